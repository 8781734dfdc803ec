"""Two lists of one group name different members.

A group is the same where it is counted alike and called alike (七大科技巨头 and 七巨头, “the seven”), and more than half of its
members are the same under any of their names. What differs on either side is shown; groups do change, so this is a
warning.

Bad:  甲:四巨头(苹果、微软、谷歌、亚马逊)。乙:四巨头(苹果、微软、谷歌、特斯拉)。 / A: the four giants (Apple, Microsoft, Google and Amazon). B: the four giants (Apple, Microsoft, Google and Tesla).
Good: 甲:四巨头(苹果、微软、谷歌、亚马逊)。乙:四巨头(亚马逊、谷歌、微软、苹果)。 / A: the four giants (Apple, Microsoft, Google and Amazon). B: the four giants (Amazon, Google, Microsoft and Apple).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from auditor import rosters
from auditor.arithmetic import figures
from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rosters import Roster
from auditor.rule import Rule
from auditor.wording import Wording


def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each pair of lists of one named group that differ; the first list is held against the later ones, each list once."""
    groups: dict[int, list[Roster]] = defaultdict(list)
    for roster in rosters.rosters(evidence):
        if roster.name and roster.least <= roster.count <= roster.most:
            groups[roster.count].append(roster)
    for count in sorted(groups):
        seen: list[tuple[Roster, frozenset[str]]] = []
        for roster in groups[count]:
            members = rosters.canonical(roster, evidence)
            if any(members == known for _, known in seen):
                continue
            like = next((r for r, known in seen if _is_one_group(members, known)), None)
            if like is not None:
                yield _finding(like, roster, evidence)
            seen.append((roster, members))


def _is_one_group(a: frozenset[str], b: frozenset[str]) -> bool:
    return a != b and 2 * len(a & b) > max(len(a), len(b))


def _finding(first: Roster, second: Roster, evidence: Evidence) -> Finding:
    one, two = rosters.canonical(first, evidence), rosters.canonical(second, evidence)
    only_one, only_two = ", ".join(sorted(one - two)), ", ".join(sorted(two - one))
    text = evidence.document[first.document].text[first.start : first.end]
    places = [
        Place(r.document, r.start, r.list_end, r.claim, Wording(f"only here: {only}", f"仅此处有:{only}"))
        for r, only in ((first, only_one), (second, only_two))
    ]
    where = [figures.line_of(p.document, p.start, evidence) for p in places]
    return RULE.finding(
        Wording(
            f"“{text}”: {only_one} ({where[0]}), but {only_two} ({where[1]})",
            f"“{text}”:一处为{only_one}({where[0]}),另一处为{only_two}({where[1]})",
        ),
        places=places,
        verdict=Verdict.CONFLICT,
        confidence=0.85,
        derivation=[
            Wording(f"in both: {', '.join(sorted(one & two))}", f"两处皆有:{'、'.join(sorted(one & two))}"),
            Wording(f"only in {where[0]}: {only_one}", f"仅见于{where[0]}:{only_one}"),
            Wording(f"only in {where[1]}: {only_two}", f"仅见于{where[1]}:{only_two}"),
        ],
    )


RULE = Rule(
    code="CNT803",
    name="members-differ",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("Two lists of one group name different members", "同一群体的两份名单成员不同"),
)
