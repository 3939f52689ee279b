"""The rules of drift as their pages tell them: what a text says otherwise than the source it is laid against.

They are differences, and nobody's fault: a desk that meant one lets it stand with a reason.
"""

from __future__ import annotations

_SURE = "warning where the sentences surely belong together, else note"
_MEANT = "as the source has it, or a waiver with the reason"

# Id, what it does, why, an example, what to do instead, when it is more than a note.
DRIFT_RULES: tuple[tuple[str, ...], ...] = (
    ("drift/attribution-dropped", "what the source gives to a speaker, the text says in its own voice",
     "What somebody said has become a fact.",
     "“The ministry said that two convoys had been stopped” becomes “Two convoys were stopped”.", _MEANT, _SURE),
    ("drift/number-changed", "a number stands in place of another one of the source",
     "Figures do not change by translation; other units, clocks and spellings of one number are known.",
     "“46 minutes” becomes “64 minutes”.", _MEANT, _SURE),
    ("drift/number-lost", "a figure of the source is missing", "The reader is told less.",
     "“Fourteen of 300 patients” becomes “fourteen patients”.", _MEANT),
    ("drift/number-added", "a figure that the source does not give", "Nothing in the source stands behind it.",
     "“Several villages” becomes “38 villages”.", "say where the figure is from"),
    ("drift/date-changed", "a date stands in place of another one of the source", "One of the two is wrong.",
     "“9 May” becomes “19 May”.", _MEANT, _SURE),
    ("drift/name-changed", "a name that is nearly, and not quite, one of the source",
     "It may be a slip, or another person.", "“Lukashin” becomes “Lukashenko”.", _MEANT),
    ("drift/side-changed", "a name or a deed takes another side of a dispute than in the source",
     "Both name the same thing, for different readers.",
     "One town's name in the source, the other side's name for it in the text.", _MEANT, _SURE),
    ("drift/concept-added", "a loaded word where the source has none, though its language has words for it",
     "The judgement is the text's, and readers will take it for the source's.",
     "“Control” becomes “occupation”.", _MEANT,
     "warning for a precise or partisan word in own voice, else note"),
    ("drift/concept-stronger", "a loaded word is stronger than the one it stands for",
     "The text says more than the source.", "“Protesters” become “a mob” by way of “troublemakers”.", _MEANT,
     "warning for a precise or partisan word in own voice, else note"),
    ("drift/concept-weaker", "a loaded word is weaker than the one it stands for",
     "The text says less than the source.", "“Massacre” becomes “deaths”.", _MEANT),
    ("drift/concept-lost", "a loaded word of the source has no counterpart",
     "The reader cannot see how the source judges.", "“The so-called republic” becomes “the republic”.", _MEANT),
    ("drift/hedge-lost", "the source leaves open what the text states", "Doubt has become certainty.",
     "“Apparently both agreed” becomes “Both agreed”.", _MEANT),
    ("drift/hedge-added", "the source states what the text leaves open", "Certainty has become doubt.",
     "“Both agreed” becomes “Both allegedly agreed”.", _MEANT),
    ("drift/quotation-lost", "a quotation of the source has lost its marks",
     "A speaker's words are no longer given as such.", "A quoted sentence becomes running text.", _MEANT),
    ("drift/quotation-added", "a quotation that the source does not have",
     "Words that nobody is quoted with are put into a mouth.", "Reported speech becomes a quotation.", _MEANT),
    ("drift/quotation-changed", "a quotation is not word for word that of a source in the same language",
     "Quotation marks promise the speaker's own words.", "A word inside the marks was smoothed.", _MEANT),
    ("drift/cut", "sentences of the source that the text leaves out", "Readers do not know what is missing.",
     "The paragraph with the other side's answer is gone.", "nothing, or a waiver with the reason"),
    ("drift/added", "sentences that the source does not have", "Nothing in the source stands behind them.",
     "A paragraph of background put in by the desk.", "say that it is the desk's"),
)  # fmt: skip
