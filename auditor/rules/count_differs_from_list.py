"""A list has more or fewer members than the count beside it.

Only lists whose ends are sure are counted: in brackets, behind a colon or 是指, between dashes, numbered i) ii) iii)
or 一是二是三是, bullets under their count, said by a sentence (the five trustees are A, B ...), or closed by the counted noun (A、B和C三家企业). Only lists of names, and those
that mark their own members, can fail. Lists that say they are not complete (such
as, including, 等) are not held to the count. Inside a name “and” may be no joint, so a list is counted as few and as
many as it can mean, and only a count outside both is reported.

Bad:  三家银行:甲行、乙行。 / Three banks: Alpha, Beta.
Good: 三家银行:甲行、乙行、丙行。 / Three banks: Alpha, Beta, Gamma.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.lists import rosters
from auditor.lists.rosters import Roster
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each counted list: confirmed, or counted anew."""
    for roster in rosters.rosters(evidence):
        if roster.least <= roster.count <= roster.most:
            if roster.claim is not None:
                yield Comparison(Verdict.ARITHMETIC_OK, (roster.claim,), _listed(roster, evidence))
        elif rosters.is_near(roster):
            yield _finding(roster, evidence)


def _listed(roster: Roster, evidence: Evidence) -> Wording:
    text = evidence.document[roster.document].text
    quote = text[roster.start : roster.end]
    listed = " ".join(text[roster.list_start : roster.list_end].split()).strip(" ,:()，：（）")
    return Wording(f"“{quote}”: {roster.count} are listed: {listed}", f"“{quote}”:列出{roster.count}项:{listed}")


def _finding(roster: Roster, evidence: Evidence) -> Finding:
    text = evidence.document[roster.document].text
    quote = text[roster.start : roster.end]
    listed = str(roster.least) if roster.least == roster.most else f"{roster.least} – {roster.most}"
    counted = Place(roster.document, roster.start, roster.end, roster.claim)
    return RULE.finding(
        Wording(f"“{quote}”, but {listed} are listed", f"“{quote}”,但列出{listed}项"),
        places=[counted, Place(roster.document, roster.list_start, roster.list_end)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.85,
        derivation=[
            same(" · ".join(f"{n} {member}" for n, member in enumerate(roster.members, 1))),
            Wording(f"stated: {roster.count}; listed: {listed}", f"所述:{roster.count};列出:{listed}"),
        ],
    )


RULE = Rule(
    code="CNT801",
    name="count-differs-from-list",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A list has more or fewer members than the count beside it", "所列项数与所述数目不符"),
)
