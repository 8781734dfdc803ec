"""Fits the weights of the score to pairs of real documents in which single numbers were changed.

Python -m auditor.linking.pairs.fit FOLDER Comes in: a folder of `*.jsonl.gz`, one case a line: `docs` (id, text),
`mutation`, `cluster`, `harmful`, and for a harmful case the changed place (`doc_id`, `start`, `end`) and its
`partner`. Goes out: `weights.toml` beside this file (with --write), and a table of calibration from clusters
that the weights have not seen. Besides the planted errors it makes disagreements of its own: in two places that
agree, one number is put at odds by a factor that no slip explains, for real disagreements look like nothing.
Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from auditor.document import Document
from auditor.judging.figure import figure
from auditor.linking import gate
from auditor.linking.pairs import score
from auditor.linking.pairs.pairing import Candidate, candidates, setup_of
from auditor.linking.pairs.standing import Setup
from auditor.linking.profile import Profile, View, view
from auditor.linking.statements import is_left_out
from claims import extract

HERE: Final = Path(__file__).resolve().parent
FACTORS: Final = (Decimal("1.37"), Decimal("0.61"), Decimal("2.3"), Decimal("1.13"))
"""What two honest reports may differ by."""
STRANGE: Final = 0.5
"""What a pair of numbers of two unrelated pages counts: there are few of each kind in the sample, and many in
the world."""
RIDGE: Final = 2.0
PRIOR: Final = {
    "names": (0.8, 20.0),
    "swapped": (-4.0, 30.0),
    "subject": (1.0, 20.0),
    "measure": (0.6, 20.0),
    "other_measure": (-1.5, 30.0),
    "unique": (0.8, 20.0),
    "key": (2.5, 30.0),
    "template": (-3.0, 20.0),
    "concord": (2.0, 20.0),
    "acquainted": (0.8, 10.0),
    "elsewhen": (-1.5, 20.0),
    "forecast": (-1.8, 30.0),
    "scope": (0.3, 20.0),
    "strangers": (-1.5, 10.0),
    "cell": (-1.0, 5.0),
    "small": (-0.7, 20.0),
    "unit": (2.0, 20.0),
    "heading": (3.0, 30.0),
}
"""Where the weights of rare evidence are drawn to, and how strongly: planted errors leave the texts as they are, and
so hold too few look-alikes to learn from; the study of other sources did."""
ROUNDS: Final = 12
EDGES: Final = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
"""Of the probabilities that are counted together."""
POSITIVE: Final = frozenset(
    {"local", "mass", "sentence", "left", "right", "noun", "names", "subject", "measure", "period", "scope"}
) | {"identical", "resemblance", "unit", "related", "beside", "concord", "acquainted", "unique", "key", "heading"}
NEGATIVE: Final = frozenset(
    {
        "other_measure",
        "explained",
        "explained_both",
        "rivals",
        "discord",
        "elsewhen",
        "forecast",
        "swapped",
        "template",
        "strangers",
    }
)
"""The sense of a piece of evidence is known beforehand: a weight against it is chance, and is left at nothing."""

Case = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """The evidence of one pair, and whether it is one fact told in two ways."""

    evidence: Mapping[str, float]
    same: bool
    weight: float
    cluster: str


def main() -> None:
    """Fits, prints the weights and the calibration, and writes with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    cases = read(arguments.folder)
    rows = {"across": list(_across(cases)), "within": list(_within(cases))}
    fitted = {}
    for model, held in rows.items():
        same = sum(r.same for r in held)
        say(f"{model}: {same} disagreements of one fact, {len(held) - same} other pairs")
        fitted[model] = fit(held)
        show_calibration(held, fit)
    if arguments.write:
        _write(fitted)


def say(text: str) -> None:
    """One line of the report."""
    sys.stdout.write(text + "\n")


def read(folder: Path) -> list[Case]:
    """The cases of all files of a folder."""
    return [c for path in sorted(folder.glob("*.jsonl.gz")) for c in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


class _Views:
    """Documents read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], View] = {}

    def of(self, given: Mapping[str, str]) -> View:
        key = given["id"], given["text"]
        if key not in self._known:
            claims = [c for c in extract(given["text"], document=given["id"]) if not is_left_out(c)]
            self._known[key] = view(Document.from_text(given["id"], given["text"]), claims)
        return self._known[key]


def _setup(a: View, b: View) -> Setup | None:
    related = gate.relation((a, b), 0, 1)
    if related.score < gate.LEAST:
        return None
    return setup_of(a, b, related, "across")


def _across(cases: Sequence[Case]) -> Iterator[Row]:
    views = _Views()
    for case in cases:
        if len(case["docs"]) == 2 and case["mutation"] in ("clean", "clean_self", "clean_trap"):
            a, b = (views.of(d) for d in case["docs"])
            yield from _unchanged(a, b, case["cluster"], 0.5 if case["mutation"] == "clean" else 1.0)
            if case["mutation"] == "clean":
                yield from _put_at_odds(a, b, case["cluster"])
        elif case["harmful"] and case["partner"]["doc_id"] != case["doc_id"]:
            yield from _planted(views, case)
    yield from _lookalikes(cases, views)
    yield from _strangers(cases, views)


def _odds(found: Iterable[Candidate]) -> Iterator[Candidate]:
    return (c for c in found if not c.agrees)


def _unchanged(a: View, b: View, cluster: str, weight: float) -> Iterator[Row]:
    setup = _setup(a, b)
    if setup is not None:
        for found in _odds(candidates(a, b, setup)):
            yield Row(found.evidence, same=False, weight=weight, cluster=cluster)


def _planted(views: _Views, case: Case) -> Iterator[Row]:
    a, b = (views.of(d) for d in case["docs"])
    setup = _setup(a, b)
    if setup is None:
        return
    sides = (case, case["partner"])
    for found in _odds(candidates(a, b, setup)):
        hits = [any(is_at(p, side) for p in (found.a, found.b)) for side in sides]
        if all(hits):
            yield Row(found.evidence, same=True, weight=1.0, cluster=case["cluster"])


def is_at(profile: Profile, side: Mapping[str, Any]) -> bool:
    """Whether the number stands in the place that a case names."""
    claim = profile.claim
    return bool(claim.document == side["doc_id"] and claim.start < side["end"] and side["start"] < claim.end)


def _put_at_odds(a: View, b: View, cluster: str) -> Iterator[Row]:
    """Disagreements that no slip explains, made where two places agree."""
    setup = _setup(a, b)
    if setup is None:
        return
    agreed = [c for c in candidates(a, b, setup) if c.agrees and c.score >= 0.9 and c.b.days is None]
    chosen = random.Random(f"{a.document.name} {b.document.name}").sample(agreed, min(3, len(agreed)))  # noqa: S311
    for number, pair in enumerate(chosen):
        changed = _changed(pair.b, FACTORS[number % len(FACTORS)])
        other = replace(b, profiles=tuple(changed if p is pair.b else p for p in b.profiles))
        for found in _odds(candidates(a, other, setup)):
            if found.a is pair.a and found.b is changed:
                yield Row(found.evidence, same=True, weight=1.0, cluster=cluster)


def _changed(profile: Profile, factor: Decimal) -> Profile:
    """The same place with another number, written as precisely."""
    quantity = profile.claim.quantity
    if quantity.value is None:
        return profile
    place = quantity.place or Decimal(1)
    value = (quantity.value * factor / place).to_integral_value() * place
    value = value if value != quantity.value else value + place
    half = place / 2
    changed = replace(
        quantity, value=value, low=value - half, high=value + half, hedge="exact", grain=place, fraction=None
    )
    claim = replace(profile.claim, quantity=changed, quote=str(value))
    return replace(profile, claim=claim, figure=figure(changed))


def _lookalikes(cases: Sequence[Case], views: _Views) -> Iterator[Row]:
    """Documents on two events of one kind: clusters of one number in the two halves of a corpus."""
    texts: dict[str, dict[str, Case]] = defaultdict(dict)
    for case in cases:
        if case["mutation"] == "clean":
            texts[case["cluster"]].update({d["id"]: d for d in case["docs"]})
    for cluster in sorted(texts):
        twin = cluster + "plus"
        if twin not in texts:
            continue
        pairs = [(a, b) for _, a in sorted(texts[cluster].items()) for _, b in sorted(texts[twin].items())]
        for a, b in random.Random(cluster).sample(pairs, min(8, len(pairs))):  # noqa: S311
            yield from _unchanged(views.of(a), views.of(b), cluster, 1.0)


def _strangers(cases: Sequence[Case], views: _Views) -> Iterator[Row]:
    """Pages that have nothing to do with one another, one of each cluster."""
    pages: dict[tuple[str, str], dict[str, str]] = {}
    for case in cases:
        if case["mutation"] == "clean" and not case["cluster"].endswith("plus"):
            pages.setdefault((case["set"], case["cluster"]), case["docs"][-1])
    chosen = [(cluster, views.of(given)) for cluster, given in sorted(pages.items())]
    for at, (cluster, b) in enumerate(chosen):
        for _, a in chosen[:at]:
            yield from _unchanged(a, b, cluster[1], STRANGE)


def _within(cases: Sequence[Case]) -> Iterator[Row]:
    views = _Views()
    setup = Setup("within")
    seen: set[str] = set()
    for case in cases:
        if case["mutation"] != "clean":
            continue
        for given in case["docs"]:
            if given["text"] in seen:
                continue
            seen.add(given["text"])
            yield from _within_one(views.of(given), setup, case["cluster"])


def _within_one(v: View, setup: Setup, cluster: str) -> Iterator[Row]:
    found = candidates(v, v, setup)
    for pair in _odds(found):
        yield Row(pair.evidence, same=False, weight=1.0, cluster=cluster)
    agreed = [c for c in found if c.agrees and c.score >= 0.9 and c.b.days is None]
    for number, pair in enumerate(agreed[:3]):
        changed = _changed(pair.b, FACTORS[number % len(FACTORS)])
        other = replace(v, profiles=tuple(changed if p is pair.b else p for p in v.profiles))
        for after in _odds(candidates(other, other, setup)):
            if after.a is pair.a and after.b is changed:
                yield Row(after.evidence, same=True, weight=1.0, cluster=cluster)


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Weights of a ridge logistic regression; those against their sense are dropped and the rest fitted anew."""
    names = [n for n in score.NAMES if n in PRIOR or any(r.evidence.get(n) for r in rows)]
    while True:
        weights = newton(rows, names)
        wrong = [n for n in names if (n in POSITIVE and weights[n] < 0) or (n in NEGATIVE and weights[n] > 0)]
        if not wrong:
            return {k: round(v, 1) for k, v in weights.items()}
        names = [n for n in names if n not in wrong]


def newton(
    rows: Sequence[Row], names: Sequence[str], prior: Mapping[str, tuple[float, float]] = PRIOR, ridge: float = RIDGE
) -> dict[str, float]:
    """The weights of a logistic regression, drawn to where the prior says, or to nothing as strongly as the ridge."""
    data = [([1.0, *(r.evidence.get(n, 0.0) for n in names)], float(r.same), r.weight) for r in rows]
    size = len(names) + 1
    centre, pull = zip((0.0, 0.0), *(prior.get(n, (0.0, ridge)) for n in names), strict=True)
    beta = list(centre)
    for _ in range(ROUNDS):
        gradient = [-r * (b - c) for r, b, c in zip(pull, beta, centre, strict=True)]
        hessian = [[pull[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
        for x, y, w in data:
            p = logistic(sum(map(float.__mul__, beta, x)))
            off, spread = w * (y - p), w * p * (1 - p)
            for i in range(size):
                if x[i]:
                    gradient[i] += off * x[i]
                    row, scaled = hessian[i], spread * x[i]
                    for j in range(i + 1):
                        row[j] += scaled * x[j]
        beta = [b + s for b, s in zip(beta, _solved(hessian, gradient), strict=True)]
    return dict(zip(("bias", *names), beta, strict=True))


def logistic(z: float) -> float:
    """The probability of which z are the log-odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def _solved(lower: list[list[float]], right: Sequence[float]) -> list[float]:
    """The solution of a symmetric positive system given by its lower half (Cholesky)."""
    size = len(right)
    root = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = lower[i][j] - sum(root[i][k] * root[j][k] for k in range(j))
            root[i][j] = math.sqrt(max(rest, 1e-9)) if i == j else rest / root[j][j]
    y: list[float] = []
    for i in range(size):
        y.append((right[i] - sum(root[i][k] * y[k] for k in range(i))) / root[i][i])
    x = [0.0] * size
    for i in reversed(range(size)):
        x[i] = (y[i] - sum(root[k][i] * x[k] for k in range(i + 1, size))) / root[i][i]
    return x


def show_calibration(
    rows: Sequence[Row], fitted: Callable[[Sequence[Row]], Mapping[str, float]], edges: Sequence[float] = EDGES
) -> None:
    """Scores of each fifth of the clusters under weights fitted to the other four, against what is true."""
    held: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        held[random.Random(row.cluster).randrange(5)].append(row)  # noqa: S311
    scored: list[tuple[float, Row]] = []
    for part, unseen in held.items():
        weights = fitted([r for other, seen in held.items() if other != part for r in seen])
        scored += [(scored_by(weights, row), row) for row in unseen]
    show_scored(scored, edges)


def scored_by(weights: Mapping[str, float], row: Row) -> float:
    """The probability that weights give to a pair."""
    return logistic(weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in row.evidence.items()))


def show_scored(scored: Iterable[tuple[float, Row]], edges: Sequence[float] = EDGES) -> None:
    """How many pairs are one fact, by the probability they were given."""
    counted: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for p, row in scored:
        at = max(i for i, edge in enumerate(edges[:-1]) if p >= edge)
        counted[at][0] += row.same
        counted[at][1] += 1
    for at in sorted(counted):
        same, total = counted[at]
        say(f"  {edges[at]:.1f} - {edges[at + 1]:.1f}: {100 * same / total:5.1f} % of {total} pairs are one fact")


def _write(fitted: Mapping[str, Mapping[str, float]]) -> None:
    path = HERE / "weights.toml"
    kept = {k: v for k, v in tomllib.loads(path.read_text(encoding="utf-8")).items() if k not in fitted}
    lines = [
        "# Written by auditor.linking.pairs.fit: what each piece of evidence adds to the log-odds that two numbers",
        "# speak of one fact. Not fitted, the sample having nothing to teach of them: [agreement] (no equal number is",
        "# planted there), [translation] (no text in two languages), and within one text `verbatim` and `heading` (no",
        "# sentence comes back with another number, few headings restate one).",
    ]
    for model, weights in {**fitted, **kept}.items():
        lines += ["", f"[{model}]", *(f"{name} = {value}" for name, value in weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
