"""Claims carry their sentence, language, marks and location; subjects are carried on only where grammar says so."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claims import extract, frames
from claims.values import Claim, Passage, Quantity, Reading


def one(text: str, quote: str) -> Claim:
    return next(c for c in extract(text) if c.quote == quote)


def test_a_reading_made_by_hand_becomes_a_claim() -> None:
    text = "Nvidia's revenue was $12 billion."
    start = text.index("$")
    reading = Reading(start, start + 11, Quantity("money", Decimal(12), "USD"), start, start + 11)
    (claim,) = frames.claims(text, [reading], [(0, len(text))], language=None, document="a.txt", date=None)
    assert (claim.quote, claim.document, claim.language, claim.sentence) == (
        "$12 billion",
        "a.txt",
        "en",
        (0, len(text)),
    )
    assert (claim.frame.subject, claim.frame.measure, claim.frame.known_measure) == ("Nvidia", "revenue", True)


def test_no_readings_make_no_claims() -> None:
    assert frames.claims("text", [], [(0, 4)], language=None, document="a", date=None) == []


def test_marks_and_location_come_from_the_innermost_passage() -> None:
    text = "营收5亿元。"
    passages = [Passage(0, len(text), "heading", {"page": 2}), Passage(2, 5, "footnote", {"page": 2, "paragraph": 7})]
    (claim,) = extract(text, passages=passages)
    assert {"heading", "footnote"} <= claim.marks
    assert dict(claim.location) == {"page": 2, "paragraph": 7}


def test_the_language_is_that_of_the_sentence() -> None:
    claims = extract("腾讯营收60亿元。\nIts profit was $5 million.")
    assert [c.language for c in claims] == ["zh", "en"]


def test_a_pronoun_takes_the_subject_of_the_sentence_before() -> None:
    text = "Microsoft opened a new campus. The company spent $3 billion on it."
    assert one(text, "$3 billion").frame.subject == "Microsoft"


def test_an_english_sentence_without_pronoun_takes_none() -> None:
    text = "Microsoft opened a new campus. Revenue was $3 billion."
    assert one(text, "$3 billion").frame.subject is None


def test_a_period_lapses_at_the_end_of_a_paragraph_of_one_line() -> None:
    text = "2021年腾讯营收增长12%。净利润下降4%。\n华为营收增长9%。"
    assert [one(text, q).frame.period for q in ("12%", "4%", "9%")] == ["2021", "2021", None]


def test_a_founder_is_no_founding() -> None:
    assert one("6月3日,华为创始人谈到了股票。", "6月3日").frame.measure is None


def test_an_empty_line_ends_what_is_carried() -> None:
    text = "华为发布了年报。\n\n去年营收60亿元。"
    assert one(text, "60亿元").frame.subject is None


def test_a_contrast_does_not_change_the_topic() -> None:
    text = "豆包每生成百万token收取2元。相比之下,谷歌的费用是9元。成本也只有同行的三成。"
    assert extract(text)[-1].frame.subject == "Doubao"


def test_numbers_of_a_table_are_named_by_their_headers() -> None:
    text = " | 2023 | 2022\nRevenue | 120 | 100\nGross margin | 41% | 39%\n"
    by_quote = {c.quote: c for c in extract(text)}
    assert by_quote["120"].frame.measure == "revenue"
    assert by_quote["120"].frame.period == "2023"
    assert by_quote["39%"].frame.measure == "gross_margin"
    assert by_quote["39%"].frame.period == "2022"
    assert "table" in by_quote["120"].marks


def test_a_share_of_the_market_and_its_change_are_two_measures() -> None:
    text = "公司的市场份额为30%,毛利率提高了5个百分点。"
    assert one(text, "30%").frame.measure == "market_share"
    assert one(text, "5个百分点").frame.measure == "gross_margin_change"


def test_a_name_that_counts_things_is_no_subject() -> None:
    assert one("集群用了2048个H800训练,耗资600万美元。", "600万美元").frame.subject is None


def test_the_hedge_words_of_a_number_are_no_qualifiers() -> None:
    assert one("At least 12 people died.", "12 people").frame.scope == ()


@given(st.text(alphabet="英伟达跌涨营收的为、和分别在比OpenAI R1($)（）,。 \n12%亿元万人“”", max_size=160))
def test_any_text_gets_frames_without_failing(text: str) -> None:
    for claim in extract(text):
        assert claim.quote == text[claim.start : claim.end]
        assert claim.frame.modality
