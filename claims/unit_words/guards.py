"""Tests of context for surfaces that are units only in some places: `in`, `h`, 节, 位.

Comes in: a text, where the number ends, where the surface stands. Goes out: whether it is the unit there.
Refuses to know: values. Each test looks at a few characters around the surface, so the scan stays linear. Families name
the tests; those with an argument (`near:风|船`) take their words from the family.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from claims.scripts import HYPHENS as OTHER_HYPHENS
from claims.scripts import simplified
from claims.unit_words.catalogue import tables

Guard = Callable[[str, int, int, int], bool]

HYPHENS: Final = frozenset(OTHER_HYPHENS + "-")
SHORT: Final = 24
"""A text this short is a phrase by itself and needs no words around."""
NEAR_BEFORE, NEAR_AFTER = 40, 24
END_OF_PHRASE: Final = re.compile(r"\s*(?:$|[^\w\s])")
FEN_FOLLOWS: Final = re.compile(r"[0-9一二三四五六七八九](?:分(?![之钟鐘])|(?!\w))")
"""两角五分, 两毛五."""
NUMBER_BEFORE: Final = re.compile(r"(\d[\d,.]*)$")
FEET_BEFORE: Final = re.compile(r"f(?:oo|ee)?t\.?\s?[\d.]+$")
FOOT_MARK_BEFORE: Final = re.compile(r"['′’] ?[\d.]+ ?$")
QUOTED: Final = re.compile(r"(?:^|\s)['‘]\S")
DECADE_BEFORE: Final = re.compile(
    r"\b(?:the|early|mid|late|low|lower|high|upper|his|her|their|my|your|our)[- ]\d0$"
    r"|\b(?:over|under)[- ]\d[05]$|['’]\d0$",
    re.IGNORECASE,
)
INCH_SIZE: Final = re.compile(
    r" ?(?:[x×]|(?:long|wide|tall|high|deep|thick|in diameter|by|screen|display|tv|monitor|pipe)\b)", re.IGNORECASE
)
INCH_AFTER: Final = re.compile(
    r"\s?(?:$|[.,;:!?)\]}×x*²³^-]"
    r"|(?:long|wide|tall|high|deep|thick|in|by|more|or|and|of|diameter|tv|screen|display|rain|snow)\b)",
    re.IGNORECASE,
)
TEMPERATURE_NEAR: Final = re.compile(
    r"temperature|heat|cool|hot|cold|warm|boil|freez|melt|weather|degrees?\b|oven|fever|°"
    r"|outside|outdoors|indoors|sunny|cloudy|chill",
    re.IGNORECASE,
)
MOLAR_AFTER: Final = re.compile(
    r"\s(?:[A-Z][A-Za-z]{0,3}\d?[A-Z(]|[A-Z][a-z]?[A-Z][a-z]?\b|tris|edta|solution|buffer|hcl|naoh|nacl|sodium|acid)",
    re.IGNORECASE,
)
LABEL: Final = re.compile(
    r"(?:fig|figs|figure|figures|table|tables|sec|section|eq|eqs|panel|ref|no)\b\.?\s?\S{0,6}$", re.IGNORECASE
)


@cache
def guard(name: str) -> Guard:
    """The test of a name that a family gives, with its argument behind a colon.

    Raises:
        KeyError: when there is no such test; the build of the catalogue finds it.
    """
    kind, _, argument = name.partition(":")
    return PARAMETRIC[kind](argument) if argument else GUARDS[kind]


def near(words: str) -> Guard:
    """Only beside one of the words, or where the number and its unit are all there is."""
    is_beside = beside(words)
    return lambda text, position, start, end: (
        (len(text) < SHORT and end == len(text)) or is_beside(text, position, start, end)
    )


def beside(words: str) -> Guard:
    """Only beside one of the words."""
    wanted = tuple(simplified(words).lower().split("|"))

    def is_beside(text: str, position: int, _start: int, end: int) -> bool:
        window = simplified(text[max(0, position - NEAR_BEFORE) : position] + text[end : end + NEAR_AFTER]).lower()
        return any(word in window for word in wanted)

    return is_beside


def not_before(characters: str) -> Guard:
    """Not where one of the characters follows: it is the beginning of another word."""
    barred = frozenset(characters)
    return lambda text, _position, _start, end: simplified(text[end : end + 1]) not in barred


def before(characters: str) -> Guard:
    """Only at the end of a phrase, or where one of the characters follows."""
    allowed = frozenset(characters)
    return lambda text, _position, _start, end: (
        simplified(text[end : end + 1]) in allowed or END_OF_PHRASE.match(text[end : end + 2]) is not None
    )


def behind(characters: str) -> Guard:
    """Only right behind one of the characters."""
    allowed = frozenset(characters)
    return lambda text, _position, start, _end: simplified(text[max(0, start - 1) : start]) in allowed


PARAMETRIC: Final[dict[str, Callable[[str], Guard]]] = {
    "near": near,
    "beside": beside,
    "not_before": not_before,
    "before": before,
    "behind": behind,
}


def glued(text: str, position: int, start: int, _end: int) -> bool:
    """Only with nothing between number and letter: `5d`; not `Fig. 5d`."""
    return start == position and not _labelled(text, position)


def spaced(text: str, position: int, start: int, end: int) -> bool:
    """Kelvin needs a blank (`300 K`) or words of heat around; `128K` is thousands, `two K-band` a name."""
    is_apart = start > position and text[start - 1] not in HYPHENS
    if start == position:
        following = text[end : end + 1]
        is_apart = HEAT_NEAR(text, position, start, end) and not (following.isascii() and following.isalnum())
    return is_apart and text[end : end + 1] not in HYPHENS and text[position - 1 : position].isdecimal()


def inch(text: str, position: int, start: int, end: int) -> bool:
    """`5in`, `6-in`, `5 ft 2 in`, `10 in long`; not `5 in Paris`."""
    if start == position or text[start - 1] in HYPHENS:
        return True
    is_size = INCH_AFTER.match(text[end : end + 12]) is not None
    return is_size or FEET_BEFORE.search(text[max(0, position - 12) : position]) is not None


def inch_mark(text: str, position: int, _start: int, end: int) -> bool:
    """`10" long`, `6'2"`, `3" x 5"`, or all there is; elsewhere a straight mark opens or closes a quotation."""
    feet = FOOT_MARK_BEFORE.search(text[max(0, position - 12) : position])
    return feet is not None or len(text) < SHORT or INCH_SIZE.match(text[end : end + 12]) is not None


def foot_mark(text: str, position: int, start: int, end: int) -> bool:
    """`6'2"`, `6'`: not the apostrophe of `1980's` or of a quotation."""
    if start != position or text[end : end + 1].isalpha():
        return False
    number = _number(text, position)
    is_small = number.isdecimal() and len(number) < 3
    return text[end : end + 1].isdecimal() or (
        is_small and QUOTED.search(text[max(0, position - 60) : position]) is None
    )


def second(text: str, position: int, start: int, _end: int) -> bool:
    """`5 s`, `30s`; not `1980s`, `the 90s`, `in his 30s`."""
    if start > position:
        return True
    number = _number(text, position)
    is_year = number.isdecimal() and len(number) == 4 and number[0] in "12"
    return not is_year and DECADE_BEFORE.search(text[max(0, position - len(number) - 8) : position]) is None


def hour(text: str, _position: int, _start: int, end: int) -> bool:
    """`5 h`, `24h`; not the clock `14h30`."""
    return not text[end : end + 1].isdecimal()


def temperature(text: str, position: int, _start: int, end: int) -> bool:
    """`20 C`, `68F` near words of temperature, or as all there is."""
    following = text[end : end + 1]
    if following and (following.isalnum() or following in "/-+#"):
        return False
    alone = position <= 8 and not text[end:].strip(" .,!?")
    return alone or TEMPERATURE_NEAR.search(text[max(0, position - 48) : end + 32]) is not None


def molar(text: str, _position: int, _start: int, end: int) -> bool:
    """`0.1 M NaCl`; elsewhere M is a million."""
    return MOLAR_AFTER.match(text[end : end + 16]) is not None


def multiple(text: str, position: int, start: int, end: int) -> bool:
    """`2x`, `3× faster`; not `3 x 4`, `1920x1080`, `0x1F`."""
    if start != position or text[end : end + 1].isalnum():
        return False
    return not text[end : end + 2].strip()[:1].isdecimal() and _number(text, position) != "0"


def cents(text: str, position: int, start: int, end: int) -> bool:
    """`50c` is cents, `10 c` where it is all there is; not `5c` before a hyphen or a digit, nor `Fig. 5c`."""
    is_close = start == position or (position <= 4 and end == len(text))
    return is_close and _ends(text, end) and not _labelled(text, position)


def pence(text: str, position: int, start: int, end: int) -> bool:
    """`50p` beside words of British money, or as all there is."""
    is_money = PENCE_NEAR(text, position, start, end)
    return (
        start == position and is_money and _ends(text, end) and not (_labelled(text, position) or _is_video(text, end))
    )


def _is_video(text: str, end: int) -> bool:
    """1080p, 720p: lines of a picture."""
    return text[max(0, end - 5) : end].endswith(VIDEO)


HEAT_NEAR: Final = beside(
    "temperature|kelvin|superconduct|cryogen|cooled|brightness|thermal|blackbody|quantum|温度|超导|低温"
)
VIDEO: Final = ("240p", "360p", "480p", "720p", "1080p", "1440p", "2160p", "4320p")
PENCE_NEAR: Final = near("£|pence|penny|gbp|sterling|share|price|cost|dividend|ftse|london|britain|charge")


def ends(text: str, _position: int, _start: int, end: int) -> bool:
    """Only at the end of a phrase: `3 grand`; not `two grand slams`."""
    return END_OF_PHRASE.match(text[end : end + 2]) is not None


def never(_text: str, _position: int, _start: int, _end: int) -> bool:
    """Not a unit by itself; kept so that the word is known."""
    return False


def below(_text: str, _position: int, _start: int, _end: int) -> bool:
    """Only in a denominator (千米/时), where tests are left out."""
    return False


def classifier(_text: str, _position: int, _start: int, _end: int) -> bool:
    """Any place will do; the mark says that the noun stands behind."""
    return True


def money_before(text: str, position: int, _start: int, end: int) -> bool:
    """角, 毛 behind yuan (三块五毛), or at the end of a phrase."""
    is_rest = any(mark in text[max(0, position - 4) : position] for mark in "元块塊圆圓蚊")
    return is_rest or END_OF_PHRASE.match(text[end : end + 2]) is not None or FEN_FOLLOWS.match(text, end) is not None


def no_unit_follows(text: str, _position: int, _start: int, end: int) -> bool:
    """两 is 50 grams; not the numeral of 一两个小时, 三两天."""
    known = tables()
    window = simplified(text[end : end + 6])
    return not any(window[:n] in known.signs for n in known.sign_lengths.get(window[:1], ()))


def noun_follows(text: str, _position: int, _start: int, end: int) -> bool:
    """A rare classifier is one only when a known noun stands right behind it."""
    known = tables()
    window = simplified(text[end : end + 6])
    return any(window[:n] in known.nouns for n in known.noun_lengths.get(window[:1], ()) if n > 1)


def noun_follows_or_end(text: str, position: int, start: int, end: int) -> bool:
    """As `noun_follows`, or the phrase ends."""
    return noun_follows(text, position, start, end) or END_OF_PHRASE.match(text[end : end + 2]) is not None


def _number(text: str, position: int) -> str:
    found = NUMBER_BEFORE.search(text[max(0, position - 24) : position])
    return found.group(1) if found else ""


def _ends(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not following or not (following.isalnum() or following in "-/")


def _labelled(text: str, position: int) -> bool:
    """Whether the number is that of a figure, table or section."""
    return LABEL.search(text[max(0, position - 14) : position]) is not None


GUARDS: Final[dict[str, Guard]] = {
    test.__name__: test
    for test in (
        glued,
        spaced,
        inch,
        inch_mark,
        foot_mark,
        second,
        hour,
        temperature,
        molar,
        multiple,
        cents,
        pence,
        ends,
        never,
        below,
        classifier,
        money_before,
        no_unit_follows,
        noun_follows,
        noun_follows_or_end,
    )
}
"""Tests by the names that families use."""
