"""Two claims that speak of one fact, how sure we are, why, and what their numbers say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from auditor.finding import Reason, Suggestion, Verdict
from auditor.wording import Wording
from claims.values import Claim, Interval

Setting = Literal["within", "across", "translation", "reference"]
"""One document; two documents; two languages of one text; a draft against a trusted source."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that speak of one fact; `first` stands before `second` in the order of documents and places."""

    first: Claim
    second: Claim
    confidence: float
    reasons: tuple[Reason, ...]
    setting: Setting = "across"
    revised: bool = False
    """Whether the two were stated at different times of a number that moves: a toll, a tally, a price."""
    one_scale: bool = False
    """Whether the prose states other figures of the table as they stand there: both count in the same."""
    by_frame: bool = False
    """Whether nothing but subject, measure and period joins the two: names that differ in part may be two things."""
    by_event: bool = False
    """Whether they are times of day of one event, told without a time zone."""
    by_slip: bool = False
    """Whether they are what two tellings leave over, one slip apart: scope and time as read excuse nothing."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What two linked numbers say to each other, in one unit."""

    verdict: Verdict
    code: str | None
    """The rule that reports it (`NUM101`, `NUM104`, `SCL301` ...); None for plain agreement and for what is not
    comparable.
    """
    first: Interval | None
    second: Interval | None
    unit: str | None
    """The unit in which both intervals are given."""
    explanation: Wording
    derivation: tuple[Wording, ...] = ()
    slip: int | None = None
    """The power of ten that reconciles the two, where one does."""
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A link with what its numbers say to each other."""

    link: Link
    relation: Relation

    @property
    def strength(self) -> tuple[float, str, str]:
        """Sorts judgements of one fact: surest first, then by place."""
        return (-self.link.confidence, self.link.first.id, self.link.second.id)


@dataclass(frozen=True, slots=True)
class Fact:
    """All claims that speak of one fact, however many places state it, and every judged pair among them."""

    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
