"""The JSON schema of the report, as it ships in `schema.json`: generated from the model, never written by hand.

`python -m reports.schema` writes the file anew.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from reports.model import SCHEMA_VERSION, Report


def schema() -> dict[str, Any]:
    """The schema that the model gives."""
    made = Report.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Report of numeric claims, version {SCHEMA_VERSION}",
        **{key: value for key, value in made.items() if key != "title"},
    }


def shipped() -> dict[str, Any]:
    """The schema that ships in the package."""
    text = files("reports").joinpath("schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def written() -> str:
    """The file's text."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("schema.json").write_text(written(), encoding="utf-8")
