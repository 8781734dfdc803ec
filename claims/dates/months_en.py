"""Dates that name a month in English: text in, mentions out.

Refuses to know: bare years, relative words, which year is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claims.dates.datewords import EN, alternation
from claims.dates.timepoints import Mention, exists
from claims.frozen import changed

MONTH = alternation(EN["months"])
WEEKDAY = alternation(EN["weekdays"])
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
SHORT = r"['’‘][0-9]{2}(?![0-9])"
SAME_LINE = "(?:(?<=day),?|\\.?,?)[ \t\u00a0]+"
TO = r"\s?(?:-|–|—|to|through|and)\s?"
DAYS_TO = rf"(?:{TO}|/)"
"""Between two days of one month: 22-23 February, and 22/23 February of two evenings."""
EDGE = r"early|mid|late|(?:the\s)?(?:beginning|start|middle|end|close)\sof|year-end"
BEFORE: Final = 40
"""How far before a hit its date may begin: `Wednesday, the twenty-first of`."""
# A month's name begins with one of nine capitals; three letters tell it from other words.
BEGINNINGS: Final = tuple(cased_as for name in EN["months"] for cased_as in (name[:3].capitalize(), name[:3].upper()))
MONTH_HIT = re.compile(r"[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)")
MONTH_NAME = re.compile(rf"(?:{MONTH})(?![a-z0-9_'’])", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    r"(?=[A-Za-z0-9])(?<![A-Za-z0-9_])"  # a word begins: most places fail here, at little cost
    rf"(?:(?:\b(?P<weekday>{WEEKDAY}){SAME_LINE})?(?:(?:on\s)?the\s)?(?<![A-Za-z0-9_.,:/$-])(?P<d>{DAY})(?:st|nd|rd|th)?"
    rf"(?:{DAYS_TO}(?P<d2>{DAY})(?:st|nd|rd|th)?)?(?:\s+of)?(?:\s+|-)"
    rf"|\b(?P<wd>{WEEKDAY}){SAME_LINE}(?:the\s)?"
    rf"|\b(?P<edge>{EDGE})[\s-]"
    rf"|\b(?P<mod>last|this|next)\s"
    rf"|\b(?P<prep>{alternation(EN['words']['before_month'])})\s(?:the\s)?)\Z",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(
    rf"\.?(?:(?:\s*|-)(?:the\s)?(?P<d>{DAY})(?:st|nd|rd|th)?(?![0-9]|[.,:][0-9]{{1,2}}(?![0-9])|/{DAY}/|%|\s?(?:per\s?cent|million|billion|people|percent))"
    rf"(?:{DAYS_TO}(?P<d2>{DAY})(?:st|nd|rd|th)?(?![0-9:%/]|\.[0-9]))?"
    rf"(?:(?:\s?,\s?|\s)(?:of\s)?(?:(?P<wd>{WEEKDAY}),\s)?(?P<y>{YEAR}|{SHORT})(?![0-9]|,[0-9]{{3}}(?![0-9])|\.[0-9]))?"
    rf"|(?:\s?,\s?|\s|-|\sof\s)(?P<my>{YEAR}|{SHORT})(?![0-9]|,[0-9]{{3}}(?![0-9])|\.[0-9]{{1,2}}(?![0-9:])))",
    re.IGNORECASE,
)
_LEADS = frozenset(
    [*EN["weekdays"], *EN["words"]["before_month"], "early", "mid", "late", "the", "last", "next", "this", "of"]
)
_ALONE = frozenset([*EN["words"]["before_month"], "early", "mid", "late", "last", "next", "this"]) - {"of", "the"}
"""Behind none of these stands a day or weekday that belongs to the month as well."""
_MONTH_TO_MONTH = re.compile(rf"\.?\s?(?:-|–|—|to|through|until)\s?(?:{MONTH})\b", re.IGNORECASE)
_YEAR_AFTER_DAY = re.compile(
    rf"\.?(?:\s?,\s?|\s|-|\sof\s)(?P<y>{YEAR}|{SHORT})(?![0-9]|,[0-9]{{3}}(?![0-9])|\.[0-9]{{1,2}}(?![0-9:]))"
)


def with_months(text: str, places: Iterable[int]) -> Iterator[Mention]:
    """Every date that names a month, in order of place; one may begin at each of the places."""
    used = 0
    for at in places:
        if at < used or (at and text[at - 1] in "_'’"):
            continue
        name = MONTH_NAME.match(text, at)
        if name is None:
            continue
        glued = at > 0 and text[at - 1].isalpha()
        found = month_date(text, name, at if glued else max(used, at - BEFORE))
        # Words of a page run together (closedMay 3, 2021): only a whole date is one then.
        if found is not None and (not glued or (found.year is not None and text[at - 1].islower())):
            used = found.end
            yield found


def month_date(text: str, name: re.Match[str], lo: int) -> Mention | None:
    """The date about a month's name; it begins no earlier than `lo`."""
    at, end = name.span()
    month = EN["months"][name[0].lower()]
    lead = _lead(text, at, lo)
    before = _BEFORE_MONTH.search(text, lead, at) if lead >= 0 else None
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
        return _edged(before, after.end(), month, year)
    if not exists(None, month, int(day) if day else None):
        return None
    weekday = weekday or after["wd"]
    mention = _made(start, after.end(), month, day, year, weekday if day else None)
    return _until(mention, month, after["d2"])


def _lead(text: str, at: int, lo: int) -> int:
    """Where a day, a weekday or a preposition before may begin, -1 for none: a cheap look that saves the search."""
    end = at - 1
    if end < 1 or not (text[end].isspace() or text[end] in "-.,"):
        return -1
    while end and text[end - 1] in " ,.":
        end -= 1
    start = end
    while start and end - start < 12 and text[start - 1].isalnum():
        start -= 1
    word = text[start:end].lower()
    if word in _ALONE:
        return max(lo, start)
    return lo if word[:1].isdecimal() or word in _LEADS else -1


def _day_first(text: str, before: re.Match[str], got: dict[str, str | None], month: int, end: int) -> Mention | None:
    day = int(got["d"] or 0)
    if not exists(None, month, day):
        return None
    after = _YEAR_AFTER_DAY.match(text, end)
    year = after["y"] if after else None
    if after:
        end = after.end()
    elif text.startswith(".", end) and end - before.end() < 5 and text[end - 1] != "y":
        end += 1  # 27 Jan.
    start = before.start("weekday") if got["weekday"] else before.start("d")
    return _until(_made(start, end, month, got["d"], year, got["weekday"]), month, got["d2"])


def _month_alone(text: str, name: re.Match[str], before: re.Match[str] | None, month: int) -> Mention | None:
    """`in January`, `last May`: a month's name with neither day nor year needs a word before it."""
    end = name.end()
    if before is None and _MONTH_TO_MONTH.match(text, end):
        return Mention(name.start(), end, month=month, words_only=True)
    if before is None or before["wd"]:
        return None
    word = name[0]
    if text[end : end + 1] == "." and len(word) < 5 and word.lower() not in ("may", "june", "july"):
        end += 1
    if (
        before["prep"]
        and word.lower() in ("may", "march", "mar", "sun")
        and before["prep"].lower() in ("and", "of", "to", "for", "from")
    ):
        return None  # names and verbs: "of May", "to March"
    if before["edge"]:
        return _edged(before, end, month, None)
    direction = {"last": -1, "next": 1}.get((before["mod"] or "").lower(), 0)
    start = before.start("mod") if before["mod"] else name.start()
    following = text[end : end + 1]
    if following and following in "-'’" and not _MONTH_TO_MONTH.match(text, end):
        return None
    return Mention(start, end, month=month, direction=direction, words_only=True)


def _edged(before: re.Match[str], end: int, month: int, year: str | None) -> Mention:
    part = edge_name(before["edge"])
    number, short = year_number(year)
    return Mention(
        before.start("edge"), end, year=number, two_digits=short, month=month, part=part, words_only=year is None
    )


def _made(start: int, end: int, month: int, day: str | None, year: str | None, weekday: str | None) -> Mention:
    number, short = year_number(year)
    return Mention(
        start,
        end,
        year=number,
        two_digits=short,
        month=month,
        day=int(day) if day else None,
        weekday=None if weekday is None else EN["weekdays"][weekday.lower()],
    )


def _until(mention: Mention, month: int, day: str | None) -> Mention:
    if day is None or mention.day is None or int(day) <= mention.day or not exists(None, month, int(day)):
        return mention
    last = changed(mention, day=int(day), weekday=None)
    return changed(mention, until=last, weekday=None)


def edge_name(written: str) -> str:
    """The part of a year or month that `late` or `the end of` names."""
    folded = " ".join(written.lower().split()).removeprefix("the ")
    name: str = EN["edges"][folded]
    return name


def year_number(written: str | None) -> tuple[int | None, bool]:
    """The number of a year, and whether its century is missing: `'08` -> 8, True."""
    if written is None:
        return None, False
    return (int(written[-2:]), True) if len(written) < 4 else (int(written), False)
