"""Words that exclude one another, and what like sentences put in each other's place."""

from __future__ import annotations

import pytest

from auditor import Document, Options, audit
from auditor.linking.apart import contrasts
from auditor.linking.apart.substitutions import designators_differ


def _held(text: str, number: str) -> dict[str, frozenset[str]]:
    at = text.index(number)
    return contrasts.holding(text, (0, len(text)), (at, at + len(number)))


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Sales were 42 in the first quarter.", "Sales were 51 in Q2.", "stretch"),
        ("Exports came to 42.", "Imports came to 51.", "trade"),
        ("净利润42亿元。", "營業利潤51亿元。", "profit"),
        ("第六届赛事有42人参加。", "第七届赛事有51人参加。", "edition"),
        ("男性平均42岁。", "女性平均51岁。", "gender"),
        ("Net profit was 42.", "营业利润为51。", "profit"),
        ("Selling expenses rose by 42.", "管理费用增长51。", "expense"),
    ],
)
def test_two_members_of_one_set_tell_two_numbers_apart(one: str, other: str, name: str) -> None:
    assert contrasts.differ(_held(one, "42"), _held(other, "51"), dated=False) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sales were 42 in the first quarter.", "Sales were 51 in Q1."),
        ("Exports came to 42.", "出口为51。"),
        ("第6届赛事有42人参加。", "第六届赛事有51人参加。"),
        ("Police said on Monday that 42 were hurt.", "Police said on Tuesday that 51 were hurt."),
    ],
)
def test_one_member_in_two_spellings_tells_nothing_apart(one: str, other: str) -> None:
    assert contrasts.differ(_held(one, "42"), _held(other, "51"), dated=False) is None


def test_each_clause_has_its_own_member() -> None:
    text = "Exports rose to 42, while imports fell to 51."
    assert _held(text, "42")["trade"] != _held(text, "51")["trade"]


def test_a_day_of_the_week_says_nothing_of_a_date() -> None:
    one, other = _held("It opened on Monday 42.", "42"), _held("It opened on Friday 51.", "51")
    assert contrasts.differ(one, other, dated=False) == "weekday"
    assert contrasts.differ(one, other, dated=True) is None


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Kestrel 5", "Kestrel 7", True),
        ("Vela X2", "Vela X2 Pro", True),
        ("BEACON-2", "BEACON-3", True),
        ("Kestrel", "Kestrel 7", False),
        ("Kestrel 7", "Kestrel 7", False),
        ("Kestrel 5", "Marten 7", False),
    ],
)
def test_models_of_one_family_differ_by_number_and_suffix(one: str, other: str, *, differ: bool) -> None:
    assert designators_differ(one, other) is differ


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The upper dam holds 38 million cubic metres.", "The upper dam can hold 83 million cubic metres."),
        ("三号线全长32公里,设站24座。", "全长32公里的三号线共设42座车站。"),
        ("8月出口额为412亿元,增长3.1%。", "8月出口额421亿元,同比增长3.1%。"),
        ("Among women, turnout was 63%.", "Turnout among women was 36%."),
    ],
)
def test_one_thing_with_two_numbers_is_still_raised(a: str, b: str) -> None:
    report = audit([Document.from_text("a.txt", a), Document.from_text("b.txt", b)], Options())
    assert [f for f in report.findings if f.severity != "note"]


def test_two_service_centres_in_one_form_have_two_founding_years() -> None:
    text = "生活中维修需求越来越多,{}售后服务中心成立于{}年,一直以来以诚信服务赢得用户好评。\n"
    documents = [
        Document.from_text(name, text.format(name, year)) for name, year in (("长虹电视", 2006), ("格兰仕", 2005))
    ]
    assert [f.code for f in audit(documents, Options()).findings if f.severity != "note"] == []


def _stretch(text: str, number: str) -> frozenset[str]:
    at = text.index(number)
    begin = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    return contrasts.holding(text, (begin, len(text)), (at, at + len(number))).get("stretch", frozenset())


def test_two_stretches_joined_in_a_heading_both_hold_for_what_follows() -> None:
    both = _stretch("Fourth quarter and full year results. Sales came to 41 crowns.", "41 crowns")
    assert both & _stretch("In the fourth quarter sales came to 41 crowns", "41 crowns")
    assert both & _stretch("For the full year sales came to 41 crowns", "41 crowns")


def test_the_quarter_of_an_outlook_does_not_hold_for_what_follows() -> None:
    assert not _stretch("The board raised its outlook for the first quarter. Sales came to 41 crowns.", "41 crowns")
