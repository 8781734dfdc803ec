"""A changelog's releases are separate dated sources."""

from auditor import Document, audit
from auditor.sections import parted

LOG = """# Changelog

## [2.0.0] - 2025-06-01

- The upload limit of the gateway is 500 MB.

## [1.0.0] - 2024-01-10

- The upload limit of the gateway is 200 MB.
"""


def test_releases_of_one_changelog_do_not_contradict_one_another() -> None:
    report = audit([Document.from_text("CHANGELOG.md", LOG)])
    assert not [f for f in report.findings if f.severity != "note"], [f.message for f in report.findings]


def test_without_release_headings_the_same_words_do() -> None:
    text = "The upload limit of the gateway is 500 MB.\n\nThe upload limit of the gateway is 200 MB.\n"
    assert [f.code for f in audit([Document.from_text("notes.md", text)]).findings if f.severity != "note"]


def test_places_keep_their_offsets_and_names() -> None:
    other = Document.from_text("guide.md", "The upload limit of the gateway is 900 MB.")
    report = audit([Document.from_text("CHANGELOG.md", LOG[: LOG.index("## [1.0.0]")] + "## 0.9\n\nNothing.\n"), other])
    places = [p for f in report.findings for p in f.places if p.document == "CHANGELOG.md"]
    assert places
    assert all(LOG[p.start : p.end] == p.quote for p in places)


def test_chapters_with_numbers_are_no_releases() -> None:
    text = LOG.replace("[2.0.0] - 2025-06-01", "2.0 Scope").replace("[1.0.0] - 2024-01-10", "1.0 Terms")
    manual, log = Document.from_text("manual.md", text), Document.from_text("log.md", LOG)
    assert parted([manual], []).documents == (manual,)
    assert [d.date for d in parted([log], []).documents] == [None, "2025-06-01", "2024-01-10"]
