"""What is said of files that were not read, read in part, or read without certainty; in both languages."""

from __future__ import annotations

import pytest

from auditor import Document, Options
from auditor.document import Skip
from auditor.pipeline import audit_documents
from reports import Report, Style, render

GUESSED = "the encoding is not stated and was guessed as big5; save the file as UTF-8 to be sure"


def report_on(document: Document | None, skip: Skip) -> Report:
    return audit_documents([document] if document else [], Options(), skips=[skip])


@pytest.mark.parametrize(
    ("document", "skip", "begins", "zh"),
    [
        (None, Skip("a.pdf", "it is a folder"), "not read: a.pdf: it is", "没有读取:a.pdf:"),
        (Document.from_text("a.pdf", " "), Skip("a.pdf", "no page has text"), "not read: a.pdf: no", "没有读取:a.pdf:"),
        (
            Document.from_text("a.pdf", "3 pages"),
            Skip("a.pdf", "the page is broken (x)", "page 2"),
            "not read in part: a.pdf, page 2: the",
            "有一部分没有读取:a.pdf, page 2:",
        ),
        (
            Document.from_text("a.txt", "3 pages"),
            Skip("a.txt", GUESSED),
            "read, but not for certain: a.txt: the",
            "已读取,但不能保证无误:a.txt:",
        ),
    ],
)
def test_a_skip_says_how_much_was_not_read(document: Document | None, skip: Skip, begins: str, zh: str) -> None:
    found = report_on(document, skip).findings[0]
    assert found.message.startswith(begins)
    assert found.translations["zh"].message.startswith(zh)


def test_a_report_in_chinese_gives_the_reasons_in_chinese() -> None:
    report = report_on(Document.from_text("a.txt", "3 pages"), Skip("a.txt", GUESSED))
    assert "按 big5 猜测读取" in render(report, "text", Style(language="zh")).split("未能读取")[-1]
    assert "guessed as big5" in render(report, "text", Style(language="en")).split("Not read")[-1]


def test_a_waiver_that_lapsed_is_not_offered_a_waiver() -> None:
    text = "<!-- auditor: ignore NUM101 -- two bridges -->\n\nOpened in spring.\n"
    shown = render(audit_documents([Document.from_text("a.md", text)], Options()), "text", Style())
    assert "auditor explain SUP001" in shown
    assert "auditor waive" not in shown
