"""Waivers written into web pages, Markdown and Word files, where a comment is no text of the document."""

from __future__ import annotations

import io
from collections import Counter

import docx
import pytest

from auditor import Document, Options, audit, reader
from auditor.document import Skip
from reports import Report

OTHER = Document.from_text("b.txt", "The Harwick bridge is 1,420 metres long.")
WAIVER = "<!-- auditor: ignore NUM101 -- two bridges, 12 km apart -->"
FIGURE = "The Harwick bridge is 1,240 metres long."


def audited(name: str, source: str | bytes, options: Options | None = None) -> Report:
    content = source if isinstance(source, bytes) else source.encode()
    read = [d for d in reader.read(content, name) if not isinstance(d, Skip)]
    return audit([*read, OTHER], options or Options())


def outcome(report: Report) -> dict[str, str]:
    return {f.code: f.status for f in report.findings}


@pytest.mark.parametrize(
    "source",
    [
        f"<h1>Bridges</h1>{WAIVER}<p>{FIGURE}</p>",
        f"<h1>Bridges</h1><p>{FIGURE} {WAIVER}</p>",
        f"<h1>Bridges</h1><div><p>{WAIVER}{FIGURE}</p></div>",
        f"<h1>Bridges</h1><ul><li>Opened in spring.</li>{WAIVER}<li>{FIGURE}</li></ul>",
    ],
)
def test_a_comment_in_a_page_waives_the_block_it_stands_in_or_before(source: str) -> None:
    assert outcome(audited("a.html", source)) == {"NUM101": "waived"}


@pytest.mark.parametrize(
    "source",
    [f"<p>Opened in spring. {WAIVER}</p><p>{FIGURE}</p>", f"{WAIVER}<p>Opened in spring.</p><p>{FIGURE}</p>"],
)
def test_a_comment_in_a_page_waives_no_other_block_and_is_reported_as_unused(source: str) -> None:
    assert outcome(audited("a.html", source)) == {"NUM101": "new", "SUP001": "new"}


def test_a_comment_in_a_page_is_no_text_of_it() -> None:
    report = audited("a.html", f"<p>{FIGURE}</p>{WAIVER}")
    assert Counter(c.document for c in report.claims) == {"a.html": 1, "b.txt": 1}
    assert all("ignore" not in (d.text or "") for d in report.documents)


@pytest.mark.parametrize(
    ("before", "at_total", "behind", "status"),
    [("{}", "", "", "waived"), ("", "{}", "", "waived"), ("", "", "{}", "new")],
)
def test_a_comment_waives_the_table_behind_it_or_the_row_it_stands_in(
    before: str, at_total: str, behind: str, status: str
) -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{n}</td></tr>" for name, n in (("North", 617), ("East", 1759), ("West", 672))
    )
    table = (
        f"<table><tr><th>Region</th><th>Sales</th></tr>{rows}{at_total}<tr><td>Total</td><td>3,084</td></tr></table>"
    )
    source = f"{before}{table}{behind}<p>Sales in spring.</p>".replace("{}", WAIVER.replace("NUM101", "MTH501"))
    assert [f.status for f in audited("a.html", source).findings if f.code == "MTH501"] == [status]


@pytest.mark.parametrize("mark", ["<div>\n{}\n{}\n</div>\n", "{}\n\n{}\n", "- {0}\n  {1}\n"])
def test_a_comment_in_markdown_works_in_blocks_of_html_as_well(mark: str) -> None:
    source = mark.format(WAIVER, FIGURE)
    wanted = "new" if "\n\n" in mark else "waived"  # a blank line parts them
    assert outcome(audited("a.md", source))["NUM101"] == wanted


def test_a_waiver_shown_in_code_as_an_example_is_not_reported_as_unused() -> None:
    source = f"Write:\n\n```html\n{WAIVER}\n```\n\nor `{WAIVER}` beside the figure.\n"
    assert not audited("a.md", source).findings


def test_a_waiver_of_a_rule_that_was_not_run_is_not_reported_as_unused() -> None:
    source = f"{WAIVER}\n\nOpened in spring.\n"
    assert not audited("a.md", source, Options(ignore=("NUM",))).findings
    assert not audited("a.md", source, Options(ignore=("SUP001",))).findings
    assert outcome(audited("a.md", source.replace("NUM101", "XYZ999"))) == {"SUP001": "new"}


def commented(comment: str) -> bytes:
    word = docx.Document()
    word.add_paragraph("Opened in spring.")
    paragraph = word.add_paragraph(FIGURE)
    word.add_comment(paragraph.runs, text=comment, author="A. Reader")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def test_a_comment_in_a_word_file_waives_the_paragraph_it_points_at() -> None:
    report = audited("a.docx", commented("auditor: ignore NUM101 -- two bridges, 12 km apart"))
    assert outcome(report) == {"NUM101": "waived"}
    assert "12 km" not in (report.documents[0].text or "")


def test_any_other_comment_in_a_word_file_is_read_as_text() -> None:
    report = audited("a.docx", commented("Should this be 1,420 metres?"))
    assert "Should this be 1,420 metres?" in (report.documents[0].text or "")
