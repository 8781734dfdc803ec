"""A rule or a finding in full: why claims were linked, what each number allows, the arithmetic, what would change the
verdict.
"""

from __future__ import annotations

from auditor.rule import Rule
from reports.model import ClaimRecord, FindingRecord, Report, Words

_WORDS = {
    "en": {
        "linked": "Why these were linked",
        "sides": "What each number allows",
        "steps": "The arithmetic",
        "suggest": "What would mend it",
        "else": "What would have made it a different verdict",
        "confidence": "confidence",
        "exact": "no hedge: half a unit of its last digit to each side",
        "verdict": "verdict",
    },
    "zh": {
        "linked": "为何认为它们说的是同一件事",
        "sides": "每个数字允许的范围",
        "steps": "算式",
        "suggest": "如何修正",
        "else": "什么情况下结论会不同",
        "confidence": "置信度",
        "exact": "没有约数词:末位上下各半个单位",
        "verdict": "结论",
    },
}


def rule_explained(rule: Rule, language: str = "en") -> str:
    """The rule's code, name, default severity, summary, and its explanation with a wrong and a right example."""
    summary = getattr(rule.summary, language)
    state = "" if rule.on_by_default else (" (off by default)" if language == "en" else "(默认关闭)")
    return f"{rule.code} {rule.name} · {rule.severity.word}{state}\n{summary}\n\n{rule.explanation}"


def finding_explained(finding: FindingRecord, report: Report, language: str = "en") -> str:
    """All that is known of one finding of a saved run."""
    words = _WORDS[language]
    said = finding.translations.get(language) or _plain(finding)
    claims = {c.id: c for c in report.claims}
    sure = f"{words['confidence']} {finding.confidence:.2f} · {words['verdict']} {finding.verdict or '-'}"
    lines = [
        f"{finding.code} {finding.name} · {finding.severity} · {sure} · {finding.fingerprint}",
        *([said.title] if said.title else []),
        said.message,
        "",
        words["sides"],
    ]
    for place in finding.places:
        lines += _side(place.quote, f"{place.document}:{place.line or ''}", claims.get(place.claim or ""), words)
    if finding.evidence:
        lines += ["", words["linked"]]
        lines += [f"  {r.weight:+6.2f}  {r.name:24} {r.detail}" for r in finding.evidence]
    if said.derivation:
        lines += ["", words["steps"], *(f"  {step}" for step in said.derivation)]
    if said.suggestions:
        lines += ["", words["suggest"], *(f"  {s.text} ({s.why})" for s in said.suggestions)]
    lines += ["", words["else"], *(f"  {line}" for line in _otherwise(finding, claims, language))]
    return "\n".join(lines)


def _plain(finding: FindingRecord) -> Words:
    return Words(
        title=finding.title,
        message=finding.message,
        notes=[p.note for p in finding.places],
        derivation=finding.derivation,
        suggestions=finding.suggestions,
    )


def _side(quote: str, where: str, claim: ClaimRecord | None, words: dict[str, str]) -> list[str]:
    lines = [f"  {' '.join(quote.split())}  ({where})"]
    if claim is None:
        return lines
    hedge = words["exact"] if claim.hedge == "exact" else claim.hedge
    low, high = claim.low or "-∞", claim.high or "∞"
    left, right = "(" if claim.low_open else "[", ")" if claim.high_open else "]"
    lines.append(f"      {left}{low}, {high}{right} {claim.unit or ''}  {hedge}")
    about = [claim.subject, claim.measure, claim.comparator, claim.period, *claim.scope]
    lines.append(f"      {' · '.join(a for a in about if a)}")
    return lines


def _otherwise(finding: FindingRecord, claims: dict[str, ClaimRecord], language: str) -> list[str]:
    """What in the sides, changed, would have given another verdict."""
    sides = [claims[p.claim] for p in finding.places if p.claim in claims]
    out = []
    zh = language == "zh"
    if finding.verdict in ("conflict", "scale_error", "unit_error") and len(sides) >= 2:
        a, b = sides[0], sides[1]
        out.append(
            f"若两个区间相交(例如 {a.quote} 写成约数,或 {b.quote} 写得更粗),则为相符"
            if zh
            else f"agree, if the intervals met: a hedge before {a.quote}, or {b.quote} written more coarsely"
        )
        out.append(
            "若两处写明不同的范围、期间或对象,则不可比较"
            if zh
            else "cannot be compared, if the texts named different scopes, periods or subjects"
        )
    if finding.verdict == "scope_differs":
        out.append("若两处写明同一范围,则为冲突" if zh else "conflict, if both named the same scope")
    if finding.verdict in ("rounding_compatible", "bound_compatible", "agree"):
        out.append(
            "若准确数字落在约数允许的范围之外,则为冲突"
            if zh
            else "conflict, if the exact number lay outside what the hedge allows"
        )
    if finding.verdict == "arithmetic_wrong":
        out.append(
            "若算出的区间与所印数字相交,则算术成立"
            if zh
            else "arithmetic holds, if the recomputed interval met the printed number"
        )
    return out or ["-"]
