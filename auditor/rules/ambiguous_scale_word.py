"""A scale word that different readers take for different powers of ten.

兆 is 10^12 in Taiwan and Japan and 10^6 on the mainland; before an SI unit (兆瓦, 兆赫) it is 10^6 everywhere and no trouble. With
money or people in simplified Chinese it should be written out. Sources: Taiwan's and the mainland's usage as described in
both editions of public encyclopaedias; GB 3100 for the SI prefix.

Bad:  该国债务达3兆元。 / (the same in English is unambiguous: a debt of 3 trillion)
Good: 该国债务达3万亿元。 / A debt of 3 trillion.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Suggestion
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording

KINDS = frozenset({"money", "count"})
SIMPLIFIED = "国这为万亿发经业产时说对个们长门见问间"
TRADITIONAL = "國這為萬億發經業產時說對個們長門見問間"


def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each amount of money or people with 兆 in a document written in simplified Chinese."""
    for claim in evidence.claims:
        if "兆" not in claim.quantity.scale or claim.quantity.kind not in KINDS:
            continue
        if not _is_simplified(evidence.document[claim.document].text):
            continue
        yield RULE.finding(
            Wording(
                f"“{claim.quote}”: 兆 is 10^12 to some readers and 10^6 to others",
                f"“{claim.quote}”:“兆”有人理解为万亿,有人理解为百万",
            ),
            places=[Place.of(claim)],
            verdict=None,
            suggestions=[
                Suggestion(
                    Wording("write 万亿 (10^12) or 百万 (10^6)", "改写为“万亿”或“百万”"),
                    Wording("mainland and Taiwan usage differ", "两岸用法不同"),
                )
            ],
        )


def _is_simplified(text: str) -> bool:
    sample = text[:20_000]
    return sum(map(sample.count, SIMPLIFIED)) > sum(map(sample.count, TRADITIONAL))


RULE = Rule(
    code="SCL303",
    name="ambiguous-scale-word",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("A scale word means different powers of ten to different readers", "数量级用词对不同读者含义不同"),
)
