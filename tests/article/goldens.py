"""What is read from each case: language, fields, and passages with their words and places."""

from __future__ import annotations

import json
from pathlib import Path

from provenance.article.article import Article, Problem
from provenance.article.read import read_many

CASES = Path(__file__).parent / "cases"


def goldens() -> dict[Path, str]:
    """One JSON file a case, beside it."""
    cases = sorted(path for path in CASES.iterdir() if path.suffix != ".json")
    return {path.with_name(path.name + ".json"): _golden(path) for path in cases}


def _golden(path: Path) -> str:
    shown = [_shown(one) for one in read_many([path])]
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _shown(one: Article | Problem) -> dict[str, object]:
    if isinstance(one, Problem):
        return {"path": Path(one.path).name, "problem": one.message}
    passages = []
    for kind, start, end in one.passages:
        span = one.view.source(start, end)
        passages.append([kind, span.start, span.end, one.view.text[start:end]])
    return {
        "path": Path(one.path).name,
        "format": one.format,
        "language": f"{one.language} {one.language_from}",
        "fields": [[field.name, field.value, list(field.span) if field.span else None] for field in one.fields],
        "passages": passages,
    }
