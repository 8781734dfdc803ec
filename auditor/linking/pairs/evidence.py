"""The evidence for and against a pair of numbers standing for one fact, by name.

Comes in: a Pair, how it stands among all pairs, what is known of the two documents. Goes out: what `score` weighs.
Refuses to know: weights, documents' texts.
"""

from __future__ import annotations

from typing import Final

from auditor.linking.apart import frames, times
from auditor.linking.pairs.resemblance import other_unit, resemblance
from auditor.linking.pairs.standing import Pair, Setup, Standing
from auditor.linking.profile import Profile

FEW_OF_KEY: Final = 3
"""A text with more numbers of one subject and measure tells them apart by something else."""
UNMEASURED: Final = 0.4
"""What a forecast against a report counts where neither number has a known measure."""
VERBATIM: Final = 0.9
"""Sentences this alike are one text."""
SAID: Final = 4
"""Words that make a sentence of its own: `Price: 5` is a line of a form."""


def evidence_of(pair: Pair, standing: Standing, setup: Setup) -> dict[str, float]:
    """What speaks for and against the two being one, by the names that `score` weighs."""
    a, b, like = pair.a, pair.b, pair.likeness
    accounted = standing.accounted(pair, setup)
    restates, resembles = _restates(pair, setup), resemblance(a, b)
    return {
        "local": like.local,
        "mass": like.mass,
        "sentence": like.sentence,
        "left": like.left,
        "right": like.right,
        "noun": like.noun,
        "subject": like.subject,
        "measure": like.measure,
        "other_measure": float(like.measure <= -1),
        "period": like.period,
        "scope": like.scope,
        "explained": max(accounted) if not pair.agrees else 0.0,
        "explained_both": min(accounted) if not pair.agrees else 0.0,
        "rivals": max(-0.5, min(0.5, standing.rival(pair))) if not pair.agrees else 0.0,
        "identical": max(0.0, like.local - 0.7) / 0.3 * like.mass,
        "verbatim": float(min(like.sentence, like.local) >= VERBATIM and len(a.sentence) >= SAID),
        "resemblance": resembles,
        "unit": other_unit(a, b),
        "related": setup.related,
        "beside": min(2, standing.beside.get((a.sentence_id, b.sentence_id), 0)) / 2,
        "concord": standing.concord - 0.5,
        "acquainted": min(3, standing.agreeing) / 3,
        "template": standing.template,
        "discord": min(3, standing.discords(pair)) / 3,
        "unique": _unique(pair, standing),
        "key": _key_of(pair, standing, setup),
        "heading": float(restates),
        "elsewhen": elsewhen(a, b, setup),
        "forecast": 0.0 if restates else _told_before(a, b) * (1 - resembles),
        "date": float(a.days is not None and like.measure < 1),
        "cell": float(a.is_cell != b.is_cell),
        "strangers": setup.strangers,
        "small": float(not restates and max(a.strength, b.strength) <= 1 and a.days is None),
    }


def _restates(pair: Pair, setup: Setup) -> bool:
    """Whether one is of a heading and the other of the text below, which the heading restates."""
    return setup.model == "within" and pair.a.heading != pair.b.heading


def _told_before(a: Profile, b: Profile) -> float:
    """Whether one is foretold that the other reports; how long a thing is to last is told alike before and after."""
    if (a.claim.frame.modality == "forecast") == (b.claim.frame.modality == "forecast"):
        return 0.0
    return 1.0 if a.claim.frame.known_measure or b.claim.frame.known_measure else UNMEASURED


def elsewhen(a: Profile, b: Profile, setup: Setup) -> float:
    """How far the two speak of two times: two days of one template, or of a number that moves."""
    if a.days is not None:
        return 0.0
    if setup.model == "within":
        return 0.0
    if times.times_differ(a.moment, b.moment):
        return 1.0 if setup.equal_numbers < 2 else 0.5
    return 0.5 if setup.other_event and setup.equal_numbers < 1 else 0.0


def _key_of(pair: Pair, standing: Standing, setup: Setup) -> float:
    """What the frames say, where they say enough; within a text an amount needs more than a subject and a measure."""
    found = frames.same_key(pair.a, pair.b)
    if standing.of_key(pair) > FEW_OF_KEY + (pair.a.days is not None):
        return 0.0
    return found if setup.model != "within" or found > 1 else 0.0


def _unique(pair: Pair, standing: Standing) -> float:
    """Whether either text has no other number of the measure."""
    if pair.likeness.measure < 1.0 or pair.likeness.subject < 0:
        return 0.0
    return 1 / max(1, standing.of_measure(pair))
