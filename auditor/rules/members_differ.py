"""Two lists of one group name different members.

A group is the same where it is counted alike and called alike (七大科技巨头 and 七巨头, “the seven”), and more than half of its
members are the same under any of their names; lists of members, judges or finalists too. Lists of different years are not
held together. What differs on either side is shown; groups do change, so this is a warning.

Bad:  甲:四巨头(苹果、微软、谷歌、亚马逊)。乙:四巨头(苹果、微软、谷歌、特斯拉)。 / A: the four giants (Apple, Microsoft, Google and Amazon). B: the four giants (Apple, Microsoft, Google and Tesla).
Good: 甲:四巨头(苹果、微软、谷歌、亚马逊)。乙:四巨头(亚马逊、谷歌、微软、苹果)。 / A: the four giants (Apple, Microsoft, Google and Amazon). B: the four giants (Amazon, Google, Microsoft and Apple).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from auditor.arithmetic import figures
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.lists import rosters
from auditor.lists.rosters import Roster
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording
from claims import scripts

YEAR: Final = re.compile(r"(?:19|20)\d\d")
YEAR_REACH: Final = 30
OWNER_ZH: Final = re.compile(
    r"(?P<owner>[\u4e00-\u9fff]{1,4}?(?:组|队|团|会|局|部|院|校|司|室|班))(?:共有?|有|的|共计|一共|由|里|中)?$"
)
OWNER_EN: Final = re.compile(r"(?P<owner>[a-z]+(?: [a-z]+)?)['’]s (?:[a-z]+ )?$")
OWNED_EN: Final = re.compile(r" of (?P<owner>(?:[a-z]+ ?){1,3})")
ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "this", "are", "is", "of"})
KINDS: Final = re.compile(r"巨头|小龙|giants?")


def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each pair of lists of one named group that differ; the first list is held against the later ones, each list once."""
    groups: dict[int, list[Roster]] = defaultdict(list)
    for roster in rosters.rosters(evidence):
        if (roster.name or _are_members(roster)) and roster.least <= roster.count <= roster.most:
            groups[roster.count].append(roster)
    for count in sorted(groups):
        seen: list[tuple[Roster, frozenset[str]]] = []
        for roster in groups[count]:
            members = rosters.canonical(roster, evidence)
            same_list = next((r for r, known in seen if members == known), None)
            if same_list is not None:
                yield from _agreed(same_list, roster, evidence)
                continue
            like = next(
                (r for r, known in seen if _is_one_group(members, known) and _may_be_one(r, roster, evidence)), None
            )
            if like is not None:
                yield _finding(like, roster, evidence)
            seen.append((roster, members))


def _agreed(first: Roster, second: Roster, evidence: Evidence) -> Iterator[Comparison]:
    """Two lists of the same members, where a count is among the claims."""
    claims = tuple(dict.fromkeys(r.claim for r in (first, second) if r.claim is not None))
    if claims and first.start != second.start:
        listed = ", ".join(sorted(rosters.canonical(first, evidence)))
        where = [figures.line_of(r.document, r.start, evidence) for r in (first, second)]
        yield Comparison(
            Verdict.AGREE,
            claims,
            Wording(
                f"the same members in {where[0]} and {where[1]}: {listed}", f"{where[0]}与{where[1]}成员相同:{listed}"
            ),
        )


def _are_members(roster: Roster) -> bool:
    """Whether the counted noun is of people or bodies that make up a group: members, judges, 评委."""
    return roster.is_of_names and rosters.MEMBERS.search(roster.noun) is not None


def _may_be_one(a: Roster, b: Roster, evidence: Evidence) -> bool:
    """Whether two lists may be of one group at one time: by title, or by the same counted noun."""
    one, two = _years(a, evidence), _years(b, evidence)
    if (one and two and not one & two) or _are_of_two_owners(a, b, evidence):
        return False
    if a.name and b.name:
        return a.name in b.name or b.name in a.name or _kind(a.name) == _kind(b.name)
    if {a.noun, b.noun} & rosters.ENGLISH.keys():
        return True  # "the four" are of no kind
    return _kind(a.noun) == _kind(b.noun)


def _are_of_two_owners(a: Roster, b: Roster, evidence: Evidence) -> bool:
    """Whether each list says whose it is, and not the same: 专家组, 评审组; the Harn fund's, the Tye school's."""
    one, two = _owner(a, evidence), _owner(b, evidence)
    return bool(one and two) and not (one & two if one <= two or two <= one else one >= two)


def _owner(roster: Roster, evidence: Evidence) -> frozenset[str]:
    """The words of whose group a list is of: before the count, or behind the noun with "of"."""
    text = scripts.fold(evidence.document[roster.document].text)
    ahead = OWNER_ZH.search(text, max(0, roster.start - YEAR_REACH), roster.start)
    if ahead is not None:
        return frozenset({ahead["owner"]})
    found = OWNER_EN.search(text, max(0, roster.start - YEAR_REACH), roster.start)
    words = found["owner"] if found else ""
    behind = OWNED_EN.match(text, roster.end)
    return frozenset((words + " " + (behind["owner"] if behind else "")).split()) - ARTICLES


def _years(roster: Roster, evidence: Evidence) -> frozenset[str]:
    text = evidence.document[roster.document].text
    return frozenset(YEAR.findall(text[max(0, roster.start - YEAR_REACH) : roster.list_end + YEAR_REACH]))


def _kind(noun: str) -> str:
    found = rosters.MEMBERS.search(noun) or KINDS.search(noun)
    return found.group().split()[-1] if found else noun


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
