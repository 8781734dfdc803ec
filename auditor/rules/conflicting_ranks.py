"""Two places rank one thing differently: first in one, sixth in another.

Bad:  甲:该应用排名第一。乙:该应用排名第六。 / A: the app ranks first. B: the app ranks sixth.
Good: 甲:该应用排名第一。乙:该应用高居榜首。 / A: the app ranks first. B: the app tops the list.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="CNT802",
    name="conflicting-ranks",
    severity=Severity.WARNING,
    summary=Wording(
        "Two places give different ranks for the same thing at the same time", "同一事物在同一时间的名次不一致"
    ),
)
