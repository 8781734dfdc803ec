"""The field in which a rank is held: "third in the chess league" and "fifth in the rapid chess league" are two.

Comes in: two ranks with the Views they are of. Goes out: yes or no. Refuses to know: other kinds of number, languages
in which the field does not follow the rank.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.linking.lexical import rarity
from auditor.linking.lexical.words import words
from auditor.linking.profile import Profile, View

FIELD: Final = re.compile(r"^(?: place)?(?: overall)? (?:in|among|of|at|on) (?P<field>[^,.;:()]{3,60})")
TELLING: Final = 0.8


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two ranks are of two fields: each field is named, and one has a telling word that the other has not."""
    if a.kind != "rank" or b.kind != "rank":
        return False
    one, two = _field(a, first), _field(b, second)
    return one is not None and two is not None and one != two and bool(one & two)


def _field(p: Profile, v: View) -> frozenset[str] | None:
    found = FIELD.match(v.document.text[p.claim.end : p.claim.sentence[1]].lower())
    if found is None:
        return None
    return frozenset(t for t in words(found["field"]).tokens if rarity.weight(t) >= TELLING)
