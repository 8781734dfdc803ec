"""English number words: text and place in, a `Numeral` out.

Reads two hundred and five, twenty-one, two and a half, a third, three quarters, half a million, a dozen, one in five,
two point five, dozens of, several thousand. Refuses to know: units, hedge words outside the numeral, names (`names`).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from claims import units
from claims.numbers.digits import EXACT, Numeral, power
from claims.numbers.english_parts import (
    SCALE_AFTER,
    continued,
    is_of,
    leading_part,
    leading_point,
    proportion_of,
    scaled,
    shifted,
    short_scale,
    unit_part,
)
from claims.numbers.english_words import (
    ONES,
    PARTS,
    SCALES,
    SHORT,
    STARTS,
    Word,
    cardinal,
    next_word,
    numeral_of,
    words_from,
)

__all__ = ["SCALE_AFTER", "SHORT", "STARTS", "proportion_of", "read", "scaled", "shifted", "short_scale"]


VAGUE: Final = frozenset(
    (
        *("several", "few", "couple", "pair", "tens", "scores", "dozens"),
        *("hundreds", "thousands", "millions", "billions", "trillions"),
    )
)


POINT: Final = frozenset(("point ", "Point "))


def read(text: str, start: int) -> Numeral | None:
    """The numeral whose first number word stands at `start`; `a` before it is taken in."""
    first = next_word(text, start)
    if first is None or first.start != start:
        return None
    article = _article_before(text, start)
    word = first.word
    if text[start - 6 : start] in POINT and word in ONES and (found := leading_point(text, start)) is not None:
        return found
    if word in VAGUE:
        return _vague(text, start, article, first)
    if word in ("half", "quarter"):
        return leading_part(text, start, article, first)
    if word in PARTS and word not in ("third", "fourth", "fifth", "tenth", "eighth"):
        return unit_part(text, start, article, first)
    if word in PARTS:
        return unit_part(text, start, article, first) if article < start or is_of(text, first.end) else None
    if word == "dozen":
        return numeral_of(text, article, first.end, Decimal(12), is_article=False, place=0, grain=0)
    return _cardinal_numeral(text, start, article, first)


def _article_before(text: str, start: int) -> int:
    """Where `a` or `an` before the word begins; `start` where there is none."""
    if start < 2 or text[start - 1] not in " \u00a0-":
        return start
    i = start - 1
    while i > 0 and text[i - 1] == " " and start - i < 4:
        i -= 1
    if i >= 2 and text[i - 2 : i] in ("an", "An"):
        i -= 2
    elif i >= 1 and text[i - 1] in "aA":
        i -= 1
    else:
        return start
    return i if i == 0 or not text[i - 1].isalnum() else start


def _cardinal_numeral(text: str, start: int, article: int, first: Word) -> Numeral | None:
    words = words_from(text, first)
    value, used = cardinal(words)
    if not used:
        return None
    end = words[used - 1].end
    if first.word not in SCALES:
        article = start
    single = used == 1 and words[0].word == "one"
    after = words[used:] or [w for w in (next_word(text, end),) if w]
    found = continued(text, start, value, after)
    if found is not None:
        return found
    place = next((SCALES[w.word] for w in reversed(words[:used][-1:]) if w.word in SCALES and SCALES[w.word] > 2), 0)
    return numeral_of(text, article, end, value, is_article=single, place=place)


def _vague(text: str, start: int, article: int, first: Word) -> Numeral | None:
    """Dozens of, several thousand, a few hundred, a couple of, tens of thousands."""
    word, end = first.word, first.end
    if word == "couple":
        if article == start:
            return None
        scale, one = _scale_behind(text, end)
        value, place = EXACT.multiply(Decimal(2), one), one.adjusted()
        return Numeral(article, scale, value, place, place, text[article:scale], "", "en", "about", words=("couple",))
    if word == "pair":
        return Numeral(article, end, Decimal(2), 0, 0, text[article:end], "", "en") if article < start else None
    if word in ("several", "few"):
        following = next_word(text, end)
        if following is not None and following.word in (
            "hundred",
            "thousand",
            "million",
            "billion",
            "trillion",
            "dozen",
            "hundreds",
        ):
            one = Decimal(12) if following.word == "dozen" else power(SCALES[following.word])
            return _several(text, article, following.end, one * 2, one * 9, one * 10, word)
        if (word == "few" and article == start) or not _is_measured(text, end):
            return None
        return _several(text, article, end, Decimal(2), Decimal(9), Decimal(10), word)
    if word in ("dozens", "tens", "scores") or word in SCALES:
        if not is_of(text, end):
            return None
        one = Decimal({"dozens": 12, "tens": 10, "scores": 20}.get(word, 0)) or power(SCALES[word])
        inner = next_word(text, end + 3)
        if inner is not None and inner.word in SCALES:
            end = inner.end
            one = EXACT.multiply(one, power(SCALES[inner.word]))
        return _several(text, start, end, one * 2, None, None, word)
    return None


def _scale_behind(text: str, end: int) -> tuple[int, Decimal]:
    """Where the scale word behind `a couple (of)` ends, and what it stands for; 1 where there is none."""
    begin = end + 3 if is_of(text, end) else end
    found = next_word(text, begin)
    if found is None or found.word not in SCALES or found.word.endswith("s"):
        return end, Decimal(1)
    return found.end, power(SCALES[found.word])


def _is_measured(text: str, end: int) -> bool:
    """Whether a unit of time, length or the like follows: several days; `several sources` states no number."""
    unit = units.after(text, end, "en")
    return unit is not None and unit.unit is not None and unit.kind in ("duration", "measure", "money", "percent")


def _several(
    text: str,
    start: int,
    end: int,
    low: Decimal,
    high: Decimal | None,
    limit: Decimal | None,
    word: str,
) -> Numeral:
    grain = low.adjusted()
    return Numeral(
        start, end, low / 2, grain, grain, text[start:end], "", "en", "several", low, high, limit, words=(word,)
    )
