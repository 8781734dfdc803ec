"""The editor's page as one HTML file: template, style, script and the report's data, nothing from the network.

Comes in: a report. Goes out: HTML whose content security policy lets only its own script and style run. Text of
documents
travels as JSON and is put on screen as text, never as markup. Refuses to know: how the script works.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reports.model import Report
from reports.review.payload import payload
from reports.words import Words

if TYPE_CHECKING:
    from jinja2 import Template

SCRIPTS = ("data", "store", "scale", "queue", "detail", "documents", "checks", "keys", "main")
"""In the order in which they need one another."""
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def page(report: Report, language: str) -> str:
    """The page, opening in the language."""
    style, script = _text("page.css"), _script()
    words = Words(language)
    return _template().render(
        language=words.language_code,
        title=words("form.title"),
        noscript=words("page.noscript"),
        tool=f"{report.tool.name} {report.tool.version}",
        style=style,
        style_hash=_source_hash(style),
        script=script,
        script_hash=_source_hash(script),
        data=json.dumps(payload(report, words.language_code), ensure_ascii=False, separators=(",", ":")).translate(
            _IN_SCRIPT
        ),
    )


def _text(name: str) -> str:
    return files("reports.review").joinpath(name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    parts = "\n".join(_text(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


def _source_hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("reports", "review"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.jinja")
