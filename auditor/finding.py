"""What a person should look at, and what was compared: findings with all their sides, and comparisons.

Severity is how bad a discrepancy is if it is one; confidence is how sure we are that it is. Refuses to know: how
it was found, how it is shown.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Final

from auditor.wording import Wording
from claims.values import Claim, Interval


class Severity(enum.IntEnum):
    """How bad a discrepancy is if it is one."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name in reports."""
        return self.name.lower()


class Verdict(enum.StrEnum):
    """What a comparison came to."""

    AGREE = "agree"
    ROUNDING_COMPATIBLE = "rounding_compatible"
    BOUND_COMPATIBLE = "bound_compatible"
    CONFLICT = "conflict"
    SCALE_ERROR = "scale_error"
    UNIT_ERROR = "unit_error"
    DATE_SHIFT = "date_shift"
    SCOPE_DIFFERS = "scope_differs"
    STALE = "stale"
    ARITHMETIC_OK = "arithmetic_ok"
    ARITHMETIC_WRONG = "arithmetic_wrong"
    NOT_COMPARABLE = "not_comparable"


DISAGREEING: Final = frozenset({Verdict.CONFLICT, Verdict.SCALE_ERROR, Verdict.UNIT_ERROR})
"""Two numbers that cannot both hold."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence that two claims speak of the same fact, with its weight in the score."""

    name: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a finding: a claim, or a stretch of text where no claim stands."""

    document: str
    start: int
    end: int
    claim: Claim | None = None
    note: Wording | None = None
    interval: Interval | None = None
    """What this side allows, in the unit the sides were compared in."""
    unit: str | None = None

    @classmethod
    def of(
        cls, claim: Claim, note: Wording | None = None, interval: Interval | None = None, unit: str | None = None
    ) -> Place:
        """The place of a claim."""
        return cls(claim.document, claim.start, claim.end, claim, note, interval, unit)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An edit that would reconcile the sides, and why it is likely."""

    text: Wording
    why: Wording


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person should look at. The first place is the primary one."""

    code: str
    name: str
    severity: Severity
    confidence: float
    verdict: Verdict | None
    message: Wording
    places: tuple[Place, ...]
    derivation: tuple[Wording, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    evidence: tuple[Reason, ...] = ()
    title: Wording | None = None
    """What the finding is about: subject, measure, period."""
    waived_because: str | None = None
    """The reason of a waiver in the text itself."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One cross-check, agreement included."""

    verdict: Verdict
    claims: tuple[Claim, ...]
    explanation: Wording
    confidence: float = 1.0
    key: dict[str, object] = field(default_factory=dict, hash=False)
