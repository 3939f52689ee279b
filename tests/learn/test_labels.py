"""Labels are read as given, and whatever cannot be learned from is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.errors import ReadError
from provenance.learn.labels import places, read_labels


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_and_jsonl_say_the_same(tmp_path: Path) -> None:
    table = written(
        tmp_path, "a.csv", 'text,words,outlet\n"A shameful, sad vote.","[""shameful"", ""sad vote""]",Post\n'
    )
    lines = written(
        tmp_path,
        "a.jsonl",
        json.dumps({"text": "A shameful, sad vote.", "words": ["shameful", "sad vote"], "outlet": "Post"}),
    )
    one, other = read_labels(table)[0], read_labels(lines)[0]
    assert one._replace(where="") == other._replace(where="")
    assert one.words == ("shameful", "sad vote")
    assert one.loaded
    assert one.outlet == "Post"


def test_words_may_be_parted_by_semicolons(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "text,words\nA sad and shameful vote.,sad; shameful\nA vote.,\n")
    assert [one.words for one in read_labels(path)] == [("sad", "shameful"), ()]


def test_verdicts_on_one_sentence_are_taken_together_and_the_later_one_counts(tmp_path: Path) -> None:
    rows = [("shameful", "accepted"), ("vote", "dismissed"), ("shameful", "dismissed"), ("sad", "accepted")]
    lines = [json.dumps({"text": "A sad, shameful vote.", "quoted": word, "verdict": said}) for word, said in rows]
    one = read_labels(written(tmp_path, "log.jsonl", "\n".join(lines)))
    assert len(one) == 1
    assert one[0].judged_only
    assert one[0].words == ("sad",)
    assert set(one[0].dismissed) == {"vote", "shameful"}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "", "is empty"),
        ("a.jsonl", "\n \n", "holds no labelled sentence"),
        ("a.csv", "sentence,words\nx,y\n", "no text"),
        ("a.csv", "text,label\nA vote.,1\n", "no words"),
        ("a.csv", "text,words\nA vote.\n", "as many fields"),
        ("a.csv", "text,words\nA vote.,gone\n", "'gone' are not in the sentence"),
        ("a.csv", 'text,words\nA vote.,"[vote"\n', "not a JSON list"),
        ("a.csv", "text,words,label\nA vote.,vote,perhaps\n", "knows no label"),
        ("a.jsonl", "{", "is not JSON"),
        ("a.jsonl", "[1]", "is not a JSON object"),
        ("a.jsonl", '{"text": "A vote.", "words": [1]}', "not a list of texts"),
        ("a.jsonl", '{"text": "", "words": []}', "its text is empty"),
        ("a.jsonl", '{"text": "A vote.", "quoted": "vote", "verdict": "maybe"}', "knows no verdict"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        read_labels(written(tmp_path, name, text))
    assert caught.value.exit_code == 2
    assert str(tmp_path) in str(caught.value.where)


def test_a_line_of_the_file_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", 'text,words\n"A long\nvote.",vote\nA vote.,gone\n')
    with pytest.raises(ReadError) as caught:
        read_labels(path)
    assert caught.value.where == f"{path}:4"


def test_places_are_whole_words() -> None:
    assert places(("far", "right", "rightly", "right"), "right") == [(1, 1), (3, 3)]
    assert places(("far", "right"), "Far-Right") == [(0, 1)]
    assert places(("far",), "…") == []
