"""Dates and periods written in English: text in, mentions out.

Cheap hits (a capital letter that may begin a month, four digits, a few words found by plain search) are followed by rich
patterns on the characters around them. Refuses to know: which year is meant; purely numeric dates.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from claims.timepoints import Length, Mention, Unit, exists

WORDS: Final = tomllib.loads((Path(__file__).parent / "languages" / "periods_en.toml").read_text(encoding="utf-8"))

BEFORE: Final = 40
"""How far before a hit its date may begin: `Wednesday, the twenty-first of`."""


def mentions(text: str) -> Iterator[Mention]:
    """Every date and period of the text; in no order, and one may lie within another."""
    yield from _with_months(text)
    yield from _with_years(text)
    yield from _codes(text)
    yield from _words(text)


def _any(words: object) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(list(words), key=len, reverse=True))  # type: ignore[call-overload]


_MONTH = _any(WORDS["months"])
_WEEKDAY = _any(WORDS["weekdays"])
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
_SHORT = r"['’‘][0-9]{2}(?![0-9])"
_TO = r"\s?(?:-|–|—|to|through|and)\s?"
_EDGE = r"early|mid|late|(?:the\s)?(?:beginning|start|middle|end|close)\sof"

# A month's name begins with one of nine capitals; three letters tell it from other words.
_MONTH_HIT = re.compile(r"[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)")
_MONTH_NAME = re.compile(rf"(?:{_MONTH})(?![a-z0-9_'’])", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    rf"(?:(?:\b(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?:(?:on\s)?the\s)?(?<![\w.,:/$-])(?P<d>{_DAY})(?:st|nd|rd|th)?"
    rf"(?:{_TO}(?P<d2>{_DAY})(?:st|nd|rd|th)?)?(?:\s+of)?(?:\s+|-)"
    rf"|\b(?P<wd>{_WEEKDAY})\.?,?\s+(?:the\s)?"
    rf"|\b(?P<edge>{_EDGE})[\s-]"
    rf"|\b(?P<mod>last|this|next)\s"
    rf"|\b(?P<prep>{_any(WORDS['words']['before_month'])})\s(?:the\s)?)\Z",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(
    rf"\.?(?:(?:\s*|-)(?:the\s)?(?P<d>{_DAY})(?:st|nd|rd|th)?(?![0-9]|[.,:/][0-9]{{1,2}}(?![0-9])|%|\s?(?:per\s?cent|million|billion|people|percent))"
    rf"(?:{_TO}(?P<d2>{_DAY})(?:st|nd|rd|th)?(?![0-9:.%/]))?"
    rf"(?:(?:\s?,\s?|\s)(?:of\s)?(?:(?P<wd>{_WEEKDAY}),\s)?(?P<y>{_YEAR}|{_SHORT})(?![0-9]|,[0-9]{{3}}(?![0-9])|\.[0-9]))?"
    rf"|(?:\s?,\s?|\s|-|\sof\s)(?P<my>{_YEAR}|{_SHORT})(?![0-9]|,[0-9]{{3}}(?![0-9])|\.[0-9]))",
    re.IGNORECASE,
)
_YEAR_AFTER_DAY = re.compile(
    rf"\.?(?:\s?,\s?|\s|-|\sof\s)(?P<y>{_YEAR}|{_SHORT})(?![0-9]|,[0-9]{{3}}(?![0-9])|\.[0-9])"
)

_YEAR_HIT = re.compile(r"[12][0-9]{3}(?![0-9])")
_DECADE = re.compile(r"['’]?s(?![a-zA-Z])")
_SHORT_DECADE = re.compile(r"['’](?P<d>[2-9]0)s(?![a-zA-Z])")
_YEAR_RANGE = re.compile(r"\s?(?P<j>-|–|—|/|to)\s?(?P<y>(?:1[5-9]|20|21)[0-9]{2}|[0-9]{2})(?![\w%]|[.,/-][0-9])")
_BEFORE_YEAR = re.compile(
    rf"(?:\b(?P<edge>{_EDGE})[\s-]|(?P<word>[A-Za-z]+)(?:\.|'s|’s)?[\s-]|(?P<mark>[(\[©]|&\s|-\s))\Z", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"(?:['’]s)?\s+([A-Za-z]+)")
_NO_YEAR_AFTER = re.compile(
    r"[.,][0-9]|[%°]|\s?(?:%|percent|per\s?cent|m|km|kg|mm|cm|ft|mph|hours?|hrs?|minutes?)\b|[A-Za-z_]|-[A-Za-z0-9]|/[0-9]|\s?[xX×]\s?[0-9]|:[0-9]{2}"
)
_NO_YEAR_BEFORE = frozenset("0123456789$€£¥#@_/+=%:-–.'’")
_AFTER_YEAR: Final = frozenset(WORDS["words"]["after_year"])
_YEAR_WORDS: Final = frozenset(WORDS["words"]["before_year"])
_DETERMINERS: Final = frozenset(WORDS["words"]["determiner"])
_ERA = re.compile(r"\s?(?P<bc>B\.?C\.?(?:E\.?)?)(?![A-Za-z])")

_CODE_HIT = re.compile(r"(?<![\w.$-])(?:FY|CY|Q[1-4]|H[12]|[1-4]Q|[12]H)(?![a-z])")
_CODE = re.compile(
    r"(?:(?P<fy>FY)[\s'’-]?(?P<y>20[0-9]{2}|19[0-9]{2}|[0-9]{2})(?:[/-](?P<y2>[0-9]{2,4}))?(?:[\s-]?(?P<q1>Q[1-4]|H[12]))?"
    r"|(?:(?P<q>Q[1-4]|H[12])|(?P<qn>[1-4])Q|(?P<hn>[12])H)"
    r"(?:(?:\s?(?:of|in|-|,|/)\s?|\s)?(?P<fy2>FY|fiscal\s(?:year\s)?)?(?:(?<=[\sY])|['’]|(?<=Q)|(?<=[0-9]H))(?P<y3>20[0-9]{2}|19[0-9]{2}|[0-9]{2}(?![\s]?[%.])))?"
    r")(?![\w%]|[.,][0-9])"
)
_YEAR_BEFORE_CODE = re.compile(r"(?<![\w.,$/-])(?P<y>(?:19|20)[0-9]{2})[\s-]?\Z")

_NUMBER = _any(WORDS["numbers"])
_COUNT = rf"[0-9]{{1,4}}(?:\.[0-9])?|(?:{_NUMBER})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_LENGTH = re.compile(
    r"(?P<mod>last|past|previous|prior|preceding|trailing|next|coming|following)\s"
    rf"(?:(?P<n>{_COUNT})(?:(?:\s?(?:-|–|to|or)\s?)(?P<n2>{_COUNT}))?|(?P<vague>{_any(WORDS['vague'])}))[\s-]{_UNIT}(?![a-z-])",
    re.IGNORECASE,
)
_PAST_ONE = re.compile(
    r"(?<=the\s)(?:past|coming)\s(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)(?![a-z-])", re.IGNORECASE
)
_RELATIVE = re.compile(
    rf"(?P<mod>last|previous|prior|this|current|next|coming)\s(?:(?P<fiscal>fiscal|financial)\s)?"
    rf"(?:(?P<unit>day|week|month|quarter|year|decade)|(?P<weekday>{_any(w.lower() for w in WORDS['weekday_names']['long'])})"
    rf"|(?P<season>spring|summer|autumn|fall|winter)|(?P<weekend>weekend))(?![a-z-])",
    re.IGNORECASE,
)
_DAY_WORD = re.compile(r"(?<![\w-])(?:today|yesterday|tomorrow|tonight)(?![\w-]|['’]s\b)", re.IGNORECASE)
_WEEKDAY_HIT = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![a-z])")
_QUARTER = re.compile(
    r"(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|final|last)(?:\s|-)(?:(?P<fiscal>fiscal)\s|calendar\s)?(?P<unit>quarter|half)(?![a-z])"
    rf"(?:\s(?:of\s|in\s)?(?:the\s)?(?:(?P<fy>fiscal|financial)\s(?:year\s)?)?(?P<y>{_YEAR})(?![0-9,]|\s?%)"
    r"|\sof\s(?P<rel>(?:this|last|next)\syear))?",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"(?:fiscal|financial)\s(?:years?\s)?['’]?(?P<y>{_YEAR}|[0-9]{{2}}(?![0-9]|\s?%))(?:[/-](?P<y2>[0-9]{{2,4}}))?(?![0-9,])",
    re.IGNORECASE,
)
_ENDED = re.compile(
    rf"(?:(?P<n>{_COUNT})[\s-](?P<unit>month|week|year)s?|(?P<one>(?:fiscal\s|financial\s)?(?:year|quarter|half|month|week))s?)\s(?:period\s)?(?:ended|ending)(?:\son)?\s",
    re.IGNORECASE,
)
_SEASON_YEAR = re.compile(
    rf"(?P<season>spring|summer|autumn|fall|winter)(?:\sof)?\s(?P<y>{_YEAR})(?![0-9,])", re.IGNORECASE
)
_HOLIDAY = re.compile(_any(WORDS["holidays"]).replace("'", "['’]"), re.IGNORECASE)


def _with_months(text: str) -> Iterator[Mention]:
    used = 0
    for hit in _MONTH_HIT.finditer(text):
        at = hit.start()
        if at < used or (at and (text[at - 1].isalpha() or text[at - 1] in "_'’")):
            continue
        name = _MONTH_NAME.match(text, at)
        if name is None:
            continue
        found = _month_date(text, name, max(used, at - BEFORE))
        if found is not None:
            used = found.end
            yield found


def _month_date(text: str, name: re.Match[str], lo: int) -> Mention | None:
    at, end = name.span()
    month = WORDS["months"][name[0].lower()]
    before = _BEFORE_MONTH.search(text, lo, at)
    got = before.groupdict() if before else {}
    if before and got["d"]:
        return _day_first(text, before, got, month, end)
    after = _AFTER_MONTH.match(text, end)
    weekday = got.get("wd")
    start = before.start("wd") if before and weekday else at
    if after is None:
        return _month_alone(text, name, before, month)
    day, year = after["d"], after["my"] or after["y"]
    if not day and got.get("edge") and before:
        return _edged(before, at, after.end(), month, year)
    if not exists(None, month, int(day) if day else None):
        return None
    weekday = weekday or after["wd"]
    mention = _made(start, after.end(), month, day, year, weekday if day else None)
    return _until(mention, month, after["d2"])


def _day_first(text: str, before: re.Match[str], got: dict[str, str | None], month: int, end: int) -> Mention | None:
    day = int(got["d"] or 0)
    if not exists(None, month, day):
        return None
    after = _YEAR_AFTER_DAY.match(text, end)
    year = after["y"] if after else None
    end = (
        after.end()
        if after
        else end + (1 if text.startswith(".", end) and end - before.end() < 5 and text[end - 1] != "y" else 0)
    )
    start = before.start("weekday") if got["weekday"] else before.start("d")
    return _until(_made(start, end, month, got["d"], year, got["weekday"]), month, got["d2"])


def _month_alone(text: str, name: re.Match[str], before: re.Match[str] | None, month: int) -> Mention | None:
    """`in January`, `last May`: a month's name with neither day nor year needs a word before it."""
    end = name.end()
    if before is None or before["wd"]:
        return None
    word = name[0]
    if text[end : end + 1] == "." and len(word) < 5:
        end += 1
    if (
        before["prep"]
        and word.lower() in ("may", "march", "mar", "sun")
        and before["prep"].lower() in ("and", "of", "to", "for", "from")
    ):
        return None  # names and verbs: "of May", "to March"
    if before["edge"]:
        return _edged(before, name.start(), end, month, None)
    direction = {"last": -1, "next": 1}.get((before["mod"] or "").lower(), 0)
    start = before.start("mod") if before["mod"] else name.start()
    following = text[end : end + 1]
    if following in "-'’" and following:
        return None
    return Mention(start, end, month=month, direction=direction, words_only=True)


def _edged(before: re.Match[str], at: int, end: int, month: int, year: str | None) -> Mention:
    part = _edge_name(before["edge"])
    number, short = _year_number(year)
    return Mention(
        before.start("edge"), end, year=number, two_digits=short, month=month, part=part, words_only=year is None
    )


def _edge_name(written: str) -> str:
    folded = " ".join(written.lower().split()).removeprefix("the ")
    name: str = WORDS["edges"][folded]
    return name


def _made(start: int, end: int, month: int, day: str | None, year: str | None, weekday: str | None) -> Mention:
    number, short = _year_number(year)
    return Mention(
        start,
        end,
        year=number,
        two_digits=short,
        month=month,
        day=int(day) if day else None,
        weekday=None if weekday is None else WORDS["weekdays"][weekday.lower()],
    )


def _year_number(written: str | None) -> tuple[int | None, bool]:
    if written is None:
        return None, False
    return (int(written[-2:]), True) if len(written) < 4 else (int(written), False)


def _until(mention: Mention, month: int, day: str | None) -> Mention:
    if day is None or mention.day is None or int(day) <= mention.day or not exists(None, month, int(day)):
        return mention
    last = replace(mention, day=int(day), weekday=None)
    return replace(mention, until=last, weekday=None)


def _with_years(text: str) -> Iterator[Mention]:
    used = 0
    in_table: tuple[int, int, bool] = (0, 0, False)
    for hit in _YEAR_HIT.finditer(text):
        at, end = hit.span()
        if at < used:
            continue
        if not in_table[0] <= at < in_table[1]:
            in_table = _line_of_years(text, at)
        found = _year_mention(text, at, end, sure=in_table[2])
        if found is not None:
            used = found.end
            yield found
    for short in _SHORT_DECADE.finditer(text) if "0s" in text else ():
        decade = int(short["d"])
        yield Mention(short.start(), short.end(), year=decade + (1900 if decade > 20 else 2000), decade=10)


_YEARS_ONLY = re.compile(r"(?:[^0-9\n]|(?<![0-9.,$])(?:19[5-9]|20[0-4])[0-9](?![0-9,.%]))*\Z")
_MARKS_OF_TABLE = re.compile(r"[|\t]|\s{2,}")


def _line_of_years(text: str, at: int) -> tuple[int, int, bool]:
    """The line around a place, and whether it is a table's header of years: every number in it is one."""
    start = text.rfind("\n", max(0, at - 300), at) + 1
    stop = text.find("\n", at, at + 300)
    stop = min(len(text), at + 300) if stop < 0 else stop
    line = text[start:stop]
    if not _MARKS_OF_TABLE.search(line):
        return start, stop, False
    numbers = re.findall(r"[0-9][0-9.,]*", line)
    years = [n for n in numbers if len(n) == 4 and n.isdigit() and 1950 <= int(n) <= 2049]
    days = [n for n in numbers if len(n.rstrip(",")) <= 2]
    has_months = bool(days) and bool(_MONTH_HIT.search(line))
    return start, stop, len(years) == len(numbers) or (has_months and len(years) + len(days) == len(numbers))


def _year_mention(text: str, at: int, end: int, *, sure: bool) -> Mention | None:
    year = int(text[at:end])
    if at and (text[at - 1] in _NO_YEAR_BEFORE or text[at - 1].isalnum()) and not _joined_before(text, at):
        return None
    era = _ERA.match(text, end)
    if era:
        return Mention(at, era.end(), year=1 - year, before_christ=True)
    decade = _DECADE.match(text, end)
    if decade:
        return _decade(text, at, decade.end(), year)
    if not 1500 <= year <= 2199:
        return None
    before = _BEFORE_YEAR.search(text, max(0, at - 18), at)
    span = _year_range(text, at, end, year, before)
    if span is not None:
        return span
    if _NO_YEAR_AFTER.match(text, end):
        return None
    if before and before["edge"]:
        return Mention(before.start("edge"), end, year=year, part=_edge_name(before["edge"]))
    if sure or _is_year(text, at, end, year, before):
        return Mention(at, end, year=year)
    return None


def _joined_before(text: str, at: int) -> bool:
    """`mid-2019`, `post-2015`: a hyphen behind a word."""
    return (
        text[at - 1] in "-–"
        and at > 1
        and text[at - 2].isalpha()
        and text[max(0, at - 5) : at - 1].lower()
        in ("mid", "-mid", " mid", "arly", "late", "post", "pre", " pre", "ince")
    )


def _decade(text: str, at: int, end: int, year: int) -> Mention | None:
    if year % 10 or not 1500 <= year <= 2099:
        return None
    edge = _BEFORE_YEAR.search(text, max(0, at - 18), at)
    start = edge.start("edge") if edge and edge["edge"] else at
    # The 1900s may be a century; as a decade is how news use it (the early 2000s).
    return Mention(start, end, year=year, decade=10)


def _year_range(text: str, at: int, end: int, year: int, before: re.Match[str] | None) -> Mention | None:
    found = _YEAR_RANGE.match(text, end)
    if found is None:
        return None
    last = int(found["y"])
    full = len(found["y"]) == 4
    if not full:
        last += year // 100 * 100
    if not year < last <= year + 200 or not 1500 <= year <= 2199:
        return None
    if found["j"] == "to" and not (full and before and (before["word"] or "").lower() in _YEAR_WORDS):
        return None
    if (
        not full
        and found["j"] != "/"
        and last != year + 1
        and not (before and (before["word"] or "").lower() in _YEAR_WORDS | _DETERMINERS)
    ):
        return None
    if not full and last <= year // 100 * 100 + 12 and last != year + 1:
        return None  # 2005-11 is a month
    if text[at - 1 : at] and text[at - 1] in "-–":
        return None
    return Mention(at, found.end(), year=year, until=Mention(at, found.end(), year=last))


def _is_year(text: str, at: int, end: int, year: int, before: re.Match[str] | None) -> bool:
    """Whether four digits in a sentence are a year: the word before says so and the word behind is no thing that is counted."""
    following = _NEXT_WORD.match(text, end)
    word = following[1] if following else ""
    if before is None:
        return False
    if before["mark"]:
        return before["mark"] in ("(", "[", "©") and 1800 <= year <= 2100 and text[end : end + 1] in ")],;-–"
    lead = (before["word"] or "").lower()
    if lead in _YEAR_WORDS:
        if word and word.islower() and word not in _AFTER_YEAR:
            return lead in ("since", "spring", "summer", "fall", "autumn", "winter", "fiscal", "calendar") or (
                lead in ("in", "during") and year % 50 != 0 and not word.endswith("s")
            )
        return 1700 <= year <= 2100 and not (
            year % 500 == 0
            and year != 2000
            and lead in ("of", "to", "for", "by", "than", "and", "or", "is", "was", "per")
        )
    if lead in _DETERMINERS:
        return (
            1800 <= year <= 2100
            and bool(word)
            and (not word.islower() or (not word.endswith("s") and word not in ("people", "men", "women")))
        )
    return lead in WORDS["months"] and 1700 <= year <= 2100


def _codes(text: str) -> Iterator[Mention]:
    for hit in _CODE_HIT.finditer(text):
        found = _CODE.match(text, hit.start())
        if found is None:
            continue
        mention = _code(text, found)
        if mention is not None:
            yield mention


def _code(text: str, found: re.Match[str]) -> Mention | None:
    start, end = found.span()
    if found["fy"]:
        year, short = _year_number(found["y2"] if found["y2"] else found["y"])
        return Mention(start, end, year=year, two_digits=short, fiscal=True, part=found["q1"] or "")
    part = found["q"] or (f"Q{found['qn']}" if found["qn"] else f"H{found['hn']}")
    year, short = _year_number(found["y3"])
    if year is None:
        lead = _YEAR_BEFORE_CODE.search(text, max(0, start - 6), start)
        if lead:
            return Mention(lead.start(), end, year=int(lead["y"]), part=part)
        if part.startswith("H") or found["qn"]:
            return None  # H1 and H2 alone are headings, chips and visas
    return Mention(start, end, year=year, two_digits=short, part=part, fiscal=bool(found["fy2"]))


_SEARCHED: Final = (
    "last ",
    "next ",
    "this ",
    "past ",
    "previous ",
    "prior ",
    "current ",
    "coming ",
    "trailing ",
    "preceding ",
    "following ",
)


def _words(text: str) -> Iterator[Mention]:
    low = text.lower()
    if len(low) != len(text):
        low = text  # a letter whose lower case is longer (İ) would shift every place
    yield from _relative(text, low)
    for word in ("today", "yesterday", "tomorrow", "tonight"):
        for at in _places(low, word):
            found = _DAY_WORD.match(text, at)
            if found:
                yield Mention(at, found.end(), anchor="day", offset=WORDS["day_words"][word], words_only=True)
    yield from _quarters(text, low)
    yield from _ended(text, low)
    for weekday in _WEEKDAY_HIT.finditer(text) if "day" in low else ():
        yield Mention(*weekday.span(), weekday=WORDS["weekdays"][weekday[0].lower()], words_only=True)
    for word in ("spring", "summer", "autumn", "fall", "winter"):
        for at in _places(low, word):
            season = _SEASON_YEAR.match(text, at)
            if season and (at == 0 or not text[at - 1].isalpha()):
                yield Mention(at, season.end(), year=int(season["y"]), part=WORDS["seasons"][season["season"].lower()])
    for word in ("new year", "christmas", "independence day"):
        for at in _places(low, word):
            holiday = _HOLIDAY.match(text, at)
            if holiday:
                month, day = WORDS["holidays"][holiday[0].lower().replace("’", "'")]
                yield Mention(*holiday.span(), month=month, day=day, words_only=True)


def _places(low: str, word: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + 1)


def _relative(text: str, low: str) -> Iterator[Mention]:
    for word in _SEARCHED:
        for at in _places(low, word):
            if at and low[at - 1].isalpha():
                continue
            found = _length(text, at) or _relative_one(text, at)
            if found is not None:
                yield found


def _length(text: str, at: int) -> Mention | None:
    one = _PAST_ONE.match(text, at)
    if one:
        unit: Unit = WORDS["units"][one["unit"].lower()]
        direction = -1 if one[0].lower().startswith("past") else 1
        length = Length(Decimal(1), Decimal(1), unit, direction, start=one.start("unit"), end=one.end())
        return Mention(at, one.end(), length=length, words_only=True)
    found = _LENGTH.match(text, at)
    if found is None:
        return None
    unit = WORDS["units"][found["unit"].lower()]
    direction = 1 if found["mod"].lower() in ("next", "coming", "following") else -1
    if found["vague"]:
        low, high = (Decimal(n) for n in WORDS["vague"][" ".join(found["vague"].lower().split())])
        several = low != high
        return Mention(
            at, found.end(), length=Length(low, high, unit, direction, several, found.start("vague"), found.end())
        )
    first = _count(found["n"])
    last = _count(found["n2"]) if found["n2"] else first
    if first is None or last is None or not 0 < first <= last:
        return None
    return Mention(
        at, found.end(), length=Length(first, last, unit, direction, start=found.start("n"), end=found.end())
    )


def _count(written: str) -> Decimal | None:
    if written[0].isdigit():
        return Decimal(written) if written.isascii() else None
    tens, _, ones = written.lower().partition("-")
    return Decimal(WORDS["numbers"][tens] + (WORDS["numbers"][ones] if ones else 0))


def _relative_one(text: str, at: int) -> Mention | None:
    found = _RELATIVE.match(text, at)
    if found is None:
        return None
    offset = WORDS["modifiers"][found["mod"].lower()]
    if found["weekday"]:
        if offset == 0:
            return Mention(
                at, found.end(), weekday=WORDS["weekdays"][found["weekday"].lower()], anchor="week", words_only=True
            )
        return Mention(
            at, found.end(), weekday=WORDS["weekdays"][found["weekday"].lower()], direction=offset, words_only=True
        )
    if found["weekend"]:
        return Mention(at, found.end(), anchor="week", offset=offset, part="weekend", words_only=True)
    if found["season"]:
        part = WORDS["seasons"][found["season"].lower()]
        if offset == 0:
            return Mention(at, found.end(), anchor="year", part=part, words_only=True)
        return Mention(at, found.end(), part=part, direction=offset, words_only=True)
    unit = found["unit"].lower()
    return Mention(at, found.end(), anchor=unit, offset=offset, fiscal=bool(found["fiscal"]), words_only=True)


def _quarters(text: str, low: str) -> Iterator[Mention]:
    for word in ("quarter", "half"):
        for at in _places(low, word):
            lo = max(0, at - 24)
            found = None
            for candidate in _QUARTER.finditer(text, lo, min(len(text), at + 44)):
                if candidate.start("unit") == at and (
                    candidate.start() == 0 or not text[candidate.start() - 1].isalnum()
                ):
                    found = candidate
            mention = None if found is None else _quarter(found)
            if mention is not None:
                yield mention
    for word in ("fiscal", "financial year"):
        for at in _places(low, word):
            fiscal = _FISCAL.match(text, at)
            if fiscal:
                year, short = _year_number(fiscal["y2"] or fiscal["y"])
                yield Mention(at, fiscal.end(), year=year, two_digits=short, fiscal=True)


def _quarter(found: re.Match[str]) -> Mention | None:
    nth, half = found["nth"].lower(), found["unit"].lower() == "half"
    if nth == "last":
        return None  # "last quarter" counts from the day of writing
    number = (2 if half else 4) if nth == "final" else WORDS["ordinals"][nth]
    if half and number > 2:
        return None
    part = f"{'H' if half else 'Q'}{number}"
    fiscal = bool(found["fiscal"] or found["fy"])
    if found["rel"]:
        offset = WORDS["modifiers"][found["rel"].split()[0].lower()]
        return Mention(*found.span(), anchor="year", offset=offset, part=part)
    year = int(found["y"]) if found["y"] else None
    if half and year is None:
        return None  # the second half of a match
    return Mention(*found.span(), year=year, part=part, fiscal=fiscal, words_only=year is None)


def _ended(text: str, low: str) -> Iterator[Mention]:
    """The year ended June 30, 2024; the nine months ended 30 September 2019."""
    for word in (" ended ", " ending "):
        for at in _places(low, word):
            found = None
            for candidate in _ENDED.finditer(text, max(0, at - 34), at + 12):
                found = candidate if candidate.end() >= at + len(word) else found
            if found is None:
                continue
            name = _MONTH_NAME.search(text, found.end(), found.end() + 24)
            last = None if name is None else _month_date(text, name, found.end())
            mention = None if last is None or last.day is None else _period_to(found, last)
            if mention is not None:
                yield mention


def _period_to(found: re.Match[str], last: Mention) -> Mention | None:
    if found["one"]:
        count, unit = 1, found["one"].lower().split()[-1]
    else:
        number = _count(found["n"])
        if number is None or number != int(number) or not 0 < number < 500:
            return None
        count, unit = int(number), found["unit"].lower()
    weeks = {"week": count, "half": 0}.get(unit, 0)
    months = {"month": count, "quarter": 3 * count, "half": 6 * count, "year": 12 * count}.get(unit, 0)
    return replace(last, start=found.start(), weekday=None, part=f"to:{months}m" if months else f"to:{weeks}w")
