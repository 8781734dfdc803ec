"""For which period a number holds, where a sentence names two."""

from __future__ import annotations

import pytest

from claims import extract


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        (
            "Costs fell to $310 during the year ended June 30, 2022 from $345 during the same period in 2021.",
            "$345",
            "2021",
        ),
        ("Sales were $93 million for 2019, against $103 million for the same quarter of 2018.", "$103 million", "2018"),
        ("It sold 40 boats in 2019, from 30 in the previous year 2018.", "30", "2018"),
    ],
)
def test_a_number_takes_the_period_that_is_tied_to_it_not_the_one_before(text: str, quote: str, period: str) -> None:
    found = {c.quote: c.frame.period for c in extract(text)}
    assert found[quote] == period
