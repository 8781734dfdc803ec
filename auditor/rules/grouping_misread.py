"""One side reads another grouping of the same digits: 1,50,000 (a lakh and a half) taken for 1.5 million.

Bad:  甲:1,50,000人。乙:150万人。 / A: 1,50,000 people. B: 1.5 million people.
Good: 甲:1,50,000人。乙:15万人。 / A: 1,50,000 people. B: 150,000 people.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="SCL304",
    name="grouping-misread",
    severity=Severity.ERROR,
    summary=Wording("A number's grouping was misread", "数字分组被误读"),
)
