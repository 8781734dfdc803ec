"""Documents sorted into named sets, translation pairs and changelog sections, as settings and names say.

Refuses to know: how that bears on linking and rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import pathspec

from auditor.document import Document
from auditor.options import DocumentSet, Options

LANGUAGES: Final = (
    *("zh-hans", "zh-hant", "zh-cn", "zh-tw", "zh-hk", "zh_hans", "zh_hant", "zh_cn", "zh_tw", "zh_hk", "zh"),
    *("en-us", "en-gb", "en_us", "en_gb", "en", "ja", "ko", "de", "fr", "es", "pt", "it", "ru"),
)
"""Language parts of names, the longer before the shorter they begin with."""
_LANGUAGE_PART = re.compile(
    rf"(?P<before>^|[/._-])(?P<lang>{'|'.join(map(re.escape, LANGUAGES))})(?=$|[/._-])", re.IGNORECASE
)


def assigned(documents: Iterable[Document], options: Options) -> tuple[Document, ...]:
    """The documents with group, role and pair filled in."""
    sets = [(s, _spec(s.include), _spec(s.against)) for s in options.set]
    patterns = [_pair_pattern(p) for p in options.pairs]
    order = [_spec([p]) for p in options.authority]
    out = [_ranked(_paired(_grouped(d, sets), patterns), order) for d in documents]
    return _without_lone_pairs(out)


def _spec(patterns: Sequence[str]) -> pathspec.GitIgnoreSpec:
    return pathspec.GitIgnoreSpec.from_lines(patterns)


def _grouped(
    document: Document, sets: Sequence[tuple[DocumentSet, pathspec.GitIgnoreSpec, pathspec.GitIgnoreSpec]]
) -> Document:
    name = document.name.removeprefix("./")
    for named, include, against in sets:
        if against.match_file(name):
            return replace(document, group=named.name, role="trusted")
        if include.match_file(name):
            return replace(document, group=named.name, role="draft" if named.against else document.role)
    return document


def _ranked(document: Document, order: Sequence[pathspec.GitIgnoreSpec]) -> Document:
    name = document.name.removeprefix("./")
    rank = next((i for i, spec in enumerate(order) if spec.match_file(name)), len(order))
    return replace(document, rank=rank) if order else document


def _pair_pattern(pattern: str) -> re.Pattern[str]:
    """`docs/{lang}/**` as a regular expression with the groups before, lang and after."""
    before, _, after = pattern.partition("{lang}")
    languages = "|".join(map(re.escape, LANGUAGES))
    return re.compile(rf"(?P<before>{_glob(before)})(?P<lang>{languages})(?P<after>{_glob(after)})$", re.IGNORECASE)


def _glob(pattern: str) -> str:
    escaped = re.escape(pattern)
    return escaped.replace(r"\*\*", ".*").replace(r"\*", "[^/]*").replace(r"\?", "[^/]")


def _paired(document: Document, patterns: Sequence[re.Pattern[str]]) -> Document:
    """With the key that its translations share: the name with the language left out."""
    name = document.name.removeprefix("./")
    for pattern in patterns:
        match = pattern.search(name)
        if match:
            return replace(
                document,
                pair=f"{name[: match.start('lang')]}*{name[match.end('lang') :]}",
                tongue=match["lang"].lower(),
            )
    found = list(_LANGUAGE_PART.finditer(name))
    if not found:
        return document
    match = found[-1]
    return replace(
        document, pair=f"{name[: match.start('lang')]}*{name[match.end('lang') :]}", tongue=match["lang"].lower()
    )


def _without_lone_pairs(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Pairs of one document are none."""
    count: dict[str, set[str]] = {}
    for d in documents:
        if d.pair:
            count.setdefault(d.pair, set()).add(d.tongue or "")
    return tuple(
        d if d.pair is None or len(count[d.pair]) > 1 else replace(d, pair=None, tongue=None) for d in documents
    )
