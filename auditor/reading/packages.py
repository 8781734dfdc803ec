"""Zip packages (docx, xlsx, archives) opened with limits: how many parts, how large, how far they may swell.

Comes in: bytes. Goes out: parts by name, and XML trees that expand no entities and reach for nothing outside. Refuses
to know: what the parts mean.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from auditor.reader import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_PARTS: Final = 20_000
MAX_PART: Final = 300_000_000
"""Bytes of one part, unpacked."""
MAX_TOTAL: Final = 1_000_000_000
"""Bytes of all parts, unpacked."""
MAX_RATIO: Final = 1000
"""A part that swells more than this and is large is a bomb, not a document: deflate of real text stays below 100."""
LARGE: Final = 20_000_000
WHOLE_RATIO: Final = 200
MANY: Final = 5
"""A package as large as so many large parts swells less than this as a whole."""
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The old container of Office files, which is also that of encrypted new ones."""


class Package:
    """A zip file, read part by part."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(OLE):
            raise Unreadable(ole_reason(content))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            message = f"the file is broken or cut off ({error}); get it again from where it came"
            raise Unreadable(message) from error
        if len(entries) > MAX_PARTS:
            message = f"it has {len(entries):,} parts, the limit is {MAX_PARTS:,}"
            raise Unreadable(message)
        total = sum(e.file_size for e in entries)
        if total > MAX_TOTAL:
            message = f"it would unpack to {total:,} bytes, the limit is {MAX_TOTAL:,}"
            raise Unreadable(message)
        packed = sum(e.compress_size for e in entries)
        if total > MANY * LARGE and total > WHOLE_RATIO * max(1, packed):
            message = f"it would swell from {packed:,} to {total:,} bytes, as a zip bomb does"
            raise Unreadable(message)
        self._entries = {e.filename: e for e in entries if not e.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the package."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Unreadable: it is encrypted, broken, or larger than what it says or may be.
        """
        entry = self._entries.get(name)
        if entry is None:
            message = "the part is missing"
            raise Unreadable(message)
        self._check(entry)
        try:
            with self._zip.open(entry) as part:
                content = part.read(entry.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            message = f"the part is broken ({error})"
            raise Unreadable(message) from error
        if len(content) > entry.file_size:
            message = "the part is larger than the package says"
            raise Unreadable(message)
        return content

    def _check(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & 1:
            message = "it is encrypted; save it without a password"
            raise Unreadable(message)
        if entry.file_size > MAX_PART:
            message = f"it would unpack to {entry.file_size:,} bytes, the limit is {MAX_PART:,}"
            raise Unreadable(message)
        if entry.file_size > LARGE and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            message = f"it would swell from {entry.compress_size:,} to {entry.file_size:,} bytes, as a zip bomb does"
            raise Unreadable(message)

    def tree(self, name: str) -> Element:
        """The XML tree of a part.

        Raises:
            Unreadable: the part cannot be had, or is no well-formed XML.
        """
        return parsed(self.read(name))

    def related(self, name: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to: id -> (last word of the kind of relation, name of the part or outer address)."""
        folder, file = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self._entries:
            return {}
        try:
            root = self.tree(relations)
        except Unreadable:
            return {}
        found = {}
        for relation in root.iter(f"{{{RELATIONSHIPS}}}Relationship"):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
            found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], target)
        return found


def parsed(content: bytes) -> Element:
    """The XML tree of a content, without entities of its own and without reaching outside.

    Raises:
        Unreadable: it is no well-formed XML, or declares entities.
    """
    from lxml import etree

    head = content[:4096]
    if b"<!ENTITY" in content[:65536] or b"<!DOCTYPE" in head:
        message = "the part declares entities, which documents of this kind never do; it was not read"
        raise Unreadable(message)
    # A tree may be deep and large, but entities are off, so that size follows the part's own.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = f"the part is no well-formed XML ({error})"
        raise Unreadable(message) from error


def ole_reason(content: bytes) -> str:
    """Why a file in the old container of Office is not read."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "it is encrypted; open it with its password and save it without"
    return "it is in the old format of Office (doc, xls, ppt); save it as docx or xlsx"
