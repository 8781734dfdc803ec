"""A file, or a part of one, was not read, so numbers in it were not checked; or it was read in a way that was guessed.

A page of a PDF without text, an encrypted workbook, a formula without its value, an encoding that nobody states:
the report says where and why, and what to do, so that silence never looks like agreement. Example, for a page of which
only a picture is there (a person has to read it):

Bad:  第3页是扫描图片，没有文字。 / Page 3 is a scanned picture without text.
Good: 第3页有可以复制的文字。 / Page 3 has text that can be copied.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.document import Skip
from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity
from auditor.options import Options
from auditor.reading import reasons
from auditor.rule import Rule
from auditor.wording import Wording

WHOLLY = Wording("not read", "没有读取")
PARTLY = Wording("not read in part", "有一部分没有读取")
UNSURE = Wording("read, but not for certain", "已读取,但不能保证无误")
HALTED = Wording("not checked in full", "没有核查完整")


def check(evidence: Evidence, options: Options) -> Iterator[Finding]:
    """One finding for everything that was not read."""
    del options
    for skip in dict.fromkeys(evidence.skips):
        yield _finding(skip, _what(skip, evidence))


def _what(skip: Skip, evidence: Evidence) -> Wording:
    """What became of the file."""
    if skip.document == "*":
        return HALTED
    document = evidence.document.get(skip.document)
    if document is None or not document.text.strip():
        return WHOLLY
    return PARTLY if skip.location else UNSURE


def _finding(skip: Skip, what: Wording) -> Finding:
    where = f"{skip.document}, {skip.location}" if skip.location else skip.document
    why = reasons.wording(skip.reason)
    return RULE.finding(
        Wording(f"{what.en}: {where}: {why.en}", f"{what.zh}:{where}:{why.zh}"),
        places=[Place(skip.document, 0, 0)],
        verdict=None,
        confidence=1.0,
    )


RULE = Rule(
    code="SRC001",
    name="unread-part",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("a file or a part of one was not read", "有文件或文件的一部分没有读取"),
)
