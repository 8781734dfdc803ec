"""The pairs of numbers of two texts (or of one) that may stand for one fact, with the evidence for each.

Comes in: Profiles of one or two documents. Goes out: Candidates, those that agree and those that do not, the
latter scored after the equal ones have explained themselves away. No step compares all pairs of long documents:
an index of rare neighbours, measures and values finds them. Refuses to know: links, verdicts, documents' texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.judging import scale
from auditor.judging.calendar_spans import another_year
from auditor.judging.comparable import agrees
from auditor.linking import asof, score, steps, substitutions, vetoes
from auditor.linking.gate import Related
from auditor.linking.likeness import Likeness, likeness
from auditor.linking.profile import Profile, View, same_names, swapped
from auditor.linking.standing import Pair, Setup, Standing, far_off

FULL: Final = 6_000
"""Pairs of one kind that are all looked at; beyond it the index chooses."""
KEYS: Final = 4
"""Rarest neighbours by which a number is found."""
HOLDERS: Final = 24
"""Numbers that one key finds at most."""
SAYS_MUCH: Final = 0.6
"""Shared rare words of this worth make up for a number that says little itself."""
FEW_OF_KEY: Final = 3
"""A text with more numbers of one subject and measure tells them apart by something else."""
FORETOLD: Final = 0.25
"""A forecast that the other text repeats this nearly is no statement of the outcome."""
SOME: Final = 1
"""One figure that prose and table have in common may be chance."""
UNMEASURED: Final = 0.4
"""What a forecast against a report counts where neither number has a known measure."""
AGREEING: Final = 2
"""So many equal numbers in like places make two texts of one event, though they name different days."""
READS_ALIKE: Final = 0.6
"""Sentences this alike differ in single words."""
LONG: Final = 0.95
"""Shared words of this worth around a number are a sentence, not a phrase."""
VERBATIM: Final = 0.9
"""Sentences this alike are one text."""
SLIP: Final = 0.6
"""Digits this like each other are hardly so by chance."""
FAR: Final = 3
"""Powers of ten that two numbers of like places are apart only by a slip: 30 days and 30,000 days."""
FAR_OFF: Final = (0.7, 0.9, 1.0)
"""Resemblance of the same digits so far apart, by how many they are."""
WORTH_ASKING: Final = 0.3
"""Less likely pairs become no link, whatever their sentences put in each other's place."""
SAME_PLACE: Final = 0.5
"""Places that read this much the same, in texts with several numbers in common, are one though names further off
differ."""
UNIT_LOST: Final = 0.7
"""Resemblance of one written figure with two units: 50 % and 50, 80 million dollars and 80 million euros."""
LITTLE: Final = 0.2
"""Words around two numbers of two names that have no more in common than this speak of two things."""
BETTER: Final = 0.25
"""A cell that fits a figure of the prose better by this much is the one it is told of."""
NAMED: Final = 0.5
"""Prose that shares this much of a cell's headings names the cell."""
HALF_NAMED: Final = 0.35
OTHER_SIZE: Final = 4
"""A cell and its retelling differ by a slip of the pen or by less than this factor."""
SAID: Final = 4
"""Words that make a sentence of its own: `Price: 5` is a line of a form."""
LEAST: Final = 0.09
"""Places less alike are not weighed."""
FAINT: Final = 0.03
"""The same where the digits are those of a slip."""


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
        vetoes.other_event(a, b),
        related.equal_numbers,
        related.strangers,
        vetoes.later(a, b),
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
        evidence = _evidence(pair, standing, setup) | _named(pair, setup, first, second)
        value = score.agreement(evidence, _strength(pair))
        return Candidate(pair.a, pair.b, pair.agrees, pair.likeness, evidence, value)
    revised = _revised(pair, setup, first, second)
    slip = _resemblance(pair.a, pair.b) >= SLIP
    if standing.settled(pair, setup, slip=slip) or _template(pair, standing, setup, revised=revised):
        return None
    evidence = _evidence(pair, standing, setup) | _named(pair, setup, first, second)
    if evidence["key"] or evidence["cell"]:
        evidence["names"] = max(0.0, evidence["names"])
    if not pair.a.days and vetoes.other_time(pair.a, pair.b, first, second):
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
    if evidence["cell"] and _another_cell(pair, evidence):
        return True
    if evidence["names"] <= -1 and pair.likeness.local < LITTLE and not evidence["cell"]:
        return True
    return bool(evidence["forecast"]) and evidence["explained"] >= FORETOLD


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


def _of_two_things(pair: Pair, setup: Setup, first: View, second: View) -> bool:
    """Whether the sentences, or a third number, say that the two numbers are of two things."""
    headed = pair.a.heading != pair.b.heading
    if (setup.model != "within" or headed) and steps.explains(pair.a, pair.b, first, second):
        return True
    if any(apart(pair.a, pair.b, first, second) for apart in vetoes.TWO_THINGS):
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
    if vetoes.is_history(pair.a, pair.b, first, second):
        return False
    if asof.differ(pair.a, pair.b, first, second):
        return True
    return vetoes.moved(pair.a, pair.b) or vetoes.grown(pair.a, pair.b, setup.later)


def _template(pair: Pair, standing: Standing, setup: Setup, *, revised: bool) -> bool:
    """Whether the two are one form filled in twice: other days and other numbers, and nothing that agrees."""
    alone = not standing.beside.get((pair.a.sentence_id, pair.b.sentence_id))
    if pair.a.days is not None and vetoes.same_key(pair.a, pair.b):
        return False
    if pair.a.days is not None or setup.model == "within":
        return alone and standing.discords(pair) >= 1
    cells = pair.a.is_cell and pair.b.is_cell
    slip = _resemblance(pair.a, pair.b) >= SLIP and standing.template == 0 and not cells
    if revised or slip or standing.agreeing >= AGREEING or not (cells or _elsewhen(pair.a, pair.b, setup)):
        return False
    return cells or standing.template > 0 or pair.likeness.sentence < VERBATIM


def _pairs(one: View, other: View, setup: Setup) -> Iterator[Pair]:
    within = one is other
    for a, b in _blocked(one.profiles, other.profiles):
        if within and not _apart(a, b):
            continue
        if not within and a.days is not None and b.days is not None and a.days.in_other_zone(b.days):
            continue
        if _far_apart(a, b, setup):
            continue
        found = likeness(a, b, one, other, translated=setup.translated)
        near = found.total >= LEAST or (found.total >= FAINT and not within and _resemblance(a, b) >= SLIP)
        if not near and not _equal(a, b, setup):
            continue
        agree = a.kind == b.kind and agrees(a.claim, b.claim, a.figure, b.figure)
        if not near and not agree:
            continue
        if not agree and (vetoes.complements(a, b) or vetoes.same_words(a, b)):
            continue
        barred = (
            vetoes.forbidden(a, b)
            or (found.mass < SAYS_MUCH and vetoes.says_little(a, b))
            or (found.subject < 0 and not _word_for_word(found))
            or vetoes.other_models(a, b)
            or vetoes.other_things(a, b)
            or (agree and vetoes.bounds_another(a, b))
        )
        if not agree and not barred and within:
            barred = (
                (vetoes.another_one(a, b) and not (a.days and vetoes.same_key(a, b)))
                or vetoes.two_conditions(a, b)
                or vetoes.other_times_within(a, b)
            )
        if not agree and not barred:
            barred = asof.is_written_on(a, one) or asof.is_written_on(b, other) or vetoes.level_and_change(a, b)
        yield Pair(a, b, agree, found, barred)


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
    return not _equal(a, b, setup) and not vetoes.same_measure(a, b)


def _apart(a: Profile, b: Profile) -> bool:
    """Numbers of one sentence are told apart by their writer; cells of tables by their rows and columns."""
    if a.sentence_id == b.sentence_id:
        return False
    return not ("table" in a.claim.marks and "table" in b.claim.marks)


def _elsewhen(a: Profile, b: Profile, setup: Setup) -> float:
    """How far the two speak of two times: two days of one template, or of a number that moves."""
    if a.days is not None:
        return 0.0
    if setup.model == "within":
        return 0.0
    if vetoes.times_differ(a.moment, b.moment):
        return 1.0 if setup.equal_numbers < 2 else 0.5
    return 0.5 if setup.other_event and setup.equal_numbers < 1 else 0.0


def _blocked(first: Sequence[Profile], second: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    within = first is second
    kinds: dict[str, list[Profile]] = defaultdict(list)
    for b in second:
        kinds[b.kind].append(b)
    by_kind: dict[str, list[Profile]] = defaultdict(list)
    for a in first:
        by_kind[a.kind].append(a)
    for kind, mine in by_kind.items():
        others = kinds.get(kind, [])
        if len(mine) * len(others) <= FULL:
            yield from ((a, b) for a in mine for b in others if not within or a.index < b.index)
        else:
            yield from _indexed(mine, others, within=within)
    yield from _same_figure(first, second, within=within)


def _indexed(mine: Sequence[Profile], others: Sequence[Profile], *, within: bool) -> Iterator[tuple[Profile, Profile]]:
    postings: dict[object, list[Profile]] = defaultdict(list)
    for b in others:
        for key in _keys(b):
            if len(postings[key]) < HOLDERS:
                postings[key].append(b)
    for a in mine:
        seen: set[int] = set()
        for key in _keys(a):
            for b in postings.get(key, ()):
                if b.index not in seen and (not within or a.index < b.index):
                    seen.add(b.index)
                    yield a, b


def _keys(profile: Profile) -> list[object]:
    frame = profile.claim.frame
    rare = sorted(profile.local.items(), key=lambda item: (-item[1], item[0]))[:KEYS]
    keys: list[object] = [token for token, _ in rare]
    keys.append(("value", profile.figure.nominal, profile.days))
    if frame.measure:
        keys.append((frame.subject, frame.measure))
    return keys


def _same_figure(
    first: Sequence[Profile], second: Sequence[Profile], *, within: bool
) -> Iterator[tuple[Profile, Profile]]:
    """The same written number with another kind of unit: a lost percent sign, another currency."""
    postings: dict[object, list[Profile]] = defaultdict(list)
    for b in second:
        written = _written(b)
        if written is not None and len(postings[written]) < HOLDERS:
            postings[written].append(b)
    for a in first:
        for b in postings.get(_written(a), ()):
            if a.kind != b.kind and (not within or a.index < b.index) and _swappable(a, b):
                yield a, b


def _written(p: Profile) -> object:
    """The figure without sign, which tables leave to their brackets; of a range its upper end."""
    quantity = p.claim.quantity
    value = quantity.value if quantity.value is not None else quantity.nominal_high
    return None if p.days is not None or value is None else abs(value)


def _swappable(a: Profile, b: Profile) -> bool:
    kinds = {a.kind, b.kind}
    if kinds & {"date", "clock"} or _per_something(a, b):
        return False
    if "share" in kinds:
        return "bare" in kinds or "count" in kinds or "percentage_point" in kinds
    return all(k.startswith("money") for k in kinds) or not kinds & {"bare", "rank", "count"}


def _per_something(a: Profile, b: Profile) -> bool:
    """Whether one is of each thing of a kind what the other is by itself: 25 MB a file, 25 MB."""
    x, y = (p.figure.unit or "" for p in (a, b))
    return ("/" in x) != ("/" in y) and x.partition("/")[0] == y.partition("/")[0]


def _evidence(pair: Pair, standing: Standing, setup: Setup) -> dict[str, float]:
    a, b, like = pair.a, pair.b, pair.likeness
    accounted = standing.accounted(pair, setup)
    restates, resemblance = _restates(pair, setup), _resemblance(a, b)
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
        "resemblance": resemblance,
        "unit": _other_unit(a, b),
        "related": setup.related,
        "beside": min(2, standing.beside.get((a.sentence_id, b.sentence_id), 0)) / 2,
        "concord": standing.concord - 0.5,
        "acquainted": min(3, standing.agreeing) / 3,
        "template": standing.template,
        "discord": min(3, standing.discords(pair)) / 3,
        "unique": _unique(pair, standing),
        "key": _key_of(pair, standing, setup),
        "heading": float(restates),
        "elsewhen": _elsewhen(a, b, setup),
        "forecast": 0.0 if restates else _told_before(a, b) * (1 - resemblance),
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


def _resemblance(a: Profile, b: Profile) -> float:
    """What the likeness of the digits says: the longer the number, the less it is chance."""
    if a.days is not None and b.days is not None:
        return another_year(a.days, b.days)
    x, y = a.figure.digits, b.figure.digits
    if not x or not y or _is_fraction(a) or _is_fraction(b):
        return 0.0
    if x == y and _another_scale(a, b):
        return 0.9
    if x == y and a.kind != b.kind and _written(a) == _written(b) and not _small(a):
        scaled = bool(a.claim.quantity.scale) and a.claim.quantity.scale == b.claim.quantity.scale
        return max(UNIT_LOST, (0.4, 0.8, 1.0)[min(len(x) + scaled, 3) - 1])
    if x == y and _another_unit(a, b) and not _small(a):
        return max(UNIT_LOST, (0.4, 0.8, 1.0)[min(len(x), 3) - 1])
    if x == y and abs(a.figure.last - b.figure.last) >= FAR:
        return FAR_OFF[min(len(x), 3) - 1]
    if x == y:
        return (0.4, 0.8, 1.0)[min(len(x), 3) - 1]
    x, y = scale.aligned(a.figure, b.figure)
    kind = scale.likeness(x, y)
    if kind is None:
        return 0.0
    table = {"transposed": (0.6, 0.9, 1.0), "permuted": (0.6, 0.7, 0.9), "one_digit": (0.3, 0.6, 0.9)}
    return table[kind][min(len(x), 4) - 2]


def _is_fraction(p: Profile) -> bool:
    """Whether it is written as a fraction (a quarter, 1/20), which has no digits that a slip of the pen changes."""
    return p.claim.quantity.fraction is not None or (p.claim.quantity.kind == "ratio" and p.claim.quantity.unit is None)


def _small(p: Profile) -> bool:
    return p.claim.quantity.value is None or abs(p.claim.quantity.value) < 10


def _another_scale(a: Profile, b: Profile) -> bool:
    """Whether one says million where the other says billion: few digits, and yet hardly chance."""
    return (
        a.kind == b.kind
        and bool(a.claim.quantity.scale)
        and bool(b.claim.quantity.scale)
        and (a.claim.quantity.scale != b.claim.quantity.scale)
    )


def _another_unit(a: Profile, b: Profile) -> bool:
    """Whether one figure is written with two units of one kind: 90 days here, 90 weeks there."""
    if a.figure.unit == b.figure.unit or None in (a.figure.unit, b.figure.unit):
        return False
    of_one_kind = a.kind == b.kind or (a.kind.startswith("money") and b.kind.startswith("money"))
    return of_one_kind and _written(a) == _written(b) is not None


def _other_unit(a: Profile, b: Profile) -> float:
    """What it says that one word makes the difference; two hours and two minutes are met by chance more often."""
    return (0.5 if _small(a) else 1.0) if _another_unit(a, b) else 0.0


def _key_of(pair: Pair, standing: Standing, setup: Setup) -> float:
    """What the frames say, where they say enough; within a text an amount needs more than a subject and a measure."""
    found = vetoes.same_key(pair.a, pair.b)
    if standing.of_key(pair) > FEW_OF_KEY + (pair.a.days is not None):
        return 0.0
    return found if setup.model != "within" or found > 1 else 0.0


def _unique(pair: Pair, standing: Standing) -> float:
    """Whether either text has no other number of the measure."""
    if pair.likeness.measure < 1.0 or pair.likeness.subject < 0:
        return 0.0
    return 1 / max(1, standing.of_measure(pair))
