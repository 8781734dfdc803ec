"""In what manner a number is stated, and by whom: reported, forecast, quoted, held as an opinion, rumoured.

Comes in: a scene, the quotations of the text, a reading. Goes out: modality and speaker. Refuses to know: the
number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from claims.framing.scenes import NONE, Mention, Scene, Word
from claims.values import Modality, Reading

QUOTATION = re.compile(r"“[^“”]{14,1200}”|「[^「」]{14,1200}」|『[^『』]{14,1200}』|\"[^\"]{20,1200}\"")
"""Words of someone; shorter ones are names and irony."""

SPEECH: Final = frozenset({"person", "company", "institution", "source", "family", "unknown", "team"})


def quotations(text: str) -> list[tuple[int, int]]:
    """The quoted stretches of a text, in order of place."""
    if "“" not in text and "「" not in text and '"' not in text and "『" not in text:
        return []
    return [m.span() for m in QUOTATION.finditer(text)]


def quoted(quotes: Sequence[tuple[int, int]], reading: Reading) -> bool:
    """Whether the reading stands inside a quotation."""
    i = bisect_right(quotes, (reading.start, reading.start)) - 1
    return i >= 0 and reading.end <= quotes[i][1]


def of_reading(moods: Sequence[Word], reading: Reading, scene: Scene, quotes: Sequence[tuple[int, int]]) -> Modality:
    """The manner of a number: a forecast first, then rumour, quotation, opinion."""
    if not moods:
        return "quote" if quoted(quotes, reading) else "reported"
    near: set[str] = set()
    for marker in moods:
        part = marker.term.part
        if part == "forecast":
            if applies(scene, marker.start, marker.end, reading):
                near.add(part)
        elif marker.start < reading.start:
            near.add(part)
    if "forecast" in near and reading.quantity.kind not in ("date", "period"):
        return "forecast"
    if "rumour" in near:
        return "rumour"
    if quotes and quoted(quotes, reading):
        return "quote"
    if "opinion" in near:
        return "opinion"
    return "forecast" if "forecast" in near else "reported"


def applies(scene: Scene, start: int, end: int, reading: Reading) -> bool:
    """Whether a word of forecast stands before the number with at most one clause end between, or right behind it."""
    if end <= reading.start:
        return scene.bounds_between(end, reading.start) <= 2
    return scene.latin and start <= reading.end + 24 and not scene.bounds_between(reading.end, start)


def speaker(scene: Scene, found: Sequence[Mention]) -> str | None:
    """Who says what the sentence states: the name right before a verb of saying, or behind `according to` and 据."""
    for say in scene.words.get("say", NONE):
        form = scene.folded[say.start : say.end]
        if form == "according to":
            after = next((m for m in found if 0 <= m.start - say.end <= 6), None)
            if after:
                return after.name
            continue
        before = [m for m in found if m.end <= say.start and m.kind in SPEECH]
        if before and say.start - before[-1].end <= (14 if scene.latin else 8):
            return before[-1].name
        after = next((m for m in found if 0 < m.start - say.end <= 2 and m.kind == "person"), None)
        if after:
            return after.name
    return None
