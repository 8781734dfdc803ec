"""Which edition of a contest, fair or census a text is about: Super Bowl LVII, Harn Marathon 12.

Comes in: Views. Goes out: yes or no. A text that names one edition, and another text that names another of the same
series and none in common, tell of two events, however alike they read. Refuses to know: numbers that are claims,
editions that go by their year, of which a text gives more signs than one and slips in any.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Final

from auditor.linking.profile import View

LONGEST: Final = 20_000
"""Characters of a text that are looked at: what it is about it says early."""
SERIES: Final = (
    r"(?:Cup|Open|Games|Olympics|Paralympics|Championships?|Bowl|Finals?|Prix|Awards?|Oscars|Marathon|Masters|Derby"
    r"|Series|Elections?|Census|Festival|Expo|Congress|Summit|Biennale|Rally|Regatta|Trophy|Playoffs?|Playoff)"
)
NAME: Final = rf"(?P<name>(?:[A-Z][\w’'-]*\.? ){{0,4}}{SERIES})"
BEHIND: Final = re.compile(rf"\b{NAME} (?P<edition>[IVXLC]{{1,7}}|\d{{1,3}})\b(?![-–%:.,]\d)")
ROMAN: Final[Mapping[str, int]] = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def differ(a: View, b: View) -> bool:
    """Whether two texts name one series, and no edition of it in common."""
    one, two = _editions(a.document.text[:LONGEST]), _editions(b.document.text[:LONGEST])
    return any(one[key].isdisjoint(two[key]) for key in one.keys() & two.keys())


@functools.lru_cache(maxsize=2048)
def _editions(text: str) -> Mapping[str, frozenset[int]]:
    """By series the editions that a text names."""
    found: dict[str, set[int]] = {}
    for match in BEHIND.finditer(text):
        found.setdefault(_key(match["name"]), set()).add(_number(match["edition"]))
    return {key: frozenset(held) for key, held in found.items()}


def _key(name: str) -> str:
    """The series without what stands before it in some texts only: the men's World Cup, World Cup."""
    return " ".join(name.lower().split()[-2:]).removesuffix("s")


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    values = [ROMAN[c] for c in written]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
