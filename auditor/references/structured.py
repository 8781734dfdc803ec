"""Trusted facts from YAML or JSON: a list of facts, or a mapping with `facts`; each has subject, measure, value, and
the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import yaml

from auditor.document import Skip
from auditor.reading.encodings import decode
from auditor.reference import ReferenceFact, ReferenceFormat, fact_of


def read(content: bytes, name: str) -> Iterator[ReferenceFact | Skip]:
    """The facts; a Skip where the file cannot be parsed, and for each entry that is none."""
    text = decode(content).text
    try:
        # Numbers stay as they are written: 130.50 promises more than 130.5.
        data = json.loads(text, parse_float=str, parse_int=str) if _is_json(text) else yaml.load(text, _Written)  # noqa: S506 - no constructors
    except (ValueError, yaml.YAMLError, RecursionError) as problem:
        yield Skip(name, f"it cannot be parsed: {' '.join(str(problem).split())}")
        return
    entries = data.get("facts") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        yield Skip(name, "a list of facts is wanted, or a mapping with the key facts")
        return
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, dict):
            yield fact_of({str(k): v for k, v in entry.items()}, name, f"fact {number}")
        else:
            yield Skip(name, "a fact is a mapping with subject, measure and value", f"fact {number}")


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
