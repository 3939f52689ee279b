"""Every rule that a finding can carry: what it does, why, an example, what to do instead.

`provenance explain RULE`, docs/rules.md and the check of a policy's rule names all read it here. The rules of
`loaded/*` have a category behind the slash, and `chain/required-*` what a house requires; both stand here once.
"""

from __future__ import annotations

from typing import NamedTuple

from provenance.gate.drift_rules import DRIFT_RULES


class Rule(NamedTuple):
    """One rule, as its page tells it; `severity` says when it is more than a note."""

    id: str
    what: str
    why: str
    example: str
    instead: str
    severity: str = "note"


RULES = (
    Rule(
        "loaded",
        "a word or name that carries a judgement or takes a side; the part behind the slash is its category",
        "A quoted “terrorist” and the paper's own are different facts: the finding says whose voice it stands in.",
        "The army liberated the town on Sunday.",
        "a plain word, or the word with whoever says it",
        "warning where a precise or partisan word stands in own voice, else note",
    ),
    Rule(
        "loaded/contested-name",
        "a place, a group or an event by the name that one side of a declared dispute gives it",
        "Whoever uses one side's name has answered the question that the dispute is about.",
        "Ships left Puerto Argentino on Monday.",
        "the name that the dispute's file gives as neutral, or both names once",
        "warning for strong names in own voice, else note",
    ),
    Rule(
        "loaded/model",
        "a word that no finding of the lexicon covers stands as loaded words stood where annotators marked them",
        "An estimate of a word model, given only where one is asked for (--model): worth a look, no more.",
        "The debate was vitriolic.",
        "a plain word, or whoever says it; no gate fails by this rule, whatever a policy says",
    ),
    Rule(
        "loaded/opinion",
        "a sentence in the text's own voice says how something is to be judged, or what ought to be done",
        "In a news report the reader takes it for a finding of fact; nobody stands behind it who could be asked.",
        "Unfortunately, the council closed the library.",
        "leave it out, or say whose view it is; an opinion piece may switch the rule off",
    ),
    Rule(
        "sources/single",
        "only one source is heard in the whole text",
        "With a single source nobody can tell which part of the account is its own.",
        "A page that tells a call between two presidents from one palace's statement.",
        "a second source, or a line that says that the account is one side's",
        "warning from 400 words, else note",
    ),
    Rule(
        "sources/side-silent",
        "parties that the dispute's file names are not heard; the message names every one of them",
        "Whoever is missing cannot answer.",
        "A report on a border clash with words from one capital only.",
        "ask them, or say that they could not be reached",
        "warning from 400 words, else note",
    ),
    Rule(
        "sources/vague",
        "the text reports that somebody says something without saying who",
        "“Critics say” lets a writer say it without a name to it.",
        "Critics say the plan will fail.",
        "name one of them, or say how many and where",
        "warning for the phrases that are hardly ever meant otherwise, else note",
    ),
    Rule(
        "sources/uneven-verbs",
        "one side of a dispute “claims”, twice or more, where the other “says”",
        "A verb of doubt used of one side only takes sides without a loaded word.",
        "Kyiv claimed that the road was open. Moscow said that it was closed.",
        "“said” for both; doubt belongs into a sentence of its own, with its reason",
        "note from two verbs of each side, warning from three of either",
    ),
    Rule(
        "sources/self-credit",
        "the text praises, in its own voice, the only source it hears",
        "The source's praise of itself has become the paper's.",
        "The truce held thanks to the ministry's efforts.",
        "give the praise to whoever gives it",
        "warning",
    ),
    Rule(
        "sources/unattributed-credit",
        "the text credits somebody with an outcome as a fact",
        "Who brought an outcome about is usually that party's own claim.",
        "The truce was signed thanks to the mediation of the northern neighbour.",
        "after talks mediated by …, or: … said its mediation led to it",
        "warning in own voice, else note",
    ),
    Rule(
        "agency/deletion",
        "a fixed phrase reports harm without whoever did it",
        "Violence does not erupt; somebody attacked somebody.",
        "Violence erupted at the checkpoint on Friday.",
        "say who did it, or that it is not known",
        "warning for precise phrases in own voice, else note",
    ),
    Rule(
        "agency/passive",
        "in an active dispute, harm to one side is told more than once and never with a doer; here by a passive",
        "The reader sees the dead and not who killed them.",
        "Six Palestinians were shot near the fence. … Nine Palestinians were wounded.",
        "name who did it, or say that it is not known",
    ),
    Rule(
        "agency/nominal",
        "the same, by a noun that does the harm: a strike, a blast, fighting that “erupted”",
        "A noun has no doer; readers fill in whom they expect.",
        "An airstrike hit a Palestinian bakery.",
        "say whose strike it was, or that it is not known",
    ),
    Rule(
        "agency/intransitive",
        "the same, by people who “died” in an attack",
        "A verb that needs no doer turns killing into an event.",
        "Eleven Ukrainians died in a strike on the station.",
        "were killed in a strike by …",
    ),
    Rule(
        "agency/uneven",
        "harm to one side is told with its doer, harm to the other side without",
        "What one side does looks like a deed, what the other does like weather.",
        "Israelis were killed by Palestinians; Palestinians were killed.",
        "name the doer for both, or for neither",
        "warning from two of each, else note",
    ),
    Rule(
        "text/headline",
        "a strong word of the headline stands in the story only as somebody's words or not at all, or the headline "
        "states as a fact a deed that the story hedges",
        "Most readers see the headline alone, and take it for the paper's own finding.",
        "“Disgraceful plan for the harbour”, where only one councillor calls it so.",
        "attribute it in the headline too, or use the story's own word",
    ),
    Rule(
        "text/half-statement",
        "a statement of status that leaves out its other half, as the dispute's file has it",
        "“Internationally recognised as part of X” without who lives or governs there, and the reverse, mislead alike.",
        "The enclave is internationally recognised as part of its neighbour.",
        "add the other half in a clause",
    ),
    Rule(
        "text/mixed-names",
        "two sides' names for one thing, both in the text's own voice, with no word that explains it",
        "A reader cannot tell that both are the same, or why the name changes.",
        "Ships leave Port Stanley at noon. … Snow fell on Puerto Argentino.",
        "one name throughout, the other once in brackets",
    ),
    Rule(
        "chain/uncredited-copy",
        "a text given with --against was copied or translated, and is credited nowhere",
        "Readers are owed the name of whose text this was.",
        "Two paragraphs stand word for word in an earlier report of another outlet.",
        "credit the source, or show that both took it from a third",
        "warning",
    ),
    Rule(
        "chain/credited-not-found",
        "a text given with --against is by a credited source, and shares no more with this one than chance",
        "Either the credit or the text that was given is the wrong one.",
        "“Source: Radio Meridiana”, held against a report of Radio Meridiana on something else.",
        "give the text that was used, or mend the credit",
        "warning",
    ),
    Rule(
        "chain/unnamed-source",
        "a text given with --against was taken over, and names no outlet",
        "Without a name nobody can tell whether it is credited.",
        "A file without metadata that holds the same paragraphs.",
        "give the page itself, or add `publisher` to its front matter",
    ),
    Rule(
        "chain/quote-translated",
        "a quotation in a translated text: its words are the translator's",
        "Quotation marks promise the speaker's words.",
        "A translated page that quotes a minister.",
        "check it against the primary text, or report it without quotation marks",
    ),
    Rule(
        "chain/incomplete",
        "a relayed or translated text that does not lead back to its original",
        "A reader cannot follow the text back without link, language, date and name of the original.",
        "“Via Radio Meridiana”, and nothing more.",
        "`provenance credit` writes the line",
    ),
    Rule(
        "chain/ownership-undisclosed",
        "a link of the chain is assessed as state-controlled and the text does not say so",
        "Readers judge an account by who stands behind it; the assessment is the named body's.",
        "A statement carried by a state agency that is named without a word on it.",
        "add who controls it, and who says so",
    ),
    Rule(
        "chain/contradiction",
        "two statements about where the text comes from cannot both be true",
        "One of the credits is wrong.",
        "The byline names one author, the metadata another.",
        "mend the credit that is wrong",
        "warning",
    ),
    Rule(
        "chain/required",
        "the policy requires an element of the chain that the text does not give",
        "The house decided that its readers need it.",
        "A translated page without the translator, where the policy requires one.",
        "add it",
        "as the policy says",
    ),
    *(Rule(*one) for one in DRIFT_RULES),
    Rule(
        "glossary/avoid",
        "a term that the house's glossary does not use",
        "The house decided so; the finding names the file and line.",
        "A term of the policy's [[glossary]].",
        "what the glossary writes instead",
        "as the policy says",
    ),
    Rule(
        "gate/waiver-unused",
        "a waiver lets nothing pass any more",
        "What it was for is gone, so it may go too.",
        "A waiver for a word that was replaced.",
        "delete it",
        "warning",
    ),
    Rule(
        "gate/waiver-expired",
        "the last day of a waiver is over",
        "It lets nothing pass from now on.",
        "A waiver until last Friday.",
        "settle what it covered, or renew it with a reason",
        "warning",
    ),
)  # fmt: skip


def rule(name: str) -> Rule | None:
    """The rule of an id, or of the part before the slash or hyphen that covers it; None where nobody knows it."""
    by_id = {one.id: one for one in RULES}
    if name in by_id:
        return by_id[name]
    if name.startswith("chain/required-"):
        return by_id["chain/required"]
    return by_id.get(name.partition("/")[0])
