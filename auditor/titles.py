"""What a finding is about, in one line: subject, measure, period, as far as the claims say."""

from __future__ import annotations

from auditor.wording import Wording, measure_named, same
from claims.values import Claim


def title_of(*claims: Claim) -> Wording | None:
    """`Nvidia · revenue · FY2026`; of each part the first that is stated; None where nothing is."""
    frames = [c.frame for c in claims]
    subject = next((f.subject for f in frames if f.subject), None)
    comparator = next((f.comparator for f in frames if f.comparator), None)
    measure = next((f.measure for f in frames if f.measure), None)
    period = next((f.period for f in frames if f.period), None)
    who = f"{subject} / {comparator}" if subject and comparator else subject
    named = measure_named(measure) if measure else None
    parts = [p for p in (same(who) if who else None, named, same(period) if period else None) if p]
    return Wording(" · ".join(p.en for p in parts), " · ".join(p.zh for p in parts)) if parts else None
