"""Texts in JSON: a list of texts with names, a mapping of names to texts, or one such object a line.

`[{"name": "a.txt", "text": "...", "date": "2025-01-28"}]`, `{"a.txt": "..."}`, `{"documents": [...]}`, and JSON lines.
Any other JSON is read as the text it is, so that its numbers are not lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from auditor.document import Document, Skip
from auditor.reader import Reader, Unreadable
from auditor.reading import encodings
from claims.values import Passage

_TEXTS: Final = ("text", "content", "body", "正文", "内容")
_NAMES: Final = ("name", "id", "path", "file", "title", "标题")
_DATES: Final = ("date", "published", "published_at", "pubdate", "日期")


def read(content: bytes, name: str) -> Iterator[Document | Skip]:
    """The texts as documents named after the file and themselves."""
    if encodings.is_binary(content):
        message = "it is no JSON: the bytes are no text"
        raise Unreadable(message)
    decoded = encodings.decode(content)
    notice = decoded.notice()
    skips = (Skip(name, notice),) if notice else ()
    yield from skips
    if not decoded.text.strip():
        yield Document(name, "", skips=(Skip(name, "the file is empty: no text in it"),))
        return
    values, trouble = _values(decoded.text, name.lower().endswith((".jsonl", ".ndjson")))
    if trouble:
        yield Skip(name, trouble)
    texts = [entry for i, value in enumerate(values) for entry in _texts(value, i)]
    if not texts:
        whole = Passage(0, len(decoded.text), "code")
        yield Document(name, decoded.text, passages=(whole,))
        return
    for own, text, date in texts:
        yield Document(f"{name}/{own}", text, date=date)


def _values(text: str, is_lines: bool) -> tuple[list[Any], str | None]:
    if not is_lines:
        try:
            return [json.loads(text)], None
        except ValueError as error:
            reason = f"it is no valid JSON ({error}); it was read as plain text"
        except RecursionError:
            reason = "it is nested too deep to be followed; it was read as plain text"
        if "\n" not in text.strip() or not text.lstrip().startswith("{"):
            return [], reason
    values, bad = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            values.append(json.loads(line))
        except (ValueError, RecursionError):
            bad.append(number)
    if bad and not values:
        return [], f"no line of it is valid JSON (the first is line {bad[0]}); it was read as plain text"
    return (
        values,
        f"{len(bad)} line(s) are no valid JSON and were not read (the first is line {bad[0]})" if bad else None,
    )


def _texts(value: Any, number: int) -> Iterator[tuple[str, str, str | None]]:  # noqa: ANN401 - the edge of JSON
    """Name, text and date of each text that a value holds."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from _text(item, i)
    elif isinstance(value, Mapping):
        inner = next(
            (v for k, v in value.items() if k in ("documents", "texts", "articles") and isinstance(v, list)), None
        )
        if inner is not None:
            yield from _texts(inner, number)
        elif any(isinstance(value.get(k), str) for k in _TEXTS):
            yield from _text(value, number)
        elif value and all(isinstance(v, str) for v in value.values()) and any(_is_prose(v) for v in value.values()):
            yield from ((str(k), v, None) for k, v in value.items())
    elif isinstance(value, str) and _is_prose(value):
        yield str(number + 1), value, None


def _text(item: Any, number: int) -> Iterator[tuple[str, str, str | None]]:  # noqa: ANN401 - the edge of JSON
    if isinstance(item, str):
        yield str(number + 1), item, None
        return
    if not isinstance(item, Mapping):
        return
    text = next((item[k] for k in _TEXTS if isinstance(item.get(k), str)), None)
    if text is None:
        return
    own = next((str(item[k]) for k in _NAMES if isinstance(item.get(k), str | int) and str(item[k]).strip()), None)
    date = next((str(item[k])[:10] for k in _DATES if isinstance(item.get(k), str)), None)
    yield own or str(number + 1), text, date if date and _is_date(date) else None


def _is_prose(text: str) -> bool:
    return len(text) > 40 or "。" in text or ". " in text


def _is_date(text: str) -> bool:
    import datetime as dt

    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


READER = Reader("json", (".json", ".jsonl", ".ndjson"), read)
