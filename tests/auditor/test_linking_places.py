"""Where two numbers stand: headings over text, cells beside prose, texts of two languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from auditor import Document, Options, audit
from auditor.judging.algebra import Outcome, compare
from auditor.judging.figure import figure
from auditor.linking.apart import frames
from claims import extract
from reports import render


def loud(*texts: str) -> list[dict[str, Any]]:
    documents = [Document.from_text(f"{n}.txt", text) for n, text in enumerate(texts)]
    report = json.loads(render(audit(documents, Options()), "json"))
    return [f for f in report["findings"] if f["severity"] != "note"]


@pytest.mark.parametrize(
    "text",
    [
        "Dairy to cut 260 jobs\n\nThe dairy will shed 620 jobs by the spring, its owner said.\n",
        "五名船员获救\n\n海警昨日救起六名船员,其中五人轻伤。\n",
    ],
)
def test_a_heading_that_differs_from_the_text_below_is_raised(text: str) -> None:
    assert [f["verdict"] for f in loud(text)] == ["conflict"]


@pytest.mark.parametrize(
    "text",
    [
        "Dairy to cut 260 jobs\n\nThe dairy will shed 260 jobs by the spring. It hired 40 people last year.\n",
        "The dairy will cut 260 jobs by the spring.\n\nA bakery nearby shed 620 jobs last year.\n",
    ],
)
def test_a_heading_that_the_text_repeats_and_a_first_sentence_raise_nothing(text: str) -> None:
    assert loud(text) == []


def test_a_figure_of_the_prose_is_not_held_against_every_cell_of_its_row() -> None:
    table = (
        "Item | 2023 | 2022\nNet sales | 4,812 | 4,377\nGross margin | 38.2% | 36.9%\nSelling expenses | 911 | 846\n"
    )
    prose = "Net sales were 4,812 in 2023, against 4,377 in 2022. Gross margin rose to 38.2% from 36.9%.\n"
    assert loud(table, prose) == []


def test_two_round_numbers_half_a_step_apart_are_no_rounding_of_one_another() -> None:
    one, other = (figure(extract(t)[0].quantity) for t in ("It holds 5,000 litres.", "It holds 5,500 litres."))
    assert compare(one, other) is Outcome.DISJOINT


def test_a_precise_number_still_rounds_to_a_round_one() -> None:
    one, other = (figure(extract(t)[0].quantity) for t in ("It holds 5,000 litres.", "It holds 4,960 litres."))
    assert compare(one, other) is Outcome.ROUNDED


def test_texts_of_two_languages_meet_by_figures_days_and_names_in_one_script() -> None:
    chinese = "6月3日,海燕五号火箭将16颗气象卫星送入轨道。这是该型火箭第4次飞行。\n"
    english = "A Haiyan-5 (海燕五号) rocket placed 21 weather satellites into orbit on June 3, its fourth flight.\n"
    assert any({"conflict"} & {f["verdict"]} for f in loud(chinese, english))


def test_a_slip_of_a_thousand_is_seen_where_prose_repeats_other_figures_of_the_table_as_they_stand() -> None:
    table = "Item | 2023 | 2022\nNet sales | $ 93,412 | $ 87,306\nGross profit | $ 31,255 | $ 29,870\n"
    prose = "Net sales were $93,412 in 2023, from $87,306 in 2022. Gross profit was {} in 2023, from $29,870 in 2022.\n"
    assert loud(table, prose.format("$31,255")) == []
    assert [f["verdict"] for f in loud(table, prose.format("$31,255,000"))] == ["scale_error"]


def test_one_price_per_piece_in_two_currencies_is_a_unit_error() -> None:
    text = "遗失的快件按实际价值赔偿,最高不超过300{}/票,逾期不予受理。\n"
    assert [f["verdict"] for f in loud(text.format("元"), text.format("美元"))] == ["unit_error"]
    assert loud(text.format("元"), text.format("元")) == []


def test_a_percent_sign_lost_is_seen_beside_a_cell_in_brackets() -> None:
    table = (
        "Item | 2023 | 2022 | Change\nNet mail volume | 15,506 | 21,559 | (28.1%)\nParcels | 6,053 | 4,377 | 38.3%\n"
    )
    prose = "Net mail volume decreased by 28.1 in 2023, to 15,506. Parcels rose 38.3% to 6,053.\n"
    assert "unit_error" in [f["verdict"] for f in loud(table, prose)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The county will build a new station at Corran for $36 million, its council said.\n",
            "The county council said that the new station at Corran is being built for $360 million.\n",
        ),
        (
            "Brae Rovers signed the striker Ivo Lund to a five-year, $80 million contract in the summer.\n",
            "They signed Ivo Lund to a five-year deal worth nearly €80 million last summer, but Brae Rovers keep losing.\n",
        ),
    ],
)
def test_a_slip_is_seen_though_one_text_foretells_and_another_calls_the_thing_by_another_name(
    one: str, other: str
) -> None:
    assert len(loud(one, other)) == 1


def test_the_year_of_one_day_told_with_another_year_is_seen() -> None:
    one = "Deputy Ana Reyes was shot dead in Calder on June 24, 2005, a court in Brixton heard.\n"
    other = "The court in Brixton heard how deputy Ana Reyes was shot dead in Calder on June 24, 2004.\n"
    assert [f["verdict"] for f in loud(one, other)] == ["conflict"]
    assert loud(one, other.replace("2004", "2005")) == []


def test_a_fraction_in_words_has_no_digits_that_a_slip_makes() -> None:
    one = "The bank cut its policy rate by a quarter of a point to 4.5% on Wednesday.\n"
    other = "央行周三将政策利率下调25个基点至4.5%。\n"
    assert loud(one, other) == []


def test_a_name_spelled_in_two_ways_is_one_name() -> None:
    assert not frames.names_differ("Taroudannt", "Taroudant")
    assert not frames.names_differ("Marrakesh", "Marrakech")
    assert frames.names_differ("Norwood", "Northam")
    assert frames.names_differ("Hansen", "Hanson")
