"""What is filled into the fields of a PDF form: the words of each field and its box, page by page.

PDFium gives the text of a page without its fields. Refuses to know: lines, documents.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from auditor.reading.pagelines import Box, Line, Piece

MOST_FIELDS: Final = 2_000
"""Fields of a page that are read."""
_BESIDE: Final = 0.5
"""So much of a field's height a line shares that labels it."""


def filled(document: Any, page: Any) -> list[Piece]:  # noqa: ANN401 - pypdfium2 is untyped
    """The fields of a page that say something; the document's form must have been opened."""
    import pypdfium2.raw as pdfium

    form = document.formenv.raw if document.formenv else None
    if form is None:
        return []
    shown = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
    found: list[Piece] = []
    for i in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), MOST_FIELDS)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, i)
        try:
            if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) in shown:
                found += _piece(form, annotation)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _piece(form: Any, annotation: Any) -> Iterator[Piece]:  # noqa: ANN401 - see above
    import pypdfium2.raw as pdfium

    words = " ".join(
        _string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)).split()
    )
    box = pdfium.FS_RECTF()
    if words and pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(box)):
        low, high = sorted((box.bottom, box.top))
        yield Piece(words, (box.left, low, box.right, high))


def _string(ask: Callable[[Any, int], int]) -> str:
    """A string of PDFium, which says first how long it is."""
    import pypdfium2.raw as pdfium

    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def placed(lines: Sequence[Line], fields: Sequence[Piece]) -> list[Line]:
    """The lines with each field behind the words that stand before it on its height, or as a line of its own."""
    out = list(lines)
    for field in sorted(fields, key=lambda f: (-f.box[3], f.box[0])):
        beside = [i for i, line in enumerate(out) if _labels(line.box, field.box)]
        if beside:
            i = max(beside, key=lambda i: out[i].box[2])
            out[i] = Line.of((*out[i].pieces, field))
        else:
            behind = next((i for i, line in enumerate(out) if line.box[3] < field.box[1]), len(out))
            out.insert(behind, Line.of((field,)))
    return out


def _labels(line: Box, field: Box) -> bool:
    shared = min(line[3], field[3]) - max(line[1], field[1])
    return line[2] <= field[0] + 2 and shared > _BESIDE * min(line[3] - line[1], field[3] - field[1])
