"""Years and decades written in English prose and tables: text in, mentions out.

Four digits are a year only where the words about them say so. Refuses to know: months, relative words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from claims.dates.datewords import EN, alternation
from claims.dates.months_en import MONTH_HIT, edge_name
from claims.dates.timepoints import Mention
from claims.frozen import quickly_made
from claims.triggers import Place

_NUMBER = re.compile(r"[0-9][0-9.,]*")
_DECADE = re.compile(r"['’]?s(?![a-zA-Z])")
_SHORT_DECADE = re.compile(r"['’](?P<d>[2-9]0)s(?![a-zA-Z])")
_YEAR_RANGE = re.compile(
    r"\s?(?P<j>-|–|—|/|to)\s?(?P<y>(?:1[5-9]|20|21)[0-9]{2}|[0-9]{2})(?![A-Za-z0-9_%]|[.,/-][0-9])"
)
_OF = re.compile(
    rf"\b(?:(?:the\s)?(?:beginning|start|middle|end|close)|(?P<season>{alternation(EN['seasons'])}))\s\Z", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"(?:['’]s)?\s+([A-Za-z]+)")
_NO_YEAR_AFTER = re.compile(
    r"[.,][0-9]|[%°]|\s?(?:%|percent|per\s?cent|m|km|kg|mm|cm|ft|mph|hours?|hrs?|minutes?)\b|[A-Za-z_]|-[A-Za-z0-9]|/[0-9]|\s?[xX×]\s?[0-9]|:[0-9]{2}"
)
_NO_YEAR_BEFORE = frozenset("0123456789$€£¥#@_/+=%:-–.'’")
_AFTER_YEAR: Final = frozenset(EN["words"]["after_year"])
_YEAR_WORDS: Final = frozenset(EN["words"]["before_year"])
_YEARLY: Final = frozenset(EN["words"]["yearly"])
_DETERMINERS: Final = frozenset(EN["words"]["determiner"])
_MEASURED: Final = frozenset(EN["words"]["measured"])
_AMOUNTS: Final = frozenset(EN["words"]["amount"])
POSSESSIVE: Final = "s"
"""Stands for the company's, the Rovers' as a determiner."""
_POSSESSIVE = re.compile(r"['’]s\Z|s['’]\Z")
_OWN_YEAR = re.compile(r"['’]s\s+[A-Za-z]")
_TWO_WORDS = re.compile(r"(?:([a-z]+)|[A-Za-z]['’]s|s['’])\s+[a-z]+\Z", re.IGNORECASE)
_ERA = re.compile(r"\s?(?P<bc>B\.?C\.?(?:E\.?)?)(?![A-Za-z])")


Line = tuple[int, int, bool]
"""Where a line begins and ends, and whether it is a table's header of years: every number in it is one."""

NO_LINE: Final[Line] = (0, 0, False)


def year_at(text: str, at: int, line: Line) -> tuple[Mention | None, Line]:
    """The year or decade whose four digits begin at a place, and the line it stands in (the line of the last is
    handed in).
    """
    end = at + 4
    following = text[end : end + 1]
    if following >= "\u3040" and following not in "，。；：、）】":
        return None, line  # 2024年 and 2000人 are the business of others
    if not line[0] <= at < line[1]:
        line = _line_of_years(text, at)
    return _year_mention(text, at, end, sure=line[2]), line


SHORT_DECADES: Final = tuple(f"{mark}{tens}0s" for mark in "'’" for tens in "23456789")


def short_decades(text: str, places: Iterable[Place]) -> Iterator[Mention]:
    """'90s, at the places where it may stand."""
    for at, _ in places:
        short = _SHORT_DECADE.match(text, at)
        if short:
            decade = int(short["d"])
            yield Mention(*short.span(), year=decade + (1900 if decade > 20 else 2000), decade=10)


def _line_of_years(text: str, at: int) -> Line:
    start = text.rfind("\n", max(0, at - 300), at) + 1
    stop = text.find("\n", at, at + 300)
    stop = min(len(text), at + 300) if stop < 0 else stop
    line = text[start:stop]
    if "|" not in line and "\t" not in line and "  " not in line:
        return start, stop, False
    days = False
    for number in _NUMBER.finditer(line):
        written = number[0].rstrip(",.")
        if len(written) == 4 and written.isdecimal() and 1950 <= int(written) <= 2049:
            continue
        if len(written) > 2:
            return start, stop, False
        days = True
    return start, stop, not days or bool(MONTH_HIT.search(line))


@quickly_made
@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands right before four digits: a word, a bracket, or a word for a part of the year and where it begins."""

    word: str = ""
    mark: str = ""
    edge: str = ""
    start: int = 0


def _lead(text: str, at: int) -> _Lead | None:
    if not at:
        return None
    last = text[at - 1]
    if last in "([©":
        return _Lead(mark=last)
    if not (last.isspace() or last == "-"):
        return None
    end = at - 1
    if end and text[end - 1] == ".":
        end -= 1
    elif _POSSESSIVE.search(text, max(0, end - 2), end):
        return _Lead(POSSESSIVE, start=end)
    start = end
    while start and end - start < 16 and text[start - 1].isalpha():
        start -= 1
    return _word_before(text, start, end)


def _word_before(text: str, start: int, end: int) -> _Lead | None:
    word = text[start:end].lower()
    if word == "end" and text[max(0, start - 5) : start].lower() == "year-":
        return _Lead(word, edge="year-end", start=start - 5)
    if word in ("early", "mid", "late"):
        return _Lead(word, edge=word, start=start)
    of = _OF.search(text, max(0, start - 16), start) if word == "of" else None
    if of and of["season"]:
        return _Lead(of["season"].lower(), start=of.start())
    if of:
        return _Lead(word, edge=text[of.start() : end], start=of.start())
    return _Lead(word, start=start) if word else None


def _year_mention(text: str, at: int, end: int, *, sure: bool) -> Mention | None:
    year = int(text[at:end])
    if at and (text[at - 1] in _NO_YEAR_BEFORE or text[at - 1].isalnum()) and not _joined_before(text, at):
        return None
    era = _ERA.match(text, end)
    if era:
        return Mention(at, era.end(), year=1 - year, before_christ=True)
    decade = _DECADE.match(text, end)
    if decade and not (year % 10 and _OWN_YEAR.match(text, end)):
        return _decade(text, at, decade.end(), year)
    if not 1500 <= year <= 2199:
        return None
    before = _lead(text, at)
    span = _year_range(text, at, end, year, before)
    if span is not None:
        return span
    if _NO_YEAR_AFTER.match(text, end):
        return None
    if before and before.word in EN["seasons"]:
        return Mention(before.start, end, year=year, part=EN["seasons"][before.word])
    if before and before.edge:
        return Mention(before.start, end, year=year, part=edge_name(before.edge))
    if sure or _is_year(text, end, year, before):
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
    edge = _lead(text, at)
    start, part = (edge.start, edge_name(edge.edge)) if edge and edge.edge else (at, "")
    # The 1800s are a century; the 2000s are the decade before the 2010s in most uses.
    return Mention(start, end, year=year, decade=100 if year % 100 == 0 and year < 2000 and not part else 10, part=part)


def _year_range(text: str, at: int, end: int, year: int, before: _Lead | None) -> Mention | None:
    found = _YEAR_RANGE.match(text, end)
    if found is None:
        return None
    last = int(found["y"])
    full = len(found["y"]) == 4
    if not full:
        last += year // 100 * 100
    if not year < last <= year + 200 or not 1500 <= year <= 2199:
        return None
    if found["j"] == "to" and not (full and before and before.word in _YEAR_WORDS | _DETERMINERS):
        return None
    if (
        not full
        and found["j"] != "/"
        and last != year + 1
        and not (before and before.word in _YEAR_WORDS | _DETERMINERS)
    ):
        return None
    if not full and last <= year // 100 * 100 + 12 and last != year + 1:
        return None  # 2005-11 is a month
    if text[at - 1 : at] and text[at - 1] in "-–":
        return None
    return Mention(at, found.end(), year=year, until=Mention(at, found.end(), year=last))


def _is_of_a_year(noun: str) -> bool:
    """Whether a noun behind the 2026 ... is of that year and not counted: the 2026 games, the 2026 season."""
    return noun in _YEARLY or (not noun.endswith("s") and noun not in _MEASURED)


def _is_year(text: str, end: int, year: int, before: _Lead | None) -> bool:
    """Whether four digits in a sentence are a year: the word before says so and the word behind is no thing that is
    counted.
    """
    following = _NEXT_WORD.match(text, end)
    word = following[1] if following else ""
    if before is None:
        return False
    if before.mark:
        return before.mark in ("(", "[", "©") and 1800 <= year <= 2100 and text[end : end + 1] in ")],;-–"
    lead = before.word
    if _OWN_YEAR.match(text, end) and 1800 <= year <= 2100:
        return True
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
        return 1800 <= year <= 2100 and bool(word) and (not word.islower() or _is_of_a_year(word))
    if lead in EN["months"]:
        return 1700 <= year <= 2100
    return (
        year % 100 != 0 and 1800 <= year <= 2100 and bool(word) and _is_of_a_year(word) and _is_described(text, before)
    )


def _is_described(text: str, before: _Lead) -> bool:
    """Whether an adjective behind a determiner leads to the year: his deadly 2006 rampage."""
    begin = before.start
    if not before.word.isalpha() or before.word in _AMOUNTS or not text[begin : begin + 1].islower():
        return False
    found = _TWO_WORDS.search(text, max(0, begin - 14), begin + len(before.word))
    return found is not None and (found[1] is None or found[1].lower() in _DETERMINERS)
