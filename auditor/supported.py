"""Whether trusted sources hold a number though no link says so: written in them somewhere, or following from two.

A sentence in another language, or in other words, may not be linked; a figure that is none of theirs will hardly have
the very digits of one. Comes in: claims, which documents are trusted. Goes out: what supports a claim. Refuses to know:
rules, wordings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import Final

from claims.units import LONGEST, Unit, unit
from claims.values import Claim

FEW: Final = 50
"""Among more numbers of one unit, two digits are shared by chance."""
DIGITS: Final = 2
"""So many telling digits a number has at least that is known again by its value."""
MOST_TOGETHER: Final = 12
"""Numbers of one sentence, or of one subject and measure, that are held against one another."""
MOST_PAIRS: Final = 20_000


class Support:
    """What trusted sources state; made once for all claims of the drafts."""

    def __init__(self, claims: Iterable[Claim], trusted: Collection[str]) -> None:
        held = [(c, value) for c in claims if c.document in trusted and (value := _value(c)) is not None]
        texts = [(c, value) for c, value in held if "reference" not in c.marks]
        self._values = {(_kind(c), value) for c, value in texts}
        self._many = Counter(_kind(c) for c, _ in texts)
        self._pairs = tuple(_pairs(held))

    def states(self, claim: Claim) -> bool:
        """Whether a trusted text has the same number in the same unit."""
        value, kind = _value(claim), _kind(claim)
        digits = _telling(value) if value is not None else 0
        enough = digits > DIGITS or (digits == DIGITS and self._many[kind] <= FEW)
        return enough and (kind, value) in self._values

    def implies(self, claim: Claim) -> bool:
        """Whether two numbers that stand together give it: a change or share in percent, a difference or a sum."""
        if _value(claim) is None or claim.quantity.hedge in ("over", "under", "at_least", "at_most", "up_to"):
            return False
        if claim.quantity.unit == "percent":
            return any(_within(claim, part) for _, a, b in self._pairs for part in _shares(a, b))
        kind = _kind(claim)
        digits = _telling(_value(claim) or Fraction(0))
        return digits >= DIGITS and any(
            _within(claim, found) for k, a, b in self._pairs if k == kind for found in (abs(a - b), a + b)
        )


def _unit(claim: Claim) -> Unit:
    """The unit, of a rate what is counted: 120,000 cars a year are cars."""
    return unit((claim.quantity.unit or "").partition("/")[0] or None)


def _value(claim: Claim) -> Fraction | None:
    """The nominal value in the base unit."""
    written = claim.quantity.value
    if written is not None and (not written.is_finite() or abs(written.adjusted()) > LONGEST):
        return None
    exact = claim.quantity.exact()
    if exact is None or claim.quantity.kind in ("date", "period", "rank"):
        return None
    return exact * _unit(claim).factor + _unit(claim).offset


def _kind(claim: Claim) -> str:
    return _unit(claim).base or ""


def _telling(value: Fraction) -> int:
    """Digits of a value without zeros at its ends."""
    if not value or value.denominator > 10**12 or abs(value) > 10**30:
        return 0
    return len(str(abs(value.numerator) * 10**12 // value.denominator).strip("0"))


def _pairs(held: Iterable[tuple[Claim, Fraction]]) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Two numbers of one kind in one sentence, or of one subject and measure among trusted facts; the larger first."""
    together: dict[tuple[object, ...], list[Fraction]] = defaultdict(list)
    for claim, value in held:
        frame = claim.frame
        apart = (frame.subject, frame.measure) if "reference" in claim.marks else (claim.document, claim.sentence)
        together[(*apart, _kind(claim))].append(value)
    left = MOST_PAIRS
    for key, values in together.items():
        for a, b in combinations(sorted(set(values), reverse=True)[:MOST_TOGETHER], 2):
            left -= 1
            if left < 0:
                return
            yield str(key[-1]), a, b


def _shares(a: Fraction, b: Fraction) -> Iterator[Fraction]:
    """Changes from one to the other, and the share that the smaller is, as parts of one."""
    if b > 0:
        yield from (a / b - 1, 1 - b / a, b / a)


def _within(claim: Claim, value: Fraction) -> bool:
    interval = claim.quantity.interval().scaled(_unit(claim).factor, _unit(claim).offset)
    return (interval.low is None or interval.low <= value) and (interval.high is None or value <= interval.high)
