"""The differences that matter most, each in one sentence with the words it rests on.

Ranked by a stated rule and no model: numbers that contradict each other first, then wording that takes a side in an
outlet's own voice, then who is heard, what was done to quotations, what only some tell, and how far back each goes.
At most two of one kind, so that one dispute does not fill the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from provenance.compare.comparison import (
    Comparison,
    ConceptRow,
    Difference,
    Evidence,
    LabelRow,
    names_of,
)
from provenance.compare.facts import Fact, Telling
from provenance.compare.loadedness import loadedness
from provenance.compare.quotations import both_shown
from provenance.compare.uses import Cell, Use
from provenance.lexicon.disputes import Dispute, Party

_SHOWN, _OF_A_KIND, _EVIDENCE = 5, 2, 6
_SHORT = 90
# Where the weights of the rule start; docs/compare.md states them.
FIGURE, NAMES, CONCEPT, HEARD, QUOTATION, LEAD, HISTORY = 4.0, 3.0, 2.0, 3.0, 2.5, 2.0, 1.0
AGENCY = 3.5
_YEARS = 5


def summary(made: Comparison, disputes: Sequence[Dispute]) -> list[Difference]:
    """The five differences with the most weight; equal weights stay in the order of the report."""
    names = names_of(made.articles)
    sides = {side.id: side.name for dispute in disputes for side in dispute.sides}
    parties = {party.name: party for dispute in disputes for party in dispute.parties}
    found = [
        *_figures(made, names),
        *_agency(made, names),
        *_labels(made.labels, names, sides),
        *_heard(made, names, parties),
        *_quotations(made, names),
        *_concepts(made.concepts, names),
        *_leads(made, names),
        *loadedness(made, names),
        *_history(made, names),
    ]
    shown: list[Difference] = []
    kinds: Counter[str] = Counter()
    for one in sorted(found, key=lambda one: -one.weight):
        if kinds[one.kind] < _OF_A_KIND and len(shown) < _SHOWN:
            kinds[one.kind] += 1
            shown.append(one)
    return shown


def _figures(made: Comparison, names: Sequence[str]) -> Iterator[Difference]:
    for row in made.figures:
        first: dict[int, str] = {}
        for figure in row.figures:
            first.setdefault(figure.article, f"{figure.hedge} {figure.text}".strip())
        said = ", ".join(f"{text} in {names[article]}" for article, text in first.items())
        evidence = tuple(Evidence(one.article, one.text, one.start, one.end) for one in row.figures)
        of = {"date": "dates", "%": "percentages"}.get(row.of, f"“{row.of}”")
        yield Difference("figure", f"The numbers for {of} differ: {said}.", FIGURE, evidence[:_EVIDENCE])


def _agency(made: Comparison, names: Sequence[str]) -> Iterator[Difference]:
    """A fact that one text tells with its doer and another, in its own voice, without."""
    told = [(row, cell.article, deed) for row in made.deeds for cell in row.cells for deed in cell.deeds]
    for fact in made.facts.shared:
        here = [
            (row, article, deed)
            for row, article, deed in told
            for one in fact.tellings
            if one.article == article and one.start <= deed.spans[0][0] < one.end and deed.voice == "own"
        ]
        for row, article, deed in here:
            hidden = next((h for h in here if h[0].hidden and h[1] != article and h[2].kind == deed.kind), None)
            clear = hidden is not None and not any(h[1] == hidden[1] and not h[0].hidden for h in here)
            if row.hidden or hidden is None or not clear:
                continue
            said = f"{names[article]} says who did it ({_cut(row.name)}: “{deed.verb}”); {names[hidden[1]]} does not "
            said += f"(“{hidden[2].verb}”, {hidden[2].form})."
            evidence = (
                Evidence(article, deed.verb, *deed.spans[0]),
                Evidence(hidden[1], hidden[2].verb, *hidden[2].spans[0]),
            )
            yield Difference("agency", said, AGENCY, evidence)
            break


def _labels(rows: Sequence[LabelRow], names: Sequence[str], known: dict[str, str]) -> Iterator[Difference]:
    for row in rows:
        own = {cell.article: [use for use in cell.uses if use.voice == "own"] for cell in row.cells}
        own = {article: uses for article, uses in own.items() if uses}
        sides = {article: {use.side or "" for use in uses} for article, uses in own.items()}
        if len({frozenset(one - {""}) for one in sides.values()}) < 2:
            continue
        taken = {side for one in sides.values() for side in one if side}
        weight = NAMES + 0.5 * (len(taken) > 1) + _headline(own)
        worded: dict[tuple[str, str], list[str]] = {}
        for article, uses in own.items():
            for side in sorted(sides[article] - {""}):
                worded.setdefault((_words(_of(uses, side)), side), []).append(names[article])
        said = [
            f"{_listed(sayers)} {'says' if len(sayers) == 1 else 'say'} {words}, which favours {known.get(side, side)}"
            for (words, side), sayers in worded.items()
        ]
        plain = [names[article] for article in own if sides[article] == {""}]
        said += [f"{_listed(plain)} {'uses' if len(plain) == 1 else 'use'} only neutral names"] if plain else []
        yield Difference("names", f"{_capital(row.name)}: {'; '.join(said)}.", weight, _evidence(own))


def _concepts(rows: Sequence[ConceptRow], names: Sequence[str]) -> Iterator[Difference]:
    for row in rows:
        own = {cell.article: [use for use in cell.uses if use.voice == "own"] for cell in row.cells}
        own = {article: uses for article, uses in own.items() if uses}
        rest = [cell for cell in row.cells if cell.article not in own]
        if not own or not rest:
            continue
        sided = any(use.side for uses in own.values() for use in uses)
        taken = row.join is not None and bool(row.join.taken_over)
        times = sum(len(use.spans) for uses in own.values() for use in uses)
        weight = CONCEPT + sided + 0.5 * taken + _headline(own) + min(0.1 * times, 0.4)
        given = [cell for cell in rest if cell.uses]
        silent = [names[cell.article] for cell in rest if not cell.uses]
        worded: dict[str, list[str]] = {}
        for article, uses in own.items():
            worded.setdefault(_words(uses), []).append(names[article])
        said = "; ".join(
            f"{_listed(sayers)} {'says' if len(sayers) == 1 else 'say'} {words} in "
            f"{'its' if len(sayers) == 1 else 'their'} own voice"
            for words, sayers in worded.items()
        )
        said += "".join(f"; {names[cell.article]} gives {_words(cell.uses)} to {_speaker(cell)}" for cell in given[:3])
        said += f"; {_listed(silent)} {'does' if len(silent) == 1 else 'do'} not use such a word" if silent else ""
        yield Difference("concept", f"{said}.", weight, _evidence(own, given))


def _heard(made: Comparison, names: Sequence[str], parties: dict[str, Party]) -> Iterator[Difference]:
    for name in sorted({name for row in made.sources for name in row.silent}):
        party = parties[name]
        silent = [row.article for row in made.sources if name in row.silent]
        heard = [
            (row.article, source)
            for row in made.sources
            for source in row.heard
            if row.article not in silent and (source.party == party.id or (party.side and source.side == party.side))
        ]
        if not heard:
            continue
        hearing = list(dict.fromkeys(article for article, _ in heard))
        said = f"{_capital(name)}: heard in {_listed([names[number] for number in hearing])}, "
        said += f"not in {_listed([names[number] for number in silent])}."
        evidence = tuple(Evidence(article, one.name, one.start, one.end) for article, one in heard)
        yield Difference("heard", said, HEARD, evidence[:_EVIDENCE])


def _quotations(made: Comparison, names: Sequence[str]) -> Iterator[Difference]:
    for pair in made.quotations:
        if pair.change != "altered" and not pair.speakers_differ:
            continue
        evidence = tuple(Evidence(one.article, one.text, one.start, one.end) for one in (pair.one, pair.other))
        one, other = names[pair.one.article], names[pair.other.article]
        if pair.speakers_differ:
            said = f"{one} gives “{_cut(pair.one.text)}” to {pair.one.speaker}, {other} to {pair.other.speaker}."
            yield Difference("quotation", said, QUOTATION + 0.5, evidence)
        else:
            first, second = both_shown(pair)
            said = f"A quotation differs: “{_cut(first)}” in {one}, “{_cut(second)}” in {other}."
            yield Difference("quotation", said, QUOTATION + min(0.1 * len(pair.missing), 0.3), evidence)


def _leads(made: Comparison, names: Sequence[str]) -> Iterator[Difference]:
    for fact in made.facts.shared:
        early = [t for t in fact.tellings if t.part in ("headline", "lead")]
        languages = {made.articles[t.article].language for t in fact.tellings}
        # What was looked for in another language only is too often told and not recognised.
        missing = [
            one for one in fact.not_found if one.similarity < 0.25 and made.articles[one.article].language in languages
        ]
        if not early or not missing:
            continue
        told = list(dict.fromkeys(names[t.article] for t in fact.tellings))
        said = (
            (
                f"“{_cut(early[0].text)}” opens {names[early[0].article]} (also in {_listed(told[1:])}); "
                f"it was not found in {_listed([names[one.article] for one in missing])}."
            )
            if len(told) > 1
            else ""
        )
        if said:
            yield Difference("lead", said, LEAD + 0.2 * fact.voices, tuple(_told(fact)))


def _told(fact: Fact) -> Iterator[Evidence]:
    for telling in fact.tellings[:_EVIDENCE]:
        yield _quoted(telling)


def _quoted(telling: Telling) -> Evidence:
    return Evidence(telling.article, telling.text, telling.start, telling.end)


def _history(made: Comparison, names: Sequence[str]) -> Iterator[Difference]:
    years = [(one.year, one) for one in made.history if one.year and one.earliest is not None]
    if len(years) < 2:
        return
    (low, first), (high, last) = min(years, key=lambda y: y[0]), max(years, key=lambda y: y[0])
    if high - low < _YEARS or first.earliest is None or last.earliest is None:
        return
    said = f"{names[first.article]} goes back to {low}, {names[last.article]} only to {high}."
    yield Difference("history", said, HISTORY, (_quoted(first.earliest), _quoted(last.earliest)))


def _of(uses: Sequence[Use], side: str) -> list[Use]:
    return [use for use in uses if use.side == side]


def _headline(own: dict[int, list[Use]]) -> float:
    return 1.0 if any(use.passage == "headline" for uses in own.values() for use in uses) else 0.0


def _evidence(own: dict[int, list[Use]], given: Sequence[Cell] = ()) -> tuple[Evidence, ...]:
    cells = [*own.items(), *((cell.article, list(cell.uses)) for cell in given)]
    found = [Evidence(article, use.text, *use.spans[0]) for article, uses in cells for use in uses[:2]]
    return tuple(found[:_EVIDENCE])


def _words(uses: Sequence[Use]) -> str:
    texts = {use.text.casefold(): use.text for use in reversed(uses)}
    texts = dict(reversed(texts.items()))
    return ", ".join(f"“{_cut(text)}”" for text in list(texts.values())[:3])


def _speaker(cell: Cell) -> str:
    named = next((use.speaker for use in cell.uses if use.speaker), None)
    return _cut(named) if named else "somebody"


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rsplit(" ", 1)[0] + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
