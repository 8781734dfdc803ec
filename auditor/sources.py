"""Paths in, documents out: files, folders, `-` for standard input.

What could not be read comes out as a `Skip` with its reason; a document's own skips stand in the document. Which reader
takes a content is `auditor.reader`'s business. Refuses to know: formats, claims, checks.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditor import reader
from auditor.document import Document, Skip
from auditor.options import Options
from auditor.reading.walking import Found, files_of, shown

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read from the paths, what was not, and which paths do not exist."""

    documents: tuple[Document, ...]
    skips: tuple[Skip, ...]
    """What was lost as a whole; parts lost of a document that was read stand in its own `skips`."""
    missing: tuple[str, ...]


def load(paths: Sequence[str | Path], options: Options) -> Loaded:
    """Every document under the paths, in order of name; a file that is reached twice is read once."""
    documents: list[Document] = []
    skips: list[Skip] = []
    missing: list[str] = []
    seen: set[str] = set()
    for path in paths:
        if str(path) != STANDARD_INPUT and not os.path.lexists(path):
            missing.append(str(path))
            continue
        for item in _items(path, options, seen):
            if isinstance(item, Document):
                documents.append(item)
            else:
                skips.append(item)
    return Loaded(
        tuple(sorted(documents, key=lambda d: d.name)),
        tuple(sorted(skips, key=lambda s: (s.document, s.location or "", s.reason))),
        tuple(missing),
    )


def _items(path: str | Path, options: Options, seen: set[str]) -> Iterator[Document | Skip]:
    if str(path) == STANDARD_INPUT:
        if STANDARD_INPUT not in seen:
            seen.add(STANDARD_INPUT)
            yield from _standard_input(options.max_file_bytes)
        return
    if not Path(path).is_dir():
        yield from _file(Found(Path(path), shown(path)), options, seen)
        return
    count = 0
    for item in files_of(Path(path), shown(path), options):
        count += 1
        if isinstance(item, Skip):
            yield item
        else:
            yield from _file(item, options, seen)
    if not count:
        yield Skip(shown(path), "no file of a known kind is in the folder; name a file, or give a pattern to include")


def _file(found: Found, options: Options, seen: set[str]) -> Iterator[Document | Skip]:
    real = os.path.realpath(found.path)
    if real in seen:
        return
    seen.add(real)
    try:
        content, notices = _content(found.path, options.max_file_bytes)
    except _Refused as reason:
        yield Skip(found.name, str(reason))
        return
    except OSError as error:
        yield Skip(found.name, _system_says(error))
        return
    yield from _noted(reader.read(content, found.name), notices, str(found.path))


def _noted(items: Iterable[Document | Skip], notices: Sequence[str], path: str) -> Iterator[Document | Skip]:
    for item in items:
        if isinstance(item, Skip):
            yield item
            continue
        more = tuple(Skip(item.name, notice) for notice in notices)
        yield replace(item, path=path, skips=(*item.skips, *more))


class _Refused(Exception):  # noqa: N818 - it is a reason, and becomes a Skip
    """A file that is not to be opened, or not to be read whole; the message is the reason."""


def _content(path: Path, limit: int) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of a file as long as it was when it was opened, and what happened meanwhile."""
    before = path.stat()
    is_given_pipe = str(path).startswith(("/dev/fd/", "/proc/self/fd/"))
    if not stat.S_ISREG(before.st_mode) and not is_given_pipe:
        message = "it is no regular file (a device, a pipe or a socket); pass its content on standard input as `-`"
        raise _Refused(message)
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if is_given_pipe:
            return _bounded(file.read(limit + 1), limit), ()
        if size > limit:
            raise _Refused(_too_large(limit, size))
        content = file.read(size)
        after = os.fstat(file.fileno())
    if after.st_size != size or len(content) != size:
        return content, (f"the file changed while it was read; its first {len(content):,} bytes were read: run again",)
    return content, ()


def _standard_input(limit: int) -> Iterator[Document | Skip]:
    try:
        content = _bounded(sys.stdin.buffer.read(limit + 1), limit)
    except _Refused as reason:
        yield Skip(STANDARD_INPUT, str(reason))
    except (OSError, AttributeError, ValueError) as error:
        yield Skip(STANDARD_INPUT, f"standard input cannot be read: {error}")
    else:
        yield from reader.read(content, STANDARD_INPUT)


def _bounded(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise _Refused(_too_large(limit))
    return content


def _too_large(limit: int, size: int | None = None) -> str:
    found = f"it has {size:,} bytes" if size is not None else "it is longer"
    return f"{found}, the limit is {limit:,}; split it, or raise max_file_bytes"


def _system_says(error: OSError) -> str:
    reasons = {
        PermissionError: "no permission to read it; change its rights or run as its owner",
        FileNotFoundError: "it was there and is gone, or is a symbolic link to nothing",
        IsADirectoryError: "it is a folder",
    }
    return reasons.get(type(error), f"it cannot be read: {error.strerror or error}")
