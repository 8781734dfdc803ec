"""Claims in, links out: which of them speak of the same fact, how sure we are, and why; stub."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.document import Document
from auditor.link import Link
from auditor.options import Options
from claims.values import Claim


def link(documents: Sequence[Document], claims: Sequence[Claim], options: Options) -> tuple[Link, ...]:
    """The links among the claims, in order of place."""
    return ()
