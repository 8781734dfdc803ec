"""One run of the main job: settings, reading, audit, decisions, outputs, exit code.

With `auditor.output` and `auditor.sources` the only place that touches disk, clock and environment.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from auditor import decisions, differences, output, progress, settings, sources
from auditor.check_options import SETTINGS
from auditor.document import Document, Skip
from auditor.errors import AuditorError
from auditor.options import Options
from auditor.pipeline import audit_documents
from auditor.sets import assigned
from reports import Report, Style

WRONG_CALL = 2


@dataclass(frozen=True, slots=True)
class Loaded:
    """The documents of a run, each with its role; what was skipped; which paths do not exist."""

    documents: tuple[Document, ...]
    skips: tuple[Skip, ...]
    missing: tuple[str, ...]


def settings_of(flags: Mapping[str, Any]) -> settings.Settings:
    """The settings that flags, environment and files come to.

    Raises:
        AuditorError: a key, a value or a file is wrong.
    """
    given: dict[str, Any] = {setting: flags.get(flag) for flag, setting in SETTINGS.items()}
    if flags.get("no_text"):
        given["keep_text"] = False
    found = settings.resolve(
        given, config=flags.get("config", ()), environment=os.environ, isolated=bool(flags.get("isolated"))
    )
    if "jobs" in found.origin:
        return found
    cores = found.options.model_copy(update={"jobs": os.cpu_count() or 1})
    return replace(found, options=cores, origin={**found.origin, "jobs": "this machine"})


def perform(paths: Sequence[str], flags: Mapping[str, Any], errors: TextIO, *, root: str | None = None) -> int:
    """Do the run; the answer is the exit code.

    Args:
        paths: files and folders, or `-`.
        flags: what the command line gave.
        errors: where notices go.
        root: a folder that names are shown without.

    Raises:
        AuditorError: the call or the configuration is wrong, or an output cannot be written.
    """
    resolved = settings_of(flags)
    if flags.get("show_settings"):
        output.to_stdout(settings.shown(resolved))
        return 0
    options = resolved.options
    wanted = output.targets(flags.get("form"), flags.get("outputs", ()))
    loaded = load(paths, options)
    if root:
        loaded = _shown_below(loaded, root)
    errors.writelines(f"auditor: no such path: {name or repr(name)}; the rest is checked\n" for name in loaded.missing)
    if not loaded.documents and not loaded.skips:
        if loaded.missing:
            return WRONG_CALL
        raise AuditorError("nothing to check: no file with text was found", "name files, or a folder that holds some")
    report = audited(loaded, options, flags, errors)
    output.write(report, wanted, _style(flags, options))
    if flags.get("open_page"):
        output.open_page(report, _style(flags, options))
    if not loaded.documents and all(_is_empty_folder(name) for name in paths):
        raise AuditorError(
            "nothing to check: no document is in what was named", "name files, or a folder that holds some"
        )
    return WRONG_CALL if loaded.missing else report.exit_code(options.fail_on, strict=options.strict)


def _is_empty_folder(name: str) -> bool:
    return Path(name).is_dir() and not any(files for _, _, files in os.walk(name))


def _shown_below(loaded: Loaded, root: str) -> Loaded:
    """Documents and skips named without the folder they lie in."""
    documents = tuple(d.named(d.name.removeprefix(f"{root}/")) for d in loaded.documents)
    skips = tuple(replace(s, document=s.document.removeprefix(f"{root}/")) for s in loaded.skips)
    return replace(loaded, documents=documents, skips=skips)


def audited(loaded: Loaded, options: Options, flags: Mapping[str, Any], errors: TextIO) -> Report:
    """The report with decisions and the change under review taken into account."""
    quiet = bool(flags.get("quiet"))
    with progress.shown(errors, quiet=quiet) as told:
        report = audit_documents(loaded.documents, options, skips=loaded.skips, progress=told)
    if flags.get("diff_base"):
        report = differences.narrowed(report, flags["diff_base"], flags.get("diff_filter") or "added")
    baseline = None if flags.get("no_baseline") else baseline_path(options)
    if baseline:
        report = decisions.applied(report, decisions.load(baseline), shown_path(baseline), today())
    if not quiet:
        errors.writelines(f"auditor: {notice}\n" for notice in report.notices)
    return report


def today() -> str:
    """The day, as ISO date, by the clock of this machine."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date().isoformat()


def baseline_path(options: Options) -> Path | None:
    """The file of decisions that the settings name, or the nearest."""
    return Path(options.baseline) if options.baseline else decisions.nearest(Path.cwd())


def shown_path(path: Path) -> str:
    """The path relative to here, where it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return str(path)


def load(paths: Sequence[str], options: Options) -> Loaded:
    """Documents of the paths and of the trusted sources, with roles and sets."""
    loaded = sources.load(paths, options)
    documents, skips = list(loaded.documents), list(loaded.skips)
    missing = [str(m) for m in loaded.missing]
    if options.against:
        trusted = sources.load(options.against, options)
        kept = {d.path or d.name for d in trusted.documents}
        documents = [replace(d, role="draft") for d in documents if (d.path or d.name) not in kept]
        documents += [replace(d, role="trusted") for d in trusted.documents]
        skips += trusted.skips
        missing += [str(m) for m in trusted.missing]
    for name in options.reference:
        if not Path(name).is_file():
            what = "a folder, not a reference file" if Path(name).is_dir() else "no such reference file"
            message = f"{what}: {name}"
            raise AuditorError(message, "give a CSV, YAML or JSON file of facts: subject, measure, period, value, unit")
    if options.reference:
        documents = [d if d.role == "trusted" else replace(d, role="draft") for d in documents]
    return Loaded(assigned(documents, options), tuple(skips), tuple(missing))


def _style(flags: Mapping[str, Any], options: Options) -> Style:
    return output.style(
        language=options.report_language,
        limit=None if flags.get("show_all") else Style().limit,
        show=flags.get("show", ()),
        to_terminal=sys.stdout is not None and sys.stdout.isatty(),
    )


def saved(path: str) -> Report:
    """A saved JSON report.

    Raises:
        AuditorError: it cannot be read, or is no report.
    """
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
