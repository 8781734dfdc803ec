"""Separated values, JSON, mail and archives."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from auditor import reader
from auditor.document import Document, Skip


def documents(content: bytes, name: str) -> list[Document]:
    return [d for d in reader.read(content, name) if isinstance(d, Document)]


def skips(content: bytes, name: str) -> list[Skip]:
    return [s for d in reader.read(content, name) for s in ([d] if isinstance(d, Skip) else d.skips)]


@pytest.mark.parametrize(
    ("name", "source", "text"),
    [
        ("a.csv", 'a,b\n"1,234",5\n', "a | b\n1,234 | 5\n"),
        ("a.csv", "a;b\n1,5;2,5\n", "a | b\n1,5 | 2,5\n"),
        ("a.tsv", "a\tb\n1\t2\n", "a | b\n1 | 2\n"),
        ("a.csv", "sep=;\na,b;c\n1,5;2\n", "a,b | c\n1,5 | 2\n"),
        ("a.csv", '单位：亿元\n项目,2024年\n"营\n收",3.2\n', "单位：亿元\n项目 | 2024年\n营 收 | 3.2\n"),
        ("a.csv", "a,b\n,\n1,2\n", "a | b\n1 | 2\n"),
    ],
)
def test_rows_become_lines_with_their_cells_parted(name: str, source: str, text: str) -> None:
    (document,) = documents(source.encode(), name)
    assert document.text == text


def test_a_cell_says_its_line() -> None:
    (document,) = documents(b'a,b\n"x\ny",2\nz,3\n', "a.csv")
    places = {document.text[c.start : c.end]: dict(c.location) for c in document.tables[0].cells}
    assert places["2"]["line"] == 2
    assert places["3"] == {"line": 4, "field": 2}


def test_rows_longer_than_the_others_are_read_and_said() -> None:
    content = b"a,b\n1,2\n3,4,5\n6,7\n"
    assert "3 | 4 | 5" in documents(content, "a.csv")[0].text
    assert "line 3" in skips(content, "a.csv")[0].reason


def test_a_list_of_texts_with_names_becomes_documents() -> None:
    content = json.dumps([{"name": "x", "text": "Sales 5", "date": "2025-01-28"}, {"text": "Costs 6"}]).encode()
    found = documents(content, "a.json")
    assert [(d.name, d.text, d.date) for d in found] == [
        ("a.json/x", "Sales 5", "2025-01-28"),
        ("a.json/2", "Costs 6", None),
    ]


def test_lines_of_json_are_read_one_by_one_and_bad_ones_said() -> None:
    content = b'{"text": "one 1"}\nbroken\n{"text": "two 2"}\n'
    assert [d.text for d in documents(content, "a.jsonl")] == ["one 1", "two 2"]
    assert "line 2" in skips(content, "a.jsonl")[0].reason


@pytest.mark.parametrize("content", [b'{"timeout": 30}', b"[1, 2, 3]", b"[" * 50_000, b"{broken 5"])
def test_other_json_is_read_as_the_text_it_is(content: bytes) -> None:
    assert [d.text for d in documents(content, "a.json")] == [content.decode()]


def test_a_mail_has_its_subject_body_and_attachments() -> None:
    mail = EmailMessage()
    mail["Subject"] = "业绩:收入5亿元"
    mail["Date"] = "Tue, 28 Jan 2025 10:00:00 +0800"
    mail.set_content("净利润 3 亿元")
    mail.add_alternative("<p>净利润 3 亿元</p>", subtype="html")
    mail.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="t.csv")
    body, table = documents(mail.as_bytes(), "a.eml")
    assert body.text.splitlines() == ["业绩:收入5亿元", "净利润 3 亿元"]
    assert body.date == "2025-01-28"
    assert (table.name, table.text) == ("a.eml/t.csv", "a | b\n1 | 2\n")


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def test_an_archive_gives_each_document_in_it_and_says_what_it_could_not_read() -> None:
    content = archive(b__x_txt=b"five 5", a_md=b"# six 6", bin_dat=b"\0\1\2")
    assert [(d.name, d.text) for d in documents(content, "z.zip")] == [
        ("z.zip/a.md", "# six 6"),
        ("z.zip/b/x.txt", "five 5"),
    ]
    assert [s.document for s in skips(content, "z.zip")] == ["z.zip/bin.dat"]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format"),
        ("a.rtf", b"{\\rtf1 five 5}", "RTF"),
        ("a.odt", archive(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<p>5</p>"), "package"),
    ],
)
def test_formats_that_are_not_read_are_said_with_what_to_do(name: str, content: bytes, word: str) -> None:
    (said,) = skips(content, name)
    assert word in said.reason
    assert "save it as" in said.reason
    assert not documents(content, name)


def test_a_part_that_swells_like_a_bomb_is_refused_and_the_rest_read() -> None:
    content = archive(bomb_txt=b"0" * 30_000_000, ok_txt=b"five 5")
    assert [d.name for d in documents(content, "z.zip")] == ["z.zip/ok.txt"]
    assert "bomb" in skips(content, "z.zip")[0].reason


def test_a_path_that_leads_out_of_the_archive_is_but_a_name() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr("../../e.txt", "five 5")
    assert [d.name for d in documents(buffer.getvalue(), "z.zip")] == ["z.zip/e.txt"]


@pytest.mark.parametrize(
    ("name", "content", "reader_name"),
    [
        ("a.txt", b"%PDF-1.7\n", "pdf"),
        ("a", b"<!doctype html><p>5", "html"),
        ("a.docx", b"PK\x03\x04....xl/workbook.xml", "xlsx"),
        ("a.unknown", b"plain 5", "text"),
        ("a.md", b"plain 5", "markdown"),
    ],
)
def test_the_first_bytes_go_before_a_wrong_suffix(name: str, content: bytes, reader_name: str) -> None:
    assert reader.choose(name, content).name == reader_name


@pytest.mark.parametrize("suffix", sorted(s for r in reader.readers().values() for s in r.suffixes))
@pytest.mark.parametrize("content", [b"", b"\0", b"\xff\xfe", b"PK\x03\x04", b"%PDF-", b"<", b"{", b"\xd0\xcf\x11\xe0"])
def test_no_reader_raises_on_rubbish(suffix: str, content: bytes) -> None:
    assert all(isinstance(i, Document | Skip) for i in reader.read(content, f"a{suffix}"))


@pytest.mark.parametrize("name", ["docx/quays.docx", "xlsx/quays.xlsx", "html/bulletin.html", "markdown/limits.md"])
def test_documents_cross_to_worker_processes(name: str) -> None:
    path = Path(__file__).parents[1] / "samples" / name
    for document in documents(path.read_bytes(), path.name):
        assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - our own bytes
