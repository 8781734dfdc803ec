"""What shows beyond doubt that two numbers are of different facts, whatever the words around them share.

Comes in: two Profiles. Goes out: yes or no. Only a clear contradiction counts: both sides must say it. Refuses
to know: scores.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from auditor.judging.calendar_spans import Span, span
from auditor.judging.figure import ABOVE, BELOW
from auditor.linking.profile import Profile, View, day_of
from auditor.linking.words import is_designator, stem, words
from claims import scripts
from claims.tabular.labels import change_in

MOVING: Final = frozenset(
    {"deaths", "injured", "missing", "evacuated", "affected", "homeless", "rescued", "rescuers", "arrested"}
    | {"damaged_buildings", "economic_loss", "burned_area", "containment", "power_outages", "infections"}
    | {"recovered", "vaccinated", "water_level", "share_price", "price", "exchange_rate", "index_level", "market_cap"}
    | {"aftershocks"}
)
"""Measures that are counted anew from day to day: another number at another time is no contradiction."""

GROWING: Final = MOVING & frozenset(
    {"deaths", "injured", "evacuated", "affected", "homeless", "rescued", "arrested", "damaged_buildings"}
    | {"economic_loss", "burned_area", "infections", "recovered", "vaccinated", "aftershocks"}
)
"""Tallies that reports of a later day give higher."""
SHRINKING: Final = frozenset({"missing", "power_outages"})
"""Counts that reports of a later day give lower: people are found, the light comes back."""
LONG_OVER: Final = 200
"""Days after which an event is counted no more."""
ONE_SIZE: Final = 3
"""A tally that grows more than this from one report to the next is as likely a slip."""
FEW: Final = 12
"""So few may be three times as many a day later: the first to be found are few."""

BACK: Final = 60
EXPLAINS: Final = re.compile(
    r"\b(?:due to|driven by|offset by|because of|resulting from|result of|attributable to|reflect(?:s|ed|ing)?"
    r"|includ(?:es|ed|ing))\b[^.;:]*$|(?:主要[是为因由系]|由于|系因|包括|其中)[^。;；]*$",
    re.IGNORECASE,
)
"""Words behind which stands what a figure comes from."""

FORTH: Final = 140
RELATED: Final = re.compile(
    r"[^.;,$]{0,40}?\b(?:related to|relating to|in connection with|associated with|attributable to|resulting from)\b"
    r"(?P<to>[^.;,$]{3,80})"
)
SMALL: Final = frozenset({"the", "a", "an", "our", "its", "of", "in", "to", "and", "for", "prior", "year", "by", "s"})
RUN_ON: Final = re.compile(r"[ \t]{1,3}[$€£¥]?\(?\d")
RUN_UP: Final = re.compile(r"\d\)?%?[ \t]{1,3}[$€£¥]?\(?$")
"""Figures side by side with nothing between them."""
OWNED: Final = re.compile(r"(?:归属|归母|扣除|扣非|调整|应占|非)[^,，。;；]{0,16}$")
"""Before the name of a thing: it is of a narrower one."""
SERIES: Final = 3
"""A year told so often is one of those that a report goes through."""
_ENGLISH: Final = (
    "earlier previous previously another aftershock ago former second third later separate similar historical record "
    "yesterday tomorrow originally initially additional further remaining extra combined together altogether"
)
_CHINESE: Final = (
    *("此前", "之前", "另一", "另外", "余震", "上次", "前次", "去年", "上月", "早前", "先前", "历史", "纪录", "前年"),
    *("上年", "其他", "其中", "其余", "另有", "还有", "剩余", "原来", "原本", "合计", "总计", "合共"),
)
OTHER_ONE: Final = frozenset(map(stem, _ENGLISH.split())) | frozenset(_CHINESE)
"""Words by which a text turns to another thing of the same kind, to another time, or from the parts to the whole."""


def forbidden(a: Profile, b: Profile) -> bool:
    """Whether the two are a level and a change, or of two scopes, two other parties, two stated times."""
    x, y = a.claim.frame, b.claim.frame
    if x.change != y.change and "to" in (x.change, y.change) and x.change and y.change:
        return True
    if _scopes_differ(x.scope, y.scope) or names_differ(x.comparator, y.comparator):
        return True
    return a.days is None and times_differ(a.stated, b.stated)


def other_subject(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether each is about something that the other document never mentions."""
    x, y = a.claim.frame.subject, b.claim.frame.subject
    if x is None or y is None or not names_differ(x, y):
        return False
    return not _mentions(second, x) and not _mentions(first, y)


def _mentions(v: View, name: str) -> bool:
    """Whether the document speaks of the name, or of one that its first word begins."""
    if name in v.names:
        return True
    return _first_word(name) in v.words


@functools.lru_cache(maxsize=65536)
def _first_word(name: str) -> str:
    said = words(name).tokens
    return said[0] if said else ""


ONCE: Final = frozenset({"founded", "born", "died", "released", "opened", "incorporated", "completed", "listed"})
"""What happens to a thing once."""
LOOSE: Final = frozenset(
    {"distance", "epicenter_distance", "duration", "age", "cost", "price", "amount", "share", "investment", "donation"}
    | {
        "counts_charged",
        "contract_value",
        "acquisition_price",
        "height",
        "length",
        "weight",
        "depth",
        "speed",
        "games",
        "points",
    }
)
"""Measures of which one subject has many: how far it is from each place, what each thing of it costs."""


def same_key(a: Profile, b: Profile) -> float:
    """How fully two frames name one and the same thing: subject and measure, for a ratio the other party too.

    For dates only what happens once counts: a thing is founded once, and signs many contracts.
    """
    x, y = a.claim.frame, b.claim.frame
    if not x.subject or not y.subject or names_differ(x.subject, y.subject) or not same_measure(a, b):
        return 0.0
    if a.days is not None:
        return 1.5 if x.measure in ONCE else 0.0
    if x.comparator and y.comparator:
        return 1.5
    return 0.0 if x.comparator or y.comparator or x.measure in LOOSE else 1.0


def same_measure(a: Profile, b: Profile) -> bool:
    """Whether both measures are known and one, or of one family."""
    x, y = a.claim.frame, b.claim.frame
    if not x.known_measure or not y.known_measure:
        return False
    return x.measure == y.measure or (x.family is not None and x.family == y.family)


def other_models(a: Profile, b: Profile) -> bool:
    """Whether both sentences name models or types (R1, H800), and none in common.

    Where both frames name one subject, that is believed before the names around.
    """
    if (
        a.claim.frame.subject
        and b.claim.frame.subject
        and not names_differ(a.claim.frame.subject, b.claim.frame.subject)
    ):
        return False
    x, y = ({n for n in p.names if is_designator(n)} for p in (a, b))
    return bool(x) and bool(y) and not x & y


def complements(a: Profile, b: Profile) -> bool:
    """Whether two shares make the whole: 60 % paid is 40 % cut."""
    x, y = a.figure.nominal, b.figure.nominal
    return a.kind == b.kind == "share" and x is not None and y is not None and x + y == 1


def level_and_change(a: Profile, b: Profile) -> bool:
    """Whether the prose tells by how much something rose or fell, and the cell is a level, a share or a rate itself."""
    if a.is_cell == b.is_cell:
        return False
    cell, prose = (a.claim.frame, b.claim.frame) if a.is_cell else (b.claim.frame, a.claim.frame)
    return prose.change in ("up", "down") and cell.change is None and not change_in(cell.measure or "")


def apart_from_row(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether the prose tells of another thing than the row of the cell: of a reason for it, or of a narrower one."""
    if a.is_cell == b.is_cell:
        return False
    cell, prose, text = (a, b, second.document.text) if a.is_cell else (b, a, first.document.text)
    return _of_an_explanation(prose, text) or _of_a_part(prose, cell, text) or row_itself(a, b, first, second)


def row_itself(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether the prose is the row copied out, figure behind figure, under headings that it lost: `$10.5 $11.5`."""
    if a.is_cell == b.is_cell or not a.figure.digits or a.figure.digits != b.figure.digits:
        return False
    prose, text = (b, second.document.text) if a.is_cell else (a, first.document.text)
    if prose.claim.quantity.scale:
        return False
    before, behind = (
        text[max(0, prose.claim.start - BACK) : prose.claim.start],
        text[prose.claim.end : prose.claim.end + BACK],
    )
    return RUN_ON.match(behind) is not None or RUN_UP.search(before) is not None


def two_purposes(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two amounts of one text are each related to something of its own: to a purchase, to a tax matter."""
    if first is not second:
        return False
    text = first.document.text
    said = [RELATED.match(text[p.claim.end : p.claim.sentence[1]][:FORTH]) for p in (a, b)]
    if said[0] is None or said[1] is None:
        return False
    one, other = (set(words(found["to"]).tokens) - SMALL for found in said if found is not None)
    return bool(one) and bool(other) and not one & other


def _of_an_explanation(prose: Profile, text: str) -> bool:
    """Whether the prose gives its figure as a reason: `primarily due to $3 million of fees`."""
    return EXPLAINS.search(text[max(prose.claim.sentence[0], prose.claim.start - BACK) : prose.claim.start]) is not None


def _of_a_part(prose: Profile, cell: Profile, text: str) -> bool:
    """Whether it is of a narrower thing than the row: 归属于股东的净利润 beside 净利润."""
    begin = prose.claim.sentence[0]
    said, name = scripts.fold(text[begin : prose.claim.start]), cell.claim.frame.measure or ""
    at = said.rfind(name) if len(name) > 1 else -1
    return at > 0 and OWNED.search(said, max(0, at - BACK), at) is not None


def other_things(a: Profile, b: Profile) -> bool:
    """Whether two counts are of different things: people and ships; `share` and `share of stock` are one."""
    x, y = a.figure.unit, b.figure.unit
    if a.kind != "count" or b.kind != "count" or x is None or y is None or x == y or (a.noun and a.noun == b.noun):
        return False
    return not set(x.split("_")) & set(y.split("_"))


def bounds_another(a: Profile, b: Profile) -> bool:
    """Whether two numbers of two measures meet only because one is a bound: at least 51 dead, 146 hurt."""
    x, y = a.figure, b.figure
    if x.nominal == y.nominal or not {x.hedge, y.hedge} & (ABOVE | BELOW):
        return False
    return a.claim.frame.known_measure and b.claim.frame.known_measure and not same_measure(a, b)


def says_little(a: Profile, b: Profile) -> bool:
    """Whether either is a lone digit of nothing in particular: a list's mark, a step, a score."""
    return any(
        p.kind == "count" and p.figure.unit is None and not p.noun and p.strength <= 1 and _small(p) for p in (a, b)
    )


def _small(p: Profile) -> bool:
    return p.figure.nominal is not None and abs(p.figure.nominal) < 10


def same_words(a: Profile, b: Profile) -> bool:
    """Whether both are written alike and read apart: the end of July, of which year the reader guessed."""
    if a.is_cell or b.is_cell:
        return False
    x, y = a.claim.quote, b.claim.quote
    return x == y or scripts.fold(x) == scripts.fold(y)


def other_time(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether one of two numbers is of another time than its own text, and the other not: last year's quake."""
    return _is_past(a, first) != _is_past(b, second)


def _is_past(p: Profile, v: View) -> bool:
    return p.stated is not None and times_differ(p.stated, day_of(v))


def other_times_within(a: Profile, b: Profile) -> bool:
    """Whether two sentences of one text each state times, and not the same."""
    if a.days is not None:
        return len(a.times) > 1 and len(b.times) > 1 and a.times != b.times
    return bool(a.times) and bool(b.times) and a.times != b.times


def years_of_series(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether both are years that one text speaks of time and again, as reports of several years do."""
    if (
        first is not second
        or a.days is None
        or not a.claim.quote.isdecimal()
        or not b.claim.quote.isdecimal()
        or same_key(a, b)
    ):
        return False
    told = [p.claim.quote for p in first.profiles if p.days is not None]
    return all(sum(p.claim.quote in said for said in told) >= SERIES for p in (a, b))


def two_conditions(a: Profile, b: Profile) -> bool:
    """Whether both are bounds in one text: up to 300, up to 5,000 are the steps of a scale."""
    bounds = ABOVE | BELOW
    return a.figure.hedge in bounds and b.figure.hedge in bounds and not (a.heading or b.heading)


def another_one(a: Profile, b: Profile) -> bool:
    """Whether one of two sentences of a text, and not the other, says that it speaks of another thing of the kind."""
    if a.heading != b.heading:
        return (a.left in OTHER_ONE) != (b.left in OTHER_ONE)  # a heading restates one number of a longer sentence
    return bool(OTHER_ONE & a.sentence.keys()) != bool(OTHER_ONE & b.sentence.keys())


def names_differ(a: str | None, b: str | None) -> bool:
    """`Nvidia` and `Nvidia Corp`, `Obama` and `Barack Obama` do not differ: one name is inside the other."""
    if not a or not b:
        return False
    short, long = sorted((a.lower(), b.lower()), key=len)
    return short not in long


def _scopes_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(a) and bool(b) and not set(a) & set(b)


def is_history(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether both are of one time that was long over when the texts were written: no later count is to be expected."""
    x, y = a.stated, b.stated
    if x is None or y is None or not x.meets(y):
        return False
    days = day_of(first), day_of(second)
    return all(d is not None and s.last + LONG_OVER < d.first for s, d in zip((x, y), days, strict=True))


def moved(a: Profile, b: Profile) -> bool:
    """Whether it is a number that moves, told at two different times."""
    measure = a.claim.frame.measure or b.claim.frame.measure
    return measure in MOVING and times_differ(a.moment, b.moment)


def later(a: View, b: View) -> int:
    """Which of two documents was written on a later day: 1 the second, -1 the first, 0 not known or the same."""
    first, second = span(a.document.date), span(b.document.date)
    if first is None or second is None or first.meets(second):
        return 0
    return 1 if first.first < second.first else -1


def grown(a: Profile, b: Profile, order: int) -> bool:
    """Whether it is a tally that only grows, and the text written later gives the larger number, of the same size."""
    measure = a.claim.frame.measure or b.claim.frame.measure
    x, y = a.figure.nominal, b.figure.nominal
    order = _told_later(a, b) or order
    if not order or x is None or y is None:
        return False
    early, late = (x, y) if order > 0 else (y, x)
    if measure in SHRINKING:
        early, late = late, early
    elif measure not in GROWING:
        return False
    return 0 < early < late and (late < early * ONE_SIZE or late <= FEW or measure in SHRINKING)


def _told_later(a: Profile, b: Profile) -> int:
    """Which of the two speaks of a later day: 1 the second, -1 the first, 0 not known or the same."""
    if a.moment is None or b.moment is None or a.moment.meets(b.moment):
        return 0
    return 1 if a.moment.first < b.moment.first else -1


def times_differ(a: Span | None, b: Span | None) -> bool:
    """Whether both times are known and neither the same nor a day apart."""
    return a is not None and b is not None and not a.meets(b) and not a.day_apart(b)


def other_event(a: View, b: View) -> bool:
    """Whether two documents name days, and none in common: one template filled in on two dates."""
    if not a.moments or not b.moments:
        return False
    return not any(x.meets(y) or x.day_apart(y) for x in a.moments[:8] for y in b.moments[:8])


TWO_THINGS: Final = (apart_from_row, years_of_series, two_purposes)
"""What the words around two likely numbers say, asked last: it costs."""
