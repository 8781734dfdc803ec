"""How sure we are that two numbers which do not agree speak of one fact.

A logistic score of few, named, fitted weights. Comes in: the evidence of a pair. Goes out: a probability and
its reasons. The weights are in `weights.toml`, written by `auditor.linking.pairs.fit`. Refuses to know: texts,
documents, verdicts.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from auditor.finding import Reason

NAMES: Final = (
    "local",
    "mass",
    "sentence",
    "left",
    "right",
    "noun",
    "names",
    "swapped",
    "subject",
    "measure",
    "other_measure",
    "period",
    "scope",
    "explained",
    "explained_both",
    "rivals",
    "identical",
    "verbatim",
    "resemblance",
    "unit",
    "related",
    "strangers",
    "beside",
    "concord",
    "acquainted",
    "template",
    "discord",
    "unique",
    "key",
    "heading",
    "elsewhen",
    "forecast",
    "date",
    "cell",
    "small",
)
"""The pieces of evidence, in the order of the report."""

WORDS: Final = {
    "local": "words around the number",
    "mass": "rare words around both numbers",
    "sentence": "sentences",
    "left": "word before the number",
    "right": "word after the number",
    "noun": "what is counted",
    "names": "names in the sentences",
    "swapped": "the sentences read alike but for names",
    "subject": "subject",
    "measure": "measure",
    "other_measure": "two known measures that are not one",
    "period": "period",
    "scope": "scope",
    "explained": "an equal number elsewhere accounts for one side",
    "explained_both": "equal numbers elsewhere account for both sides",
    "rivals": "another number fits the place better",
    "identical": "the places read the same but for the number",
    "verbatim": "the two sentences are one but for the number",
    "resemblance": "digits of the two numbers",
    "unit": "one figure with two units of one kind",
    "related": "the documents",
    "strangers": "nothing but common words joins the documents",
    "beside": "equal numbers beside both",
    "concord": "how far the other numbers of the two texts agree",
    "acquainted": "numbers that the two texts have in common",
    "template": "one form filled in twice",
    "discord": "other numbers of the two sentences that differ too",
    "key": "subject and measure are named, and the same",
    "unique": "the only number of its kind in either text",
    "heading": "heading against body",
    "elsewhen": "two times of which the texts speak",
    "forecast": "a forecast against a report",
    "date": "dates",
    "small": "two numbers of one digit",
    "cell": "a cell of a table against prose",
}


@functools.cache
def weights(model: str) -> Mapping[str, float]:
    """The weights of a model: `across` documents or `within` one."""
    raw = (files("auditor.linking.pairs") / "weights.toml").read_text(encoding="utf-8")
    found: dict[str, float] = {k: float(v) for k, v in tomllib.loads(raw)[model].items()}
    return found


def probability(evidence: Mapping[str, float], model: str) -> float:
    """The chance that the two speak of one fact."""
    held = weights(model)
    total = held["bias"] + sum(held.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def reasons(evidence: Mapping[str, float], model: str) -> tuple[Reason, ...]:
    """Each piece of evidence that moved the score, with its part of it, largest first."""
    held = weights(model)
    found = [
        Reason(name, round(held.get(name, 0.0) * value, 2), f"{WORDS[name]}: {value:.2f}")
        for name, value in evidence.items()
        if abs(held.get(name, 0.0) * value) >= 0.01
    ]
    return tuple(sorted(found, key=lambda r: (-abs(r.weight), r.name)))


def agreement(evidence: Mapping[str, float], digits: int) -> float:
    """The chance that two numbers which agree do so because they are of one fact, and not by chance."""
    held = weights("agreement")
    total = held["bias"] + held["digits"] * min(4, digits)
    total += sum(held.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
