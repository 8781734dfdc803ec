"""“Two times less” and 下降2倍 say no number: nothing can fall by more than the whole of itself.

倍 is said of increases only; “times less” is read as 1/N of it by some and as less by N times by others. A fraction or
a percentage says it. Off by default: a matter of wording.

Bad:  成本下降2倍。 / Costs are two times less.
Good: 成本降至原来的1/3。 / Costs are a third of what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Suggestion
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording
from claims import scripts

FORMS: Final = re.compile(
    r"(?:下降|减少|降低|缩小|缩减|缩短|下跌|便宜|减轻|减慢)了?(?:约|近|超过)?[\d.一二两三四五六七八九十百]{1,6}倍"
    r"|(?<![\w.])(?:[\d.]{1,6}|two|three|four|five|six|seven|eight|nine|ten) ?(?:times|x) "
    r"(?:less|lower|cheaper|smaller|fewer|slower|lighter|shorter)\b"
)


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each fall told in multiples."""
    for document in evidence.documents:
        for match in FORMS.finditer(scripts.fold(document.text)):
            quote = document.text[match.start() : match.end()]
            held = evidence.between(document.name, match.start(), match.end())
            yield RULE.finding(
                Wording(f"“{quote}” states no number that can be computed", f"“{quote}”没有可计算的确定含义"),
                places=[Place(document.name, match.start(), match.end(), held[0] if held else None)],
                verdict=None,
                suggestions=[
                    Suggestion(
                        Wording(
                            "write a fraction (a third of) or a percentage", "改用分数(降至原来的几分之一)或百分比"
                        ),
                        Wording("nothing falls by more than the whole of itself", "任何量的减少不会超过其自身"),
                    )
                ],
            )


RULE = Rule(
    code="MUL602",
    name="times-less",
    severity=Severity.NOTE,
    check=check,
    summary=Wording("A fall told in multiples says no number", "用“倍”表示减少,含义不确定"),
    on_by_default=False,
)
