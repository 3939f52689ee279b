"""Words of a text by voice: every word once, and own only what stands in no other voice."""

from __future__ import annotations

from provenance.article.read import read_text
from provenance.compare.voices import voice_share
from provenance.framing.analysis import analyse
from provenance.lexicon.lexicon import Lexicon

TEXT = (
    "The ferry left Ister harbour on Monday with forty people. “We sail again on Friday,” said Orla Finch. "
    "The so-called “free trade” has not reached the islands. The mayor said that the pier was closed."
)


def test_every_word_stands_in_one_voice_as_the_finder_has_it() -> None:
    analysis = analyse(read_text(TEXT, language="en"), Lexicon())
    counted = analysis.voices.words_by_voice(analysis.prose)
    starts = analysis.prose.words.starts
    found = [
        analysis.voices.at(starts[at], starts[at] + 1).voice
        for sentence in analysis.prose.sentences
        for at in range(sentence.first, sentence.last)
    ]
    assert counted == {voice: found.count(voice) for voice in counted}  # type: ignore[arg-type]
    assert sum(counted.values()) == analysis.prose.word_count
    assert counted["scare"] == 2
    assert counted["quoted"] == 5
    share = voice_share(0, analysis)
    assert share.own + share.quoted + share.attributed + share.scare + share.unsure == share.words
