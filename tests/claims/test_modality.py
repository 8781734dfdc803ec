"""In what manner a number is stated, and by whom."""

import pytest

from claims import extract


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("公司去年营收12亿元。", "reported"),
        ("预计公司明年营收15亿元。", "forecast"),
        ("Revenue is expected to reach $15 million next year.", "forecast"),
        ("Revenue was $15 million.", "reported"),
        ("有消息称公司估值已达90亿元。", "rumour"),
        ("The firm is reportedly worth $3 billion.", "rumour"),
        ("分析师认为这家公司值90亿元。", "opinion"),
        ("“我们在全国一共有三千二百多家门店,去年新开了500家店,”她说。", "quote"),
    ],
)
def test_the_manner_of_a_number(text: str, modality: str) -> None:
    assert extract(text)[-1].frame.modality == modality


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("高盛预计,该国经济明年将增长4.5%。", "Goldman Sachs"),
        ("据路透社报道,工厂裁员300人。", "Reuters"),
        ("At least 12 people died, according to Reuters.", "Reuters"),
        ("Microsoft said sales were $62 billion.", "Microsoft"),
        ("Sales were $62 billion.", None),
    ],
)
def test_who_says_it(text: str, speaker: str | None) -> None:
    assert extract(text)[0].frame.speaker == speaker
