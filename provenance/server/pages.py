"""The server's own pages: where an editor pastes a text, and where a programmer reads how to ask."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from markupsafe import Markup

from provenance._version import __version__
from provenance.formats.html_check import script as report_script
from provenance.formats.html_check import style as report_style
from provenance.formats.html_marks import tidy
from provenance.formats.html_shell import asset, environment, hashed
from provenance.gate.policy import Settings as InForce
from provenance.lexicon.languages import language
from provenance.lexicon.lexicon import Lexicon
from provenance.server.settings import Settings, megabytes

_PACKAGE = "provenance.server"
_FILES = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.docm"


def paste_page(settings: Settings, lexicon: Lexicon, in_force: InForce) -> tuple[str, str]:
    """The page to paste into, and its content policy.

    The report is shown in a frame made from the answer, which takes this page's policy over: so the report's own
    style and script are named in it too.
    """
    style, script = asset("own.css", _PACKAGE), asset("paste.js", _PACKAGE)
    page = (
        environment(_PACKAGE)
        .get_template("paste.html")
        .render(
            style=Markup(style),
            script=Markup(script),
            files=_FILES,
            token=bool(settings.token),
            house=in_force.house,
            under=PurePath(in_force.file).name,
            houses=sorted(lexicon.houses),
            models=sorted(settings.named_models),
            languages=sorted((tidy(language(code).name), code) for code in lexicon.framing_languages),
            megabytes=megabytes(settings.size),
            version=__version__,
            lexicons=lexicon.version,
        )
    )
    policy = (
        f"default-src 'none'; style-src {hashed(style)} {hashed(report_style())}; "
        f"script-src {hashed(script)} {hashed(report_script())}; connect-src 'self'; frame-src blob:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return page, policy


def docs_page(spec: dict[str, Any]) -> tuple[str, str]:
    """The description for people, and its content policy."""
    style = asset("own.css", _PACKAGE)
    schemas = spec["components"]["schemas"]
    operations = []
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {})
            operations.append(
                {
                    "path": path,
                    "method": method.upper(),
                    "summary": operation["summary"],
                    "bodies": [_body(media, one, schemas) for media, one in content.items()],
                    "statuses": [(code, one["description"]) for code, one in operation["responses"].items()],
                    "answers": list(operation["responses"]["200"]["content"]),
                }
            )
    page = environment(_PACKAGE).get_template("docs.html").render(style=Markup(style), spec=spec, operations=operations)
    return page, f"default-src 'none'; style-src {hashed(style)}; base-uri 'none'; frame-ancestors 'none'"


def _body(media: str, content: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    schema = content["schema"]
    schema = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    fields = [(name, _shape(one), one.get("description", "")) for name, one in schema["properties"].items()]
    example = json.dumps(content["example"], ensure_ascii=False) if "example" in content else ""
    return {"media": media, "fields": fields, "example": example}


def _shape(schema: dict[str, Any]) -> str:
    """A type in a few words."""
    if "enum" in schema:
        shown = ", ".join(map(str, schema["enum"][:40]))
        return f"one of {shown}" + (" …" if len(schema["enum"]) > 40 else "")
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(_shape(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_shape(schema.get('items', {}))}"
    return str(schema.get("type", "any"))
