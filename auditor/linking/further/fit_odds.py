"""Fits the weights of the odds to pairs of real documents in which single numbers were changed.

Python -m auditor.linking.further.fit_odds FOLDER Comes in: a folder of the cases that `auditor.linking.pairs.fit`
reads. Goes out: each weight fitted beside the one that `odds` holds, and tables of right and wrong pairs by
probability: under weights fitted to other clusters, and under those of `odds`. Writes nothing. Refuses to know: how
evidence is found, what is left over, what a probability is good for.

Right is a changed number with the number of the other document that states what it was, where both are left over and
one slip apart. Wrong are the pairs one slip apart that are left over where nobody changed anything. A number that two
documents give differently of their own accord counts as wrong, so the tables err on the side of caution. Deterministic.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from auditor.document import Document
from auditor.extraction import extract_all
from auditor.linking import before_leftover
from auditor.linking.further import odds
from auditor.linking.further.leftover import weighed
from auditor.linking.pairs.fit import Case, Row, is_at, newton, read, say, scored_by, show_calibration, show_scored
from auditor.linking.profile import Profile
from auditor.options import Options
from auditor.pipeline import dated
from claims.values import Claim

RIDGE: Final = 1.0
"""How strongly a weight is drawn to nothing."""
EDGES: Final = (0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0)
UNCHANGED: Final = frozenset({"clean", "clean_trap"})
"""Cases in which nobody changed a number: two documents as they are, and two that read alike and are of two events."""
PAIR: Final = 2


def main() -> None:
    """Fits and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    rows = list(_rows(read(parser.parse_args().folder)))
    same = sum(r.same for r in rows)
    say(f"{same} changed numbers left over beside what they were, {len(rows) - same} pairs that nobody changed")
    shipped = {"bias": odds.BIAS, **odds.WEIGHTS}
    _show_weights(fit(rows), shipped)
    say("weights fitted to other clusters:")
    show_calibration(rows, fit, EDGES)
    say("weights of odds.py:")
    show_scored([(scored_by(shipped, r), r) for r in rows], EDGES)


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights and the bias, rounded as far as the sample knows them."""
    return {name: round(weight, 1) for name, weight in newton(rows, list(odds.WEIGHTS), {}, RIDGE).items()}


def _show_weights(fitted: Mapping[str, float], shipped: Mapping[str, float]) -> None:
    say("             fitted  shipped")
    for name in shipped:
        say(f"  {name:10} {fitted[name]:+7.1f} {shipped[name]:+8.1f}")


def _rows(cases: Iterable[Case]) -> Iterator[Row]:
    known: dict[tuple[str, str], tuple[Document, Sequence[Claim]]] = {}
    for case in cases:
        changed = case["harmful"] and case["partner"]["doc_id"] != case["doc_id"]
        if len(case["docs"]) != PAIR or not (changed or case["mutation"] in UNCHANGED):
            continue
        for x, y, evidence in _weighed(case["docs"], known):
            if not changed or _is_change(x, y, case):
                yield Row(evidence, same=changed, weight=1.0, cluster=case["cluster"])


def _is_change(x: Profile, y: Profile, case: Case) -> bool:
    """Whether one is the changed number and the other states what it was."""
    return all(any(is_at(p, side) for p in (x, y)) for side in (case, case["partner"]))


def _weighed(
    given: Iterable[Mapping[str, str]], known: dict[tuple[str, str], tuple[Document, Sequence[Claim]]]
) -> Iterator[tuple[Profile, Profile, Mapping[str, float]]]:
    options = Options()
    documents: list[Document] = []
    claims: list[Claim] = []
    for one in given:
        key = one["id"], one["text"]
        if key not in known:
            document = dated(Document.from_text(*key))
            known[key] = document, extract_all([document], options)[0]
        documents.append(known[key][0])
        claims += known[key][1]
    held = before_leftover(documents, claims, options)
    yield from weighed(held.views, held.events, held.links)


if __name__ == "__main__":
    main()
