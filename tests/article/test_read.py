"""Whatever is handed over either works or gives one clear line."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from provenance.article.article import Article, Problem
from provenance.article.read import read, read_many, read_text
from provenance.errors import ProvenanceError, ReadError

TEXT = "The boats stayed in the harbour on Monday, and nobody would say when they are to leave.\n"


def kinds(article: Article) -> list[str]:
    return [passage.kind for passage in article.passages]


@pytest.mark.parametrize("content", ["", " \n\t\n", "﻿", "...\n\n***\n"])
def test_nothing_to_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match="holds no text"):
        read(path)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "none.txt")
    assert [one.message for one in read_many([tmp_path / "none.txt"]) if isinstance(one, Problem)] == ["no such file"]


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 300 + ".txt"])
def test_impossible_names(name: str) -> None:
    (problem,) = read_many([name])
    assert isinstance(problem, Problem)
    assert "cannot be read" in problem.message


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.md", "sub/c.html", "picture.png", ".hidden/d.txt", ".e.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = [Path(one.path).relative_to(tmp_path).as_posix() for one in read_many([tmp_path])]
    assert found == ["a.md", "b.txt", "sub/c.html"]
    with pytest.raises(ReadError, match="folder"):
        read(tmp_path)


def test_folders_and_patterns_with_nothing_in_them(tmp_path: Path) -> None:
    (problem,) = read_many([tmp_path])
    assert isinstance(problem, Problem)
    assert "no article in this folder" in problem.message
    (problem,) = read_many([str(tmp_path / "*.txt")])
    assert isinstance(problem, Problem)
    assert "no file matches" in problem.message


def test_patterns(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = [Path(one.path).name for one in read_many([str(tmp_path / "*.txt")])]
    assert found == ["a.txt", "b.txt"]


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    path = tmp_path / "note[1].txt"
    path.write_text(TEXT, encoding="utf-8")
    (article,) = read_many([path])
    assert isinstance(article, Article)


@pytest.mark.parametrize(("content", "format"), [(TEXT, "plain"), (f"<!doctype html><p>{TEXT}</p>", "html")])
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, content: str, format: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    article = read("-")
    assert article.format == format
    assert article.path == "-"


def test_an_unknown_ending_is_sniffed(tmp_path: Path) -> None:
    path = tmp_path / "page.asp"
    path.write_text(f"\n<HTML lang=en><p>{TEXT}", encoding="utf-8")
    assert read(path).format == "html"


def test_a_contradicted_language_is_said(tmp_path: Path) -> None:
    article = read_text("Суда остались в порту, потому что экипажам не заплатили.", language="en")
    assert (article.language, article.language_from) == ("ru", "detected")
    assert article.declared("language:ignored") == "en"


def test_half_a_surrogate_pair() -> None:
    with pytest.raises(ReadError, match="character 2"):
        read_text("ab\ud800cd")


def test_json_lines_go_on_after_a_bad_one(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "One boat left."}\n[]\n{"text": 3}\n"\xff"\n{"text": "Two boats left."}')
    found = list(read_many([path]))
    assert [Path(one.path).name for one in found] == [f"x.jsonl:{n}" for n in (1, 2, 3, 4, 5)]
    assert [isinstance(one, Problem) for one in found] == [False, True, True, True, False]


def test_a_json_line_is_read_in_its_own_offsets() -> None:
    article = read_text('{"text": "Two \\u201cboats\\u201d left.", "outlet": "Courier"}', format="jsonl")
    assert article.text == "Two “boats” left."
    assert article.declared("outlet") == "Courier"


def test_a_large_text_takes_linear_time() -> None:
    article = read_text((TEXT + "\n") * 20_000)
    assert len(article.passages) == 20_000


def test_plain_text_imports_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")
    heavy = ("selectolax", "trafilatura", "lxml", "numpy", "scipy", "sklearn", "nltk", "html", "provenance.text.markup")
    code = (
        "import sys\nfrom provenance.article.read import read\n"
        f"assert read({str(path)!r}).language == 'en'\n"
        f"sys.exit(','.join(set({heavy!r}) & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


HOSTILE = {
    "html": (
        "<div>" * 10_000 + "word " * 50, "<" * 50_000, "<a " * 50_000, '<a ="' * 20_000, '<a b=">' * 20_000,
        "<!--" * 20_000, "<script>" * 20_000, "<svg>x" * 10_000, "&b;" * 20_000, "&" * 50_000, "<br>" * 50_000 + "x",
        "<div>" * 5_000 + "</p></section>" * 5_000 + "word", "<p " + "a " * 50_000 + ">word", "a\u0301" * 20_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>word", "5 < 6 and 7 > 3", "<p>a\0b",
        '<script type="application/ld+json">{"@type": "Article", "author": [[[[{"name": 3}]]]]}</script>word',
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>" + "&b;" * 1000 + " text", "word" + " " * 50_000,
    ),
    "markdown": (
        "*a " * 20_000, "_a" * 20_000, "[" * 50_000, "[a](" * 20_000, "![" * 20_000, "`a" * 20_000, ">" * 50_000,
        "".join("`" * (i % 300 + 1) + "a" for i in range(2_000)), "```\n" * 10_000, "- " * 20_000, "<a" * 20_000,
        "<!--\n\n" * 10_000 + "x", "---\n" + "a: b\n" * 10_000, "---\ntitle: x\n---\n", "\\" * 50_000, "#" * 9,
    ),
    "plain": ("\u0301" * 50_000, "a" + "\u0301" * 50_000, "a" * 200_000, "a\r" * 20_000, "ـ" * 50_000, "by " * 20_000),
    "jsonl": ("[" * 100_000, '{"text": "\\ud800 x"}', '{"text": "a", "a": ' + "9" * 5_000 + "}", "\ufeff"),
}  # fmt: skip


@pytest.mark.parametrize(("format", "text"), [(f, t) for f, texts in HOSTILE.items() for t in texts])
def test_hostile_inputs_are_read_or_refused(format: str, text: str) -> None:
    with suppress(ProvenanceError):
        read_text(text, format=format)  # type: ignore[arg-type]
