"""The report as an editor reads it in a terminal: what was compared, the strongest findings, what else was found.

One finding fits a screen: its sides with the numbers marked, what each allows, why they cannot both hold, the
arithmetic, a possible edit. Colours only on request; text of documents cannot move the cursor or reorder a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports import figures
from reports.format import Format, Style
from reports.model import ClaimRecord, ComparisonRecord, FindingRecord, PlaceRecord, Report
from reports.names import about
from reports.places import ClaimPlaces, common_folder
from reports.ranking import Confirmed, confirmed, counts, ranked
from reports.scale import bars
from reports.visible import one_line, visible
from reports.width import columns, cut, cut_left, pad, wrap
from reports.words import Words, explained, named, placed, said, unread

_MARGIN = 7
_LABEL = 30
"""Columns that the name of a place may take."""
_LEAST = 30
"""Columns that a quote needs beside its place; with fewer it goes below."""
_CONFIRMED = 8
"""Confirmed facts shown unless all are asked for."""
_LISTED = 200
"""Claims listed at most under `--show`; the JSON report has them all."""
_COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "dim": "2",
    "number": "1;4",
    "good": "32",
}


def render(report: Report, style: Style) -> str:
    """The report in the style's language and width."""
    page = _Page(Words(style.language), max(style.width, 40), style, common_folder(report), ClaimPlaces(report))
    lines = [*page.head(report), *page.findings(report), *page.tail(report)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    words: Words
    width: int
    style: Style
    folder: str
    places: ClaimPlaces

    def short(self, text: str) -> str:
        """The text on one line, without the folder that all documents share."""
        return one_line(text.replace(self.folder, "") if self.folder else text)

    def paint(self, text: str, colour: str) -> str:
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.style.colour and text else text

    def indented(self, text: str, margin: int = _MARGIN, colour: str | None = None) -> Iterator[str]:
        for line in wrap(visible(text), self.width - margin):
            yield " " * margin + (self.paint(line, colour) if colour else line)

    # -- head

    def head(self, report: Report) -> Iterator[str]:
        separator = self.words("text.separator")
        n = report.summary.claims
        claims = self.words("text.claims_one") if n == 1 else self.words("text.claims", n=n)
        checked = self.words("text.cross_checked", n=report.summary.cross_checked)
        yield from wrap(separator.join((self._compared(report), claims, checked)), self.width)
        yield from wrap(self._counted(report), self.width)

    def _compared(self, report: Report) -> str:
        drafts = sum(d.role == "draft" for d in report.documents)
        trusted = sum(d.role == "trusted" for d in report.documents)
        mode = report.summary.mode if report.summary.mode in ("equals", "against", "sets", "single") else "equals"
        return self.words(
            f"text.compared_{mode}",
            documents=self.words.some("document", "documents", len(report.documents)),
            drafts=self.words.some("draft", "drafts", drafts),
            trusted=self.words.some("trusted", "trusteds", trusted),
        )

    def _counted(self, report: Report) -> str:
        new = ranked(report)
        comma = self.words("text.comma")
        line = comma.join(self.words.counted(s, n) for s, n in counts(new).items() if n)
        if not new:
            line = self.words("text.no_findings" if report.summary.cross_checked else "text.nothing_checked")
        elif self._limit(len(new)) < len(new):
            line = self.words("text.strongest_follow", counts=line, shown=self._limit(len(new)))
        extra = [
            self.words(f"text.{status}", n=n)
            for status in ("known", "waived")
            if (n := sum(f.status == status for f in report.findings))
        ]
        return self.words("text.separator").join([line, *extra])

    def _limit(self, total: int) -> int:
        return total if self.style.limit is None else min(total, max(self.style.limit, 0))

    # -- findings

    def findings(self, report: Report) -> Iterator[str]:
        statuses = ("new", *(s for s in ("known", "waived") if s in self.style.show))
        found = ranked(report, statuses)
        for finding in found[: self._limit(len(found))]:
            yield ""
            yield from self.finding(finding, report)
        rest = len(found) - self._limit(len(found))
        if rest:
            yield ""
            yield self.paint(self.words("text.more", n=rest), "dim")

    def finding(self, finding: FindingRecord, report: Report) -> Iterator[str]:
        words = said(finding, self.style.language)
        name = named(finding, report.rules, self.style.language)
        yield from self._heading(finding, name)
        if words.title and words.title != name:
            yield from self.indented(self.short(words.title), colour="bold")
        yield from self._sides(finding, words.notes)
        for line in words.derivation:
            yield from self.indented(self.short(line))
        yield from self.indented(self.short(words.message))
        for suggestion in words.suggestions:
            key = "text.suggestion_why" if suggestion.why else "text.suggestion"
            yield from self.indented(self.short(self.words(key, text=suggestion.text, why=suggestion.why)))
        if finding.waiver is not None:
            yield from self.indented(one_line(self._waiver(finding)), colour="dim")
        # A waiver of a lapsed waiver would hide what is to be deleted.
        hint = "text.explain" if finding.code == "SUP001" else "text.commands"
        commands = self.words(hint, code=finding.code, fingerprint=finding.fingerprint)
        yield from self.indented(commands, colour="dim")

    def _heading(self, finding: FindingRecord, name: str) -> Iterator[str]:
        word = self.words(f"heading.{finding.severity}")
        verdict = self.words.get("verdict", finding.verdict, finding.verdict) if finding.verdict else ""
        sure = self.words("text.confidence", value=f"{finding.confidence:.2f}")
        left = f"{pad(word, _MARGIN - 1)} {finding.code}  {one_line(name)}"
        if verdict and columns(left) + columns(verdict) + columns(sure) + 6 <= self.width:
            left = f"{left}  ({verdict})"
        gap = self.width - columns(left) - columns(sure)
        if gap < 2:
            yield self.paint(cut(left, self.width), finding.severity)
            yield from self.indented(sure, colour="dim")
        else:
            yield self.paint(left, finding.severity) + " " * gap + self.paint(sure, "dim")

    def _waiver(self, finding: FindingRecord) -> str:
        waiver = finding.waiver
        assert waiver is not None  # noqa: S101 - the caller has looked
        status = f"status.{finding.status}" if finding.status != "new" else f"decision.{waiver.decision}"
        parts = [self.words(status), waiver.reason, waiver.reviewer, waiver.date]
        return self.words("text.separator").join(part for part in parts if part)

    def _sides(self, finding: FindingRecord, notes: tuple[str | None, ...]) -> Iterator[str]:
        labels = [cut_left(self.short(placed(p, self.words)), _LABEL) for p in finding.places]
        width = max(map(columns, labels), default=0)
        for i, (place, label, note) in enumerate(zip(finding.places, labels, notes, strict=True)):
            mark = "  ▸ " if i == 0 and len(labels) > 1 else "    "
            yield from self._side(place, mark + pad(label, width) + "  ", note)
        spans = [p.interval for p in finding.places]
        for label, bar in zip(labels, bars(spans, min(46, self.width - width - 8)), strict=True):
            if bar:
                yield f"    {pad(label, width)}  {self.paint(bar, 'dim')}"

    def _side(self, place: PlaceRecord, lead: str, note: str | None) -> Iterator[str]:
        span = self.places.allowed(place)
        allows = figures.interval(span, self.words) if span else ""
        margin = columns(lead)
        if self.width - margin < _LEAST:
            yield lead
            lead, margin = " " * _MARGIN, _MARGIN
        room = self.width - margin
        beside = bool(allows) and room - columns(allows) - 2 >= max(24, columns(one_line(place.quote)) + 8)
        context = self._context(place, room - columns(allows) - 2 if beside else room)
        line = lead + context
        if beside:
            line += " " * (self.width - columns(line) - columns(allows)) + allows
        yield line
        below = [text for text in (note and self.short(note), "" if beside else allows) if text]
        for text in below:
            yield from self.indented(text, margin)

    def _context(self, place: PlaceRecord, room: int) -> str:
        """The number between its marks, with as much of its sentence as there is room for."""
        if not place.quote:
            return cut(one_line(place.before + place.after).strip(), room)
        quote = cut(one_line(place.quote), max(room - 4, 8))
        rest = max(room - columns(quote) - 2, 0)
        before, after = one_line(place.before).lstrip(), one_line(place.after).rstrip()
        left = cut_left(before, max(rest // 2, rest - columns(after)))
        right = cut(after, rest - columns(left))
        return f"{left}⟦{self.paint(quote, 'number')}⟧{right}"

    # -- what else there is to say

    def tail(self, report: Report) -> Iterator[str]:
        yield ""
        yield from self._confirmed(confirmed(report))
        yield from self._not_compared(report)
        yield from self._unread(report)
        if report.notices:
            yield self.words("text.notices")
            for notice in report.notices:
                yield from self.indented(self.short(notice), 2)

    def _confirmed(self, facts: list[Confirmed]) -> Iterator[str]:
        if not facts:
            yield from wrap(self.words("text.confirmed_none"), self.width)
            return
        yield self.paint(self.words("text.confirmed", n=len(facts)), "good")
        shown = facts if "confirmed" in self.style.show else facts[:_CONFIRMED]
        for fact in shown:
            yield f"  {cut(self._fact(fact), self.width - 2)}"
        if len(shown) < len(facts):
            yield f"  {self.words('text.more_confirmed', n=len(facts) - len(shown))}"

    def _fact(self, fact: Confirmed) -> str:
        comparison = fact.comparisons[0]
        if comparison.verdict == "arithmetic_ok":
            return f"{self.short(explained(comparison, self.style.language))} ({self._names(fact.claims)})"
        quotes = dict.fromkeys(one_line(c.quote) for c in fact.claims)
        key = comparison.key
        head = self.words("text.separator").join(map(one_line, about(key.subject, key.measure, key.period, self.words)))
        figures_of = fact.sign.join(quotes) or self.short(explained(comparison, self.style.language))
        return f"{head}{': ' if head else ''}{figures_of} ({self._names(fact.claims)})"

    def _names(self, claims: Iterable[ClaimRecord]) -> str:
        return self.short(self.places.labels(claims, self.words))

    def _not_compared(self, report: Report) -> Iterator[str]:
        once = report.summary.states.get("uncorroborated", 0)
        not_comparable = [c for c in report.comparisons if c.verdict == "not_comparable"]
        parts, flags = [], []
        if once:
            parts.append(self.words("text.uncorroborated", n=once))
            flags.append(self.words("text.show_uncorroborated"))
        if not_comparable:
            parts.append(self.words("text.not_comparable", n=len(not_comparable)))
            flags.append(self.words("text.show_not_comparable"))
        if parts:
            separator, comma = self.words("text.separator"), self.words("text.comma")
            yield from wrap(f"{separator.join(parts)}: {comma.join(flags)}", self.width)
        if "uncorroborated" in self.style.show:
            yield from self._once(report)
        if "not-comparable" in self.style.show:
            yield from self._incomparable(not_comparable, report)

    def _once(self, report: Report) -> Iterator[str]:
        yield self.words("text.uncorroborated_heading")
        found = [c for c in report.claims if c.state == "uncorroborated"]
        for claim in found[:_LISTED]:
            named = about(claim.subject, claim.measure, claim.period, self.words)
            line = self.words("text.separator").join(map(one_line, named))
            where = self.short(self.places.label(claim, self.words))
            yield f"  {cut(f'{where}  ⟦{one_line(claim.quote)}⟧  {line}', self.width - 2)}"
        if len(found) > _LISTED:
            yield f"  … +{len(found) - _LISTED}"

    def _incomparable(self, comparisons: list[ComparisonRecord], report: Report) -> Iterator[str]:
        yield self.words("text.not_comparable_heading")
        claims = {c.id: c for c in report.claims}
        for comparison in comparisons[:_LISTED]:
            sides = [claims[i] for i in comparison.claims if i in claims]
            quotes = " | ".join(f"{self.short(self.places.label(c, self.words))} ⟦{one_line(c.quote)}⟧" for c in sides)
            yield f"  {cut(quotes, self.width - 2)}"
            yield from self.indented(self.short(explained(comparison, self.style.language)), 4)
        if len(comparisons) > _LISTED:
            yield f"  … +{len(comparisons) - _LISTED}"

    def _unread(self, report: Report) -> Iterator[str]:
        if not report.skipped:
            yield self.words("text.not_read_none")
            return
        yield self.paint(self.words("text.not_read", n=len(report.skipped)), "warning")
        between = self.words("location.between")
        for skip in report.skipped:
            where = between.join(part for part in (skip.document, skip.location) if part)
            yield from self.indented(f"{one_line(where)}: {one_line(unread(skip, self.style.language))}", 2)


FORMAT = Format("text", ".txt", render, "for people, in a terminal")
