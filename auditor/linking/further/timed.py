"""Times of day of one event: the first call "came at 14:05" here and "was received at 14:35" there.

Comes in: Views, pairs of related documents. Goes out: links between times that are said of the same event, in whatever
words. Refuses to know: what the linked times say to each other.

A time is of the event whose word stands nearest in its clause. Two are held together only where each text times the
event once and to the minute, no text names a time zone, and neither names nor days tell the two apart.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from auditor.finding import Reason
from auditor.link import Link, Setting
from auditor.linking.apart import times
from auditor.linking.apart.namesakes import are_named_apart
from auditor.linking.gate import Related
from auditor.linking.profile import Profile, View
from claims import scripts

SURE: Final = 0.86
REACH: Final = {True: 28, False: 72}
"""Characters between a time and the word of its event, in Chinese and in English."""
NEAR: Final = 14
"""Characters around a time in which a hedge or a zone belongs to it."""
RELATED: Final = 0.2
"""Documents less related may tell of two events of one kind."""
LEAST: Final = 2
"""Minutes that clocks and roundings explain."""
ROUND: Final = 15
"""A time of the full or half hour may be this far off."""
MOST: Final = 180
HOUR: Final = 60
CALL: Final = "call"
HAN: Final = re.compile(r"[\u3400-\u9fff]")
ONLY_HOUR: Final = re.compile(r"[时時点點]$")
STOP: Final = re.compile(r"[;。!?]|\.\s|\n|\d\s?[时点]|\d:\d\d|\d\s?[ap]\.?m\b")
WEEKDAY: Final = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:周|星期|礼拜)([一二三四五六日天])")


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day and the event that it is of."""

    profile: Profile
    event: str
    minute: int
    is_rough: bool
    """Whether it is hedged to either side: 许, about."""


def timed(views: Sequence[View], related: Iterable[Related], linked: Iterable[Link]) -> Iterator[Link]:
    """Links of times of one event, within each document and between related ones, that are not linked yet."""
    known = {frozenset((link.first.id, link.second.id)) for link in linked}
    found = {v.document.name: _once_each(_events(v)) for v in views if any(_is_clock(p) for p in v.profiles)}
    for name, held in found.items():
        view = next(v for v in views if v.document.name == name)
        yield from _pairs(view, view, held, held, known)
    for pair in related:
        first, second = views[pair.first], views[pair.second]
        one, two = found.get(first.document.name), found.get(second.document.name)
        if one and two and pair.score >= RELATED and not times.other_event(first, second):
            yield from _pairs(first, second, one, two, known)


def _pairs(
    first: View,
    second: View,
    one: Mapping[str, list[Timed]],
    two: Mapping[str, list[Timed]],
    known: set[frozenset[str]],
) -> Iterator[Link]:
    within = first is second
    for event in sorted(one.keys() & two.keys()):
        if within and len(one[event]) == 2:
            pair = one[event][0], one[event][1]
        elif not within and len(one[event]) == len(two[event]) == 1:
            pair = one[event][0], two[event][0]
        else:
            continue
        a, b = sorted(pair, key=lambda t: (t.profile.claim.document, t.profile.claim.start))
        views = {v.document.name: v for v in (first, second)}
        if frozenset((a.profile.claim.id, b.profile.claim.id)) in known:
            continue
        if _is_one(a, b, views[a.profile.claim.document], views[b.profile.claim.document]):
            yield _link(a, b, "within" if within else "across")


def _is_one(a: Timed, b: Timed, first: View, second: View) -> bool:
    """Whether nothing tells the two times apart but the minutes."""
    if a.profile.sentence_id == b.profile.sentence_id and first is second:
        return False
    gap = abs(a.minute - b.minute)
    if not LEAST <= gap <= MOST or gap % HOUR == 0 or _is_round(a, b, gap):
        return False
    if times.times_differ(a.profile.moment, b.profile.moment) or are_named_apart(a.profile, b.profile, first, second):
        return False
    if ((a.is_rough or b.is_rough) and gap <= ROUND) or _in_that_hour(a, b) or _in_that_hour(b, a):
        return False
    days = [_weekdays(v, t.profile) for v, t in ((first, a), (second, b))]
    return not (days[0] and days[1] and days[0].isdisjoint(days[1]))


def _in_that_hour(a: Timed, b: Timed) -> bool:
    """Whether a Chinese time tells the hour and no more, and the other lies in it: 上午9时许 and 9时33分."""
    return (
        a.minute % HOUR == 0 and ONLY_HOUR.search(a.profile.claim.quote) is not None and 0 <= b.minute - a.minute < HOUR
    )


def _is_round(a: Timed, b: Timed, gap: int) -> bool:
    return gap <= ROUND and (a.minute % 30 == 0 or b.minute % 30 == 0)


def _link(a: Timed, b: Timed, setting: Setting) -> Link:
    reason = Reason("event", SURE, a.event.replace("_", " "))
    return Link(a.profile.claim, b.profile.claim, SURE, (reason,), setting, by_event=True)


def _is_clock(profile: Profile) -> bool:
    return profile.days is not None and profile.days.clock and not profile.is_cell


def _once_each(found: Iterable[Timed]) -> dict[str, list[Timed]]:
    """The times of each event, each once, however often a text repeats it."""
    held: dict[str, list[Timed]] = {}
    for timed in found:
        known = held.setdefault(timed.event, [])
        if all(t.minute != timed.minute for t in known):
            known.append(timed)
    return held


def _events(view: View) -> Iterator[Timed]:
    text = scripts.fold(view.document.text)
    for profile in view.profiles:
        if profile.days is None or not _is_clock(profile):
            continue
        event = _event(profile, text)
        if event is not None and not _is_hedged("bounds", profile, text) and not _is_in_zone(profile, text):
            yield Timed(profile, event, profile.days.first, _is_hedged("rough", profile, text))


def _is_in_zone(profile: Profile, text: str) -> bool:
    claim = profile.claim
    return _pattern("zones").search(text, max(0, claim.start - NEAR), claim.end + NEAR) is not None


def _is_hedged(kind: str, profile: Profile, text: str) -> bool:
    """Whether a word of a kind stands right before or behind a time, in its clause."""
    claim = profile.claim
    last = re.split(r"[,;。.]\s?", text[max(0, claim.start - NEAR) : claim.start])[-1]
    following = re.split(r"[,;。.]", text[claim.end : claim.end + NEAR])[0]
    if HAN.search(claim.quote) or HAN.search(following):
        return bool(_pattern(kind).search(last[-3:]) or _pattern(kind).match(following.strip()))
    return _pattern(kind).search(last) is not None


def _event(profile: Profile, text: str) -> str | None:
    """The event whose word stands nearest to the time, in its sentence and with nothing between that parts them."""
    claim = profile.claim
    begin, end = claim.sentence
    is_zh = bool(HAN.search(text[begin:end]))
    found: list[tuple[int, str]] = []
    for match in _pattern("events").finditer(
        text, max(begin, claim.start - REACH[is_zh]), min(end, claim.end + REACH[is_zh])
    ):
        is_ahead = match.end() <= claim.start
        between = text[match.end() : claim.start] if is_ahead else text[claim.end : match.start()]
        # A time behind a comma opens a clause of its own.
        if is_ahead and between.rstrip().endswith(","):
            continue
        if not STOP.search(between) and not _pattern("breaks").search(between):
            found.append((len(between), _named()[match.group()]))
    if found:
        # The time of a call is that of the call, whatever it was about.
        return CALL if CALL in {name for _, name in found} else min(found)[1]
    near = text[max(begin, claim.start - REACH[is_zh] // 2) : min(end, claim.end + REACH[is_zh] // 2)]
    if not _pattern("generic").search(near):
        return None
    told = {_named()[m.group()] for m in _pattern("events").finditer(text, 0, claim.start)}
    return told.pop() if len(told) == 1 else None


def _weekdays(view: View, profile: Profile) -> set[str]:
    begin, end = profile.claim.sentence
    return {"".join(m.groups("")) for m in WEEKDAY.finditer(scripts.fold(view.document.text[begin:end]))}


@functools.cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("auditor.linking.further") / "events.toml").read_text(encoding="utf-8"))


@functools.cache
def _named() -> dict[str, str]:
    return {word: event for event, listed in _words()["events"].items() for word in listed}


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Literal words only, longest first: one pass, nothing to backtrack into."""
    listed = sorted({w for held in _words()[kind].values() for w in held}, key=lambda w: (-len(w), w))
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in listed))
