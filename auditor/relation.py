"""Two claims of one fact -> what their numbers say to each other (the interval algebra); stub."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.document import Document
from auditor.finding import Verdict
from auditor.link import Link, Relation
from auditor.options import Options
from auditor.wording import same


def relate(link: Link, documents: Sequence[Document], options: Options) -> Relation:
    """The relation of the two claims of a link."""
    return Relation(Verdict.AGREE, None, None, None, None, same(""))
