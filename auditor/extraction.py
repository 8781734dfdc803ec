"""Claims of every document, in one process or several; the result does not depend on how many."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from auditor.document import Document, Skip
from auditor.options import Options
from claims import Claim, extract

WORTH_A_POOL = 4_000_000
"""Characters of text from which a second process pays for its start."""


def extract_all(
    documents: Sequence[Document], options: Options, progress: Callable[[str, int, int], None] | None = None
) -> tuple[tuple[Claim, ...], tuple[Skip, ...]]:
    """The claims of all documents in order of document and place, and the documents on which reading broke off."""
    work = functools.partial(_extract_one, language=options.language)
    claims: list[Claim] = []
    skips: list[Skip] = []
    size = sum(len(d.text) for d in documents)
    if options.jobs > 1 and len(documents) > 1 and size >= WORTH_A_POOL:
        with ProcessPoolExecutor(options.jobs) as pool:
            results = list(pool.map(work, documents, chunksize=max(1, len(documents) // (options.jobs * 8))))
    else:
        results = []
        for done, document in enumerate(documents):
            if progress:
                progress("read", done, len(documents))
            results.append(work(document))
    for found, skip in results:
        claims += found
        skips += [skip] if skip else []
    return tuple(claims), tuple(skips)


def _extract_one(document: Document, *, language: str | None) -> tuple[list[Claim], Skip | None]:
    try:
        found = extract(
            document.text,
            language,
            document.name,
            date=document.date,
            passages=document.passages,
            given_tables=document.tables or None,
        )
    except Exception as problem:  # noqa: BLE001 - one document must not lose the others
        reason = f"reading its numbers broke off ({type(problem).__name__}: {problem}); please report this as a bug"
        return [], Skip(document.name, reason)
    return found, None
