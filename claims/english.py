"""English number words, alone or behind digits: text and place in, a `Numeral` out.

Reads two hundred and five, twenty-one, two and a half, a third, three quarters, half a million, a dozen, one in five, two point five,
minus ten, dozens of, several thousand, a few; and 2 million, 3.5bn, 10k behind digits.
Refuses to know: units, hedge words outside the numeral, which words are names (`names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from claims import arabic, units
from claims.digits import EXACT, ZERO, Numeral, grain_of, of_fraction, power

ONES: Final = {
    **{w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())},
    **{w: i for i, w in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 13)},
    **{"nought": 0, "naught": 0},
}
TENS: Final = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)} | {
    "fourty": 40
}
SCALES: Final = {
    **{"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "quintillion": 18},
    **{"hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12, "milliard": 9},
    **{
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
    },
}
SHORT: Final = {
    **{
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
    },
    **{"m": 6, "b": 9, "t": 12, "g": 9},
}
PARTS: Final = {
    **{
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
    },
    **{
        "tenth": 10,
        "eleventh": 11,
        "twelfth": 12,
        "thirteenth": 13,
        "fourteenth": 14,
        "fifteenth": 15,
        "sixteenth": 16,
    },
    **{
        "seventeenth": 17,
        "eighteenth": 18,
        "nineteenth": 19,
        "twentieth": 20,
        "thirtieth": 30,
        "fortieth": 40,
        "fiftieth": 50,
    },
    **{
        "sixtieth": 60,
        "hundredth": 100,
        "thousandth": 1000,
        "millionth": 10**6,
        "billionth": 10**9,
        "trillionth": 10**12,
    },
}
PARTS_ALL: Final = PARTS | {f"{w}s": n for w, n in PARTS.items() if w not in ("half", "halves")}
GROUPS: Final = {"dozen": 12, "dozens": 12, "dzs": 12, "doz": 12, "dozs": 12, "score": 20}
VAGUE: Final = {"dozens": (24, 120, 10), "tens": (20, 100, 10), "scores": (40, 200, 20), "hundreds": (200, 1000, 100)}
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
SCALE_AFTER: Final = re.compile(
    r"[ \u00a0\u202f\-]?(hundred|thousand|million|billion|trillion|quadrillion|milliard|lakh|lac|lkh|crore|dozen|dzs|dozs|doz)s?(?!(?-i:[a-z]|(?<![a-z])[A-Z]))",
    re.I,
)
SHORT_AFTER: Final = re.compile(
    r"[ \u00a0]?(mn|mln|mil|mio|MM|bn|bln|tn|trn|tln|cr|Cr|Mn|Bn|Tn|BN|MN|TN|Bln|Mln|[kKmMbBTGｋＫ])(?![A-Za-zµ²³/])"
)


class Word(NamedTuple):
    """A word of a numeral and where it ends."""

    word: str
    start: int
    end: int
    hyphen: bool


def _next(text: str, i: int) -> Word | None:
    match = WORD.match(text, i)
    if match is None:
        return None
    return Word(match.group(2).lower(), match.start(2), match.end(), bool(match.group(1)))


def read(text: str, start: int) -> Numeral | None:
    """The numeral whose first number word stands at `start`; `a` before it is taken in."""
    first = _next(text, start)
    if first is None or first.start != start:
        return None
    article = _article_before(text, start)
    word = first.word
    if word in (
        "several",
        "few",
        "couple",
        "pair",
        "tens",
        "scores",
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "trillions",
    ):
        return _vague(text, start, article, first)
    if word in ("half", "quarter"):
        return _leading_part(text, start, article, first)
    if word in PARTS and word not in ("third", "fourth", "fifth", "tenth", "eighth"):
        return _unit_part(text, start, article, first)
    if word in PARTS:
        return _unit_part(text, start, article, first) if article < start or _is_of(text, first.end) else None
    if word == "dozen":
        return _numeral(text, article, first.end, Decimal(12), is_article=False, place=0, grain=0)
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


def _is_of(text: str, i: int) -> bool:
    return text.startswith(" of ", i)


def _numeral(
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
    grain = grain_of(value) if grain is None else grain
    return Numeral(
        start, end, value, place, max(place, grain), text[start:end], "", "en", fraction=fraction, is_article=is_article
    )


def _cardinal_numeral(text: str, start: int, article: int, first: Word) -> Numeral | None:
    words = _words(text, first)
    value, used = cardinal(words)
    if not used:
        return None
    end = words[used - 1].end
    if first.word not in SCALES:
        article = start
    single = used == 1 and words[0].word == "one"
    after = words[used:] or [w for w in (_next(text, end),) if w]
    found = _continued(text, start, end, value, after)
    if found is not None:
        return found
    place = next((SCALES[w.word] for w in reversed(words[:used][-1:]) if w.word in SCALES and SCALES[w.word] > 2), 0)
    return _numeral(text, article, end, value, is_article=single, place=place)


def _words(text: str, first: Word) -> list[Word]:
    """The words that may belong to one cardinal number."""
    found = [first]
    word: Word | None = first
    while len(found) < 60 and (word := _next(text, _past_comma(text, found[-1]))) is not None:
        name = word.word
        if (
            name not in ONES
            and name not in TENS
            and name not in SCALES
            and name != "and"
            and name not in GROUPS
            and not name.isdigit()
        ):
            break
        if word.hyphen and text[word.start - 1] != "-" and text[word.start - 1] != " ":
            break
        if name.isdigit() and (found[-1].word not in SCALES and found[-1].word != "and" or len(name) > 3):
            break
        found.append(word)
    return found


def _past_comma(text: str, word: Word) -> int:
    """Past the comma of `twelve thousand, five hundred`."""
    return word.end + 1 if SCALES.get(word.word, 0) >= 3 and text.startswith(", ", word.end) else word.end


def cardinal(words: Sequence[Word]) -> tuple[Decimal, int]:
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
            if name.isdigit() and (not stack or int(name) >= 10 ** stack[-1][0]):
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
        elif name.isdigit() and pending is None and stack:
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


def _continued(text: str, start: int, end: int, value: Decimal, after: Sequence[Word]) -> Numeral | None:
    """Decimals, fractions and proportions behind a cardinal: two point five, two thirds, two and a half, one in five."""
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
    word = _next(text, point.end)
    end = point.end
    while word is not None and len(digits) < 30:
        if word.word in ONES:
            digits += str(ONES[word.word])
        elif word.word in TENS:
            following = _next(text, word.end)
            ones = ONES.get(following.word, 0) if following else 0
            digits += str(TENS[word.word] + ones) if 0 < ones < 10 else str(TENS[word.word])
            end = following.end if following and 0 < ones < 10 else word.end
            break
        elif word.word.isdigit() and not digits:
            digits = word.word[:30]
        else:
            break
        end = word.end
        word = _next(text, end)
    if not digits:
        return None
    number = EXACT.add(value, Decimal(f"0.{digits}"))
    found = _numeral(text, start, end, number, is_article=False, place=-len(digits), grain=-len(digits))
    return scaled(text, found)


def _parts(text: str, start: int, value: Decimal, word: Word) -> Numeral:
    fraction = Fraction(value) / PARTS_ALL[word.word]
    return _of_scale(text, start, word.end, fraction)


def _of_scale(text: str, start: int, end: int, fraction: Fraction) -> Numeral:
    """Two thirds (of a million), half (a million), a quarter (million)."""
    i = end + 3 if text.startswith(" of", end) else end
    word = _next(text, i)
    if word is not None and word.word in ("a", "an"):
        word = _next(text, word.end)
    if word is not None and (word.word in SCALES or word.word in ("dozen",)):
        factor = Decimal(12) if word.word == "dozen" else power(SCALES[word.word])
        number = of_fraction(fraction * Fraction(factor))
        place = 0 if word.word == "dozen" else SCALES[word.word] - 1
        return _numeral(text, start, word.end, number, is_article=False, place=place, grain=place)
    decimal = of_fraction(fraction)
    return Numeral(
        start, end, decimal, grain_of(decimal), grain_of(decimal), text[start:end], "", "en", fraction=fraction
    )


def _and_part(text: str, start: int, value: Decimal, word: Word) -> Numeral | None:
    """Two and a half, twenty and three fifths, two and a half million."""
    following = _next(text, word.end)
    if following is None:
        return None
    if following.word in ("a", "an"):
        top, part = 1, _next(text, following.end)
    elif following.word in ONES:
        top, part = ONES[following.word], _next(text, following.end)
    else:
        return None
    if part is None or part.word not in PARTS_ALL:
        return None
    step = _lowest_scale(text, word.start)
    scale = _next(text, part.end)
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
        of = _next(text, i)
        if of is None or of.word != "of":
            return None
        i = of.end
    below = _next(text, i)
    if below is None or below.hyphen:
        return None
    if below.word.isdigit():
        number = (
            Decimal(below.word)
            if len(below.word) <= 7 and not text[below.end : below.end + 2].strip()[:1] == ","
            else None
        )
        end = below.end
    else:
        words = _words(text, below)
        number, used = cardinal(words)
        end = words[used - 1].end if used else below.end
        number = number if used else None
    if number is None or number <= value or 1900 <= number <= 2100 or not _proportion_ends(text, end, word.word):
        return None
    fraction = Fraction(value) / Fraction(number)
    decimal = of_fraction(fraction)
    return Numeral(
        start, end, decimal, grain_of(decimal), grain_of(decimal), text[start:end], "", "en", fraction=fraction
    )


def proportion_of(text: str, numeral: Numeral) -> Numeral | None:
    """1 in 5, 2 out of 3, 1 over 20 behind digits."""
    word = _next(text, numeral.end)
    if (
        word is None
        or word.word not in ("in", "out", "over")
        or numeral.value is None
        or numeral.value >= 100
        or numeral.place
    ):
        return None
    return _proportion(text, numeral.start, numeral.value, word)


def _proportion_ends(text: str, end: int, word: str) -> bool:
    """`one in five boxes` holds; `one in five years` and `2000 over 3 years` are no proportions."""
    following = _next(text, end)
    if following is None:
        return True
    return not following.word.startswith(
        ("year", "month", "week", "day", "hour", "minute", "second", "mile", "kilomet", "percent", "million", "billion")
    )


def _vague(text: str, start: int, article: int, first: Word) -> Numeral | None:
    """Dozens of, several thousand, a few hundred, a couple of, tens of thousands."""
    word, end = first.word, first.end
    if word == "couple":
        if article == start:
            return None
        return Numeral(article, end, Decimal(2), 0, 0, text[article:end], "", "en", "about", words=("couple",))
    if word == "pair":
        return Numeral(article, end, Decimal(2), 0, 0, text[article:end], "", "en") if article < start else None
    if word in ("several", "few"):
        following = _next(text, end)
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
        if not _is_of(text, end):
            return None
        one = Decimal({"dozens": 12, "tens": 10, "scores": 20}.get(word, 0)) or power(SCALES[word])
        inner = _next(text, end + 3)
        if inner is not None and inner.word in SCALES:
            end = inner.end
            one = EXACT.multiply(one, power(SCALES[inner.word]))
        return _several(text, start, end, one * 2, None, None, word)
    return None


def _is_measured(text: str, end: int) -> bool:
    """Whether a unit of time, length or the like follows: several days; `several sources` states no number worth checking."""
    unit = units.after(text, end, "en")
    return unit is not None and unit.unit is not None and unit.kind in ("duration", "measure", "money", "percent")


def _several(
    text: str, start: int, end: int, low: Decimal, high: Decimal | None, limit: Decimal | None, word: str
) -> Numeral:
    grain = low.adjusted()
    return Numeral(
        start, end, low / 2, grain, grain, text[start:end], "", "en", "several", low, high, limit, words=(word,)
    )


def _leading_part(text: str, start: int, article: int, first: Word) -> Numeral | None:
    """Half a million, half the staff, a quarter of; never `the first half` or `in the third quarter`."""
    fraction = Fraction(1, PARTS[first.word])
    before = text[max(0, article - 12) : article].rstrip().rpartition(" ")[2].lower()
    if (
        first.word == "quarter"
        and article == start
        and not _is_of(text, first.end)
        and _next_scale(text, first.end) is None
    ):
        return None
    if article == start and before in (
        "first",
        "second",
        "latter",
        "the",
        "this",
        "last",
        "previous",
        "other",
        "better",
        "last",
        "third",
        "fourth",
        "1st",
        "2nd",
    ):
        return None
    return _of_scale(text, article, first.end, fraction)


def _next_scale(text: str, i: int) -> str | None:
    word = _next(text, i)
    return (
        word.word
        if word is not None
        and (word.word in SCALES or word.word in ("litre", "liter", "mile", "hour", "gallon", "pound"))
        else None
    )


def _unit_part(text: str, start: int, article: int, first: Word) -> Numeral | None:
    """A third, a hundredth, tenth of a gallon."""
    if article == start and not _is_of(text, first.end):
        return None
    fraction = Fraction(1, PARTS[first.word])
    following = text[first.end : first.end + 1]
    if article < start and following == " " and not _is_of(text, first.end):
        word = _next(text, first.end)
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
    return _of_scale(text, article, first.end, fraction)


def scaled(text: str, numeral: Numeral) -> Numeral:
    """The numeral with the scale word behind it: 2 million, two point five billion, 3 dozen."""
    match = SCALE_AFTER.match(text, numeral.end)
    if match is None or numeral.value is None:
        return numeral
    word = match.group(1).lower()
    if word in GROUPS:
        return numeral._replace(
            end=match.end(), value=EXACT.multiply(numeral.value, Decimal(12)), scale=match.group().strip(), place=0
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
    while len(words) < 12 and (word := _next(text, i)) is not None:
        if (
            word.word not in ONES
            and word.word not in TENS
            and word.word not in SCALES
            and word.word != "and"
            and not (word.word.isdigit() and len(word.word) <= 3)
        ):
            break
        words.append(word)
        i = word.end
    for used in range(len(words), 0, -1):
        value = _mixed_words(words[:used])
        following = _next(text, words[used - 1].end)
        if following is not None and (following.word in SCALES or following.word in GROUPS):
            continue
        if value is not None and value < power(exponent):
            total = EXACT.add(numeral.value, value)
            end = words[used - 1].end
            return numeral._replace(
                end=end, value=total, place=0, grain=grain_of(total), scale="", written=text[numeral.start : end]
            )
    return numeral


def _and_scaled_part(text: str, numeral: Numeral, exponent: int) -> Numeral | None:
    """3 million and a half is 3.5 million."""
    word = _next(text, numeral.end)
    if exponent < 6 or word is None or word.word != "and" or numeral.value is None:
        return None
    found = _and_part(text, numeral.start, numeral.value, word)
    return found._replace(scale=numeral.scale) if found is not None else None


def _mixed_words(words: Sequence[Word]) -> Decimal | None:
    """`and 21`, `3 hundred and 21`: None where the words are not one number to the end."""
    rest = list(words[1:] if words[0].word == "and" else words)
    if not rest or rest[-1].word == "and":
        return None
    if rest[0].word.isdigit() and len(rest) > 1:
        if rest[1].word not in SCALES:
            return None
        head = EXACT.multiply(Decimal(rest[0].word), power(SCALES[rest[1].word]))
        tail = _mixed_words(rest[2:]) if len(rest) > 2 else ZERO
        return None if tail is None or tail >= power(SCALES[rest[1].word]) else EXACT.add(head, tail)
    if rest[0].word.isdigit():
        return Decimal(rest[0].word) if words[0].word == "and" and rest[0].word != "0" else None
    value, used = cardinal(rest)
    return value if used == len(rest) and value else None


def shifted(numeral: Numeral, exponent: int, end: int, scale: str) -> Numeral:
    """The numeral times a power of ten."""
    factor = power(exponent)
    value = None if numeral.value is None else EXACT.multiply(numeral.value, factor)
    fraction = None if numeral.fraction is None else numeral.fraction * 10**exponent
    return numeral._replace(
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


__all__ = ["SCALES", "SHORT", "STARTS", "Word", "arabic", "cardinal", "read", "scaled", "shifted", "short_scale"]
