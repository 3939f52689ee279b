"""The disclosure line that a page should carry, in its own language, and the JSON-LD to paste beside it."""

from __future__ import annotations

from provenance.chain.graph import Chain, Node
from provenance.formats.disclosure_words import WORDS, Phrases
from provenance.formats.json import render as to_json
from provenance.formats.jsonld import document


def line(chain: Chain) -> str:
    """The suggested disclosure line, from the farthest source to this page; "" where nothing is to disclose."""
    words = WORDS.get(chain.node("page").language or "en", WORDS["en"])
    cited = [node for node in chain.nodes if any(hop.source == node.id and hop.kind == "quoted" for hop in chain.hops)]
    credited = [node for node in chain.nodes if _kind(chain, node) == "credited" and node not in cited]
    hands = [
        node for node in chain.nodes if node.kind in ("agency", "outlet") and node not in cited and node not in credited
    ]
    parts = []
    if cited:
        parts.append(words.based.format(_names(cited, words)))
    if credited:
        parts.append(words.information.format(_names(credited, words)))
    if hands:
        parts.append(words.source.format(_names(hands, words)))
    translators = [node for node in chain.nodes if node.kind == "translator"]
    if translators:
        parts.append(_translated(chain, translators, hands, words))
    return ". ".join(parts) + "." if parts else ""


def _kind(chain: Chain, node: Node) -> str:
    return next((hop.kind for hop in chain.hops if hop.source == node.id), "")


def _translated(chain: Chain, translators: list[Node], hands: list[Node], words: Phrases) -> str:
    names = _names(translators, words)
    if all(_is_machine(chain, node) for node in translators):
        return words.machine.format(names)
    spoken = next((node.language for node in reversed(hands) if node.language), "")
    return words.translated_from.format(names, spoken) if spoken else words.translated.format(names)


def _is_machine(chain: Chain, node: Node) -> bool:
    return node.name == "machine translation" or node.name.lower() in ("deepl", "google translate", "google", "chatgpt")


def _names(nodes: list[Node], words: Phrases) -> str:
    names = [_disclosed(node) for node in nodes]
    return f"{', '.join(names[:-1])} {words.joined} {names[-1]}" if len(names) > 1 else names[0]


def _disclosed(node: Node) -> str:
    """A name with what an assessor says of its ownership, so that the line discloses it too."""
    owned = next(
        (each for each in node.ownership if "state" in each.says.lower() or "captured" in each.says.lower()), None
    )
    return f"{node.name} ({owned.says}: {owned.body}, {owned.date})" if owned else node.name


def render(chains: list[tuple[str, Chain]]) -> str:
    """For each chain the line, what is still missing, and the JSON-LD to paste."""
    return "\n".join(_one(path, chain) for path, chain in chains)


def _one(path: str, chain: Chain) -> str:
    said = line(chain)
    parts = [path, "", f"  {said}" if said else "  nothing to disclose: the text names no source it was taken from"]
    if chain.missing:
        parts += ["", *(f"  still missing: {gap.what}" for gap in chain.missing)]
    parts += ["", '<script type="application/ld+json">', to_json(document(chain, whole=False)).rstrip(), "</script>"]
    return "\n".join(parts) + "\n"
