"""An editor's decisions on findings: the model, and the file they are kept in (baseline and waivers alike).

Comes in: JSON Lines as people, merges and the review page leave them. Goes out: one decision a fingerprint, and every
problem of the file with its line. Two decisions on one finding are reported; the more cautious one holds. No line
numbers of documents and no times of day are kept, so that two branches merge without conflict. Refuses to know: how a
decision is applied to an audit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, ValidationError

from reports.model import FindingRecord, Model

Code = Literal["a", "b", "e", "f", "k", "w"]
"""`a`, `b`: that side is right, the other is to be changed; `e`: both acceptable; `f`: needs a fix; `w`: waived;
`k`: known when the baseline was taken."""

OPEN: frozenset[str] = frozenset("abf")
"""Decisions that keep a finding open until the text is changed."""
SILENT: frozenset[str] = frozenset("ekw")
"""Decisions that silence a finding."""

# Legal inside JSON strings, but tools that split by any line separator would break a line there.
_SEPARATORS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}
_CAUTION = "fbawek"
"""Most cautious first: what keeps a finding open outranks what silences it."""

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z._:-]{4,128}$")]


class Side(Model):
    """A side of a finding as it stood when it was reviewed; the decision lapses when its number changes."""

    document: str
    quote: str


class Decision(Model):
    """What was decided about one finding, by whom, when, and on which numbers."""

    fingerprint: Fingerprint
    decision: Code
    code: str | None = None
    """The rule."""
    sides: tuple[Side, ...] = ()
    """Every side, the primary one first."""
    change: tuple[int, ...] = ()
    """Which sides are to be changed (`a`, `b`, `f`), counted from 0."""
    right: int | None = None
    """Which side is right (`a`, `b`), counted from 0."""
    proposed: str | None = None
    """What the changed side should say."""
    reason: str | None = None
    reviewer: str | None = None
    owner: str | None = None
    date: Day | None = None
    expires: Day | None = Field(default=None)

    @property
    def silences(self) -> bool:
        """Whether the finding need not be looked at again while the numbers stay as reviewed."""
        return self.decision in SILENT

    def has_expired(self, today: str) -> bool:
        """Whether its last day lies before `today` (ISO dates)."""
        return self.expires is not None and self.expires < today


@dataclass(frozen=True, slots=True)
class Change:
    """A number that is not what it was when the decision was taken; None where there is none on that side."""

    document: str
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the file that could not be used as it stands."""

    line: int
    kind: Literal["damaged", "repeat", "contradiction"]
    message: str


@dataclass(frozen=True, slots=True)
class Book:
    """The decisions of a file, one for a fingerprint and sorted by it, and what is wrong with the file."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()


def decide(
    finding: FindingRecord,
    decision: Code,
    *,
    reason: str | None = None,
    reviewer: str | None = None,
    owner: str | None = None,
    date: str | None = None,
    expires: str | None = None,
) -> Decision:
    """The decision on a finding, with its sides as they stand now."""
    return Decision(
        fingerprint=finding.fingerprint,
        decision=decision,
        code=finding.code,
        sides=tuple(Side(document=p.document, quote=p.quote) for p in finding.places),
        reason=reason,
        reviewer=reviewer,
        owner=owner,
        date=date,
        expires=expires,
    )


def changes(decision: Decision, finding: FindingRecord) -> tuple[Change, ...]:
    """The numbers of the finding that are not as reviewed; none = the decision still holds.

    Sides are matched by document and in order, white space aside: the order of sides and of documents is free.
    An entry without sides (written by hand) holds for any numbers.
    """
    if not decision.sides:
        return ()
    was = _by_document((s.document, s.quote) for s in decision.sides)
    now = _by_document((p.document, p.quote) for p in finding.places)
    found: list[Change] = []
    for document in sorted({*was, *now}):
        before, after = was.get(document, []), now.get(document, [])
        gone, come = _left_over(before, after), _left_over(after, before)
        found.extend(Change(document, was_there, is_there) for was_there, is_there in zip_longest(gone, come))
    return tuple(found)


def read(text: str) -> Book:
    """The decisions of a file in any order, with repeats, contradictions and damage reported by line."""
    best: dict[str, tuple[Decision, int]] = {}
    problems: list[Problem] = []
    # Lines end at line feeds alone: other separators may stand inside a quote.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        entry = _parsed(line)
        if isinstance(entry, str):
            problems.append(Problem(number, "damaged", entry))
            continue
        held = best.get(entry.fingerprint)
        if held is not None:
            problems.append(_twice(held, entry, number))
        if held is None or _rank(entry) < _rank(held[0]):
            best[entry.fingerprint] = (entry, number)
    return Book(_sorted(decision for decision, _ in best.values()), tuple(problems))


def merge(old: Iterable[Decision], new: Iterable[Decision]) -> tuple[Decision, ...]:
    """Both, sorted; where both decide on one finding the new decision stands."""
    found = {d.fingerprint: d for d in old}
    found.update({d.fingerprint: d for d in new})
    return _sorted(found.values())


def write(decisions: Iterable[Decision]) -> str:
    """The file: one decision a line, sorted by fingerprint, empty fields left out, the same bytes for the same set."""
    return "".join(f"{_line(d)}\n" for d in _sorted(decisions))


def _line(decision: Decision) -> str:
    fields = decision.model_dump(mode="json", exclude_none=True)
    kept = {key: value for key, value in fields.items() if value not in ([], "")}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).translate(_SEPARATORS)


def _sorted(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda d: d.fingerprint))


def _rank(decision: Decision) -> tuple[int, str, str]:
    return (_CAUTION.index(decision.decision), _reversed(decision.date or ""), _line(decision))


def _reversed(date: str) -> str:
    """Sorts later dates first."""
    return "".join(chr(0x7A - ord(c)) for c in date) or "~"


def _parsed(line: str) -> Decision | str:
    if line.lstrip().startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return "a mark of an unfinished merge: keep the lines of both sides and delete the mark"
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not a JSON object ({str(error)[:80]}): delete the line or decide anew"
    if not isinstance(fields, dict):
        return "not a JSON object: delete the line or decide anew"
    try:
        return Decision.model_validate(fields)
    except ValidationError as error:
        return "; ".join(_complaint(e["loc"], e["msg"]) for e in error.errors()[:3])


def _complaint(place: tuple[int | str, ...], message: str) -> str:
    name = ".".join(str(part) for part in place)
    if name == "decision":
        return f"decision: must be one of {', '.join(get_args(Code))}"
    return f"{name}: {message[:1].lower()}{message[1:]}"


def _twice(held: tuple[Decision, int], entry: Decision, number: int) -> Problem:
    other, line = held
    if entry == other:
        return Problem(number, "repeat", f"the same decision on {entry.fingerprint} as in line {line}")
    kept = min(other, entry, key=_rank)
    return Problem(
        number,
        "contradiction",
        f"a second decision on {entry.fingerprint} ({entry.decision}; line {line} says {other.decision}): "
        f"{kept.decision} holds until one of them is deleted",
    )


def _by_document(sides: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for document, quote in sides:
        # Folders are left out, as in fingerprints: the same file may be named from another folder.
        found.setdefault(document.rsplit("/", 1)[-1], []).append("".join(quote.split()))
    return {document: sorted(quotes) for document, quotes in found.items()}


def _left_over(quotes: list[str], others: list[str]) -> list[str]:
    """The quotes that have no equal among the others, each counted once."""
    rest = list(others)
    found = []
    for quote in quotes:
        if quote in rest:
            rest.remove(quote)
        else:
            found.append(quote)
    return found
