"""Trusted facts from the SEC's company-facts JSON (XBRL): `{entityName, facts: {taxonomy: {concept: {units: {unit:
[...]}}}}}`.

Source of the layout: the SEC's EDGAR application programming interfaces, "companyfacts". The field `fy` there is the
fiscal year
of the filing, not of the figure: a 10-K repeats the two years before. So a fiscal year's last day is taken from the
latest `end` that each annual filing itself reports on, and figures get the year of the day they end on.
"""

from __future__ import annotations

import datetime
import functools
import json
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from auditor.document import Skip
from auditor.reference import ReferenceFact, ReferenceFormat

ANNUAL_FORMS = frozenset({"10-K", "10-K/A", "20-F", "20-F/A", "40-F", "10-KT"})
YEAR_DAYS = range(350, 381)
"""Days of a fiscal year of 52 or 53 weeks or twelve months."""
QUARTER_DAYS = range(80, 101)
UNITS = {"shares": "shares", "USD/shares": "USD per share", "pure": ""}


def read(content: bytes, name: str) -> Iterator[ReferenceFact | Skip]:
    """The facts whose concepts are known measures; amounts as filed, in units."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
        entity, taxonomies = str(data["entityName"]), data["facts"]
        years = _fiscal_years(taxonomies)
        for taxonomy, concepts in taxonomies.items():
            for concept, body in concepts.items():
                measure = _measures().get(concept)
                if measure:
                    yield from _facts(entity, measure, f"{taxonomy}:{concept}", body, years)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        yield Skip(name, f"it is no company-facts JSON of the SEC: {type(problem).__name__} {problem}")


@functools.cache
def _measures() -> Mapping[str, str]:
    table = tomllib.loads(files("auditor.references").joinpath("concepts.toml").read_text(encoding="utf-8"))
    return {concept: measure for measure, concepts in table.items() for concept in concepts}


def _fiscal_years(taxonomies: Mapping[str, Any]) -> dict[str, int]:
    """Last day of a fiscal year -> its number, as each annual filing says of the newest year it reports on."""
    newest: dict[str, tuple[str, int]] = {}
    for concepts in taxonomies.values():
        for body in concepts.values():
            for entry in (e for entries in body["units"].values() for e in entries):
                if entry.get("form") not in ANNUAL_FORMS or entry.get("fp") != "FY" or not entry.get("fy"):
                    continue
                if "start" not in entry or _days(entry["start"], entry["end"]) not in YEAR_DAYS:
                    continue
                held = newest.get(entry["accn"])
                if held is None or entry["end"] > held[0]:
                    newest[entry["accn"]] = (entry["end"], int(entry["fy"]))
    return dict(sorted(newest.values()))


def _facts(
    entity: str, measure: str, concept: str, body: Mapping[str, Any], years: Mapping[str, int]
) -> Iterator[ReferenceFact]:
    for unit, entries in body["units"].items():
        for entry in entries:
            span, period = _period(entry, years)
            yield ReferenceFact(
                subject=entity,
                measure=measure,
                value=str(entry["val"]),
                unit=UNITS.get(unit, unit.replace("/shares", " per share")),
                period=period,
                span=span,
                source=f"{entry.get('form', '')} {entry.get('accn', '')} filed {entry.get('filed', '')}".strip(),
                filed=entry.get("filed"),
                place=concept,
            )


def _period(entry: Mapping[str, Any], years: Mapping[str, int]) -> tuple[str, str]:
    """The days covered, and the name of the period: FY2025, an interval, or a day."""
    end = entry["end"]
    if "start" not in entry:
        return end, end
    span = f"{entry['start']}/{end}"
    if _days(entry["start"], end) in YEAR_DAYS:
        return span, f"FY{years[end]}" if end in years else span
    return span, span


def _days(start: str, end: str) -> int:
    return (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days + 1


def _is_company_facts(suffix: str, content: bytes) -> bool:
    return suffix == ".json" and b'"entityName"' in content[:2000] and b'"facts"' in content


REFERENCE = ReferenceFormat("xbrl", _is_company_facts, read, order=10)
