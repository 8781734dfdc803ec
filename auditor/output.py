"""Where results go: standard output, or files that are whole or not there at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError, nearest
from reports import Report, Style, render
from reports.format import known_formats


@dataclass(frozen=True, slots=True)
class Target:
    """One rendering: which format, and to which file (None = standard output)."""

    format: str
    path: Path | None = None


def targets(default_format: str | None, outputs: Sequence[str]) -> tuple[Target, ...]:
    """What `--format` and `--output [FORMAT=]FILE` ask for.

    Raises:
        AuditorError: no format has the name given.
    """
    out = [_target(text, default_format) for text in outputs]
    if not out or (default_format is not None and all("=" in text for text in outputs)):
        out.insert(0, Target(_known(default_format or "text")))
    return tuple(out)


def _target(text: str, default_format: str | None) -> Target:
    name, equals, path = text.partition("=")
    if equals and path and name.isidentifier():
        return Target(_known(name), Path(path))
    return Target(_known(default_format or _by_suffix(text)), Path(text))


def _by_suffix(path: str) -> str:
    suffix = Path(path).suffix.lower()
    fitting = [f.name for f in known_formats().values() if f.suffix == suffix]
    return fitting[0] if len(fitting) == 1 else {".json": "json", ".md": "markdown"}.get(suffix, "text")


def _known(name: str) -> str:
    if name not in known_formats():
        message = f"no format {name!r}; there are {', '.join(known_formats())}"
        raise AuditorError(message, nearest(name, known_formats()))
    return name


def write(report: Report, wanted: Sequence[Target], style: Style) -> None:
    """Render the report to every target.

    Raises:
        AuditorError: a file cannot be written; the other targets are written all the same.
    """
    problems = []
    for target in wanted:
        text = render(report, target.format, style)
        if target.path is None:
            to_stdout(text)
            continue
        try:
            write_whole(target.path, text)
        except OSError as problem:
            problems.append(f"cannot write {target.path}: {problem.strerror or problem}")
    if problems:
        raise AuditorError(
            "\n".join(problems), "give another path with --output, or make room; other outputs were written"
        )


def open_page(report: Report, style: Style) -> None:
    """Open the review page in the browser, from a file in a temporary folder that stays for the browser's sake."""
    import webbrowser

    folder = Path(tempfile.mkdtemp(prefix="auditor-"))
    page = folder / "review.html"
    write_whole(page, render(report, "html", style))
    sys.stderr.write(f"auditor: the review page is {page}\n")
    webbrowser.open(page.as_uri())


def to_stdout(text: str) -> None:
    """Write text to standard output as UTF-8, ending with a newline."""
    data = (text if text.endswith("\n") or not text else text + "\n").encode("utf-8", "replace")
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8"))
        return
    buffer.write(data)
    buffer.flush()


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that no reader sees half of it.

    Raises:
        OSError: the folder or the disk does not allow it; nothing is left behind.
    """
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            stream.write(text)
        return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as stream:
            stream.write(text)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def style(*, language: str, limit: int | None, show: Sequence[str], to_terminal: bool) -> Style:
    """How to show it, following the terminal: its width, and colour unless NO_COLOR or a pipe forbids it."""
    import shutil

    colour = to_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((100, 24)).columns if to_terminal else 100
    return Style(language=language, width=max(60, min(width, 160)), colour=colour, limit=limit, show=frozenset(show))
