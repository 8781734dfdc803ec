"""Page furniture is recognised by lines, and running text never is."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import extract, furniture, lexicon, scripts


def covered(text: str) -> list[str]:
    return [text[p.start : p.end] for p in furniture.passages(text)]


def examples() -> list[Any]:
    return list(lexicon.sources()["furniture.toml"]["examples"])


@pytest.mark.parametrize("example", examples())
def test_the_examples_hold(example: dict[str, Any]) -> None:
    assert bool(covered(example["text"])) is example["furniture"]


def test_a_bar_of_links_is_furniture_and_a_row_of_a_table_is_not() -> None:
    assert covered("Home | News | Sports | Weather") == ["Home | News | Sports | Weather"]
    assert covered("Revenue | 12 | 13 | 14") == []


def test_funds_sold_by_their_codes_are_furniture() -> None:
    assert covered("相关ETF:通信ETF(515050)芯片ETF(159995)")


def test_what_stands_under_a_heading_of_related_links_is_furniture_until_prose_begins_again() -> None:
    prose = "公司表示,今年前三季度的营业收入达到12亿元,比去年同期增长了百分之十五,净利润同步上升,新工厂的产能利用率也继续提高,明年将再扩建两条生产线。"
    assert len(prose) > furniture.SHORT
    text = f"正文第一段。\n相关推荐\n某公司大跌10%\n{prose}"
    assert covered(text) == ["相关推荐\n某公司大跌10%"]


def test_a_long_sentence_that_names_a_source_is_prose() -> None:
    assert (
        covered(
            "作者在这本书里写道,二十世纪的最后十年里全世界的发电量增长了三成,而煤炭的比重只下降了两个百分点,这一变化远比人们预期的要慢得多,并将持续。"
        )
        == []
    )


def test_a_claim_in_furniture_carries_the_mark() -> None:
    text = "公司去年营收12亿元。\n风险提示:上述产品风险等级为R4,费率1.5%,市场有风险。"
    marks = {c.quote: c.marks for c in extract(text)}
    assert "furniture" in marks["1.5%"]
    assert "furniture" not in marks["12亿元"]


@given(st.text(alphabet="分享到微信来源:\n|Ab1 。", max_size=200))
def test_passages_are_in_order_apart_and_agree_with_the_look_around_places(text: str) -> None:
    spans = [(p.start, p.end) for p in furniture.passages(text)]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    inside = [start for start, end in spans if end > start]
    around = furniture.around(scripts.fold(text), inside)
    assert all(any(p.start <= at < p.end for p in around) for at in inside)
