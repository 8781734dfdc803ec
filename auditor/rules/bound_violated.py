"""One place states a bound (at least, at most, not more than) and another a number beyond it.

Bad:  甲:至少20人获救。乙:17人获救。 / A: at least 20 rescued. B: 17 rescued.
Good: 甲:至少20人获救。乙:23人获救。 / A: at least 20 rescued. B: 23 rescued.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM107",
    name="bound-violated",
    severity=Severity.ERROR,
    summary=Wording("A number lies outside a bound that another place states", "数字超出了另一处给出的界限"),
)
