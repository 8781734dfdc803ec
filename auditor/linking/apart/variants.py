"""Which version of a product a number is of: the Pro at 4,999, the plain one at 3,999; the first 5,000 of all.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. A number is of the version named last before it;
one without a name is the plain version. Refuses to know: products, scores.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.linking.profile import Profile, View

REACH: Final = 160
"""Characters before a number in which its version is named."""
NAMED: Final = re.compile(
    r"(?:(?<=[A-Za-z0-9\u3400-\u9fff])|(?<=[A-Za-z0-9\u3400-\u9fff] ))(?P<grade>Pro\+?|Max|Ultra|Mini|mini|Lite|Plus)"
    r"(?: (?P<more>Max|Plus|Ultra|Mini))?(?![A-Za-z])"
    r"|(?P<zh>标准版|標準版|基础版|青春版|顶配版|頂配版|高配版|低配版|旗舰版|入门版|长续航版|尊享版)"
)
PLAIN: Final = frozenset({"标准版", "標準版", "基础版", ""})
FIRST: Final = re.compile(r"\b[Tt]he first $|首批\s?$|[前首]$")
"""Before a number these say that it is of the first ones only."""


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two amounts are of two versions of a product, or one is of the first of the other."""
    if a.kind != b.kind or a.kind in ("share", "percentage_point"):
        return False
    if a.kind == "count" and _is_of_first(a, first) != _is_of_first(b, second):
        return True
    one, two = _version(a, first), _version(b, second)
    return one != two and not (one in PLAIN and two in PLAIN)


def _is_of_first(p: Profile, v: View) -> bool:
    return FIRST.search(v.document.text[max(0, p.claim.start - 12) : p.claim.start]) is not None


def _version(p: Profile, v: View) -> str:
    """The version named last before the number, the headline's left aside."""
    start = p.claim.start
    text = v.document.text
    begin = max(0, start - REACH, text.rfind("\n", 0, start) + 1)
    named = ""
    for match in NAMED.finditer(text, begin, start):
        named = match["zh"] or " ".join(w for w in (match["grade"].lower(), match["more"]) if w).lower()
    return named
