"""Reports that stand apart from their words, in the languages of the wire: who said the sentence before."""

from __future__ import annotations

import pytest

from provenance.article.read import read_text
from provenance.framing.analysis import analyse
from provenance.lexicon.lexicon import Lexicon

# Language, text, what is given away, to whom.
HITS = (
    ("ru", "Двое солдат погибли у моста. Об этом сообщил губернатор Иван Роев.", "Двое солдат", "губернатор Иван Роев"),
    ("ru", "Министр Иван Роев прибыл в Марн. По его словам, мост безопасен.", "мост безопасен", "Министр Иван Роев"),
    ("ru", "Анна Роева приехала в Марн. Как она отметила, мост безопасен.", "мост безопасен", "Анна Роева"),
    ("uk", "Двоє військових загинули. Про це повідомив губернатор Іван Роєв.", "Двоє", "губернатор Іван Роєв"),
    ("uk", "Міністр Іван Роєв прибув до Марна. За його словами, міст безпечний.", "міст", "Міністр Іван Роєв"),
    ("de", "Zwei Menschen starben. Das teilte die Polizei am Montag mit.", "Zwei Menschen starben", "Polizei"),
    ("de", "Wie ein Sprecher mitteilte, beginnen die Gespräche am Freitag.", "beginnen", "Sprecher"),
    ("de", "Die Gespräche beginnen am Freitag, wie ein Sprecher mitteilte.", "Die Gespräche", "Sprecher"),
    ("de", "Nach Ansicht des Analysten Peter Lang hält die Waffenruhe nicht.", "hält", "Analysten Peter Lang"),
    ("es", "Dos soldados murieron. Así lo informó el gobernador Juan Roa.", "Dos soldados", "gobernador Juan Roa"),
    ("es", "El puente es seguro y seguirá abierto, aseguró Ana Roa, ministra de Defensa.", "El puente", "Ana Roa"),
    ("es", "A juicio del analista Pedro Lima, la tregua no durará.", "la tregua", "analista Pedro Lima"),
    ("fr", "Le pont est sûr et restera ouvert, a assuré Anne Roux, ministre de la Défense.", "Le pont", "Anne Roux"),
    ("fr", "Deux soldats sont morts. C'est ce qu'a annoncé le gouverneur Paul Roux.", "Deux", "gouverneur Paul Roux"),
    ("it", "Due soldati sono morti. Lo ha riferito il governatore Mario Rossi.", "Due", "governatore Mario Rossi"),
    ("it", "Il ponte è sicuro e resterà aperto, ha assicurato Anna Rossi, ministra della Difesa.", "Il", "Anna Rossi"),
    ("it", "Stando alla polizia, due persone sono morte.", "due persone", "polizia"),
    ("pt", "A ponte é segura e ficará aberta, garantiu Ana Roa, ministra da Defesa.", "A ponte", "Ana Roa"),
    ("az", "İki əsgər həlak olub. Bu barədə qubernator Elman Rzayev məlumat verib.", "İki", "qubernator Elman Rzayev"),
    ("tr", "İki asker öldü. Bunu vali Ali Kaya açıkladı.", "İki asker", "vali Ali Kaya"),
    ("hy", "Երկու զինվոր է զոհվել: Այս մասին հայտնել է մարզպետ Արամ Ռոյանը:", "Երկու", "մարզպետ Արամ Ռոյանը"),
)
MISSES = (
    ("de", "Der Angriff kam aus dem Süden. Das bestreitet der Kreml."),
    ("de", "Die Lage ist ernst. Das Ministerium am Markt prüft die Sache."),
    ("de", "Die Welt ist rund. Das ist natürlich leicht zu sagen."),
    ("it", "Due soldati sono morti. Lo ha smentito il ministero."),
    ("tr", "İki asker öldü. Bunu bakanlık yalanladı."),
    ("es", "Dos soldados murieron. Así lo negó el gobierno."),
    ("ru", "Двое солдат погибли у моста. Об этом никто не знал."),
)


@pytest.mark.parametrize(("language", "text", "given", "speaker"), HITS)
def test_who_said_it(lexicon: Lexicon, language: str, text: str, given: str, speaker: str) -> None:
    analysis = analyse(read_text(text, name="x", language=language), lexicon)
    (stretch,) = analysis.voices.stretches
    assert stretch.voice == "attributed"
    assert analysis.prose.text[stretch.start : stretch.end].startswith(given)
    assert stretch.speaker is not None
    assert stretch.speaker.name == speaker
    assert [one.name for one in analysis.sources] == [speaker]


@pytest.mark.parametrize(("language", "text"), MISSES)
def test_who_denies_it_or_says_nothing_has_not_said_it(lexicon: Lexicon, language: str, text: str) -> None:
    analysis = analyse(read_text(text, name="x", language=language), lexicon)
    first = analysis.prose.sentences[0]
    assert analysis.voices.at(first.start, first.end - 1).voice == "own"
