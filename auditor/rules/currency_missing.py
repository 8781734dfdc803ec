"""An amount that names no currency where the reader cannot tell which is meant.

A valuation, revenue or price in 億 or billion without any currency word, in a set of documents that uses several
currencies.

Bad:  公司估值约200亿,此前融资3亿美元,收入为20亿元。 / Valued at about 20 billion after raising $300 million on revenue of €2bn.
Good: 公司估值约200亿元,此前融资3亿美元。 / Valued at about $20 billion after raising $300 million.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Suggestion
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, measure_named

MONEY_MEASURES = frozenset(
    {
        "valuation",
        "market_cap",
        "revenue",
        "net_profit",
        "profit",
        "funding",
        "investment",
        "cost",
        "price",
        "debt",
        "sales",
    }
)
AT_LEAST = Decimal(1_000_000)
"""Smaller bare numbers under a money measure are mostly counts."""


def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each large bare number under a measure of money, in a set that uses more than one currency."""
    currencies = sorted({c.quantity.unit for c in evidence.claims if c.quantity.kind == "money" and c.quantity.unit})
    if len(currencies) < 2:
        return
    for claim in evidence.claims:
        quantity, frame = claim.quantity, claim.frame
        if quantity.unit is not None or quantity.kind not in ("count", "measure") or quantity.noun:
            continue
        size = quantity.value if quantity.value is not None else quantity.nominal_low
        if frame.measure not in MONEY_MEASURES or not frame.known_measure or size is None or size < AT_LEAST:
            continue
        measure = measure_named(frame.measure)
        yield RULE.finding(
            Wording(
                f"“{claim.quote}” under {measure.en} names no currency; the documents use {', '.join(currencies)}",
                f"“{claim.quote}”({measure.zh})没有写明货币;这些文档用到{'、'.join(currencies)}",
            ),
            places=[Place.of(claim)],
            verdict=None,
            confidence=0.8,
            suggestions=[
                Suggestion(
                    Wording("name the currency", "写明货币"),
                    Wording("the amount differs several times between them", "货币不同,金额相差数倍"),
                )
            ],
        )


RULE = Rule(
    code="UNT406",
    name="currency-missing",
    severity=Severity.NOTE,
    check=check,
    summary=Wording("An amount of money names no currency", "金额没有写明货币"),
)
