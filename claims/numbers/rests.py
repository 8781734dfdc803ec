"""The part of an amount that is spoken behind its unit: 3块5, 1米78, 38度5, and `a metre and a half`.

Comes in: a text and a figure with its unit. Goes out: the figure with that part added, or as it was.
Refuses to know: how numerals are read, second units (3块5毛 is a compound).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from claims import units
from claims.numbers.chinese_runs import DIGITS
from claims.numbers.digits import EXACT, Numeral
from claims.numbers.figures import Figure
from claims.units import UnitMatch

SPOKEN: Final = frozenset("块塊毛米度秒")
"""Units behind which bare digits are tenths and hundredths."""
REST: Final = re.compile(
    r"([0-9]{1,2})(?![0-9万萬亿億千]|[.,][0-9]|[:：/%％‰年月日号號点點度米块塊*×x~～至到-])"
    r"|([零〇一二三四五六七八九][一二三四五六七八九]?)(?![零〇一二三四五六七八九十百千万萬亿億两兩分成折点點])"
)
ONE_UNIT: Final = re.compile(r"(?:^|[^\w'’])(an?[ ]([A-Za-z]{3,14}))[ ]and[ ]$", re.IGNORECASE)
ENDS: Final = re.compile(
    r"$|[^\w\s-]|\n|[ ](?:overnight|later|ago|earlier|before|after|long|longer|wide|tall|taller|high|higher|deep|away"
    r"|late|early|more|less|in|on|at|by|to|from|for|and|or|but|when|while|because|per|above|below|between|since|until)\b"
)
PARTS: Final = frozenset((Fraction(1, 2), Fraction(1, 4), Fraction(3, 4)))


def with_rest(text: str, figure: Figure, language: str | None) -> None:
    """Adds the digits behind the unit: 3块5 is 3.5 yuan, 1米78 is 1.78 m, 三十八度五 is 38.5 degrees."""
    end = figure.end
    if figure.place < 0 or figure.value is None or not figure.unit or figure.scale:
        return
    match = REST.match(text, end)
    if match is None:
        return
    following = units.after(text, match.end(), language)
    if following is not None and (following.unit or following.end > match.end()):
        return
    digits = match.group(1) or "".join(str(DIGITS[char]) for char in match.group(2))
    if text[end - 1] in "度毛" and len(digits) > 1:
        return
    figure.value = EXACT.add(figure.value, Decimal(f"0.{digits}"))
    figure.place = figure.grain = -len(digits)
    figure.end = match.end()
    figure.outer_end = max(figure.outer_end, figure.end)


def is_part_of_one(text: str, fraction: Fraction | None, start: int, end: int) -> bool:
    """Whether `a half` or `a quarter` ends a phrase; `a half marathon` is a thing of its own."""
    return fraction in PARTS and text[start : start + 2].lower() == "a " and ENDS.match(text, end) is not None


def one_and_part(text: str, numeral: Numeral, language: str | None) -> tuple[int, UnitMatch] | None:
    """Where `a metre and` begins before `a half`, and its unit; None where nothing of the kind stands there."""
    if not is_part_of_one(text, numeral.fraction, numeral.start, numeral.end):
        return None
    match = ONE_UNIT.search(text, max(0, numeral.start - 30), numeral.start)
    if match is None:
        return None
    unit = units.after(text, match.start(2), language)
    if unit is None or unit.kind not in ("measure", "duration") or unit.end != match.end(2):
        return None
    return match.start(1), unit
