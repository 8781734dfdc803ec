"""Editors' decisions applied to a report: what was decided is known or waived, what lapsed is said so.

Comes in: a report, the decisions of a baseline file, today's date. Goes out: the report with each finding's status. A
decision holds only while both numbers are as reviewed and its day has not passed; one whose finding is gone is unused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from auditor.errors import AuditorError
from reports import decisions as book
from reports.model import FindingRecord, PlaceRecord, Report, Waiver, Words

FILE: Final = "auditor-baseline.jsonl"

MOST_PROBLEMS: Final = 20
"""So many bad lines of a file are named one by one."""

State = Literal["holds", "open", "changed", "expired", "unused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one decision: whether it holds, and what there is to say."""

    decision: book.Decision
    state: State
    finding: FindingRecord | None = None
    detail: str = ""
    detail_zh: str = ""


def nearest(folder: Path) -> Path | None:
    """The baseline in the folder, or in the nearest above it."""
    for place in (folder.resolve(), *folder.resolve().parents):
        if (place / FILE).is_file():
            return place / FILE
    return None


def load(path: Path) -> book.Book:
    """The decisions of a file, and what is wrong with its lines.

    Raises:
        AuditorError: the file cannot be read.
    """
    try:
        return book.read(path.read_text(encoding="utf-8", errors="replace"))
    except OSError as problem:
        message = f"cannot read the baseline {path}: {problem.strerror}"
        raise AuditorError(
            message, "name another with --baseline, or make one: auditor baseline create PATH..."
        ) from problem


def to_be_rewritten(path: Path) -> book.Book:
    """The decisions of a file that is about to be replaced.

    Raises:
        AuditorError: it cannot be read, or a line of it cannot, which would be lost.
    """
    held = load(path)
    damaged = [p for p in held.problems if p.kind == "damaged"]
    if damaged:
        shown = "".join(f"\n  line {p.line}: {p.message}" for p in damaged[:MOST_PROBLEMS])
        message = f"{len(damaged)} line(s) of {path} cannot be read and would be lost{shown}"
        raise AuditorError(message, "mend or delete these lines first")
    return held


def outcomes(report: Report, decisions: Iterable[book.Decision], today: str) -> tuple[Outcome, ...]:
    """What becomes of each decision, in order of fingerprint."""
    findings = {f.fingerprint: f for f in report.findings}
    return tuple(_outcome(d, findings.get(d.fingerprint), today) for d in decisions)


def _outcome(decision: book.Decision, finding: FindingRecord | None, today: str) -> Outcome:
    if finding is None:
        return Outcome(decision, "unused", None, "its finding is gone", "对应的问题已不存在")
    if decision.has_expired(today):
        return Outcome(decision, "expired", finding, f"it ran out on {decision.expires}", f"已于{decision.expires}到期")
    changed = book.changes(decision, finding)
    if changed:
        en = "; ".join(f"{c.document}: was {c.was or 'nothing'}, now {c.now or 'nothing'}" for c in changed)
        zh = ";".join(f"{c.document}:原为{c.was or '无'},现为{c.now or '无'}" for c in changed)
        return Outcome(decision, "changed", finding, en, zh)
    return Outcome(decision, "holds" if decision.silences else "open", finding)


def applied(report: Report, held: book.Book, source: str, today: str) -> Report:
    """The report with every decision applied; `source` names the baseline file."""
    found = outcomes(report, held.decisions, today)
    by_fingerprint = {o.decision.fingerprint: o for o in found}
    findings = [_with_status(f, by_fingerprint.get(f.fingerprint)) for f in report.findings]
    findings += [_lapsed(o, source) for o in found if o.state in ("changed", "expired", "unused")]
    findings += [_damaged(p, source) for p in held.problems[:MOST_PROBLEMS]]
    if len(held.problems) > MOST_PROBLEMS:
        findings.append(_more_damage(len(held.problems) - MOST_PROBLEMS, source))
    return counted(report.model_copy(update={"findings": findings}))


def counted(report: Report) -> Report:
    """The report with its summary's counts of findings made anew."""
    new = [f for f in report.findings if f.status == "new"]
    summary = report.summary.model_copy(
        update={
            "findings": {word: sum(f.severity == word for f in new) for word in ("note", "warning", "error")},
            "known": sum(f.status == "known" for f in report.findings),
            "waived": sum(f.status == "waived" for f in report.findings),
        }
    )
    return report.model_copy(update={"summary": summary})


def _with_status(finding: FindingRecord, outcome: Outcome | None) -> FindingRecord:
    if outcome is None or finding.status != "new":
        return finding
    decision = outcome.decision
    waiver = Waiver(
        decision=decision.decision,
        reason=decision.reason,
        reviewer=decision.reviewer,
        date=decision.date,
        expires=decision.expires,
    )
    if outcome.state == "open":
        return finding.model_copy(update={"waiver": waiver})
    if outcome.state != "holds":
        return finding
    status = "waived" if decision.decision in ("e", "w") else "known"
    return finding.model_copy(update={"status": status, "waiver": waiver})


def _lapsed(outcome: Outcome, source: str) -> FindingRecord:
    decision = outcome.decision
    what = {"changed": "lapsed", "expired": "expired", "unused": "unused"}[outcome.state]
    zh = {"changed": "失效", "expired": "到期", "unused": "无用"}[outcome.state]
    code = f" ({decision.code})" if decision.code else ""
    return _notice(
        f"decision {decision.fingerprint}{code} is {what}: {outcome.detail}",
        f"决定{decision.fingerprint}{code}已{zh}:{outcome.detail_zh}",
        source,
        f"sup-{decision.fingerprint}",
        outcome.finding.places if outcome.finding else (),
    )


def _damaged(problem: book.Problem, source: str) -> FindingRecord:
    return _notice(
        f"line {problem.line} of {source}: {problem.message}",
        f"{source}第{problem.line}行:{problem.message}",
        source,
        f"sup-line-{problem.line}",
        (),
        line=problem.line,
    )


def _more_damage(count: int, source: str) -> FindingRecord:
    return _notice(
        f"{count} more lines of {source} cannot be used as they stand; is it a file of decisions at all?",
        f"{source}另有{count}行无法使用;它确实是决定文件吗?",
        source,
        "sup-lines-more",
        (),
    )


def _notice(
    en: str, zh: str, source: str, fingerprint: str, places: Iterable[PlaceRecord], *, line: int | None = None
) -> FindingRecord:
    own = PlaceRecord(document=source, start=0, end=0, line=line, column=1 if line else None, quote="")
    return FindingRecord(
        code="SUP001",
        name="waiver-lapsed-or-unused",
        severity="warning",
        confidence=1.0,
        message=en,
        places=[*places, own],
        fingerprint=fingerprint,
        translations={"zh": Words(message=zh, notes=[])},
    )


def taken(report: Report, reason: str | None, today: str, owner: str | None = None) -> Iterator[book.Decision]:
    """A decision `known` on every new finding of a report: the baseline that is taken of it."""
    for finding in report.findings:
        if finding.status == "new" and finding.code != "SUP001":
            yield book.decide(finding, "k", reason=reason, owner=owner, date=today)
