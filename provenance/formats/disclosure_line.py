"""The disclosure line of a chain, from the farthest source to this page, in the page's own language."""

from __future__ import annotations

from provenance.chain.graph import Chain, Node
from provenance.formats.disclosure_languages import from_language, owned
from provenance.formats.disclosure_words import WORDS

MACHINE = "machine translation"
_TOOLS = ("deepl", "google", "chatgpt", "gpt-", "yandex translate", "яндекс", "bing translator", "microsoft translator")


def line(chain: Chain) -> str:
    """The suggested disclosure line, from the farthest source to this page; "" where nothing is to disclose."""
    code = chain.node("page").language or "en"
    words = WORDS.get(code, WORDS["en"])
    cited = [node for node in chain.nodes if any(hop.source == node.id and hop.kind == "quoted" for hop in chain.hops)]
    credited = [node for node in chain.nodes if _kind(chain, node) == "credited" and node not in cited]
    hands = [
        node for node in chain.nodes if node.kind in ("agency", "outlet") and node not in cited and node not in credited
    ]
    parts = []
    if cited:
        parts.append(words.based.format(_names(cited, code)))
    if credited:
        parts.append(words.information.format(_names(credited, code)))
    if hands:
        parts.append(words.source.format(_names(hands, code)))
    translators = [node for node in chain.nodes if node.kind == "translator"]
    if translators:
        parts.append(_translated(chain, translators, hands, code))
    return ". ".join(parts) + "." if parts else ""


def _kind(chain: Chain, node: Node) -> str:
    return next((hop.kind for hop in chain.hops if hop.source == node.id), "")


def _translated(chain: Chain, translators: list[Node], hands: list[Node], code: str) -> str:
    words = WORDS.get(code, WORDS["en"])
    names = _names(translators, code)
    if all(is_machine(node) for node in translators):
        tools = ", ".join(node.name for node in translators if node.name != MACHINE)
        return words.machine.format(tools) if tools else words.machine.replace(" ({0})", "")
    spoken = from_language(code, next((node.language for node in reversed(hands) if node.language), "") or "")
    return words.translated_from.format(names, spoken) if spoken else words.translated.format(names)


def is_machine(node: Node) -> bool:
    """Whether a translator is a program."""
    name = node.name.lower()
    return node.kind == "translator" and (name == MACHINE or any(tool in name for tool in _TOOLS))


def _names(nodes: list[Node], code: str) -> str:
    joined = WORDS.get(code, WORDS["en"]).joined
    names = [_disclosed(node, code) for node in nodes]
    return f"{', '.join(names[:-1])} {joined} {names[-1]}" if len(names) > 1 else names[0]


def _disclosed(node: Node, code: str) -> str:
    """A name with what an assessor says of its ownership, so that the line discloses it too."""
    says = next((each for each in node.ownership if "state" in each.says or "captured" in each.says), None)
    return f"{node.name} ({owned(code, says.says)}: {says.body}, {says.date})" if says else node.name
