"""Two numbers under like words differ, and one is for a fiscal year or another period than the other.

Bad:  甲:2025财年收入130亿元。乙:2025年收入150亿元。 / A: FY2025 revenue of 13bn. B: 2025 revenue of 15bn.
Good: 甲:2025财年收入130亿元。乙:2024财年收入110亿元。 / A: FY2025 revenue of 13bn. B: FY2024 revenue of 11bn.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="TIM701",
    name="period-differs",
    severity=Severity.WARNING,
    summary=Wording("Two numbers differ and their periods are not the same", "两个数字不同,且所指期间不同"),
)
