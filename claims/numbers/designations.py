"""Numbers that name a thing by what stands behind them: 350 Fifth Avenue, 10号线, 1203室, 1.5 Pro, (600519).

Comes in: a text and the place of digits. Goes out: where the designation ends, or 0. The words are data
(`languages/*.toml`). Refuses to know: labels before a number (`names`), values, units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from claims.language import data

ZH: Final = data("zh")["words"]
EN: Final = data("en")["words"]
DIGITS: Final = re.compile(r"\d{1,7}")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


STOCK_CODE: Final = re.compile(r"[0-9]{6}(?:\.?(?:SH|SZ|BJ|OF))?[)）]|[0-9]{4,6}\.(?:SH|SZ|BJ|HK|OF|TW)\b")
"""贵州茅台(600519), (0700.HK): the code of a share or a fund."""
PRODUCT: Final = re.compile(rf"[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?[ ]?(?:{_any(EN['product_grades'])})(?![a-z])")
"""豆包1.5 Pro, 14 Pro: the number of a product."""
ADDRESS: Final = re.compile(
    r"[0-9]{1,5}[a-zA-Z]?(?: [NSEW]\.?| North| South| East| West)?(?: [A-Z0-9][\w.'’]{0,20}){1,3}?"
    rf" (?:{_any(EN['streets'])})\b|[0-9]{{1,5}} Broadway\b"
)
"""350 Fifth Avenue: the number of a house."""
SCRIPTURE: Final = re.compile(rf"[123] (?:{_any(EN['scriptures'])})\b(?: [0-9]{{1,3}})?")
NUMBERED: Final = re.compile(
    rf"[0-9]{{1,6}}(?:{_any(ZH['numbered'])})|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}(?:{_any(ZH['numbered_parts'])})"
)
"""10号线, 1203室, 12345热线, 3.2节: the number of the thing that stands behind it."""
NOT_NUMBERED: Final = re.compile(_any(ZH["not_numbered"]))
"""室内, 楼层, 版图: the word goes on and is another."""
HEADS: Final = frozenset(
    {word[0] for word in (*ZH["numbered"], *ZH["numbered_parts"])}
    | {word[0] for word in EN["product_grades"]}
    | set(" .")
)


def code_end(text: str, i: int) -> int:
    """Where the code of a share in brackets ends; 0 where there is none."""
    if i < 2 or text[i - 1] not in "(（" or not text[i - 2].isalnum():
        return 0
    match = STOCK_CODE.match(text, i)
    return match.end() if match is not None else 0


def end(text: str, i: int) -> int:
    """Where a designation ends that digits begin; 0 where there is none."""
    run = DIGITS.match(text, i)
    stop = i if run is None else run.end()
    if text[stop : stop + 1] not in HEADS or stop >= len(text):
        return 0
    match = _match(text, i, stop)
    return match.end() if match is not None else 0


def _match(text: str, i: int, stop: int) -> re.Match[str] | None:
    following = text[stop + 1 : stop + 2]
    if text[stop] == " ":
        if not (following.isascii() and following.isupper()):
            return None
        return PRODUCT.match(text, i) or ADDRESS.match(text, i) or SCRIPTURE.match(text, i)
    if text[stop] == "." and not following.isdecimal():
        return None
    match = NUMBERED.match(text, i)
    if match is None:
        return PRODUCT.match(text, i)
    return None if NOT_NUMBERED.match(text, match.end() - 1) else match
