"""When a text says it was written: text in, ISO date out.

Looked for near the top, then at the very end: behind a word such as `Posted` or 发布时间, in a dateline, in a line
that holds little
else, in an address. Refuses to know: dates that the text only speaks of.
"""

from __future__ import annotations

import re
from typing import Final

from claims.dates import anchoring, dates_numeric
from claims.dates.datewords import EN, ZH, alternation
from claims.dates.mentions import whole_dates
from claims.dates.months_en import MONTH
from claims.dates.timepoints import Mention, iso

HEAD: Final = 2000
TAIL: Final = 400
"""Characters at either end of a text where its date may stand."""

LINE: Final = 90
"""A longer line is a paragraph: only its first words may be a dateline."""

ALONE: Final = 60
"""A longer line needs a word, a dateline or an address to give its date."""

Ground = tuple[int, str]
"""How good the ground is (0 is best), and the date."""


def document_date(text: str) -> str | None:
    """The date of publication that the text itself gives, None where it gives none."""
    best: Ground | None = None
    for line in _dated_lines(text, 0, HEAD):
        found = _date_of_line(line)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
        if best is not None and best[0] == 0:
            break
    if best is None and len(text) > HEAD:
        for line in _dated_lines(text, max(HEAD, len(text) - TAIL), len(text)):
            found = _date_of_line(line)
            best = found if found is not None and found[0] <= 1 else best
    return best[1] if best else None


_YEAR_HIT = re.compile("[12][0-9]{3}(?![0-9])")
_RARE_YEAR_HIT = re.compile(
    "[/１２二一民](?: ?(?<=/ )[0-9]{2}(?![0-9/])|(?<=/)[0-9]{2}(?![0-9/])|[０-９]{3}|(?<=[二一])[〇零○九][〇零○一二三四五六七八九]{2}年|[國国])"
)
_AFTER_YEAR = re.compile(
    "[ ]?(?:年|[-/.]|(?<=年))[ ]?(?:[0-9０-９]{1,2}|十?[一二三四五六七八九十])[ ]?[月/.-][ ]?[0-9０-９一二三四五六七八九十]|(?<=民.)|(?<=年)十?[一二三四五六七八九十]月"
)
"""A day of the year follows or (`_BEFORE_YEAR`) stands before; other years say nothing of the day of writing."""
_BEFORE_YEAR = re.compile(
    rf"(?:[0-9]{{1,2}} ?[-/.] ?[0-9]{{1,2}} ?[-/.]? ?|(?:{MONTH})\.?\s[0-9]{{1,2}}[a-z]{{0,2}}\s?,?\s?|[0-9][a-z]{{0,2}}(?:\s|-)(?:of\s)?(?:{MONTH})\.?,?(?:\s|-))\Z",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_BEFORE_MARKS = frozenset(" ,-/.")
_CUE = re.compile(
    rf"(?:{alternation(ZH['cues']['published'])}|\b(?:{alternation(EN['cues']['published'])})\b)", re.IGNORECASE
)
_HINT = re.compile(rf"(?i:{_CUE.pattern})|[电電讯訊]|^\s*[A-Z]{{3}}|://")
_BEFORE_DATE = re.compile(
    rf"(?:(?:{alternation(ZH['cues']['published'])})[\s:：]{{0,3}}"
    rf"|\b(?:{alternation(EN['cues']['published'])})(?:\s(?:on|at))?\s?[:：]?\s{{0,3}}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)?)\Z",
    re.IGNORECASE,
)
_WIRE = re.compile("(?:\\A|[（(\\s]|[\u4e00-\u9fff]社)[\u4e00-\u9fff]{0,8}\\Z")
_WIRE_AFTER = re.compile("[)）]?\\s?[电電讯訊]")
_DATELINE = re.compile(r"\s*[A-Z][A-Z .'’-]{2,30}(?:,[A-Za-z .]{2,20})?(?:\s\([A-Za-z /]{2,20}\))?[,\s—–-]{1,4}\Z")
_DATELINE_AFTER = re.compile(r"\s?(?:\([A-Za-z /]{2,20}\)\s?)?(?:-|–|—|--|:)")
_CLOCK = re.compile(r"[0-9][:：][0-5][0-9]")
_BULLET = re.compile(r"\s*(?:[•●·*–—]|-\s|\d{1,2}[.)、]\s)")
_NOT_WORDS = re.compile(r"[\W\d_]+")


def _dated_lines(text: str, start: int, stop: int) -> list[str]:
    """The lines with a day in them, the first twelve; of a paragraph, its first words."""
    return _lines(text, start, stop, _YEAR_HIT) or _lines(text, start, stop, _RARE_YEAR_HIT)


def _lines(text: str, start: int, stop: int, hits: re.Pattern[str]) -> list[str]:
    lines: list[str] = []
    used = start
    for hit in hits.finditer(text, start, min(stop, len(text))):
        at = hit.start()
        if at < used:
            continue
        if not _is_whole(text, at, hit.end(), start):
            continue
        begin = text.rfind("\n", start, at) + 1 or start
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - begin <= LINE:
            lines.append(text[begin:end])
        elif at - begin <= LINE:
            lines.append(text[begin : begin + LINE + 40])
        elif _CUE.search(text, at - 24, at):
            lines.append(text[at - 24 : at + 40].ljust(LINE + 1))
        else:
            continue
        used = end if end - begin <= LINE else begin + LINE if at - begin <= LINE else at + 1
        if len(lines) == 12:
            break
    return lines


def _is_whole(text: str, at: int, end: int, start: int) -> bool:
    """Whether month and day stand beside a year."""
    if _AFTER_YEAR.match(text, end):
        return True
    if text[at - 1 : at] not in _BEFORE_MARKS:
        return False
    low = max(start, at - 20)
    return _DIGIT.search(text, low, at) is not None and _BEFORE_YEAR.search(text, low, at) is not None


def _date_of_line(line: str) -> Ground | None:
    if len(line) > ALONE and not _HINT.search(line):
        return None
    stamps = _full_dates(line)
    for mention in stamps:
        date = iso(mention.year or 0, mention.month, mention.day)
        before, after = line[: mention.start], line[mention.end :]
        if _BEFORE_DATE.search(before[-32:]) or (_WIRE_AFTER.match(after) and _WIRE.search(before[-24:])):
            return 0, date
        if _DATELINE.match(before) and _DATELINE_AFTER.match(after):
            return 0, date
        if before.endswith("/") and "://" in line:
            return 2, date
    if (
        not stamps
        or len(stamps) > 2
        or len(line) > LINE
        or ("|" in line and not _CLOCK.search(line))
        or "\t" in line
        or _BULLET.match(line)
    ):
        return None
    return _alone(line, stamps[0])


def _alone(line: str, stamp: Mention) -> Ground | None:
    """The date of a line that holds little else: a place, a name, a time of day."""
    rest = line[: stamp.start] + " " + line[stamp.end :]
    letters = len(_NOT_WORDS.sub("", rest))
    weight = 1 if rest.isascii() else 2
    if "。" in rest or "，" in rest or letters * weight > 30:
        return None
    return 1, iso(stamp.year or 0, stamp.month, stamp.day)


def _full_dates(line: str) -> list[Mention]:
    month_first = dates_numeric.month_comes_first(line)
    return [anchoring.settled(m, month_first=month_first) for m in whole_dates(line)]
