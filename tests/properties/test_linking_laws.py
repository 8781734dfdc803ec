"""Laws of linking: order changes nothing, nor does a document on another matter; a text agrees with its copy."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.document import Document
from auditor.link import Link
from auditor.linking import link
from auditor.options import Options
from auditor.relation import relate
from claims import extract

SENTENCES = [
    "The Marden dam holds {} million cubic metres of water.",
    "Marden has {} inhabitants, the census found.",
    "The ferry to Marden carried {} passengers last year.",
    "马登水库去年供水{}万吨。",
    "马登市共有{}所学校。",
    "Repairs of the Marden bridge cost {} million dollars.",
]
UNRELATED = (
    "Whales sing. A choir of 73 singers recorded 19 songs in a cave near Quillota, 4,417 steps below the ground."
)

TEXT = st.lists(st.tuples(st.sampled_from(SENTENCES), st.integers(2, 9999)), min_size=1, max_size=5).map(
    lambda parts: "\n".join(sentence.format(number) for sentence, number in parts)
)


def linked(texts: dict[str, str]) -> list[Link]:
    documents = [Document.from_text(name, text) for name, text in texts.items()]
    claims = [c for d in documents for c in extract(d.text, document=d.name)]
    return list(link(documents, claims, Options()))


def shown(found: list[Link]) -> list[tuple[str, str, float]]:
    return [(f.first.id, f.second.id, f.confidence) for f in found]


@given(TEXT, TEXT, TEXT)
@settings(max_examples=25, deadline=None)
def test_the_order_of_documents_changes_nothing(a: str, b: str, c: str) -> None:
    assert shown(linked({"a": a, "b": b, "c": c})) == shown(linked({"c": c, "a": a, "b": b}))


@given(TEXT, TEXT)
@settings(max_examples=25, deadline=None)
def test_a_document_on_another_matter_changes_nothing_among_the_others(a: str, b: str) -> None:
    with_it = [f for f in linked({"a": a, "b": b, "z": UNRELATED}) if "z" not in (f.first.document, f.second.document)]
    assert shown(with_it) == shown(linked({"a": a, "b": b}))


@given(TEXT)
@settings(max_examples=25, deadline=None)
def test_a_document_never_disagrees_with_its_copy_more_than_with_itself(text: str) -> None:
    found = [f for f in linked({"a": text, "b": text}) if f.first.document != f.second.document]
    assert all(relate(f, (), Options()).verdict.value in ("agree", "not_comparable") for f in found)


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=25, deadline=None)
def test_no_text_breaks_linking(a: str, b: str) -> None:
    for found in linked({"a": a, "b": b}):
        assert 0 <= found.confidence <= 1
        relate(found, (), Options())
