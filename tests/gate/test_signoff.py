"""The sign-off log: nothing is lost at any byte, nothing changed goes unseen, and two can write at once."""

from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import ReadError, UsageError
from provenance.framing.finding import Finding
from provenance.gate.signoff import Entry, append, signed
from provenance.gate.signoff_log import prune, read_log, verified

FINDING = Finding(
    start=4, end=10, rule="loaded/delegitimising-label", severity="warning", line=1, column=5, quoted="regime",
    message="m", because="b", voice="own", fingerprint="00112233aabbccdd",
)  # fmt: skip


def an_entry(number: int = 1, at: datetime | None = None) -> Entry:
    return signed(
        article=f"a{number}.txt", text="The regime.", lexicons="0.1.0+abcd", findings=[FINDING], by="Zoë",
        reason=f"Its own\nterm {number}", at=at,
    )  # fmt: skip


def a_log(path: Path, count: int) -> bytes:
    for number in range(count):
        append(path, an_entry(number))
    return path.read_bytes()


def test_each_entry_carries_the_hash_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "log"
    a_log(path, 3)
    log = read_log(path)
    assert not log.faults
    entries = [entry for _, entry in log.entries]
    assert [one.before for one in entries] == ["0" * 64, entries[0].hash, entries[1].hash]
    assert entries[0].reason == "Its own term 0"
    assert entries[0].accepted[0].fingerprint == FINDING.fingerprint
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_crash_at_any_byte_of_the_last_entry(tmp_path: Path) -> None:
    path = tmp_path / "log"
    whole = a_log(path, 3)
    begins = whole.rindex(b"\n", 0, len(whole) - 1) + 1
    for cut in range(begins, len(whole)):
        path.write_bytes(whole[:cut])
        torn = read_log(path)
        assert len(torn.entries) == 2 + (cut == len(whole) - 1)
        assert len(torn.faults) == (cut > begins)
        assert all(fault.torn for fault in torn.faults)
        written = append(path, an_entry(9))
        mended = read_log(path)
        assert path.read_bytes().startswith(whole[:cut]), "what was torn stays"
        assert mended.entries[-1][1] == written
        assert all(fault.torn for fault in mended.faults)
        lost = begins < cut < len(whole) - 1
        assert len(mended.faults) == len(written.torn) == lost


def test_crashes_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "log"
    whole = a_log(path, 1)
    path.write_bytes(whole + whole[:40] + b"\n" + whole[:70])
    assert len(append(path, an_entry(2)).torn) == 2
    log = read_log(path)
    assert [fault.torn for fault in log.faults] == [True, True]
    assert len(log.entries) == 2


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_changed_byte_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("log") / "log"
    whole = a_log(path, 3)
    at = data.draw(st.integers(0, len(whole) - 2))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != whole[at]))
    assert verified(whole[:at] + bytes([byte]) + whole[at + 1 :]).faults


def test_lines_taken_out_moved_or_doubled_are_found(tmp_path: Path) -> None:
    lines = a_log(tmp_path / "log", 4).splitlines(keepends=True)
    for changed in (
        lines[1:], lines[:1] + lines[2:], [lines[1], lines[0], *lines[2:]], [*lines, lines[3]],
        [*lines[:2], b"\n", *lines[2:]],
    ):  # fmt: skip
        faults = verified(b"".join(changed)).faults
        assert faults
        assert not all(fault.torn for fault in faults)


def test_a_changed_last_entry_is_not_washed_clean_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(a_log(path, 2).replace(b"term 1", b"term 7"))
    append(path, an_entry(3))
    assert any(not fault.torn for fault in read_log(path).faults)


def _write(path: Path, count: int) -> None:
    for number in range(count):
        append(path, an_entry(number))


def test_two_processes_at_once(tmp_path: Path) -> None:
    path = tmp_path / "log"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path, 40)) for _ in range(2)]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
        assert one.exitcode == 0
    log = read_log(path)
    assert not log.faults
    assert len(log.entries) == 80


def test_pruning_keeps_the_rest_byte_for_byte_and_verifiable(tmp_path: Path) -> None:
    path, now = tmp_path / "log", datetime.now(UTC)
    for days in (400, 300, 20, 10):
        append(path, an_entry(days, now - timedelta(days=days)))
    lines = path.read_bytes().splitlines(keepends=True)
    assert prune(path, 100, by="Desk") == 2
    assert path.read_bytes().splitlines(keepends=True)[1:] == lines[2:]
    append(path, an_entry(5))
    assert prune(path, 15, by="Desk") == 1
    log = read_log(path)
    assert not log.faults
    assert log.entries[0][1].dropped == 3
    assert [entry.article for _, entry in log.entries] == ["", "a10.txt", "a5.txt"]
    assert prune(path, 15, by="Desk") == 0
    assert prune(path, 1, by="Desk") == 1
    append(path, an_entry(6))
    assert not read_log(path).faults
    without = path.read_bytes().splitlines(keepends=True)
    assert verified(b"".join(without[1:])).faults, "an anchor taken away is found"


def test_a_log_that_does_not_verify_is_not_pruned(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(a_log(path, 2).replace(b"term 0", b"term 9"))
    before = path.read_bytes()
    with pytest.raises(ReadError, match="nothing was dropped"):
        prune(path, 1, by="Desk", now=datetime.now(UTC) + timedelta(days=9))
    assert path.read_bytes() == before


@pytest.mark.parametrize(("by", "reason", "findings"), [("", "r", [FINDING]), ("b", " \n", [FINDING]), ("b", "r", [])])
def test_nobody_nothing_and_no_reason_are_refused(by: str, reason: str, findings: list[Finding]) -> None:
    with pytest.raises(UsageError):
        signed(article="a", text="t", lexicons="l", findings=findings, by=by, reason=reason)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_verified_without_a_crash(noise: bytes) -> None:
    log = verified(noise)
    assert not log.entries
    assert bool(log.faults) == bool(noise)
