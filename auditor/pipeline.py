"""The stages of an audit in order: read, extract, link, relate, check, grade, publish.

Only this module and the command line know the whole way. Pure apart from reading the paths it is given: same
documents and options, same report, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from auditor import (
    corroboration,
    extraction,
    grading,
    inline,
    linking,
    publish,
    repeats,
    sections,
    sources,
    tolerance,
    trusted,
)
from auditor.document import Document, Skip
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding
from auditor.link import Judgement
from auditor.options import Options
from auditor.relation import relate
from auditor.rule import Rule
from auditor.selection import selected_rules
from claims.periods import document_date
from reports.model import Report

Progress = Callable[[str, int, int], None]
"""(stage, done, of how many), called as work goes on."""


def audit(
    inputs: Iterable[Document | str | Path], options: Options | None = None, *, progress: Progress | None = None
) -> Report:
    """The report on these documents.

    Args:
        inputs: documents, or paths of files and folders, in any order and any mixture.
        options: what to do; defaults where None.
        progress: told how far the work is.

    Raises:
        FileNotFoundError: a path does not exist (use `auditor.sources.load` to go on without it).
    """
    options = options or Options()
    documents, skips = _gather(inputs, options)
    return audit_documents(documents, options, skips=skips, progress=progress)


def audit_documents(
    documents: Sequence[Document],
    options: Options,
    *,
    skips: Sequence[Skip] = (),
    progress: Progress | None = None,
) -> Report:
    """The report on documents that have been read."""
    documents, notices = uniquely_named(map(dated, documents))
    evidence = gathered(documents, options, skips=skips, progress=progress)
    findings, checked, broken = _checked(evidence, options, progress)
    findings, further = corroboration.corroborated(evidence, findings, checked, options)
    comparisons = [*(comparison for _, comparison in checked), *further]
    evidence = replace(evidence, skips=(*evidence.skips, *broken))
    graded = inline.applied(grading.graded(findings, options), evidence, [r.code for r in selected_rules(options)])
    return publish.report(evidence, graded, comparisons, options, notices)


def gathered(
    documents: Sequence[Document],
    options: Options,
    *,
    skips: Sequence[Skip] = (),
    progress: Progress | None = None,
) -> Evidence:
    """Claims, links and judgements of the documents and of the trusted facts, ready for the rules."""
    own = extraction.own_words(options)
    facts = trusted.load(options.reference, own) if options.reference else trusted.Trusted()
    claims, failed = extraction.extract_all(documents, options, progress, own=(*own, *trusted.subjects(facts, own)))
    held = sections.parted(documents, claims)
    told = repeats.folded(held.documents, held.claims)
    links = linking.link(held.documents, told.claims, options)
    judged = (Judgement(link, relate(link, held.documents, options)) for link in links)
    judgements = sections.rejoined(judged, held)
    everything = tuple(sorted((*documents, *facts.documents), key=lambda d: d.name))
    judgements += trusted.judge(claims, facts, everything, options)
    stated = tuple(sorted((*claims, *facts.claims), key=lambda c: (c.document, c.start, c.end)))
    lost = (*skips, *failed, *_skips_of(documents), *facts.skips)
    softened = tuple(tolerance.softened(j, options) for j in judgements)
    return Evidence(everything, stated, softened, lost, repeats.renamed(told.groups, held.origin))


def dated(document: Document) -> Document:
    """The document with the day on which its text says it was written, where nothing else tells."""
    return document if document.date else replace(document, date=document_date(document.text))


def uniquely_named(documents: Iterable[Document]) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents in order of name, those of one name told apart by `#2`, `#3` ... in order of content hash."""
    documents = sorted(documents, key=lambda d: (d.name, hashlib.sha256(d.text.encode("utf-8", "replace")).digest()))
    taken = Counter(d.name for d in documents)
    seen: Counter[str] = Counter()
    out, notices = [], []
    for document in documents:
        seen[document.name] += 1
        number = seen[document.name]
        name = document.name
        while number > 1 and taken[name]:
            name = f"{document.name}#{number}"
            number += 1
        if name != document.name:
            taken[name] += 1
            notices.append(f"two documents are named {document.name}: one is shown as {name}")
        out.append(document.named(name))
    return tuple(sorted(out, key=lambda d: d.name)), tuple(notices)


def _gather(inputs: Iterable[Document | str | Path], options: Options) -> tuple[tuple[Document, ...], tuple[Skip, ...]]:
    given = list(inputs)
    documents = [d for d in given if isinstance(d, Document)]
    paths = [p for p in given if not isinstance(p, Document)]
    if not paths:
        return tuple(documents), ()
    loaded = sources.load(paths, options)
    if loaded.missing:
        raise FileNotFoundError(", ".join(map(str, loaded.missing)))
    return (*documents, *loaded.documents), tuple(loaded.skips)


def _skips_of(documents: Iterable[Document]) -> tuple[Skip, ...]:
    return tuple(skip for document in documents for skip in document.skips)


def _checked(
    evidence: Evidence, options: Options, progress: Progress | None
) -> tuple[list[Finding], list[corroboration.Checked], list[Skip]]:
    findings: list[Finding] = []
    comparisons: list[corroboration.Checked] = []
    broken: list[Skip] = []
    chosen = selected_rules(options)
    for done, rule in enumerate(chosen):
        if progress:
            progress("check", done, len(chosen))
        try:
            found = list(rule.check(evidence, options))
        except Exception as problem:  # noqa: BLE001 - one broken rule must not lose what the others found
            broken.append(_broken(rule, problem))
            continue
        findings += [f for f in found if isinstance(f, Finding)]
        comparisons += [(rule, c) for c in found if isinstance(c, Comparison)]
    return findings, comparisons, broken


def _broken(rule: Rule, problem: Exception) -> Skip:
    reason = (
        f"rule {rule.code} {rule.name} broke off ({type(problem).__name__}: {problem}); its findings are missing from "
        "this report. Please report this as a bug, with the documents if you can"
    )
    return Skip(document="*", reason=reason, location=rule.code)
