"""What stands beside a number, or over a whole text, makes two facts of two numbers that read alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor import Document, Options, audit
from auditor.judging.algebra import Outcome, compare
from auditor.judging.figure import figure
from auditor.linking.apart import alongside
from auditor.linking.profile import view
from claims import extract
from reports import render


def loud(*texts: str) -> list[str]:
    documents = [Document.from_text(f"{n}.txt", text) for n, text in enumerate(texts)]
    report = json.loads(render(audit(documents, Options()), "json"))
    return [f["code"] for f in report["findings"] if f["severity"] != "note"]


def test_distances_from_two_places_are_two_distances() -> None:
    told = "The buoy drifted {} and sank at noon on Friday, the coast guard of Harn said.\n"
    assert not loud(told.format("280 km from Harn"), told.format("250 km (155 miles) south of Lowick"))
    assert loud(told.format("280 km from Harn"), told.format("250 km south of Harn")) == ["NUM101"]


def test_needs_of_two_moments_of_a_match_are_two_needs() -> None:
    told = "Lowick needed {} with six wickets in hand when Adan Perrot came on to bowl at Harn on Sunday.\n"
    assert not loud(told.format("26 runs off 24 balls"), told.format("30 runs off 30 balls"))


def test_a_margin_is_no_tally() -> None:
    head = "Harn beat Lowick by seven runs in the county final\n\n"
    assert not loud(head + "In reply Lowick needed 30 runs from the last five overs of the county final at Harn.\n")


def test_two_editions_of_a_contest_are_two_events() -> None:
    told = "Perrot threw for {} touchdowns as the Harn Hawks won Harbour Bowl {} on Sunday at the Lowick Arena.\n"
    assert not loud(told.format("three", "XVII"), told.format("two", "XVIII"))
    assert loud(told.format("three", "XVII"), told.format("two", "XVII")) == ["NUM101"]


def test_a_quarter_that_is_only_compared_with_does_not_hold_for_what_follows() -> None:
    first = (
        "Lowick Tools took in $22.1 million in its final quarter. That is 22% more than in the third quarter.\n"
        "Sales of its pump segment reached $18.4 million, 27% above the quarter before.\n"
    )
    second = "Lowick Tools reported its final quarter: sales of its pump segment reached $13.4 million.\n"
    assert loud(first, second) == ["NUM101"]


@pytest.mark.parametrize("unit", ["tons", "tons a year"])
def test_tons_and_tonnes_are_written_for_one_another(unit: str) -> None:
    told = "The Harn terminal will ship 126 million {} of gas by 2031, its owner Lowick Energy said on Monday.\n"
    assert not loud(told.format(unit), told.format(unit.replace("tons", "tonnes")))


def test_a_round_number_written_out_in_full_is_a_rounding_of_a_finer_one() -> None:
    numbers = [figure(next(iter(extract(t))).quantity) for t in ("330,000,000 people", "331 million people")]
    assert compare(*numbers) is Outcome.ROUNDED


def test_a_step_with_a_level_of_its_own_is_not_of_the_change_told_behind_it() -> None:
    text = (
        "Lowick fell 12.40 euros or 9 percent, to 127 euros, after its profit declined to €59 million from €66 million."
    )
    assert not loud(text)


def test_the_first_part_behind_a_colon_is_no_whole() -> None:
    assert not loud(
        "Transport was up 70,000: ports gained 33,000, railways 20,000, and airlines and airports 17,000.\n"
    )


def test_the_same_digits_in_two_scales_further_apart_than_one_slip_are_two_numbers() -> None:
    first = (
        "Lowick Tools sold pumps for $2.9 billion, valves for $463 million and hoses for $281 million in the quarter.\n"
        "It earned $12.8 billion on sales of $22.1 billion.\n"
    )
    second = (
        "Lowick Tools earned $12.8 billion on sales of $22.1 billion, with pumps at $2.9 billion and valves at $463 "
        "million.\nIt is the third largest firm on the exchange, behind Harn with $2.815 trillion.\n"
    )
    assert not loud(first, second)


def test_percentages_with_a_decimal_comma_are_read_before_their_words() -> None:
    assert [str(c.quantity.value) for c in extract("Er erhielt 88,93 Prozent der Stimmen.")] == ["88.93"]


def test_a_year_that_is_read_as_a_count_is_no_count_of_something() -> None:
    texts = (
        "Lowick Picks Up 2 Seats As 2020 Census Puts Population At 331 Mln\n",
        "Orrin grew to 20.2 million people.\n",
    )
    views = [view(Document.from_text(f"{n}.txt", t), tuple(extract(t))) for n, t in enumerate(texts)]
    year = next(p for p in views[0].profiles if p.claim.quote == "2020")
    assert alongside.differ(year, views[1].profiles[0], *views)


def test_a_misprint_that_chance_hardly_makes_is_seen_where_no_words_join_the_two_places() -> None:
    first = (
        "The Orrin probe brought home dust of the asteroid Lowick, the Harn laboratory said. Curators opened two of its "
        "35 screws last. From the trays they tipped 15.26 grams into jars, and at least 70% of it all is to be kept.\n"
    )
    second = (
        "Curators of the Harn laboratory have opened the Orrin probe. Two of the 35 screws on its lid held out for weeks. "
        "The pour came to 51.26 grams of the asteroid Lowick. At least 70% stays in Harn for instruments to come.\n"
    )
    assert loud(first, second) == ["MTH506"]
    assert not loud(first.replace("15.26", "51.26"), second)


def test_numbers_of_an_example_in_code_state_nothing_but_settings_do(tmp_path: Path) -> None:
    head = "# {0}\n\nThe pool of connections of the Harn store is made so:\n\n```\n{1}\n```\n"
    pages = {"a.md": ("Pools", "pool = store.connect(12)"), "b.md": ("Pools again", "pool = store.connect(30)")}
    for name, (title, code) in pages.items():
        (tmp_path / name).write_text(head.format(title, code), encoding="utf-8")
    assert not audit([tmp_path], Options()).findings
    (tmp_path / "c.md").write_text(
        "# Limits\n\nThe `read_timeout` defaults to 45 seconds.\n\n```yaml\nread_timeout: 30s\n```\n", encoding="utf-8"
    )
    assert [f.code for f in audit([tmp_path / "c.md"], Options()).findings] == ["NUM102"]


def test_multiples_of_eight_in_two_units_of_data_are_met_by_chance() -> None:
    one = "A tag of the cipher has 16 bytes. The passphrase of a stored key cannot be more than 1024 bytes.\n"
    other = "Requests keep their headers below 16 KiB. A prime for the cipher must have more than 1024 bits.\n"
    assert not loud(one, other)
    assert loud("The cache of the Harn router holds 500 MB.\n", "The cache of the Harn router holds 500 GB.\n")


def test_widths_that_name_types_are_two_types_in_one_text() -> None:
    told = "`swap16` reads the buffer as an array of unsigned {}-bit integers and swaps their bytes.\n"
    assert not loud(told.format(16) + "\n" + told.replace("swap16", "swap32").format(32))
