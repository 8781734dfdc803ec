"""English fractions, decimals in words, proportions, and scale words: two thirds, one in five, 2 million.

Comes in: a text, and a number already read or the place of a word for a part. Goes out: a `Numeral`.
Refuses to know: units, hedge words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from claims.frozen import changed
from claims.numbers.digits import EXACT, ZERO, Numeral, grain_of, of_fraction, power
from claims.numbers.english_words import (
    GROUPS,
    ONES,
    PARTS,
    PARTS_ALL,
    SCALES,
    TENS,
    Word,
    cardinal,
    next_word,
    numeral_of,
    words_from,
)

SCALE_AFTER: Final = re.compile(
    r"[ \u00a0\u202f\-]?(hundred|thousand|million|billion|trillion|quadrillion|milliard"
    r"|lakh|lac|lkh|crore|dozen|dzs|dozs|doz)s?"
    r"(?!(?-i:[a-z]|(?<![a-z])[A-Z]))",
    re.IGNORECASE,
)
NOT_BEFORE_HALF: Final = frozenset(
    (
        *("first", "second", "latter", "the", "this", "last", "previous", "prior", "same", "comparable"),
        *("corresponding", "other", "better", "third", "fourth", "1st", "2nd"),
    )
)
BEFORE_A_POINT: Final = frozenset(
    (
        *("a", "the", "this", "that", "one", "which", "what", "some", "any", "each", "every", "no", "my", "his", "her"),
        *("our", "their", "your", "its", "to", "at", "starting", "selling", "turning", "boiling", "freezing", "match"),
    )
)
"""Behind these `point` is a word of its own: at this point five people left."""
MEASURED: Final = re.compile(
    r" (?:percent|per cent|percentage points?|million|billion|trillion|[a-z]{0,5}met(?:er|re)s?|miles?|inch(?:es)?"
    r"|seconds?|dollars?|[a-z]{0,5}grams?|lit(?:er|re)s?)\b"
)
SPOKEN_ZERO: Final = frozenset(("o", "oh"))
"""A nought as it is said: eighteen point oh five."""
SHORT_AFTER: Final = re.compile(
    r"[ \u00a0]?(mn|mln|mil|mio|MM|bn|bln|tn|trn|tln|cr|Cr|Mn|Bn|Tn|BN|MN|TN|Bln|Mln|[kKmMbBTGｋＫ])(?![A-Za-z0-9µ²³/])"
)


def is_of(text: str, i: int) -> bool:
    """Whether `of` follows."""
    return text.startswith(" of ", i)


def continued(text: str, start: int, value: Decimal, after: Sequence[Word]) -> Numeral | None:
    """Decimals, fractions and proportions behind a cardinal: two point five, two and a half, one in five."""
    if not after:
        return None
    word = after[0]
    if word.word == "point":
        return _pointed(text, start, value, word)
    if word.word in PARTS_ALL and (
        value == 1 or word.word in ("half", "halves", "quarters") or word.word.endswith("s")
    ):
        return _parts(text, start, value, word)
    if word.word == "and":
        return _and_part(text, start, value, word)
    if word.word in ("in", "out", "over") and value < 100:
        return _proportion(text, start, value, word)
    return None


def _pointed(text: str, start: int, value: Decimal, point: Word) -> Numeral | None:
    digits = ""
    word = next_word(text, point.end)
    end = point.end
    while word is not None and len(digits) < 30:
        if word.word in ONES:
            digits += str(ONES[word.word])
        elif word.word in SPOKEN_ZERO:
            digits += "0"
        elif word.word in TENS:
            following = next_word(text, word.end)
            ones = ONES.get(following.word, 0) if following else 0
            digits += str(TENS[word.word] + ones) if 0 < ones < 10 else str(TENS[word.word])
            end = following.end if following and 0 < ones < 10 else word.end
            break
        elif word.word.isdecimal() and not digits:
            digits = word.word[:30]
        else:
            break
        end = word.end
        word = next_word(text, end)
    if not digits:
        return None
    number = EXACT.add(value, Decimal(f"0.{digits}"))
    found = numeral_of(text, start, end, number, is_article=False, place=-len(digits), grain=-len(digits))
    return scaled(text, found)


def leading_point(text: str, start: int) -> Numeral | None:
    """Point five percent, point two metres: no word before the point, a share or a length behind the digits."""
    begin = start - len("point ")
    before = text[max(0, begin - 12) : begin].rstrip().rpartition(" ")[2].lower()
    if before in BEFORE_A_POINT:
        return None
    found = _pointed(text, begin, ZERO, Word("point", begin, start - 1, hyphen=False))
    return found if found is not None and MEASURED.match(text, found.end) else None


def _parts(text: str, start: int, value: Decimal, word: Word) -> Numeral:
    fraction = Fraction(value) / PARTS_ALL[word.word]
    return of_scale(text, start, word.end, fraction)


def of_scale(text: str, start: int, end: int, fraction: Fraction) -> Numeral:
    """Two thirds (of a million), half (a million), a quarter (million)."""
    i = end + 3 if text.startswith(" of", end) else end
    word = next_word(text, i)
    if word is not None and word.word in ("a", "an"):
        word = next_word(text, word.end)
    if word is not None and (word.word in SCALES or word.word == "dozen"):
        factor = Decimal(12) if word.word == "dozen" else power(SCALES[word.word])
        number = of_fraction(fraction * Fraction(factor))
        place = 0 if word.word == "dozen" else SCALES[word.word] - 1
        return numeral_of(text, start, word.end, number, is_article=False, place=place, grain=place)
    decimal = of_fraction(fraction)
    return Numeral(
        start, end, decimal, grain_of(decimal), grain_of(decimal), text[start:end], "", "en", fraction=fraction
    )


def _and_part(text: str, start: int, value: Decimal, word: Word) -> Numeral | None:
    """Two and a half, twenty and three fifths, two and a half million."""
    following = next_word(text, word.end)
    if following is None:
        return None
    if following.word in ("a", "an"):
        top, part = 1, next_word(text, following.end)
    elif following.word in ONES:
        top, part = ONES[following.word], next_word(text, following.end)
    else:
        return None
    if part is None or part.word not in PARTS_ALL:
        return None
    step = _lowest_scale(text, word.start)
    scale = next_word(text, part.end)
    end = part.end
    if scale is not None and scale.word in SCALES and step >= 6:
        step, end = SCALES[scale.word], scale.end
    fraction = Fraction(value) + Fraction(top, PARTS_ALL[part.word]) * (10**step if step >= 6 else 1)
    decimal = of_fraction(fraction)
    place = grain_of(decimal)
    found = Numeral(
        start, end, decimal, place, place, text[start:end], "", "en", fraction=fraction if place < -6 else None
    )
    return scaled(text, found) if step < 6 else found


def _lowest_scale(text: str, end: int) -> int:
    """The power of ten of the scale word right before `and`; 0 where another word stands there."""
    return SCALES.get(text[max(0, end - 14) : end].rstrip().rpartition(" ")[2].lower(), 0)


def _proportion(text: str, start: int, value: Decimal, word: Word) -> Numeral | None:
    """One in five, two out of three, one over twenty."""
    i = word.end
    if word.word == "out":
        of = next_word(text, i)
        if of is None or of.word != "of":
            return None
        i = of.end
    below = next_word(text, i)
    if below is None or below.hyphen != word.hyphen:
        return None
    if below.word.isdecimal():
        number = (
            Decimal(below.word) if len(below.word) <= 7 and text[below.end : below.end + 2].strip()[:1] != "," else None
        )
        end = below.end
    else:
        words = words_from(text, below)
        number, used = cardinal(words)
        end = words[used - 1].end if used else below.end
        number = number if used else None
    if number is None or number <= value or 1900 <= number <= 2100 or not _proportion_ends(text, end):
        return None
    fraction = Fraction(value) / Fraction(number)
    decimal = of_fraction(fraction)
    return Numeral(
        start, end, decimal, grain_of(decimal), grain_of(decimal), text[start:end], "", "en", fraction=fraction
    )


def proportion_of(text: str, numeral: Numeral) -> Numeral | None:
    """1 in 5, 2 out of 3, 1 over 20 behind digits."""
    word = next_word(text, numeral.end)
    if (
        word is None
        or word.word not in ("in", "out", "over")
        or numeral.value is None
        or numeral.value >= 100
        or numeral.place
    ):
        return None
    return _proportion(text, numeral.start, numeral.value, word)


def _proportion_ends(text: str, end: int) -> bool:
    """`one in five boxes` holds; `one in five years` and `2000 over 3 years` are no proportions."""
    following = next_word(text, end)
    if following is None:
        return True
    return not following.word.startswith(
        ("year", "month", "week", "day", "hour", "minute", "second", "mile", "kilomet", "percent", "million", "billion")
    )


def leading_part(text: str, start: int, article: int, first: Word) -> Numeral | None:
    """Half a million, half the staff, a quarter of; never `the first half` or `in the third quarter`."""
    fraction = Fraction(1, PARTS[first.word])
    before = text[max(0, article - 12) : article].rstrip().rpartition(" ")[2].lower()
    if (
        first.word == "quarter"
        and article == start
        and not is_of(text, first.end)
        and _next_scale(text, first.end) is None
    ):
        return None
    if article == start and before in NOT_BEFORE_HALF:
        return None
    if (
        text[first.end : first.end + 1] == "-"
        and not text.startswith("-a", first.end)
        and _next_scale(text, first.end) is None
    ):
        return None
    return of_scale(text, article, first.end, fraction)


def _next_scale(text: str, i: int) -> str | None:
    word = next_word(text, i)
    return (
        word.word
        if word is not None
        and (word.word in SCALES or word.word in ("litre", "liter", "mile", "hour", "gallon", "pound"))
        else None
    )


def unit_part(text: str, start: int, article: int, first: Word) -> Numeral | None:
    """A third, a hundredth, tenth of a gallon."""
    if article == start and not is_of(text, first.end):
        return None
    fraction = Fraction(1, PARTS[first.word])
    following = text[first.end : first.end + 1]
    if article < start and following == " " and not is_of(text, first.end):
        word = next_word(text, first.end)
        if word is not None and word.word not in (
            "a",
            "more",
            "less",
            "as",
            "in",
            "and",
            "are",
            "were",
            "is",
            "was",
            "to",
            "by",
            "said",
        ):
            return None
    return of_scale(text, article, first.end, fraction)


def scaled(text: str, numeral: Numeral) -> Numeral:
    """The numeral with the scale word behind it: 2 million, two point five billion, 3 dozen."""
    match = SCALE_AFTER.match(text, numeral.end)
    if match is None or numeral.value is None:
        return numeral
    word = match.group(1).lower()
    if word in GROUPS:
        return changed(
            numeral,
            end=match.end(),
            value=EXACT.multiply(numeral.value, Decimal(12)),
            scale=match.group().strip(),
            place=0,
        )
    found = shifted(numeral, SCALES[word], match.end(), match.group().strip(" -\u00a0\u202f"))
    following = SCALE_AFTER.match(text, found.end)
    if (
        following is not None
        and following.group(1).lower() in SCALES
        and SCALES[following.group(1).lower()] >= SCALES[word]
    ):
        return shifted(
            found, SCALES[following.group(1).lower()], following.end(), text[match.start() : following.end()].strip()
        )
    return _smaller_words(text, found, SCALES[word])


def _smaller_words(text: str, numeral: Numeral, exponent: int) -> Numeral:
    """4 thousand 3 hundred and 21, 3 hundred and one: what follows a whole number of a scale word."""
    if numeral.place < exponent or numeral.value is None:
        return numeral
    words: list[Word] = []
    i = numeral.end
    parted = _and_scaled_part(text, numeral, exponent)
    if parted is not None:
        return parted
    while len(words) < 12 and (word := next_word(text, i)) is not None:
        if (
            word.word not in ONES
            and word.word not in TENS
            and word.word not in SCALES
            and word.word != "and"
            and not (word.word.isdecimal() and len(word.word) <= 3)
        ):
            break
        if words and words[-1].word == "and" and len(words) == 1 and _is_amount(text, numeral, word):
            return numeral
        words.append(word)
        i = word.end
    for used in range(len(words), 0, -1):
        value = _mixed_words(words[:used])
        following = next_word(text, words[used - 1].end)
        if following is not None and (following.word in SCALES or following.word in GROUPS):
            continue
        if value is not None and value < power(exponent):
            total = EXACT.add(numeral.value, value)
            end = words[used - 1].end
            return changed(
                numeral,
                end=end,
                value=total,
                place=0,
                grain=grain_of(total),
                scale="",
                written=text[numeral.start : end],
            )
    return numeral


def _is_amount(text: str, numeral: Numeral, word: Word) -> bool:
    """Whether digits behind `and` are a number of their own: $912 million and 3,450 employees."""
    if not word.word.isdecimal():
        return False
    return numeral.script == "digits" or text[word.end : word.end + 1] in (",", ".", "%")


def _and_scaled_part(text: str, numeral: Numeral, exponent: int) -> Numeral | None:
    """3 million and a half is 3.5 million."""
    word = next_word(text, numeral.end)
    if exponent < 6 or word is None or word.word != "and" or numeral.value is None:
        return None
    found = _and_part(text, numeral.start, numeral.value, word)
    return changed(found, scale=numeral.scale) if found is not None else None


def _mixed_words(words: Sequence[Word]) -> Decimal | None:
    """`and 21`, `3 hundred and 21`: None where the words are not one number to the end."""
    rest = list(words[1:] if words[0].word == "and" else words)
    if not rest or rest[-1].word == "and":
        return None
    if rest[0].word.isdecimal() and len(rest) > 1:
        if rest[1].word not in SCALES:
            return None
        head = EXACT.multiply(Decimal(rest[0].word), power(SCALES[rest[1].word]))
        tail = _mixed_words(rest[2:]) if len(rest) > 2 else ZERO
        return None if tail is None or tail >= power(SCALES[rest[1].word]) else EXACT.add(head, tail)
    if rest[0].word.isdecimal():
        return Decimal(rest[0].word) if words[0].word == "and" and rest[0].word != "0" else None
    value, used = cardinal(rest)
    return value if used == len(rest) and value else None


def shifted(numeral: Numeral, exponent: int, end: int, scale: str) -> Numeral:
    """The numeral times a power of ten."""
    factor = power(exponent)
    value = None if numeral.value is None else EXACT.multiply(numeral.value, factor)
    fraction = None if numeral.fraction is None else numeral.fraction * 10**exponent
    return changed(
        numeral,
        end=end,
        value=value,
        place=numeral.place + exponent,
        grain=numeral.grain + exponent,
        scale=scale,
        fraction=fraction,
    )


def short_scale(text: str, i: int) -> re.Match[str] | None:
    """k, m, bn ... right behind digits."""
    return SHORT_AFTER.match(text, i)
