"""The OpenAPI description: made from the very types that read requests and write reports."""

from __future__ import annotations

from typing import Any

import msgspec

from provenance._version import __version__
from provenance.gate.comparing import CompareReport
from provenance.gate.report import Report
from provenance.gate.tracing import TraceReport
from provenance.lexicon.lexicon import Lexicon
from provenance.server.bodies import CheckBody, CompareBody, TraceBody
from provenance.server.languagetool import LEVELS, MODES, SWITCH, languages
from provenance.server.settings import Settings

_REF = "#/components/schemas/"
_TYPES = (CheckBody, TraceBody, CompareBody, Report, TraceReport, CompareReport)
_REFUSED = {
    "400": "The body cannot be read.", "401": "The token is missing or wrong.", "408": "The body came too slowly.",
    "413": "The body is too large.", "415": "The body is packed.", "422": "The body does not fit.",
    "500": "Our bug.", "503": "The check took too long, or too many are waiting.",
}  # fmt: skip
_ERROR = {
    "type": "object",
    "properties": {"error": {"type": "string"}, "mend": {"type": "string"}},
    "required": ["error", "mend"],
}


def description(lexicon: Lexicon, settings: Settings) -> dict[str, Any]:
    """The whole description."""
    spec: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "provenance",
            "version": __version__,
            "description": "Whose words, which side, what source. The answers of /v1 are those of the command line.",
        },
        "paths": {
            "/v1/check": _post("check", "Check texts before publication.", "CheckBody", "Report", _EXAMPLE),
            "/v1/trace": _post("trace", "Follow where texts come from.", "TraceBody", "TraceReport", _EXAMPLE),
            "/v1/compare": _post("compare", "Compare how texts word one event.", "CompareBody", "CompareReport", _TWO),
            "/v1/page": _page(lexicon, settings),
            "/v2/check": _plugin(lexicon),
            "/v2/languages": _get("languages", "The languages that are checked, for editor plug-ins.", _LANGUAGES),
            "/v2/info": _get("info", "Who answers, for editor plug-ins.", {"type": "object"}),
            "/healthz": _get("health", "Whether the server can check.", {"type": "object"}, busy=True),
            "/metrics": _metrics(),
        },
        "components": {"schemas": _schemas(lexicon, settings)},
    }
    if settings.token:
        spec["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        for path in ("/v1/check", "/v1/trace", "/v1/compare", "/v1/page", "/v2/check", "/metrics"):
            for operation in spec["paths"][path].values():
                operation["security"] = [{"token": []}]
    return spec


_EXAMPLE = {"text": "Northgate, 3 May. The army liberated the valley, officials said.", "language": "en"}
_TWO = {"texts": ["The army liberated the valley.", "The army took the valley."], "language": "en"}
_LANGUAGES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {name: {"type": "string"} for name in ("name", "code", "longCode")},
        "required": ["name", "code", "longCode"],
    },
}
_ID_HEADER = {"X-Request-Id": {"description": "As sent, or made up.", "schema": {"type": "string"}}}


def _schemas(lexicon: Lexicon, settings: Settings) -> dict[str, Any]:
    _, schemas = msgspec.json.schema_components(_TYPES, ref_template=_REF + "{name}")
    for name in ("CheckBody", "TraceBody", "CompareBody"):
        schemas[name]["oneOf"] = [{"required": ["text"]}, {"required": ["texts"]}]
    schemas["Text"]["oneOf"] = [{"required": ["text"]}, {"required": ["content"]}]
    schemas["Text"]["properties"]["content"]["format"] = "byte"
    properties = schemas["CheckBody"]["properties"]
    properties["house"] = {"enum": sorted(lexicon.houses)}
    if settings.models:
        properties["model"] |= {"enum": sorted(settings.named_models)}
    else:
        del properties["model"]
    schemas["Error"] = _ERROR
    return schemas


def _post(name: str, what: str, body: str, answer: str, example: dict[str, Any]) -> dict[str, Any]:
    return {
        "post": {
            "operationId": name,
            "summary": what,
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": {"$ref": _REF + body}, "example": example}},
            },
            "responses": {
                "200": {
                    "description": "The report; X-Exit-Code is what the command would have given.",
                    "headers": {**_ID_HEADER, "X-Exit-Code": {"schema": {"enum": ["0", "1", "2"]}}},
                    "content": {"application/json": {"schema": {"$ref": _REF + answer}}},
                },
                **_refusals("application/json", {"$ref": _REF + "Error"}),
            },
        }
    }


def _refusals(media: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        status: {"description": what, "headers": _ID_HEADER, "content": {media: {"schema": schema}}}
        for status, what in _REFUSED.items()
    }


def _page(lexicon: Lexicon, settings: Settings) -> dict[str, Any]:
    page = _post("page", "Check texts and get one page to forward.", "CheckBody", "Report", _EXAMPLE)
    operation = page["post"]
    fields: dict[str, Any] = {name: {"type": "string"} for name in ("text", "source", "name", "language", "apiKey")}
    fields["house"] = {"enum": sorted(lexicon.houses)}
    if settings.models:
        fields["model"] = {"enum": sorted(settings.named_models)}
    fields["explain"] = {"type": "string", "description": "Anything but nothing gives each score with its reasons."}
    operation["requestBody"]["content"]["application/x-www-form-urlencoded"] = {
        "schema": {"type": "object", "properties": fields, "required": ["text"]}
    }
    operation["responses"]["200"]["content"] = {"text/html": {"schema": {"type": "string"}}}
    return page


def _plugin(lexicon: Lexicon) -> dict[str, Any]:
    codes = sorted({one["longCode"] for one in languages(lexicon)})
    fields: dict[str, Any] = {
        "text": {"type": "string", "description": "The text."},
        "data": {"type": "string", "description": 'JSON: {"annotation": [{"text": …}, {"markup": …}]}'},
        "language": {"enum": ["auto", *codes], "default": "auto"},
        "mode": {"enum": list(MODES), "default": "all"},
        "level": {"enum": list(LEVELS), "default": "default"},
        "enabledOnly": {"enum": list(SWITCH), "default": "false"},
    }
    lists = ("enabledRules", "disabledRules", "enabledCategories", "disabledCategories", "apiKey")
    fields |= {name: {"type": "string"} for name in lists}
    schema = {"type": "object", "properties": fields, "anyOf": [{"required": ["text"]}, {"required": ["data"]}]}
    return {
        "post": {
            "operationId": "plugin",
            "summary": "Check a text for an editor plug-in that speaks the LanguageTool protocol.",
            "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": schema}}},
            "responses": {
                "200": {
                    "description": "The findings; offsets are UTF-16 units.",
                    "headers": _ID_HEADER,
                    "content": {"application/json": {"schema": {"type": "object", "required": ["matches"]}}},
                },
                **_refusals("text/plain", {"type": "string"}),
            },
        }
    }


def _get(name: str, what: str, schema: dict[str, Any], *, busy: bool = False) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": what, "headers": _ID_HEADER, "content": content}}
    if busy:
        responses["503"] = {"description": "No process is ready.", "headers": _ID_HEADER, "content": content}
    return {"get": {"operationId": name, "summary": what, "responses": responses}}


def _metrics() -> dict[str, Any]:
    made = _get("metrics", "Counters in the text format of Prometheus.", {})
    made["get"]["responses"]["200"]["content"] = {"text/plain": {"schema": {"type": "string"}}}
    made["get"]["responses"]["401"] = {
        "description": _REFUSED["401"],
        "content": {"application/json": {"schema": {"$ref": _REF + "Error"}}},
    }
    return made
