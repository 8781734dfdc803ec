"""`auditor explain`: a rule by its code, or one finding of a saved run by its fingerprint."""

from __future__ import annotations

import click

from auditor.errors import AuditorError
from auditor.explain import finding_explained, rule_explained
from auditor.output import to_stdout
from auditor.rule import rules
from auditor.run import saved
from auditor.selection import UnknownRule


@click.command("explain", short_help="Explain a rule, or a finding of a saved run")
@click.argument("what", metavar="CODE|FINGERPRINT")
@click.argument("run", metavar="[RUN.json]", required=False)
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", help="Language of the explanation.")
def COMMAND(what: str, run: str | None, language: str) -> None:  # noqa: N802 - the name by which commands are found
    """Explain a rule (auditor explain NUM101), or why a finding was made (auditor explain 3f9c21 run.json)."""
    if run is None:
        rule = rules().get(what.upper())
        if rule is None:
            raise UnknownRule(what, rules())
        to_stdout(rule_explained(rule, language))
        return
    report = saved(run)
    found = [f for f in report.findings if f.fingerprint.startswith(what.lower()) or f.code == what.upper()]
    if not found:
        message = f"no finding {what!r} in {run}"
        raise AuditorError(message, f"it has {len(report.findings)}; list them with: auditor report {run} --all")
    to_stdout("\n\n".join(finding_explained(f, report, language) for f in found))
