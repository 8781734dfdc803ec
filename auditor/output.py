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
    if not text or (equals and not (name and path)):
        message = f"--output {text!r} names no file"
        raise AuditorError(message, "give a file, or a format and a file: --output sarif=out.sarif")
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
        except (OSError, ValueError) as problem:
            problems.append(f"cannot write {target.path}: {_says(problem)}")
    if problems:
        raise AuditorError(
            "\n".join(problems), "give another path with --output, or make room; other outputs were written"
        )


def save(path: Path, text: str, hint: str) -> None:
    """Write one file whole.

    Raises:
        AuditorError: it cannot be written; the hint says what to do.
    """
    try:
        write_whole(path, text)
    except (OSError, ValueError) as problem:
        message = f"cannot write {path}: {_says(problem)}"
        raise AuditorError(message, hint) from problem


def _says(problem: Exception) -> str:
    return (problem.strerror if isinstance(problem, OSError) else None) or str(problem)


def open_page(report: Report, style: Style) -> None:
    """Open the review page in the browser, from a file in a temporary folder that stays for the browser's sake."""
    import webbrowser

    try:
        folder = Path(tempfile.mkdtemp(prefix="auditor-"))
    except OSError as problem:
        message = f"no folder for the page can be made: {_says(problem)}"
        raise AuditorError(message, "write it where there is room, and open it: --output html=review.html") from problem
    page = folder / "review.html"
    save(page, render(report, "html", style), "write it where there is room: --output html=review.html")
    sys.stderr.write(f"auditor: the review page is {page}\n")
    webbrowser.open(page.as_uri())


def to_stdout(text: str) -> None:
    """Write text to standard output as UTF-8, ending with a newline.

    A reader that has seen enough (`| head`) is no failure: the rest is dropped, and the exit code stays the run's own.

    Raises:
        AuditorError: standard output is closed, or its disk is full.
    """
    if sys.stdout is None:  # the caller closed it
        raise AuditorError("standard output is closed", "write to a file: --output FILE")
    try:
        _written(text)
    except BrokenPipeError:
        _drop_the_rest()
    except OSError as problem:
        _drop_the_rest()
        message = f"cannot write standard output: {_says(problem)}"
        raise AuditorError(message, "make room, or write to a file elsewhere: --output FILE") from problem


def _written(text: str) -> None:
    data = (text if text.endswith("\n") or not text else text + "\n").encode("utf-8", "replace")
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8"))
        return
    buffer.write(data)
    buffer.flush()


def _drop_the_rest() -> None:
    """What is still buffered goes nowhere, so that the interpreter does not fail on it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


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
