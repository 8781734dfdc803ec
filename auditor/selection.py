"""Which rules run: those on by default, plus those selected, minus those ignored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.errors import AuditorError, nearest
from auditor.options import Options
from auditor.rule import Rule, rules


class UnknownRule(AuditorError):  # noqa: N818 - named for what is wrong
    """No rule has this code or prefix; the message names the nearest."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        super().__init__(f"no rule {code!r}", nearest(code.upper(), known) or "see: auditor rules")


def selected_rules(options: Options) -> tuple[Rule, ...]:
    """The rules to run, in order of code.

    Raises:
        UnknownRule: a code or prefix in `select`, `ignore`, `severity` or `per-path-ignores` fits no rule.
    """
    known = rules()
    settings = (*options.severity, *(code for codes in options.per_path_ignores.values() for code in codes))
    for code in (*options.select, *options.ignore, *settings):
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
