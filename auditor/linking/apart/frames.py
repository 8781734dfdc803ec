"""What two frames and units show beyond doubt: two subjects, two scopes, a level and a change, people and ships.

Comes in: two Profiles. Goes out: yes or no, for `same_key` how fully they name one thing. Both sides must say it.
Refuses to know: scores, the words around the numbers.
"""

from __future__ import annotations

import functools
from typing import Final

from auditor.judging.figure import ABOVE, BELOW
from auditor.linking.apart import times
from auditor.linking.lexical.words import is_designator, words
from auditor.linking.profile import Profile, View
from claims import scripts

ONCE: Final = frozenset({"founded", "born", "died", "released", "opened", "incorporated", "completed", "listed"})
"""What happens to a thing once."""
SPELLED: Final = 7
"""Letters of a name from which one that differs is another spelling."""
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
        "resolution",
    }
)
"""Measures of which one subject has many: how far it is from each place, what each thing of it costs."""


AKIN: Final = frozenset(
    frozenset(pair)
    for pair in (
        *(("value", "market_cap"), ("value", "valuation"), ("cost", "investment"), ("cost", "price")),
        *(("cost", "contract_value"), ("price", "share_price"), ("profit", "net_profit"), ("cost", "fee")),
        *(("investment", "value"), ("investment", "contract_value"), ("cost", "value")),
    )
)
"""Measures of which texts use one word for the other."""


def forbidden(a: Profile, b: Profile) -> bool:
    """Whether the two are a level and a change, or of two scopes, two other parties, two stated times."""
    x, y = a.claim.frame, b.claim.frame
    if x.change != y.change and "to" in (x.change, y.change) and x.change and y.change:
        return True
    if _scopes_differ(x.scope, y.scope) or names_differ(x.comparator, y.comparator):
        return True
    return a.days is None and times.times_differ(a.stated, b.stated)


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


def names_differ(a: str | None, b: str | None) -> bool:
    """`Nvidia` and `Nvidia Corp`, `Obama` and `Barack Obama` do not differ: one name is inside the other."""
    if not a or not b:
        return False
    short, long = sorted((a.lower(), b.lower()), key=len)
    return short not in long and not is_spelling(short, long)


def is_spelling(short: str, long: str) -> bool:
    """Whether two longer names differ in one letter, as names from other scripts do: Marrakesh and Marrakech."""
    if len(short) < SPELLED or len(long) - len(short) > 1 or short[:2] != long[:2]:
        return False
    if not (short.isascii() and short.isalpha() and long.isalpha()):
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _scopes_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(a) and bool(b) and not set(a) & set(b)


def are_akin(a: Profile, b: Profile) -> bool:
    """Whether one of two known measures may be told by the word of the other: worth and market value."""
    return frozenset((a.claim.frame.measure, b.claim.frame.measure)) in AKIN


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


def other_things(a: Profile, b: Profile) -> bool:
    """Whether two counts are of different things: people and ships; `share` and `share of stock` are one."""
    x, y = a.figure.unit, b.figure.unit
    if a.kind != "count" or b.kind != "count" or x is None or y is None or x == y or (a.noun and a.noun == b.noun):
        return False
    return not set(x.split("_")) & set(y.split("_"))


def complements(a: Profile, b: Profile) -> bool:
    """Whether two shares make the whole: 60 % paid is 40 % cut."""
    x, y = a.figure.nominal, b.figure.nominal
    return a.kind == b.kind == "share" and x is not None and y is not None and x + y == 1


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
