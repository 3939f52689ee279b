"""SARIF 2.1.0: findings for code-scanning tools, with waivers as suppressions and the chain as a code flow.

Columns count code points. Alternatives are offered as fixes only for the text's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import UnsetType

from provenance.chain.graph import Hop
from provenance.formats.places import Place, ends, file_of, full_message, place_of, replacements, uri
from provenance.framing.finding import Counterpart, Finding
from provenance.gate.report import ArticleReport, Report, Weighed
from provenance.text.span import Lines

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "provenance/v1"
Json = dict[str, Any]


def render(report: Report, texts: Mapping[str, str]) -> str:
    """The report as SARIF; `texts` gives the text of each article, for the places of the chain."""
    rules = sorted({finding.rule for article in report.articles for finding in article.findings})
    index = {rule: number for number, rule in enumerate(rules)}
    run: Json = {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "properties": {"lexicons": report.tool.lexicons},
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(report)],
        "artifacts": [{"location": {"uri": one}} for one in dict.fromkeys(_uris(report))],
        "results": [
            result
            for article in report.articles
            for result in _results(article, index, texts.get(article.path, ""), bool(report.baselines))
        ],
        "properties": {"verdict": report.verdict, "policies": list(report.policies)},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(rule: str) -> Json:
    kind, _, name = rule.partition("/")
    words = f"{kind}: {name.replace('-', ' ')}"
    return {
        "id": rule,
        "shortDescription": {"text": words},
        "help": {"text": f"provenance explain {rule}"},
        "defaultConfiguration": {"level": "warning"},
    }


def _invocation(report: Report) -> Json:
    """What the run could not do: each problem is a notification, and the run was not a success."""
    notes = []
    for problem in report.problems:
        note: Json = {"level": "error", "message": {"text": f"not checked: {problem.message}"}}
        if problem.path:
            note["locations"] = [{"physicalLocation": _physical(file_of(problem.path))}]
        notes.append(note)
    return {
        "executionSuccessful": not report.problems,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": notes,
    }


def _uris(report: Report) -> Iterator[str]:
    for article in report.articles:
        yield uri(place_of(article.path, _NOWHERE).file)


_NOWHERE = Finding(
    start=0, end=0, rule="", severity="note", line=1, column=1, quoted="", message="", because=""
)  # fmt: skip


def _results(article: ArticleReport, index: Mapping[str, int], text: str, compared: bool) -> Iterator[Json]:
    flow = _flow(article, text)
    related = list(_related(article, text))
    for finding in article.findings:
        place = place_of(article.path, finding)
        physical = _physical(place)
        if "region" in physical and place.column:
            physical["region"] |= {
                "charOffset": finding.start,
                "charLength": finding.end - finding.start,
                "snippet": {"text": finding.quoted},
            }
        result: Json = {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": finding.severity,
            "message": {"text": full_message(finding)},
            "locations": [{"physicalLocation": physical}],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        }
        if suppressions := list(_suppressions(finding)):
            result["suppressions"] = suppressions
        elif fixes := _fixes(place, finding):
            result["fixes"] = fixes
        if compared:
            result["baselineState"] = "unchanged" if finding.baselined else "new"
        if flow and finding.rule.startswith("chain/"):
            result["codeFlows"] = [flow]
        if related and finding.rule.startswith(("chain/", "sources/")):
            result["relatedLocations"] = related
        elif not isinstance(finding.counterpart, UnsetType):
            result["relatedLocations"] = [_counterpart(finding.counterpart)]
        result["properties"] = _properties(finding)
        yield result


def _properties(finding: Finding) -> Json:
    """What has no place of its own in SARIF, where it is known."""
    known = {name: getattr(finding, name) for name in ("voice", "speaker", "origin", "concept", "dispute", "side")}
    found: Json = {name: value for name, value in known.items() if value}
    for name in ("score", "scored_by", "reasons"):
        value = getattr(finding, name)
        if not isinstance(value, UnsetType):
            found[name] = msgspec.to_builtins(value)
    return found


def _suppressions(finding: Weighed) -> Iterator[Json]:
    if finding.waived is not None:
        waived = finding.waived
        until = f", until {waived.until}" if waived.until else ""
        yield {
            "kind": "external" if ".toml:" in waived.where or waived.where == "command line" else "inSource",
            "status": "accepted",
            "justification": f"{waived.reason} ({waived.by}{until}; {waived.where})",
        }
    elif finding.baselined:
        yield {"kind": "external", "status": "accepted", "justification": "known to the baseline"}


def _fixes(place: Place, finding: Finding) -> list[Json]:
    if not place.column:
        return []
    return [
        {
            "description": {"text": f"write “{text}”"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": uri(place.file)},
                    "replacements": [{"deletedRegion": _region(place), "insertedContent": {"text": text}}],
                }
            ],
        }
        for text in replacements(finding)
    ]


def _physical(place: Place) -> Json:
    location: Json = {"artifactLocation": {"uri": uri(place.file)}}
    if place.line:
        location["region"] = _region(place)
    return location


def _region(place: Place) -> Json:
    region: Json = {"startLine": place.line}
    if place.column:
        region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    return region


def _flow(article: ArticleReport, text: str) -> Json:
    """The chain from the primary source to this page, one step a hop; empty where there is no hop."""
    lines = Lines(text)
    steps: list[Json] = []
    for number, hop in enumerate(article.chain.hops):
        source, target = article.chain.node(hop.source).name, article.chain.node(hop.target).name
        message = f"{source} → {target}: {hop.kind}, {hop.status}; {hop.because}"
        location = {"physicalLocation": _physical(_evidence(article, hop, lines, text)), "message": {"text": message}}
        steps.append({"location": location, "executionOrder": number + 1})
    message = f"the chain of {article.path}"
    return {"message": {"text": message}, "threadFlows": [{"locations": steps}]} if steps else {}


def _related(article: ArticleReport, text: str) -> Iterator[Json]:
    """Each outlet, agency and speaker that the text was taken from, where the text names it."""
    lines, seen = Lines(text), set()
    for hop in article.chain.hops:
        if hop.source in seen:
            continue
        seen.add(hop.source)
        node = article.chain.node(hop.source)
        yield {
            "id": len(seen),
            "physicalLocation": _physical(_evidence(article, hop, lines, text)),
            "message": {"text": f"{node.name} ({node.kind}): {hop.kind}, {hop.status}"},
        }


def _counterpart(other: Counterpart) -> Json:
    """What the source has in the place of a finding, at its place there."""
    place = place_of(other.path, _NOWHERE)
    if not place.line:
        place = Place(place.file, *ends(other.line, other.column, other.quoted))
    message = f"{other.path} has: “{other.quoted}”"
    return {"id": 1, "physicalLocation": _physical(place), "message": {"text": message}}


def _evidence(article: ArticleReport, hop: Hop, lines: Lines, text: str) -> Place:
    """Where a hop is told in the text; the file where that is not known."""
    place = place_of(article.path, _NOWHERE)
    shown = next((one for one in hop.evidence if one.start is not None and one.quoted), None)
    if text and shown is not None and shown.start is not None and not place.line:
        return Place(place.file, *ends(*lines.place(shown.start), shown.quoted or ""))
    return place
