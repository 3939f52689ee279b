"""Our own lexicons are clean: files, examples, alternatives, sentences that must stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import LexiconError
from provenance.framing.proof import proofread
from provenance.lexicon.concepts import read_framing
from provenance.lexicon.lexicon import Lexicon
from provenance.lexicon.lint import lint


def test_the_files_are_in_order(lexicon: Lexicon) -> None:
    assert [f"{one.where}: {one.what}" for one in lint(lexicon)] == []


def test_every_example_comes_out_as_written(lexicon: Lexicon) -> None:
    assert [f"{one.where}: {one.what}" for one in proofread(lexicon)] == []


def write(folder: Path, text: str) -> Path:
    (folder / "framing" / "en").mkdir(parents=True)
    (folder / "framing" / "en" / "house.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('language = "en"\n[[concept]]\nid = "x"\nstrenght = 2\n', "house.toml:2: unknown key `strenght`"),
        ('language = "en"\n\n[[concept]]\nid = 5\n', "house.toml:3: `id` should be of type str"),
        ('language = "en"\n[[concept]\n', "house.toml:2: is not valid TOML"),
        ('language = "en"\n[[list]]\ncategory="x"\npos="q"\nstrength=1\nterms="a"\n', "house.toml:2: pos 'q'"),
        ('language = "en"\n[[list]]\ncategory="x"\npos="n"\nstrength=7\nterms="a"\n', "house.toml:2: strength 7"),
    ],
)
def test_a_complaint_names_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read_framing([write(tmp_path, text)], ["en"])
    assert said in str(caught.value)


def test_the_nearest_known_key_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, 'language = "en"\n[[concept]]\nid = "x"\nstrenght = 2\n')
    with pytest.raises(LexiconError, match="did you mean `strength`"):
        read_framing([folder], ["en"])


def test_a_newsroom_extends_and_overrides_without_touching_ours(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        'language = "en"\n[[concept]]\nid = "house-word"\ncategory = "euphemism"\nstrength = 3\nprecise = true\n'
        'rationale = "A word of the house."\nforms = ["blipblop/n"]\nhits = ["Two blipblops were seen."]\n',
    )
    lexicon = Lexicon([folder])
    assert "house-word" in lexicon.explanations("en").concepts
    assert "liberate" in lexicon.explanations("en").concepts
    assert "house-word" not in Lexicon().explanations("en").concepts


def test_a_form_that_is_a_hit_and_a_miss_is_found_by_the_proof(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        'language = "en"\n[[concept]]\nid = "house-word"\ncategory = "euphemism"\nstrength = 3\n'
        'rationale = "A word of the house."\nforms = ["blipblop"]\nhits = ["Nothing here."]\n'
        'misses = ["A blipblop."]\n',
    )
    said = [one.what for one in proofread(Lexicon([folder])) if "house-word" in one.what]
    assert len(said) == 2


def test_an_unknown_folder_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no such lexicon folder"):
        Lexicon([Path("/no/such/folder")])


def test_a_damaged_cache_entry_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVENANCE_CACHE", str(tmp_path))
    before = Lexicon().matcher("en").index
    for entry in tmp_path.iterdir():
        entry.write_bytes(b"\xc1damaged")
    assert Lexicon().matcher("en").index == before


def test_a_read_only_home_works_without_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVENANCE_CACHE", "/proc/nowhere")
    assert Lexicon().matcher("hy").index.forms
