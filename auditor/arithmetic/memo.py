"""Work that several rules need of one run's evidence, done once.

Comes in: the evidence and a function of it. Goes out: that function's result. Refuses to know: what the function finds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from auditor.evidence import Evidence

T = TypeVar("T")


def once(evidence: Evidence, work: Callable[[Evidence], T]) -> T:
    """The result of `work(evidence)`, kept with the evidence itself, so that it is freed with it."""
    held = cast("dict[str, object]", evidence.__dict__.setdefault("_arithmetic", {}))
    name = f"{work.__module__}.{work.__qualname__}"
    if name not in held:
        held[name] = work(evidence)
    return cast("T", held[name])
