"""Who does harm in a sentence, how the doer is hidden, and when that is worth a finding."""

from __future__ import annotations

from itertools import combinations

import pytest

from provenance.article.read import read_text
from provenance.framing.analysis import Analysis, analyse
from provenance.framing.clerk import Clerk
from provenance.framing.finding import Finding
from provenance.framing.findings import framing_findings
from provenance.framing.uneven_verbs import is_noun
from provenance.lexicon.disputes import Dispute
from provenance.lexicon.lexicon import Lexicon

LEXICON = Lexicon()
PAIRS = [
    (name, first.id, second.id)
    for name in LEXICON.dispute_ids
    for first, second in combinations(LEXICON.dispute(name).sides, 2)
    if second.id in first.opposes
]


def read(text: str, language: str = "en", dispute: str = "") -> Analysis:
    only = [dispute] if dispute else []
    return analyse(read_text(text, language=language), LEXICON, only, switched_on=only)


def found(text: str, rule: str, dispute: str = "") -> list[Finding]:
    analysis = read(text, dispute=dispute)
    findings = framing_findings(analysis, LEXICON, origin="this text")
    return [finding for finding in findings if finding.rule.startswith(rule)]


@pytest.mark.parametrize(
    ("language", "text", "form", "actor"),
    [
        ("en", "Soldiers shot nine people near the fence.", "active", "Soldiers"),
        ("en", "Nine people were shot dead by soldiers near the fence.", "passive", "soldiers"),
        ("en", "Nine people were shot near the fence.", "agentless", ""),
        ("en", "Three killed in raid on border village", "agentless", ""),
        ("en", "A man was killed by a bullet.", "agentless", ""),
        ("en", "A boy was wounded by Friday.", "agentless", ""),
        ("en", "An airstrike killed four people.", "nominal", ""),
        ("en", "A Syrian airstrike killed four people.", "active", "Syrian"),
        ("en", "Clashes erupted in the old town.", "nominal", ""),
        ("en", "Four people died in an airstrike on the camp.", "intransitive", ""),
        ("en", "Two were wounded by police gunfire.", "passive", "police"),
        ("en", "Two men were stabbed and killed by a guard.", "passive", "a guard"),
        ("en", "Nine people killed at the harbour were buried.", "agentless", ""),
        ("en", "The violence left ten people injured.", "nominal", ""),
        ("en", "Rebels left ten people wounded.", "passive", "Rebels"),
        ("en", "A shooting at a clinic in Marn last month that killed three people was condemned.", "nominal", ""),
        ("en", "The Marn shooting killed three people.", "nominal", ""),
        ("en", "A car bombing killed at least four people.", "nominal", ""),
        ("en", "Police opened fire on the crowd.", "active", "Police"),
        ("en", "The killing of three men shocked the town.", "nominal", ""),
        ("en", "The town mourned the killing of three men by guards.", "active", "guards"),
        ("en", "The Israeli shelling of the port went on.", "active", "Israeli"),
        ("en", "Six men were shot at the hands of guards.", "passive", "guards"),
        ("en", "The gunman, named by police as a student, opened fire.", "active", "The gunman"),
        ("en", "Tens of thousands wounded and many lost, the camp waited.", "agentless", ""),
        ("en", "Police opened fire on 1.5 million pilgrims.", "active", "Police"),
        ("es", "El asesinato de tres hombres conmovió al pueblo.", "nominal", ""),
        ("fr", "Le meurtre de trois hommes a choqué la ville.", "nominal", ""),
        ("pt", "O assassinato de três homens chocou a cidade.", "nominal", ""),
        ("it", "L'omicidio di tre uomini ha scosso la città.", "nominal", ""),
        ("es", "Soldados mataron a nueve personas.", "active", "Soldados"),
        ("es", "Nueve personas fueron asesinadas en el mercado.", "agentless", ""),
        ("es", "Tres fueron abatidos por la policía.", "passive", "la policía"),
        ("es", "Se registraron enfrentamientos.", "nominal", ""),
        ("es", "Murieron diez en un bombardeo.", "intransitive", ""),
        ("fr", "Neuf personnes ont été tuées au marché.", "agentless", ""),
        ("fr", "Deux ont été tués par la police.", "passive", "la police"),
        ("de", "Bei dem Angriff wurden drei Menschen getötet.", "agentless", ""),
        ("de", "Zwei Männer wurden von Polizisten verletzt.", "passive", "Polizisten"),
        ("pt", "Três pessoas foram mortas no ataque.", "agentless", ""),
        ("it", "Tre persone sono state uccise.", "agentless", ""),
        ("ru", "Трое были убиты.", "agentless", ""),
        ("ru", "Произошли столкновения.", "nominal", ""),
        ("uk", "Трьох убито.", "agentless", ""),
        ("tr", "Üç kişi öldürüldü.", "agentless", ""),
        ("az", "Üç nəfər öldürülüb.", "agentless", ""),
        ("hy", "Երեք մարդ սպանվել է։", "agentless", ""),
        ("ar", "اندلعت اشتباكات.", "nominal", ""),
    ],
)
def test_a_deed_is_read_with_its_form_and_doer(language: str, text: str, form: str, actor: str) -> None:
    deeds = read(text, language).deeds
    assert [(deed.form, deed.actor) for deed in deeds] == [(form, actor)]
    assert text[deeds[0].start : deeds[0].end] == deeds[0].verb


@pytest.mark.parametrize(
    "text",
    [
        "She died in March after an illness.",
        "Two people were killed in a car crash.",
        "The army will not kill civilians.",
        "The council wants to demolish the building.",
        "The wounded were taken to hospital.",
        "The bill was killed in the senate.",
    ],
)
def test_what_nobody_did_is_no_deed(text: str) -> None:
    assert read(text).deeds == ()


def test_a_relative_clause_and_a_second_verb_keep_their_subject() -> None:
    deeds = read("The rebels, who shelled the town, killed two children.").deeds
    assert [(deed.verb, deed.actor) for deed in deeds] == [("shelled", "The rebels"), ("killed", "The rebels")]


def test_a_hidden_doer_is_a_note_inside_a_dispute_only() -> None:
    text = "Six Palestinians were shot near the fence. Doctors came late. It rained. Nine Palestinians were wounded."
    notes = found(text, "agency/passive", "israel-palestine")
    assert [(note.severity, note.quoted) for note in notes] == [("note", "shot"), ("note", "wounded")]
    assert "“shot”" in notes[0].because
    assert not found("Six Palestinians were shot near the fence. Doctors came late.", "agency/p", "israel-palestine")
    assert not found("Six climbers were shot near the fence. Doctors came late. It was quiet.", "agency/passive")


def test_a_doer_named_in_the_next_sentence_settles_it() -> None:
    text = "Six Palestinians were shot near the fence. Israeli soldiers shot them from a tower."
    assert not found(text, "agency/passive", "israel-palestine")


def told_unevenly(dispute: Dispute, first: str, second: str) -> str:
    one, other = (actor(dispute, side) for side in (first, second))
    return (
        f"{one} killed {other} near the road. {one} shot {other} at the bridge. The day was long. "
        f"{one} were killed near the river. The night was calm. {one} were shot at the gate."
    )


def actor(dispute: Dispute, side: str) -> str:
    known = dispute.side(side)
    assert known is not None
    name = min(known.actors["en"], key=lambda form: len(form.split())).partition("/")[0]
    return name[0].upper() + name[1:]


@pytest.mark.parametrize(("name", "first", "second"), PAIRS)
def test_uneven_naming_mirrors_when_the_sides_are_exchanged(name: str, first: str, second: str) -> None:
    dispute = LEXICON.dispute(name)
    here = found(told_unevenly(dispute, first, second), "agency/uneven", name)
    there = found(told_unevenly(dispute, second, first), "agency/uneven", name)
    assert [one.severity for one in here] == [one.severity for one in there] == ["warning"], name
    assert [here[0].side, there[0].side] == [first, second]
    assert actor(dispute, first) in here[0].because


def test_even_naming_is_silent() -> None:
    text = (
        "Israel killed Palestinians near the road. Israel shot Palestinians at the bridge. The day was long. "
        "Palestinians killed Israelis near the river. The night was calm. Israelis were shot at the gate."
    )
    assert not found(text, "agency/uneven", "israel-palestine")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor shot back in a statement.",
        "The candidacy would be a long shot.",
        "Give everyone a fair shot at a job.",
        "The vote effectively killed the law.",
        "They talked about dropping bombs.",
        "He has beaten his rivals for the nomination.",
        "It was not clear whether the guard was killed.",
        "Two people were killed when their car left the road.",
        "The list counts 80 murders in May.",
        "A speech reopened old wounds.",
        "A witty host shot down a joke.",
        "Louise Slaughter of New York spoke.",
        "The film shot by a student won.",
        "The slain envoy's brother spoke.",
        "The report demolished our assumptions.",
        "Killing time, the crews played cards.",
        "The killing of the bill surprised nobody.",
    ],
)
def test_a_figure_of_speech_harms_nobody(text: str) -> None:
    assert not [deed for deed in read(text).deeds if deed.kind == "harm"]


def test_who_was_harmed_begins_with_his_own_clause() -> None:
    (deed,) = read("People hid after the envoy was shot.").deeds
    assert deed.affected == "the envoy"


def test_a_noun_of_doubt_is_nobodys_verb() -> None:
    analysis = read("Kyiv claimed that the road was open. Moscow repeated its claims.", dispute="russia-ukraine")
    words = analysis.prose.words.folded
    assert [is_noun(Clerk(analysis), words.index(one)) for one in ("claimed", "claims")] == [False, True]


def test_a_participle_takes_the_doer_of_the_deed_before_it() -> None:
    deeds = read("Guards opened fire near the gate, killing six people and wounding nine.").deeds
    assert [(deed.verb, deed.actor) for deed in deeds] == [
        ("opened fire", "Guards"),
        ("killing", "Guards"),
        ("wounding", "Guards"),
    ]
    hidden = read("A bomb hit a school, killing six people.").deeds
    assert [(deed.form, deed.actor, deed.affected) for deed in hidden][1] == ("nominal", "", "six people")


def test_whom_a_deed_befell_is_of_his_own_side_only() -> None:
    text = "Militants attempting to enter Israel were killed by Palestinian guards."
    (deed,) = read(text, dispute="israel-palestine").deeds
    assert deed.affected_sides == ()
    assert deed.actor_sides == (("israel-palestine", "palestinians"),)
