"""What belongs to a name besides its words: numbers, grades, the kind of thing, and Chinese names told by them."""

import pytest

from claims import extract
from claims.numbers import designators


def subject(text: str, quote: str) -> str | None:
    return next(c.frame.subject for c in extract(text) if c.quote == quote)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Corvid 12 weighs 3 kg.", "Corvid 12"),
        ("The Corvid 12 Pro weighs 3 kg.", "Corvid 12 Pro"),
        ("The Corvid-12 weighs 3 kg.", "Corvid-12"),
        ("Corvid 4.1 weighs 3 kg.", "Corvid 4.1"),
        ("The Selden Hospital wall weighs 3 kg.", "Selden Hospital"),
        ("望舒七号重3 kg。", "望舒七号"),
        ("望舒7号重3 kg。", "望舒七号"),
        ("望舒7號重3 kg。", "望舒七號"),
    ],
)
def test_a_name_keeps_what_tells_it_from_its_like(text: str, wanted: str) -> None:
    assert subject(text, "3 kg") == wanted


def test_two_models_are_two_subjects() -> None:
    text = "The Corvid 12 weighs 3 kg. The Corvid 14 weighs 4 kg."
    assert subject(text, "3 kg") != subject(text, "4 kg")


@pytest.mark.parametrize(
    "text",
    ["The Corvid 2024 weighs 3 kg.", "Corvid beat Tarn 3-0 and a keeper weighs 3 kg.", "In Corvid 5 people had 3 kg."],
)
def test_a_year_a_score_and_a_count_are_no_part_of_a_name(text: str) -> None:
    assert all(not (c.frame.subject or "")[-1:].isdigit() for c in extract(text))


@pytest.mark.parametrize(("number", "wanted"), [(1, "一"), (10, "十"), (18, "十八"), (40, "四十"), (73, "七十三")])
def test_a_number_in_a_name_is_spelled_in_characters(number: int, wanted: str) -> None:
    assert designators.in_characters(number) == wanted
    assert designators.spelled(f"望舒{number}号") == f"望舒{wanted}号"


def test_houses_lines_and_days_are_no_craft() -> None:
    for text in ("和平小区3号楼有住户120户。", "地铁6号线设站24座。", "本月18号售票120张。"):
        assert all("号" not in (c.frame.subject or "") for c in extract(text))
