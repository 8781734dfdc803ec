"""A figure cannot be of that size, by what the documents themselves say or by what is known of its kind.

A loss of market value and the percentage of the fall give what the company was worth before; that value over a year's
revenue is its price-to-sales ratio, and no company is worth hundreds of years of its sales. Revenue a head is held
against its bounds in the same way, and single numbers (a magnitude, an age, a share of a whole) against records.
Every bound prints its source; a ratio printed in the documents comes first. Every power of ten is tried and what it
would leave is shown; a slip is named only when it is the only one that leaves an ordinary figure.

Bad:  甲公司股价跌10%,市值蒸发1000亿美元。甲公司2024年营收为12亿美元。 / Shares of Acme fell 10 %, wiping $100 billion off its market value. Acme's revenue in 2024 was $1.2 billion.
Good: 甲公司股价跌10%,市值蒸发1000亿美元。甲公司2024年营收为1200亿美元。 / Shares of Acme fell 10 %, wiping $100 billion off its market value. Acme's revenue in 2024 was $120 billion.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic import figures, series, steps
from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Suggestion, Verdict
from auditor.magnitudes import plausibility, valuations
from auditor.magnitudes.bounds import Bound
from auditor.magnitudes.plausibility import Implausible
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same
from claims.values import Claim


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Values against sales, sales against staff, numbers against records; derived values are shown as comparisons."""
    for worth in valuations.derived_values(evidence):
        yield Comparison(Verdict.ARITHMETIC_OK, worth.claims, worth.lines[0])
    for found in plausibility.against_sales(evidence):
        yield _finding(found, evidence)
    for found in plausibility.sales_a_head(evidence):
        yield _finding(found, evidence)
    for claim, bound in plausibility.beyond_limits(evidence):
        yield _beyond(claim, bound)


def _finding(found: Implausible, evidence: Evidence) -> Finding:
    shown = figures.span(found.quotients[0], 3) + Wording(f" {found.bound.name.en}", found.bound.name.zh)
    quotes = ", ".join(c.quote for c in found.suspects)
    about = [*found.against.claims, *found.printed[:1]]
    return RULE.finding(
        Wording(
            f"{found.subject}: {quotes} against {plausibility.figures_of(found.against)}: ",
            f"{found.subject}:{quotes}对照{plausibility.figures_of(found.against)}:",
        )
        + shown,
        places=[*(Place.of(c) for c in found.suspects), *(Place.of(c) for c in about)],
        verdict=Verdict.SCALE_ERROR,
        confidence=0.94 if len(found.against.claims) > 1 else 0.88,
        derivation=[
            *found.lines,
            *_bound_lines(found, evidence),
            *plausibility.slip_lines(found),
            *_beside(found, evidence),
        ],
        suggestions=_suggestions(found),
        title=_title(found),
    )


def _title(found: Implausible) -> Wording:
    periods = [c.frame.period for c in found.suspects if c.frame.period]
    return (
        same(found.subject)
        + Wording(" · revenue", " · 营收")
        + same("".join(f" · {p}" for p in dict.fromkeys(periods)))
    )


def _bound_lines(found: Implausible, evidence: Evidence) -> Iterator[Wording]:
    for claim in found.printed[:1]:
        place = figures.place(claim, evidence)
        yield Wording(f"{place} prints {claim.quote} for such a ratio", f"{place}给出的同类比率为{claim.quote}")
    bound = found.bound
    usual, limits = figures.span(bound.usual, 3), figures.span(bound.limits, 3)
    yield (
        Wording("usual: ", "通常为")
        + usual
        + Wording("; known at all: ", ";已知极限为")
        + limits
        + Wording(f" (source: {bound.source.en})", f"(来源:{bound.source.zh})")
    )


def _beside(found: Implausible, evidence: Evidence) -> list[Wording]:
    checks = [(c.claims, c.lines[0]) for c in series.checked(evidence) if c.outcome == "holds"]
    checks += [(c.claims, c.lines[0]) for _, held in steps.checked(evidence) for c in held if c.outcome == "holds"]
    lines = plausibility.related(found, checks)
    return [Wording("beside it, recomputed: ", "另经复算:") + line for line in lines[:2]]


def _suggestions(found: Implausible) -> list[Suggestion]:
    usual = plausibility.ordinary(found)
    out = []
    if len(usual) == 1:
        left = usual[0]
        factor = f"{'×' if left.power > 0 else '÷'}{10 ** abs(left.power):,}"
        named = plausibility.SLIPS.get(left.power, same(""))
        out.append(
            Suggestion(
                Wording(f"look for a slip of {factor}: ", f"检查是否差{factor}:") + named,
                Wording("the only power of ten that leaves an ordinary figure", "只有这一幂次能得到正常数值"),
            )
        )
    else:
        out.append(
            Suggestion(
                Wording("look at the scale word", "检查数量单位词(万、亿、million、billion)"),
                Wording("the slip cannot be named from this alone", "仅凭此无法断定是哪一种笔误"),
            )
        )
    shares = [s for s in map(plausibility.per_share, found.suspects) if s is not None]
    if shares and found.bound.key == "price_to_sales":
        listed = ", ".join(shares)
        out.append(
            Suggestion(
                Wording(
                    f"look whether it is a per-share figure ({listed}) under the word revenue",
                    f"检查是否为每股数据({listed})误作营收",
                ),
                Wording("a figure of that size is usual for one share", "每股数据常为这一大小"),
            )
        )
    return out


def _beyond(claim: Claim, bound: Bound) -> Finding:
    limits = figures.span(bound.limits)
    return RULE.finding(
        Wording(
            f"{claim.quote}: outside what is known of {bound.name.en}", f"{claim.quote}:超出{bound.name.zh}的已知范围"
        ),
        places=[Place.of(claim)],
        verdict=Verdict.SCALE_ERROR,
        confidence=0.85,
        severity=Severity.WARNING,
        derivation=[
            Wording("known: ", "已知范围:")
            + limits
            + Wording(f" (source: {bound.source.en})", f"(来源:{bound.source.zh})")
        ],
    )


RULE = Rule(
    code="SCL305",
    name="implausible-magnitude",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A figure cannot be of that size", "数值的量级不可能成立"),
)
