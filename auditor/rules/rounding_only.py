"""One source rounds or hedges what the other states more precisely. They agree; both are shown so that a reader sees it.

Bad:  甲:损失5.89亿元。乙:损失近6亿元。 / A: a loss of 589 million. B: a loss of nearly 600 million.
Good: 甲:损失5.89亿元。乙:损失5.89亿元。 / A: a loss of 589 million. B: a loss of 589 million.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM104",
    name="rounding-only",
    severity=Severity.NOTE,
    summary=Wording(
        "Two writings of one number that differ only by rounding or a hedge", "同一数字的两种写法,仅有取整或约数之别"
    ),
)
