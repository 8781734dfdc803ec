"""Trusted facts from YAML or JSON: a list of facts, each with subject, measure, value and the rest; a mapping that
holds one (`facts:`) and what all of them share; or a mapping of subjects to measures to periods to values.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import yaml

from auditor.document import Skip
from auditor.reading.encodings import decode
from auditor.reference import ReferenceFact, ReferenceFormat
from auditor.reference_rows import fact_of, kind_of

HOLDERS = ("facts", "data", "records", "rows", "results", "items")
"""Keys under which lists of facts stand."""
DEEPEST = 3
"""Subject, measure, period."""


def read(content: bytes, name: str) -> Iterator[ReferenceFact | Skip]:
    """The facts; a Skip where the file cannot be parsed, and for each entry that is none."""
    text = decode(content).text
    try:
        # Numbers stay as they are written: 130.50 promises more than 130.5.
        data = json.loads(text, parse_float=str, parse_int=str) if _is_json(text) else yaml.load(text, _Written)  # noqa: S506 - no constructors
    except (ValueError, yaml.YAMLError, RecursionError) as problem:
        yield Skip(name, f"it cannot be parsed: {' '.join(str(problem).split())}")
        return
    yield from _facts(data, name)


def _facts(data: object, name: str) -> Iterator[ReferenceFact | Skip]:
    entries, shared = _entries(data)
    if entries is None:
        yield from _nested(data, name)
        return
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, dict):
            yield fact_of({**{str(k): v for k, v in entry.items()}, **_left(shared, entry)}, name, f"fact {number}")
        else:
            yield Skip(name, "a fact is a mapping with subject, measure and value", f"fact {number}")


def _entries(data: object) -> tuple[list[object] | None, dict[str, object]]:
    """The list of facts, and what its mapping says of all of them."""
    if isinstance(data, list):
        return data, {}
    if not isinstance(data, dict):
        return None, {}
    lists = {k: v for k, v in data.items() if isinstance(v, list) and any(isinstance(e, dict) for e in v)}
    key = next((k for k in HOLDERS if k in lists), next(iter(lists), None))
    if key is None:
        return None, {}
    return lists[key], {str(k): v for k, v in data.items() if k != key and not isinstance(v, list | dict)}


def _left(shared: dict[str, object], entry: dict[object, object]) -> dict[str, object]:
    """What all facts share and this one does not say of itself."""
    own = {kind_of(str(k)) for k in entry}
    return {k: v for k, v in shared.items() if kind_of(k) not in own}


def _nested(data: object, name: str) -> Iterator[ReferenceFact | Skip]:
    """`{Orion: {revenue: {2024: 86.01 million USD}}}`, with or without the period."""
    found = False
    for path, value in _leaves(data, ()):
        if 1 < len(path) <= DEEPEST:
            found = True
            row = dict(zip(("subject", "measure", "period"), path, strict=False))
            yield fact_of({**row, "value": value}, name, " / ".join(path))
    if not found:
        yield Skip(name, "a list of facts is wanted, or a mapping with the key facts")


def _leaves(data: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, dict) and len(path) <= DEEPEST:
        for key, value in data.items():
            yield from _leaves(value, (*path, str(key)))
    elif isinstance(data, str):
        yield path, data


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] in ("{", "[")


class _Written(yaml.SafeLoader):
    """Loads every scalar as the text it is, and follows no alias, so that nothing can grow."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node; an alias is refused."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases are not followed", None)
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


_Written.yaml_implicit_resolvers = {}

REFERENCE = ReferenceFormat("structured", lambda suffix, _: suffix in (".yaml", ".yml", ".json"), read)
