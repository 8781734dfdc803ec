"""The pairs of numbers of two texts (or of one) that may stand for one fact, with the evidence for each.

Comes in: Profiles of one or two documents. Goes out: Candidates, those that agree and those that do not, the
latter scored after the equal ones have explained themselves away. No step compares all pairs of long documents:
an index of rare neighbours, measures and values finds them. Refuses to know: links, verdicts, documents' texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from auditor.judging.comparable import agrees, opposed
from auditor.linking.apart import (
    asof,
    bases,
    elapsed,
    frames,
    labels,
    one_text,
    pasts,
    places,
    steps,
    substitutions,
    tallies,
    times,
    told_of_rows,
)
from auditor.linking.gate import Related
from auditor.linking.pairs import score
from auditor.linking.pairs.blocking import blocked
from auditor.linking.pairs.evidence import VERBATIM, elsewhen, evidence_of
from auditor.linking.pairs.likeness import Likeness, likeness
from auditor.linking.pairs.resemblance import SLIP, resemblance
from auditor.linking.pairs.standing import Pair, Setup, Standing, far_off
from auditor.linking.profile import Profile, View, same_names, swapped

SAYS_MUCH: Final = 0.6
"""Shared rare words of this worth make up for a number that says little itself."""
FORETOLD: Final = 0.25
"""A forecast that the other text repeats this nearly is no statement of the outcome."""
SOME: Final = 1
"""One figure that prose and table have in common may be chance."""
AGREEING: Final = 2
"""So many equal numbers in like places make two texts of one event, though they name different days."""
READS_ALIKE: Final = 0.6
"""Sentences this alike differ in single words."""
LONG: Final = 0.95
"""Shared words of this worth around a number are a sentence, not a phrase."""
WORTH_ASKING: Final = 0.3
"""Less likely pairs become no link, whatever their sentences put in each other's place."""
SAME_PLACE: Final = 0.5
"""Places that read this much the same, in texts with several numbers in common, are one though names further off
differ."""
LITTLE: Final = 0.2
"""Words around two numbers of two names that have no more in common than this speak of two things."""
NO_CHANCE: Final = 0.9
"""Digits this like each other are of one figure, whatever names are around."""
BETTER: Final = 0.25
"""A cell that fits a figure of the prose better by this much is the one it is told of."""
NAMED: Final = 0.5
"""Prose that shares this much of a cell's headings names the cell."""
HALF_NAMED: Final = 0.35
OTHER_SIZE: Final = 4
"""A cell and its retelling differ by a slip of the pen or by less than this factor."""
LEAST: Final = 0.09
"""Places less alike are not weighed."""
FAINT: Final = 0.03
"""The same where the digits are those of a slip."""
BEYOND_DOUBT: Final = (frames.forbidden, frames.other_models, frames.other_things)
TWO_THINGS: Final = (
    *(told_of_rows.apart_from_row, one_text.years_of_series, one_text.two_purposes),
    *(labels.entries, bases.differ, elapsed.differ, places.differ),
)
"""What shows two things only where the words around two numbers say that they are likely one."""
UNLIKE: Final = (labels.told, pasts.differ)
"""The same for two numbers whose digits show no slip of the pen."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two numbers that may stand for one fact."""

    a: Profile
    b: Profile
    agrees: bool
    likeness: Likeness
    evidence: Mapping[str, float]
    score: float
    revised: bool = False
    one_scale: bool = False
    """Whether one is a cell and the other prose that states other figures of the table as they stand there."""


def setup_of(a: View, b: View, related: Related, model: str) -> Setup:
    """What is known of two documents together; `model` names the weights that judge their pairs."""
    return Setup(
        model,
        related.score,
        related.translated,
        times.other_event(a, b),
        related.equal_numbers,
        related.strangers,
        tallies.later(a, b),
    )


def candidates(first: View, second: View, setup: Setup) -> list[Candidate]:
    """Every pair worth a link, in order of place; `first` and `second` are one within a document."""
    pairs = list(_pairs(first, second, setup))
    standing = Standing(pairs)
    found = (_candidate(pair, standing, setup, first, second) for pair in pairs if not pair.barred)
    return [c for c in found if c is not None]


def _candidate(pair: Pair, standing: Standing, setup: Setup, first: View, second: View) -> Candidate | None:
    """The pair with its evidence and score; None where it is settled, or one form filled in twice."""
    if pair.agrees:
        evidence = evidence_of(pair, standing, setup) | _named(pair, setup, first, second)
        value = score.agreement(evidence, _strength(pair))
        return Candidate(pair.a, pair.b, pair.agrees, pair.likeness, evidence, value)
    revised = _revised(pair, setup, first, second)
    slip = resemblance(pair.a, pair.b) >= SLIP
    if standing.settled(pair, setup, slip=slip) or _template(pair, standing, setup, revised=revised):
        return None
    evidence = evidence_of(pair, standing, setup) | _named(pair, setup, first, second)
    if evidence["key"] or evidence["cell"]:
        evidence["names"] = max(0.0, evidence["names"])
    if not pair.a.days and times.other_time(pair.a, pair.b, first, second):
        evidence["elsewhen"] = 1.0
    if _told_apart(pair, evidence, standing) or (setup.translated and not slip and far_off(pair)):
        return None
    value = score.probability(evidence, setup.model)
    if value >= WORTH_ASKING and _of_two_things(pair, setup, first, second):
        return None
    one_scale = pair.a.is_cell != pair.b.is_cell and standing.as_they_stand > SOME
    return Candidate(pair.a, pair.b, pair.agrees, pair.likeness, evidence, value, revised, one_scale)


def _told_apart(pair: Pair, evidence: Mapping[str, float], standing: Standing) -> bool:
    """Whether names in one form, a better cell, or a forecast that is repeated says that there are two facts."""
    verbatim = evidence["identical"] >= SAME_PLACE and standing.agreeing > AGREEING
    if evidence["swapped"] >= 1 and standing.discords(pair) >= 1 and not verbatim:
        return True
    if evidence["cell"] and (evidence["forecast"] or _another_cell(pair, evidence) or _of_strangers(pair, evidence)):
        return True
    if opposed(pair.a.claim, pair.b.claim) and pair.likeness.local < NAMED and not _is_one_figure(pair):
        return True
    few = pair.likeness.local < LITTLE and not evidence["cell"] and evidence["resemblance"] < NO_CHANCE
    if evidence["names"] <= -1 and few:
        return True
    return bool(evidence["forecast"]) and evidence["explained"] >= FORETOLD


def _is_one_figure(pair: Pair) -> bool:
    """Whether only the direction differs: up 5 % here, down 5 % there."""
    return pair.a.kind == pair.b.kind and pair.a.figure.nominal == pair.b.figure.nominal


def _another_cell(pair: Pair, evidence: Mapping[str, float]) -> bool:
    """Whether a figure of the prose is told of another cell than this: one that fits better, or of another size.

    One figure with two units is met by chance among many cells, unless the prose names the cell.
    """
    if pair.a.kind != pair.b.kind and pair.likeness.local < HALF_NAMED:
        return True
    if evidence["rivals"] > BETTER and pair.likeness.local < NAMED and evidence["resemblance"] < SLIP:
        return True
    x, y = pair.a.figure.nominal, pair.b.figure.nominal
    if not x or not y or evidence["resemblance"] > 0:
        return False
    return max(abs(x), abs(y)) >= OTHER_SIZE * min(abs(x), abs(y))


def _of_strangers(pair: Pair, evidence: Mapping[str, float]) -> bool:
    """Whether only the digits join a cell to prose that has no figure of the table and does not name the row."""
    if not evidence["strangers"] or evidence["acquainted"]:
        return False
    return not told_of_rows.names_row(pair.a, pair.b) and not frames.same_measure(pair.a, pair.b)


def _of_two_things(pair: Pair, setup: Setup, first: View, second: View) -> bool:
    """Whether the sentences, or a third number, say that the two numbers are of two things."""
    headed = pair.a.heading != pair.b.heading
    if (setup.model != "within" or headed) and steps.explains(pair.a, pair.b, first, second):
        return True
    asked = TWO_THINGS if resemblance(pair.a, pair.b) >= SLIP else (*TWO_THINGS, *UNLIKE)
    if any(apart(pair.a, pair.b, first, second) for apart in asked):
        return True
    return substitutions.apart(pair.a, pair.b, first, second) is not None


def _named(pair: Pair, setup: Setup, first: View, second: View) -> dict[str, float]:
    """What the names of the two sentences say; names of two scripts say nothing."""
    if setup.translated:
        return {"names": 0.0, "swapped": 0.0}
    reads_alike = pair.likeness.sentence >= READS_ALIKE
    if setup.model == "within" and pair.a.heading != pair.b.heading:
        reads_alike = False
    return {
        "names": same_names(pair.a, pair.b, first, second),
        "swapped": swapped(pair.a, pair.b, first, second) if reads_alike else 0.0,
    }


def _strength(pair: Pair) -> int:
    """What it is worth that they agree: digits, or how narrowly a date is given."""
    if pair.a.days is not None and pair.b.days is not None:
        longest = max(pair.a.days.days, pair.b.days.days)
        return 3 if longest == 1 else 2 if longest <= 31 else 1
    return min(pair.a.strength, pair.b.strength)


def _revised(pair: Pair, setup: Setup, first: View, second: View) -> bool:
    """Whether the later of two texts gives a new count of a number that moves."""
    if pair.agrees or pair.a.days is not None or setup.model == "within":
        return False
    if tallies.is_history(pair.a, pair.b, first, second):
        return False
    if asof.differ(pair.a, pair.b, first, second):
        return True
    return tallies.moved(pair.a, pair.b) or tallies.grown(pair.a, pair.b, setup.later)


def _template(pair: Pair, standing: Standing, setup: Setup, *, revised: bool) -> bool:
    """Whether the two are one form filled in twice: other days and other numbers, and nothing that agrees."""
    alone = not standing.beside.get((pair.a.sentence_id, pair.b.sentence_id))
    if pair.a.days is not None and frames.same_key(pair.a, pair.b):
        return False
    if pair.a.days is not None or setup.model == "within":
        return alone and standing.discords(pair) >= 1
    cells = pair.a.is_cell and pair.b.is_cell
    slip = resemblance(pair.a, pair.b) >= SLIP and standing.template == 0 and not cells
    if revised or slip or standing.agreeing >= AGREEING or not (cells or elsewhen(pair.a, pair.b, setup)):
        return False
    return cells or standing.template > 0 or pair.likeness.sentence < VERBATIM


def _pairs(one: View, other: View, setup: Setup) -> Iterator[Pair]:
    within = one is other
    for a, b in blocked(one.profiles, other.profiles):
        if within and not _apart(a, b):
            continue
        if not within and a.days is not None and b.days is not None and a.days.in_other_zone(b.days):
            continue
        if _far_apart(a, b, setup):
            continue
        found = likeness(a, b, one, other, translated=setup.translated)
        near = found.total >= LEAST or (found.total >= FAINT and not within and resemblance(a, b) >= SLIP)
        if not near and not _equal(a, b, setup):
            continue
        agree = a.kind == b.kind and agrees(a.claim, b.claim, a.figure, b.figure)
        if not near and not agree:
            continue
        if not agree and (frames.complements(a, b) or frames.same_words(a, b)):
            continue
        barred = _is_barred(a, b, one, other, found, agree=agree)
        yield Pair(a, b, agree, found, barred)


def _is_barred(a: Profile, b: Profile, one: View, other: View, found: Likeness, *, agree: bool) -> bool:
    """Whether it is beyond doubt that the two are of two facts: numbers that agree are asked less."""
    if any(apart(a, b) for apart in BEYOND_DOUBT) or (found.subject < 0 and not _word_for_word(found)):
        return True
    if found.mass < SAYS_MUCH and frames.says_little(a, b):
        return True
    if agree:
        return frames.bounds_another(a, b)
    if one is other and _are_told_apart(a, b):
        return True
    return asof.is_written_on(a, one) or asof.is_written_on(b, other) or told_of_rows.level_and_change(a, b)


def _are_told_apart(a: Profile, b: Profile) -> bool:
    """Whether the writer of one text tells the two apart."""
    if one_text.another_one(a, b) and not (a.days and frames.same_key(a, b)):
        return True
    return one_text.two_conditions(a, b) or one_text.other_times_within(a, b) or one_text.two_types(a, b)


def _word_for_word(found: Likeness) -> bool:
    """Whether two long sentences are one: what their frames make of them is then the reader's guess."""
    return found.sentence >= READS_ALIKE and found.mass >= LONG


def _equal(a: Profile, b: Profile, setup: Setup) -> bool:
    """Whether the two are one longer figure, which hardly meets by chance; between languages two digits are enough."""
    return a.strength >= (2 if setup.translated else 3) and a.figure.nominal == b.figure.nominal


def _far_apart(a: Profile, b: Profile, setup: Setup) -> bool:
    """Whether a glance shows that nothing joins the two: no word, no measure, no figure."""
    x, y = (a.concepts, b.concepts) if setup.translated else (a.sentence, b.sentence)
    if not x.keys().isdisjoint(y.keys()) or (a.noun and a.noun == b.noun):
        return False
    if setup.translated and a.figure.unit is not None and a.figure.unit == b.figure.unit:
        return False
    return not _equal(a, b, setup) and not frames.same_measure(a, b)


def _apart(a: Profile, b: Profile) -> bool:
    """Numbers of one sentence are told apart by their writer; cells of tables by their rows and columns."""
    if a.sentence_id == b.sentence_id:
        return False
    return not ("table" in a.claim.marks and "table" in b.claim.marks)
