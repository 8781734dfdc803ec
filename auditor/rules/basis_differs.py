"""Two numbers under like words differ because one is per share, net or a part and the other a total or gross.

Bad:  甲:利润1.2元。乙:利润12亿元。 / A: profit of 1.20 a share. B: profit of 1.2 billion.
Good: 甲:每股盈利1.2元。乙:每股盈利1.20元。 / A: earnings of 1.20 a share. B: earnings per share of 1.2.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="UNT404",
    name="basis-differs",
    severity=Severity.WARNING,
    summary=Wording(
        "Two numbers are on different bases (per share and total, net and gross)",
        "两个数字口径不同(每股与总额、净额与毛额)",
    ),
)
