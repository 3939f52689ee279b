"""Compiles framing, disputes and a language file into one index, so that a text is read once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from provenance.errors import LexiconError
from provenance.lexicon.concepts import Framing, Wording
from provenance.lexicon.disputes import Dispute
from provenance.lexicon.forms import surface_forms
from provenance.lexicon.index import Index, Sense, Target
from provenance.lexicon.languages import Language
from provenance.text.words import fold

_WORD = re.compile(r"[^\W_]+")
_INFLECTED = re.compile(r"/[nva]\b")
_NAMES = re.compile(r"/(?=[^\W\d_a-z])")


class _Forms:
    """Folded forms and the targets each of them points to."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.targets: dict[Target, int] = {}
        self.of: defaultdict[str, set[int]] = defaultdict(set)
        self.lemmas: defaultdict[str, set[str]] = defaultdict(set)

    def surfaces(self, form: str, where: str) -> tuple[str, ...]:
        try:
            # A slash before a capital joins two names ("Derry/Londonderry"); it names no part of speech.
            return surface_forms(_NAMES.sub(" ", form), self.language)
        except ValueError as error:
            raise LexiconError(str(error), where=where) from None

    def add(self, forms: Iterable[str], target: Target, where: str) -> None:
        """Point every surface form to a target; one with a capital letter matches only capitalised text."""
        surfaces = []
        for form in forms:
            if len(_INFLECTED.findall(form)) > 1:
                surfaces.append(self._by_lemmas(form, where))
            else:
                surfaces += self.surfaces(form, where)
        if not surfaces:
            return
        plain = cased = -1
        for surface, key in zip(surfaces, folded_forms(surfaces, self.language), strict=True):
            if not key:
                continue
            if surface.islower() or surface == surface.lower():
                plain = plain if plain >= 0 else self._number(target)
                self.of[key].add(plain)
            else:
                if cased < 0:
                    marked = (target.kind, target.key, target.place, target.strength, target.precise, True)
                    cased = self._number(Target(*marked))
                self.of[key].add(cased)

    def _by_lemmas(self, form: str, where: str) -> str:
        """A phrase with `lemma~` for each inflected word, whose surface forms are noted."""
        words = []
        for word in _NAMES.sub(" ", form).replace("_", " ").split():
            base, mark, _ = word.partition("/")
            if not mark:
                words.append(word)
                continue
            lemma = folded_form(base, self.language).replace(" ", "")
            for key in folded_forms(self.surfaces(word, where), self.language):
                self.lemmas[key].add(f"{lemma}~")
            words.append(f"{base}~")
        return " ".join(words)

    def _number(self, target: Target) -> int:
        return self.targets.setdefault(target, len(self.targets))


def folded_form(surface: str, language: str) -> str:
    """The words of a form as the matcher looks them up; a trailing `*` stays on its word."""
    return folded_forms([surface], language)[0]


def folded_forms(surfaces: Sequence[str], language: str) -> list[str]:
    """The same for many forms at once."""
    folded = fold("\n".join(surface.replace("\n", " ") for surface in surfaces), language).split("\n")
    return [form if form.isalnum() else _words_of(form) for form in folded]


def _words_of(form: str) -> str:
    if "*" not in form and "~" not in form:
        return " ".join(_WORD.findall(form))
    words = []
    for piece in form.split():
        parts = _WORD.findall(piece)
        if parts and piece.endswith("~"):
            parts = ["".join(parts) + "~"]
        elif parts and piece.endswith("*"):
            parts[-1] += "*"
        words += parts
    return " ".join(words)


def compile_index(
    language: Language, framing: Framing, disputes: Sequence[Dispute], frequencies: Path | None = None
) -> Index:
    """Compile everything known in one language. Raises LexiconError for a form that cannot be expanded."""
    forms = _Forms(language.code)
    senses = _framing(forms, framing, language.code)
    for dispute in disputes:
        _dispute(forms, dispute, framing, senses)
    _language(forms, language)
    groups: dict[tuple[int, ...], int] = {}
    keys = sorted(forms.of)
    group_of = [groups.setdefault(tuple(sorted(forms.of[key])), len(groups)) for key in keys]
    pairs: defaultdict[str, set[int]] = defaultdict(set)
    for key in keys:
        if " " in key:
            first, second, *_ = words = key.split(" ")
            pairs[f"{first} {second}"].add(len(words))
    return Index(
        language.code,
        "\n".join(keys),
        group_of,
        "\n".join(pairs),
        [sum(1 << length for length in lengths) for lengths in pairs.values()],
        sorted({pair.partition(" ")[0] for pair in pairs}),
        sorted({word for key in keys if "*" in key for word in key.split(" ") if word.endswith("*")}),
        {word: sorted(lemmas) for word, lemmas in sorted(forms.lemmas.items())},
        list(groups),
        list(forms.targets),
        senses,
        language.words("suffixes"),
        language.words("prefixes"),
        _zipf(frequencies, language.code),
    )


def _framing(forms: _Forms, framing: Framing, language: str) -> dict[str, Sense]:
    senses: dict[str, Sense] = {}
    for wording in framing.wordings:
        if wording.language != language:
            continue
        concept = framing.concepts.get(wording.concept)
        if concept is None:
            raise LexiconError(
                f"concept {wording.concept!r} is nowhere defined", where=wording.where,
                mend="give it category, strength and rationale, or mend the id",
            )  # fmt: skip
        near, far = (tuple(folded_form(word, language) for word in words) for words in (wording.near, wording.far))
        senses[concept.id] = Sense(concept.category, concept.strength, concept.precise, near, far)
        target = Target("concept", concept.id, "", concept.strength, concept.precise)
        forms.add(wording.forms, target, wording.where)
        _unless(forms, wording)
    for number, terms in enumerate(framing.lists):
        if terms.language == language:
            place = f"list {number}" if terms.unless else ""
            forms.add(terms.terms, Target("list", terms.category, place, terms.strength, terms.precise), terms.where)
            forms.add(terms.unless, Target("unless", place), terms.where)
    return senses


def _unless(forms: _Forms, wording: Wording) -> None:
    """Phrases in which the concept is not meant; `~` stands for each of its surface forms."""
    target = Target("unless", wording.concept)
    for phrase in wording.unless:
        if "~" not in phrase:
            forms.add([phrase], target, wording.where)
            continue
        before, _, after = phrase.partition("~")
        for form in wording.forms:
            for surface in forms.surfaces(form, wording.where):
                forms.add([f"{before}{surface}{after}"], target, wording.where)


def _dispute(forms: _Forms, dispute: Dispute, framing: Framing, senses: dict[str, Sense]) -> None:
    code, name, where = forms.language, dispute.id, dispute.where
    forms.add(dispute.cues.get(code, ()), Target("dispute", name), where)
    forms.add(dispute.weak_cues.get(code, ()), Target("weak", name), where)
    for side in dispute.sides:
        forms.add(side.actors.get(code, ()), Target("actor", name, side.id), where)
    for party in dispute.parties:
        forms.add(party.voices.get(code, ()), Target("party", name, party.id), where)
    for referent in dispute.referents:
        forms.add(referent.neutral.get(code, ()), Target("neutral", name, referent.id), where)
        for number, label in enumerate(referent.labels):
            target = Target("label", name, f"{referent.id}/{number}", label.strength)
            forms.add(label.forms.get(code, ()), target, where)
    for number, half in enumerate(dispute.half_statements):
        forms.add(half.forms.get(code, ()), Target("half", name, str(number)), where)
    for number, standing in enumerate(dispute.standings):
        forms.add(standing.not_actor.get(code, ()), Target("not_actor", name, str(number)), where)
        forms.add(standing.not_object.get(code, ()), Target("not_object", name, str(number)), where)
    for term in dispute.terms:
        concept = framing.concepts.get(term.concept)
        strength = term.strength or (concept.strength if concept else 2)
        target = Target("concept", term.concept, name, strength, bool(concept and concept.precise))
        forms.add(term.forms.get(code, ()), target, where)
        if term.concept not in senses and term.forms.get(code):
            category = concept.category if concept else "contested-term"
            senses[term.concept] = Sense(category, strength, target.precise, (), ())


def _language(forms: _Forms, language: Language) -> None:
    where = f"languages/{language.code}.toml"
    for cue_class, verbs in language.groups.get("cues", {}).items():
        forms.add(verbs, Target("cue", cue_class), where)
    for kind, nouns in language.groups.get("speakers", {}).items():
        forms.add(nouns, Target("speaker", kind), where)
    singles = (
        ("before", language.group("attribution", "before")),
        ("after", language.group("attribution", "after")),
        ("document", language.group("attribution", "documents")),
        ("anonymous", language.group("attribution", "anonymous")),
        ("vague", language.group("attribution", "vague")),
        ("title", language.words("titles")),
        ("hedge", language.words("hedges")),
        ("negator", language.words("negators")),
        ("subject", language.group("pronouns", "subject")),
        ("credit", language.group("clauses", "credit")),
        ("selfnaming", language.group("clauses", "selfnaming")),
        ("fate", language.group("agency", "fates")),
        ("event", language.group("agency", "events")),
        ("occurs", language.group("agency", "occurs")),
    )
    for kind, words in singles:
        forms.add(words, Target(kind, kind), where)  # type: ignore[arg-type]
    for deed in ("harm", "control", "passives", "nominals", "participles"):
        forms.add(language.group("agency", deed), Target("deed", deed), where)
    for key, stance in language.groups.get("opinion", {}).items():
        forms.add(stance, Target("opinion", key), where)


def _zipf(path: Path | None, language: str) -> dict[str, int]:
    """Word → tenths of Zipf frequency, from lines `4.3: word word`."""
    zipf: dict[str, int] = {}
    if path is None or not path.exists():
        return zipf
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        frequency, _, words = line.partition(":")
        try:
            tenths = round(float(frequency) * 10)
        except ValueError:
            raise LexiconError(f"not a frequency: {frequency!r}", where=f"{path}:{number}", mend="4.3: word") from None
        zipf.update((fold(word, language), tenths) for word in words.split())
    return zipf
