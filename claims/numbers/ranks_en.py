"""Ranks spelled out in English: ranks sixth, finished third, is ranked fourth, in second place.

Comes in: a text and where an ordinal stands. Goes out: the rank. Refuses to know: units, what is ranked. An ordinal by
itself numbers a thing (the third quarter); it is a rank only behind a verb of ranking, or before "place".
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from claims.numbers.digits import Numeral

ORDINALS: Final = {
    word: n
    for n, word in enumerate(
        (
            *(
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
            ),
            *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
            *("nineteenth", "twentieth"),
        ),
        1,
    )
}
REACH: Final = 40
VERBS: Final = (
    r"rank(?:s|ed|ing)?|finish(?:es|ed|ing)?|placed|came|comes|coming|sits?|sat|stands?|stood|lies|lay|remains?|remained"
    r"|ris(?:es|en|ing)|rose|fell|falls|climbed|climbs|slipped|slips|dropped|drops|moved|moves|jumped|ended|tied|is|was"
)
BEFORE: Final = re.compile(
    rf"\b(?:{VERBS}) (?:up |down |back )?"
    r"(?:to |at |for |from |joint |equal |only |just |a distant |a close )*$",
    re.IGNORECASE,
)
LEADING: Final = re.compile(
    rf"(?:{VERBS}|up|down|back|to|at|for|from|joint|equal|only|just|distant|close) $", re.IGNORECASE
)
"""What `BEFORE` can end in: most ordinals end here, at little cost."""
LONGEST: Final = 11
BEHIND: Final = re.compile(
    r"(?=[,.;)]|\s*$| (?:in|out of|among|behind|overall|of|on|with|after|ahead|for|this|last"
    r"|worldwide|globally|nationally|nationwide)\b)"
)
PLAIN: Final = re.compile(r"\b(?:is|was|moved|moves|came|comes|coming|ended) (?:up |down |back )?$", re.IGNORECASE)
"""Behind these an ordinal is a rank only where a field follows at once: "came second in the league"."""
FIELD: Final = re.compile(r" (?:in|out of|among|behind|overall|worldwide|globally|nationally|nationwide)\b|[,.;]")
PLACE: Final = re.compile(r" place\b(?! (?:where|to|for))")


def _is_led(text: str, start: int, end: int) -> bool:
    """Whether what stands around an ordinal makes a rank of it."""
    if LEADING.search(text, max(0, start - LONGEST), start) is None:
        return False
    ahead = text[max(0, start - REACH) : start]
    behind = FIELD if PLAIN.search(ahead) else BEHIND
    return BEFORE.search(ahead) is not None and behind.match(text, end) is not None


def read(text: str, start: int, end: int) -> Numeral | None:
    """The rank whose ordinal stands between two places; None where it numbers a thing."""
    value = ORDINALS.get(text[start:end].lower())
    if value is None:
        return None
    if not PLACE.match(text, end) and not _is_led(text, start, end):
        return None
    return Numeral(start, end, Decimal(value), written=text[start:end], script="en", unit="rank")
