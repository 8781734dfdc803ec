"""Two language versions of one text state one fact with numbers that do not meet.

Bad:  中文:融资3.5亿美元。英文:raised $3.5 billion。 / zh: 融资3.5亿美元. en: raised $3.5 billion.
Good: 中文:融资3.5亿美元。英文:raised $350 million。 / zh: 融资3.5亿美元. en: raised $350 million.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="NUM103",
    name="translation-disagrees",
    severity=Severity.ERROR,
    summary=Wording("A translation gives another number than its original", "译文与原文的数字不一致"),
)
