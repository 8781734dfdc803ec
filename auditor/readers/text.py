"""Plain text: the characters as they stand, line ends kept; a byte-order mark is left out."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.document import Document, Skip
from auditor.reader import Reader, Unreadable
from auditor.reading import encodings
from auditor.reading.packages import OLE, ole_reason


def read(content: bytes, name: str) -> Iterator[Document]:
    """The text of the content as one document."""
    if content.startswith(OLE):
        raise Unreadable(ole_reason(content))
    if content.startswith(b"{\\rtf"):
        message = "it is in the format RTF, which is not read; save it as docx"
        raise Unreadable(message)
    if encodings.is_binary(content):
        message = "it is not a text, and no reader knows its format; save it as txt, docx, xlsx, pdf or html"
        raise Unreadable(message)
    decoded = encodings.decode(content)
    notices = [decoded.notice(), None if decoded.text.strip() else "the file is empty: no text in it"]
    yield Document(name, decoded.text, skips=tuple(Skip(name, n) for n in notices if n))


READER = Reader("text", (".txt", ".text", ".log", ".rst", ".adoc", ".asciidoc", ".org", ".tex", ".srt", ".vtt"), read)
