"""The rounding intervals of the two touch, but equally precise writings of one value have the same digits (as XBRL's rule for
duplicate facts has it).

Bad:  甲:增长12.3%。乙:增长12.4%。 / A: up 12.3 %. B: up 12.4 %.
Good: 甲:增长12.3%。乙:增长12%。 / A: up 12.3 %. B: up 12 %.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM108",
    name="last-digit-differs",
    severity=Severity.WARNING,
    summary=Wording("Two equally precise numbers differ in the last digit", "两个同样精确的数字末位不同"),
)
