"""Annotations of GitHub Actions: workflow commands on standard output, ranked, and capped where GitHub drops the rest.

GitHub keeps ten errors, ten warnings and ten notices a step; the last of each says how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports.columns import region, texts
from reports.format import Format, Style
from reports.model import FindingRecord, Report, SkipRecord
from reports.ranking import ranked
from reports.spelled import headline, story
from reports.visible import one_line, visible
from reports.words import Words

CAP = 10
_COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, style: Style) -> str:
    """A line for each annotation; nothing at all when there is nothing to say."""
    words = Words(style.language)
    known = texts(report)
    lines: list[str] = []
    for severity in ("error", "warning", "note"):
        found = [f for f in ranked(report) if f.severity == severity]
        lines.extend(_capped(found, known, words))
    lines.extend(_unread(report.skipped, words))
    return "".join(f"{line}\n" for line in lines)


def _capped(found: list[FindingRecord], known: Mapping[str, str], words: Words) -> Iterator[str]:
    for finding in found[: CAP if len(found) <= CAP else CAP - 1]:
        yield _annotation(finding, known, words.language)
    if len(found) > CAP:
        rest = len(found) - CAP + 1
        yield f"::{_COMMAND[found[0].severity]}::{_data(words('form.more_like_these', n=rest))}"


def _annotation(finding: FindingRecord, known: Mapping[str, str], language: str) -> str:
    fields = {"title": f"{finding.code} {headline(finding, language)}"}
    if finding.places:
        fields = {**_where(finding, known), **fields}
    properties = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    message = "\n".join(story(finding, language))
    return f"::{_COMMAND[finding.severity]} {properties}::{_data(message)}"


def _where(finding: FindingRecord, known: Mapping[str, str]) -> dict[str, str]:
    place = finding.places[0]
    area = region(place, known)
    if area is None:
        return {"file": place.document}
    fields = {"file": place.document, "line": str(area.line), "endLine": str(area.end_line)}
    # Columns are taken on one line only.
    if area.column is not None and area.line == area.end_line:
        fields |= {"col": str(area.column), "endColumn": str(area.end_column)}
    return fields


def _unread(skipped: list[SkipRecord], words: Words) -> Iterator[str]:
    if not skipped:
        return
    names = [" ".join(filter(None, (s.document, s.location))) + f": {s.reason}" for s in skipped[:20]]
    heading = words("text.not_read", n=len(skipped))
    yield f"::notice title={_property(heading)}::{_data(chr(10).join(one_line(n) for n in names))}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format("github", ".txt", render, "annotations of GitHub Actions")
