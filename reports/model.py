"""The report: a versioned document of its own, saved, re-rendered and reviewed without a new audit.

Its JSON form is what `auditor check --format json` writes. Numbers are decimal strings, so that none loses a digit.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"
SEVERITIES = ("note", "warning", "error")


class Model(BaseModel):
    """Strict and immutable: a field that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Tool(Model):
    """Which program made the report."""

    name: str
    version: str


class DocumentRecord(Model):
    """One document that was read."""

    name: str
    language: str | None = None
    date: str | None = None
    role: Literal["source", "draft", "trusted"] = "source"
    text: str | None = None
    """The whole text as it was read; left out with `--no-text`."""
    has_lines: bool = True
    group: str | None = None


class ClaimRecord(Model):
    """One numeric claim (section 2 of the interface)."""

    id: str
    document: str
    start: int
    end: int
    quote: str
    sentence: tuple[int, int]
    location: dict[str, str | int] | None = None
    language: str
    kind: str
    value: str | None = None
    nominal_low: str | None = None
    nominal_high: str | None = None
    unit: str | None = None
    base_value: str | None = None
    base_unit: str | None = None
    dimension: str
    low: str | None = None
    high: str | None = None
    low_open: bool = False
    high_open: bool = False
    hedge: str
    change: str | None = None
    subject: str | None = None
    measure: str | None = None
    comparator: str | None = None
    period: str | None = None
    date: str | None = None
    scope: list[str] = Field(default_factory=list)
    modality: str = "reported"
    speaker: str | None = None
    marks: list[str] = Field(default_factory=list)
    confidence: float = 1.0
    state: Literal["confirmed", "recomputed", "disputed", "unsupported", "uncorroborated"] = "uncorroborated"


class Key(Model):
    """What a comparison is about."""

    subject: str | None = None
    measure: str | None = None
    period: str | None = None
    scope: list[str] = Field(default_factory=list)
    dimension: str | None = None


class Span(Model):
    """An interval to be drawn: decimal strings, None for an open end."""

    low: str | None = None
    high: str | None = None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None


class ComparisonRecord(Model):
    """One cross-check, agreement included."""

    id: str
    verdict: str
    claims: list[str]
    key: Key
    explanation: str
    confidence: float
    translations: dict[str, str] = Field(default_factory=dict)
    """The explanation in other languages."""


class PlaceRecord(Model):
    """One side of a finding."""

    document: str
    start: int
    end: int
    line: int | None = None
    column: int | None = None
    location: dict[str, str | int] | None = None
    quote: str
    note: str | None = None
    claim: str | None = None
    before: str = ""
    """A little of the text before the quote, for formats that show it in context."""
    after: str = ""
    interval: Span | None = None
    line_hash: str | None = None
    """Rolling hash of the line, for code scanning services."""


class SuggestionRecord(Model):
    """An edit that would reconcile the sides."""

    text: str
    why: str


class EvidenceRecord(Model):
    """One piece of evidence for the link behind a finding."""

    name: str
    weight: float
    detail: str


class Words(Model):
    """A finding's words in another language."""

    title: str | None = None
    message: str
    notes: list[str | None] = Field(default_factory=list)
    derivation: list[str] = Field(default_factory=list)
    suggestions: list[SuggestionRecord] = Field(default_factory=list)


class Waiver(Model):
    """Why a finding is known or waived: who decided, when, and until when it holds."""

    decision: str
    reason: str | None = None
    reviewer: str | None = None
    date: str | None = None
    expires: str | None = None


class FindingRecord(Model):
    """What a person should look at. The first place is the primary one."""

    code: str
    name: str
    severity: Literal["error", "warning", "note"]
    confidence: float
    verdict: str | None = None
    title: str | None = None
    message: str
    places: list[PlaceRecord]
    derivation: list[str] = Field(default_factory=list)
    suggestions: list[SuggestionRecord] = Field(default_factory=list)
    evidence: list[EvidenceRecord] = Field(default_factory=list)
    fingerprint: str
    status: Literal["new", "known", "waived"] = "new"
    waiver: Waiver | None = None
    translations: dict[str, Words] = Field(default_factory=dict)
    """The words in other languages, by language code; the plain fields are English."""


class SkipRecord(Model):
    """A file or part that could not be read."""

    document: str
    location: str | None = None
    reason: str
    translations: dict[str, str] = {}
    """The reason in other languages."""


class RuleRecord(Model):
    """A rule that was run, so that a saved report explains itself."""

    code: str
    name: str
    severity: str
    summary: str
    explanation: str
    translations: dict[str, str] = Field(default_factory=dict)
    """The summary in other languages."""


class Summary(Model):
    """Counts a reader sees first."""

    documents: int = 0
    claims: int = 0
    cross_checked: int = 0
    comparisons: dict[str, int] = Field(default_factory=dict)
    """By verdict."""
    findings: dict[str, int] = Field(default_factory=dict)
    """By severity, status `new` only."""
    known: int = 0
    waived: int = 0
    states: dict[str, int] = Field(default_factory=dict)
    """Claims by state."""
    mode: str = "equals"
    """What was compared with what: `equals`, `against` (drafts against trusted sources), `sets`, `single`."""


class Report(Model):
    """All that an audit found."""

    schema_version: Literal["1.0"] = "1.0"
    tool: Tool
    documents: list[DocumentRecord] = Field(default_factory=list)
    claims: list[ClaimRecord] = Field(default_factory=list)
    comparisons: list[ComparisonRecord] = Field(default_factory=list)
    findings: list[FindingRecord] = Field(default_factory=list)
    skipped: list[SkipRecord] = Field(default_factory=list)
    notices: list[str] = Field(default_factory=list)
    rules: list[RuleRecord] = Field(default_factory=list)
    summary: Summary = Field(default_factory=Summary)

    def exit_code(self, fail_on: str = "error", *, strict: bool = False) -> int:
        """0, 1 (new findings at or above `fail_on`) or 3 (with `strict`: something could not be read).

        Args:
            fail_on: `error`, `warning`, `note` or `never`.
            strict: whether unread parts count.

        Raises:
            ValueError: `fail_on` is none of these.
        """
        if fail_on != "never":
            bar = SEVERITIES.index(fail_on)
            if any(f.status == "new" and SEVERITIES.index(f.severity) >= bar for f in self.findings):
                return 1
        return 3 if strict and self.skipped else 0
