"""Arithmetic that prose tells over several sentences: shares of named wholes, totals reached by adding, all and each."""

from __future__ import annotations

import pytest

from auditor import audit
from auditor.document import Document


def codes(text: str) -> list[str]:
    return [f.code for f in audit([Document.from_text("a.txt", text)]).findings if f.severity != "note"]


RAISED = [
    ((
        "Net sales for 2022 were $302.6 million, up from $283.6 million in 2021. Freight cost $8.2 million. Gross profit "
        "was $104.4 million, or {}% of net sales, compared with $96.5 million, or 34.0% of net sales, in 2021."
    ), "34.5", "37.5", "MTH504"),
    ((
        "Revenue rose to $482.6 million from $431.0 million. Operating profit came to $71.9 million, giving a "
        "margin of {}%."
    ), "14.9", "17.9", "MTH504"),
    ("全县总人口187.4万人,比2012年多16万人。家庭户70.2万户。外来居民13.5万人,占总人口{}%。", "7.2", "7.9", "MTH504"),
    ((
        "A ferry with 214 passengers and 31 crew struck a bank on Saturday. It had left Harn at noon with lights on 18 decks. "
        "Tugs came at 3 p.m. In all {} people were on board."
    ), "245", "295", "MTH501"),
    ("The fire destroyed 63 homes. Another 28 houses were damaged, bringing the number hit to {}.", "91", "94", "MTH501"),
    ("末期息每股0.68港元,连中期息0.32港元,全年派{}港元。", "1.00", "1.02", "MTH501"),
    ((
        "The final dividend is 27 cents a share, together with the interim dividend of 14 cents, for a full-year total of "
        "{} cents."
    ), "41", "47", "MTH501"),
    ("公司共有门店6124家,其中加盟店5806家、直营店{}家;全年新开1733家。", "318", "348", "MTH501"),
    ("试验共入组1,624名志愿者,分布于27个中心,按2比1分组,其中疫苗组1,083人,安慰剂组{}人。", "541", "531", "MTH501"),
    ("六部机组总装机容量1,800兆瓦,每部{}兆瓦。", "300", "303", "MTH508"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong", "code"), RAISED)
def test_a_result_that_does_not_follow_is_raised_and_one_that_does_is_not(
    text: str, right: str, wrong: str, code: str
) -> None:
    assert codes(text.format(right)) == []
    assert codes(text.format(wrong)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        # of another whole than the only one told: no slip makes it that
        "Sales of the group were $940 million. In the north profit was $31.4 million, or 12.8% of sales there.",
        "全县总人口187.4万人。城区有外来居民13.5万人,占城区总人口31.6%。",
        # a whole defined a little otherwise
        "Net sales were $302.6 million. Gross profit was $104.4 million, or 34.4% of net sales.",
        # added to something that is not told
        "The storm cut power to 212 farms. Another 28 were flooded, bringing the number of claims to 1,904.",
        "In the stands 214 adults and 31 children waited. In all 912 people came during the week.",
        # a part of the groups only
        "共有门店620家,其中上海105家、杭州78家。",
        "末期息每股0.68港元,连特别息0.32港元,股价收报41.50港元。",
    ],
)
def test_where_words_leave_open_what_belongs_together_nothing_is_raised(text: str) -> None:
    assert codes(text) == []
