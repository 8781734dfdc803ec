"""Laws of look-up: what the automaton finds is what a look at every place finds, as whole words and the longest first."""

from hypothesis import given
from hypothesis import strategies as st

from claims import lexicon, scripts
from claims.lexicon import DIGITS, LETTERS, Hit, capitals_fit

LEXICON = lexicon.load()
LONGEST = max(map(len, LEXICON.entries))
FORMS = sorted(LEXICON.entries)
PIECES = st.one_of(
    st.sampled_from(FORMS),
    st.sampled_from(FORMS).map(str.title),
    st.sampled_from(FORMS).map(str.upper),
    st.sampled_from([" ", ", ", "。", "s", "2", "V3", "的", "-", "\n", "\ud800", "(", "İ"]),
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)


def one_by_one(folded: str, text: str) -> list[Hit]:
    """The terms of a text, every form tried at every place."""
    hits: list[Hit] = []
    at = 0
    while at < len(text):
        hit = next(
            (h for end in range(min(len(text), at + LONGEST), at + 1, -1) if (h := standing(folded, text, at, end))),
            None,
        )
        if hit is not None:
            hits.append(hit)
        at = hit[1] if hit is not None else at + 1
    return hits


def standing(folded: str, text: str, start: int, end: int) -> Hit | None:
    """The form that stands from one place to another as whole words."""
    entry = LEXICON.entries.get(folded[start:end])
    if entry is None or goes_on(folded[start - 1 : start], folded[start]):
        return None
    if goes_on(folded[end : end + 1], folded[end - 1]) and not has_version(folded, text, start, end):
        return None
    return (start, end, entry.terms) if not entry.written or capitals_fit(text, start, end, entry.written) else None


def goes_on(beside: str, character: str) -> bool:
    """Whether a character beside a form is of one word with it."""
    return any(beside in kind and character in kind for kind in (LETTERS, DIGITS))


def has_version(folded: str, text: str, start: int, end: int) -> bool:
    """Whether the letter of a version and its number are stuck to a maker or a product."""
    entry = LEXICON.entries[folded[start:end]]
    return (
        end - start > 3
        and entry.terms[0].kind in ("family", "company")
        and folded[end] in "rvkmo"
        and text[end].isupper()
        and folded[end + 1 : end + 2].isdecimal()
    )


@given(TEXTS)
def test_a_text_holds_the_terms_that_a_look_at_every_place_finds(text: str) -> None:
    folded = scripts.fold(text)
    assert LEXICON.find(folded, text) == one_by_one(folded, text)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_holds_only_terms_that_stand_wholly_in_it(text: str, start: int, length: int) -> None:
    folded = scripts.fold(text)
    last = start
    for begin, end, _ in LEXICON.find(folded, text, start, start + length):
        assert last <= begin < end <= start + length
        last = end
