"""The contract of a reader, and how readers are found: one module of `auditor.readers` each, with `READER` in it.

A reader turns bytes into a Document (or several, for archives and mail). What it cannot read it says in `skips`; it raises
`Unreadable` only when nothing at all can be had. Refuses to know: claims, checks.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points

from auditor.document import Document

Read = Callable[[bytes, str], Iterable[Document]]
"""(content, name as shown to people) -> documents, in a fixed order."""


class Unreadable(Exception):
    """A file of which nothing can be had; the message says why and what to do about it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: its name, the suffixes it takes (lower case, with the dot), a test of the first bytes, and the work."""

    name: str
    suffixes: tuple[str, ...]
    read: Read
    recognises: Callable[[bytes], bool] | None = None
    """Whether the first 4,096 bytes are of this format, for files of unknown or wrong suffix."""


@functools.cache
def readers() -> dict[str, Reader]:
    """Every reader by its name.

    Raises:
        ImportError: a module of `auditor.readers` has no `READER`, or two readers share a name.
    """
    from auditor import readers as folder

    found: dict[str, Reader] = {}
    modules = [importlib.import_module(f"{folder.__name__}.{m.name}") for m in pkgutil.iter_modules(folder.__path__)]
    modules += [e.load() for e in entry_points(group="auditor.readers")]
    for module in modules:
        reader = getattr(module, "READER", None)
        if not isinstance(reader, Reader) or reader.name in found:
            message = f"{module.__file__}: a reader's module needs READER with a name of its own"
            raise ImportError(message)
        found[reader.name] = reader
    return dict(sorted(found.items()))
