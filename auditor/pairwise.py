"""Findings on linked claims: one finding a fact, however many places state it.

Comes in: facts with judged links of one code. Goes out: findings with every side, both intervals, the arithmetic and
the
reasons for the link. The verdict itself is decided in `auditor.relation`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.evidence import Evidence
from auditor.finding import DISAGREEING, Finding, Place, Severity, Suggestion
from auditor.link import Fact, Judgement
from auditor.options import Options
from auditor.rule import Rule
from auditor.titles import title_of
from auditor.wording import Wording
from claims.values import Claim, Interval

LONGEST_QUOTE = 80
"""Characters of a quote in a message; the place shows the whole."""
MOST_PLACES = 12
"""Places shown of one fact; more are counted in a note."""


def rule(*, code: str, name: str, severity: Severity, summary: Wording, on_by_default: bool = True) -> Rule:
    """A rule that reports each fact with a link that `auditor.relation` judged to be of its code."""

    def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
        for fact, judgements in evidence.judged(code):
            yield finding(made, evidence, fact, judgements)

    made = Rule(code, name, severity, check, summary, on_by_default)
    return made


def finding(rule: Rule, evidence: Evidence, fact: Fact, judgements: Sequence[Judgement]) -> Finding:
    """The finding on one fact; `judgements` are its links of this code, surest first."""
    strongest = _primary(evidence, judgements)
    relation = strongest.relation
    return rule.finding(
        _message(evidence, strongest),
        places=_places(evidence, fact, judgements, strongest),
        verdict=relation.verdict,
        confidence=strongest.link.confidence,
        derivation=(relation.explanation, *relation.derivation),
        suggestions=_as_trusted(evidence, strongest) or relation.suggestions,
        evidence=strongest.link.reasons,
        title=title_of(strongest.link.first, strongest.link.second),
    )


def _primary(evidence: Evidence, judgements: Sequence[Judgement]) -> Judgement:
    """The surest judgement; among equals, one whose side is a draft."""
    drafts = [j for j in judgements if any(evidence.document[c.document].role == "draft" for c in _sides(j))]
    return (drafts or list(judgements))[0]


def _sides(judgement: Judgement) -> tuple[Claim, Claim]:
    return judgement.link.first, judgement.link.second


def _message(evidence: Evidence, judgement: Judgement) -> Wording:
    first, second = _ordered(evidence, judgement)
    a = f"{_shown(first)} ({evidence.where(first)})"
    b = f"{_shown(second)} ({evidence.where(second)})"
    return Wording(f"{a} but {b}", f"{a},而 {b}")


def _as_trusted(evidence: Evidence, judgement: Judgement) -> tuple[Suggestion, ...]:
    """Where one side is trusted and the two cannot both hold, only the other is to be edited."""
    first, second = _ordered(evidence, judgement)
    roles = [evidence.document[c.document].role for c in (first, second)]
    if roles[1] != "trusted" or roles[0] == "trusted" or judgement.relation.verdict not in DISAGREEING:
        return ()
    a, b = (" ".join(c.quote.split()) for c in (first, second))
    why = Wording(f"the trusted source states it ({evidence.where(second)})", f"可信来源如此({evidence.where(second)})")
    return (Suggestion(Wording(f"“{a}” → “{b}”", f"“{a}”→“{b}”"), why),)


def _shown(claim: Claim) -> str:
    hedge = "".join(w for w in claim.quantity.hedge_words[:1] if w not in claim.quote)
    quote = " ".join(claim.quote.split())
    if len(quote) > LONGEST_QUOTE:
        quote = f"{quote[:LONGEST_QUOTE]}…"
    return f"“{hedge}{'' if not hedge or not hedge[-1].isascii() else ' '}{quote}”"


def _ordered(evidence: Evidence, judgement: Judgement) -> tuple[Claim, Claim]:
    """The side to mend first: a draft before a trusted source, the lesser authority before the higher, else by
    place.
    """
    first, second = _sides(judgement)
    a, b = evidence.document[first.document], evidence.document[second.document]
    if (a.role == "trusted", -a.rank) > (b.role == "trusted", -b.rank):
        return second, first
    return first, second


def _places(evidence: Evidence, fact: Fact, judgements: Sequence[Judgement], strongest: Judgement) -> Iterator[Place]:
    first, second = _ordered(evidence, strongest)
    swapped = first is not strongest.link.first
    relation = strongest.relation
    yield Place.of(first, None, relation.second if swapped else relation.first, relation.unit)
    yield Place.of(second, None, relation.first if swapped else relation.second, relation.unit)
    shown = {first.id, second.id}
    others = [(c, interval, j) for j in judgements for c, interval in _with_intervals(j) if c.id not in shown]
    for claim, interval, judgement in others[: MOST_PLACES - 2]:
        if claim.id not in shown:
            shown.add(claim.id)
            yield Place.of(claim, None, interval, judgement.relation.unit)
    yield from _agreeing(fact, shown)


def _with_intervals(judgement: Judgement) -> tuple[tuple[Claim, Interval | None], tuple[Claim, Interval | None]]:
    return (judgement.link.first, judgement.relation.first), (judgement.link.second, judgement.relation.second)


def _agreeing(fact: Fact, shown: set[str]) -> Iterator[Place]:
    """Claims of the fact that agree with a side already shown."""
    for judgement in fact.judgements:
        if judgement.relation.verdict.value not in ("agree", "rounding_compatible", "bound_compatible"):
            continue
        for (claim, interval), (other, _) in (
            _with_intervals(judgement),
            tuple(reversed(_with_intervals(judgement))),
        ):
            if claim.id not in shown and other.id in shown and len(shown) < MOST_PLACES:
                shown.add(claim.id)
                quote = " ".join(other.quote.split())
                note = Wording(f"agrees with “{quote}”", f"与“{quote}”相符")
                yield Place.of(claim, note, interval, judgement.relation.unit)
