"""A claim states a trusted fact that a later statement supersedes: the 10-K before its amendment.

Bad:  参考:收入12.1亿元(3月),更正为12.4亿元(6月)。稿件:收入12.1亿元。 / Reference: 1.21bn (March), restated 1.24bn (June). Draft: 1.21bn.
Good: 参考:收入12.1亿元(3月),更正为12.4亿元(6月)。稿件:收入12.4亿元。 / Reference: 1.21bn (March), restated 1.24bn (June). Draft: 1.24bn.
"""

from __future__ import annotations

from auditor import pairwise
from auditor.finding import Severity
from auditor.wording import Wording

RULE = pairwise.rule(
    code="REF202",
    name="reference-superseded",
    severity=Severity.NOTE,
    summary=Wording("A claim states a trusted fact that was superseded", "数字出自已被更正的可信来源"),
)
