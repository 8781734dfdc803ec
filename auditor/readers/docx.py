"""Word documents: body, tables, text boxes, notes, comments, headers and footers, each with its place.

Every part of the package is walked, since a number in a footnote or a tracked insertion counts like any other. Tracked
deletions, struck text and numbers of pages are left out; what cannot be read is said. Marks of lists stand in the text
and are no numbers. A comment for this program is kept beside the paragraph or row that it points at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from auditor.document import ADDRESS, Document
from auditor.reader import Reader, Unreadable
from auditor.reading.composer import CellText, Composer, row_spans
from auditor.reading.listmarks import ListMarks
from auditor.reading.packages import Package, parsed
from auditor.reading.wordml import DELETED, INSERTED, MC, STRICT, WRAPPERS, Inline, W, read_paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAIN: Final = "word/document.xml"
_NOTES: Final = (("footnotes", "footnote"), ("endnotes", "endnote"))


def read(content: bytes, name: str) -> Iterator[Document]:
    """The whole document as one text."""
    package = Package(content)
    main = next((target for kind, target in package.related("").values() if kind == "officeDocument"), MAIN)
    if main not in package:
        message = "it is no Word document: the package has no body"
        raise Unreadable(message)
    yield _Word(name, package, main).document()


class _Word:
    """Walks the parts of one document; lives within one call of `read`."""

    def __init__(self, name: str, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._composer = Composer(name)
        self._styles: dict[str, str] = {}
        self._listed: dict[str, Element] = {}
        """Styles whose paragraphs are of a list, with its properties."""
        self._marks = ListMarks(None)
        self._place: dict[str, str | int] = {}
        self._kind = ""
        self._number = 0
        self._boxes = 0
        self._pictures = 0
        self._pointed: dict[str, tuple[int, int]] = {}
        """The stretch of the text that each comment points at, by its number."""

    def document(self) -> Document:
        """Everything there is, in the order body, notes, headers and footers, comments, diagrams."""
        related = sorted(self._package.related(self._main).values())
        self._styles = self._style_names(related)
        numbering = next((t for k, t in related if k == "numbering" and t in self._package), None)
        self._marks = ListMarks(self._tree(numbering, "numbering") if numbering else None)
        self._part(self._main, "body")
        for plural, single in _NOTES:
            for _, target in (r for r in related if r[0] == plural):
                self._notes(target, single)
        for kind in ("header", "footer"):
            for i, target in enumerate((t for k, t in related if k == kind), 1):
                self._part(target, f"page {kind}", {kind: i}, f"page_{kind}")
        for _, target in (r for r in related if r[0] == "comments"):
            self._notes(target, "comment")
        self._rest(related)
        document = self._composer.document(date=None)
        if not document.text.strip():
            if self._pictures:
                self._composer.skip(
                    f"the document has no text; it has {self._pictures} picture(s), in which text is not seen"
                )
            else:
                self._composer.skip("the document has no text")
            document = self._composer.document(date=None)
        return document

    def _tree(self, part: str, what: str) -> Element | None:
        try:
            content = self._package.read(part)
            if STRICT in content:
                content = content.replace(STRICT, W[1:-1].encode())
            return parsed(content)
        except Unreadable as reason:
            self._composer.skip(str(reason), f"{what} ({part})")
            return None

    def _style_names(self, related: list[tuple[str, str]]) -> dict[str, str]:
        part = next((t for k, t in related if k == "styles" and t in self._package), None)
        root = self._tree(part, "styles") if part else None
        if root is None:
            return {}
        for style in root.iter(W + "style"):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                self._listed[style.get(W + "styleId", "")] = properties
        named = ((s.get(W + "styleId", ""), s.find(W + "name")) for s in root.iter(W + "style"))
        return {i: n.get(W + "val", "").lower() for i, n in named if n is not None}

    def _part(self, part: str, what: str, place: dict[str, str | int] | None = None, kind: str = "") -> None:
        root = self._tree(part, what)
        if root is None:
            return
        self._place, self._kind, self._number = place or {}, kind, 0
        body = root.find(W + "body")
        self._blocks(body if body is not None else root)

    def _notes(self, part: str, single: str) -> None:
        root = self._tree(part, f"{single}s")
        if root is None:
            return
        for note in root.iterchildren(W + single):
            if note.get(W + "type", "normal") != "normal":
                continue  # the lines that part notes from text
            number = note.get(W + "id", "")
            words = "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in note.iter(W + "p"))
            if single == "comment" and ADDRESS in words:
                self._composer.remark([words], *self._pointed.get(number, (0, 0)))
                continue
            self._place = {single: int(number) if number.isdecimal() else number}
            if note.get(W + "author"):
                self._place["author"] = note.get(W + "author", "")
            self._kind, self._number = single, 0
            self._blocks(note)

    def _rest(self, related: list[tuple[str, str]]) -> None:
        """Texts of diagrams; and what is in the package but is not read."""
        for kind, target in related:
            if kind == "diagramData" and (root := self._tree(target, "diagram")) is not None:
                for text in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
                    words = "".join(t.text or "" for t in text.iter("{*}t"))
                    self._composer.paragraph(words, "diagram", {"diagram": target.rsplit("/", 1)[-1]})
            elif kind == "chart" and (root := self._tree(target, "chart")) is not None:
                self._chart(root, target.rsplit("/", 1)[-1])
            elif kind in ("package", "oleObject", "aFChunk"):
                self._composer.skip("an embedded file is not read; open it and save it on its own", target)

    def _chart(self, root: Element, name: str) -> None:
        from auditor.reading.charts import rows_of

        for caption, rows in rows_of(root):
            span = self._composer.paragraph(caption, "caption", {"chart": name})
            self._composer.table(rows, span, "chart", {"chart": name})

    # Blocks.

    def _blocks(self, parent: Element) -> None:
        waiting = list(reversed(parent))
        while waiting:
            element = waiting.pop()
            tag = element.tag
            if tag == W + "p":
                self._paragraph(element)
            elif tag == W + "tbl":
                self._table(element)
            elif tag in DELETED:
                continue
            elif tag == W + "sdt":
                waiting.extend(c for content in element.iterchildren(W + "sdtContent") for c in reversed(content))
            elif tag in INSERTED or tag in WRAPPERS:
                waiting.extend(reversed(element))
            elif tag == MC + "AlternateContent":
                choice = element.find(MC + "Choice")
                waiting.extend(reversed(choice) if choice is not None else ())

    def _paragraph(self, paragraph: Element) -> None:
        self._number += 1
        inline = Inline()
        read_paragraph(paragraph, inline)
        location = {**self._place, "paragraph": self._number}
        kind = self._kind or self._kind_of(paragraph)
        mark = self._mark(paragraph) if inline.text.strip() else ""
        span = self._composer.runs(inline.runs, kind, location, mark)
        if span:
            self._pointed |= dict.fromkeys(inline.comments, span)
        self._after(inline, location)

    def _after(self, inline: Inline, location: dict[str, str | int]) -> None:
        """What hangs on a paragraph: alternative texts and text boxes."""
        self._pictures += inline.pictures
        if inline.is_cut:
            self._composer.skip("it is nested too deep to be followed", f"paragraph {self._number}")
        for words in inline.alternatives:
            self._composer.paragraph(words, "alt_text", location)
        for box in inline.boxes:
            self._boxes += 1
            outer = self._place, self._kind, self._number
            self._place, self._kind, self._number = {**outer[0], "text_box": self._boxes}, "text_box", 0
            self._blocks(box)
            self._place, self._kind, self._number = outer

    def _mark(self, paragraph: Element) -> str:
        """What Word puts before the paragraph, where it is of a list: by itself, or by its style."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        return self._marks.of(properties if properties is not None else self._listed.get(_style_of(paragraph)))

    def _kind_of(self, paragraph: Element) -> str:
        key = _style_of(paragraph)
        named = self._styles.get(key, key.lower())
        if named.startswith(("heading", "title", "subtitle", "标题")):
            return "heading"
        if named.startswith(("caption", "题注")):
            return "caption"
        if named.startswith("toc"):
            return "furniture"
        return "prose"

    # Tables.

    def _table(self, table: Element) -> None:
        rows: list[list[CellText]] = []
        inner: list[Element] = []
        hanging: list[tuple[int, Inline]] = []
        open_spans: dict[int, tuple[int, int]] = {}
        for row in _rows_of(table):
            number = len(rows)
            cells: list[CellText] = []
            for raw in _cells_of(row):
                if raw.continues and raw.column in open_spans:
                    first, at = open_spans[raw.column]
                    old = rows[first][at]
                    span = number - first + 1
                    rows[first][at] = CellText(old.text, old.column, span, old.column_span, old.is_header, old.location)
                    continue
                inline = Inline()
                for block in raw.element:
                    self._cell_block(block, inline, inner)
                open_spans[raw.column] = (number, len(cells))
                cells.append(CellText(inline.text, raw.column, 1, raw.span, _is_header(row), self._place))
                hanging.append((number, inline))
            rows.append(cells)
        made = self._composer.table(rows, self._composer.caption(), self._kind or None, self._place or None)
        spans = row_spans(made) if made else {}
        for number, inline in hanging:
            self._pointed |= dict.fromkeys(inline.comments, spans.get(number, (0, 0)))
            self._after(inline, {**self._place})
        for deeper in inner:
            self._table(deeper)

    def _cell_block(self, block: Element, inline: Inline, inner: list[Element]) -> None:
        """A block in a cell: its paragraphs make the cell's text, its tables stand behind the table."""
        waiting = [block]
        while waiting:
            element = waiting.pop()
            if element.tag == W + "p":
                if inline.text.strip():
                    inline.runs.append((" ", ""))
                read_paragraph(element, inline)
            elif element.tag == W + "tbl":
                inner.append(element)
            elif element.tag == W + "sdt":
                waiting.extend(c for content in element.iterchildren(W + "sdtContent") for c in reversed(content))
            elif element.tag in INSERTED or element.tag in WRAPPERS:
                waiting.extend(reversed(element))


def _style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(W + "val", "") if style is not None else ""


@dataclass(frozen=True, slots=True)
class _RawCell:
    element: Element
    column: int
    span: int
    continues: bool


def _rows_of(table: Element) -> Iterator[Element]:
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if element.tag == W + "tr":
            look = element.find(W + "trPr")
            if look is None or look.find(W + "del") is None:
                yield element
        elif element.tag == W + "sdt":
            waiting.extend(c for content in element.iterchildren(W + "sdtContent") for c in reversed(content))
        elif element.tag in INSERTED or element.tag in WRAPPERS:
            waiting.extend(reversed(element))


def _cells_of(row: Element) -> Iterator[_RawCell]:
    look = row.find(W + "trPr")
    before = look.find(W + "gridBefore") if look is not None else None
    column = _number(before)
    waiting = list(reversed(row))
    while waiting:
        element = waiting.pop()
        if element.tag == W + "sdt":
            waiting.extend(c for content in element.iterchildren(W + "sdtContent") for c in reversed(content))
        elif element.tag in WRAPPERS:
            waiting.extend(reversed(element))
        elif element.tag == W + "tc":
            about = element.find(W + "tcPr")
            span = max(1, _number(about.find(W + "gridSpan") if about is not None else None))
            merge = about.find(W + "vMerge") if about is not None else None
            continues = merge is not None and merge.get(W + "val", "continue") != "restart"
            yield _RawCell(element, column, span, continues)
            column += span


def _number(element: Element | None) -> int:
    said = element.get(W + "val", "") if element is not None else ""
    return min(int(said), 1000) if said.isdecimal() else 0


def _is_header(row: Element) -> bool:
    look = row.find(W + "trPr")
    return look is not None and look.find(W + "tblHeader") is not None


def _recognises(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and b"word/" in head


READER = Reader("docx", (".docx", ".docm", ".dotx", ".dotm"), read, _recognises)
