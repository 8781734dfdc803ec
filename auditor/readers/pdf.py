"""PDF: the text of every page in paragraphs and tables, each with its page and box.

Lines that come back on page after page, and numbers of pages, are marked as furniture; a paragraph goes on over the
end of a page. What is filled into forms is read beside its label. Pages without text, encrypted and cut-off files are
said.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from auditor.document import Document
from auditor.reader import Reader, Unreadable
from auditor.reading.composer import CellText, Composer
from auditor.reading.formfields import filled, placed
from auditor.reading.pagelines import CELL_GAP, Box, Grid, Line, Paragraph, Piece, blocks, joined, rows_joined

MOST_PAGES: Final = 5_000
_LISTED: Final = 10
_EDGE: Final = 0.1
"""Furniture stands in this share of a page at its top and bottom."""
_OFTEN: Final = 3
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"[-–—\s第]*(?:page\s*)?\d{1,4}\s*(?:页|頁)?(?:\s*(?:/|of|共)\s*\d{1,4}\s*(?:页|頁)?)?[-–—\s]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    height: float
    lines: tuple[Line, ...]


def read(content: bytes, name: str) -> Iterator[Document]:
    """All pages as one document."""
    composer = Composer(name)
    pages = _pages(content, composer)
    furniture = _furniture(pages)
    _Flow(composer).pages(pages, furniture)
    document = composer.document()
    if not document.text.strip() and not composer.skips:
        composer.skip("no page has text")
        document = composer.document()
    yield document


def _pages(content: bytes, composer: Composer) -> list[_Page]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_reason(str(error))) from error
    try:
        count = len(pdf)
        if b"%%EOF" not in content[-4096:]:
            composer.skip(
                f"the end of the file is missing; {count} page(s) were found: get it again from where it came"
            )
        if count > MOST_PAGES:
            composer.skip(f"it has {count:,} pages; the first {MOST_PAGES:,} were read")
        if pdf.get_formtype():
            _open_form(pdf, composer)
        found = [_page(pdf, i, composer) for i in range(min(count, MOST_PAGES))]
    finally:
        pdf.close()
    empty = [p.number for p in found if p is not None and not p.lines]
    if empty:
        listed = ", ".join(map(str, empty[:_LISTED])) + (", ..." if len(empty) > _LISTED else "")
        composer.skip("no text on it: a scanned picture, or blank; recognise its text first", f"page {listed}")
    return [p for p in found if p is not None and p.lines]


def _open_form(pdf: Any, composer: Composer) -> None:  # noqa: ANN401 - pypdfium2 is untyped
    import pypdfium2

    try:
        pdf.init_forms()
    except (pypdfium2.PdfiumError, ValueError, OSError):
        composer.skip("what is filled into the fields of its form is not read; print it to a new PDF")
    else:
        import pypdfium2.raw as pdfium

        if pdf.get_formtype() in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND):
            composer.skip("what is filled into the fields of its form is not read; print it to a new PDF")


def _reason(error: str) -> str:
    if "password" in error.lower():
        return "it is encrypted; open it with its password and save it without"
    return f"it is broken or no PDF ({error}); get it again from where it came"


def _page(pdf: Any, index: int, composer: Composer) -> _Page | None:  # noqa: ANN401 - pypdfium2 is untyped
    import pypdfium2

    where = f"page {index + 1}"
    try:
        page = pdf[index]
        text_page = page.get_textpage()
        text = _text(text_page)
        lines = tuple(placed(list(_lines(text_page, text)), filled(pdf, page)))
        height = page.get_height()
        text_page.close()
        page.close()
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        composer.skip(f"the page is broken ({error})", where)
        return None
    strange = sum("\ue000" <= c <= "\uf8ff" or c in "\ufffd\x00" for c in text)
    if strange > 0.2 * max(1, len(text)):
        composer.skip("its fonts do not say which characters they draw; numbers on it may be missing or wrong", where)
    return _Page(index + 1, height, lines)


def _text(text_page: Any) -> list[str]:  # noqa: ANN401 - see above
    """The characters of a page, one for each index that boxes are asked by."""
    count = text_page.count_chars()
    text = text_page.get_text_range(0, count) if count > 0 else ""
    if len(text) == count:
        return list(text)
    import pypdfium2.raw as pdfium

    codes = (pdfium.FPDFText_GetUnicode(text_page.raw, i) for i in range(count))
    return [chr(code) if code and not 0xD800 <= code <= 0xDFFF else "\ufffd" if code else "" for code in codes]


class _Boxes:
    """Asks for boxes of characters, with one set of buffers; lives while one page is read."""

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401 - see above
        import pypdfium2.raw as pdfium

        self._ask = pdfium.FPDFText_GetLooseCharBox
        self._rect = pdfium.FS_RECTF()
        self._page = text_page.raw

    def of(self, index: int) -> Box:
        """The box of a character."""
        self._ask(self._page, index, ctypes.byref(self._rect))
        r = self._rect
        return r.left, r.bottom, r.right, r.top


def _lines(text_page: Any, text: Sequence[str]) -> Iterator[Line]:  # noqa: ANN401 - see above
    boxes = _Boxes(text_page)
    raw: list[Line] = []
    start = 0
    for i in range(len(text) + 1):
        if i < len(text) and text[i] not in "\r\n":
            continue
        pieces = tuple(_pieces(boxes, text, start, i))
        if pieces:
            raw.append(Line.of(pieces))
        start = i + 1
    yield from rows_joined(raw)


def _pieces(boxes: _Boxes, text: Sequence[str], start: int, end: int) -> Iterator[Piece]:
    """The runs of words between two line ends, parted where the gap is as wide as one between cells."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    first = boxes.of(start)
    height = max(first[3] - first[1], 1.0)
    begin, i = start, start + 1
    while i < end:
        if not text[i].isspace():
            i += 1
            continue
        after = i + 1
        while after < end and text[after].isspace():
            after += 1
        if after >= end:
            break
        if boxes.of(after)[0] - boxes.of(i - 1)[2] > CELL_GAP * height:
            yield _piece(boxes, text, begin, i)
            begin = after
        i = after + 1
    yield _piece(boxes, text, begin, end)


def _piece(boxes: _Boxes, text: Sequence[str], start: int, end: int) -> Piece:
    first, last = boxes.of(start), boxes.of(end - 1)
    box = min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])
    return Piece("".join(text[start:end]).replace("\ufffe", "\u00ad"), box)


def _furniture(pages: Sequence[_Page]) -> frozenset[str]:
    """The words, numbers left out, of lines at the edges of pages that come back on page after page."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_masked(line.text) for line in page.lines if _is_at_edge(line, page)})
    return frozenset(
        words
        for words, often in seen.items()
        if often >= min(_OFTEN, max(2, len(pages))) and 2 * often >= len(pages) - 2
    )


def _masked(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()))


def _is_at_edge(line: Line, page: _Page) -> bool:
    middle = (line.box[1] + line.box[3]) / 2
    return middle < _EDGE * page.height or middle > (1 - _EDGE) * page.height


class _Flow:
    """Pages into the composer, one after the other; a paragraph that a page cuts waits for the rest of it."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._parts: list[tuple[_Page, Paragraph]] = []
        """Of the last paragraph, on the pages that it stands on."""
        self._edges: list[tuple[_Page, Line]] = []
        """Furniture that stands between these parts."""

    def pages(self, pages: Sequence[_Page], furniture: frozenset[str]) -> None:
        """All pages."""
        for page in pages:
            inner = [line for line in page.lines if not _is_furniture(line, page, furniture)]
            found = list(blocks(inner))
            first = found[0] if found else None
            if isinstance(first, Paragraph) and self._parts and self._parts[-1][1].goes_on_in(first):
                self._parts.append((page, first))
                found = found[1:]
            if found:
                self._flush()
            self._edges += [(page, line) for line in page.lines if _is_furniture(line, page, furniture)]
            if found:
                self._flush()
            for block in found:
                self._flush()
                if isinstance(block, Paragraph):
                    self._parts = [(page, block)]
                else:
                    _compose_grid(self._composer, page, block)
        self._flush()

    def _flush(self) -> None:
        """Writes the paragraph that waits, each part with its own page and box; then what stands at the edges."""
        parts, self._parts = self._parts, []
        edges, self._edges = self._edges, []
        text, begins = "", []
        for _, part in parts:
            text = joined(text, part.text) if text else part.text
            begins.append(len(text) - len(part.text))
        span = self._composer.paragraph(text, location=_place(parts[0][0], parts[0][1].box)) if parts else None
        for (page, part), begin in zip(parts[1:], begins[1:], strict=True):
            if span and span[0] + begin < span[1]:
                self._composer.passage(span[0] + begin, span[1], "prose", _place(page, part.box))
        for page, line in edges:
            self._composer.paragraph(line.text, "furniture", _place(page, line.box))


def _is_furniture(line: Line, page: _Page, furniture: frozenset[str]) -> bool:
    return _is_at_edge(line, page) and (
        _masked(line.text) in furniture or _PAGE_NUMBER.fullmatch(line.text) is not None
    )


def _compose_grid(composer: Composer, page: _Page, grid: Grid) -> None:
    rows = (
        [CellText(p.text if p else "", i, location=_place(page, p.box) if p else {}) for i, p in enumerate(row)]
        for row in grid.rows
    )
    composer.table(rows, composer.caption())


def _place(page: _Page, box: Box) -> dict[str, str | int]:
    return {"page": page.number, "box": ",".join(str(round(x)) for x in box)}


def _recognises(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


READER = Reader("pdf", (".pdf",), read, _recognises)
