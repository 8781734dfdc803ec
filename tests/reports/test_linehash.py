"""The rolling hash agrees with what GitHub's own code computes (hashes published in its tests)."""

from __future__ import annotations

import time

import pytest

from reports.linehash import line_hashes

GREETINGS = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]


def test_an_empty_text_has_one_line() -> None:
    assert line_hashes("") == ["c129715d7a2bc9a3:1"]


def test_blanks_and_tabs_do_not_count() -> None:
    wanted = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
    assert line_hashes(" a\nb\n  \t\tc\n d") == wanted


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_line_end_is_alike(end: str) -> None:
    text = " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n".replace("\n", end)
    assert line_hashes(text) == GREETINGS


def test_equal_hashes_are_counted() -> None:
    found = line_hashes("Lorem ipsum dolor sit amet.\n" * 10)
    assert found[:7] == [*(f"a7f2ff13bc495cf2:{n}" for n in range(1, 7)), "a7f2ff1481e87703:1"]
    assert len(found) == 11


def test_a_million_empty_lines_take_no_longer_than_a_million_letters() -> None:
    begin = time.perf_counter()
    assert len(line_hashes("\n" * 200_000)) == 200_001
    assert time.perf_counter() - begin < 5
