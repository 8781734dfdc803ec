"""What is left of a whole once a part is gone: "of 46,000 homes 31,000 have power again, leaving 15,000".

In Chinese: 停电46万户,已恢复31万户,尚有15万户.

Comes in: a sentence. Goes out: the whole with its two parts. Refuses to know: whether they add up, codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from auditor.arithmetic.amounts import is_share, nominal, same_unit
from auditor.arithmetic.divisions import Division
from auditor.arithmetic.sentences import Sentence
from claims.values import Claim

LEFT_EN: Final = re.compile(
    r"^[^.;\d]{0,60}(?:,| and|;| which) (?:so that|leaving|leaves|left)"
    r"(?: (?:only|just|about|some|another|the other|a further|the remaining))?\s$"
)
LEFT_ZH: Final = re.compile(
    r"^[^。;\d]{0,10},?(?:目前|现在|现|至今|因此|故)?(?:尚有|仍有|还剩下?|尚余|剩下|余下|剩余|仅剩|只剩)[^,。;\d]{0,6}$"
)
GONE_ZH: Final = re.compile(r"已|其中|完成|恢复|售出|处理|修复|归还|偿还|用去|用掉")


def of(sentence: Sentence) -> Iterator[Division]:
    """Each three amounts in a row of which the last is said to be what the second leaves of the first."""
    claims = sentence.claims
    for whole, gone, rest in zip(claims, claims[1:], claims[2:], strict=False):
        if _are_of_one(whole, gone, rest) and _is_left(sentence, whole, gone, rest):
            yield Division(
                whole, (gone, rest), "together", are_apart=True, is_sure_of_each=True, may_overlap=False, has_rest=False
            )


def _are_of_one(whole: Claim, gone: Claim, rest: Claim) -> bool:
    values = [nominal(c) for c in (whole, gone, rest)]
    if any(v is None for v in values) or is_share(whole):
        return False
    most, *others = (v for v in values if v is not None)
    return same_unit(whole, gone) and same_unit(whole, rest) and most > max(others)


def _is_left(sentence: Sentence, whole: Claim, gone: Claim, rest: Claim) -> bool:
    lead = sentence.text(gone.end, rest.start)
    if LEFT_EN.match(lead):
        return True
    return LEFT_ZH.match(lead) is not None and GONE_ZH.search(sentence.text(whole.end, gone.start)) is not None
