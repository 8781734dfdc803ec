"""`auditor init`: configuration, workflow and baseline for a folder of documents, from what is found in it."""

from __future__ import annotations

from pathlib import Path

import click

from auditor import decisions, output, setup
from auditor.errors import AuditorError


@click.command("init", short_help="Write configuration, workflow and baseline")
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    help="Which workflow to write; the one that fits if not given.",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.option("--dry-run", is_flag=True, help="Show what would be written.")
def COMMAND(folder: Path, ci: str | None, *, force: bool, dry_run: bool) -> None:  # noqa: N802 - how commands are found
    """Find language pairs and likely sources in FOLDER; write auditor.toml, a workflow and an empty baseline."""
    if not folder.is_dir():
        message = f"no such folder: {folder}"
        raise AuditorError(message)
    found = setup.surveyed(folder)
    files = {
        folder / "auditor.toml": setup.configuration(found),
        **{folder / name: text for name, text in setup.workflow(folder, ci).items()},
        folder / decisions.FILE: "",
        **setup.merge_rule(folder, decisions.FILE),
    }
    there = [str(p) for p in files if p.exists() and p.name != ".gitattributes"]
    if there and not force and not dry_run:
        message = f"there already: {', '.join(there)}"
        raise AuditorError(message, "replace them with --force, or look first with --dry-run")
    for path, text in files.items():
        if dry_run:
            output.to_stdout(f"--- {path}\n{text}")
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            message = f"cannot make the folder {path.parent}: {problem.strerror}"
            raise AuditorError(message, "choose another folder, or look first with --dry-run") from problem
        output.save(path, text, "choose another folder, or look first with --dry-run")
        output.to_stdout(f"wrote {path}")
    output.to_stdout(f"{found.documents} documents, {len(found.pairs)} language pairs; next: auditor check {folder}")
