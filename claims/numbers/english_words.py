"""English number words and the cardinals they make: two hundred and five, three lakh crore, four dozen.

Comes in: a text and the place of a word. Goes out: the words, and the value of those that make one cardinal.
Refuses to know: fractions, scale words behind digits (`english_parts`), units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from claims.numbers.digits import EXACT, ZERO, Numeral, grain_of, power

ONES: Final = {
    **{
        w: i
        for i, w in enumerate(
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        )
    },
    **{
        w: i
        for i, w in enumerate(["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 13)
    },
    "nought": 0,
    "naught": 0,
}
TENS: Final = {
    w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
} | {"fourty": 40}
SCALES: Final = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
    "quintillion": 18,
    "sextillion": 21,
    "hundreds": 2,
    "thousands": 3,
    "millions": 6,
    "billions": 9,
    "trillions": 12,
    "milliard": 9,
    "lakh": 5,
    "lakhs": 5,
    "lac": 5,
    "lacs": 5,
    "lkh": 5,
    "lkhs": 5,
    "crore": 7,
    "crores": 7,
    "koti": 7,
    "krores": 7,
    "krore": 7,
}
SHORT: Final = {
    "k": 3,
    "mn": 6,
    "mln": 6,
    "mil": 6,
    "mio": 6,
    "mm": 6,
    "bn": 9,
    "bln": 9,
    "tn": 12,
    "trn": 12,
    "tln": 12,
    "cr": 7,
    "m": 6,
    "b": 9,
    "t": 12,
    "g": 9,
}
PARTS: Final = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
PARTS_ALL: Final = PARTS | {f"{w}s": n for w, n in PARTS.items() if w not in ("half", "halves")}
GROUPS: Final = {"dozen": 12, "dozens": 12, "dzs": 12, "doz": 12, "dozs": 12, "score": 20}
STARTS: Final = (
    *ONES,
    *TENS,
    *(
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "trillions",
    ),
    *(
        "half",
        "quarter",
        "third",
        "fourth",
        "fifth",
        "tenth",
        "dozen",
        "dozens",
        "scores",
        "tens",
        "several",
        "few",
        "couple",
        "pair",
    ),
    *("lakh", "crore", "hundredth", "thousandth", "millionth", "trillionth", "eighth"),
)
WORD: Final = re.compile(r"[ \t\u00a0]{0,3}(-?)[ \t\u00a0]{0,3}([A-Za-z]+|[0-9]+)")


@dataclass(slots=True)
class Word:
    """A word of a numeral and where it ends."""

    word: str
    start: int
    end: int
    hyphen: bool


def next_word(text: str, i: int) -> Word | None:
    """The word or the digits behind `i`, blanks and one hyphen passed over."""
    match = WORD.match(text, i)
    if match is None:
        return None
    return Word(match.group(2).lower(), match.start(2), match.end(), bool(match.group(1)))


def words_from(text: str, first: Word) -> list[Word]:
    """The words that may belong to one cardinal number."""
    found = [first]
    word: Word | None = first
    while len(found) < 60 and (word := next_word(text, _past_comma(text, found[-1]))) is not None:
        name = word.word
        if (
            name not in ONES
            and name not in TENS
            and name not in SCALES
            and name != "and"
            and name not in GROUPS
            and not name.isdecimal()
        ):
            break
        if word.hyphen and text[word.start - 1] != "-" and text[word.start - 1] != " ":
            break
        if name.isdecimal() and ((found[-1].word not in SCALES and found[-1].word != "and") or len(name) > 3):
            break
        found.append(word)
    return found


def _past_comma(text: str, word: Word) -> int:
    """Past the comma of `twelve thousand, five hundred`."""
    return word.end + 1 if SCALES.get(word.word, 0) >= 3 and text.startswith(", ", word.end) else word.end


def cardinal(words: Sequence[Word]) -> tuple[Decimal, int]:  # noqa: C901, PLR0912 - the grammar, reason by reason
    """Value of the longest cardinal number at the front of the words, and how many of them it uses."""
    stack: list[tuple[int, Decimal]] = []
    pending: Decimal | None = None
    used = i = 0
    last = ""
    while i < len(words):
        name = words[i].word
        if name == "and":
            if last not in SCALES or i + 1 >= len(words) or words[i + 1].word == "and":
                break
            i += 1
            name = words[i].word
            if name in SCALES or name in GROUPS:
                break
            if name.isdecimal() and (not stack or int(name) >= 10 ** stack[-1][0]):
                break
        if name in ONES:
            if pending is not None and not (last in TENS and 0 < ONES[name] < 10):
                break
            pending = Decimal(ONES[name]) if pending is None else pending + ONES[name]
        elif name in TENS:
            if pending is not None:
                break
            pending = Decimal(TENS[name])
        elif name in SCALES:
            stack = _scaled(stack, pending, SCALES[name])
            pending = None
        elif name in GROUPS and (stack or pending is not None):
            total = _total(stack, pending)
            return EXACT.multiply(total, Decimal(GROUPS[name])), i + 1
        elif name.isdecimal() and pending is None and stack:
            pending = Decimal(name)
        else:
            break
        last = name
        i += 1
        used = i
    return _total(stack, pending), used


def _scaled(stack: list[tuple[int, Decimal]], pending: Decimal | None, exponent: int) -> list[tuple[int, Decimal]]:
    kept = list(stack)
    amount = pending
    while kept and (kept[-1][0] < exponent or amount is None):
        lower = kept.pop()[1]
        amount = lower if amount is None else EXACT.add(amount, lower)
    return [*kept, (exponent, EXACT.multiply(Decimal(1) if amount is None else amount, power(exponent)))]


def _total(stack: Sequence[tuple[int, Decimal]], pending: Decimal | None) -> Decimal:
    total = pending or ZERO
    for _, amount in stack:
        total = EXACT.add(total, amount)
    return total


def numeral_of(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    *,
    is_article: bool,
    place: int = 0,
    grain: int | None = None,
    fraction: Fraction | None = None,
) -> Numeral:
    """A numeral in words."""
    grain = grain_of(value) if grain is None else grain
    return Numeral(
        start, end, value, place, max(place, grain), text[start:end], "", "en", fraction=fraction, is_article=is_article
    )
