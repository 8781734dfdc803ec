"""What two like sentences put in each other's place: one bridge and one tunnel, Lund and Kalmar, X2 and X2 Pro.

Comes in: two Profiles and the Views they are of. Goes out: the reason why their numbers are of two things, or None.
Where sentences read alike but for a name or for two members of a closed set, that difference is the whole point of
there being two sentences. Refuses to know: scores, links, what the numbers say.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.judging.calendar_spans import span
from auditor.linking.apart import alongside, contrasts, fields, sources
from auditor.linking.lexical import rarity
from auditor.linking.lexical.words import stem
from auditor.linking.profile import Profile, View
from claims import scripts

LIKE: Final = 0.6
"""Share of their words that two sentences have in common, in order, from which they are held side by side."""
LIKE_FOR_NAMES: Final = 0.66
LONGEST: Final = 600
"""Characters of a sentence that are looked at."""
SHORT: Final = 4
"""Words that a substitution has at most on each side."""
RARE: Final = 2.5
"""At the head of a sentence a word must be this rare to be taken for a name."""
BACK: Final = 6
"""Numbers back to which the model or version that a text speaks of still holds."""
TOKEN: Final = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d.,:]*|[\u3400-\u9fff]")
SAYING: Final = frozenset(
    {"said", "say", "told", "tell", "report", "announc", "accord", "spokesman", "spokeswoman", "statement", "add"}
    | {"wrote", "write"}
)
"""Stems of words beside which a name is of who says a thing."""
KINDS_ZH: Final = re.compile(
    r"市|县|省|区|镇|乡|村|州|公司|集团|银行|大学|学院|医院|学校|中学|小学|机场|站|港|大桥|隧道|水库|电站|公园|博物馆|酒店|队|俱乐部|店|号|航空|汽车"
    r"|[\u3400-\u9fff]{0,6}?(?:中心|厂|分局|研究所|基地|协会|基金会|商场|旗舰店|专卖店)"
)
"""Behind a name these characters say what kind of thing it is."""
PART: Final = re.compile(
    r"(?P<part>[A-Z]\w+(?: [A-Z]\w+){0,4}), (?:an? |the |its )?(?:[a-z-]+ )?"
    r"(?:unit|subsidiary|arm|division|affiliate|branch|part) of (?=[A-Z])"
    r"|(?:旗下|下属|属下|控股子公司|全资子公司|子公司)(?:的)?(?P<part_zh>[\u3400-\u9fff]{2,8})"
)
"""A name, and that it is of a part of another."""
NEARLY_ONE: Final = 0.8
"""Sentences this alike are one but for a word."""
BEHIND_ARTICLE: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) $")
BEFORE_NOUN: Final = re.compile(r" [a-z]")
SAYS_ZH: Final = re.compile(r"[^,,。;]{0,4}(?:表示|通报|称|说|报道|透露|消息|讯|电)")
"""Behind a name: who says a thing."""
DESIGNATOR: Final = re.compile(
    r"(?P<base>\D*?)[ -]?(?P<number>[a-z]{0,2}\d[\w.]*)?"
    r"(?P<suffix>(?: (?:pro|max|plus|ultra|mini|lite|air|se|turbo|xl|neo))*)"
)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


DAILY: Final = frozenset({"share_price", "index_level", "exchange_rate", "oil_price", "gold_price"})
"""Levels of which every day has its own."""
SESSIONS: Final = 10
"""Days further apart are hardly told side by side: one of them is a slip."""


def apart(a: Profile, b: Profile, first: View, second: View) -> str | None:
    """Why two numbers are of two things though their sentences read alike; None where nothing says so."""
    if designators_differ(_designated(a, first), _designated(b, second)):
        return "designator"
    if fields.differ(a, b, first, second):
        return "field"
    if _are_of_two_days(a, b):
        return "day"
    if sources.differ(a, b, first, second):
        return "source"
    if alongside.differ(a, b, first, second):
        return "alongside"
    dated = a.days is not None or b.days is not None
    held = [_holding(p, v) for p, v in ((a, first), (b, second))]
    found = contrasts.differ(held[0], held[1], dated=dated)
    if found is not None:
        return found
    if _part_of_year(held[0], b, held[1]) or _part_of_year(held[1], a, held[0]):
        return "stretch"
    return None if a.is_cell or b.is_cell else _substituted(a, b, first, second, dated=dated)


def _are_of_two_days(a: Profile, b: Profile) -> bool:
    """Whether two closes or rates are each of a day of its own: such a level is told anew every day."""
    x, y = a.claim.frame, b.claim.frame
    if x.measure != y.measure or x.measure not in DAILY or x.period is None or y.period is None:
        return False
    one, two = span(x.period), span(y.period)
    if one is None or two is None or one.days != 1 or two.days != 1:
        return False
    return 0 < abs(one.first - two.first) <= SESSIONS


def designators_differ(one: str | None, other: str | None) -> bool:
    """Whether two names are one family's, with two numbers or suffixes: Kestrel 5 and Kestrel 7, X2 and X2 Pro."""
    if one is None or other is None or one == other:
        return False
    x, y = (DESIGNATOR.fullmatch(n.lower()) for n in (one, other))
    if x is None or y is None or x["base"].strip() != y["base"].strip() or not x["base"].strip():
        return False
    if x["number"] is None and y["number"] is None:
        return False
    if x["number"] is None or y["number"] is None:
        return False  # the bare name may stand for either
    return (x["number"], x["suffix"]) != (y["number"], y["suffix"])


def _designated(p: Profile, v: View) -> str | None:
    """The subject, or for a number without one the last named before it where that has a number in it."""
    subject = p.claim.frame.subject
    if subject is not None:
        return subject
    for before in reversed(v.profiles[max(0, p.index - BACK) : p.index]):
        named = before.claim.frame.subject
        if named is not None:
            return named if any(c.isdecimal() for c in named) else None
    return None


def _holding(p: Profile, v: View) -> dict[str, frozenset[str]]:
    held = dict(_held(v.document.text, p.claim.sentence, p.claim.start, p.claim.end))
    if p.claim.quantity.kind == "rank":
        return {k: m for k, m in held.items() if contrasts.contrast(k).carries}
    return held


@functools.lru_cache(maxsize=8192)
def _held(text: str, sentence: tuple[int, int], start: int, end: int) -> dict[str, frozenset[str]]:
    return contrasts.holding(text, sentence, (start, end))


def _part_of_year(held: dict[str, frozenset[str]], other: Profile, other_held: dict[str, frozenset[str]]) -> bool:
    """Whether one is of a part of a year and the other of a year by itself."""
    period = other.claim.frame.period
    return "stretch" in held and "stretch" not in other_held and period is not None and period.isdecimal()


def _substituted(a: Profile, b: Profile, first: View, second: View, *, dated: bool) -> str | None:
    one, other = _sentence(a, first), _sentence(b, second)
    ratio, pieces = _aligned(one, other)
    if _is_part(one, other, first) or _is_part(other, one, second):
        return "part"
    if ratio < LIKE:
        return None
    marks = [contrasts.aligned(scripts.fold(s)) for s in (one, other)]
    for x, y in pieces:
        found = _contrast(marks[0], marks[1], x, y, dated=dated)
        if found is not None and a.claim.quantity.kind != "rank":
            return found
        if ratio >= LIKE_FOR_NAMES and _names_swapped((one, other), x, y, first, second):
            return "name"
    return "word" if ratio >= NEARLY_ONE and _one_word_swapped((one, other), pieces, first, second) else None


def _one_word_swapped(texts: tuple[str, str], pieces: Sequence[tuple[Span, Span]], first: View, second: View) -> bool:
    """Whether one word behind an article, which the other text never uses, is all that differs: the law faculty."""
    if len(pieces) != 1:
        return False
    stems = []
    for text, piece in zip(texts, pieces[0], strict=True):
        if not BEHIND_ARTICLE.search(text[: piece[0]]) or not BEFORE_NOUN.match(text[piece[1] :]):
            return False
        stems.append(stem(text[slice(*piece)].lower()))
    return all(s.isalpha() for s in stems) and stems[0] not in second.words and stems[1] not in first.words


def _sentence(p: Profile, v: View) -> str:
    """The sentence with the number itself blanked out."""
    begin, end = p.claim.sentence
    text = v.document.text[begin : min(end, begin + LONGEST)]
    low, high = p.claim.start - begin, p.claim.end - begin
    return text[:low] + "0" * (min(high, len(text)) - low) + text[high:] if 0 <= low < len(text) else text


def _is_part(one: str, other: str, v: View) -> bool:
    """Whether the second sentence is about a part of something, by a name that the first text never gives."""
    found = PART.search(other)
    if found is None or PART.search(one) is not None:
        return False
    return any(stem(t.text.lower()) not in v.words for t in _tokens(found["part"] or ""))


Span = tuple[int, int]


@functools.lru_cache(maxsize=4096)
def _aligned(one: str, other: str) -> tuple[float, tuple[tuple[Span, Span], ...]]:
    """How like two sentences are, numbers left aside, and the short pieces that stand in each other's place."""
    a, b = (tuple(_tokens(s)) for s in (one, other))
    if not a or not b:
        return 0.0, ()
    matcher = difflib.SequenceMatcher(None, [_key(t) for t in a], [_key(t) for t in b], autojunk=False)
    pieces = [
        ((a[i].start, a[j - 1].end), (b[k].start, b[m - 1].end))
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag == "replace" and max(j - i, m - k) <= SHORT
    ]
    return matcher.ratio(), tuple(pieces)


def _tokens(sentence: str) -> Iterator[_Token]:
    for found in TOKEN.finditer(sentence):
        yield _Token(found.group(), found.start(), found.end())


def _key(token: _Token) -> str:
    if token.text[0].isdecimal():
        return "#"
    return stem(token.text.lower()) if token.text.isascii() else scripts.fold(token.text)


def _contrast(
    one: Sequence[contrasts.Mark], other: Sequence[contrasts.Mark], x: Span, y: Span, *, dated: bool
) -> str | None:
    """The set of which the two pieces hold different members, neither of which the other sentence has too."""
    for mark in one:
        if not _overlaps(mark, x) or (dated and contrasts.contrast(mark.contrast).is_time):
            continue
        known = {m.member for m in other if m.contrast == mark.contrast}
        mine = {m.member for m in one if m.contrast == mark.contrast}
        if known and not known & mine and any(_overlaps(m, y) for m in other if m.contrast == mark.contrast):
            return mark.contrast
    return None


def _overlaps(mark: contrasts.Mark, piece: Span) -> bool:
    return mark.start < piece[1] and piece[0] < mark.end


def _names_swapped(texts: tuple[str, str], x: Span, y: Span, first: View, second: View) -> bool:
    """Whether either piece names something that the other text never does; who says a thing does not count."""
    if _is_of_saying(texts[0], x) or _is_of_saying(texts[1], y):
        return False
    if texts[0][slice(*x)].isascii() and texts[1][slice(*y)].isascii():
        one, other = _names(texts[0], x), _names(texts[1], y)
        return _foreign(one, other, second) and _foreign(other, one, first)
    return _kinds_swapped(texts, x, y, first, second)


def _is_of_saying(text: str, piece: Span) -> bool:
    before = [t.text.lower() for t in _tokens(text[max(0, piece[0] - 40) : piece[0]])][-3:]
    after = [t.text.lower() for t in _tokens(text[piece[1] : piece[1] + 40])][:3]
    return any(stem(w) in SAYING for w in (*before, *after))


def _names(text: str, piece: Span) -> list[str]:
    """Words of the piece written as names; at the head of a sentence only rare ones."""
    found = []
    for token in _tokens(text[slice(*piece)]):
        word = token.text
        is_first = not text[: piece[0] + token.start].strip()
        if word[0].isupper() and (not is_first or rarity.weight(stem(word.lower())) >= RARE):
            found.append(stem(word.lower()))
    return found


def _foreign(mine: Sequence[str], other: Sequence[str], v: View) -> bool:
    """Whether no name of the piece is known to the other text, nor the beginning or initials of what stands there."""
    return bool(mine) and not any(
        n in v.words or any(n.startswith(o) or o.startswith(n) for o in other) or n == "".join(o[0] for o in other)
        for n in mine
    )


def _kinds_swapped(texts: tuple[str, str], x: Span, y: Span, first: View, second: View) -> bool:
    """Whether two Chinese names stand before one word for a kind of thing, or at the head of both sentences."""
    names = texts[0][slice(*x)], texts[1][slice(*y)]
    if names[0] in second.document.text or names[1] in first.document.text:
        return False
    kinds = [KINDS_ZH.match(t, p[1]) for t, p in zip(texts, (x, y), strict=True)]
    if kinds[0] is not None and kinds[1] is not None and kinds[0].group() == kinds[1].group():
        return True
    return all(_is_name_at_head(t, p) for t, p in zip(texts, (x, y), strict=True))


def _is_name_at_head(text: str, piece: Span) -> bool:
    """Whether a sentence begins with characters that make no word."""
    if text[: piece[0]].strip(' \n“"《「') or SAYS_ZH.match(text[piece[1] :]):
        return False
    run = scripts.fold(text[piece[0] : piece[1] + 1])
    pairs = list(map(str.__add__, run, run[1:]))
    return bool(pairs) and not any(rarity.is_known(p) for p in pairs if p[0] >= "\u3400")
