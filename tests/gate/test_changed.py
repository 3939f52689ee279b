"""Only changed text: by line against a git revision, by sentence against an older text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.read import read_many
from provenance.errors import ProvenanceError, UsageError
from provenance.gate.changed import Before, OlderText, Revision, changed_lines
from provenance.gate.policy import Setting
from provenance.gate.publication import Asked, Desk
from provenance.gate.report import Report

OLD = "The regime closed two papers in Minsk on Monday morning.\n\nThe march ended at noon on the square.\n"
NEW = OLD + "\nAnother regime sent soldiers over the river on Friday.\n"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def run(before: Before | None, *paths: Path) -> Report:
    command = {"fail_on": Setting("note", "command line")}
    return Desk(Asked(command=command, before=before)).check(read_many(map(str, paths), language="en"))


def regimes(report: Report, at: int = 0) -> list[int]:
    return [one.line for one in report.articles[at].findings if one.concept == "regime"]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "r é"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "a b.txt").write_text(OLD, encoding="utf-8")
    (folder / "same.txt").write_text(OLD, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    return folder


@needs_git
def test_findings_on_changed_lines(repository: Path) -> None:
    (repository / "a b.txt").write_text("A first line is new and harmless.\n\n" + NEW, encoding="utf-8")
    report = run(Revision("HEAD"), repository / "a b.txt", repository / "same.txt")
    assert regimes(report) == [7]
    assert report.articles[1].findings == ()
    assert any("unchanged text" in note for note in report.articles[1].notes)


@needs_git
def test_a_rename_is_followed_and_a_new_file_is_all_new(repository: Path) -> None:
    git(repository, "mv", "a b.txt", "renämed.txt")
    (repository / "renämed.txt").write_text(NEW, encoding="utf-8")
    (repository / "fresh.txt").write_text(OLD, encoding="utf-8")
    report = run(Revision("HEAD"), repository / "renämed.txt", repository / "fresh.txt")
    assert regimes(report) == [5]
    assert regimes(report, 1) == [1]


@needs_git
def test_three_dots_are_where_the_branch_began(repository: Path) -> None:
    git(repository, "branch", "main2")
    git(repository, "checkout", "-q", "-b", "desk")
    (repository / "a b.txt").write_text(NEW, encoding="utf-8")
    git(repository, "commit", "-qam", "two")
    git(repository, "checkout", "-q", "main2")
    (repository / "a b.txt").write_text("Nothing here has stayed as it was before.\n", encoding="utf-8")
    git(repository, "commit", "-qam", "three")
    git(repository, "checkout", "-q", "desk")
    assert regimes(run(Revision("main2..."), repository / "a b.txt")) == [5]
    assert regimes(run(Revision("main2"), repository / "a b.txt")) == [1, 5]


@needs_git
def test_line_ends_alone_change_nothing(repository: Path) -> None:
    (repository / "a b.txt").write_bytes(OLD.replace("\n", "\r\n").encode())
    assert regimes(run(Revision("HEAD"), repository / "a b.txt")) == []


@needs_git
@pytest.mark.parametrize("name", ["no-such-branch", "HEAD:same.txt", "HEAD~99"])
def test_what_is_no_revision_is_an_error(repository: Path, name: str) -> None:
    with pytest.raises(UsageError, match="revision") as error:
        run(Revision(name), repository / "same.txt")
    assert "\n" not in str(error.value)


@needs_git
def test_outside_a_repository_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OLD, encoding="utf-8")
    with pytest.raises(UsageError):
        run(Revision("HEAD"), tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["", "-p", "--output=x"])
def test_an_option_is_no_revision(name: str) -> None:
    with pytest.raises(UsageError):
        Revision(name)


def test_sentences_that_an_older_text_has_not(tmp_path: Path) -> None:
    old, new = tmp_path / "old.html", tmp_path / "new.txt"
    old.write_text(f"<html><body><p>{OLD}</p></body></html>", encoding="utf-8")
    new.write_text("Another regime sent soldiers over the river on Friday.\n\n" + OLD, encoding="utf-8")
    assert regimes(run(OlderText(str(old)), new)) == [1]


def test_findings_about_the_whole_text_count_once(tmp_path: Path) -> None:
    text = "“We will close the road soon,” Mayor Anna Lind said on Monday.\n\nThe bus will run.\n\nIt is free.\n"
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(text, encoding="utf-8")
    new.write_text(text + "\nIt is late.\n", encoding="utf-8")
    assert any(not one.end for one in run(None, new).articles[0].findings)
    assert not any(not one.end for one in run(OlderText(str(old)), new).articles[0].findings)


def test_an_older_text_must_be_there_and_is_for_one_text(tmp_path: Path) -> None:
    new, other = tmp_path / "new.txt", tmp_path / "other.txt"
    new.write_text(OLD, encoding="utf-8")
    other.write_text(OLD, encoding="utf-8")
    with pytest.raises(ProvenanceError, match="no such file"):
        run(OlderText(str(tmp_path / "none.txt")), new)
    with pytest.raises(UsageError, match="one text"):
        run(OlderText(str(new)), new, other)


LINES = st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=12)


@settings(max_examples=200, deadline=None)
@given(LINES, LINES)
def test_what_is_left_unmarked_was_there(old: list[str], new: list[str]) -> None:
    changed = changed_lines(old, new)
    kept = [line for number, line in enumerate(new, 1) if number not in changed]
    rest = iter(old)
    assert all(line in rest for line in kept), "unchanged lines stand in the old text in the same order"
    assert changed_lines(new, new) == set()


def test_large_rewrites_end() -> None:
    old = [f"{number % 7}" for number in range(50_000)]
    assert len(changed_lines(["x", *old, "y"], ["z", *reversed(old), "w"])) <= 50_002
