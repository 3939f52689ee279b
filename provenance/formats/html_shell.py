"""What every HTML page of ours is made in: one shell, one style and script in it, and a policy that forbids the rest.

A page is a template that extends `shell.html`. It carries its own style and script, asks for nothing and sends
nothing, so that an editor can forward it, open it on a phone and print it, with copy under embargo in it.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from provenance.formats.html_marks import tidy
from provenance.formats.reasons_line import reasons_line

_PACKAGE = "provenance.formats"


@cache
def environment(package: str = _PACKAGE) -> Environment:
    """The templates of a package and, behind them, those of the formats: everything is escaped, nothing guessed."""
    packages = dict.fromkeys((package, _PACKAGE))
    made = Environment(
        loader=ChoiceLoader([PackageLoader(one) for one in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["tidy"] = tidy
    made.filters["reasons"] = reasons_line
    return made


@cache
def asset(name: str, package: str = _PACKAGE) -> str:
    """A style or a script among the templates of a package."""
    return files(package).joinpath("templates", name).read_text(encoding="utf-8")


def page(template: str, style: str, script: str, **fields: Any) -> str:
    """A whole page: a template that extends `shell.html`, in its style, with its script and its policy."""
    fields |= {"style": Markup(style), "script": Markup(script), "policy": policy(style, script)}
    return environment().get_template(template).render(fields)


def policy(style: str, script: str) -> str:
    """A content policy that lets one style and one script run and nothing be fetched or sent."""
    return (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def hashed(content: str) -> str:
    """A style or a script as a content policy names it."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def size(content: str) -> int:
    """Bytes of a page as it is written."""
    return len(content.encode("utf-8", "replace"))
