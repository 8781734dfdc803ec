"""The two numbers do not meet, and one is the other with two neighbouring digits exchanged.

Bad:  甲:观众3,048人。乙:观众3,084人。 / A: 3,048 spectators. B: 3,084 spectators.
Good: 甲:观众3,048人。乙:观众三千零四十八人。 / A: 3,048 spectators. B: 3,048 people came.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="MTH506",
    name="transposed-digits",
    severity=Severity.WARNING,
    summary=Wording(
        "Two numbers for one fact have the same digits in another order", "同一事实的两个数字位数相同而次序不同"
    ),
)
