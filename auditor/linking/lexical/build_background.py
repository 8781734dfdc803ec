"""Writes the shipped tables of how rare words are.

Python -m auditor.linking.lexical.build_background JIEBA_DICT SYMSPELL_DICT

Comes in: two word lists with counts, both under the MIT licence: `dict.txt` of jieba (Chinese words) and
`frequency_dictionary_en_82_765.txt` of symspellpy (English words). Goes out: background_zh.tsv.gz and
background_en.tsv.gz beside this file, one token and its rarity (-10 log10 of its share) a line. Run by hand
when a source changes.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from auditor.linking.lexical.words import stem
from claims import scripts

LEAST_ENGLISH = 300_000
LEAST_CHINESE = 80
HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> None:
    """Writes both tables."""
    chinese, english = (Path(a).read_text(encoding="utf-8").splitlines() for a in arguments)
    _write("en", _rarity(_english(english), LEAST_ENGLISH))
    _write("zh", _rarity(_chinese(chinese), LEAST_CHINESE))


def _counts(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    for line in lines:
        word, count, *_ = line.lstrip("\ufeff").split(" ")
        yield word, int(count)


def _english(lines: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word, count in _counts(lines):
        counts[stem(word)] += count
    return counts


def _chinese(lines: Iterable[str]) -> Counter[str]:
    """Pairs of characters within words, and single characters."""
    counts: Counter[str] = Counter()
    for word, count in _counts(lines):
        folded = scripts.fold(word)
        for token in (*folded, *map(str.__add__, folded, folded[1:])):
            if all("\u3400" <= c <= "\u9fff" for c in token):
                counts[token] += count
    return counts


def _rarity(counts: Counter[str], least: int) -> list[tuple[str, int]]:
    total = sum(n for token, n in counts.items() if len(token) > 1 or token.isascii())
    kept = [(token, round(-10 * math.log10(n / total))) for token, n in counts.items() if n >= least]
    return sorted(kept)


def _write(language: str, rows: list[tuple[str, int]]) -> None:
    text = "".join(f"{token}\t{rarity}\n" for token, rarity in rows)
    with gzip.GzipFile(HERE / f"background_{language}.tsv.gz", "wb", mtime=0) as out:
        out.write(text.encode("utf-8"))


if __name__ == "__main__":
    main(sys.argv[1:])
