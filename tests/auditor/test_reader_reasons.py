"""What is not read reaches the report, in both languages and with its reason."""

from __future__ import annotations

import ast
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor import reader
from auditor.document import Document, Skip
from auditor.options import Options
from auditor.pipeline import audit
from auditor.reading import reasons

ROOT = Path(__file__).parents[2]
FACTS = [
    *sorted((ROOT / "auditor" / "references").glob("*.py")),
    *(ROOT / "auditor" / f"{n}.py" for n in ("trusted", "reference_rows")),
]
MODULES = [
    *FACTS,
    *sorted((ROOT / "auditor" / "readers").glob("*.py")),
    *(ROOT / "auditor" / "reading" / f"{n}.py" for n in ("packages", "walking")),
]
HAN = re.compile(r"[一-鿿]")


def constant_reasons() -> Iterator[str]:
    """Reasons that are written out in one piece: what is raised as `message`, and what is given to `skip`."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            value: ast.expr | None = None
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                value = node.value if node.targets[0].id == "message" else None
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "skip":
                value = node.args[0]
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Skip"
                and path in FACTS
            ):
                value = node.args[1]
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value
            elif isinstance(value, ast.JoinedStr):
                yield "".join(str(p.value) if isinstance(p, ast.Constant) else "7" for p in value.values)


@pytest.mark.parametrize(
    "reason", sorted(set(constant_reasons()) - {"7; open the workbook in a spreadsheet program and save it"})
)
def test_every_reason_has_chinese_words(reason: str) -> None:
    assert HAN.search(reasons.wording(reason).zh), reason


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 30_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.txt", "公司营收为三十二亿元。".encode("gb18030")),
        ("a.txt", ("公司营收为三十二亿元。" * 9).encode() + b"\xff"),
        ("a.bin", b"\0\1\2"),
        ("a.docx", b"broken"),
        ("a.pdf", b"%PDF-broken"),
        ("a.zip", bomb()),
        ("a.csv", b"a,b\n1,2\n3,4,5\n6,7\n"),
        ("a.json", b"{broken"),
        ("a.jsonl", b'{"text": "5"}\nbroken'),
        ("a.html", b"<p>5<!-- "),
        ("a.html", b"<div id=app></div>"),
        ("a.eml", b"hello"),
    ],
)
def test_what_a_reader_says_has_chinese_words(name: str, content: bytes) -> None:
    said = [s for i in reader.read(content, name) for s in ([i] if isinstance(i, Skip) else i.skips)]
    assert said
    assert all(HAN.search(reasons.wording(s.reason).zh) for s in said), said


def test_a_reason_from_elsewhere_is_given_as_it_is() -> None:
    assert reasons.wording("the tape is torn").zh == "the tape is torn"


def test_an_unread_file_and_an_unread_part_are_findings_and_are_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Sales were 5 million dollars.")
    (tmp_path / "b.docx").write_bytes(b"broken")
    (tmp_path / "c.csv").write_bytes(b"a,b\n1,2\n3,4,5\n6,7\n")
    report = audit([tmp_path], Options())
    assert {Path(s.document).name for s in report.skipped} == {"b.docx", "c.csv"}
    found = [f for f in report.findings if f.code == "SRC001"]
    assert [f.severity for f in found] == ["warning", "warning"]
    assert report.exit_code("error") == 0
    assert report.exit_code("error", strict=True) == 3


def test_the_same_unread_part_is_said_once() -> None:
    twice = Document("a.txt", "Sales 5", skips=(Skip("a.txt", "the tape is torn"), Skip("a.txt", "the tape is torn")))
    assert len([f for f in audit([twice], Options()).findings if f.code == "SRC001"]) == 1
