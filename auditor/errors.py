"""What is wrong with a call or a configuration, with a hint at what to do; everything else is a Finding, a Skip or a
bug.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class AuditorError(Exception):
    """A wrong call or configuration: what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.hint = hint
        super().__init__(f"{message}\n  {hint}" if hint else message)


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """`did you mean X?` for the known word nearest to a wrong one; None where none is near."""
    near = difflib.get_close_matches(wrong, list(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else None
