"""Which rules run: those on by default, plus those selected, minus those ignored."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from auditor.options import Options
from auditor.rule import Rule, rules


class UnknownRule(ValueError):
    """No rule has this code or prefix; the message names the nearest."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        near = difflib.get_close_matches(code.upper(), list(known), n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else "see: auditor rules"
        super().__init__(f"no rule {code!r}; {hint}")


def selected_rules(options: Options) -> tuple[Rule, ...]:
    """The rules to run, in order of code.

    Raises:
        UnknownRule: a code or prefix in `select` or `ignore` fits no rule.
    """
    known = rules()
    for code in (*options.select, *options.ignore):
        if code != "ALL" and not any(_fits(c, code) for c in known):
            raise UnknownRule(code, known)
    return tuple(
        rule
        for code, rule in known.items()
        if (rule.on_by_default or _any_fits(code, options.select)) and not _any_fits(code, options.ignore)
    )


def _any_fits(code: str, wanted: Sequence[str]) -> bool:
    return any(w == "ALL" or _fits(code, w) for w in wanted)


def _fits(code: str, wanted: str) -> bool:
    return code.startswith(wanted.upper())
