"""One run of the main job: read, audit, write, and the exit code that follows. Only here and in `output` is disk touched."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self, TextIO

from auditor import output, sources
from auditor.document import Document
from auditor.errors import AuditorError
from auditor.options import Options
from auditor.pipeline import audit_documents
from reports import Report, Style

WRONG_CALL = 2


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the main job was asked to do, beside the audit's own options."""

    options: Options
    targets: tuple[output.Target, ...]
    style: Style
    against: tuple[str, ...] = ()
    fail_on: str = "error"
    strict: bool = False
    quiet: bool = False
    flags: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_flags(cls, flags: Mapping[str, Any]) -> Self:
        """The run that the command line asks for.

        Raises:
            AuditorError: a format or a rule is not known.
        """
        options = Options(
            select=flags["select"],
            ignore=flags["ignore"],
            keep_text=not flags["no_text"],
            jobs=flags["jobs"] or 1,
        )
        wanted = output.targets(flags["form"], flags["outputs"])
        style = output.style(
            language=flags["language"],
            limit=None if flags["show_all"] else Style().limit,
            show=flags["show"],
            to_terminal=sys.stdout.isatty(),
        )
        return cls(
            options,
            wanted,
            style,
            against=tuple(flags["against"]),
            fail_on=flags["fail_on"] or "error",
            strict=flags["strict"],
            quiet=flags["quiet"],
            flags=dict(flags),
        )


def perform(paths: Sequence[str], run: Run, errors: TextIO) -> int:
    """Do the run; the answer is the exit code."""
    documents, skips, missing = load(paths, run)
    for name in missing:
        errors.write(f"auditor: no such path: {name}; the rest is checked\n")
    if missing and not documents and not skips:
        return WRONG_CALL
    if not documents and not skips:
        raise AuditorError("nothing to check: no file with text was found", "name files or a folder that holds some")
    report = audit_documents(documents, run.options, skips=skips)
    if not run.quiet:
        for notice in report.notices:
            errors.write(f"auditor: {notice}\n")
    output.write(report, run.targets, run.style)
    return WRONG_CALL if missing else report.exit_code(run.fail_on, strict=run.strict)


def load(paths: Sequence[str], run: Run) -> tuple[list[Document], list[Any], list[str]]:
    """Documents of the paths and of the trusted sources, each with its role; what was skipped; what does not exist."""
    loaded = sources.load(paths, run.options)
    trusted = sources.load(run.against, run.options) if run.against else None
    if trusted is None:
        return list(loaded.documents), list(loaded.skips), list(map(str, loaded.missing))
    kept = {d.path or d.name for d in trusted.documents}
    drafts = [replace(d, role="draft") for d in loaded.documents if (d.path or d.name) not in kept]
    documents = [*drafts, *(replace(d, role="trusted") for d in trusted.documents)]
    missing = [*map(str, loaded.missing), *map(str, trusted.missing)]
    return documents, [*loaded.skips, *trusted.skips], missing


def saved(path: str) -> Report:
    """A saved JSON report.

    Raises:
        AuditorError: it cannot be read, or is no report.
    """
    from pathlib import Path

    from pydantic import ValidationError

    try:
        return Report.model_validate_json(Path(path).read_bytes())
    except OSError as problem:
        message = f"cannot read {path}: {problem.strerror}"
        raise AuditorError(message, "save one with: auditor check PATH... -o json=run.json") from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the beginning"
        message = f"{path} is no report of this program: at {place}: {first['msg']}"
        raise AuditorError(message, "save one with: auditor check PATH... -o json=run.json") from problem
