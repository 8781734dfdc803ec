"""Dates and periods written in Chinese: text in, mentions out.

The scan has two stages: a character that ends the first part of a date (年 月 日 周 ...) behind one that may precede
it is the
hit; the rich patterns then look at the few characters around it. Refuses to know: which year is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from claims.dates import clocks
from claims.dates import date_patterns_zh as patterns
from claims.dates.datewords import ZH
from claims.dates.decades_zh import decade, generation
from claims.dates.lengths_zh import length
from claims.dates.numerals_zh import FOLD, integer
from claims.dates.timepoints import Anchor, Mention, exists
from claims.frozen import changed

BEFORE: Final = 14
"""How far before a hit its date may begin: 公元前二百二十一年, 最近的二十四小时."""

Found = tuple[Mention | None, int]
"""A mention, and up to where the text is used up: a weekday in brackets belongs to no span, a day of the lunar
calendar is no mention.
"""


def mentions(text: str) -> Iterator[Mention]:
    """Every date and period of the text, in order of place, none overlapping another."""
    used = 0
    for hit in patterns.TRIGGER.finditer(text):
        at = hit.start()
        if at < used:
            continue
        found = _HANDLERS[text[at]](text, at, max(used, at - BEFORE))
        if found is None:
            continue
        mention, used = found
        if mention is not None:
            yield mention


def _year(text: str, at: int, lo: int) -> Found | None:
    before = text[at - 1]
    if before == "半":
        return _half(text, at, lo) or length(text, at, lo)
    if before in "财財政计計学學":
        return _fiscal(text, at, lo)
    if text.startswith("代", at + 1):
        return decade(text, at, lo)
    head = _digits_year(text, at, lo)
    if head is not None:
        return _in_year(text, head)
    found = patterns.REL_YEAR.search(text, lo, at + 1)
    if found:
        return _relative_year(text, at, found)
    found = patterns.YEAR_HEAD.search(text, lo, at + 1)
    if found is None:
        return length(text, at, lo)
    head = _absolute_year(text, at, found)
    return None if head is None else _in_year(text, head)


def _digits_year(text: str, at: int, lo: int) -> Mention | None:
    """2024年 by itself: the common case, without a search."""
    end = at - 1 if text[at - 1] in patterns.SPACES else at
    start = end - 4
    digits = text[start:end] if start >= lo else ""
    if not (digits.isascii() and digits.isdecimal()) or digits[0] not in "12":
        return None
    before = text[start - 1] if start else "\n"
    if before in patterns.NOT_FREE or before in patterns.JOINTS:
        return None
    return _plain_year(text, start, at + 1, int(digits))


def _in_year(text: str, head: Mention) -> Found | None:
    """The year with the part of it that is written behind it."""
    following = text[head.end : head.end + 1]
    if following not in patterns.IN_YEAR_BEGINS:
        return head, head.end
    return _finished(text, head, patterns.IN_YEAR.match(text, head.end))


def _relative_year(text: str, at: int, found: re.Match[str]) -> Found | None:
    word = found["word"]
    told = word in ZH["told_year_words"]
    if (
        word in ("前年", "后年", "後年")
        and found.start()
        and text[found.start() - 1] in "数數几幾百千万半多年0123456789"
    ):
        return None  # 多年前 + 年..., 5年前年均
    anchor: Anchor = "told_year" if told else "year"
    offset = ZH["told_year_words"][word] if told else ZH["year_words"][word]
    head = Mention(found.start(), at + 1, anchor=anchor, offset=offset, words_only=True)
    return _in_year(text, head)


def _absolute_year(text: str, at: int, found: re.Match[str]) -> Mention | None:
    start, end = found.start(), at + 1
    if found["bc"]:
        year = integer(found["bcy"])
        return None if not year else Mention(start, end, year=1 - year, before_christ=True)
    if found["era"]:
        count = 1 if found["ey"] == "元" else integer(found["ey"])
        return None if not count else Mention(start, end, year=ZH["eras"][found["era"]] + count)
    if found["y"]:
        year = integer(found["y"]) or 0
        return _years(start, end, year, found["y2"]) if found["y2"] else _plain_year(text, start, end, year)
    if found["yy"]:
        return _short_year(text, start, end, found["yy"])
    return None


def _years(start: int, end: int, year: int, written: str) -> Mention | None:
    """2019-2021年, 2023-24年."""
    last = integer(written) or 0
    last = last if len(written) == 4 else year // 100 * 100 + last
    if not year < last < year + 1000:
        return None
    return Mention(start, end, year=year, until=Mention(start, end, year=last))


def _plain_year(text: str, start: int, end: int, year: int) -> Mention | None:
    # Thousands are as often a count of years (2000年的历史) as a year; a hedge or a word of length decides.
    if (
        year % 100 == 0
        and year != 1900
        and (patterns.LONG_AGO.match(text, end) or patterns.HEDGED_COUNT.search(text, max(0, start - 3), start))
    ):
        return None
    if (
        patterns.HEDGED_COUNT.search(text, max(0, start - 3), start)
        and text[end : end + 1] in ("前", "的")
        and year < 2100
    ):
        return None
    return Mention(start, end, year=year)


def _short_year(text: str, start: int, end: int, written: str) -> Mention | None:
    """A year of two digits needs a month behind it or a nought before; one of three is of the Republic (民國)."""
    month = re.match(f"{patterns.W}{patterns.MONTH}{patterns.W}月", text[end : end + 5])
    year = integer(written)
    if year is None:
        return None
    if len(written) == 3:
        return Mention(start, end, year=1911 + year) if month and 80 <= year <= 150 else None
    part = patterns.IN_YEAR.match(text, end)
    if month or (part and (part["yedge"] or part["h"] or part["Q"]) and len(written) == 2):
        return Mention(start, end, year=year, two_digits=True)
    if written[0] in "0０" and text[end : end + 1] not in ("前", "后", "後", "来", "來", "间", "間"):
        return Mention(start, end, year=year, two_digits=True)
    return None


def _fiscal(text: str, at: int, lo: int) -> Found | None:
    end = at + 2 if text.startswith("度", at + 1) else at + 1
    found = patterns.FISCAL_HEAD.search(text, lo, at + 1)
    if found is None:
        word = patterns.FISCAL_WORD.search(text, lo, at + 1)
        if word is None:
            return None
        offset = {"上": -1, "下": 1}.get(word["rel"][0], 0)
        return Mention(word.start(), end, anchor="year", offset=offset, fiscal=True, words_only=True), end
    first, last = integer(found["y"]) or 0, integer(found["y2"])
    if last is not None and last < 100:
        last += first // 100 * 100
    if found["kind"] in "学學":
        final = Mention(found.start(), end, year=last if last is not None else first + 1)
        return Mention(found.start(), end, year=first, until=final), end
    year = first if last is None else last
    head = Mention(found.start(), end, year=year, fiscal=True, two_digits=year < 100)
    return _finished(text, head, patterns.IN_YEAR.match(text, end))


def _half(text: str, at: int, lo: int) -> Found | None:
    found = patterns.HALF_HEAD.search(text, lo, at + 1)
    if found is None:
        return None
    part = "H1" if found["h"] == "上" else "H2"
    return Mention(found.start(), at + 1, year=integer(found["y"]), part=part, words_only=found["y"] is None), at + 1


def _month(text: str, at: int, lo: int) -> Found | None:
    if text[at - 1] in "个個":
        return _relative_month(text, at, lo) or length(text, at, lo)
    start = _digits_month(text, at, lo)
    if start < 0:
        found = patterns.MONTH_START.search(text, lo, at + 1)
        if found is None:
            return _relative_month(text, at, lo) or length(text, at, lo)
        start = found.start()
    if patterns.NOT_AFTER_MONTH.match(text, at + 1):
        return None
    whole = patterns.MONTH_HEAD.match(text, start)
    if whole is not None and (
        patterns.LUNAR.search(text, max(0, start - 10), start)
        or patterns.RECURRING.search(text, max(0, start - 4), start)
    ):
        return None, whole.end()
    return None if whole is None else _finished(text, Mention(start, at + 1), whole)


def _digits_month(text: str, at: int, lo: int) -> int:
    """Where the number of 3月 or 12月 begins, -1 where the case is not as plain."""
    start = at - 1 if text[at - 1] in patterns.SPACES else at
    end = start
    while start > lo and end - start < 3 and "0" <= text[start - 1] <= "9":
        start -= 1
    before = text[start - 1] if start else "\n"
    if not 1 <= end - start <= 2 or before in patterns.NOT_BEFORE_MONTH or before in patterns.JOINTS:
        return -1
    return start


def _relative_month(text: str, at: int, lo: int) -> Found | None:
    found = patterns.REL_MONTH.search(text, lo, at + 1)
    if found is None:
        return None
    word = found["word"]
    told = word in ZH["told_month_words"]
    anchor: Anchor = "told_month" if told else "month"
    offset = ZH["told_month_words"][word] if told else ZH["month_words"][word]
    head = Mention(found.start(), at + 1, anchor=anchor, offset=offset, words_only=True)
    return _finished(text, head, patterns.IN_MONTH.match(text, at + 1))


def _day(text: str, at: int, lo: int) -> Found | None:
    found = patterns.REL_DAY.search(text, lo, at + 1)
    if found:
        return _relative_day(text, at, found)
    found = patterns.BARE_DAY.search(text, lo, at + 1)
    if found is None or patterns.NOT_AFTER_DAY.match(text, at + 1):
        return length(text, at, lo)
    day = integer(found["d"])
    if day is None or not 1 <= day <= 31:
        return None
    return _with_weekday(text, Mention(found.start(), at + 1, day=day))


def _relative_day(text: str, at: int, found: re.Match[str]) -> Found | None:
    word = found["word"]
    told = word in ZH["told_day_words"]
    before = text[found.start() - 1] if found.start() else "\n"
    if (
        word in ("前天", "后天", "後天", "前日", "第二天", "本日")
        and before in "0123456789一二三四五六七八九十几幾数數天日以先之今最然此往"
    ):
        return None  # 三天前天..., 先后天
    anchor: Anchor = "told_day" if told else "day"
    offset = ZH["told_day_words"][word] if told else ZH["day_words"][word]
    return _with_weekday(text, Mention(found.start(), at + 1, anchor=anchor, offset=offset, words_only=True))


def _week(text: str, at: int, lo: int) -> Found | None:
    found = patterns.WEEK_HEAD.search(text, lo, at + 1)
    if found is None:
        return length(text, at, lo)
    start, end = found.start(), at + 1
    before = text[start - 1] if start else "\n"
    span = patterns.WEEKDAYS.match(text, end)
    if span:
        return None, span.end()  # 周一至周五: every such day
    weekday = patterns.WEEKDAY.match(text, end)
    if found["rel"] is None and (weekday is None or before in patterns.NOT_BEFORE_WEEK):
        return length(text, at, lo)
    if found["rel"] is None and before in "第庄莊北西东東商":
        return None  # 第四周, 西周, 东周
    if found["rel"] in ("上", "下", "本") and before in "以向由自身":
        return None
    anchor: Anchor = "week" if found["rel"] else ""
    offset = ZH["week_words"].get(found["rel"] or "", 0)
    if weekday:
        day = ZH["weekdays"][weekday[1]]
        return Mention(start, weekday.end(), anchor=anchor, offset=offset, weekday=day, words_only=True), weekday.end()
    if text.startswith("末", end):
        end += 1
        return Mention(start, end, anchor=anchor, offset=offset, part="weekend", words_only=True), end
    return Mention(start, end, anchor=anchor, offset=offset, words_only=True), end


def _quarter(text: str, at: int, lo: int) -> Found | None:
    if text[at - 1] in "赛賽":
        return _season(text, at, lo)
    found = patterns.QUARTER_HEAD.search(text, lo, at + 1)
    end = at + 2 if text.startswith("度", at + 1) else at + 1
    if found is None:
        return length(text, at, lo)
    year = integer(found["y"])
    # 第一季 without a year may be the first season of a series; behind a word of business it is a quarter.
    of_business = (found["nth"] or found["one"]) and text[end : end + 1] in patterns.BUSINESS
    named = end == at + 2 or year is not None or of_business
    if found["rel"]:
        if end != at + 2:
            return None
        offset = {"上": -1, "下": 1}.get(found["rel"][0], 0)
        return Mention(found.start(), end, anchor="quarter", offset=offset, words_only=True), end
    if not named:
        return None
    months = 3 * (integer(found["n"]) or 1)
    part = f"M01-{months:02d}" if found["first"] else patterns.PART_OF_QUARTER[found["q"] or "首"]
    return Mention(found.start(), end, year=year, part=part), end


def _season(text: str, at: int, lo: int) -> Found | None:
    """2023-24赛季."""
    found = patterns.SEASON_HEAD.search(text, lo, at + 1)
    if found is None:
        return None
    first, last = integer(found["y"]) or 0, integer(found["y2"]) or 0
    last = last if last > 99 else first // 100 * 100 + last
    if not first <= last <= first + 1:
        return None
    return Mention(found.start(), at + 1, year=first, until=Mention(found.start(), at + 1, year=last)), at + 1


def _hours(text: str, at: int, lo: int) -> Found | None:
    if text[at - 1] == "小":
        return length(text, at, lo)
    time = clocks.with_sign(text, at)
    return None if time is None or time.start < lo else (time, time.end)


def _holiday(text: str, at: int, lo: int) -> Found | None:
    found = patterns.HOLIDAY.search(text, max(lo, at - 1), at + 3)
    if found is None:
        return None
    month, day = ZH["holidays"][found[0]]
    return Mention(found.start(), found.end(), month=month, day=day, words_only=True), found.end()


def _finished(text: str, head: Mention, tail: re.Match[str] | None) -> Found | None:
    """The mention with the part of the year or month that follows its head, and the weekday beside it."""
    if tail is None:
        return _with_weekday(text, head)
    if tail.lastgroup in ("m", "d"):
        whole = _with_day(head, tail)
    else:
        got = tail.groupdict()
        if got.get("q") and not _is_quarter(text, tail):
            return _with_weekday(text, head)
        whole = _with_part(head, tail, got)
    if whole is None:
        return None, tail.end()  # 2月31日: no such day, and no 31日 either
    if text.startswith(("止", " 止"), tail.end()) or (text.startswith("的", tail.end()) and _is_up_to(text, head)):
        return _up_to(text, whole)
    return _with_weekday(text, whole)


def _is_up_to(text: str, head: Mention) -> bool:
    return "截" in text[max(0, head.start - 3) : head.start]


def _up_to(text: str, last: Mention) -> Found:
    """截至2024年6月30日止六个月."""
    found = patterns.UP_TO.match(text, last.end)
    if found is None or last.day is None or last.until is not None:
        return _with_weekday(text, last)
    written = found["n"] or found["of"]
    months = 6 if found["half"] else integer(written) if written else 12
    return changed(last, end=found.end(), part=f"to:{months}m"), found.end()


def _with_day(head: Mention, tail: re.Match[str]) -> Mention | None:
    """The plain case: a month, or a month and a day."""
    month = integer(tail["m"]) if "m" in tail.re.groupindex else None
    day = integer(tail["d"])
    year = head.year
    if not exists(year, month, day):
        return None
    return Mention(
        head.start,
        tail.end(),
        year,
        month,
        day,
        "",
        head.anchor,
        head.offset,
        fiscal=head.fiscal,
        two_digits=head.two_digits,
    )


def _is_quarter(text: str, tail: re.Match[str]) -> bool:
    """Whether it is not 2024年四季如春."""
    return text[tail.end() - 1] == "度" or "第" in tail[0] or not text.startswith(("如", "常", "皆"), tail.end())


def _with_part(head: Mention, tail: re.Match[str], got: dict[str, str | None]) -> Mention | None:
    month, day = integer(got.get("m")), integer(got.get("d"))
    if not exists(None if head.is_bare else head.year, month, day):
        return None
    if head.start == tail.start():
        words_only = False
    else:
        words_only = head.words_only and not (
            got.get("m") or got.get("d") or got.get("q") or got.get("Q") or got.get("n")
        )
    part = _part(got)
    if part is None:
        return None
    holiday = ZH["holidays"].get(got.get("holiday") or "")
    if holiday:
        month, day = holiday
    last = _last(got, tail, month)
    if got.get("m2") and last is None:
        return None
    return changed(
        head, end=tail.end(), month=month, day=day, part=part, until=last or head.until, words_only=words_only
    )


def _last(got: dict[str, str | None], tail: re.Match[str], month: int | None) -> Mention | None:
    """The end of 2月5-8日 or 1至9月."""
    month2, day2 = integer(got.get("m2")), integer(got.get("d2"))
    if month2 is not None:
        return Mention(tail.start(), tail.end(), month=month2) if exists(None, month2, None) else None
    if day2 is not None and exists(None, month, day2):
        return Mention(tail.start(), tail.end(), month=month, day=day2)
    return None


def _part(got: dict[str, str | None]) -> str | None:
    """The name of the part of a year or month; empty where there is none, None where it cannot be."""
    if got.get("q"):
        return patterns.PART_OF_QUARTER[(got["q"] or "").translate(FOLD)]
    if got.get("Q"):
        return f"Q{got['Q']}"
    if got.get("h"):
        return "H1" if got["h"] == "上" else "H2"
    if got.get("n"):
        count = (integer(got["n"]) or 0) * (1 if "月" in (got["nu"] or "") else 3)
        return f"M01-{count:02d}" if 1 <= count <= 12 else None
    edge = got.get("edge") or got.get("yedge")
    if edge:
        part: str = ZH["edges"][edge]
        return part
    if got.get("season"):
        season: str = ZH["seasons"][got["season"]]
        return season
    return "full" if got.get("full") else ""


def _with_weekday(text: str, mention: Mention) -> Found:
    if mention.day is None and mention.anchor not in ("day", "told_day"):
        return mention, mention.end
    found = patterns.BRACKETED_WEEKDAY.match(text, mention.end)
    if found is None:
        return mention, mention.end
    weekday = ZH["weekdays"][found["w"]]
    used = found.end() if found["open"] in ("(", "（") else found.end("w")
    end = mention.end if found["open"] else used
    return changed(mention, end=end, weekday=weekday), used


_HANDLERS: Final[dict[str, Callable[[str, int, int], Found | None]]] = {
    "年": _year,
    "月": _month,
    "日": _day,
    "天": _day,
    "周": _week,
    "週": _week,
    "期": _week,
    "拜": _week,
    "季": _quarter,
    "后": generation,
    "後": generation,
    "时": _hours,
    "点": _hours,
    "點": _hours,
    "時": _hours,
    "元": _holiday,
    "圣": _holiday,
    "聖": _holiday,
    "平": _holiday,
    "跨": _holiday,
}
