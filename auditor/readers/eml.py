"""Mail: subject and body as one document, dated as the mail is; each attachment by the reader of its own kind."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Final

from auditor import reader
from auditor.document import Document, Skip
from auditor.reader import Reader, Unreadable
from auditor.reading import encodings
from claims.values import Passage

_HEADERS: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}: [^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.IGNORECASE)
MOST_PARTS: Final = 1_000


def read(content: bytes, name: str) -> Iterator[Document | Skip]:
    """The mail, then its attachments."""
    message = email.message_from_bytes(content.replace(b"\0", b" "), policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        reason = "it is no mail: it has no headers"
        raise Unreadable(reason)
    yield from _body(message, name)
    for number, part in enumerate(_attachments(message), 1):
        if number > MOST_PARTS:
            yield Skip(name, f"it has more than {MOST_PARTS} attachments; the rest is not read")
            return
        own = f"{name}/{part.get_filename() or f'attachment-{number}'}"
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield from reader.read(payload, own)
        elif part.get_content_type() == "message/rfc822":
            yield from reader.read(_inner(part), f"{own}.eml")
        else:
            yield Skip(own, "the attachment cannot be decoded")


def _body(message: EmailMessage, name: str) -> Iterator[Document | Skip]:
    subject = _header(message, "subject")
    date = _date(message)
    part = message.get_body(preferencelist=("plain", "html"))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        yield Document(name, subject, date=date, skips=(Skip(name, "the mail has no body that can be read"),))
        return
    if part.get_content_type() == "text/html":
        for page in reader.readers()["html"].read(payload, name):
            yield _headed(page, subject, date) if isinstance(page, Document) else page
        return
    decoded = encodings.decode(payload, str(part.get_content_charset() or "") or None)
    notice = decoded.notice()
    plain = Document(name, decoded.text, skips=(Skip(name, notice),) if notice else ())
    yield _headed(plain, subject, date)


def _headed(document: Document, subject: str, date: str | None) -> Document:
    """The document with the subject as its first line."""
    from dataclasses import replace

    by = len(subject) + 1
    passages = tuple(replace(p, start=p.start + by, end=p.end + by) for p in document.passages)
    tables = tuple(
        replace(
            t,
            start=t.start + by,
            end=t.end + by,
            cells=tuple(replace(c, start=c.start + by, end=c.end + by) for c in t.cells),
            caption=(t.caption[0] + by, t.caption[1] + by) if t.caption else None,
        )
        for t in document.tables
    )
    heading = Passage(0, len(subject), "heading", {"header": "subject"})
    return replace(
        document,
        text=f"{subject}\n{document.text}",
        date=date or document.date,
        has_lines=False,
        passages=(heading, *passages),
        tables=tables,
    )


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    body = message.get_body(preferencelist=("plain", "html"))
    for part in message.walk():
        if part is body or (part.is_multipart() and part.get_content_type() != "message/rfc822"):
            continue
        is_alternative = part.get_content_type() in ("text/plain", "text/html") and not part.get_filename()
        if not is_alternative and part is not message and isinstance(part, EmailMessage):
            yield part


def _inner(part: EmailMessage) -> bytes:
    payload = part.get_payload()
    first = payload[0] if isinstance(payload, list) and payload else None
    return first.as_bytes() if first is not None and hasattr(first, "as_bytes") else b""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, IndexError, AttributeError):
        return ""  # headers that break the rules of mail break its library as well


def _date(message: EmailMessage) -> str | None:
    try:
        when = message["date"].datetime if message["date"] else None
    except (ValueError, AttributeError, TypeError, IndexError):
        return None
    return when.date().isoformat() if when else None


def _recognises(head: bytes) -> bool:
    return _HEADERS.match(head) is not None and any(
        m in head.lower() for m in (b"\nmime-version:", b"\nsubject:", b"\nreceived:")
    )


READER = Reader("eml", (".eml", ".mht", ".mhtml"), read, _recognises)
