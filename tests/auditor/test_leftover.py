"""What two tellings of one event leave over: a slip is found though the sentences share no word."""

from __future__ import annotations

import pytest

from auditor.document import Document
from auditor.link import Link
from auditor.linking import link
from auditor.options import Options
from claims import extract

FIRST = (
    "The ferry Osprey left Ardal with 314 passengers. It needs 52 minutes for the 21.5 kilometres. "
    "The yard in Stavik built it for 61.4 million euros. Its tanks take 8,300 litres."
)
SECOND = (
    "On board were 314 people, the harbour office says. A crossing of 21.5 km lasts 52 minutes. "
    "Taxpayers paid 61.4 million euros. Fuel on leaving: {fuel}."
)


def told(first: str, second: str) -> list[Link]:
    documents = [Document.from_text("a.txt", first), Document.from_text("b.txt", second)]
    claims = [c for d in documents for c in extract(d.text, document=d.name)]
    return [f for f in link(documents, claims, Options()) if f.by_slip]


@pytest.mark.parametrize(
    ("fuel", "written"),
    [
        ("83,000 litres", "a digit too many"),
        ("3,800 litres", "two digits swapped"),
        ("8,900 litres", "one digit"),
        ("8,300 gallons", "another unit"),
    ],
)
def test_a_slip_left_over_is_found(fuel: str, written: str) -> None:  # noqa: ARG001 - names the case
    (found,) = told(FIRST, SECOND.format(fuel=fuel))
    assert (found.first.quote, found.second.quote) == ("8,300 litres", fuel)


@pytest.mark.parametrize("fuel", ["8,300 litres", "8,300 L", "about 8,000 litres", "more than 8,000 litres"])
def test_what_agrees_is_not_left_over(fuel: str) -> None:
    assert told(FIRST, SECOND.format(fuel=fuel)) == []


def test_a_number_of_another_size_is_another_number() -> None:
    assert told(FIRST, SECOND.format(fuel="1,275 litres")) == []


def test_texts_with_few_figures_in_common_leave_nothing_over() -> None:
    other = "The bus to Ardal takes 40 people over 12.9 kilometres in 25 minutes, and burns 3,800 litres a month."
    assert told(FIRST, other) == []


def test_it_works_between_languages() -> None:
    zh = "“鱼鹰”号渡轮载有314人,航程21.5公里,耗时52分钟。造价6140万欧元,出发时燃油3800升。"
    (found,) = told(FIRST, zh)
    assert (found.first.quote, found.second.quote) == ("8,300 litres", "3800升")


def test_the_one_year_that_differs_is_found() -> None:
    zh = "“鱼鹰”号载客314人,航程21.5公里,耗时52分钟,造价6140万欧元。它于1994年下水,2016年翻新。"
    en = FIRST + " Launched in 1993, she was refitted in 2016."
    (found,) = told(en, zh)
    assert (found.first.quote, found.second.quote) == ("1993", "1994年")


def test_two_years_of_which_each_text_leaves_one_out_are_two_events() -> None:
    en = FIRST + " Launched in 1993, she was refitted in 2016."
    assert told(en, SECOND.format(fuel="8,300 litres") + " A new engine came in 2004.") == []


def test_a_year_in_like_places_is_found_though_the_texts_share_no_figure() -> None:
    one = "Moen was jailed in Torvik for a fire that he laid at the Hamre mill in 1984 while its owner slept."
    other = (
        "According to the court in Torvik the sentence was for a 1985 case, in which Moen set the Hamre mill alight "
        "while the owner was abroad."
    )
    assert [(f.first.quote, f.second.quote) for f in told(one, other)] == [("1984", "1985")]


def test_the_reports_of_two_years_are_one_form() -> None:
    form = "In {year} the brewery at Torvik sold {sold} hectolitres and earned {earned} kroner."
    texts = (
        form.format(year=2021, sold="41,200", earned="3.3 million"),
        form.format(year=2022, sold="46,800", earned="2.9 million"),
    )
    assert told(*texts) == []


def test_two_firms_founded_in_two_years_are_two_events() -> None:
    form = "The bakery {name} was founded in {year}. Since then it has baked for the whole valley, every day, with {staff} people."
    assert told(form.format(name="Hansen", year=1987, staff=14), form.format(name="Dahl", year=1989, staff=14)) == []
