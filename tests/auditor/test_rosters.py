"""Lists of names against their counts."""

import pytest

from auditor import extraction
from auditor.document import Document
from auditor.evidence import Evidence
from auditor.lists import rosters
from auditor.options import Options


def evidence(text: str) -> Evidence:
    documents = (Document.from_text("a.txt", text),)
    found, _ = extraction.extract_all(documents, Options(), None)
    return Evidence(documents, found)


@pytest.mark.parametrize(
    ("text", "count", "least", "most"),
    [
        ("三家银行:甲行、乙行、丙行。", 3, 3, 3),
        ("由山海科技、北辰集团和云帆三家企业共同出资。", 3, 3, 3),
        ("“江城四小龍”是指甲科技、乙科技、丙科技和丁科技四個企業。", 4, 4, 4),
        ("七大科技巨头(Magnificent Seven,包括苹果、微软、谷歌、特斯拉、英伟达、亚马逊以及Meta)领跌。", 7, 7, 7),
        ("主要集中在三個領域:i)教育,ii)醫療,以及 iii)農業。", 3, 3, 3),
        ("Four cities (Paris, Rome, Oslo and Bern) took part.", 4, 4, 4),
        ("Three banks: Alpha, Beta, and Gamma.", 3, 3, 3),
        ("Two shops: Marks and Spencer, Boots.", 2, 2, 3),
    ],
)
def test_a_list_is_counted_as_few_and_as_many_as_it_can_mean(text: str, count: int, least: int, most: int) -> None:
    found = [(r.count, r.least, r.most) for r in rosters.rosters(evidence(text))]
    assert (count, least, most) in found


@pytest.mark.parametrize(
    "text",
    [
        "Five countries, including France and Spain, signed.",
        "五国包括甲国、乙国等。",
        "He has two sons, who live in Oslo, and a dog.",
        "三个小时内,他跑步、游泳、骑车。",
        "The 10-and-5 man (10 years in the league, five with one team) may refuse.",
        "Two 10,000-seat halls (A, B, C) burned.",
        "一天内登上榜首、崩溃两次、开设四个研究室。",
    ],
)
def test_an_open_list_or_a_clause_is_no_roster_that_can_fail(text: str) -> None:
    wrong = [r for r in rosters.rosters(evidence(text)) if not r.least <= r.count <= r.most and rosters.is_near(r)]
    assert wrong == []


def test_members_are_known_under_any_of_their_names() -> None:
    held = evidence("四巨头(苹果、微软、谷歌、亚马逊)领涨。The four giants (Apple, Microsoft, Google and Amazon) rose.")
    one, two = (rosters.canonical(r, held) for r in rosters.rosters(held))
    assert one == two


def test_small_counts_are_read_in_all_their_writings() -> None:
    assert [rosters.number(w) for w in ("七", "十二", "12", "seven", "两", "x")] == [7, 12, 12, 7, 2, None]


def test_a_page_of_commas_takes_time_in_proportion() -> None:
    assert rosters.rosters(evidence("三家" + "、甲" * 20_000)) == ()
