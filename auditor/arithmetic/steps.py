"""Whether the steps of a change follow from its two ends.

Comes in: changes. Goes out: a check for each stated step. Refuses to know: codes, severities, messages.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import (
    PERCENT,
    amount,
    expected,
    in_unit_of,
    is_bounded,
    is_positive,
    is_share,
    nominal,
    rounded,
    same_unit,
    step_of,
)
from auditor.arithmetic.changes import Change, changes
from auditor.arithmetic.checks import Check, Outcome, last_place, outcome, widened
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import REACH
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims import units
from claims.values import Claim, Interval

ONE: Final = Interval(Fraction(1), Fraction(1))
BY_YEAR: Final = re.compile(r"同比|\byear[- ]on[- ]year|\byear[- ]over[- ]year|\byoy")
BY_MONTH: Final = frozenset(
    {"环比", "month-on-month", "month-over-month", "quarter-on-quarter", "quarter-over-quarter", "mom", "qoq"}
)
MONTH_BEFORE: Final = frozenset(
    (
        *("上月", "上季度", "上一季度", "a month earlier", "a month ago", "the month before", "the previous month"),
        *("a quarter earlier", "the previous quarter"),
    )
)
POWERS: Final = (-9, -8, -6, -4, -3, 3, 4, 6, 8, 9)
SHARP_DIGITS: Final = 2
SHARP_PLACES: Final = 2
SHARP_PART: Final = Fraction(8, 100)
"""How far a percentage must lie off, in units of its last digit and of itself, before sharp prices contradict it."""
ROUND_STEP: Final = 100
"""A step that ends in so many of its smallest unit may be told in round numbers."""
ORDER: Final[dict[Outcome, int]] = {"holds": 0, "rounded": 1, "stretched": 2, "fails": 3}


def checked(evidence: Evidence) -> tuple[tuple[Change, tuple[Check, ...]], ...]:
    """Every change with the checks of its steps; those that cannot be recomputed are left out."""
    return once(evidence, _checked)


def checks_of(change: Change, evidence: Evidence) -> tuple[Check, ...]:
    """The checks of one change's steps."""
    return tuple(_checks(change, evidence))


def _checked(evidence: Evidence) -> tuple[tuple[Change, tuple[Check, ...]], ...]:
    found = ((change, checks_of(change, evidence)) for change in changes(evidence))
    return tuple((change, checks) for change, checks in found if checks)


def _checks(change: Change, evidence: Evidence) -> Iterator[Check]:
    for step in change.steps:
        if _is_otherwise(change, step):
            continue
        check = _check(change, step, evidence)
        if check is not None:
            yield check


def _check(change: Change, step: Claim, evidence: Evidence) -> Check | None:
    if is_share(change.before):
        return _of_shares(change, step, evidence)
    if step.quantity.unit in {"percentage_point", "basis_point"}:
        return None
    if step.quantity.unit == "percent":
        return _share(change, step, evidence)
    if step.quantity.kind == "multiple":
        return None
    return _step(change, step, evidence)


def _share(change: Change, step: Claim, evidence: Evidence) -> Check | None:
    """The step as a percentage of the level before."""
    stated = amount(step).interval
    place = last_place(step, PERCENT)
    best: tuple[Outcome, Interval] | None = None
    for before, after, wide_before, wide_after in _ends(change):
        if not is_positive(before) or not is_positive(wide_before):
            continue
        exact = _directed(after.over(before).minus(ONE), change, step)
        loose = _directed(wide_after.over(wide_before).minus(ONE), change, step)
        came = outcome(stated, exact, place=place, looser=loose)
        if best is None or ORDER[came] < ORDER[best[0]]:
            best = (came, exact)
    if best is None:
        return None
    lines = (_share_line(change, step, best[1], evidence),)
    is_off = best[0] != "fails" and _misses_sharp_prices(change, step)
    if is_off or (best[0] == "holds" and _is_stretched(change, step)):
        best = ("stretched", best[1])
    elif best[0] == "holds" and not _is_close(change, step):
        best = ("rounded", best[1])
    return Check(step, (change.before, change.after), best[0], stated, best[1], lines, "share")


def _is_close(change: Change, step: Claim) -> bool:
    """Whether the levels as written give the step to its last digit, and not only somewhere in the room they leave."""
    before, after, hedges = nominal(change.before), nominal(change.after), {c.quantity.hedge for c in change.claims}
    if not before or after is None or hedges != {"exact"}:
        return True
    growth = after / before - 1
    room = widened(amount(step).interval, last_place(step, PERCENT))
    return any(room.meets(Interval(g, g)) for g in (growth, -growth))


def _misses_sharp_prices(change: Change, step: Claim) -> bool:
    """Whether two prices that are written to the coin give another step: €10 and €15 are 50 % apart, not 40 %.

    Room for rounding is left to amounts with a scale word and to prices of one digit.
    """
    held = (change.before, change.after)
    if any(c.quantity.kind not in {"money", "rate"} or c.quantity.scale or c.quantity.hedge != "exact" for c in held):
        return False
    digits = [len(c.quantity.written.replace(".", "").replace(",", "").lstrip("0")) for c in held]
    before, after, stated = nominal(change.before), nominal(change.after), nominal(step)
    if not before or after is None or stated is None or step.quantity.hedge != "exact" or min(digits) < SHARP_DIGITS:
        return False
    miss = min(abs(abs(after / before - 1) - abs(stated)), abs(abs(before / after - 1) - abs(stated)) if after else 1)
    return miss >= SHARP_PLACES * last_place(step, PERCENT) and miss >= abs(stated) * SHARP_PART


def _is_stretched(change: Change, step: Claim) -> bool:
    """Whether the step comes out only at the far ends of what "about" allows."""
    if "about" not in {c.quantity.hedge for c in (change.before, change.after, step)} or _speaks_of_loss(change):
        return False
    before, after = expected(change.before), expected(change.after)
    if not (is_bounded(before) and is_bounded(after) and is_positive(before)):
        return False
    growth = _directed(after.over(before).minus(ONE), change, step)
    return not widened(expected(step), last_place(step, PERCENT)).meets(growth)


def _step(change: Change, step: Claim, evidence: Evidence) -> Check | None:
    """The step as a difference of the two levels."""
    held = amount(step)
    factor = units.unit(step.quantity.unit).factor
    best: tuple[Outcome, Interval] | None = None
    for before, after, wide_before, wide_after in _ends(change):
        exact = _directed(after.minus(before), change, step)
        loose = _directed(wide_after.minus(wide_before), change, step)
        came = outcome(held.interval, exact, place=last_place(step, factor), looser=loose)
        if best is None or ORDER[came] < ORDER[best[0]]:
            best = (came, exact)
    if best is None:
        return None
    came = "fails" if best[0] == "rounded" and _is_beyond_rounding(change, step) else best[0]
    if came == "fails" and _rounds_to(change, step):
        came = "stretched"
    lines = (_step_line(change, step, best[1], evidence),)
    return Check(step, (change.before, change.after), came, held.interval, best[1], lines, "step")


def _rounds_to(change: Change, step: Claim) -> bool:
    """Whether the printed step ends in two zeros and is the difference rounded so: 2,400 for 2,415."""
    before, after, printed = (nominal(c) for c in (change.before, change.after, step))
    grain, place = step.quantity.grain, step.quantity.place
    if before is None or after is None or not printed or grain is None or not place or grain < ROUND_STEP * place:
        return False
    unit = abs(Fraction(grain) * units.unit(step.quantity.unit).factor)
    return abs(abs(after - before) - abs(printed)) <= unit / 2


def _is_beyond_rounding(change: Change, step: Claim) -> bool:
    """Whether a difference misses the printed step by more than the three roundings together can do.

    Counts written out to the unit are not rounded at all.
    """
    held = (change.before, change.after, step)
    values, places = [nominal(c) for c in held], [c.quantity.place for c in held]
    if {c.quantity.hedge for c in held} != {"exact"} or None in values or None in places or _speaks_of_loss(change):
        return False
    before, after, printed = (v for v in values if v is not None)
    miss = abs(abs(after - before) - abs(printed))
    if all(c.quantity.kind == "count" and c.quantity.place == 1 for c in held):
        return miss >= 1 and all(c.quantity.grain == 1 for c in held[:2])
    room = sum(step_of(c) for c in held) / 2
    return miss > room


def _of_shares(change: Change, step: Claim, evidence: Evidence) -> Check | None:
    """The step between two percentages: in points, or as a percentage of the first; `swapped` for the other reading."""
    if not is_share(step):
        return None
    stated = amount(step).interval
    before, after = amount(change.before).interval, amount(change.after).interval
    if not (is_bounded(before) and is_bounded(after)):
        return None
    place = last_place(step, units.unit(step.quantity.unit).factor if step.quantity.unit != "percent" else PERCENT)
    points = _directed(after.minus(before), change, step)
    of_first = _directed(after.over(before).minus(ONE), change, step) if is_positive(before) else None
    says_points = step.quantity.unit != "percent"
    own, other = (points, of_first) if says_points else (of_first, points)
    if own is None:
        return None
    came = outcome(stated, own, place=place)
    kind = "points" if says_points else "share"
    if came == "rounded" and says_points and _is_beyond_rounding(change, step):
        came = "fails"
    if other is not None and _fits_only_other(change, step, stated, says_points=says_points):
        came, kind = "fails", "swapped"
    lines: tuple[Wording, ...] = (_points_line(change, points, evidence),)
    if of_first is not None:
        lines = (*lines, _share_line(change, step, of_first, evidence))
    return Check(step, (change.before, change.after), came, stated, own, lines, kind)


def _fits_only_other(change: Change, step: Claim, stated: Interval, *, says_points: bool) -> bool:
    """Whether the two percentages as written give the step in the reading that its words do not name, and not in the
    other.

    The written values decide: 5 % and 6 % leave room for 0 to 44 %, yet "1 %" between them is a point.
    """
    before, after = nominal(change.before), nominal(change.after)
    if before is None or after is None or before <= 0 or after == before:
        return False
    points, of_first = abs(after - before), abs(after / before - 1)
    own, other = (points, of_first) if says_points else (of_first, points)
    room = widened(stated, last_place(step, PERCENT))
    exactly = Interval(other, other)
    return stated.meets(exactly) and not room.meets(Interval(own, own))


def _ends(change: Change) -> Iterator[tuple[Interval, Interval, Interval, Interval]]:
    """The two ends, exact and rounded, with every sign that the words leave open (a loss may be printed plain)."""
    before, after = amount(change.before).interval, amount(change.after).interval
    wide_before, wide_after = rounded(change.before), rounded(change.after)
    if not (is_bounded(before) and is_bounded(after)):
        return
    signs = (1, -1) if _speaks_of_loss(change) else (1,)
    for a, b in itertools.product(signs, signs):
        yield (*(_signed(i, s) for i, s in ((before, a), (after, b), (wide_before, a), (wide_after, b))),)  # type: ignore[misc]
    if _is_negative(before) and _is_negative(after):
        yield _signed(before, -1), _signed(after, -1), _signed(wide_before, -1), _signed(wide_after, -1)


def _signed(interval: Interval, sign: int) -> Interval:
    return interval if sign > 0 else interval.scaled(Fraction(-1))


def _is_negative(interval: Interval) -> bool:
    return interval.high is not None and interval.high < 0


def _speaks_of_loss(change: Change) -> bool:
    return any("loss" in cue.kinds for cue in change.sentence.cues)


def _directed(difference: Interval, change: Change, step: Claim) -> Interval:
    """The difference as the step would print it: a fall without its sign, as when no direction is told."""
    value = step.quantity.value
    if value is not None and value < 0:
        return difference
    falls = difference.high is not None and difference.high <= 0
    if change.direction == "down" or (change.direction is None and falls) or (_speaks_of_loss(change) and falls):
        return difference.scaled(Fraction(-1))
    return difference


def _is_otherwise(change: Change, step: Claim) -> bool:
    """Whether the step is measured in a way of its own: organic, at constant currency, a year, against forecasts."""
    low, high = step.start - REACH // 2, step.end + REACH // 2
    near = [c for c in change.sentence.cues if low <= c.start and c.end <= high]
    held = [c for c in (*near, *change.sentence.before(step)) if "otherwise" in c.kinds]
    words = {change.sentence.text(c.start, c.end) for c in held}
    if _is_of_months(change):
        # Between 上月 and 本月 the step from month to month is the plain one, and that of a year another.
        lead = change.sentence.text(step.start - REACH // 4, step.start)
        return bool(words - BY_MONTH) or BY_YEAR.search(lead) is not None
    return bool(words)


def _is_of_months(change: Change) -> bool:
    """Whether the level before is said to be of the month or quarter before."""
    told = [*change.sentence.before(change.before), *change.sentence.after(change.before)]
    return any(change.sentence.text(c.start, c.end) in MONTH_BEFORE for c in told)


def explained_elsewhere(change: Change, check: Check) -> bool:
    """Whether other two amounts of the same sentence give the printed step, so that it may belong to them."""
    steps = {c.id for c in (check.printed, *change.steps)}
    levels = [c for c in change.sentence.claims if c.id not in steps and same_unit(c, change.before)]
    for first, second in itertools.permutations(levels, 2):
        if {first.id, second.id} == {change.before.id, change.after.id}:
            continue
        a, b = amount(first).interval, amount(second).interval
        if not (is_bounded(a) and is_bounded(b) and is_positive(a)):
            continue
        difference = b.over(a).minus(ONE) if check.kind == "share" else b.minus(a)
        if check.stated.meets(difference) or check.stated.meets(difference.scaled(Fraction(-1))):
            return True
    return False


def _share_line(change: Change, step: Claim, recomputed: Interval, evidence: Evidence) -> Wording:
    after, before = figures.whence(change.after, evidence), figures.whence(change.before, evidence)
    return (
        same(f"{after} / {before} − 1 = ")
        + figures.percents(_turned(recomputed, change, step))
        + _printed(step, evidence)
    )


def _step_line(change: Change, step: Claim, recomputed: Interval, evidence: Evidence) -> Wording:
    after, before = figures.whence(change.after, evidence), figures.whence(change.before, evidence)
    shown = figures.span_with_unit(*in_unit_of(step, _turned(recomputed, change, step)))
    return same(f"{after} − {before} = ") + shown + _printed(step, evidence)


def _points_line(change: Change, points: Interval, evidence: Evidence) -> Wording:
    after, before = figures.whence(change.after, evidence), figures.whence(change.before, evidence)
    shown = figures.percents(points)
    return same(f"{after} − {before} = ") + Wording(
        shown.en.replace("%", "percentage points"), shown.zh.replace("%", "个百分点")
    )


def _turned(recomputed: Interval, change: Change, step: Claim) -> Interval:
    # A fall is compared without its sign; the line shows what the division gives.
    value = step.quantity.value
    if change.direction == "down" and not (value is not None and value < 0):
        return recomputed.scaled(Fraction(-1))
    return recomputed


def _printed(step: Claim, evidence: Evidence) -> Wording:
    where = figures.whence(step, evidence)
    return Wording(f"; printed: {where}", f";文中为:{where}")


def repairs(change: Change, checks: tuple[Check, ...]) -> Iterator[tuple[Claim, Interval, str]]:
    """Numbers that could each be the wrong one: with what they should then be, and whether that is a share.

    A failing step can always be the slip itself; an end only when it makes every step come out at once.
    """
    failed = [c for c in checks if c.outcome == "fails"]
    if len(failed) == 1:
        yield failed[0].printed, failed[0].recomputed, failed[0].kind
    for end in (change.before, change.after):
        wanted = [_wanted(change, c, end) for c in checks]
        common = _common([w for w in wanted if w is not None])
        if wanted and None not in wanted and common is not None:
            yield end, common, ""


def slips(change: Change, checks: tuple[Check, ...]) -> Iterator[tuple[Claim, int]]:
    """Ends that a single power of ten would mend, with that power: a lost or stray 万, million for billion."""
    for end, wanted, because in repairs(change, checks):
        if because:
            continue
        held = amount(end).interval
        for power in POWERS:
            if held.scaled(Fraction(10) ** power).meets(wanted):
                yield end, power


def _wanted(change: Change, check: Check, end: Claim) -> Interval | None:
    """What one end would have to be for a step to come out."""
    other = amount(change.after if end is change.before else change.before).interval
    if (
        not (is_bounded(check.stated) and is_bounded(other))
        or change.direction is None
        or check.kind not in {"share", "step"}
    ):
        return None
    step = check.stated if change.direction == "up" else check.stated.scaled(Fraction(-1))
    if check.kind == "step":
        return other.minus(step) if end is change.before else other.plus(step)
    grown = ONE.plus(step)
    if not is_positive(grown):
        return None
    return other.over(grown) if end is change.before else other.times(grown)


def _common(intervals: list[Interval]) -> Interval | None:
    if not intervals:
        return None
    out = intervals[0]
    for interval in intervals[1:]:
        out = out.meet(interval)
    return None if out.is_empty() else out
