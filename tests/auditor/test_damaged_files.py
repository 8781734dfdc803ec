"""Real files cut off, overwritten and filled with rubbish: each gives what can be had and a clear message for the rest."""

from __future__ import annotations

import io
import json
import random
import time
import zipfile
from collections.abc import Mapping

import docx
import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from auditor import Document, Options, audit, extraction, reader
from auditor.document import Skip
from auditor.references import csv as csv_facts
from auditor.references import structured, xbrl

ROUNDS = 12


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Results 2024", 1)
    document.add_paragraph("Revenue was $3.2 billion.", style="List Number")
    table = document.add_table(2, 2)
    table.cell(1, 1).text = "1,234"
    document.add_comment(document.paragraphs[1].runs, text="see 5", author="A. Reader")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Sales", 0)
    sheet.append(["Item", "2024"])
    sheet.append(["Ships", 1234.5])
    sheet["B2"].number_format = '#,##0,,"M"'
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Revenue was 3.2 billion dollars.")
    canvas.acroForm.textfield(name="a", value="86.01", x=72, y=600, width=100, height=18)
    canvas.showPage()
    canvas.drawString(72, 700, "Page two has 5 ships.")
    canvas.save()
    return out.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


MAIL = (
    b"From: a@b.example\nSubject: Results 5\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nRevenue=20was 3.2 billion\n"
    b'--x\nContent-Type: text/csv; name="a.csv"\nContent-Transfer-Encoding: base64\n\nSXRlbSwyMDI0ClNhbGVzLDEyMzQK\n--x--\n'
)
FILES: dict[str, bytes] = {
    "a.docx": word(),
    "a.xlsx": workbook(),
    "a.pdf": pdf(),
    "a.html": b"<!doctype html><meta charset=utf-8><h1>A</h1><p>3.2 <b>billion</b><table><tr><th>a<tr><td>1<td>2</table><ol><li>x",
    "a.md": b"# A\n\n**3.2** billion `x=1`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<!-- auditor: ignore NUM101 -- x -->\n",
    "a.csv": 'Item,2024\nSales,"1,234"\n营收,3.2亿元\n'.encode(),
    "a.json": json.dumps([{"name": "a", "text": "Revenue 3.2 billion"}, {"name": "b", "text": "5 km"}]).encode(),
    "a.eml": MAIL,
    "a.txt": "营收3.2亿元, revenue 5 km.".encode("gb18030"),
}
FILES["a.zip"] = packed(FILES)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content cut off, with bytes replaced, with a hole, or with rubbish in it."""
    at, end = sorted(chance.randrange(len(content)) for _ in "ab")
    rubbish = bytes(chance.randrange(256) for _ in range(40))
    some = bytearray(content)
    for _ in range(chance.choice([1, 3, 10, 50])):
        some[chance.randrange(len(some))] = chance.randrange(256)
    return chance.choice(
        [content[: at + 1], bytes(some), content[:at] + content[end:], content[:at] + rubbish + content[at:]]
    )


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_damaged_file_ends_in_documents_and_clear_messages(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same damage at each run
    for _ in range(ROUNDS):
        begin = time.monotonic()
        items = list(reader.read(damaged(FILES[name], chance), name))
        assert time.monotonic() - begin < 10
        said = [s for i in items for s in ([i] if isinstance(i, Skip) else i.skips)]
        assert items
        assert not [s.reason for s in said if "failed:" in s.reason], "a reader must know what is wrong itself"


@pytest.mark.parametrize("read", [csv_facts.read, structured.read, xbrl.read])
def test_damaged_facts_end_in_facts_and_clear_messages(read: object) -> None:
    chance = random.Random(5)  # noqa: S311 - the same damage at each run
    texts = [
        "subject,measure,period,value,unit\nAcme,revenue,2024,86.01,million USD\n",
        "facts:\n- {subject: Acme, measure: revenue, period: 2024, value: 86.01}\n",
        '{"entityName": "Acme", "facts": {"us-gaap": {"Revenues": {"units": {"USD": [{"val": 5, "end": "2024-12-31"}]}}}}}',
    ]
    for text in texts:
        for _ in range(ROUNDS):
            list(read(damaged(text.encode(), chance), "f"))  # type: ignore[operator]


def test_archives_in_archives_are_followed_to_an_end() -> None:
    content = b"5 km"
    for depth in range(8):
        content = packed({f"{depth}.zip" if depth else "a.txt": content})
    (skip,) = reader.read(content, "a.zip")
    assert isinstance(skip, Skip)
    assert "3 deep" in skip.reason


def test_many_parts_that_swell_together_are_a_bomb() -> None:
    (skip,) = reader.read(packed({f"{i}.txt": b"0" * 19_000_000 for i in range(6)}), "a.zip")
    assert isinstance(skip, Skip)
    assert "as a zip bomb does" in skip.reason


def test_control_characters_in_a_text_are_no_reason_not_to_read_it() -> None:
    text = "营收3.2亿元\u202e, 5\x1b[31m km\x7f\x85, \x0b12 tons\x0c. " * 40
    (document,) = reader.read(text.encode(), "a.txt")
    assert isinstance(document, Document)
    assert document.text == text
    report = audit([document], Options())
    assert all(c.quote == text[c.start : c.end] for c in report.claims if c.quote)
    assert len(report.claims) >= 80


def test_of_a_text_with_more_numbers_than_can_be_held_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MOST_NUMBERS", 10)
    text = "We sold 7 tons.\n" * 20
    claims, skips = extraction.extract_all([Document.from_text("a.txt", text)], Options())
    assert len(claims) == 10
    assert [s.location for s in skips] == ["character 160"]
