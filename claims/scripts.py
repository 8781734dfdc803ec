"""Folding for look-up: one text, one spelling, every character at its old place.

Comes in: any string. Goes out: a string of exactly the same length in which traditional characters are simplified,
full-width forms are ASCII, capitals are small, and the many blanks, hyphens and apostrophes are one of each. Terms
are looked up in the folded text; spans and quotes come from the original, which is never changed. Refuses to know:
words and what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from operator import ne

BLANKS = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
HYPHENS = "\u2010\u2011\u2012\u2013\u2212"
APOSTROPHES = "\u2019\u2018\u02bc\u00b4"

# 發(fā)現(xiàn): some pages print the reading of a converted character behind it.
GLOSS = re.compile(r"\((?<=[㐀-鿿]\()[a-z]{0,6}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{0,5}\)")


def fold(text: str) -> str:
    """The text as terms are looked up in it; the same length, so offsets hold."""
    if text.isascii():
        return text.lower().replace("\t", " ")
    changed = changing()
    if len(set(changed.findall(text, 0, SAMPLE))) > FEW:
        return text.translate(table())
    found = sorted(set(changed.findall(text)))
    if len(found) > 2 * FEW:
        return text.translate(table())
    changes = folding()
    for character in found:  # in English and simplified Chinese capitals and a few marks: a third of the time
        text = text.replace(character, changes.get(ord(character), "\ufffd"))
    return text


def simplified(text: str) -> str:
    """The text in simplified characters and otherwise as it stands; the same length."""
    return text.translate(simplifying())


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters: one in twenty of it is only theirs."""
    changed: int = sum(map(ne, text, simplified(text)))
    return changed * 20 >= len(text)


def has_glosses(folded: str) -> bool:
    """Whether any character of a text carries its reading in brackets."""
    return "(" in folded and GLOSS.search(folded) is not None


def between_glosses(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between the readings in brackets behind characters; none where there is no such reading."""
    stretches: list[tuple[int, int]] = []
    last = start
    for gloss in GLOSS.finditer(folded, start, end):
        stretches.append((last, gloss.start()))
        last = gloss.end()
    return [*stretches, (last, end)] if stretches else []


@cache
def simplifying() -> dict[int, str]:
    """Each traditional character with its simplified form: OpenCC's own choice for the character by itself."""
    rows = (files("claims") / "lexicons" / "traditional.tsv").read_text(encoding="utf-8").splitlines()
    traditional, simple = (row.split("\t")[1] for row in rows)
    return {ord(old): new for old, new in zip(traditional, simple, strict=True)}


@cache
def folding() -> dict[int, str]:
    """Every character that look-up reads as another one."""
    table = dict(simplifying())
    table.update((code, chr(code - 0xFEE0).lower()) for code in range(0xFF01, 0xFF5F))
    table.update((code, chr(code + 32)) for code in range(ord("A"), ord("Z") + 1))
    for characters, one in ((BLANKS, " "), (HYPHENS, "-"), (APOSTROPHES, "'")):
        table.update((ord(character), one) for character in characters)
    return table


SAMPLE = 256
"""So much of a text shows whether it is in traditional characters."""
FEW = 24
"""So many different characters in the sample, and twice as many in all, are sooner replaced one by one than looked up
at every place.
"""


@cache
def changing() -> re.Pattern[str]:
    """Every character that folding changes; none is folded to one of these that comes behind it."""
    return re.compile(f"[{re.escape(''.join(map(chr, folding())))}\ud800-\udfff]")


@cache
def table() -> str:
    """What each character of the basic plane is folded to, at its code."""
    return compact(folding())


def compact(changes: Mapping[int, str]) -> str:
    """A table for `str.translate` that holds every character of the basic plane at its code.

    In a dict those that stay would be missing, which costs more than finding them; and a dict of all of them is so
    large that the memory is slower than the look-up. Characters beyond the plane are out of range and so stay.
    """
    characters = [chr(code) for code in range(0x10000)]
    characters[0xD800:0xE000] = ["\ufffd"] * 0x800  # half of a pair alone is no character, and breaks encoding
    for code, plain in changes.items():
        if code < len(characters):
            characters[code] = plain
    return "".join(characters)
