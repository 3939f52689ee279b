"""The policy a house begins with: every setting explained, nothing failing until the house says so."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.article.language_names import language_code
from provenance.errors import UsageError
from provenance.gate.required import ELEMENTS
from provenance.gate.toml_tables import nearest
from provenance.lexicon.houses import House
from provenance.lexicon.lexicon import Lexicon

_TEXT = """\
# The policy of a newsroom for `provenance check`: found by walking up from each article, or named by --config.
# `provenance config FILE` prints what is in force and where each value came from. Lines behind # are examples.

# Whose reading of a style guide applies. Known: {houses}.
# {house_says}
house = "{house}"

# Languages the house publishes in; a text in another one is reported as not checked.
languages = [{languages}]

# Advisory: findings are shown and nothing fails. Take this line out when the desk is ready.
advisory = true

# The severity from which a check fails: error, warning, note or never. Nothing is an error before a rule says so.
fail_on = "error"

# How easily each text reads, by the method of its language; off without the line.
# readability = true

# Limits which disputes may switch on; without the line, all whose cues stand in a text.
{disputes}

# What the chain of a text must name; a missing one is an error. Known:
{elements}
# require = ["translator", "original-link"]

# A model that scores words, and adds notes that fail no gate: ours, or the folder of one trained on your own labels.
# model = "words-en"

# The text that an article was made from, laid against it in every check, as seen from this file: {{name}} is the
# article's name, {{stem}} its name without the last ending, {{base}} without all endings.
# against = ["originals/{{base}}.es.txt"]

# Own words, disputes and readings, in folders laid out like the lexicons, as seen from this file.
# lexicons = ["lexicon"]

# Findings the house had when it began: write them with `provenance baseline ARCHIVE`, and only new ones count.
# baseline = "provenance-baseline.json"

# A severity for the findings that fit: off, note, warning or error. The last rule that fits decides.
# Conditions: match, voice, passage, languages, disputes, concepts. `provenance explain RULE` says what a rule is.
# [[rule]]
# match = ["loaded/contested-name", "loaded/conflict-verb"]
# voice = ["own"]
# severity = "error"

# Headlines first: the same word weighs more there.
# [[rule]]
# match = "loaded/*"
# passage = ["headline"]
# voice = ["own"]
# severity = "error"

# What the house writes instead. A star at the end of a word is any ending.
# [[glossary]]
# term = "so-called"
# instead = ["name it, or say who calls it so"]
# because = "It passes a judgement without giving one."

# Waivers name a rule, a reason and a person. They may stand in the text, in ARTICLE.waivers.toml, or here:
# [waivers]
# file = "provenance-waivers.toml"
# in_text = true
# expiry_required = true

# [limits]
# size = "2 MB"

# Who let which findings pass, in an append-only log. It can be discoverable: think before you switch it on.
# [sign_off]
# log = "sign-off.jsonl"
# retain = 365

# Other settings for some files; patterns are seen from this file.
# [[override]]
# files = ["opinion/**"]
# fail_on = "never"
"""


def new_policy(lexicon: Lexicon, house: str, languages: Sequence[str]) -> str:
    """The policy's text. Raises UsageError for a house or language that nobody knows."""
    codes = []
    for one in languages:
        code = language_code(one)
        if not code or not lexicon.has_framing(code):
            known = lexicon.framing_languages
            raise UsageError(f"no framing lexicon for language {one!r}", where="--lang", mend=nearest(one, known))
        codes.append(code)
    if house not in lexicon.houses:
        raise UsageError(f"no house is called {house!r}", where="--house", mend=nearest(house, lexicon.houses))
    chosen = lexicon.houses[house]
    elements = "\n".join(f"#   {name}: {element.asks}" for name, element in ELEMENTS.items())
    return _TEXT.format(
        houses=", ".join(sorted(lexicon.houses)), house=house, house_says=_of(chosen), elements=elements,
        languages=", ".join(f'"{code}"' for code in dict.fromkeys(codes)), disputes=_disputes(lexicon, codes),
    )  # fmt: skip


def _of(house: House) -> str:
    checked = sum(ruling.status == "checked" for ruling in house.rulings.values())
    return f"{house.name}: {house.kind}; {len(house.rulings)} rulings, {checked} of them read at their source."


def _disputes(lexicon: Lexicon, codes: Sequence[str]) -> str:
    """The disputes with words in the languages, as a setting that is commented out."""
    names = [name for name in lexicon.dispute_ids if set(lexicon.dispute(name).languages) & set(codes)]
    rows = [f"#   {', '.join(repr(name)[1:-1] for name in names[at : at + 5])}" for at in range(0, len(names), 5)]
    example = names[0] if names else lexicon.dispute_ids[0]
    return "\n".join([f"# With words in {', '.join(dict.fromkeys(codes))}:", *rows, f'# disputes = ["{example}"]'])
