"""Web pages: what a browser shows, block by block, with the element and the source line of each.

Tables with their spans, captions and alternative texts in; deletions, scripts, styles and comments out; what is hidden
and what is page furniture is read and marked. A comment for this program is kept beside the block it stands at. One
pass over the source, however deep it is nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Final

from auditor.document import ADDRESS, Document, Skip
from auditor.reader import Reader, Unreadable
from auditor.reading import encodings
from auditor.reading.composer import CellText, Composer, row_spans

_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_OUT: Final = frozenset(
    ("script", "style", "template", "noscript", "del", "s", "strike", "rt", "rp", "head", "select", "object", "iframe")
)
_BLOCKS: Final = frozenset((
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "ul", "ol", "dl", "dt", "dd",
    "blockquote", "pre", "figure", "figcaption", "address", "hr", "legend", "details", "summary", "main", "header",
    "footer", "nav", "aside", "form", "fieldset", "body", "html", "center", "title", "text", "button", "label",
    "video", "audio",
))  # fmt: skip
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FURNITURE: Final = frozenset(("nav", "footer", "aside", "form", "button"))
_FURNITURE_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|share|sharing|social|sidebar|related|recommend(?:ed|ations?)?|advert\w*|ads?"
    r"|banner|footer|copyright|disclaimer|cookie\w*|pagination|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLOSED_BY: Final = {
    "li": frozenset(("li",)),
    "p": frozenset(("p",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "option": frozenset(("option",)),
}
_SUPERSCRIPT: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SUBSCRIPT: Final = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_NOTE: Final = re.compile(r"\s*(?:\[[^\]]{0,20}\]|[*†‡§]+)\s*")
_LINKED: Final = "\0"
"""Stands for a link in what is raised: a mark of a note."""
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_PATH: Final = 6
_MAX_SPAN: Final = 200


def read(content: bytes, name: str) -> Iterator[Document]:
    """What the page shows, as one document."""
    if encodings.is_binary(content):
        message = "it is no web page: the bytes are no text"
        raise Unreadable(message)
    declared = _CHARSET.search(content[:4096])
    decoded = encodings.decode(content, declared[1].decode("ascii") if declared else None)
    page = _Page(name)
    page.read(decoded.text)
    document = page.document()
    notices = [decoded.notice(), None if document.text.strip() else "the page shows no text; it may be made by scripts"]
    yield _with(document, [Skip(name, n) for n in notices if n])


def _with(document: Document, skips: list[Skip]) -> Document:
    from dataclasses import replace

    return replace(document, skips=(*document.skips, *skips))


@dataclass(slots=True)
class _Element:
    tag: str
    place: str
    kind: str = ""
    mark: str = ""
    """What stands before an item of a list, until it is written."""
    first: int = 1
    """The number of the first item of a list."""
    children: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _TableContext:
    location: dict[str, str | int]
    caption: str = ""
    rows: list[list[CellText]] = field(default_factory=list)
    pending: dict[int, int] = field(default_factory=dict)
    """Rows still to come that a cell from above covers, by column."""
    column: int = 0
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    is_header: bool = False
    cell_location: dict[str, str | int] = field(default_factory=dict)
    inner: list[_TableContext] = field(default_factory=list)
    in_caption: bool = False
    remarks: list[tuple[int | None, str]] = field(default_factory=list)
    """Comments for this program, each with the row it stands at; None before the table."""


class _Page(HTMLParser):
    """Follows the tags of one page; lives within one call of `read`."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._composer = Composer(name)
        self._stack: list[_Element] = [_Element("", "")]
        self._open: dict[str, int] = {}
        self._runs: list[tuple[str, str]] = []
        self._at: tuple[int, int] | None = None
        self._tables: list[_TableContext] = []
        self._alts: list[str] = []
        self._remarks: list[str] = []
        """Comments for this program that wait for the block they stand at."""
        self._title = ""
        self._date: str | None = None
        self._raised: list[list[str]] = []
        self._kinds: dict[str, int] = {}
        self._out = 0
        """How many open elements show nothing of what is in them."""
        self._has_heading = False

    def read(self, source: str) -> None:
        """Takes the whole source in; what the parser would follow without end is cut off first."""
        self._has_heading = re.search(r"<h1[\s>]", source, re.IGNORECASE) is not None
        source = source.replace("<![", "<?[")  # a section mark is a comment in HTML, and stops the parser
        comment = source.find("<!--", source.rfind("-->") + 1)
        if comment >= 0:
            line = source.count("\n", 0, comment) + 1
            self._composer.skip("a comment is not closed; nothing after it is shown", f"line {line}")
            source = source[:comment]
        last = source.rfind(">") + 1
        self.feed(source[:last])
        rest = source[last:]
        if rest.strip():
            cut = rest.find("<")
            self.handle_data(unescape(rest if cut < 0 else rest[:cut]))
        self.close()
        self._flush()
        while self._tables:
            self._end_table()
        self._note(self._composer.length, self._composer.length)

    def document(self) -> Document:
        """The page as a document."""
        return self._composer.document(date=self._date)

    # Tags.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        given = {k: v or "" for k, v in attrs}
        if self._open.get("head") and tag in _BLOCKS and tag != "title":
            self.handle_endtag("head")  # its end may be left out
        if tag in _CLOSED_BY:
            self._close_siblings(_CLOSED_BY[tag])
        elif (tag in _BLOCKS or tag == "table") and self._stack[-1].tag == "p":
            self.handle_endtag("p")  # its end may be left out
        if tag == "meta":
            self._take_meta(given)
        if tag in _VOID:
            self._take_void(tag, given)
            return
        parent = self._stack[-1]
        number = parent.children.get(tag, 0) + 1
        parent.children[tag] = number
        place = f"{tag}#{given['id']}" if given.get("id") else f"{tag}[{number}]" if number > 1 else tag
        if tag in _BLOCKS:
            self._flush()
        kind = self._kind_of(tag, given)
        first = _span(given.get("start"))
        mark = "" if tag != "li" else f"{parent.first + number - 1}. " if parent.tag == "ol" else "• "
        self._stack.append(_Element(tag, place, kind, mark, first))
        self._kinds[kind] = self._kinds.get(kind, 0) + 1
        self._open[tag] = self._open.get(tag, 0) + 1
        self._out += tag in _OUT
        if tag in ("sup", "sub"):
            self._raised.append([])
        elif tag == "a" and self._raised:
            self._raised[-1].append(_LINKED)
        self._start_of_table(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element and closes it, where it can stay empty."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag in ("svg", "path", "script"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element, and those left open in it."""
        if tag == "br":
            self._runs_or_cell("\n")
        if not self._open.get(tag):
            return
        while True:
            element = self._stack[-1]
            self._close_top()
            if element.tag == tag:
                return

    def _close_top(self) -> None:
        element = self._stack[-1]
        if element.tag in _BLOCKS:
            self._flush()
        self._stack.pop()
        self._kinds[element.kind] -= 1
        self._open[element.tag] -= 1
        self._out -= element.tag in _OUT
        if element.tag in ("sup", "sub") and self._raised:
            self._end_raised(element.tag)
        if element.tag == "title":
            self._end_title()
        self._end_of_table(element.tag)

    def _close_siblings(self, tags: frozenset[str]) -> None:
        """A paragraph or list item that begins ends the one before, when that is open right here."""
        for element in reversed(self._stack[-4:]):
            if element.tag in tags:
                self.handle_endtag(element.tag)
                return
            if element.tag in ("ul", "ol", "dl", "td", "th", "table", "div", "section"):
                return

    def _take_meta(self, given: dict[str, str]) -> None:
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        if name in ("article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date"):
            found = re.match(r"\d{4}-\d\d-\d\d", given.get("content", ""))
            self._date = self._date or (found[0] if found else None)

    def _take_void(self, tag: str, given: dict[str, str]) -> None:
        if tag == "br":
            self._runs_or_cell("\n")
        elif tag == "hr":
            self._flush()
        elif tag == "img" and given.get("alt", "").strip() and not self._is_out():
            if self._tables and self._tables[-1].cell is not None:
                self._runs_or_cell(f" {given['alt']} ")
            else:
                self._alts.append(given["alt"])

    def _kind_of(self, tag: str, given: dict[str, str]) -> str:
        if "hidden" in given or _HIDDEN.search(given.get("style", "")):
            return "hidden"
        names = f"{given.get('class', '')} {given.get('id', '')} {given.get('role', '')}"
        if tag in _FURNITURE or (tag not in ("body", "html", "main", "article") and _FURNITURE_NAMES.search(names)):
            return "furniture"
        if tag in _HEADINGS:
            return "heading"
        return {"figcaption": "caption", "pre": "code", "code": "code", "kbd": "code", "samp": "code"}.get(tag, "")

    # Text.

    def handle_comment(self, data: str) -> None:
        """Keeps a comment that is meant for this program; no other says anything."""
        if ADDRESS not in data:
            return
        if not self._tables:
            self._remarks.append(data)
            return
        table = self._tables[-1]
        inmost = next(e.tag for e in reversed(self._stack) if e.tag in ("tr", "table"))
        table.remarks.append((len(table.rows) - (inmost == "tr"), data))

    def _note(self, start: int, end: int) -> None:
        """Puts the comments that wait at a stretch of the text."""
        self._composer.remark(self._remarks, start, end)
        self._remarks = []

    def handle_data(self, data: str) -> None:
        """Takes text in."""
        if self._open.get("title") and self._open.get("head", 0) and not self._open.get("svg"):
            self._title += data
            return
        if self._is_out():
            return
        if self._raised:
            self._raised[-1].append(data)
            return
        self._runs_or_cell(data)

    def _is_out(self) -> bool:
        return self._out > 0

    def _runs_or_cell(self, data: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table and table.in_caption:
            table.caption += data
        elif table and table.cell is not None:
            table.cell.append(data.replace("\n", " ") if not self._open.get("pre") else data)
        elif table is None or data.strip():
            if self._at is None and data.strip():
                self._at = self.getpos()
            is_code = self._open.get("code") or self._open.get("kbd") or self._open.get("samp")
            if self._open.get("pre"):
                self._runs.append((data, ""))
            else:
                text = data if data == "\n" else re.sub(r"[ \t\r\n\f]+", " ", data)
                self._runs.append((text, "code" if is_code else ""))

    def _end_raised(self, tag: str) -> None:
        """A raised or lowered number is no digit of the number before it; a mark of a note is nothing."""
        said = "".join(self._raised.pop())
        if _NOTE.fullmatch(said) or (tag == "sup" and (_LINKED in said or self._open.get("a", 0))):
            return
        said = said.replace(_LINKED, "")
        said = said.translate(_SUPERSCRIPT if tag == "sup" else _SUBSCRIPT)
        if self._raised:
            self._raised[-1].append(said)
        elif said:
            self._runs_or_cell(said)

    def _end_title(self) -> None:
        """The title of the window, which most pages repeat as their first heading."""
        if not self._has_heading:
            self._composer.paragraph(self._title, "heading", self._location())

    def _flush(self) -> None:
        """Ends the block that has been growing."""
        runs, self._runs = self._runs, []
        alts, self._alts = self._alts, []
        table = self._tables[-1] if self._tables else None
        if table is not None and table.cell is not None:
            table.cell.append(" ")
        kind, location = self._kind_here(), self._location()
        start = self._composer.length
        if self._open.get("pre"):
            self._composer.preformatted("".join(t for t, _ in runs), kind or "code", location)
        elif any(t.strip() for t, _ in runs):
            self._composer.runs(runs, kind or "prose", location, self._mark() if kind in ("", "heading") else "")
        for alt in alts:
            self._composer.paragraph(alt, "alt_text", location)
        if self._composer.length > start:
            self._note(start, self._composer.length - 1)
        self._at = None

    def _mark(self) -> str:
        """What a browser puts before the first block of a list's item."""
        item = next((e for e in reversed(self._stack) if e.tag in ("li", "table")), None)
        if item is None or not item.mark:
            return ""
        mark, item.mark = item.mark, ""
        return mark

    def _kind_here(self) -> str:
        return next((kind for kind in ("hidden", "furniture", "heading", "caption") if self._kinds.get(kind)), "")

    def _location(self) -> dict[str, str | int]:
        line, column = self._at or self.getpos()
        return {"element": self._path(), "line": line, "column": column + 1}

    def _path(self) -> str:
        return "/".join(e.place for e in self._stack[-_PATH:] if e.tag)

    # Tables.

    def _start_of_table(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self._flush()
            self._tables.append(_TableContext(self._location(), remarks=[(None, r) for r in self._remarks]))
            self._remarks = []
        elif not self._tables:
            return
        elif tag == "tr":
            self._end_cell()
            self._start_row()
        elif tag in ("td", "th"):
            self._end_cell()
            table = self._tables[-1]
            if not table.rows:
                self._start_row()
            table.cell, table.is_header = [], tag == "th"
            table.spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
            table.cell_location = {"element": self._path(), "line": self.getpos()[0]}
        elif tag == "caption":
            self._tables[-1].in_caption = True

    def _start_row(self) -> None:
        table = self._tables[-1]
        table.pending = {c: n - 1 for c, n in table.pending.items() if n > 1}
        table.rows.append([])
        table.column = 0

    def _end_of_table(self, tag: str) -> None:
        if not self._tables:
            return
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "caption":
            self._tables[-1].in_caption = False
        elif tag == "table":
            self._end_table()

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is None:
            return
        while table.pending.get(table.column):
            table.column += 1
        rows, columns = table.spans
        text = "".join(table.cell)
        table.rows[-1].append(CellText(text, table.column, rows, columns, table.is_header, table.cell_location))
        if rows > 1:
            # The row itself counts as one of those that the cell covers.
            table.pending |= dict.fromkeys(range(table.column, table.column + columns), rows)
        table.column += columns
        table.cell = None

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].inner.append(table)
            return
        self._emit(table)

    def _emit(self, table: _TableContext) -> None:
        # Tables in the cells of a table stand behind it; a loop, since they may be nested without end.
        waiting = [table]
        while waiting:
            current = waiting.pop()
            self._emit_one(current)
            waiting.extend(reversed(current.inner))

    def _emit_one(self, table: _TableContext) -> None:
        composer, kind = self._composer, self._kind_here()
        start = composer.length
        caption = composer.paragraph(table.caption, "caption", table.location) or composer.caption()
        rows = [row for row in table.rows if row]
        spans: dict[int, tuple[int, int]] = {}
        if max((len(row) for row in rows), default=0) < 2 or any(len(c.text) > 1500 for row in rows for c in row):
            for number, row in enumerate(table.rows):
                before = composer.length
                for cell in row:
                    composer.paragraph(cell.text, kind or "prose", cell.location)
                spans[number] = (before, composer.length)
        else:
            made = composer.table(table.rows, caption, kind or None, table.location if kind else None)
            spans = row_spans(made) if made else {}
        for at, words in table.remarks:
            composer.remark([words], *((start, composer.length) if at is None else spans.get(at, (0, 0))))


def _span(given: str | None) -> int:
    digits = re.match(r"\s*\d{1,4}", given or "")
    return max(1, min(int(digits[0]), _MAX_SPAN)) if digits else 1


def _recognises(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
        or (start.startswith(b"<?xml") and b"<html" in start)
        or (start.startswith(b"<!--") and b"<html" in start)
    )


READER = Reader("html", (".html", ".htm", ".xhtml"), read, _recognises)
