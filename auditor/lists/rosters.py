"""Lists of names that a text gives together with their count: three companies A, B and C; 六个企业; i) ii) iii); the
seven (A, B ...).

Comes in: the evidence. Goes out: rosters, each with its members and the least and most that its punctuation can mean.
Refuses to know: whether the count is right, and who the members are.

A list is taken only where its ends are sure: brackets, a colon, dashes or a word such as 包括 that opens it, its own
marks i) ii) iii), or a run of names closed by the counted noun (A、B和C三家企业). Inside a member "and" and 和 may be
part of a name, so members are counted twice: as few and as many as can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from auditor.arithmetic.memo import once
from auditor.evidence import Evidence
from auditor.lists import enumerations, groups, sayings
from claims import lexicon, scripts
from claims.values import Claim

DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "兩": 2}
NUMBERS_EN: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
ENGLISH: Final = {w: n for n, w in enumerate(NUMBERS_EN)}
MOST: Final = 20
LONGEST_LIST: Final = 400

NOUN_ZH: Final = r"[^\s,,。;;::()()、“”\"《》—\d]{0,12}"
COUNT_ZH: Final = r"(?P<count>[二两三四五六七八九十]|十[一二]|\d{1,2})"
# 三家企业: 七大科技巨头( 六个领域包括 - a small count, a noun, then what opens a list.
OPENED_ZH: Final = re.compile(
    COUNT_ZH
    + r" ?(?P<noun>(?:大|家|个|名|位|款|种|项|所|座|支|条|类|只|巨头|小龙|强|国)"
    + NOUN_ZH
    + r")(?:\([a-z][a-z0-9 ]{0,24}\))?[”\"」》]?"
    + r"(?P<open> ?[:：(（]|(?:分别)?是指|,? ?(?:即|分别(?:是|为)|依次(?:是|为))|——|—|(?=[a-z]))"
)
ENTITY: Final = (
    r"企业|公司|机构|银行|集团|大学|高校|医院|媒体|券商|国家|城市|省份|省|市|国|品牌|地区"
    r"|球队|车企|厂商|巨头|部门|学校|平台|选手|球员"
)
CLOSED_ZH: Final = re.compile(
    r"[、和及与](?P<last>[^\s,,。;;::()()、]{1,14}?)(?P<some>等)?"
    + COUNT_ZH
    + r" ?(?P<noun>(?:大|家|个|名|位|支|所)?[^\s,,。;;::()()、]{0,4}?(?:"
    + ENTITY
    + r"))"
)
OPENED_EN: Final = re.compile(
    r"(?<![\w-])(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) "
    r"(?P<noun>(?:[a-z][a-z'’-]* ){0,4}[a-z][a-z'’-]*)(?P<open> ?\(| ?[:：] ?| ?— ?| ?– |,? namely,? )"
)
JOINT: Final = re.compile(r"\s+(?:and|&|or)\s+|以及|和|及|与|还有")
NAMED: Final = re.compile(r"巨头|小龙|强|大.{0,6}(?:银行|运营商|家族|平台|电商)|giants?|\b(?:magnificent|big) ")
VERBS: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|not|used|of|that|which|can|will|may|be|been|to|in|on|for)\b"
)
DOING: Final = re.compile(r"^(?:[a-z]+ )?[a-z]+s (?:(?:are|were|have|will be) [a-z]+(?: [a-z]+)?|on [a-z]+day)$")
"""What the counted do, before the list of who they are: "seven countries are taking part: ..."."""
MEMBERS: Final = re.compile(
    r"^(?:[a-z]+ )?(?:member|judge|juror|director|founder|finalist|winner|candidate|trustee|commissioner|nominee)"
    r"|成员|评委|委员|董事|创始人|得主|候选人|入围者|决赛选手"
)
"""People or bodies that make up a group; two lists of them with the same count may be of one group."""
SOME: Final = re.compile(
    r"^(?:such as|including|include|for example|e\.g\.|like|among|例如|比如|如|以及其他|包括但不限于)"
)
MANY: Final = re.compile(r"(?:等|等等|and others|and more|etc\.?|among others|…+|\.\.\.)\s*$")
CLOSERS: Final = {"(": ")"}


@dataclass(frozen=True, slots=True)
class Roster:
    """A count, the list beside it, and how many members the list can have."""

    document: str
    count: int
    noun: str
    start: int
    end: int
    """Of the counted noun."""
    list_start: int
    list_end: int
    members: tuple[str, ...]
    least: int
    most: int
    is_complete: bool
    """Whether the words leave no room for members that are not listed."""
    claim: Claim | None
    name: str = ""
    """What the group is called where it has a name: 七大科技巨头, 杭州六小龙, Magnificent Seven."""
    is_of_names: bool = False
    """Whether the members are names, and not phrases in which "and" may stand."""
    is_marked: bool = False
    """Whether the list marks its own members, so that their number is sure."""


def rosters(evidence: Evidence) -> tuple[Roster, ...]:
    """Every counted list of the documents, in order of place."""
    return once(evidence, _rosters)


def is_near(roster: Roster) -> bool:
    """Whether a list misses its count by little, so that it is the list counted: by one, or two of five and more."""
    if not roster.is_of_names:
        return False
    off = roster.count - roster.most if roster.count > roster.most else roster.least - roster.count
    return off == 1 or (off == 2 and roster.count >= 5)


def canonical(roster: Roster, evidence: Evidence) -> frozenset[str]:
    """The members by their well-known names, so that 苹果 and Apple are one; the written form where none is known."""
    text = evidence.document[roster.document].text[roster.list_start : roster.list_end]
    folded = scripts.fold(text)
    out = set()
    for member in roster.members:
        at = folded.find(member)
        written = text[at : at + len(member)] if at >= 0 else member
        written = groups.plain_name(written)
        term = lexicon.load().named(written)
        out.add(term.name if term is not None else written)
    return frozenset(out)


def _rosters(evidence: Evidence) -> tuple[Roster, ...]:
    found: list[Roster] = []
    for document in evidence.documents:
        folded = scripts.fold(document.text)
        here = [*_opened(document.name, folded), *_closed(document.name, folded), *_marked(document.name, folded)]
        here += _titled(document.name, document.text, folded)
        here += _told(document.name, document.text, folded)
        found += [_with_claim(r, evidence) for r in _apart(here)]
    return tuple(found)


def _apart(found: list[Roster]) -> list[Roster]:
    """One roster a count: the surest reading where several begin in one place; incomplete ones prove nothing."""
    kept: list[Roster] = []
    for roster in sorted(found, key=lambda r: (r.start, not r.least <= r.count <= r.most, not r.name, r.end)):
        if roster.is_complete and (not kept or kept[-1].end <= roster.start):
            kept.append(roster)
    return kept


def _opened(document: str, text: str) -> Iterator[Roster]:
    for pattern in (OPENED_ZH, OPENED_EN):
        for match in pattern.finditer(text):
            count = number(match["count"])
            opener = match["open"].strip()
            begin = match.end()
            end = _end(text, begin, opener)
            if end is None or count is None or _is_inside_number(text, match.start()):
                continue
            if enumerations.MARKS.match(text[begin : begin + 8].lstrip()):
                continue
            yield from _made(
                document, text, (count, match["noun"].strip(), match.start(), match.end("noun")), (begin, end), opener
            )


def _end(text: str, begin: int, opener: str) -> int | None:
    """Where a list that opens here ends: at its closing bracket, dash, or the end of the sentence."""
    limit = min(len(text), begin + LONGEST_LIST)
    closer = CLOSERS.get(opener[-1:] if opener else "")
    if closer is not None:
        end = text.find(closer, begin, limit)
        return end if end >= 0 else None
    if opener in {"—", "–", "——"}:
        end = text.find(opener, begin, limit)
        return end if end >= 0 else None
    stop = re.compile(r"[。;!?\n]|\.(?:\s|$)").search(text, begin, limit)
    return stop.start() if stop else (limit if limit == len(text) else None)


def _made(
    document: str, text: str, head: tuple[int, str, int, int], span: tuple[int, int], opener: str
) -> Iterator[Roster]:
    count, noun, start, end = head
    listed = text[slice(*span)].strip(" :,")
    body = re.sub(r"^(?:包括了?|分别(?:是|为)|是|为|即|including|namely|are|were)\s*", "", listed)
    body = re.sub(r"^[a-z][a-z0-9 ]{0,24},\s?(?:包括|即|指)", "", body)
    members, least, most = split(body)
    if not 2 <= count <= MOST or most < 2 or not all(map(_is_name, members)):
        return
    is_partial = bool(SOME.match(listed) or MANY.search(listed) or "等" in listed[-8:])
    yield Roster(
        document, count, noun, start, end, *span, members, least, most,
        opener != "" and not is_partial, None, name_of(text, start, end),
    )  # fmt: skip


def _is_name(member: str) -> bool:
    """Whether a member reads like a name or a short noun phrase: no figure, no clause."""
    if re.match(r"\d+(?:[.,]\d+)?\s*(?:[^\w\s]|[a-z]+\b|\d|$)", member) or re.search(r"[。;:!?\"“”]", member):
        return False
    return len(member) <= 16 if re.search(r"[\u3400-\u9fff]", member) else len(member.split()) <= 6


def _closed(document: str, text: str) -> Iterator[Roster]:
    """A、B和C三家企业: names parted by 、 and closed by the count and its noun."""
    for match in CLOSED_ZH.finditer(text):
        count = number(match["count"])
        begin, end = _run_start(text, match.end("last")), match.end("last")
        listed = text[begin:end]
        if count is None or not 2 <= count <= MOST or _is_inside_number(text, match.start("count")):
            continue
        members, least, most = split(listed)
        if len(members) < 2 or not all(map(_is_name, members)) or ("、" not in listed and count != 2):
            continue
        yield Roster(
            document, count, match["noun"], match.start("count"), match.end("noun"), begin, end, members, least, most,
            match["some"] is None and "、" in listed, None,
        )  # fmt: skip


def _run_start(text: str, end: int) -> int:
    """Back to where a run of names begins: a stop, a bracket, or a verb that takes the list."""
    begin = end
    while begin > 0 and end - begin < LONGEST_LIST and text[begin - 1] not in '。;；:：!！?？\n,，(（)）“”"—':
        begin -= 1
    head = text[begin:end]
    opened = [
        m.end()
        for m in re.finditer(
            r"由|是指|包括|指的是|分别是|分别为|对|与|在|向|给|被|让|把|将|获|有|是|为|和(?=[^、]*、)",
            head.split("、")[0],
        )
    ]
    return begin + max(opened, default=0)


def _marked(document: str, text: str) -> Iterator[Roster]:
    """三个领域:i)…,ii)…,iii)…: the marks number the members themselves."""
    for found in enumerations.of(text):
        count = number(found.count)
        if count is None or _is_inside_number(text, found.start):
            continue
        total = len(found.members)
        if total < count and not found.is_closed:
            continue
        yield Roster(
            document, count, text[found.start : found.end], found.start, found.end, found.list_start, found.list_end,
            found.members, total, total, is_complete=True, claim=None, is_marked=True,
        )  # fmt: skip


def _titled(document: str, text: str, folded: str) -> Iterator[Roster]:
    """The Big Four (...), 五虎即...: held against other lists of the group, not against its own count."""
    for group in groups.of(text, folded):
        count = number(group.count)
        members, least, most = split(folded[group.list_start : group.list_end])
        if count is None or not 3 <= count <= MOST or not least <= count <= most or not all(map(_is_name, members)):
            continue
        if _is_inside_number(folded, group.start):
            continue
        yield Roster(
            document, count, group.title, group.start, group.end, group.list_start, group.list_end,
            members, least, most, is_complete=True, claim=None, name=group.title,
        )  # fmt: skip


def _told(document: str, text: str, folded: str) -> Iterator[Roster]:
    """The five trustees are A, B ...; "A, B and C are the three finalists"; the members are A, B and C."""
    for group in sayings.of(text, folded):
        members, least, most = split(folded[group.list_start : group.list_end])
        count = number(group.count) if group.count else (least if least == most else None)
        if count is None or not 2 <= count <= MOST or most < 2 or not all(map(_is_name, members)):
            continue
        if group.count and _is_inside_number(folded, group.start):
            continue
        yield Roster(
            document, count, group.title, group.start, group.end, group.list_start, group.list_end,
            members, least, most, is_complete=True, claim=None,
        )  # fmt: skip


def split(listed: str) -> tuple[tuple[str, ...], int, int]:
    """The members of a list, and the fewest and most it can mean: "and" and 和 may stand inside a name."""
    listed = listed.strip(" ,.。、:")
    listed = MANY.sub("", listed).strip(" ,、")
    listed = re.sub(r"\([^()]*\)|（[^（）]*）", "", listed)
    commas = [p for p in re.split(r"[、]" if "、" in listed else r"[,，;；]\s*", listed) if p.strip()]
    joined = [re.sub(r"^(?:and|or|以及|和|及|与|还有|或)\s*", "", p.strip()) for p in commas]
    fine = [t.strip() for part in joined for t in JOINT.split(part) if t.strip()]
    # The last joint of a list is its own "and", unless its last comma had one already; any other may be part of a name.
    has_own = bool(commas) and joined[-1] != commas[-1].strip()
    own_joint = 1 if joined and not has_own and JOINT.search(joined[-1]) else 0
    return tuple(fine), len(joined) + own_joint, len(fine)


def name_of(text: str, start: int, end: int) -> str:
    """What a group is called, if its counted noun is a name for it: 七大科技巨头, 六小龙; else nothing."""
    counted = text[start:end]
    return counted if NAMED.search(counted) else ""


def number(written: str) -> int | None:
    """A small count in digits, Chinese numerals or English words."""
    if written.isdecimal():
        return int(written)
    if written in ENGLISH:
        return ENGLISH[written]
    if len(written) == 2 and written[0] == "十":
        return 10 + DIGITS[written[1]]
    return DIGITS.get(written)


def _is_inside_number(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in "0123456789.-零一二三四五六七八九十百千万亿第数几,/"


def _with_claim(roster: Roster, evidence: Evidence) -> Roster:
    """The list with the claim that states its count; a number there that says something else is none."""
    inside = evidence.between(roster.document, roster.start, roster.end)
    held = [c for c in inside if c.quantity.value is None or c.quantity.value == roster.count]
    text = evidence.document[roster.document].text
    named = replace(roster, is_of_names=_are_names(roster, text))
    return replace(named, claim=held[0]) if held else named


def _are_names(roster: Roster, text: str) -> bool:
    """Whether a list is of names: capitals in Latin script; short words of a body, person or place in Chinese."""
    if roster.is_marked:
        return True
    if roster.noun.isascii():
        if VERBS.search(roster.noun) and not (MEMBERS.search(roster.noun) or DOING.match(roster.noun)):
            return False
        listed = text[roster.list_start : roster.list_end]
        words = [w.strip() for w in re.split(r"[,;]|\band\b|&", listed) if w.strip(" .:()—–")]
        plain = [w.strip(" .:()—–") for w in words]
        if MEMBERS.search(roster.noun):
            plain = [groups.plain_name(w) for w in plain]
        return bool(plain) and all(w[:1].isupper() for w in plain)
    return re.search(ENTITY + r"|巨头|小龙|强|人|名|位|家|座|款|支|所", roster.noun) is not None and all(
        len(m) <= 12 for m in roster.members
    )
