"""The contract of a reader, how readers are found, and how one is chosen for a content.

A reader turns bytes into a Document (or several, for archives and mail). What it cannot read of a document it says in
the document's `skips`; what is lost as a whole it yields as a `Skip`; it raises `Unreadable` only when nothing at all
can be had. Refuses to know: claims, checks, the file system.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import PurePosixPath
from typing import Final

from auditor.document import Document, Skip

Read = Callable[[bytes, str], Iterable[Document | Skip]]
"""(content, name as shown to people) -> documents and what was lost as a whole, in a fixed order."""

HEAD: Final = 4096
"""So many first bytes are shown to `recognises`."""
FALLBACK: Final = "text"
"""The reader of what no other reader takes and that is text."""


class Unreadable(Exception):  # noqa: N818 - it is a reason, and becomes a Skip
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


def read(content: bytes, name: str) -> Iterator[Document | Skip]:
    """The documents in a content, by the reader that fits its name and first bytes; whatever fails becomes a `Skip`."""
    reader = choose(name, content[:HEAD])
    if not content:
        yield Document(name, "", skips=(Skip(name, "the file is empty: no text in it"),))
        return
    try:
        yield from reader.read(content, name)
    except Unreadable as reason:
        yield Skip(name, str(reason))
    except RecursionError:
        yield Skip(name, f"it is nested deeper than the reader of {reader.name} follows; read no further")
    except MemoryError:
        yield Skip(name, f"the reader of {reader.name} ran out of memory; split the file")
    except Exception as error:  # noqa: BLE001 - a broken file must never end the run; the reason names the failure
        yield Skip(name, f"the reader of {reader.name} failed: {type(error).__name__}: {error}")


def choose(name: str, head: bytes) -> Reader:
    """The reader for a content: by suffix, unless the first bytes say that the suffix is wrong."""
    by_suffix = of_suffix(name)
    if by_suffix and (by_suffix.recognises is None or not head or by_suffix.recognises(head)):
        binary = None if by_suffix.recognises else _recognising(head)
        return binary or by_suffix
    return _recognising(head) or by_suffix or readers()[FALLBACK]


def of_suffix(name: str) -> Reader | None:
    """The reader that takes the suffix of a name."""
    return _by_suffix().get(PurePosixPath(name).suffix.lower())


@functools.cache
def _by_suffix() -> dict[str, Reader]:
    return {suffix: reader for reader in readers().values() for suffix in reader.suffixes}


def _recognising(head: bytes) -> Reader | None:
    tested = (r for r in readers().values() if r.recognises is not None and head)
    return next((r for r in tested if r.recognises is not None and r.recognises(head)), None)
