"""What a text says to have been wrong: "an earlier version of this article said 45" states 54, not 45.

Comes in: a claim with its text. Goes out: whether its sentence takes it back. Refuses to know: numbers, links.
"""

from __future__ import annotations

import re
from typing import Final

from claims.values import Claim

TAKEN_BACK: Final = re.compile(
    r"\b(?:earlier|previous|original) (?:version|edition|draft)s? of (?:this|the) (?:article|story|report|page)"
    r"|\b(?:incorrectly|mistakenly|wrongly|erroneously) (?:said|stated|gave|reported|put|listed|wrote|described)"
    r"|\b(?:misstated|misreported)\b"
    r"|(?:此前|早先|先前|之前|原先|早前)的?(?:版本|报道|報道|報導|稿件|文章)[^。;]{0,12}[误誤错錯称稱]"
    r"|(?<![错錯失])[误誤](?:写|寫|报|報|作|称|稱)(?:为|為|成)|更正前",
    re.IGNORECASE,
)


def is_taken_back(claim: Claim, text: str) -> bool:
    """Whether the sentence of a claim says that it, or what stood there before, was wrong."""
    return TAKEN_BACK.search(text, *claim.sentence) is not None
