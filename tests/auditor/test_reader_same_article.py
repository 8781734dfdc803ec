"""One article, written as text, Markdown, web page, Word, workbook and PDF, gives the same claims apart from places."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence

import pytest

from auditor import reader
from auditor.document import Document
from claims import extract

Table = Sequence[Sequence[str]]
Block = tuple[str, str] | tuple[str, Table]

ENGLISH: list[Block] = [
    ("heading", "Harbour Lights plc: results for the year 2024"),
    (
        "text",
        (
            "Revenue rose 12% to $3.2 billion in 2024, while costs fell to 1.9 billion dollars. The company employed "
            "12,500 people at the end of the year, nearly 1,500 more than in 2023, and opened 14 new berths along "
            "3.5 kilometres of quay."
        ),
    ),
    ("text", "The dividend is $1.20 per share, payable on 28 March 2025."),
    ("caption", "Figures by line of business (in millions of US dollars)"),
    (
        "table",
        [
            ["Line of business", "2024", "2023"],
            ["Terminals", "1,650.0", "1,480.5"],
            ["Towage", "980.4", "902.0"],
            ["Repairs", "(12.5)", "474.7"],
            ["Total", "2,617.9", "2,857.2"],
        ],
    ),
    ("text", "Management expects growth of at least 5% in 2025."),
]
CHINESE: list[Block] = [
    ("heading", "海港集团公布2024年业绩"),
    (
        "text",
        (
            "海港集团2024年营业收入为32亿元，同比增长12.5%，净利润5.6亿元。截至年末，公司员工超过1.2万人，较上年末增加"
            "1500人，全年吞吐量约为2800万吨，新增码头岸线3.5公里。"
        ),
    ),
    ("text", "董事会建议每股派息0.35元，共计约4.2亿元。"),
    ("caption", "分部收入（单位：百万元）"),
    (
        "table",
        [
            ["分部", "2024年", "2023年"],
            ["码头", "1,650.0", "1,480.5"],
            ["拖轮", "980.4", "902.0"],
            ["修船", "(12.5)", "474.7"],
            ["合计", "2,617.9", "2,857.2"],
        ],
    ),
    ("text", "预计2025年收入增速不低于5%。"),
]


def as_text(article: Sequence[Block]) -> bytes:
    lines: list[str] = []
    for kind, content in article:
        lines += [" | ".join(row) for row in content] if kind == "table" else [str(content)]
    return "\n".join(lines).encode()


def as_markdown(article: Sequence[Block]) -> bytes:
    lines: list[str] = []
    for kind, content in article:
        if isinstance(content, str):
            lines += [f"# {content}" if kind == "heading" else content.replace("12", "**12**", 1), ""]
            continue
        rows = [f"| {' | '.join(row)} |" for row in content]
        lines += [rows[0], "|" + "---|" * len(content[0]), *rows[1:], ""]
    return "\n".join(lines).encode()


def as_html(article: Sequence[Block]) -> bytes:
    out = ["<!doctype html><html><head><meta charset=utf-8></head><body>"]
    for kind, content in article:
        if isinstance(content, str):
            tag = "h1" if kind == "heading" else "p"
            out.append(f"<{tag}>{html.escape(content)}</{tag}>")
            continue
        rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in content)
        out.append(f"<table>{rows}</table>")
    return "\n".join([*out, "</body></html>"]).encode()


def as_docx(article: Sequence[Block]) -> bytes:
    import docx

    document = docx.Document()
    for kind, content in article:
        if isinstance(content, str):
            document.add_heading(content, 1) if kind == "heading" else document.add_paragraph(content)
            continue
        table = document.add_table(len(content), len(content[0]))
        for i, row in enumerate(content):
            for k, cell in enumerate(row):
                table.cell(i, k).text = cell
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_xlsx(article: Sequence[Block]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for kind, content in article:
        if isinstance(content, str):
            sheet.append([content])
            if kind != "caption":
                sheet.append([])
            continue
        for row in content:
            sheet.append(list(row))
        sheet.append([])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_pdf(article: Sequence[Block]) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as PdfTable

    is_chinese = any("一" <= c <= "鿿" for _, content in article for c in str(content))
    font = "Helvetica"
    if is_chinese:
        font = "STSong-Light"
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    style = ParagraphStyle("body", fontName=font, fontSize=10, leading=13, spaceAfter=10)
    style.wordWrap = "CJK" if is_chinese else None
    parts: list[Flowable] = []
    for kind, content in article:
        if kind == "table":
            parts += [PdfTable(list(content), style=[("FONT", (0, 0), (-1, -1), font)]), Spacer(1, 10)]
        else:
            parts.append(Paragraph(html.escape(str(content)), style))
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(parts)
    return buffer.getvalue()


WAYS: dict[str, Callable[[Sequence[Block]], bytes]] = {
    "md": as_markdown,
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
}


def facts(content: bytes, name: str) -> list[tuple[object, ...]]:
    """What is claimed, without where."""
    (document,) = [d for d in reader.read(content, name) if isinstance(d, Document)]
    found = extract(
        document.text, None, name, passages=document.passages, given_tables=document.tables or None, date="2025-02-01"
    )
    return [
        (
            c.quote.replace("*", ""),
            c.quantity.value,
            c.quantity.unit,
            c.quantity.hedge,
            c.quantity.low,
            c.quantity.high,
            c.frame.measure,
            c.frame.period,
            c.frame.change,
        )
        for c in found
    ]


@pytest.mark.parametrize("article", [ENGLISH, CHINESE], ids=["en", "zh"])
@pytest.mark.parametrize("way", WAYS)
def test_the_same_article_gives_the_same_claims_in_every_format(way: str, article: Sequence[Block]) -> None:
    assert facts(WAYS[way](article), f"a.{way}") == facts(as_text(article), "a.txt")


@pytest.mark.parametrize("article", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_the_article_has_the_claims_a_person_finds_in_it(article: Sequence[Block]) -> None:
    found = facts(as_text(article), "a.txt")
    cells = [f for f in found if f[0] in ("1,650.0", "12.5", "2,857.2")]
    currency = "USD" if article is ENGLISH else "CNY"
    assert [(int(str(f[1]).split(".")[0]), f[2]) for f in cells if f[0] != "12.5"][:1] == [(1_650_000_000, currency)]
    assert any(f[1] == -12_500_000 for f in cells), "brackets are a minus"
    assert len(found) >= 18
