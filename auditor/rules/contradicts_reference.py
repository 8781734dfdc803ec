"""A claim contradicts a trusted fact (`--reference`) or a trusted source (`--against`).

The claim's interval and the trusted number's do not meet. The finding's primary place is the draft.

Bad:  参考:2025财年收入1305亿元。稿件:2025财年收入130.5亿元。 / Reference: FY2025 revenue $130.5 billion. Draft: revenue of $13.05 billion in FY2025.
Good: 参考:2025财年收入1305亿元。稿件:2025财年收入约1300亿元。 / Reference: FY2025 revenue $130.5 billion. Draft: about $130 billion in FY2025.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="REF201",
    name="contradicts-reference",
    severity=Severity.ERROR,
    summary=Wording("A claim contradicts a trusted fact", "数字与可信来源矛盾"),
)
