"""A desk's own labels: sentences with the words that are loaded, or findings that editors accepted and dismissed.

Sentences: CSV (with a header) or JSONL with `text` and `words`, a list of the loaded words ([] for none); optional are
`label` (whether the sentence as a whole is loaded), `outlet`, `topic`. Judged findings: JSONL with `text` (the
sentence), `quoted` (the words of the finding) and `verdict`, "accepted" or "dismissed"; words that nobody judged are
left out of the training.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from provenance.errors import ReadError
from provenance.text.words import split_words

_WORDS = ("words", "biased_words")
_LABEL = ("label", "label_bias")
_YES = frozenset(("1", "true", "yes", "loaded", "biased"))
_NO = frozenset(("0", "false", "no", "neutral", "non-biased", "unbiased", "not loaded"))
LARGEST = 256 * 1024 * 1024
LONGEST = 20_000


class Labelled(NamedTuple):
    """One sentence: its loaded words, those that were dismissed, and whether only these were judged."""

    text: str
    words: tuple[str, ...]
    dismissed: tuple[str, ...]
    judged_only: bool
    loaded: bool
    outlet: str
    topic: str
    where: str


def read_labels(path: Path) -> list[Labelled]:
    """Every labelled sentence of a file. Raises ReadError for a file that cannot be learned from, with the line."""
    found = list(_from_csv(path) if path.suffix.lower() == ".csv" else _from_jsonl(path))
    if not found:
        raise ReadError("holds no labelled sentence", where=str(path), mend="give CSV or JSONL with text and words")
    merged = _merged(found)
    for one in merged:
        folded = split_words(one.text)
        for expression in (*one.words, *one.dismissed):
            if not places(folded, expression):
                raise ReadError(
                    f"the marked words {expression!r:.60} are not in the sentence", where=one.where,
                    mend="mark words as they stand in the text, or take the mark out",
                )  # fmt: skip
    return merged


def places(folded: tuple[str, ...] | list[str], expression: str) -> list[tuple[int, int]]:
    """First and last (inclusive) word of every place where an expression stands among folded words."""
    wanted = list(split_words(expression))
    size = len(wanted)
    if not size:
        return []
    return [(at, at + size - 1) for at in range(len(folded) - size + 1) if list(folded[at : at + size]) == wanted]


def _content(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}", where=str(path)) from None
    if len(content) > LARGEST:
        raise ReadError(f"has {len(content)} bytes, more than 256 MB", where=str(path), mend="split it")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"is not UTF-8 at byte {error.start}", where=str(path), mend="save it as UTF-8") from None


def _from_csv(path: Path) -> Iterator[Labelled]:
    csv.field_size_limit(LARGEST)
    reader = csv.DictReader(_content(path).splitlines(keepends=True))
    columns = reader.fieldnames or []
    if not columns:
        raise ReadError("is empty", where=str(path), mend="give CSV or JSONL with text and words")
    _need(columns, f"{path}:1")
    for row in reader:
        where = f"{path}:{reader.line_num}"
        if None in row or None in row.values():
            raise ReadError("does not have as many fields as the header", where=where, mend="quote fields with commas")
        yield _labelled(row, where)


def _from_jsonl(path: Path) -> Iterator[Labelled]:
    for number, line in enumerate(_content(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ReadError(f"is not JSON: {error}", where=where, mend="one JSON object a line") from None
        if not isinstance(record, dict):
            raise ReadError("is not a JSON object", where=where, mend="one JSON object a line")
        _need(list(record), where)
        yield _labelled(record, where)


def _need(columns: Sequence[Any], where: str) -> None:
    judged = "quoted" in columns and "verdict" in columns
    missing = [] if "text" in columns else ["text"]
    if not judged and not any(name in columns for name in _WORDS):
        missing.append("words")
    if missing:
        had = ", ".join(map(str, columns))[:120]
        raise ReadError(
            f"has no {' and no '.join(missing)} (it has: {had})", where=where,
            mend="sentences need text and words, judged findings text, quoted and verdict",
        )  # fmt: skip


def _labelled(record: dict[str, Any], where: str) -> Labelled:
    text = record["text"]
    if not isinstance(text, str) or not text.strip():
        raise ReadError("its text is empty", where=where, mend="take the line out")
    if len(text) > LONGEST:
        raise ReadError(f"its text has {len(text)} characters, more than {LONGEST}", where=where, mend="one sentence")
    outlet, topic = str(record.get("outlet") or ""), str(record.get("topic") or "")
    if "verdict" in record and "quoted" in record:
        verdict, quoted = str(record["verdict"]).strip().lower(), str(record["quoted"])
        if verdict not in ("accepted", "dismissed"):
            raise ReadError(f"knows no verdict {verdict!r:.40}", where=where, mend='"accepted" or "dismissed"')
        accepted = verdict == "accepted"
        words, dismissed = ((quoted,), ()) if accepted else ((), (quoted,))
        return Labelled(text, words, dismissed, True, accepted, outlet, topic, where)
    given = next(record[name] for name in _WORDS if name in record)
    marked = _list(given, where)
    label = next((record[name] for name in _LABEL if record.get(name) not in (None, "")), None)
    return Labelled(
        text, marked, (), False, _flag(label, where) if label is not None else bool(marked), outlet, topic, where
    )


def _list(given: Any, where: str) -> tuple[str, ...]:
    """Words given as a list, as JSON text, or parted by semicolons."""
    if isinstance(given, str):
        stripped = given.strip()
        if stripped.startswith("["):
            try:
                given = json.loads(stripped)
            except (ValueError, RecursionError):
                raise ReadError(
                    f"its words are not a JSON list: {stripped:.60}", where=where, mend='write ["word", "other words"]'
                ) from None
        else:
            given = [part.strip() for part in stripped.split(";") if part.strip()]
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise ReadError("its words are not a list of texts", where=where, mend='write ["word", "other words"]')
    return tuple(dict.fromkeys(one for one in given if split_words(one)))


def _flag(label: Any, where: str) -> bool:
    known = str(label).strip().lower()
    if known not in _YES | _NO:
        raise ReadError(f"knows no label {label!r:.40}", where=where, mend="write loaded or neutral")
    return known in _YES


def _merged(found: list[Labelled]) -> list[Labelled]:
    """Judged findings of one sentence become one; a word both accepted and dismissed counts as the later verdict."""
    merged: dict[str, Labelled] = {}
    whole = []
    for one in found:
        if not one.judged_only:
            whole.append(one)
            continue
        before = merged.get(one.text)
        if before is not None:
            words = tuple(word for word in before.words if word not in one.dismissed) + one.words
            dismissed = tuple(word for word in before.dismissed if word not in one.words) + one.dismissed
            one = one._replace(words=words, dismissed=dismissed, loaded=bool(words))
        merged[one.text] = one
    return [*whole, *merged.values()]
