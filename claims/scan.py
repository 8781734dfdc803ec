"""Text in, numbers with units out, in one pass: a cheap class finds a hit, then a rich match reads on from there.

Goes out: `Item`s in order of place, without hedges. Refuses to know: hedge words, ranges, what a number is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claims import chinese, english, items_digits, items_zh, names
from claims.items import Item, measured
from claims.language import data


def _trie(words: Iterator[str] | tuple[str, ...]) -> str:
    """A regular expression for a set of words that shares their beginnings."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    options = [re.escape(char) + _branch(child) for char, child in sorted(node.items()) if char]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in node else body


HAN: Final = "".join(sorted(chinese.ALL))
ZH: Final = data("zh")["words"]
SOME_COUNTED: Final = f"[{ZH['counted_after_some']}十百千万萬亿億拾佰仟]"
FIRST_COUNTED: Final = f"[{''.join(ZH['first_classifiers'])}]"
STARTS: Final = (*english.STARTS, *(word.capitalize() for word in english.STARTS))
HIT: Final = re.compile(
    rf"[0-9０-９½⅓⅔¼¾⅕-⅞⅐⅑⅒]|[{HAN}第]|[几幾数數](?={SOME_COUNTED})|首(?={FIRST_COUNTED})|半(?![导導岛島夜空场場球径徑途截身边邊])"
    rf"|[对對](?=折)|\b(?:{_trie(STARTS)})\b"
)


def items(text: str, language: str | None = None, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Item]:
    """The numbers of a text with their units, in order of place; none begins in a stretch that is taken."""
    search, position, length = HIT.search, 0, len(text)
    shut = sorted([*names.skipped(text), *taken])
    at, shut_count, last_end = 0, len(shut), -1
    while position < length:
        hit = search(text, position)
        if hit is None:
            return
        i = hit.start()
        char = text[i]
        while at < shut_count and shut[at][1] <= i:
            at += 1
        if at < shut_count and shut[at][0] <= i:
            position = shut[at][1]
            continue
        if char.isascii() and char.isalpha():
            item, position = _words(text, i, hit.end(), language)
        elif char >= "\u3000" and char < "\uff00":
            item, position = items_zh.read(text, i, last_end, language)
        else:
            item, position = items_digits.read(text, i, last_end, language)
        if item is not None:
            last_end = item.end
            position = max(position, item.end)
            yield item


def _words(text: str, i: int, end: int, language: str | None) -> tuple[Item | None, int]:
    phrase = names.phrase_end(text, i, end)
    if phrase:
        return None, phrase
    numeral = english.read(text, i)
    if numeral is None:
        return None, end
    return measured(text, numeral, language, -1)
