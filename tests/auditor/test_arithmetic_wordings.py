"""Arithmetic in wordings of more than one sentence, of lists, and of groups."""

import pytest

from auditor import Document, Options, audit
from auditor.lists import enumerations


def raised(*texts: str) -> list[str]:
    documents = [Document.from_text(f"{n}.txt", text) for n, text in enumerate(texts)]
    codes = ("MTH501", "MTH503", "MTH504", "MTH508", "CNT801", "CNT803")
    return [f.code for f in audit(documents, Options(select=codes)).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Output rose 35% in March. The plant made 52,000 pumps in the quarter, up from 40,000.",
        "Output rose 35%. The Kalmar plant made 52,000 pumps, up from 40,000.",
        "Shares rose 5% to $54.90. A year earlier they were at $48.20.",
        "Retail sales rose 35%. The chain sold 52,000 bikes, up from 40,000.",
    ],
)
def test_two_sentences_of_different_things_or_times_make_no_change(text: str) -> None:
    assert raised(text) == []


def test_parts_that_may_overlap_may_exceed_their_whole() -> None:
    assert raised("The club has 40 members, of whom 28 are women and 25 are students.") == []


def test_parts_that_exclude_one_another_may_not_exceed_their_whole() -> None:
    assert raised("The club has 40 members, of whom 28 are women and 25 are men.") == ["MTH501"]


def test_a_list_that_goes_on_after_its_sentence_is_not_counted() -> None:
    assert [*enumerations.of("三点原因:一是缺钱;二是缺人。三是缺时间。")] == []


def test_bullets_right_under_their_count_are_its_members() -> None:
    (found,) = enumerations.of("two reasons:\n\n- no money\n  to speak of\n- no time\n\nso be it.")
    assert found.members == ("no money", "no time")


def test_groups_of_different_years_are_different_groups() -> None:
    one = "In 2022 the four finalists: Anna Berg, Carl Dahl, Eva Falk and Ida Juhl."
    other = "In 2023 the four finalists: Anna Berg, Carl Dahl, Eva Falk and Gustav Holm."
    assert raised(one, other) == []
    assert raised(one, other.replace("2023", "2022")) == ["CNT803"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Of 18,320 runners only 15,604 came in, so that 2,416 gave up.", ["MTH501"]),
        ("Of 18,320 runners only 15,604 came in, so that 2,716 gave up.", []),
        ("The estate has 120 flats, of which 85 are sold, leaving 45.", ["MTH501"]),
        ("The storm damaged 30 homes and destroyed 12, leaving 140 homes without light.", []),
        ("全镇停电4600户,目前已恢复3100户,尚有1900户待恢复。", ["MTH501"]),
        ("全镇停电4600户,目前已恢复3100户,尚有1500户待恢复。", []),
        ("路面花费1240万元,照明310万元,设计86万元,三项合计1663万元。", ["MTH501"]),
        ("路面花费1240万元,照明310万元,设计86万元,三项合计1636万元。", []),
        ("路面花费1240万元,照明310万元,设计86万万元,三项合计1636万元。", ["MTH501"]),
        ("Anna earned $75,000 and Bo $20,000, together $95,900.", ["MTH501"]),
        ("Two firms with sales of $75 million and $20 million together employ 900 people.", []),
    ],
)
def test_what_is_left_and_what_is_summed_in_plain_words_is_checked(text: str, codes: list[str]) -> None:
    assert raised(text) == codes
