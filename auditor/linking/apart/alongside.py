"""What stands right beside a number and makes it another fact: the place a distance is measured from, the other half of
"26 off 24", the margin of a victory.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. Both sides must say it. Refuses to know: scores,
what the numbers themselves say, languages in which these words do not follow the number.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.linking.apart import frames, variants
from auditor.linking.profile import Profile, View

BEHIND: Final = 90
"""Characters behind a number that are looked at."""
AHEAD: Final = 48
PLACE: Final = re.compile(
    r"^(?:\)| ?\([^()]{1,24}\))?,? (?:or so |away |offshore |inland |by road |by air |drive |ride )?(?:to the )?"
    r"(?:(?:due |just )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern|wards?)?"
    r"(?: of| from)|from|off|outside|away from)"
    r" (?:the )?(?:[a-z][a-z’'-]+ ){0,4}?(?:of )?(?P<place>[A-Z][\w’'-]+(?: (?:de |of |the )?[A-Z][\w’'-]+){0,3})"
)
"""What a distance is measured from: 40 km (25 miles) north-east of Harn, 12 miles from the town of Lowick."""
NUMBER: Final = (
    r"(?P<other>\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)"
)
JOINT: Final = r"(?:off|from|out of|of)"
FIRST_OF: Final = re.compile(
    rf"^(?:(?: [a-z]+)?,? {JOINT} (?:just |only |his |her |the |their )?|[投罚罰中])"
    rf"{NUMBER}(?![0-9a-z])"
)
"""26 off 24, 3 of 4, 36投15中, 罚9中8."""
SECOND_OF: Final = re.compile(
    rf"(?<![0-9a-z.,]){NUMBER}(?:(?: [a-z]+)?,? {JOINT} (?:just |only |his |her |the |their )?|[投罚罰中])$"
)
YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
MARGIN: Final = re.compile(r"\bby (?:just |only |a mere |a |about |some |nearly |more than )?$")
MORE: Final = re.compile(r"\b(?:more|further|additional|another)\b")
SCORED: Final = frozenset(
    {"run", "point", "goal", "vote", "seat", "wicket", "stroke", "shot", "length", "set", "game", "second", "metre"}
    | {"meter", "try", "frame", "lap", "ballot"}
)
WON: Final = re.compile(
    r"\b(?:w[io]n|winn\w+|victor\w+|margins?|beat\w*|defeat\w*|edg\w+|triumph\w*|los[et]\w*|loss|lead\w*|led|ahead"
    r"|behind|clear|down|majority|short|trail\w*|advantage|difference|apart|gap|over)\b"
)
"""Words beside which a number of points or runs may be a margin too."""


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether what stands beside two numbers says that they are of two things."""
    if a.days is not None or b.days is not None or a.is_cell or b.is_cell:
        return False
    return (
        _is_year(a) != _is_year(b)
        or _places_differ(a, b, first, second)
        or _halves_differ(a, b, first, second)
        or _one_margin(a, b, first, second)
        or variants.differ(a, b, first, second)
    )


def _is_year(p: Profile) -> bool:
    """Whether it is written as a year is, with nothing that it counts: the 2020 census."""
    written = p.claim.quantity.written
    return p.kind == "count" and p.claim.quote == written and YEAR.fullmatch(written) is not None


def _behind(p: Profile, v: View) -> str:
    return v.document.text[p.claim.end : min(p.claim.sentence[1], p.claim.end + BEHIND)]


def _ahead(p: Profile, v: View) -> str:
    return v.document.text[max(p.claim.sentence[0], p.claim.start - AHEAD) : p.claim.start]


def _places_differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two distances are from two places."""
    if a.kind != b.kind or a.kind != "[length]":
        return False
    one, two = PLACE.match(_behind(a, first)), PLACE.match(_behind(b, second))
    if one is None or two is None:
        return False
    words, others = (found["place"].lower().split() for found in (one, two))
    return not any(w == o or frames.is_spelling(*sorted((w, o), key=len)) for w in words for o in others)


def _halves_differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether each is half of a pair (26 off 24, 3 of 4): not the same half, or the other half differs too."""
    if a.kind not in {"count", "bare"} or a.kind != b.kind or a.claim.quantity.value == b.claim.quantity.value:
        return False
    heads = FIRST_OF.match(_behind(a, first)), FIRST_OF.match(_behind(b, second))
    tails = SECOND_OF.search(_ahead(a, first)), SECOND_OF.search(_ahead(b, second))
    if (heads[0] and tails[1]) or (heads[1] and tails[0]):
        return True
    return any(x is not None and y is not None and x["other"].lower() != y["other"].lower() for x, y in (heads, tails))


def _one_margin(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether one is the margin of a victory, and beside the other nothing speaks of winning or losing."""
    if a.noun not in SCORED or b.noun not in SCORED:
        return False
    margins = [MARGIN.search(_ahead(p, v)) is not None for p, v in ((a, first), (b, second))]
    if margins[0] == margins[1]:
        return False
    other, view = (b, second) if margins[0] else (a, first)
    if MORE.search(other.claim.quote):
        return True
    return WON.search(_ahead(other, view) + " " + _behind(other, view)) is None
