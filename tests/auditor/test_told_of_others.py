"""Figures of prose that are told of another thing than the cell, or the passage, that they resemble."""

from __future__ import annotations

import json

from auditor import Document, Options, audit
from reports import render


def loud(*texts: str) -> list[str]:
    documents = [Document.from_text(f"{n}.txt", text) for n, text in enumerate(texts)]
    report = json.loads(render(audit(documents, Options()), "json"))
    return [f["code"] for f in report["findings"] if f["severity"] != "note"]


TWO_YARDS = (
    "Harn yard's output was 812 boats in 2021. Results included {} million of sales related to the ferry hulls, which "
    "were dropped in June. The year before included {} million of sales related to these hulls.\n\n"
    "Lowick yard's output was 377 boats in 2021. Results included {} million of sales related to the ferry hulls, which "
    "were dropped in June. The year before included {} million of sales related to these hulls.\n"
)


def test_two_passages_that_differ_in_several_numbers_are_of_two_things() -> None:
    assert not loud(TWO_YARDS.format("$81.4", "$93.2", "$26.5", "$37.8"))


def test_a_passage_told_twice_with_one_slip_is_of_one_thing() -> None:
    told = TWO_YARDS.replace("Lowick yard's", "To repeat, Harn yard's").replace("377", "812")
    assert loud(told.format("$81.4", "$93.2", "$84.1", "$93.2")) == ["NUM102"]


OBLIGATIONS = (
    "(dollars in millions) | Total | Within one year | Later\n"
    "Long-term debt | $275.1 | $8.6 | $266.5\n"
    "Rentals of kilns | 62.9 | 14.4 | 48.5\n"
    "Total | $338.0 | $23.0 | $315.0\n"
)


def test_digits_alone_join_no_prose_to_a_table_that_it_does_not_speak_of() -> None:
    told = (
        "Cash from the kilns was $67.2 million in 2004, compared with $29.0 million in 2003 and $144.0 million in 2002."
    )
    assert not loud(OBLIGATIONS, told)


def test_a_row_is_not_what_the_prose_leaves_out() -> None:
    told = "Our working capital, excluding long-term debt, was {} at the end of 2004, the highest since the kilns opened.\n"
    assert not loud(OBLIGATIONS, told.format("$225.1 million"))


def test_what_a_levy_took_from_a_row_is_not_the_row() -> None:
    table = "(in millions) | 2018 | 2017\nNet income | 392.4 | 165.7\nDiluted earnings per share | 5.06 | 2.13\nSales | 963.1 | 871.5\n"
    told = (
        "Sales were $963.1 million in 2018. A levy on kilns resulted in a decrease to net income and diluted earnings "
        "per share of $137.2 million and $1.75, respectively.\n"
    )
    assert not loud(table, told)


ASSETS = (
    "项目 | 2021年末金额 | 占比(%) | 2020年末金额 | 占比(%)\n"
    "窑炉净额 | 4,808 | 58.63 | 4,149 | 56.30\n"
    "存货 | 1,875 | 22.87 | 1,687 | 22.89\n"
    "应收货款 | 1,054 | 12.85 | 1,012 | 13.73\n"
    "预付货款 | 463 | 5.65 | 522 | 7.08\n"
)


def test_a_clause_that_names_rows_is_told_of_no_other_row() -> None:
    told = "从结构看,窑炉净额占总资产的58.63%,较上年末增加2.33个百分点;预付货款占总资产的{}。\n"
    assert not loud(ASSETS, told.format("5.65%"))
    assert loud(ASSETS, told.format("6.55%"))
