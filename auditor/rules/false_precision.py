"""A hedge and a number so precise that the hedge says nothing, or the digits do.

“about 589.37” promises four digits and takes them back. Either the hedge or the last digits should go. Off by default: a
matter of style, and sources do measure to the digit and still say “about”.

Bad:  约589.37万人观看。 / About 589.37 million people watched.
Good: 约589万人观看。 / About 589 million people watched.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Suggestion
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording

TOO_MANY_DIGITS = 4
"""Significant digits from which a hedge contradicts the precision; three are common in “about 1.25 million”."""
KINDS = frozenset({"money", "count", "measure", "percent"})


def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each number hedged by “about” that has four significant digits or more."""
    for claim in evidence.claims:
        quantity = claim.quantity
        if quantity.hedge != "about" or quantity.kind not in KINDS or quantity.fraction is not None:
            continue
        digits = quantity.written.replace(".", "").strip("0")
        if digits.isdecimal() and len(digits) >= TOO_MANY_DIGITS:
            yield RULE.finding(
                Wording(
                    f"“{claim.quote}” is hedged, yet written to {len(digits)} significant digits",
                    f"“{claim.quote}”带有约数词,却写到{len(digits)}位有效数字",
                ),
                places=[Place.of(claim)],
                verdict=None,
                suggestions=[
                    Suggestion(
                        Wording("drop the hedge, or round the number", "去掉约数词,或将数字取整"),
                        Wording("a hedge and four exact digits contradict one another", "约数词与四位精确数字相互矛盾"),
                    )
                ],
            )


RULE = Rule(
    code="NUM109",
    name="false-precision",
    severity=Severity.NOTE,
    check=check,
    summary=Wording("A hedged number is written too precisely", "带约数词的数字写得过于精确"),
    on_by_default=False,
)
