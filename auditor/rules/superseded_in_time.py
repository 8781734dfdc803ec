"""Two reports of different dates give a tally that may have moved between them: a toll of 15, later 17.

Bad:  甲(周一):15人遇难。乙(周三):17人遇难。 / A (Monday): 15 dead. B (Wednesday): 17 dead.
Good: 甲(周一):15人遇难。乙(周三):15人遇难。 / A (Monday): 15 dead. B (Wednesday): 15 dead.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="TIM704",
    name="superseded-in-time",
    severity=Severity.NOTE,
    summary=Wording("A tally was revised later", "统计数字后来有更新"),
)
