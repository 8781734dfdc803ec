"""The same digits stand in like words with different currencies, or a conversion is impossible at any rate of the time.

Bad:  甲:售价299元。乙:售价299美元。 / A: priced at $299. B: priced at €299.
Good: 甲:售价299元。乙:售价299元人民币。 / A: priced at $299. B: priced at US$299.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="UNT403",
    name="currency-differs",
    severity=Severity.WARNING,
    summary=Wording("The same amount stands in different currencies", "同一金额使用了不同的货币"),
)
