"""The two numbers meet only at the far end of what a hedge may mean: “nearly 600” for 525.

Bad:  甲:收入5.25亿元。乙:收入近6亿元。 / A: sales of 525 million. B: sales of nearly 600 million.
Good: 甲:收入5.89亿元。乙:收入近6亿元。 / A: sales of 589 million. B: sales of nearly 600 million.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM105",
    name="stretched-hedge",
    severity=Severity.WARNING,
    summary=Wording("A hedge is stretched beyond what readers expect of it", "约数的说法超出读者通常的理解"),
)
