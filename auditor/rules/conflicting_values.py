"""Two documents state one fact with numbers whose intervals do not meet.

Each number is the interval of every value that could have been written that way; hedges and rounding are in it. No rounding
and no hedge reconciles the two, and no single slip of scale or unit does (those have rules of their own).

Bad:  甲:桥长1,240米。乙:该桥全长1,420米。 / A: The bridge is 1,240 m long. B: The bridge, 1,420 m in length.
Good: 甲:桥长1,240米。乙:该桥全长约1.2公里。 / A: The bridge is 1,240 m long. B: The bridge, about 1.2 km in length.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM101",
    name="conflicting-values",
    severity=Severity.ERROR,
    summary=Wording(
        "Two sources give numbers for one fact that cannot both hold", "两个来源对同一事实给出的数字不能同时成立"
    ),
)
