"""Claims of every document, in one process or several; the result does not depend on how many."""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import re
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from auditor.document import Document, Skip
from auditor.options import Options
from claims import Claim, extract
from claims.lexicon import Own

MOST_NUMBERS = 500_000
"""Numbers of one document that are read: some two gigabytes of claims."""
TOO_MANY = f"it has more than {MOST_NUMBERS:,} numbers; those behind this place are not read: split it"
NUMBER = re.compile(r"\d[\d.,]*")
WORTH_A_POOL = 1_000_000
"""Characters of text from which a second process pays for its start."""


def extract_all(
    documents: Sequence[Document],
    options: Options,
    progress: Callable[[str, int, int], None] | None = None,
    *,
    own: tuple[Own, ...] | None = None,
) -> tuple[tuple[Claim, ...], tuple[Skip, ...]]:
    """The claims of all documents in order of document and place, and the documents on which reading broke off.

    `own` is what names and measures are called in them; what the settings say where it is None.
    """
    work = functools.partial(_extract_one, language=options.language, own=own_words(options) if own is None else own)
    claims: list[Claim] = []
    skips: list[Skip] = []
    size = sum(len(d.text) for d in documents)
    jobs = min(options.jobs, len(documents)) if size >= WORTH_A_POOL else 1
    for done, (found, skip) in enumerate(_results(work, documents, jobs)):
        if progress:
            progress("read", done, len(documents))
        claims += found
        skips += [skip] if skip else []
    return tuple(claims), tuple(skips)


Result = tuple[list[Claim], Skip | None]


def _results(work: Callable[[Document], Result], documents: Sequence[Document], jobs: int) -> Iterator[Result]:
    """What the work gives for each document, in order; what a lost worker leaves is done in this process."""
    done = 0
    if jobs > 1:
        before = set(multiprocessing.active_children())
        # A worker that is interrupted ends without a word; this process says so.
        pool = ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))
        try:
            for result in pool.map(work, documents, chunksize=max(1, len(documents) // (jobs * 8))):
                done += 1
                yield result
        except BrokenProcessPool:  # the system ended a worker, mostly for want of memory
            pass
        finally:
            if done < len(documents):
                for worker in set(multiprocessing.active_children()) - before:
                    worker.terminate()
            pool.shutdown(cancel_futures=True)
    yield from map(work, documents[done:])


def own_words(options: Options) -> tuple[Own, ...]:
    """The names and measures of the settings, as the lexicon takes them."""
    names = (Own("name", canonical, aliases) for canonical, aliases in sorted(options.names.items()))
    measures = (Own("measure", canonical, aliases) for canonical, aliases in sorted(options.measures.items()))
    return (*names, *measures)


def _extract_one(document: Document, *, language: str | None, own: tuple[Own, ...]) -> tuple[list[Claim], Skip | None]:
    end = _end(document.text)
    try:
        found = extract(
            document.text[:end],
            language,
            document.name,
            date=document.date,
            passages=[p for p in document.passages if p.end <= end],
            given_tables=[t for t in document.tables if t.end <= end] or None,
            own=own,
        )
    except Exception as problem:  # noqa: BLE001 - one document must not lose the others
        reason = f"reading its numbers broke off ({type(problem).__name__}: {problem}); please report this as a bug"
        return [], Skip(document.name, reason)
    return found, Skip(document.name, TOO_MANY, f"character {end:,}") if end < len(document.text) else None


def _end(text: str) -> int:
    """Where reading ends: at the end of the text, or at the line in which there are too many numbers."""
    if len(text) < 2 * MOST_NUMBERS:
        return len(text)
    last = next(itertools.islice(NUMBER.finditer(text), MOST_NUMBERS, None), None)
    return len(text) if last is None else text.rfind("\n", 0, last.start()) + 1 or last.start()
