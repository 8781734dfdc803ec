"""The two numbers do not meet, but do so after one slip of scale: 亿 for billion, 万 for thousand, a digit too many. Every power
of ten is tried; the slip is named only where its interval truly reconciles the two.

Bad:  甲:投资35亿元。乙:投资3.5亿元。 / A: an investment of 3.5 billion. B: an investment of 350 million.
Good: 甲:投资35亿元。乙:投资3,500,000,000元。 / A: an investment of 3.5 billion. B: an investment of 3,500 million.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="SCL301",
    name="power-of-ten-slip",
    severity=Severity.ERROR,
    summary=Wording("One power of ten reconciles two numbers for one fact", "相差正好一个数量级:疑似单位或位数之误"),
)
