"""What a text cites by name: statements, documents, broadcasts, posts, interviews, and other media.

A named document or medium is where information came from, so it is a stage of the way. A person or office that
merely speaks is a source heard, not a stage.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from provenance.chain.graph import Evidence, Node
from provenance.chain.hands import Hands, outlet_node
from provenance.chain.media_cited import media_cited, posts_cited
from provenance.chain.metadata import cited_works
from provenance.framing.analysis import Analysis
from provenance.framing.speakers import Speaker
from provenance.lexicon.languages import language as known

# What may stand between the words of an office's name.
_OF = frozenset(
    ("de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "der", "für", "und", "y", "et", "e")
)
# Languages that write the noun of an office small behind its name: "Tikinti nazirliyi".
_SMALL_OFFICES = frozenset(("az",))
# A date that the mention of a speaker took along: "the United Nations in 1993".
_DATED = re.compile(r"\s+(?:\w{1,3}\s+)?(?:19|20)\d\d$")


class Cited(NamedTuple):
    """A cited node with every mention of it, a note where its name is open, and the id of who cites it, if not we."""

    node: Node
    speakers: list[Speaker]
    note: str = ""
    through: str = ""


def cited(analysis: Analysis, hands: Hands) -> list[Cited]:
    """The statements and media that a text cites, in order of first mention."""
    found: dict[str, Cited] = {}
    for speaker in analysis.voices.speakers:
        if speaker.kind == "anonymous" or not speaker.name:
            continue
        key = _statement_name(speaker, analysis.article.language) or (
            speaker.name if _is_medium(speaker, hands) else ""
        )
        if not key or any(hand.node.name.casefold() == key.casefold() for hand in hands.found):
            continue
        if key.casefold() not in found:
            found[key.casefold()] = _cited(key, speaker, hands)
        found[key.casefold()].speakers.append(speaker)
    _add_posts(analysis, hands, found)
    _add_media(analysis, hands, found)
    return [one for one in found.values() if all(one.node.name != hand.node.name for hand in hands.found)]


def _add_posts(analysis: Analysis, hands: Hands, found: dict[str, Cited]) -> None:
    """Add what somebody named wrote on a platform."""
    language = analysis.article.language
    for post in posts_cited(analysis):
        name = _DATED.sub("", post.speaker.name)
        office = language in _SMALL_OFFICES and post.speaker.kind not in ("person", "unknown")
        name = name if office else _proper(name, language)
        if name and not name[:1].islower():
            key = f"{name} {post.platform} post" if language == "en" else f"{post.platform} ({name})"
            if key.casefold() not in found:
                found[key.casefold()] = Cited(Node(hands.identity(key), key, "statement"), [])
            found[key.casefold()].speakers.append(post.speaker)


def _add_media(analysis: Analysis, hands: Hands, found: dict[str, Cited]) -> None:
    """Add the media named beside a word of saying, and who of them cites whom."""
    in_sentence: dict[int, tuple[list[str], list[str]]] = {}
    for mention in media_cited(analysis, hands):
        key = _same(mention.name, hands, found) or mention.name.casefold()
        if any(hands.same(hand.node.name, mention.name) for hand in hands.found):
            continue
        if key not in found:
            outlet, note = hands.resolve(mention.name)
            found[key] = Cited(outlet_node(hands.identity(mention.name), mention.name, outlet), [], note)
        if all(one.start > mention.end or one.end < mention.start for one in found[key].speakers):
            found[key].speakers.append(mention.speaker())
        in_sentence.setdefault(mention.sentence, ([], []))[mention.citing].append(key)
    for reporting, citing in in_sentence.values():
        for key in citing:
            if len(reporting) == 1 and reporting[0] != key:
                found[key] = found[key]._replace(through=found[reporting[0]].node.id)


def _same(name: str, hands: Hands, found: dict[str, Cited]) -> str:
    """The key under which a medium was found already, perhaps by another of its names."""
    return next(
        (key for key, one in found.items() if one.node.kind != "statement" and hands.same(one.node.name, name)), ""
    )


def works(hands: Hands, sources: list[Cited]) -> list[tuple[Node, Evidence]]:
    """The works that metadata alone says the text cites, each with the field that says so."""
    named = {one.node.name.casefold() for one in sources} | {hand.node.name.casefold() for hand in hands.found}
    found = []
    for name, publisher, field in cited_works(hands.article):
        if name.casefold() in named or hands.is_own(name):
            continue
        outlet, _ = hands.resolve(publisher or name)
        if outlet is not None and publisher == name:
            node = outlet_node(hands.identity(name), name, outlet)
        else:
            node = Node(hands.identity(name), name, "statement")
        found.append((node, Evidence(field=field, value=name)))
    return found


def _cited(key: str, speaker: Speaker, hands: Hands) -> Cited:
    if _statement_name(speaker, hands.article.language):
        return Cited(Node(hands.identity(key), key, "statement"), [])
    outlet, note = hands.resolve(key)
    return Cited(outlet_node(hands.identity(key), key, outlet), [], note)


def _statement_name(speaker: Speaker, language: str) -> str:
    """ "Kremlin statement" for a speaker that is cited through a document, "" for one that merely speaks."""
    document = speaker.document
    if not document or speaker.name.lower() == document.lower() or document.lower() in speaker.name.lower().split():
        return ""
    name = _DATED.sub("", speaker.name)
    name = name if speaker.kind == "igo" else _proper(name, language)
    if not name:
        return ""
    return f"{name} {document}" if language == "en" else f"{document} ({name})"


def _proper(name: str, language: str) -> str:
    """A name without what the mention took along behind it: "Kremls vom Montag", "Kremlin difundido"."""
    words = name.split()
    if language == "en" or not words[0][:1].isupper():
        return name if words[0].lower() not in known(language).words("function_words") else ""
    upto = 1
    for number, word in enumerate(words[1:], start=2):
        if word[:1].isupper() or word[:1].upper() == word[:1]:
            upto = number
        elif word.lower() not in _OF:
            break
    kept = " ".join(words[:upto])
    short = len(kept) < 3 and not kept.isupper()  # "In einem Interview"
    return "" if short or kept.lower() in known(language).words("function_words") else kept


def _is_medium(speaker: Speaker, hands: Hands) -> bool:
    """Whether a speaker is an outlet or agency, not this page itself; an institution speaks for itself."""
    if speaker.party or speaker.side or not speaker.name[:1].isupper() or hands.is_own(speaker.name):
        return False
    return any(one.kind != "institution" and not one.ambiguous for one in hands.outlets.bearing(speaker.name))
