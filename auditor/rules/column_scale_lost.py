"""A table is headed “in thousands” (单位:万元) and its figure is quoted elsewhere as if it were in units.

Bad:  表(单位:万元):收入 5,230。正文:收入5,230元。 / Table (in thousands): revenue 5,230. Text: revenue of $5,230.
Good: 表(单位:万元):收入 5,230。正文:收入5,230万元。 / Table (in thousands): revenue 5,230. Text: revenue of $5.23 million.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="SCL302",
    name="column-scale-lost",
    severity=Severity.ERROR,
    summary=Wording(
        "A table's scale (thousands, 万元) was lost when it was quoted", "引用表格数字时丢失了表头的单位倍数"
    ),
)
