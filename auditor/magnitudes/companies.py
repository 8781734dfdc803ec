"""Which company a figure is of: the frame's subject, else the one company of its sentence, known or told by grammar.

Comes in: a claim and the evidence. Goes out: a company's name. Refuses to know: what the figure is.

Companies that no lexicon lists are found where the words leave no doubt: "shares of Acme", 星河科技股价.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from auditor.evidence import Evidence
from claims import lexicon, scripts
from claims.values import Claim

RUN: Final = r"[A-Z][\w&.-]*(?: (?:[A-Z][\w&.-]*|of|and)){0,3}"
ENGLISH: Final = (
    re.compile(rf"[Ss]hares (?:of|in) ({RUN})"),
    re.compile(
        rf"({RUN})(?:'s|’s)?,? "
        r"(?:shares?|stock|revenues?|sales|market|annual|(?:19|20)\d\d|fiscal|full-year|reported|posted|had|lost)\b"
    ),
)
CHINESE: Final = re.compile(
    r"(?:^|[,,。:;\s“”])([\u3400-\u9fffA-Za-z·]{2,10}?)(?:的)?"
    r"(?:股价|股票|总市值|市值|(?:(?:19|20)\d\d|去年|上年|全年)[^,,。]{0,6}(?:营|收入|销售))"
)
LEGAL: Final = re.compile(r",? (?:Corp|Corporation|Inc|Ltd|Limited|Group|Holdings|Co|PLC|plc|AG|SA|NV)\.?$")
NO_NAMES: Final = frozenset(
    (
        *(
            "The",
            "Its",
            "It",
            "This",
            "That",
            "Shares",
            "Annual",
            "Full-year",
            "In",
            "On",
            "But",
            "And",
            "A",
            "Stock",
            "Market",
        ),
        *(
            "该公司",
            "公司",
            "其",
            "该股",
            "美股",
            "大盘",
            "个股",
            "单日",
            "一夜",
            "受此影响",
            "总",
            "全球",
            "今日",
            "截至",
            "集团",
        ),
    )
)


def of(claim: Claim, evidence: Evidence) -> str | None:
    """The company a claim is of; None where the text does not say."""
    if claim.frame.subject is not None:
        return plain(claim.frame.subject)
    text = evidence.document[claim.document].text
    sentence = text[slice(*claim.sentence)]
    hits = lexicon.load().find(scripts.fold(sentence), sentence)
    known = {t.name for _, _, terms in hits for t in terms[:1] if t.part == "name" and t.kind == "company"}
    if known:
        return known.pop() if len(known) == 1 else None
    named = set(_named(sentence))
    return named.pop() if len(named) == 1 else None


def plain(name: str) -> str:
    """A name without its legal form: Acme Corp and Acme are one company."""
    return LEGAL.sub("", name)


def _named(sentence: str) -> Iterator[str]:
    for pattern in ENGLISH:
        yield from (plain(m[1]) for m in pattern.finditer(sentence) if m[1].split()[0] not in NO_NAMES)
    yield from (m[1] for m in CHINESE.finditer(sentence) if m[1] not in NO_NAMES)
