"""A document contradicts itself: headline and body, text and table, or two sentences state one fact with numbers that do not meet.

Bad:  标题:展览吸引58.9万人。正文:展览共吸引59.8万人。 / Headline: Show draws 589,000. Body: The show drew 598,000.
Good: 标题:展览吸引近59万人。正文:展览共吸引58.9万人。 / Headline: Show draws nearly 590,000. Body: The show drew 589,000.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM102",
    name="conflicting-values-within",
    severity=Severity.ERROR,
    summary=Wording(
        "One document gives two numbers for one fact that cannot both hold",
        "同一文档对同一事实给出两个不能同时成立的数字",
    ),
)
