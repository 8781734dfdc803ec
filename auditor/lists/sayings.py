"""Lists of names that a sentence says: "the five trustees are A, B ..."; "A, B and C are the three finalists".

Comes in: text and its folded form. Goes out: the count (none where only members are named), the noun, the list. Refuses
to know: claims, rules.

A list is taken only where the sentence or its clause ends with it, so that nobody is left to be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from auditor.lists.groups import NAMES, NUMBER_EN, PERSON_TITLE, Group
from claims.lexicon import words

COUNT: Final = rf"(?P<count>two|{NUMBER_EN}|\d{{1,2}})"
NOUN: Final = r"(?P<noun>(?:[a-z][a-z'’-]* ){0,3}(?:[a-z][a-z'’-]*s|people|women|men))"
COUNTED: Final = re.compile(
    rf"(?<![\w-]){COUNT} {NOUN} (?:are|were|will be|comprise|comprised)(?: namely| as follows)?:? "
)
OF_MEMBERS: Final = (
    r"(?:founding |current |new |first |full |permanent |board |jury |panel |team |committee |council |cabinet )?"
    r"(?:members|directors|trustees|judges|finalists|winners|founders|candidates|nominees|jurors|signatories)"
)
UNCOUNTED: Final = re.compile(rf"(?<![\w-])the (?P<noun>{OF_MEMBERS}) (?:are|were|will be):? ")
CLOSED: Final = re.compile(
    rf" (?:are|were|make up|form|formed) (?:the|its|their|his|her|our) {COUNT} {NOUN}(?=[.;,)\n]|$| of )"
)
DASHED: Final = re.compile(rf"(?<![\w-]){COUNT} {NOUN} [—–] ")
ENDS: Final = re.compile(r"\s*(?:[.;)\n]|$|[—–]|, (?:who|which|all|each|according|(?:the |an? )?[a-z]+ said)\b)")
START: Final = re.compile(r"(?:[.!?。\n]\s+|\A\s*)(?=[A-Z])")
LONGEST: Final = 400

PERSON: Final = rf"(?!来自|分别)(?:{PERSON_TITLE.pattern.lstrip('^')})?[\u4e00-\u9fff·]{{2,5}}"
SAID_ZH: Final = re.compile(
    r"(?P<count>[二两三四五六七八九十]|十[一二]|\d{1,2}) ?"
    r"(?P<noun>[位名](?:(?![是为])[\u4e00-\u9fff]){1,8})(?:分别)?[是为]:?"
    rf"(?P<list>{PERSON}(?:、{PERSON})+(?:(?:和|与|及|以及){PERSON})?)(?=[。;,]|$)"
)


def of(text: str, folded: str) -> Iterator[Group]:
    """Every list that a sentence says."""
    for pattern in (COUNTED, UNCOUNTED, DASHED):
        for match in pattern.finditer(folded):
            run = NAMES.match(text, match.end(), match.end() + LONGEST)
            if run is not None and ENDS.match(text, run.end()):
                count = match["count"] if "count" in pattern.groupindex else ""
                start = match.start("count") if count else match.start("noun")
                yield Group(count, match["noun"], start, match.end("noun"), run.start(), run.end())
    for match in CLOSED.finditer(folded):
        begin = _start(text, match.start())
        if begin is not None and NAMES.fullmatch(text, begin, match.start()):
            yield Group(match["count"], match["noun"], match.start("count"), match.end("noun"), begin, match.start())
    for match in SAID_ZH.finditer(folded):
        if _are_persons(match["list"]):
            yield Group(
                match["count"], match["noun"], match.start(), match.end("noun"), match.start("list"), match.end("list")
            )


def _start(text: str, end: int) -> int | None:
    found = [m.end() for m in START.finditer(text, max(0, end - LONGEST), end)]
    return found[-1] if found else None


def _are_persons(listed: str) -> bool:
    """Whether each member is a name of a person by its first character, a title before it or not."""
    members = re.split(r"、|以及|和|与|及", listed)
    plain = [PERSON_TITLE.sub("", m) for m in members]
    return all(2 <= len(name) <= 4 and name[0] in words("surname") for name in plain)
