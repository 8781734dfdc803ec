"""Two numbers under the same words do not meet, and one of them leaves its scope unstated (which cost, which total). If it means
the same, they conflict; the text should say which.

Bad:  甲:训练成本为对手的1/20。乙:成本为对手的1/50。 / A: training cost 1/20 of its rival's. B: cost 1/50 of its rival's.
Good: 甲:训练成本为对手的1/20。乙:推理成本为对手的1/50。 / A: training cost 1/20 of its rival's. B: inference cost 1/50 of its rival's.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM111",
    name="scope-unstated",
    severity=Severity.WARNING,
    summary=Wording(
        "Two numbers differ, and one does not say which of two things it means",
        "两个数字不同,而其中一个没有说明所指范围",
    ),
)
