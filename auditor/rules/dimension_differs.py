"""The same digits stand in like words with units that measure different things: GW and GWh, metres and square metres, a lost %.

Bad:  甲:电站容量35吉瓦。乙:电站容量35吉瓦时。 / A: a plant of 35 GW. B: a plant of 35 GWh.
Good: 甲:电站容量35吉瓦。乙:电站容量3,500万千瓦。 / A: a plant of 35 GW. B: a plant of 35,000 MW.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="UNT401",
    name="dimension-differs",
    severity=Severity.ERROR,
    summary=Wording("The same figure stands with units of different kinds", "同一数字配了不同性质的单位"),
)
