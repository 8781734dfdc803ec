"""A range whose first end leaves out its scale word or unit.

3~5亿 may be read as three to 500 million. GB/T 15835-2011 asks for 3亿~5亿; English style guides for “$3 million to $5 million”.
Off by default: a matter of style.

Bad:  投资3~5亿元。 / An investment of $3-5 million.
Good: 投资3亿~5亿元。 / An investment of $3 million to $5 million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Suggestion
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording

_BARE_FIRST_END = re.compile(r"^[^\d]{0,4}[\d.,０-９]+\s*(?:[-–—~～至到]|to|and)\s*[^\d]{0,4}[\d.,０-９]+\s*(\S+)")


def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each range with a scale word that stands only behind its second end."""
    for claim in evidence.claims:
        quantity = claim.quantity
        if quantity.hedge != "range" or not quantity.scale or claim.quote.count(quantity.scale) > 1:
            continue
        if not _BARE_FIRST_END.match(claim.quote):
            continue
        yield RULE.finding(
            Wording(
                f"“{claim.quote}”: “{quantity.scale}” is written only once",
                f"“{claim.quote}”:“{quantity.scale}”只写了一次",
            ),
            places=[Place.of(claim)],
            verdict=None,
            suggestions=[
                Suggestion(
                    Wording(
                        f"repeat “{quantity.scale}” behind the first number", f"在前一个数字后补上“{quantity.scale}”"
                    ),
                    Wording("the first end can be read without it", "前一个数字可能被读成没有该单位"),
                )
            ],
        )


RULE = Rule(
    code="STY902",
    name="range-unit-left-out",
    severity=Severity.NOTE,
    check=check,
    summary=Wording("A range leaves out the scale of its first end", "数值范围省略了前一个数的单位"),
    on_by_default=False,
)
