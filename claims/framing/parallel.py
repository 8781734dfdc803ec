"""Lists in step: 2026财年和2027财年的营收分别为44.5亿和56.1亿; revenue and profit were $3bn and $1bn,
respectively.

Comes in: a scene with its names. Goes out: for each number of such a list, the name, measure or date at the same
place of the other list. Refuses to know: everything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from claims.framing.scenes import Mention, Scene, Word
from claims.frozen import quickly_made
from claims.values import Reading

JOINS: Final = ("、", "和", "及", "与", "以及", "and", ",", "/", "跟", "或", "或者")


class Standing(Protocol):
    """Whatever stands at a place."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Item = TypeVar("Item", bound=Standing)


@quickly_made
@dataclass(frozen=True, slots=True)
class Parallel:
    """What the places of a list give to numbers, by the start of the number."""

    names: Mapping[int, Mention] = field(default_factory=dict)
    measures: Mapping[int, Word] = field(default_factory=dict)
    dates: Mapping[int, Reading] = field(default_factory=dict)


NO_PARALLEL: Final = Parallel()


def read(scene: Scene, found: Sequence[Mention]) -> Parallel:
    """The lists of a scene that are in step, where it says 分别 or respectively, or parts them by `for`."""
    if len(scene.readings) < 2:
        return NO_PARALLEL
    markers = scene.words.get("respectively")
    if not markers:
        return for_each(scene, found) if scene.latin and len(found) > 1 else NO_PARALLEL
    at = markers[0].start
    numbers = [r for r in scene.readings if r.quantity.kind not in ("date", "period")]
    groups = [g for g in runs(scene, numbers) if len(g) > 1]
    names: dict[int, Mention] = {}
    measures: dict[int, Word] = {}
    dates: dict[int, Reading] = {}
    for group in groups:
        limit = min(group[0].start, at)
        size = len(group)
        behind = group[-1].end
        heads = last_run(scene, [m for m in found if m.end <= limit], size) or first_run(
            scene, [m for m in found if m.start >= behind and m.end <= at], size
        )
        kinds = last_run(scene, [w for w in scene.measures if w.end <= limit], size)
        days = last_run(scene, [r for r in scene.readings if is_date(r) and r.end <= limit], size) or first_run(
            scene, [r for r in scene.readings if is_date(r) and r.start >= behind and r.end <= at], size
        )
        names.update(zip((r.start for r in group), heads, strict=False))
        measures.update(zip((r.start for r in group), kinds, strict=False))
        dates.update(zip((r.start for r in group), days, strict=False))
    return Parallel(names, measures, dates)


FOR: Final = " for "


def for_each(scene: Scene, found: Sequence[Mention]) -> Parallel:
    """$3 trillion for Vashti, $2.8 trillion for Orlan: whose each is stands behind it, in two places at the least."""
    ends = {m.start - len(FOR): m for m in found if scene.folded.startswith(FOR, m.start - len(FOR))}
    names = {r.start: ends[r.end] for r in scene.readings if r.end in ends and not is_date(r)} if len(ends) > 1 else {}
    return Parallel(names=names) if len(names) > 1 else NO_PARALLEL


def is_date(reading: Reading) -> bool:
    """Whether the reading can be the period of another."""
    return reading.quantity.kind in ("date", "period") and reading.quantity.date is not None


def joined(scene: Scene, a: int, b: int) -> bool:
    """Whether only a joint stands between two places."""
    gap = scene.folded[a:b].strip().removeprefix("的").removeprefix("年")
    return len(gap) <= 8 and (gap.strip(" ,") in JOINS or gap in JOINS)


def runs(scene: Scene, numbers: Sequence[Reading]) -> list[list[Reading]]:
    """Neighbouring numbers of one kind with a joint between."""
    out: list[list[Reading]] = []
    for reading in numbers:
        if (
            out
            and out[-1][-1].quantity.kind == reading.quantity.kind
            and joined(scene, out[-1][-1].end, reading.outer_start)
        ):
            out[-1].append(reading)
        else:
            out.append([reading])
    return out


def last_run(scene: Scene, items: Sequence[Item], size: int) -> list[Item]:
    """The last run of joined items, if it has just that size."""
    found = chains(scene, items)
    return found[-1] if found and len(found[-1]) == size else []


def first_run(scene: Scene, items: Sequence[Item], size: int) -> list[Item]:
    """The first run of joined items, if it has just that size."""
    found = chains(scene, items)
    return found[0] if found and len(found[0]) == size else []


def chains(scene: Scene, items: Sequence[Item]) -> list[list[Item]]:
    """Neighbouring items with a joint between."""
    out: list[list[Item]] = []
    for item in items:
        if out and joined(scene, out[-1][-1].end, item.start):
            out[-1].append(item)
        else:
            out.append([item])
    return [chain for chain in out if len(chain) > 1]
