"""Which of two numbers that disagree the arithmetic of its own document bears out.

A revenue of 110 beside "up 10 % from 100" holds together; the 119 that another document gives would break it. So each
number of a disagreement that a rule recomputed in its own document is recomputed with the other number in its place:
where that fails, the document bears out its own number. Comes in: the evidence, the rules' comparisons, the findings.
Goes out: findings with that said in them, and comparisons of the other number with the arithmetic that it would break.
Refuses to know: what a rule recomputes, which of two documents is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from auditor.evidence import Evidence
from auditor.finding import DISAGREEING, Comparison, Finding, Suggestion, Verdict
from auditor.link import Judgement
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording
from claims import units
from claims.record import decimal_string
from claims.values import Claim, Interval, Quantity

MOST: Final = 200
"""Numbers tried in each other's place in one run, surest disagreements first: each costs a rule on a document."""
LONGEST: Final = 3_000
"""Claims of a document that a rule is asked about once more."""
DISPUTED: Final = DISAGREEING | {Verdict.SCOPE_DIFFERS}
Checked = tuple[Rule, Comparison]


@dataclass(frozen=True, slots=True)
class _BorneOut:
    """A number that its own document's arithmetic needs, and the number that would break it."""

    kept: Claim
    other: Claim
    holds: Comparison


@dataclass(slots=True)
class _Trials:
    """Rules asked again about single documents; what a document says as it stands is asked once a rule."""

    evidence: Evidence
    options: Options
    plain: dict[tuple[str, str], frozenset[tuple[str, ...]]] = field(default_factory=dict)

    def holding(self, rule: Rule, document: str, instead: Claim | None = None) -> frozenset[tuple[str, ...]]:
        """The claims, by id, of each comparison that comes out in a document, with one claim replaced."""
        key = (rule.code, document)
        if instead is None and key in self.plain:
            return self.plain[key]
        claims = self.evidence.claims_of[document]
        if instead is not None:
            claims = tuple(instead if c.id == instead.id else c for c in claims)
        alone = Evidence((self.evidence.document[document],), claims)
        try:
            told = [c for c in rule.check(alone, self.options) if isinstance(c, Comparison)]
        except Exception:  # noqa: BLE001 - a trial that breaks off shows nothing, and loses nothing that was found
            return self.plain.get(key, frozenset())
        found = frozenset(_ids(c) for c in told if _holds(c))
        if instead is None:
            self.plain[key] = found
        return found


def corroborated(
    evidence: Evidence, findings: Sequence[Finding], checked: Iterable[Checked], options: Options
) -> tuple[list[Finding], list[Comparison]]:
    """The findings, with what bears out one of their sides, and the comparisons that show it."""
    found = list(_borne_out(evidence, checked, options))
    by_claims: dict[frozenset[str], list[_BorneOut]] = defaultdict(list)
    for one in found:
        by_claims[frozenset((one.kept.id, one.other.id))].append(one)
    verdicts = {_pair(j): j.relation.verdict for j in evidence.judgements}
    told = [_told(f, by_claims) for f in findings]
    return told, [_comparison(one, verdicts) for one in found if len(one.holds.claims) > 1]


def _borne_out(evidence: Evidence, checked: Iterable[Checked], options: Options) -> Iterator[_BorneOut]:
    recomputed: dict[str, list[Checked]] = defaultdict(list)
    for rule, comparison in checked:
        if _holds(comparison) and len({c.document for c in comparison.claims}) == 1:
            for claim in comparison.claims:
                recomputed[claim.id].append((rule, comparison))
    trials, tried = _Trials(evidence, options), 0
    disputed = [j for j in evidence.judgements if j.relation.verdict in DISPUTED and j.relation.code is not None]
    for judgement in sorted(disputed, key=lambda j: j.strength):
        for kept, other in _both_ways(judgement):
            instead = _in_place_of(kept, other, judgement) if kept.id in recomputed else None
            if instead is None or tried >= MOST or len(evidence.claims_of[kept.document]) > LONGEST:
                continue
            tried += 1
            yield from _needing(kept, other, instead, recomputed[kept.id], trials)


def _needing(
    kept: Claim, other: Claim, instead: Claim, held: Iterable[Checked], trials: _Trials
) -> Iterator[_BorneOut]:
    """The comparisons that hold with the number and not with the other in its place."""
    for rule, comparison in held:
        ids = _ids(comparison)
        if other.id in ids or ids not in trials.holding(rule, kept.document):
            continue
        if ids not in trials.holding(rule, kept.document, instead):
            yield _BorneOut(kept, other, comparison)


def _holds(comparison: Comparison) -> bool:
    return comparison.verdict in (Verdict.ARITHMETIC_OK, Verdict.ROUNDING_COMPATIBLE)


def _ids(comparison: Comparison) -> tuple[str, ...]:
    return tuple(sorted(c.id for c in comparison.claims))


def _pair(judgement: Judgement) -> frozenset[str]:
    return frozenset((judgement.link.first.id, judgement.link.second.id))


def _both_ways(judgement: Judgement) -> tuple[tuple[Claim, Claim], tuple[Claim, Claim]]:
    first, second = judgement.link.first, judgement.link.second
    return (first, second), (second, first)


def _in_place_of(kept: Claim, other: Claim, judgement: Judgement) -> Claim | None:
    """The claim with the other's number, in its own unit; None where that unit cannot be had."""
    mine, theirs = kept.quantity, other.quantity
    if mine.unit == theirs.unit and (mine.date is None) == (theirs.date is None):
        return replace(kept, quantity=theirs)
    relation = judgement.relation
    interval = relation.second if judgement.link.first.id == kept.id else relation.first
    if interval is None or mine.date is not None or theirs.date is not None:
        return None
    held = _in_unit(interval, relation.unit, mine.unit)
    return None if held is None else replace(kept, quantity=_quantity(mine, held))


def _in_unit(interval: Interval, unit: str | None, wanted: str | None) -> Interval | None:
    if unit == wanted:
        return interval
    if unit is None and wanted == "percent":
        return interval.scaled(Fraction(100))
    of, into = units.unit(unit), units.unit(wanted)
    if of.base != into.base:
        return None
    return interval.scaled(of.factor, of.offset).scaled(1 / into.factor, -into.offset / into.factor)


def _quantity(mine: Quantity, held: Interval) -> Quantity:
    low, high = (None if end is None else Decimal(decimal_string(end) or "0") for end in (held.low, held.high))
    middle = None if low is None or high is None else (low + high) / 2
    return replace(
        mine,
        value=middle,
        low=low,
        high=high,
        low_open=held.low_open,
        high_open=held.high_open,
        hedge="about",
        nominal_low=None,
        nominal_high=None,
        place=None,
        grain=None,
        fraction=None,
    )


def _comparison(one: _BorneOut, verdicts: Mapping[frozenset[str], Verdict]) -> Comparison:
    """The other number against those that it would not go with; its verdict is that of the two numbers."""
    rest = tuple(c for c in one.holds.claims if c.id != one.kept.id)
    verdict = verdicts[frozenset((one.kept.id, one.other.id))]
    return Comparison(verdict, (one.other, *rest), _line(one), one.holds.confidence)


def _line(one: _BorneOut) -> Wording:
    kept, other = (" ".join(c.quote.split()) for c in (one.kept, one.other))
    return (
        Wording(f"{one.kept.document} bears out its own “{kept}”: ", f"{one.kept.document} 的其余内容支持“{kept}”:")
        + one.holds.explanation
        + Wording(f"; with “{other}” in its place this would not hold", f";换成“{other}”则不成立")
    )


def _told(finding: Finding, by_claims: Mapping[frozenset[str], Sequence[_BorneOut]]) -> Finding:
    """The finding with what bears out either of its first two sides; where only one is, the other may be the slip."""
    sides = [p.claim for p in finding.places[:2] if p.claim is not None]
    found = by_claims.get(frozenset(c.id for c in sides), ()) if len(sides) == 2 and finding.evidence else ()
    if not found:
        return finding
    lines = tuple(dict.fromkeys(_line(one) for one in found))
    kept = {one.kept.id for one in found}
    if len(kept) > 1:
        lines += (
            Wording(
                "each goes with the other numbers of its own document: two facts, or figures restated as a whole",
                "两者各与本文其余内容相合:或是两件事,或是整组数字重述过",
            ),
        )
    derivation = (*finding.derivation, *lines)
    if len(kept) > 1 or finding.suggestions or finding.verdict not in DISAGREEING:
        return replace(finding, derivation=derivation)
    return replace(finding, derivation=derivation, suggestions=(_suggestion(found[0]),))


def _suggestion(one: _BorneOut) -> Suggestion:
    kept, other = (" ".join(c.quote.split()) for c in (one.kept, one.other))
    return Suggestion(
        Wording(f"“{other}” → “{kept}”", f"“{other}”→“{kept}”"),
        Wording(f"the other numbers of {one.kept.document} bear it out", f"{one.kept.document} 的其余内容与之相合"),
    )
