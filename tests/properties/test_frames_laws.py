"""Laws of frames: cost grows with the text and no faster; an unrelated paragraph changes nothing."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import extract, frames
from claims.values import Quantity, Reading

UNITS = [
    "英伟达涨5%,",
    "Nvidia rose 5 and ",
    "深度求(Ab Cd)1",
    "1,1,",
    "發(fā)1",
    "DeepSeek-R1 5 ",
    "营收5亿\n",
    "“5”(",
]


def read(text: str) -> None:
    readings = [
        Reading(m.start(), m.end(), Quantity("count", Decimal(m.group())), m.start(), m.end())
        for m in re.finditer(r"\d", text)
    ]
    frames.claims(text, readings, [(0, len(text))], language=None, document="a", date=None)


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(
    unit: str, cost: Callable[[Callable[[], object]], float]
) -> None:
    small, large = (unit * (size // len(unit)) for size in (3000, 12000))
    assert cost(lambda: read(large)) < 8 * cost(lambda: read(small)) + 0.2


SENTENCES = [
    "英伟达营收增长12%至60亿美元。",
    "地震造成31人死亡,204人受伤。",
    "Apple's revenue rose 4% to $90.8 billion.",
    "北京最高气温35摄氏度。",
    "Tesla cut 300 jobs.",
]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from(SENTENCES))
def test_an_unrelated_paragraph_changes_no_frame(text: list[str], other: str) -> None:
    alone = [claim.frame for claim in extract("\n\n".join(text))]
    with_other = [claim.frame for claim in extract("\n\n".join([*text, other]))]
    assert with_other[: len(alone)] == alone


@given(st.text(max_size=200))
def test_any_text_at_all_gets_claims_without_failing(text: str) -> None:
    for claim in extract(text):
        assert text[claim.start : claim.end] == claim.quote
