"""Progress of long work: a bar on standard error, only on a terminal, never under CI, NO_COLOR or `--quiet`."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from typing import TextIO

PAUSE = 0.1
"""Seconds between two looks at the bar."""
WORDS = {"read": "Reading numbers", "check": "Checking"}


@contextlib.contextmanager
def shown(stream: TextIO, *, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """What the pipeline tells of its progress goes to a bar; None where there is nobody to look at one."""
    if quiet or not stream.isatty() or "CI" in os.environ or "NO_COLOR" in os.environ:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Refreshed here and not by a thread, beside which no process can be forked safely.
    with Progress(console=Console(file=stream), transient=True, auto_refresh=False) as bars:
        tasks = {stage: bars.add_task(words, total=None) for stage, words in WORDS.items()}

        refreshed = [0.0]

        def told(stage: str, done: int, total: int) -> None:
            if stage in tasks:
                shown_now = done + 1 == total or time.monotonic() - refreshed[-1] > PAUSE
                bars.update(tasks[stage], completed=done + 1, total=total, refresh=shown_now)
                if shown_now:
                    refreshed[-1] = time.monotonic()

        yield told
