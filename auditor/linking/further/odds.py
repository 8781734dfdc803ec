"""How likely two numbers that are left over in two texts are one number, a slip of the pen apart.

What chance would bring about, how much alike the two places read, what else the texts say for and against it. Comes in:
two Profiles, and by how much chance explains their digits. Goes out: a probability with its reasons. Refuses to know:
which numbers are left over, links.

The weights were fitted on 390 planted slips and 601 pairs of numbers that nobody changed, and rounded (see
DECISIONS.md): one in ten by chance is worth 1.5, of the 2.3 that it would be worth were chance estimated rightly. Nine
in ten of those slips were planted in reports retold in other words, which no folder of cases holds; of them `fit_odds`
cannot tell. On the cases of other documents that it was given (32 slips, 129 other pairs) it fits a bias 2.0 lower,
`strangers` 1.3, `local` 1.2, `chance` 0.7, `one_digit` and `short` 0.6 higher, the rest within 0.4. Weights fitted to
so few find fewer slips and raise more where nothing is wrong, so these are kept.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from auditor.finding import Reason
from auditor.linking.pairs.likeness import Likeness
from auditor.linking.profile import Profile

WEIGHTS: Final[Mapping[str, float]] = {
    "chance": 1.5,
    "alike": 1.6,
    "local": 0.4,
    "sentence": 0.6,
    "unit": 1.1,
    "scope": 0.7,
    "accounted": -0.9,
    "strangers": -1.1,
    "one_digit": -1.7,
    "short": -0.7,
}
BIAS: Final = -1.1
WORDS: Final[Mapping[str, str]] = {
    "chance": "how hardly chance makes the slip, in powers of ten",
    "alike": "places that have something in common",
    "local": "words around the number",
    "sentence": "sentences",
    "unit": "one unit",
    "scope": "scope",
    "accounted": "a number of the other text that would allow it",
    "strangers": "nothing but common words joins the documents",
    "one_digit": "one digit differs",
    "short": "a number of one digit",
}
LIKE: Final = 0.09
"""Places this like each other have something in common."""
LEAST: Final = 1e-6


def evidence(
    x: Profile, y: Profile, like: Likeness, slip: str, *, chance: float, accounted: int, strangers: float
) -> dict[str, float]:
    """What speaks for and against one number, by name; `accounted` counts the sides that another number explains."""
    return {
        "chance": -math.log10(max(LEAST, min(1.0, chance))),
        "alike": float(like.total >= LIKE),
        "local": like.local,
        "sentence": like.sentence,
        "unit": float(x.figure.unit is not None and x.figure.unit == y.figure.unit),
        "scope": like.scope,
        "accounted": float(accounted),
        "strangers": strangers,
        "one_digit": float(slip == "one_digit"),
        "short": float(min(x.strength, y.strength) < 2),
    }


def probability(held: Mapping[str, float]) -> float:
    """The chance that the two are one number."""
    total = BIAS + sum(WEIGHTS[name] * value for name, value in held.items())
    return 1 / (1 + math.exp(-total))


def reasons(held: Mapping[str, float]) -> tuple[Reason, ...]:
    """Each piece of evidence that moved the odds, with its part of it, largest first."""
    found = [
        Reason(name, round(WEIGHTS[name] * value, 2), f"{WORDS[name]}: {value:.2f}")
        for name, value in held.items()
        if abs(WEIGHTS[name] * value) >= 0.01
    ]
    return tuple(sorted(found, key=lambda r: (-abs(r.weight), r.name)))
