"""The JSON contract as schemas, made from the types that are written."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from provenance.gate.comparing import CompareReport
from provenance.gate.grouping import EventsReport
from provenance.gate.report import Report
from provenance.gate.tracing import TraceReport
from tests.conftest import ROOT

TYPES = {"check": Report, "trace": TraceReport, "compare": CompareReport, "events": EventsReport}


def goldens() -> dict[Path, str]:
    """The schema of each command's JSON."""
    return {ROOT / "docs" / "schema" / f"{name}.schema.json": _schema(name, kind) for name, kind in TYPES.items()}


def _schema(name: str, kind: type) -> str:
    schema = msgspec.json.schema(kind)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"provenance {name} --format json",
        "description": "Fields are added, never renamed. Offsets are code points; line and column count from 1.",
    }
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"
