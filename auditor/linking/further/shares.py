"""A share told in words and a share told in figures, of one thing: half of the households here, 38 % of them there.

Comes in: Views, pairs of related documents, the links that are known. Goes out: links between shares. Refuses to know:
what the linked shares say to each other.

A share in words has few digits to be told by, so its sentence has to do it: two shares are held together where most of
what one clause says (of whom, what they do) the other says too, where neither has a better partner, and where names,
times and the closed sets of contrasting words tell nothing apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.finding import Reason
from auditor.judging.comparable import agrees
from auditor.link import Link, Setting
from auditor.linking.apart import frames, one_text, substitutions, times
from auditor.linking.apart.namesakes import are_named_apart
from auditor.linking.gate import Related
from auditor.linking.lexical import rarity
from auditor.linking.lexical.words import words
from auditor.linking.profile import Profile, View

SURE: Final = 0.82
RELATED: Final = 0.2
SHARED: Final = {"across": 0.6, "within": 0.75}
"""Share of the smaller clause's words, by weight, that the other has."""
ENOUGH: Final = 4.5
"""Weight of the words that two clauses must share."""
ALIKE: Final = 0.7
"""A partner this much as like as the best one is a rival."""
TELLING: Final = 0.8
STOP: Final = re.compile(r"[;。!?:,，；：！？]|\.\s|\n")
SURVEYS: Final = re.compile(
    r"调查|显示|表示|报告|指出|统计|数据|发现|受访"
    r"|\b(?:surveys?|found|finds|said|says|reported|reports?|according|respondents|polled|data|show(?:s|ed)?|figures?)\b"
)
"""Words of who asked and told, which any two polls have in common."""


@dataclass(frozen=True, slots=True)
class _Share:
    profile: Profile
    tokens: Mapping[str, float]

    @property
    def weight(self) -> float:
        """What all words of its clause are worth."""
        return sum(self.tokens.values())


def shared(views: Sequence[View], related: Iterable[Related], linked: Iterable[Link]) -> Iterator[Link]:
    """Links of shares of which one is told in words, within each document and between related ones."""
    known = {frozenset((link.first.id, link.second.id)) for link in linked}
    held = {v.document.name: _shares(v) for v in views}
    for view in views:
        yield from _pairs(view, view, held, known)
    for pair in related:
        first, second = views[pair.first], views[pair.second]
        if pair.score >= RELATED and not pair.translated and not times.other_event(first, second):
            yield from _pairs(first, second, held, known)


def _pairs(first: View, second: View, held: Mapping[str, list[_Share]], known: set[frozenset[str]]) -> Iterator[Link]:
    one, two = held[first.document.name], held[second.document.name]
    setting: Setting = "within" if first is second else "across"
    for a in one:
        for b in two:
            if setting == "within" and (a.profile.index >= b.profile.index or _is_beside(a, b)):
                continue
            if not (_is_worded(a) or _is_worded(b)) or frozenset((a.profile.claim.id, b.profile.claim.id)) in known:
                continue
            worth = _likeness(a, b)
            if (
                worth < SHARED[setting]
                or _has_better(a, b, one, two, worth)
                or _are_apart(a, b, first, second, setting)
            ):
                continue
            x, y = sorted((a.profile.claim, b.profile.claim), key=lambda c: (c.document, c.start))
            reason = Reason("sentence", round(worth, 2), " ".join(sorted(a.tokens.keys() & b.tokens.keys())[:8]))
            yield Link(x, y, SURE, (reason,), setting)


def _is_worded(share: _Share) -> bool:
    """Whether the share is told as a fraction or in tenths, and not in per cent: half, 三分之一, 四成."""
    quantity = share.profile.claim.quantity
    return quantity.kind == "ratio" or quantity.written.endswith("成")


def _is_beside(a: _Share, b: _Share) -> bool:
    return a.profile.sentence_id == b.profile.sentence_id


def _likeness(a: _Share, b: _Share) -> float:
    common = sum(w for t, w in a.tokens.items() if t in b.tokens)
    least = min(a.weight, b.weight)
    return common / least if least and common >= ENOUGH else 0.0


def _has_better(a: _Share, b: _Share, one: Sequence[_Share], two: Sequence[_Share], worth: float) -> bool:
    """Whether either share has another partner about as like: one that agrees with it, or one more like."""
    for share, others in ((a, two), (b, one)):
        for other in others:
            if other is a or other is b:
                continue
            rival = _likeness(share, other)
            if rival > worth or (rival >= ALIKE * worth and _agree(share, other)):
                return True
            if _agree(share, other) and (_is_beside(other, b) if share is a else _is_beside(other, a)):
                return True
    return False


def _agree(a: _Share, b: _Share) -> bool:
    return agrees(a.profile.claim, b.profile.claim, a.profile.figure, b.profile.figure)


def _are_apart(a: _Share, b: _Share, first: View, second: View, setting: Setting) -> bool:
    x, y = a.profile, b.profile
    if _agree(a, b) or frames.complements(x, y) or frames.forbidden(x, y) or times.times_differ(x.moment, y.moment):
        return True
    if setting == "within" and (one_text.other_times_within(x, y) or one_text.another_one(x, y)):
        return True
    return are_named_apart(x, y, first, second) or substitutions.apart(x, y, first, second) is not None


def _shares(view: View) -> list[_Share]:
    found = []
    for profile in view.profiles:
        claim = profile.claim
        value = profile.figure.nominal
        if profile.kind != "share" or profile.is_cell or value is None or not 0 < value < 1:
            continue
        if claim.frame.change is None and claim.frame.modality != "forecast":
            found.append(_Share(profile, _tokens(view, claim.start, claim.end, claim.sentence)))
    return found


def _tokens(view: View, start: int, end: int, sentence: tuple[int, int]) -> dict[str, float]:
    """The telling words of the clause that a share stands in."""
    text = view.document.text
    before = STOP.split(text[sentence[0] : start])[-1]
    behind = STOP.split(text[end : sentence[1]])[0]
    told = SURVEYS.sub(" ", f"{before} {behind}".lower())
    held = {t: rarity.weight(t) for t in words(told).tokens}
    return {t: w for t, w in held.items() if w >= TELLING}
