"""PDF: paragraphs and tables with page and box; what is furniture, empty, cut off or encrypted is said."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from auditor import reader
from auditor.document import Document, Skip
from auditor.reading.pagelines import joined
from claims import extract

Draw = Callable[[Canvas], None]


def made(pages: Sequence[Draw]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(*rows: str, left: int = 72, top: int = 700) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for i, row in enumerate(rows):
            canvas.drawString(left, top - 13 * i, row)

    return draw


def read(content: bytes) -> Document:
    (document,) = reader.read(content, "a.pdf")
    assert isinstance(document, Document), document
    return document


def test_a_wrapped_number_and_its_unit_come_together() -> None:
    first = "The harbour handled a record volume of freight in the year and its revenue was 3.2"
    assert read(made([lines(first, "billion dollars.")])).text == f"{first} billion dollars.\n"


def test_a_short_line_ends_its_paragraph() -> None:
    text = read(made([lines("A line that is as long as the text is wide, it seems.", "Short 5.", "Next 6.")])).text
    assert text.splitlines()[-1] == "Next 6."


def test_columns_that_stand_apart_make_a_table_with_boxes() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for i, row in enumerate([("Item", "2024", "2023"), ("Sales", "1,234", "987"), ("Costs", "(12)", "10")]):
            for x, cell in zip((72, 250, 350), row, strict=True):
                canvas.drawString(x, 700 - 15 * i, cell)

    document = read(made([draw]))
    assert document.text == "Item | 2024 | 2023\nSales | 1,234 | 987\nCosts | (12) | 10\n"
    (table,) = document.tables
    place = dict(table.cells[4].location)
    assert place["page"] == 1
    assert str(place["box"]).startswith("250,")


def test_lines_that_come_back_on_each_page_and_page_numbers_are_furniture() -> None:
    def page(n: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 820, f"Annual report 2024, part {n}")
            canvas.drawString(72, 500, f"Sales of part {n} were {n}00 tons.")
            canvas.drawString(300, 20, str(n))

        return draw

    document = read(made([page(n) for n in range(1, 5)]))
    furniture = [document.text[p.start : p.end] for p in document.passages if p.kind == "furniture"]
    assert len(furniture) == 8
    assert all("Sales" not in f for f in furniture)


def test_a_page_without_text_is_said_with_its_number() -> None:
    document = read(made([lines("Text 5."), lines(), lines("Text 6.")]))
    assert [(s.location, "no text" in s.reason) for s in document.skips] == [("page 2", True)]


def test_an_encrypted_file_is_said_to_be_so() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4, encrypt="secret")
    canvas.drawString(72, 700, "Text 5.")
    canvas.save()
    (skip,) = reader.read(buffer.getvalue(), "a.pdf")
    assert isinstance(skip, Skip)
    assert "encrypted" in skip.reason


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.97])
def test_a_file_that_is_cut_off_is_said(keep: float) -> None:
    content = made([lines("Text 5.")] * 3)
    items = list(reader.read(content[: int(len(content) * keep)], "a.pdf"))
    assert any(isinstance(i, Skip) or i.skips for i in items)


@pytest.mark.parametrize(
    ("text", "more", "whole"),
    [
        ("公司营收", "增长5%", "公司营收增长5%"),
        ("rose by", "5 %", "rose by 5 %"),
        ("long-", "term", "long-term"),
        ("re\u00ad", "sult", "result"),
    ],
)
def test_lines_are_joined_as_their_script_asks(text: str, more: str, whole: str) -> None:
    assert joined(text, more) == whole


@pytest.mark.slow
def test_eighty_four_pages_in_two_languages_take_less_than_two_seconds() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def page(canvas: Canvas) -> None:
        lines(*["The harbour handled 12,500 tons of freight in the year, 5% more than before."] * 20)(canvas)
        canvas.setFont("STSong-Light", 10)
        for i in range(20):
            canvas.drawString(
                72, 400 - 13 * i, "海港集团全年吞吐量为一万二千五百吨，同比增长百分之五，营业收入三十二亿元。"
            )

    content = made([page] * 84)
    begin = time.monotonic()
    document = read(content)
    assert time.monotonic() - begin < 4, "two seconds on a free machine"
    assert len(document.text) > 150_000


def with_edges(number: int, *rows: str, top: int = 700) -> Draw:
    def draw(canvas: Canvas) -> None:
        lines(*rows, top=top)(canvas)
        canvas.drawString(72, 815, "Harbour Lights, annual report")
        canvas.drawString(300, 25, f"Page {number} of 2")

    return draw


LONG = (
    "The harbour handled a record volume of freight in the year, and so its",
    "staff grew as well. Revenue in the second half of the year came to about 3.2",
)


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_its_furniture() -> None:
    document = read(
        made([with_edges(1, *LONG), with_edges(2, "billion dollars, and costs to 1.9 billion dollars.", "Next 6.")])
    )
    assert "came to about 3.2 billion dollars, and costs" in document.text
    claims = extract(document.text, passages=document.passages)
    pages = {c.quote: c.location.get("page") for c in claims if "billion" in c.quote}
    assert pages == {"3.2 billion dollars": 1, "1.9 billion dollars": 2}
    furniture = [document.text[p.start : p.end] for p in document.passages if p.kind == "furniture"]
    assert len(furniture) == 4


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("staff grew as well. Revenue in the second half of the year was 3.2 billion.", "Costs were 1.9 billion."),
        ("and its revenue was 3.2", "billion dollars."),
        ("staff grew as well. Revenue in the second half of the year came to about 3.2", "1. The harbour was dredged."),
    ],
)
def test_a_paragraph_that_has_ended_does_not_go_on_on_the_next_page(last: str, first: str) -> None:
    document = read(made([with_edges(1, LONG[0], last), with_edges(2, first, "Next 6.")]))
    assert f"{last}\n" in document.text
    assert f"{first}\n" in document.text or f"{first} Next" in document.text


def test_what_is_filled_into_a_form_is_read_beside_its_label() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for i, (label, value) in enumerate(
            [("Revenue in 2024, million dollars:", "86.01"), ("Staff at year end:", "4,120 people")]
        ):
            canvas.drawString(72, 700 - 30 * i, label)
            canvas.acroForm.textfield(name=f"f{i}", value=value, x=300, y=694 - 30 * i, width=150, height=18)
        canvas.acroForm.textfield(name="empty", value="", x=300, y=500, width=150, height=18)
        canvas.acroForm.textfield(name="note", value="Audited 5 times", x=72, y=450, width=150, height=18)

    document = read(made([draw]))
    assert not document.skips
    assert "Revenue in 2024, million dollars: | 86.01" in document.text or "dollars: 86.01" in document.text
    assert "4,120 people" in document.text
    assert document.text.rstrip().endswith("Audited 5 times")
