"""Zip archives: every document in them by the reader of its own kind, named after the archive and its path in it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import reader
from auditor.document import Document, Skip
from auditor.reader import Reader, Unreadable
from auditor.reading.packages import Package

DEEPEST = 3
"""Archives within archives are followed so far."""

_OTHER_PACKAGES = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/MANIFEST.MF")


def read(content: bytes, name: str) -> Iterator[Document | Skip]:
    """The documents in the archive, in order of name."""
    package = Package(content)
    office = _office(package)
    if office:
        yield from reader.readers()[office].read(content, name)
        return
    if any(mark in package for mark in _OTHER_PACKAGES):
        message = (
            "it is a package of a kind that is not read (slides, OpenDocument, e-book); save it as docx, xlsx or pdf"
        )
        raise Unreadable(message)
    if name.count(".zip/") >= DEEPEST:
        message = f"archives in archives are followed {DEEPEST} deep; unpack it"
        raise Unreadable(message)
    found = 0
    for part in sorted(package.names):
        if _is_passed_over(part):
            continue
        found += 1
        own = f"{name}/{_shown(part)}"
        try:
            inner = package.read(part)
        except Unreadable as reason:
            yield Skip(own, str(reason))
            continue
        yield from reader.read(inner, own)
    if not found:
        yield Skip(name, "the archive holds no file")


def _office(package: Package) -> str | None:
    """The reader of an Office file that goes by the name of an archive."""
    if "word/document.xml" in package:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in package else None


def _is_passed_over(part: str) -> bool:
    pieces = part.replace("\\", "/").split("/")
    return (
        any(p.startswith((".", "~$")) or p == "__MACOSX" for p in pieces if p not in ("", ".", "..")) or not pieces[-1]
    )


def _shown(part: str) -> str:
    """The path without what leads out of the archive: it is a name here, never a place to write to."""
    return "/".join(p for p in part.replace("\\", "/").split("/") if p not in ("", ".", ".."))


def _recognises(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


READER = Reader("zip", (".zip",), read, _recognises)
