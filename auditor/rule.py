"""The contract of a rule, and how rules are found: one module of `auditor.rules` each, with `RULE` in it.

A rule's module docstring is its only explanation: `auditor explain`, the SARIF help text and the review page print it.
It shows one wrong and one right example, Chinese and English parted by ` / `:

    Bad:  直营占62%,加盟占45%。 / Direct sales are 62 %, franchise 45 %.
    Good: 直营占62%,加盟占38%。 / Direct sales are 62 %, franchise 38 %.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from auditor.finding import Comparison, Finding, Place, Reason, Severity, Suggestion, Verdict

if TYPE_CHECKING:
    from auditor.evidence import Evidence
    from auditor.options import Options
    from auditor.wording import Wording

Check = Callable[["Evidence", "Options"], Iterable[Finding | Comparison]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable code and name, how bad a discrepancy is by default, and the check."""

    code: str
    name: str
    severity: Severity
    check: Check
    summary: Wording
    """One line, for lists of rules."""
    on_by_default: bool = True
    explanation: str = ""
    """Filled from the module's docstring when the rule is found."""

    def finding(
        self,
        message: Wording,
        *,
        places: Iterable[Place],
        verdict: Verdict | None,
        confidence: float = 0.9,
        severity: Severity | None = None,
        derivation: Iterable[Wording] = (),
        suggestions: Iterable[Suggestion] = (),
        evidence: Iterable[Reason] = (),
        title: Wording | None = None,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(
            self.code,
            self.name,
            self.severity if severity is None else severity,
            confidence,
            verdict,
            message,
            tuple(places),
            tuple(derivation),
            tuple(suggestions),
            tuple(evidence),
            title,
        )


@functools.cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of codes.

    Raises:
        ImportError: a module of `auditor.rules` has no `RULE` or no docstring, or two rules share a code.
    """
    from auditor import rules as folder

    found: dict[str, Rule] = {}
    names = [f"{folder.__name__}.{m.name}" for m in pkgutil.iter_modules(folder.__path__)]
    modules = [importlib.import_module(n) for n in names]
    modules += [e.load() for e in entry_points(group="auditor.rules")]
    for module in modules:
        rule = getattr(module, "RULE", None)
        if not isinstance(rule, Rule) or not module.__doc__:
            message = f"{module.__file__}: a rule's module needs RULE and a docstring"
            raise ImportError(message)
        if rule.code in found:
            message = f"{module.__file__}: the code {rule.code} is taken by {found[rule.code].name}"
            raise ImportError(message)
        found[rule.code] = _explained(rule, inspect.cleandoc(module.__doc__))
    return dict(sorted(found.items()))


def _explained(rule: Rule, explanation: str) -> Rule:
    import dataclasses

    return dataclasses.replace(rule, explanation=explanation)
