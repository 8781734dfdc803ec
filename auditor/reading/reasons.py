"""Why something was not read, in both languages of the report.

Readers give reasons in English; the Chinese words for each stand in `reasons.toml`. A reason that is not listed there
(of a reader from elsewhere) is given as it is. Refuses to know: readers.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path

from auditor.wording import Wording


def wording(reason: str) -> Wording:
    """The reason in English and Chinese."""
    plain, pieces = _lists()
    if reason in plain:
        return Wording(reason, plain[reason])
    for pattern, chinese in pieces:
        found = pattern.fullmatch(reason)
        if found:
            return Wording(reason, chinese.format(*found.groups()))
    return Wording(reason, reason)


@functools.cache
def _lists() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    with Path(__file__).with_name("reasons.toml").open("rb") as file:
        entries = [(e["en"], e["zh"]) for e in tomllib.load(file)["reason"]]
    plain = {en: zh for en, zh in entries if "{}" not in en}
    pieces = tuple(
        (re.compile("(.{1,2000}?)".join(map(re.escape, en.split("{}"))), re.DOTALL), zh)
        for en, zh in entries
        if "{}" in en
    )
    return plain, pieces
