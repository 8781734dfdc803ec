"""Hedge words around a number, and the interval that a hedged number allows (INTERVALS).

Comes in: a text and the ends of a number in it. Goes out: the hedge, its words and their places; and the hard interval.
Refuses to know: units, what the number is about. Word lists are data (`languages/*.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final, cast

from claims.language import data
from claims.numbers.digits import EXACT, ZERO, Numeral, half, of_fraction, power

STACK: Final = 3
"""At most so many hedge words before a number: 估计至少约."""
WINDOW: Final = 44
"""The longest hedge phrase with its fillers; what lies further off does not hedge."""
FIFTH: Final = Decimal("0.2")
TENTH: Final = Decimal("0.1")
VERB_WINDOW: Final = 14
WITH_VERB: Final = re.compile(
    r"(?P<word>最多|至多|最少|至少|最高可|最長可|最长可|最大可|不得超过|不得超過)"
    r"(?:只|仅|僅)?(?:可以?|能够?|允许|允許|支持|需要?|须|須|应|應|要|会|會)?"
    r"(?!的|是|了|在|为|為|[一-鿿]{0,5}[的是了在个個])[一-鿿]{1,5}$"
)
ROUND_PLACES: Final = frozenset("十百千万萬亿億")
"""上千 is a thousand and more; before other numbers 上 is on: 船上40人."""
TILDES: Final = frozenset("~～∼")
ACCENTED: Final = frozenset("àé")
"""What a European bound may end in besides plain letters: jusqu'à 5 %, até 5 %."""
APART: Final = 26
"""How far a hedge may stand from its number when words stand between."""
CLAUSE: Final = re.compile(r"[,，。;；:：、\n!?！？()（）/]")
PARTED: Final = re.compile(
    "不到|不足|低于|低於|少于|少於|超过|超過|高于|高於|接近|将近|將近|大约|大約|约|約|至少|最多|不超过|不超過"
)
INCLUDED: Final = re.compile("[(（](?:不?含|包?含本数|不包?含|包含)[)）](?=[以及或的之])")
COMPARED: Final = re.compile("[ ]?([大高多长長重贵貴快小低少短轻輕矮慢])")
NUMBER_NEXT: Final = re.compile(
    r"[ ]?[$€£¥]?[0-9]|[ ](?:a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|half)\b"
)
BLANKS: Final = frozenset(" \u00a0\u3000")
BOUNDS: Final = frozenset({"under", "over", "at_least", "at_most", "up_to"})


@dataclass(slots=True)
class Found:
    """A hedge beside a number: what it says, its words, and where the words reach to."""

    hedge: str
    edge: int
    words: tuple[str, ...]


@dataclass(slots=True)
class Limits:
    """The hard interval of a writing."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


@dataclass(slots=True)
class _Lists:
    """Hedge words by their last character (before a number) or their first two or one (behind it), longest first."""

    before: dict[str, tuple[tuple[str, str], ...]]
    endings: dict[str, tuple[str, ...]]
    """The words of `before` alone."""
    after: dict[str, tuple[tuple[str, str], ...]]
    not_after: dict[str, str]
    not_before: dict[str, tuple[str, ...]]
    fillers: frozenset[str]
    first: frozenset[str]
    """The characters that the words behind a number begin with."""


@cache
def _lists(language: str) -> _Lists:
    hedges = cast("dict[str, Any]", data(language)["hedges"])
    before = [(word, hedge) for hedge, words in hedges["before"].items() for word in words]
    before += _negated(hedges.get("negated", {}))
    if language == "en":
        foreign = cast("dict[str, dict[str, list[str]]]", data("european")["hedges"])
        before += [(word, hedge) for hedge, words in foreign["before"].items() for word in words]
    after = [(word, hedge) for hedge, words in hedges["after"].items() for word in words]
    if language == "en":
        key_before = _keyed((word.rpartition(" ")[2], word, hedge) for word, hedge in before)
    else:
        key_before = _keyed((word[-1], word, hedge) for word, hedge in before)
    return _Lists(
        key_before,
        {key: tuple(word for word, _ in words) for key, words in key_before.items()},
        _keyed(_by_beginning(after)),
        dict(hedges.get("not_after", {})),
        {word: tuple(words) for word, words in hedges.get("not_before", {}).items()},
        frozenset(hedges["fillers"]),
        frozenset(word[0] for word, _ in after),
    )


def _negated(words: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Every comparison with every word that turns it round."""
    for hedge in ("at_most", "at_least"):
        for comparison in words.get(hedge, ()):
            yield from ((negation + comparison, hedge) for negation in words["negations"])


def _keyed(entries: Iterable[tuple[str, str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for key, word, hedge in entries:
        found.setdefault(key, []).append((word, hedge))
    return {key: tuple(sorted(words, key=lambda entry: -len(entry[0]))) for key, words in found.items()}


def _by_beginning(after: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Each word under its first two characters; one of a single character under every such beginning, and alone."""
    beginnings = {word[:2] for word, _ in after}
    for word, hedge in after:
        if len(word) > 1:
            yield word[:2], word, hedge
            continue
        for beginning in beginnings:
            if beginning[0] == word:
                yield beginning, word, hedge


def before(text: str, start: int, last_end: int = -1) -> Found | None:
    """The hedge words that end at `start`; the outermost bound says what holds."""
    one = _one_before(text, start)
    if one is None:
        return None
    found: list[tuple[str, str]] = []
    edge = start
    while one is not None:
        word, hedge, begin = one
        if begin < last_end or (word in TILDES and begin and (begin == last_end or text[begin - 1].isalnum())):
            break
        edge = begin
        found.append((word, hedge))
        one = _one_before(text, edge) if len(found) < STACK else None
    if not found:
        return None
    return Found(_strongest([hedge for _, hedge in found]), edge, tuple(word for word, _ in reversed(found)))


def _strongest(hedges: list[str]) -> str:
    """Of stacked words a bound says more than `about`, and either more than `exactly`."""
    for hedge in reversed(hedges):
        if hedge in BOUNDS or hedge == "nearly":
            return hedge
    return "about" if "about" in hedges else "exact"


def _one_before(text: str, start: int) -> tuple[str, str, int] | None:
    """One hedge word that ends at `start` or before a blank."""
    i = start
    char = text[i - 1] if i else ""
    if char and char in BLANKS:
        i -= 1
        while i and start - i < 3 and text[i - 1] in BLANKS:
            i -= 1
        if not i:
            return None
        char = text[i - 1]
    elif char not in _closing():
        return None
    if (char.isascii() and (char.isalpha() or char == ".")) or char in ACCENTED:
        return _english_before(text, i) if i < start or char == "." else None
    return _chinese_before(text, i, _lists("zh")) if char in _closing() else None


@cache
def _closing() -> frozenset[str]:
    """The characters that a hedge word or a filler can end in, Latin letters apart."""
    lists = _lists("zh")
    return frozenset(lists.before) | lists.fillers | {"."}


def _chinese_before(text: str, i: int, lists: _Lists) -> tuple[str, str, int] | None:
    """A Chinese hedge word or a sign that ends at `i`, or one before a filler (超过了, 至少有)."""
    for _ in range(2):
        last = text[i - 1]
        endings = lists.endings.get(last)
        for word, hedge in lists.before[last] if endings is not None and text.endswith(endings, 0, i) else ():
            if text.endswith(word, 0, i):
                begin = i - len(word)
                if begin and text[begin - 1] in lists.not_after.get(word, ""):
                    continue
                if word == "上" and text[i : i + 1] not in ROUND_PLACES:
                    continue
                return word, hedge, begin
        if last not in lists.fillers:
            return None
        i -= 1
        while i > 0 and text[i - 1] == " ":
            i -= 1
        if i == 0:
            return None
    return None


def _english_before(text: str, i: int) -> tuple[str, str, int] | None:
    """An English hedge phrase that ends at `i`; one filler may stand between (more than a)."""
    lists = _lists("en")
    if _hedges_nothing(text, i, lists):
        return None
    window = text[max(0, i - WINDOW) : i].lower()
    if "\n" in window:
        window = window.rpartition("\n")[2]
    offset = i - len(window)
    for _ in range(2):
        head, _, last = window.rpartition(" ")
        last = last.lstrip("([{\"'“")
        if last not in lists.before and not last.isalpha():
            last = last.rpartition("-")[2] or last
        elif last not in lists.before and (cut := _capital(text[i - len(last) : i])):
            last = last[cut:]
        for word, hedge in lists.before.get(last, ()):
            if window.endswith(word):
                begin = len(window) - len(word)
                if begin == 0 or not window[begin - 1].isalnum() or _is_glued(text, offset + begin):
                    return word, hedge, offset + begin
        if last not in lists.fillers:
            return None
        window = head.rstrip()
    return None


def _hedges_nothing(text: str, i: int, lists: _Lists) -> bool:
    """Whether a plain word that no hedge phrase ends in stands before a number, as in nearly every case."""
    begin = text.rfind(" ", max(0, i - WINDOW), i) + 1
    word = text[begin:i] if begin else ""
    known = word.lower()
    return word.isalpha() and word[1:].islower() and known not in lists.before and known not in lists.fillers


def _is_glued(text: str, begin: int) -> bool:
    """Whether a capital begins a cell that ran into the one before it: 671 billionOver 200 billion."""
    return text[begin].isupper() and text[begin - 1].islower()


def _capital(word: str) -> int:
    """Where a second word begins inside one (billionOver); 0 for nowhere."""
    if word.islower():
        return 0
    return next((i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()), 0)


def with_verb(text: str, start: int, last_end: int) -> Found | None:
    """A bound with a verb between it and the number: 最多可发送500个, 至少造成12人死亡, 最高可贷50万元.

    The verb says what is counted, so the hedge reaches no further than the number.
    """
    match = WITH_VERB.search(text, max(0, start - VERB_WINDOW, last_end), start)
    if match is None:
        return None
    word = match.group("word")
    return Found(_bound_of(word), start, (word,))


@cache
def _bound_of(word: str) -> str:
    """What a bound says before a verb; 最高可 and 最长可 say how far it goes."""
    for hedge, words in cast("dict[str, list[str]]", data("zh")["hedges"]["with_verb"]).items():
        if word in words:
            return hedge
    return "exact"


def apart(text: str, start: int, last_end: int, *, is_share: bool) -> Found | None:
    """A hedge parted from its number by what the number is per or of: 约为每百万代币15元, 不到OpenAI成本的2%."""
    at = text.rfind("每", max(0, start - APART), start)
    if at > 0 and not CLAUSE.search(text, at, start):
        return before(text, at)
    window_start = max(last_end, start - APART, 0)
    i = start - 1
    while i > window_start and text[i] == " ":
        i -= 1
    if not is_share or text[i] != "的":
        return None
    matches = list(PARTED.finditer(text, window_start, i))
    if not matches:
        return None
    match = matches[-1]
    if CLAUSE.search(text, match.end(), i):
        return None
    hedge = next(hedge for word, hedge in _lists("zh").before[match.group()[-1]] if word == match.group())
    return Found(hedge, start, (match.group(),))


def compared(text: str, start: int, end: int) -> Found | None:
    """比三十大 is over thirty, 比170低 under 170."""
    i = start
    while i and start - i < 3 and text[i - 1] == " ":
        i -= 1
    if not i or text[i - 1] != "比":
        return None
    match = COMPARED.match(text, end)
    if match is None:
        return None
    return Found("over" if match.group(1) in "大高多长長重贵貴快" else "under", match.end(), ("比", match.group(1)))


def after(text: str, end: int) -> Found | None:
    """The hedge words that begin at `end`; a note that the end is included may stand before them: 50万元（含）以上."""
    char = text[end : end + 1]
    i = end
    if char in "(（" and (note := INCLUDED.match(text, end)) is not None:
        i = note.end()
        char = text[i : i + 1]
    if char in BLANKS:
        i += 1 if text[end + 1 : end + 2] not in BLANKS else 2
        char = text[i : i + 1]
    elif char.isalpha() and char.isascii():
        return None
    if char not in _first():
        return None
    lists = _lists("en" if char.isascii() else "zh")
    words = lists.after.get(text[i : i + 2]) or lists.after.get(char)
    return _match_after(text, i, lists, words) if words else None


@cache
def _first() -> frozenset[str]:
    """The characters that the words behind a number begin with, each in the list it is looked up in."""
    english, chinese = _lists("en").first, _lists("zh").first
    return frozenset([c for c in english if c.isascii()] + [c for c in chinese if not c.isascii()])


def _match_after(text: str, i: int, lists: _Lists, words: Iterable[tuple[str, str]]) -> Found | None:
    for word, hedge in words:
        stop = i + len(word)
        if not text.startswith(word, i):
            continue
        if any(text.startswith(longer, i) for longer in lists.not_before.get(word, ())):
            continue
        if word[-1].isascii() and word[-1].isalpha() and stop < len(text) and text[stop].isalnum():
            continue
        if word[-1].isalpha() and word.isascii() and " " in word and NUMBER_NEXT.match(text, stop):
            continue
        if word.endswith(("more", "less", "greater", "fewer")) and text.startswith(" than", stop):
            continue
        if word == "+" and stop < len(text) and (text[stop].isdecimal() or text[stop] == "/"):
            continue
        return Found(hedge, stop, (word,))
    return None


def limits(numeral: Numeral, hedge: str, *, is_discrete: bool = False, is_share: bool = False) -> Limits:
    """The hard interval of a numeral under a hedge; values of `numeral` with its scale words."""
    value = numeral.value
    if value is None:
        return Limits(None, None)
    if numeral.fraction is not None and hedge in ("exact", "about", "nearly"):
        return _fraction_limits(numeral.fraction, hedge)
    if hedge == "exact":
        slack = ZERO if is_discrete and numeral.place == 0 else half(numeral.place)
        return Limits(EXACT.subtract(value, slack), EXACT.add(value, slack))
    if hedge == "about":
        width = max(_grain(value, numeral.grain), EXACT.multiply(abs(value), TENTH))
        return Limits(EXACT.subtract(value, width), EXACT.add(value, width))
    if hedge == "nearly":
        return Limits(EXACT.subtract(value, _grain(value, numeral.grain)), value, high_open=True)
    if hedge == "over":
        if numeral.limit is not None and numeral.limit < value:  # 零下10多度 lies below -10
            return Limits(numeral.limit, value, low_open=True, high_open=True)
        return Limits(value, numeral.limit, low_open=True, high_open=numeral.limit is not None)
    if hedge == "at_least":
        return Limits(value, None)
    floor = ZERO if (is_discrete or is_share) and value > 0 else None
    return Limits(floor, value, high_open=hedge == "under")


def _grain(value: Decimal, exponent: int) -> Decimal:
    """Roundness, capped at a fifth of the value (guard 1 of INTERVALS)."""
    return min(power(exponent), EXACT.multiply(abs(value), FIFTH)) if value else power(exponent)


def _fraction_limits(fraction: Fraction, hedge: str) -> Limits:
    """1/n acts on n: bare 1/20 is [1/20.5, 1/19.5], about 1/10 is [1/12, 1/8], nearly 1/20 is [1/24, 1/20)."""
    top, below = fraction.numerator, fraction.denominator
    if below == 1 or top <= 0:
        value = of_fraction(fraction)
        return Limits(value, value)
    if top != 1:
        slack = Fraction(1, 4 * below) if hedge == "exact" else Fraction(1, below)
        low, high = fraction - slack, fraction + (slack if hedge != "nearly" else 0)
        return Limits(of_fraction(low), of_fraction(high), high_open=hedge == "nearly")
    grain = Fraction(10) ** _zeros(below)
    wide = min(grain, Fraction(below, 5))
    slack = {"exact": Fraction(1, 2), "about": max(wide, Fraction(below, 10)), "nearly": wide}[hedge]
    low = 1 / (below + slack)
    high = fraction if hedge == "nearly" else 1 / (below - slack)
    return Limits(of_fraction(low), of_fraction(high), high_open=hedge == "nearly")


def _zeros(number: int) -> int:
    zeros = 0
    while number % 10 == 0:
        number, zeros = number // 10, zeros + 1
    return zeros
