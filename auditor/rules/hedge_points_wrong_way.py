"""A hedge says “below” where the exact number lies above, or the other way round: “nearly 600” for 602, “over 2 %” for 1.9 %.

Bad:  甲:共602人。乙:近600人。 / A: 602 people. B: nearly 600 people.
Good: 甲:共592人。乙:近600人。 / A: 592 people. B: nearly 600 people.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM106",
    name="hedge-points-wrong-way",
    severity=Severity.WARNING,
    summary=Wording("A hedge points to the wrong side of the exact number", "约数的方向与准确数字相反"),
)
