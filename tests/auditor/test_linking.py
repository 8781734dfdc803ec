"""Linking on small texts: what is joined, what is told apart, and what the score says of it."""

from __future__ import annotations

from auditor.document import Document
from auditor.link import Link
from auditor.linking import link
from auditor.linking.lexical import rarity
from auditor.linking.lexical.concepts import weighed
from auditor.linking.lexical.words import stem, words
from auditor.linking.pairs import score
from auditor.options import Options
from claims import extract


def links(*texts: str, least: float = 0.5) -> list[Link]:
    documents = [Document.from_text(f"{chr(97 + at)}.txt", text) for at, text in enumerate(texts)]
    claims = [c for d in documents for c in extract(d.text, document=d.name)]
    return [found for found in link(documents, claims, Options()) if found.confidence >= least]


def quotes(found: list[Link]) -> set[tuple[str, str]]:
    return {(f.first.quote, f.second.quote) for f in found}


BRIDGE = (
    "The Calder Bridge is 1,240 metres long and cost 312 million dollars. Work on the Calder Bridge took 41 months."
)


def test_equal_numbers_in_like_places_are_linked() -> None:
    told = "At 1,240 metres long, the Calder Bridge cost 312 million dollars, the county said."
    assert ("1,240 metres", "1,240 metres") in quotes(links(BRIDGE, told))


def test_a_number_that_differs_in_a_like_place_is_linked_and_says_why() -> None:
    told = BRIDGE.replace("1,240", "1,420")
    found = [f for f in links(BRIDGE, told) if f.first.quote != f.second.quote]
    assert quotes(found) == {("1,240 metres", "1,420 metres")}
    assert found[0].confidence > 0.9
    assert {"local", "resemblance"} <= {r.name for r in found[0].reasons}


def test_numbers_that_equal_ones_account_for_are_not_held_against_others() -> None:
    text = "Anna Holm won 12 races in May and 17 races in June."
    assert all(f.first.quote == f.second.quote for f in links(text, text))


def test_models_with_other_designations_are_told_apart() -> None:
    one = "The Zephyr Q7 tablet weighs 480 grams and lasts 11 hours on one charge."
    other = "The Zephyr Q9 tablet weighs 530 grams and lasts 14 hours on one charge."
    assert links(one, other) == []


def test_a_copied_text_is_linked_only_to_itself() -> None:
    found = links(BRIDGE, BRIDGE)
    assert {(f.first.start, f.second.start) for f in found if f.first.document != f.second.document} >= {(21, 21)}
    assert all(f.first.quote == f.second.quote for f in found)


def test_a_fact_is_found_across_languages_by_names_and_meanings() -> None:
    chinese = "Calder Motors 目前有 5200 名员工,总部设在 Dunfield。"
    english = "Calder Motors, with its headquarters in Dunfield, has 5,200 employees."
    found = links(chinese, english)
    assert any(f.setting == "translation" and f.first.quantity.value == 5200 for f in found)


def test_documents_of_two_sets_are_not_held_against_one_another() -> None:
    from dataclasses import replace

    documents = [
        replace(Document.from_text("a.txt", BRIDGE), group="v1"),
        replace(Document.from_text("b.txt", BRIDGE.replace("1,240", "1,420")), group="v2"),
    ]
    claims = [c for d in documents for c in extract(d.text, document=d.name)]
    assert [f for f in link(documents, claims, Options()) if f.setting != "within"] == []


def test_a_draft_against_a_trusted_source_is_a_reference() -> None:
    from dataclasses import replace

    documents = [
        replace(Document.from_text("draft.txt", BRIDGE.replace("1,240", "1,420")), role="draft"),
        replace(Document.from_text("source.txt", BRIDGE), role="trusted"),
    ]
    claims = [c for d in documents for c in extract(d.text, document=d.name)]
    assert {f.setting for f in link(documents, claims, Options())} == {"reference"}


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert rarity.weight("the") < rarity.weight(stem("quarter")) < rarity.weight("zyxomma")
    assert rarity.weight("一个") < rarity.weight("地震")


def test_words_leave_out_numbers_and_keep_designations() -> None:
    text = "The R1 model cost 589 dollars"
    found = words(text, [(18, 21)])
    assert "r1" in found.tokens
    assert not any(t.isdigit() for t in found.tokens)


def test_one_meaning_has_one_concept_in_both_languages() -> None:
    chinese, english = weighed(words("地震造成人员死亡").tokens), weighed(words("the earthquake killed people").tokens)
    assert {"=quake", "=dead"} <= chinese.keys() & english.keys()


def test_every_weight_is_of_a_named_piece_of_evidence_and_of_the_right_sense() -> None:
    for model in ("across", "within", "translation", "agreement"):
        assert set(score.weights(model)) <= {*score.NAMES, "bias", "digits"}
    for name in ("explained", "rivals", "template", "swapped"):
        assert score.weights("across").get(name, 0.0) <= 0
    assert score.weights("across")["local"] > 0


def test_one_form_filled_in_twice_raises_nothing() -> None:
    form = "Round {}: Ardal beat Stavik {}-{}. The gate was {:,}. Ardal had {}% of the ball, {} shots, {} corners and {} offsides."
    first, second = form.format(9, 2, 0, 18920, 57, 14, 8, 6), form.format(17, 3, 1, 22415, 49, 9, 5, 2)
    assert [f for f in links(first, second) if f.first.quantity.value != f.second.quantity.value] == []


def test_what_a_correction_takes_back_is_not_held_against_others() -> None:
    first = "Correction: an earlier version of this article said that 45 pupils were on the Milby bus. There were 54."
    assert links(first, "The Milby bus was carrying 54 pupils on Tuesday, the school said.") == []


def test_reports_of_errors_take_nothing_back() -> None:
    text = "系统每天最多接收错误报告1,240份,误报率为3.5%。"
    assert ("1,240份", "1,240份") in quotes(links(text, text))
    assert links("大桥全长误写为1,420米。", "大桥全长1,240米。") == []


def test_a_bound_of_one_measure_is_met_by_no_number_of_another() -> None:
    text = "隧道列车出轨 最少51死146伤\n\n列车在隧道内出轨,死亡人数增至最少51人,146人受伤,司机被困。\n"
    assert {frozenset(pair) for pair in quotes(links(text))} == {frozenset(("51", "51人")), frozenset(("146", "146人"))}
