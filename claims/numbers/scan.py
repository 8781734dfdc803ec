"""Text in, numbers with units out, in one pass: a cheap class finds a hit, then a rich match reads on from there.

Goes out: `Item`s in order of place, without hedges. Refuses to know: hedge words, ranges, what a number is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claims.language import data
from claims.numbers import chinese, english, items_digits, items_zh, names, ranks_en
from claims.numbers.items import Item, measured
from claims.triggers import NO_PLACES, Triggers, stands_alone

HAN: Final = "".join(sorted(chinese.ALL))
ZH: Final = data("zh")["words"]
SOME_COUNTED: Final = f"[{ZH['counted_after_some']}十百千万萬亿億拾佰仟]"
FIRST_COUNTED: Final = f"[{''.join(ZH['first_classifiers'])}]"
STARTS: Final = (
    *english.STARTS,
    *(word.capitalize() for word in english.STARTS),
    *(word for word in ranks_en.ORDINALS if word not in english.STARTS),
)
PLAIN: Final = f"0-9０-９½⅓⅔¼¾⅕-⅞⅐⅑⅒{HAN}第"
HIT: Final = re.compile(
    rf"[{PLAIN}几幾数數首半对對](?:(?<=[{PLAIN}])|(?<=[几幾数數])(?={SOME_COUNTED})|(?<=首)(?={FIRST_COUNTED})"
    r"|(?<=半)(?![导導岛島夜空场場球径徑途截身边邊])|(?<=[对對])(?=折))"
)
"""A digit or a Chinese numeral. One class leads all branches, so that the search skips to its characters."""
WORDS: Final = Triggers({"word": STARTS})
END: Final = (1 << 62, 1 << 62)


def items(text: str, language: str | None = None, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Item]:
    """The numbers of a text with their units, in order of place; none begins in a stretch that is taken."""
    search, length = HIT.search, len(text)
    shut = sorted([*names.skipped(text), *taken])
    words = _word_places(text)
    word, (word_start, word_end) = 0, words[0]
    at, shut_count, last_end, position, digit = 0, len(shut), -1, 0, -1
    while True:
        if digit < position:
            hit = search(text, position)
            digit = length if hit is None else hit.start()
        while word_start < position:
            word += 1
            word_start, word_end = words[word]
        i = digit if digit < word_start else word_start  # noqa: FURB136 - `min` costs eight times as much
        if i >= length:
            return
        while at < shut_count and shut[at][1] <= i:
            at += 1
        if at < shut_count and shut[at][0] <= i:
            position = shut[at][1]
            continue
        if i == word_start:
            item, position = _words(text, i, word_end, language)
        elif "\u3000" <= text[i] < "\uff00":
            item, position = items_zh.read(text, i, last_end, language)
        else:
            item, position = items_digits.read(text, i, last_end, language)
        if item is not None:
            last_end = item.end
            position = max(position, last_end)
            yield item


def _word_places(text: str) -> list[tuple[int, int]]:
    """Where number words stand, and an end beyond the text behind them."""
    found = WORDS.places(text).get("word", NO_PLACES)
    return [*(place for place in found if stands_alone(text, *place)), END]


def _words(text: str, i: int, end: int, language: str | None) -> tuple[Item | None, int]:
    phrase = names.phrase_end(text, i, end)
    if phrase:
        return None, phrase
    if text[i - 1 : i] == "-" and text[i - 2 : i - 1].isdecimal():
        return None, end  # 7-Eleven
    rank = ranks_en.read(text, i, end)
    if rank is not None:
        return Item(i, end, rank, None, None), end
    numeral = english.read(text, i)
    if numeral is None:
        return None, end
    return measured(text, numeral, language, -1)
