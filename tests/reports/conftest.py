"""Three fixed reports: an ordinary one in two languages, one of hostile texts, and an empty one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.model import (
    ClaimRecord,
    ComparisonRecord,
    DocumentRecord,
    EvidenceRecord,
    FindingRecord,
    Key,
    PlaceRecord,
    Report,
    RuleRecord,
    SkipRecord,
    Span,
    SuggestionRecord,
    Summary,
    Tool,
    Waiver,
    Words,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
TOOL = Tool(name="auditor", version="0.0.0")
MARKET_EN = """Larkspur Motors: a hard Monday

Larkspur Motors lost $48.9 billion of market value on Monday, 12 May 2025, the company's worst day yet.
Revenue in 2024 came to $3.1 billion, up 24% from $2.5 billion a year earlier.
Training the new driving model cost about 1/50 of what the market leader paid.
The plant in Harrow employs 1,240 people and covers 35 hectares.
"""
MARKET_ZH = """云雀汽车周一重挫

云雀汽车周一市值蒸发近500亿美元,创下公司上市以来的最大单日跌幅。
公司2024年营收为31亿美元,比上年的25亿美元增长24%。
据介绍,新驾驶模型的训练成本仅为行业龙头的二十分之一。
哈罗工厂有1204名员工。
"""
FACTS_HANT = """雲雀汽車資料表(節錄)

員工人數:1,240 人
二〇二四年營收:31 億美元
"""


def place_of(
    documents: dict[str, str],
    name: str,
    quote: str,
    *,
    nth: int = 0,
    note: str | None = None,
    span: Span | None = None,
    location: dict[str, str | int] | None = None,
) -> PlaceRecord:
    """The place of the nth occurrence of a quote, with its line and column."""
    text = documents[name]
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    end = start + len(quote)
    line_start = text.rfind("\n", 0, start) + 1
    return PlaceRecord(
        document=name,
        start=start,
        end=end,
        line=None if location else text.count("\n", 0, start) + 1,
        column=None if location else start - line_start + 1,
        location=location,
        quote=quote,
        note=note,
        claim=f"{name}:{start}-{end}",
        before=text[max(0, start - 60) : start],
        after=text[end : end + 60],
        interval=span,
    )


def claim_of(place: PlaceRecord, state: str, **fields: object) -> ClaimRecord:
    """A claim that stands at the place."""
    base: dict[str, object] = {
        "id": place.claim,
        "document": place.document,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
        "sentence": (max(0, place.start - 10), place.end + 1),
        "location": place.location,
        "language": "en",
        "kind": "money",
        "unit": "USD",
        "base_unit": "USD",
        "dimension": "[currency]",
        "hedge": "exact",
        "state": state,
    }
    return ClaimRecord.model_validate({**base, **fields})


def print_of(*parts: str) -> str:
    """A fixed fingerprint."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Made:
    """A report's parts, collected."""

    documents: dict[str, str]
    findings: list[FindingRecord] = field(default_factory=list)
    claims: list[ClaimRecord] = field(default_factory=list)
    comparisons: list[ComparisonRecord] = field(default_factory=list)


def usd(low: str | None, high: str | None, **more: object) -> Span:
    return Span.model_validate({"low": low, "high": high, "unit": "USD", **more})


@pytest.fixture(scope="session")
def empty_report() -> Report:
    return Report(tool=TOOL)


@pytest.fixture(scope="session")
def fixed_report() -> Report:
    documents = {"market.en.md": MARKET_EN, "market.zh.txt": MARKET_ZH, "facts.xlsx": FACTS_HANT}
    made = Made(documents)
    _loss(made)
    _cost(made)
    _staff(made)
    _revenue(made)
    _known(made)
    return Report(
        tool=TOOL,
        documents=[
            DocumentRecord(name="facts.xlsx", language="zh", text=FACTS_HANT, has_lines=False, role="source"),
            DocumentRecord(name="market.en.md", language="en", date="2025-05-13", text=MARKET_EN),
            DocumentRecord(name="market.zh.txt", language="zh", date="2025-05-13", text=MARKET_ZH),
        ],
        claims=sorted(made.claims, key=lambda c: (c.document, c.start)),
        comparisons=made.comparisons,
        findings=made.findings,
        skipped=[SkipRecord(document="scan.pdf", location="page 2", reason="no text on the page: it is an image")],
        notices=["market.zh.txt: read as UTF-8"],
        rules=[
            _rule("NUM101", "conflicting-values", "error", "two places give different numbers", "两处数字不同"),
            _rule("NUM104", "rounding-only", "note", "the same number, rounded", "同一数字,仅取整不同"),
            _rule("NUM111", "scope-unstated", "warning", "a scope is left unsaid", "口径未说明"),
        ],
        summary=Summary(
            documents=3,
            claims=14,
            cross_checked=9,
            comparisons={"agree": 2, "conflict": 1},
            findings={"note": 1, "warning": 1, "error": 1},
            known=1,
            states={"confirmed": 4, "disputed": 3, "recomputed": 2, "uncorroborated": 5},
            mode="equals",
        ),
    )


def _rule(code: str, name: str, severity: str, summary: str, zh: str) -> RuleRecord:
    explanation = f"{summary.capitalize()}.\n\nBad:  12 and 21. / 12与21。\nGood: 12 and 12. / 12与12。"
    return RuleRecord(
        code=code, name=name, severity=severity, summary=summary, explanation=explanation, translations={"zh": zh}
    )


def _loss(made: Made) -> None:
    one = place_of(made.documents, "market.en.md", "$48.9 billion", span=usd("48850000000", "48950000000"))
    two = place_of(made.documents, "market.zh.txt", "500亿美元", span=usd("40000000000", "50000000000", high_open=True))
    made.claims.extend(
        [
            claim_of(one, "confirmed", value="48900000000", base_value="48900000000", subject="Larkspur Motors"),
            claim_of(two, "confirmed", value="50000000000", base_value="50000000000", hedge="nearly", language="zh"),
        ]
    )
    made.comparisons.append(
        ComparisonRecord(
            id="c-loss",
            verdict="rounding_compatible",
            claims=[str(one.claim), str(two.claim)],
            key=Key(
                subject="Larkspur Motors", measure="market_value_loss", period="2025-05-12", dimension="[currency]"
            ),
            explanation="48.9 lies where 'nearly 50' may lie",
            translations={"zh": "48.9在“近50”的范围之内"},
            confidence=0.97,
        )
    )
    made.findings.append(
        FindingRecord(
            code="NUM104",
            name="rounding-only",
            severity="note",
            confidence=0.97,
            verdict="rounding_compatible",
            title="Larkspur Motors · market value lost in one day · 2025-05-12",
            message="Agrees: 48.9 lies where “nearly 50” may lie.",
            places=[one, two],
            fingerprint=print_of("loss"),
            translations={
                "zh": Words(
                    title="云雀汽车 · 单日市值损失 · 2025-05-12",
                    message="一致:48.9在“近50”的范围之内。",
                    notes=[None, None],
                )
            },
        )
    )


def _cost(made: Made) -> None:
    one = place_of(
        made.documents, "market.en.md", "1/50", span=Span(low="0.01666666666666666666666666667", high="0.025")
    )
    two = place_of(
        made.documents,
        "market.zh.txt",
        "二十分之一",
        note="training",
        span=Span(low="0.04545454545454545454545454545", high="0.05555555555555555555555555556"),
    )
    ratio = {"kind": "ratio", "unit": None, "base_unit": "1", "dimension": "[]"}
    made.claims.extend(
        [
            claim_of(one, "disputed", value="0.02", base_value="0.02", hedge="about", **ratio),
            claim_of(two, "disputed", value="0.05", base_value="0.05", language="zh", scope=["training"], **ratio),
        ]
    )
    made.findings.append(
        FindingRecord(
            code="NUM111",
            name="scope-unstated",
            severity="warning",
            confidence=0.71,
            verdict="scope_differs",
            title="Larkspur Motors against the market leader · cost",
            message="The intervals do not meet: a factor of 2.5. If the first means training, this conflicts (NUM101).",
            places=[one, two],
            derivation=["1/50 ÷ 1/20 = 0.4", "largest of the first 0.025 < smallest of the second 0.0455"],
            suggestions=[
                SuggestionRecord(text="say which cost is meant", why="one side names training, the other nothing")
            ],
            evidence=[EvidenceRecord(name="measure", weight=1.5, detail="both speak of cost")],
            fingerprint=print_of("cost"),
            translations={
                "zh": Words(
                    title="云雀汽车与行业龙头之比 · 成本",
                    message="两个区间不相交,相差2.5倍。若前者也指训练,则相互冲突(NUM101)。",
                    notes=[None, "训练"],
                    derivation=["1/50 ÷ 1/20 = 0.4", "前者至多 0.025 < 后者至少 0.0455"],
                    suggestions=[SuggestionRecord(text="写明是哪一种成本", why="一处写明训练,另一处没有")],
                )
            },
        )
    )


def _staff(made: Made) -> None:
    cell: dict[str, str | int] = {"sheet": "資料表", "cell": "B3", "row": 3, "column": 2}
    one = place_of(made.documents, "market.zh.txt", "1204名", span=Span(low="1204", high="1204", unit="person"))
    two = place_of(made.documents, "market.en.md", "1,240 people", span=Span(low="1240", high="1240", unit="person"))
    three = place_of(
        made.documents, "facts.xlsx", "1,240 人", span=Span(low="1240", high="1240", unit="person"), location=cell
    )
    people = {"kind": "count", "unit": "person", "base_unit": "person", "dimension": "[person]"}
    for place, value in ((one, "1204"), (two, "1240"), (three, "1240")):
        state = "disputed" if place is one else "confirmed"
        made.claims.append(claim_of(place, state, value=value, base_value=value, measure="staff", **people))
    made.comparisons.append(
        ComparisonRecord(
            id="c-staff",
            verdict="agree",
            claims=[str(two.claim), str(three.claim)],
            key=Key(subject="Larkspur Motors", measure="staff", dimension="[person]"),
            explanation="both say 1,240",
            translations={"zh": "两处都是1,240"},
            confidence=0.93,
        )
    )
    made.comparisons.append(
        ComparisonRecord(
            id="c-staff-2",
            verdict="conflict",
            claims=[str(one.claim), str(two.claim)],
            key=Key(subject="Larkspur Motors", measure="staff", dimension="[person]"),
            explanation="1,204 and 1,240",
            confidence=0.93,
        )
    )
    made.findings.append(
        FindingRecord(
            code="NUM101",
            name="conflicting-values",
            severity="error",
            confidence=0.93,
            verdict="conflict",
            title="Larkspur Motors · staff at Harrow",
            message="1,204 people in market.zh.txt, but 1,240 in two other places.",
            places=[one, two, three],
            derivation=["1240 − 1204 = 36", "the digits 0 and 4 change places: 1204 → 1240"],
            suggestions=[
                SuggestionRecord(text="1240名", why="two digits have changed places; two other places say 1,240")
            ],
            evidence=[EvidenceRecord(name="subject", weight=2.0, detail="Harrow plant")],
            fingerprint=print_of("staff"),
            translations={
                "zh": Words(
                    title="云雀汽车 · 哈罗工厂员工数",
                    message="market.zh.txt 为1204人,另两处为1240人。",
                    notes=[None, None, None],
                    derivation=["1240 − 1204 = 36", "数字0与4互换:1204 → 1240"],
                    suggestions=[SuggestionRecord(text="1240名", why="两个数字互换;另两处均为1240")],
                )
            },
        )
    )


def _revenue(made: Made) -> None:
    now = place_of(made.documents, "market.en.md", "$3.1 billion")
    before = place_of(made.documents, "market.en.md", "$2.5 billion")
    growth = place_of(made.documents, "market.en.md", "24%")
    chinese = place_of(made.documents, "market.zh.txt", "31亿美元")
    made.claims.extend(
        [
            claim_of(now, "confirmed", value="3100000000", base_value="3100000000", measure="revenue", period="2024"),
            claim_of(before, "recomputed", value="2500000000", base_value="2500000000", measure="revenue"),
            claim_of(
                growth, "recomputed", value="24", base_value="0.24", kind="percent", unit="percent", base_unit="1"
            ),
            claim_of(chinese, "confirmed", value="3100000000", base_value="3100000000", language="zh"),
        ]
    )
    made.comparisons.append(
        ComparisonRecord(
            id="c-growth",
            verdict="arithmetic_ok",
            claims=[str(now.claim), str(before.claim), str(growth.claim)],
            key=Key(subject="Larkspur Motors", measure="revenue", period="2024"),
            explanation="3.1 / 2.5 = +24 %, printed 24 %",
            translations={"zh": "3.1 / 2.5 = +24 %,文中为24 %"},
            confidence=0.95,
        )
    )
    made.comparisons.append(
        ComparisonRecord(
            id="c-revenue",
            verdict="agree",
            claims=[str(now.claim), str(chinese.claim)],
            key=Key(subject="Larkspur Motors", measure="revenue", period="2024"),
            explanation="both say 3.1 billion USD",
            translations={"zh": "两处都是31亿美元"},
            confidence=0.96,
        )
    )


def _known(made: Made) -> None:
    area = place_of(made.documents, "market.en.md", "35 hectares")
    made.claims.append(
        claim_of(area, "uncorroborated", value="35", kind="measure", unit="hectare", dimension="[length] ** 2")
    )
    made.comparisons.append(
        ComparisonRecord(
            id="c-area",
            verdict="not_comparable",
            claims=[str(area.claim), made.claims[0].id],
            key=Key(),
            explanation="an area and a sum of money",
            translations={"zh": "面积与金额"},
            confidence=0.2,
        )
    )
    made.findings.append(
        FindingRecord(
            code="NUM101",
            name="conflicting-values",
            severity="warning",
            confidence=0.6,
            verdict="conflict",
            message="35 hectares here, 38 in an older sheet.",
            places=[area],
            fingerprint=print_of("area"),
            status="known",
            waiver=Waiver(decision="k", reason="settled in review", reviewer="Ada", date="2025-05-14"),
        )
    )


HOSTILE_NAMES = ("100%,a:b.md", "x]]>\u202e\x1b[31m</script>.txt")
HOSTILE_TEXTS = (
    (
        "First % line, with :colon:: and `ticks` | pipe\r\n"
        "=SUM(A1) <script>alert(1)</script> 1,000% 😀 中文\n\"q\" & 's' ⟦7⟧\n"
    ),
    "\ufeff]]> </script><!-- \u202ereversed\u202c \x1b[31mred\x1b[0m \x00 null 12%0A::error::x\u2028next 𝟙𝟚 元\n",
)


@pytest.fixture(scope="session")
def hostile_report() -> Report:
    documents = dict(zip(HOSTILE_NAMES, HOSTILE_TEXTS, strict=True))
    first, second = HOSTILE_NAMES
    one = place_of(documents, first, "1,000%", note="-- %0A <b>", span=Span(low="9.995", high="10.005", unit="a|b<i>"))
    two = place_of(documents, second, "12%0A::error::x\u2028next", span=Span(low="11.5", high="12.5", unit="a|b<i>"))
    three = place_of(documents, second, "𝟙𝟚 元", location={"cell": "=HYPERLINK(1)", "sheet": "</script>"})
    nasty = (
        "50% off\n::error file=x::y, a:b ]]> </script> \u202eabc\x1b[31m `code` | [l](http://x) 😀 中文 <!-- --> =1+1"
    )
    finding = FindingRecord(
        code="NUM101",
        name="conflicting-values",
        severity="error",
        confidence=0.9,
        verdict="conflict",
        title=nasty,
        message=nasty,
        places=[one, two, three],
        derivation=[nasty, "=1+1\t@x"],
        suggestions=[SuggestionRecord(text=nasty, why=nasty)],
        evidence=[EvidenceRecord(name="=x", weight=1.0, detail=nasty)],
        fingerprint=print_of("hostile"),
        translations={"zh": Words(title=nasty, message=nasty, notes=[nasty, None, None], derivation=[nasty])},
    )
    claims = [
        claim_of(p, "disputed", value="12", base_value="12", subject=nasty, measure="=cmd|x") for p in (one, two, three)
    ]
    comparison = ComparisonRecord(
        id="c-1",
        verdict="agree",
        claims=[str(one.claim), str(two.claim)],
        key=Key(subject=nasty, measure="=cmd|x"),
        explanation=nasty,
        confidence=0.5,
    )
    return Report(
        tool=TOOL,
        documents=[DocumentRecord(name=n, text=t, language="en") for n, t in documents.items()],
        claims=claims,
        comparisons=[comparison],
        findings=[finding, finding.model_copy(update={"fingerprint": print_of("second"), "severity": "warning"})],
        skipped=[SkipRecord(document=second, location=nasty, reason=nasty)],
        notices=[nasty],
        summary=Summary(documents=2, claims=3, cross_checked=2, findings={"error": 1, "warning": 1}),
    )


@pytest.fixture(scope="session")
def sample_reports(fixed_report: Report, hostile_report: Report, empty_report: Report) -> dict[str, Report]:
    return {"fixed": fixed_report, "hostile": hostile_report, "empty": empty_report}


@pytest.fixture(scope="session")
def without_text() -> Callable[[Report], Report]:
    """What `--no-text` leaves of a report."""

    def strip(report: Report) -> Report:
        cited = {i for c in report.comparisons for i in c.claims}
        cited |= {str(p.claim) for f in report.findings for p in f.places}
        documents: Sequence[DocumentRecord] = [d.model_copy(update={"text": None}) for d in report.documents]
        claims = [c for c in report.claims if c.id in cited]
        return report.model_copy(update={"documents": documents, "claims": claims})

    return strip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()
