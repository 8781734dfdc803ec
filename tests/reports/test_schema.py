"""The schema that ships is the one that the model gives."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest

from reports import Report, render
from reports.schema import schema, shipped


def test_the_shipped_schema_is_up_to_date() -> None:
    assert shipped() == schema(), "run python -m reports.schema"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(shipped())


def test_a_foreign_field_does_not_pass(fixed_report: Report) -> None:
    data = json.loads(render(fixed_report, "json"))
    broken = copy.deepcopy(data)
    broken["findings"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, shipped())


def test_the_interface_names_every_field_it_promises() -> None:
    made = schema()
    assert {"schema_version", "tool", "documents", "claims", "comparisons", "findings", "skipped", "summary"} <= set(
        made["properties"]
    )
    finding = made["$defs"]["FindingRecord"]["properties"]
    promised = "code name severity confidence verdict message places derivation suggestions fingerprint status waiver"
    assert set(promised.split()) | {"evidence"} <= set(finding)
