"""Markdown as it is written: the source is the text, so that line and column are true; what is not shown is marked.

Fences, inline code, front matter, headings and quotes are marked and read; targets of links, comments, struck text,
tags and the marks of emphasis and lists are not shown. Blocks by markdown-it-py, which knows the lines of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from auditor.document import Document
from auditor.reader import Reader
from claims.shown import MARKUP
from claims.values import Passage

if TYPE_CHECKING:
    from markdown_it.token import Token

Span = tuple[int, int]

_FRONT: Final = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:\1|\.\.\.)[ \t\r]*$", re.DOTALL | re.MULTILINE)
_LIST_MARKS: Final = re.compile(r"(?:[ \t>]*(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)[ \t]*)+(?:\[[ xX]\][ \t]+)?")
_QUOTE_MARK: Final = re.compile(r"[ \t]*(?:>[ \t]?)+")
_HEADING_MARK: Final = re.compile(r"[ \t>]*#{1,6}[ \t]+")
_UNDERLINE: Final = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*")
_DEFINITION: Final = re.compile(
    r"^ {0,3}(?:\[\^[^\]\n]{1,100}\]:[ \t]*|\[[^\]\^\n][^\]\n]{0,200}\]:[^\n]*$)", re.MULTILINE
)
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OPAQUE: Final = re.compile(
    r"(?P<ticks>(?<!`)`{1,4}(?!`))(?P<code>.{1,2000}?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<out><(?P<name>script|style|del|s)\b[^>]{0,300}>.{0,5000}?</(?P=name)>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,500}>)",
    re.DOTALL | re.IGNORECASE,
)
_IMAGE: Final = re.compile(r"(!\[)([^\[\]]{0,500})(\]\([^()\n]{0,2000}\)|\]\[[^\[\]\n]{0,200}\])")
_LINK: Final = re.compile(
    r"(\[)([^\[\]]{1,1000})(\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?\)|\]\[[^\[\]\n]{0,200}\])"
)
_NOTE: Final = re.compile(r"\[\^[^\]\n]{1,100}\]")
_DELIMITER: Final = re.compile(r"\*{1,3}|_{1,3}|~~")
_ESCAPE: Final = re.compile(r"\\[!-/:-@\[-`{-~]")


def read(content: bytes, name: str) -> Iterator[Document]:
    """The source as one document."""
    from auditor.reader import readers

    for document in readers()["text"].read(content, name):
        if isinstance(document, Document):
            yield replace(document, passages=tuple(_passages(document.text)))


def _passages(source: str) -> list[Passage]:
    out: list[Passage] = []
    body = source
    front = _FRONT.match(source)
    if front:
        out.append(Passage(front.start(2), front.end(2), "front_matter"))
        out.extend((Passage(0, front.start(2), MARKUP), Passage(front.end(2), front.end(), MARKUP)))
        body = re.sub(r"[^\n]", " ", source[: front.end()]) + source[front.end() :]
    starts = _line_starts(body)
    for token in _tokens(body):
        if token.map is not None:
            out.extend(_of_block(body, starts, token))
    fences = [p for p in out if p.kind in ("code", "front_matter")]
    out.extend(Passage(*found, MARKUP) for found in _outside(fences, (m.span() for m in _DEFINITION.finditer(body))))
    return sorted(out, key=lambda p: (p.start, -p.end, p.kind))


def _tokens(body: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.disable("inline")
    # The parser turns every line end into one character; a carriage return before it stays in the lines' lengths.
    return parser.parse(body.replace("\0", " "))


def _line_starts(body: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", body)), len(body)]


def _outside(fences: Sequence[Passage], spans: Iterator[Span]) -> Iterator[Span]:
    held = sorted((f.start, f.end) for f in fences)
    i = 0
    for start, end in spans:
        while i < len(held) and held[i][1] <= start:
            i += 1
        if i >= len(held) or held[i][0] >= end:
            yield start, end


def _of_block(body: str, starts: Sequence[int], token: Token) -> Iterator[Passage]:
    first, last = token.map or [0, 0]
    start, end = starts[min(first, len(starts) - 1)], starts[min(last, len(starts) - 1)]
    match token.type:
        case "fence":
            yield from _of_fence(body, starts, first, last)
        case "code_block":
            yield Passage(start, end, "code")
        case "html_block":
            yield from _of_html(body, start, end)
        case "hr":
            yield Passage(start, end, MARKUP)
        case "heading_open":
            yield from _of_heading(body, starts, first, last)
        case "list_item_open":
            yield from _marks(_LIST_MARKS, body, starts, range(first, first + 1))
        case "blockquote_open":
            yield from _marks(_QUOTE_MARK, body, starts, range(first, last))
        case "inline":
            yield from _of_inline(body, start, end)


def _marks(pattern: re.Pattern[str], body: str, starts: Sequence[int], lines: range) -> Iterator[Passage]:
    """The marks that a list or a quote puts at the beginning of its lines."""
    for line in lines:
        mark = pattern.match(body, starts[line], starts[line + 1])
        if mark:
            yield Passage(mark.start(), mark.end(), MARKUP)


def _of_fence(body: str, starts: Sequence[int], first: int, last: int) -> Iterator[Passage]:
    opening, closing = (starts[first], starts[first + 1]), (starts[last - 1], starts[last])
    is_closed = last - first > 1 and re.match(r"[ \t>]*(?:`{3,}|~{3,})\s*\Z", body[slice(*closing)]) is not None
    yield Passage(*opening, MARKUP)
    end = closing[0] if is_closed else closing[1]
    if is_closed:
        yield Passage(*closing, MARKUP)
    if end > opening[1]:
        yield Passage(opening[1], end, "code")


def _of_heading(body: str, starts: Sequence[int], first: int, last: int) -> Iterator[Passage]:
    yield Passage(starts[first], starts[last], "heading")
    mark = _HEADING_MARK.match(body, starts[first], starts[first + 1])
    if mark:
        yield Passage(mark.start(), mark.end(), MARKUP)
    elif last - first > 1 and _UNDERLINE.match(body, starts[last - 1], starts[last]):
        yield Passage(starts[last - 1], starts[last], MARKUP)


def _of_html(body: str, start: int, end: int) -> Iterator[Passage]:
    block = body[start:end]
    for found in _COMMENT.finditer(block):
        yield Passage(start + found.start(), start + found.end(), MARKUP)
    plain = _COMMENT.sub(lambda m: "\0" * len(m[0]), block)
    for found in _OPAQUE.finditer(plain):
        if found["tag"] or found["out"]:
            yield Passage(start + found.start(), start + found.end(), MARKUP)


def _of_inline(body: str, start: int, end: int) -> Iterator[Passage]:
    """What is not shown within a paragraph, a heading or a cell; each pass blanks what the next must not see."""
    block = body[start:end]
    if not any(mark in block for mark in "*_`<[\\~!"):
        return
    spans: list[tuple[int, int, str]] = []
    block = _COMMENT.sub(lambda m: _taken(spans, m.start(), m.end()), block)
    block = _OPAQUE.sub(lambda m: _opaque(spans, m), block)
    for pattern in (_IMAGE, _LINK):
        block = pattern.sub(lambda m: _wrapped(spans, m, (1, 3)), block)
    block = _NOTE.sub(lambda m: _taken(spans, m.start(), m.end()), block)
    block = _ESCAPE.sub(lambda m: _taken(spans, m.start(), m.start() + 1) + "\0", block)
    spans.extend((a, b, MARKUP) for a, b in _emphasis(block))
    for a, b, kind in spans:
        yield Passage(start + a, start + b, kind)


def _emphasis(block: str) -> Iterator[Span]:
    """The marks of emphasis that come in pairs, and the whole of what is struck; one pass with a stack."""
    waiting: dict[str, list[Span]] = {}
    for found in _DELIMITER.finditer(block):
        mark, (start, end) = found[0], found.span()
        before, after = block[start - 1 : start] or " ", block[end : end + 1] or " "
        is_word = mark[0] == "_"
        can_close = not before.isspace() and not (is_word and after.isalnum())
        can_open = not after.isspace() and not (is_word and before.isalnum())
        openers = waiting.setdefault(mark, [])
        if can_close and openers:
            opener = openers.pop()
            yield from [(opener[0], end)] if mark == "~~" else [opener, (start, end)]
        elif can_open:
            openers.append((start, end))


def _taken(spans: list[tuple[int, int, str]], start: int, end: int, kind: str = MARKUP) -> str:
    spans.append((start, end, kind))
    return "\0" * (end - start)


def _opaque(spans: list[tuple[int, int, str]], found: re.Match[str]) -> str:
    if found["code"] is None:
        return _taken(spans, found.start(), found.end())
    before = _taken(spans, found.start(), found.start("code"))
    inner = _taken(spans, *found.span("code"), "code")
    return before + inner + _taken(spans, found.end("code"), found.end())


def _wrapped(spans: list[tuple[int, int, str]], found: re.Match[str], ends: tuple[int, int]) -> str:
    """Takes what stands before and behind the words, and leaves the words."""
    before, after = found.span(ends[0]), found.span(ends[1])
    words = found.string[before[1] : after[0]]
    return _taken(spans, *before) + words + _taken(spans, *after)


READER = Reader("markdown", (".md", ".markdown", ".mkd", ".mdown", ".mdx", ".qmd", ".rmd"), read)
