"""Trusted facts from the SEC's company-facts JSON (XBRL): `{entityName, facts: {taxonomy: {concept: {units: {unit:
[...]}}}}}`.

Source of the layout: the SEC's EDGAR application programming interfaces, "companyfacts". The field `fy` there is the
fiscal year of the filing, not of the figure: a 10-K repeats the two years before. So a fiscal year's last day is taken
from the latest `end` that each annual filing itself reports on, and figures get the year and quarter of the days they
cover. Of one figure filed several times the latest filing is kept; of several values for one period all are, by date.
"""

from __future__ import annotations

import datetime
import functools
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from auditor.document import Skip
from auditor.reference import ReferenceFact, ReferenceFormat

ANNUAL_FORMS: Final = frozenset({"10-K", "10-K/A", "20-F", "20-F/A", "40-F", "40-F/A", "10-KT"})
YEAR_DAYS: Final = range(350, 381)
"""Days of a fiscal year of 52 or 53 weeks or twelve months."""
QUARTER_DAYS: Final = range(80, 106)
"""Days of a quarter of twelve to fourteen weeks, or three months."""
QUARTER: Final = 91.3
"""Days of a quarter, on average."""
OFF_QUARTER: Final = 10
"""So many days from it a quarter of whole weeks may end."""
NEAR_NEW_YEAR: Final = 7
"""A fiscal year that ends so few days from 31 December is called by the calendar year as well."""
UNITS: Final = {"shares": "shares", "USD/shares": "USD per share", "pure": ""}


def read(content: bytes, name: str) -> Iterator[ReferenceFact | Skip]:
    """The facts whose concepts are known measures; amounts as filed, in units."""
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_int=str)
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


@dataclass(frozen=True, slots=True)
class _Days:
    """First and last day of a figure; both the same for an amount on a day."""

    start: datetime.date
    end: datetime.date
    is_instant: bool

    @property
    def length(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def span(self) -> str:
        return self.end.isoformat() if self.is_instant else f"{self.start.isoformat()}/{self.end.isoformat()}"


def _days_of(entry: Mapping[str, Any]) -> _Days | None:
    try:
        end = datetime.date.fromisoformat(entry["end"])
        start = datetime.date.fromisoformat(entry["start"]) if entry.get("start") else end
    except (KeyError, TypeError, ValueError):
        return None
    return _Days(start, end, not entry.get("start"))


Years = Mapping[datetime.date, int]
"""Last day of a fiscal year -> its number."""


def _fiscal_years(taxonomies: Mapping[str, Any]) -> Years:
    """As each annual filing says of the newest year it reports on; where filings differ, as most of them say."""
    newest: dict[str, tuple[datetime.date, int]] = {}
    entries = (e for concepts in taxonomies.values() for body in concepts.values() for e in _entries(body))
    for entry in entries:
        days = _days_of(entry)
        if entry.get("form") not in ANNUAL_FORMS or entry.get("fp") != "FY" or days is None or not entry.get("fy"):
            continue
        filing = str(entry.get("accn", ""))
        if days.length in YEAR_DAYS and (filing not in newest or days.end > newest[filing][0]):
            newest[filing] = days.end, int(entry["fy"])
    said: dict[datetime.date, Counter[int]] = defaultdict(Counter)
    for end, year in newest.values():
        said[end][year] += 1
    return {end: max(years.items(), key=lambda y: (y[1], y[0]))[0] for end, years in sorted(said.items())}


def _entries(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (e for entries in body["units"].values() for e in entries)


def _facts(entity: str, measure: str, concept: str, body: Mapping[str, Any], years: Years) -> Iterator[ReferenceFact]:
    for unit, entries in body["units"].items():
        latest: dict[tuple[str, str], tuple[_Days, Mapping[str, Any]]] = {}
        for entry in entries:
            days = _days_of(entry)
            if days is None or entry.get("val") is None:
                continue
            key = days.span, str(entry["val"])
            if key not in latest or str(entry.get("filed", "")) >= str(latest[key][1].get("filed", "")):
                latest[key] = days, entry
        for days, entry in latest.values():
            period, *also = (*_names(days, years), days.span)
            value, scale = _printed(str(entry["val"]))
            yield ReferenceFact(
                subject=entity,
                measure=measure,
                value=value,
                unit=f"{scale} {UNITS.get(unit, unit.replace('/shares', ' per share'))}".strip(),
                period=period,
                span=days.span,
                source=f"{entry.get('form', '')} {entry.get('accn', '')} filed {entry.get('filed', '')}".strip(),
                filed=entry.get("filed"),
                also=tuple(a for a in also if a != days.span),
                series=concept,
                place=concept,
            )


def _printed(value: str) -> tuple[str, str]:
    """An amount as statements print it: in millions or thousands, where it is filed so."""
    for zeros, word in ((6, "million"), (3, "thousand")):
        if value.lstrip("-").isdecimal() and value.endswith("0" * zeros) and len(value.lstrip("-")) > zeros:
            return f"{int(value[:-zeros]):,}", word
    return value, ""


def _names(days: _Days, years: Years) -> tuple[str, ...]:
    """What texts call the period: the fiscal year or quarter, the calendar's months or year."""
    fiscal = _fiscal(days, years)
    names = [fiscal] if fiscal else []
    near = abs((datetime.date(days.end.year, 12, 31) - days.end).days) <= NEAR_NEW_YEAR
    if near and (days.length in YEAR_DAYS or (days.is_instant and fiscal and "Q" not in fiscal)):
        names.append(str(days.end.year))
    if _is_month_end(days.end) and not days.is_instant and days.start.day == 1 and days.length not in YEAR_DAYS:
        names.append(f"{days.start:%Y-%m}/{days.end:%Y-%m}")
    return tuple(names)


def _is_month_end(day: datetime.date) -> bool:
    return (day + datetime.timedelta(days=1)).day == 1


def _fiscal(days: _Days, years: Years) -> str | None:
    """`FY2025`, `FY2025Q3`; None where the days are neither a year nor a quarter of a fiscal year that is known."""
    if days.end in years and (days.is_instant or days.length in YEAR_DAYS):
        return f"FY{years[days.end]}"
    if not days.is_instant and days.length not in QUARTER_DAYS:
        return None
    for last, number in _years_around(days.end, years):
        left = (last - days.end).days
        quarter = 4 - round(left / QUARTER)
        if quarter in range(1, 5) and abs(left - (4 - quarter) * QUARTER) <= OFF_QUARTER:
            return f"FY{number}Q{quarter}"
    return None


def _years_around(day: datetime.date, years: Years) -> Iterator[tuple[datetime.date, int]]:
    """Last day and number of the fiscal years that a day can lie in: one that is known, or that follows one."""
    yield from [(end, years[end]) for end in years if 0 <= (end - day).days < YEAR_DAYS.stop][:1]
    before = [end for end in years if end < day]
    if before:
        under_way = max(before) + datetime.timedelta(days=365)
        if day <= under_way:
            yield under_way, years[max(before)] + 1


def _is_company_facts(suffix: str, content: bytes) -> bool:
    return suffix == ".json" and b'"entityName"' in content[:2000] and b'"facts"' in content


REFERENCE = ReferenceFormat("xbrl", _is_company_facts, read, order=10)
