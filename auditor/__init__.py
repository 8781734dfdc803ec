"""Documents in, a report out: numeric claims cross-checked within and between sources.

The names below are loaded when they are first used, so that `auditor version` starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.document import Document
    from auditor.options import Options
    from auditor.pipeline import audit

__all__ = ["Document", "Options", "__version__", "audit"]
__version__ = "0.1.0"

_HOMES = {"Document": "auditor.document", "Options": "auditor.options", "audit": "auditor.pipeline"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the names above
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
