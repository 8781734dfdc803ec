"""Word documents: a number hidden in each of thirteen places is found, with its place; what is deleted is not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from auditor import reader
from auditor.document import Document, Skip
from claims import extract

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:{{}} xmlns:w="{W}" xmlns:r="{R}" xmlns:m="urn:m" xmlns:v="urn:v" {{}}>'
)
KINDS = ("footnotes", "endnotes", "header", "footer", "comments", "numbering")


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def par(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def part(name: str, content: str) -> str:
    return HEAD.format(name, "") + content + f"</w:{name}>"


def package(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A docx of this body; other parts by kind."""
    parts = dict(parts or {})
    kinds = [k for k in KINDS if k in parts]
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{R}/{kind}" Target="{kind}.xml"/>' for i, kind in enumerate(kinds)
    )
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        root = f'<Relationship Id="m" Type="{R}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{rels}">{root}</Relationships>')
        archive.writestr("word/document.xml", HEAD.format("document", "") + f"<w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{rels}">{relations}</Relationships>')
        for kind in kinds:
            archive.writestr(f"word/{kind}.xml", parts[kind])
    return buffer.getvalue()


def read(content: bytes) -> Document:
    (document,) = reader.read(content, "a.docx")
    assert isinstance(document, Document), document
    return document


INNER = f"<w:tbl><w:tr><w:tc>{par(run('depth'))}</w:tc><w:tc>{par(run('103 km'))}</w:tc></w:tr></w:tbl>"
BOXED = f"<w:txbxContent>{par(run('box 104 km'))}</w:txbxContent>"
BOX = f"<w:r><w:pict><v:shape><v:textbox>{BOXED}</v:textbox></v:shape></w:pict></w:r>"
DELETED = "<w:del><w:r><w:delText>gone 998 km</w:delText></w:r></w:del>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = 1 + 999 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("field 111 km")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PAGE = f'<w:fldSimple w:instr=" PAGE ">{run("997")}</w:fldSimple>'
BODY = (
    par(run("body 101 km"))
    + f"<w:tbl><w:tr><w:tc>{par(run('table'))}</w:tc><w:tc>{par(run('102 km'))}{INNER}</w:tc></w:tr></w:tbl>"
    + par(BOX)
    + f"<w:sdt><w:sdtContent>{par(run('control 110 km'))}</w:sdtContent></w:sdt>"
    + par(FIELD)
    + par(f'<w:hyperlink r:id="x">{run("link 112 km")}</w:hyperlink>')
    + par(f'<w:ins w:author="A">{run("inserted 113 km")}</w:ins>{DELETED}')
)
PARTS = {
    "header": part("hdr", par(run("header 105 km") + PAGE)),
    "footer": part("ftr", par(run("footer 106 km"))),
    "footnotes": part("footnotes", f'<w:footnote w:id="2">{par(run("footnote 107 km"))}</w:footnote>'),
    "endnotes": part("endnotes", f'<w:endnote w:id="3">{par(run("endnote 108 km"))}</w:endnote>'),
    "comments": part("comments", f'<w:comment w:id="4" w:author="Li">{par(run("comment 109 km"))}</w:comment>'),
}


def test_a_number_in_each_of_thirteen_places_is_found_and_the_deleted_one_is_not() -> None:
    document = read(package(BODY, PARTS))
    claims = extract(document.text, "en", "a", passages=document.passages, given_tables=document.tables)
    found = {int(c.quantity.value): c for c in claims if c.quantity.value is not None}
    assert sorted(found) == list(range(101, 114))
    assert all(c.quote.endswith("km") for c in claims)


@pytest.mark.parametrize(
    ("number", "key", "value"),
    [
        (101, "paragraph", 1),
        (102, "column", 1),
        (104, "text_box", 1),
        (105, "header", 1),
        (106, "footer", 1),
        (107, "footnote", 2),
        (108, "endnote", 3),
        (109, "author", "Li"),
    ],
)
def test_each_number_says_where_it_stands(number: int, key: str, value: str | int) -> None:
    document = read(package(BODY, PARTS))
    claims = extract(document.text, "en", "a", passages=document.passages, given_tables=document.tables)
    (claim,) = [c for c in claims if c.quantity.value == number]
    assert dict(claim.location)[key] == value


def test_an_insertion_is_marked_as_one() -> None:
    document = read(package(BODY))
    kinds = {document.text[p.start : p.end]: p.kind for p in document.passages}
    assert kinds["inserted 113 km"] in ("insertion", "prose")
    assert any(p.kind == "insertion" for p in document.passages)


def test_of_two_versions_of_a_drawing_the_one_that_is_shown_is_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:txbxContent>{par(run("box 5 km"))}'
        f"</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{par(run('box 5 km'))}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert read(package(par(both))).text == "box 5 km\n"


def test_a_raised_mark_is_no_digit_of_the_number_before_it() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    assert read(package(par(run("3.2亿") + raised))).text == "3.2亿¹\n"


def test_a_broken_footnote_part_is_said_and_the_rest_is_read() -> None:
    document = read(package(par(run("body 7 km")), {"footnotes": "<w:footnotes"}))
    assert document.text == "body 7 km\n"
    assert [(s.location or "").split(" ")[0] for s in document.skips] == ["footnotes"]


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"no zip at all"])
def test_a_broken_package_is_said(content: bytes) -> None:
    (skip,) = reader.read(content, "a.docx")
    assert isinstance(skip, Skip | Document)
    reasons = [skip] if isinstance(skip, Skip) else list(skip.skips)
    assert reasons


def test_an_encrypted_file_is_said_to_be_so() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    (skip,) = reader.read(ole, "a.docx")
    assert isinstance(skip, Skip)
    assert "encrypted" in skip.reason


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
    content = package(par(run("7")))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if name == "word/document.xml" else old.read(name))
    (document,) = reader.read(buffer.getvalue(), "a.docx")
    assert isinstance(document, Document)
    assert "entities" in document.skips[0].reason


def test_paragraphs_nested_too_deep_are_said() -> None:
    deep = "<w:smartTag>" * 150 + run("9 km") + "</w:smartTag>" * 150
    document = read(package(par(run("8 km")) + par(deep)))
    assert "8 km" in document.text
    assert any("deep" in s.reason for s in document.skips)


def test_cells_merged_across_and_down_keep_their_columns() -> None:
    def cell(text: str, look: str = "") -> str:
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{par(run(text))}</w:tc>"

    rows = [
        cell("Item", '<w:vMerge w:val="restart"/>') + cell("Year", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("2024") + cell("2023"),
        cell("Sales") + cell("5") + cell("4"),
    ]
    document = read(package("<w:tbl>" + "".join(f"<w:tr>{r}</w:tr>" for r in rows) + "</w:tbl>"))
    (table,) = document.tables
    shape = [(c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    assert shape == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)]


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = part(
    "numbering",
    f'<w:abstractNum w:abstractNumId="4">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}{level(2, "decimal", "%1.%3")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="5">{level(0, "chineseCounting", "%1、", 9)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="6">{level(0, "bullet", "*")}</w:abstractNum>'
    + "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i + 3}"/></w:num>' for i in (1, 2, 3)),
)


def item(text: str, number: int, depth: int = 0) -> str:
    return par(f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(text)}')


def test_paragraphs_of_lists_have_the_marks_that_word_shows() -> None:
    body = (
        (
            item("Ships 5.", 1)
            + item("Docks 6.", 1, 1)
            + item("Cranes 7.", 1, 1)
            + item("Rails 8.", 1, 2)
            + item("Trains 9.", 1)
        )
        + item("九号", 2)
        + item("十号", 2)
        + item("Trucks", 3)
        + par(run("No item 3."))
    )
    document = read(package(body, {"numbering": NUMBERING}))
    assert document.text.splitlines() == [
        *("1. Ships 5.", "(a) Docks 6.", "(b) Cranes 7.", "1.1 Rails 8.", "2. Trains 9."),
        *("九、 九号", "十、 十号", "• Trucks", "No item 3."),
    ]


def test_the_mark_of_an_item_is_no_figure() -> None:
    document = read(package(item("7 ships came.", 1) + item("Ships grew by 5%.", 1), {"numbering": NUMBERING}))
    assert [c.quote for c in extract(document.text, passages=document.passages)] == ["7 ships", "5%"]
