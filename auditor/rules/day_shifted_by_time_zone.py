"""Two sources date one event a day apart. Midnight may lie between their time zones: 16:00 in New York is the next day in Beijing.

Bad:  甲:1月27日收盘下跌。乙:1月28日收盘下跌。 / A: it fell on 27 January. B: it fell on 28 January.
Good: 甲:1月27日收盘下跌。乙:1月27日收盘下跌。 / A: it fell on 27 January. B: it fell on 27 January.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="TIM702",
    name="day-shifted-by-time-zone",
    severity=Severity.NOTE,
    summary=Wording(
        "Dates of one event differ by a day, as time zones may make them", "同一事件的日期相差一天,可能由时区造成"
    ),
)
