"""The headline states as a fact what the body states with a bound below it.

Bad:  标题:工程耗资600亿元。正文:总投资不到600亿元。 / Headline: A 60bn project. Body: The cost is under 60bn.
Good: 标题:工程耗资近600亿元。正文:总投资不到600亿元。 / Headline: A project of nearly 60bn. Body: The cost is under 60bn.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM110",
    name="headline-stronger-than-body",
    severity=Severity.WARNING,
    summary=Wording("A headline drops the hedge that the body has", "标题去掉了正文中的限定"),
)
