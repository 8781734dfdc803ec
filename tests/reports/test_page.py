"""The editor's page in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports import Report, render
from reports.decisions import read, write
from reports.model import ClaimRecord, DocumentRecord
from reports.review.page import SCRIPTS, _text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
Open = Callable[..., "Page"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def opened(context: BrowserContext, tmp_path: Path) -> Iterator[Open]:
    """Opens a report's page; at the end no error may have been raised, and no request have left."""
    troubles: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: None if is_own(request.url) else troubles.append(request.url))

    def is_own(url: str) -> bool:
        return url.startswith(("blob:", "data:")) or url == (tmp_path / "review.html").as_uri()

    def go(report: Report) -> Page:
        path = tmp_path / "review.html"
        path.write_text(render(report, "html"), encoding="utf-8")
        page = context.new_page()
        watch(page)
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield go
    assert troubles == []


def title(page: Page) -> str:
    return page.locator(".finding h2").inner_text()


def downloaded(page: Page, press: str) -> str:
    with page.expect_download() as waiting:
        page.locator(press).click()
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def many(report: Report, n: int) -> Report:
    """A report of n findings, each with a fingerprint of its own."""
    findings = [
        report.findings[i % 3].model_copy(update={"fingerprint": f"{i:016x}", "title": f"Finding number {i}"})
        for i in range(n)
    ]
    return report.model_copy(update={"findings": findings})


def test_keys_walk_through_the_queue(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    assert "staff at Harrow" in title(page)
    page.keyboard.press("j")
    assert "cost" in title(page)
    page.keyboard.press("k")
    assert "staff at Harrow" in title(page)


def test_a_decision_moves_on_and_undo_comes_back(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.keyboard.press("a")
    assert "cost" in title(page)
    assert page.locator(".count").inner_text() == "1 of 3 decided"
    page.keyboard.press("e")
    assert page.locator(".count").inner_text() == "2 of 3 decided"
    page.keyboard.press("u")
    assert "cost" in title(page)
    assert page.locator(".count").inner_text() == "1 of 3 decided"
    page.keyboard.press("u")
    assert page.locator(".count").inner_text() == "0 of 3 decided"


def test_digits_choose_the_pair_that_a_and_b_decide(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.keyboard.press("2")
    assert "facts.xlsx" in page.locator(".side").nth(1).inner_text()
    page.keyboard.press("b")
    decision = json.loads(downloaded(page, ".downloads"))
    assert (decision["right"], decision["change"], decision["proposed"]) == (2, [0], "1,240 人")


def test_the_download_is_what_the_program_writes(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.locator(".reviewer").fill("Ada")
    page.locator(".reviewer").press("Enter")
    page.locator(".finding").click()
    page.keyboard.press("a")
    page.keyboard.press("e")
    page.keyboard.press("w")
    page.locator(".asked [name=reason]").fill("the houses count differently")
    page.locator(".asked [name=expires]").fill("2030-01-31")
    page.keyboard.press("Enter")
    text = downloaded(page, ".downloads")
    book = read(text)
    assert not book.problems
    assert write(book.decisions) == text
    assert sorted(d.decision for d in book.decisions) == ["a", "e", "w"]
    assert {d.reviewer for d in book.decisions} == {"Ada"}
    waived = next(d for d in book.decisions if d.decision == "w")
    assert (waived.reason, waived.expires) == ("the houses count differently", "2030-01-31")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", d.date or "") for d in book.decisions)


def test_a_name_given_late_signs_what_was_decided(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.keyboard.press("e")
    page.locator(".reviewer.wanted").fill("Ada")
    page.locator(".reviewer").press("Enter")
    assert json.loads(downloaded(page, ".downloads"))["reviewer"] == "Ada"


def test_a_waiver_wants_a_reason(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.keyboard.press("w")
    page.keyboard.press("Enter")
    assert page.locator(".count").inner_text() == "0 of 3 decided"
    page.keyboard.press("Escape")
    assert page.locator(".asked").count() == 0


def test_keys_mean_nothing_while_someone_writes_or_composes(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.keyboard.press("/")
    page.keyboard.type("jabew")
    assert page.locator(".search").input_value() == "jabew"
    page.locator(".search").fill("")
    page.keyboard.press("Escape")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', isComposing: true, bubbles: true}))"
    )
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', ctrlKey: true, bubbles: true}))")
    assert page.locator(".count").inner_text() == "0 of 3 decided"


def test_the_filter_leaves_what_it_finds(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.keyboard.press("/")
    page.keyboard.type("market value")
    assert page.locator(".item:visible").count() == 1
    assert "market value" in title(page)
    page.locator(".search").fill("")
    page.locator(".chip.error").click()
    assert page.locator(".item:visible").count() == 2
    page.locator("select[name=state]").select_option("settled")
    assert page.locator(".item:visible").count() == 1


def test_the_language_switches_and_stays(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.locator(".language").click()
    assert "哈罗工厂员工数" in title(page)
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert "哈罗工厂员工数" in title(page)


def test_decisions_survive_a_reload(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.keyboard.press("e")
    page.keyboard.press("a")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator(".count").inner_text() == "2 of 3 decided"


def test_text_of_a_document_stays_text(opened: Open, hostile_report: Report) -> None:
    page = opened(hostile_report)
    page.evaluate("(() => { window.alerted = false; window.alert = () => { window.alerted = true; }; })()")
    assert "<script>alert(1)</script>" in page.locator(".excerpt").first.inner_text()
    for tab in ("checks", "documents", "unread", "findings"):
        page.locator(f"[data-tab={tab}]").click()
        shown = page.locator("main").inner_text()
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b\x00]", shown)
    assert page.evaluate("window.alerted") is False
    assert page.locator("script").count() == 2


def test_the_policy_lets_nothing_out(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_the_memo_names_the_place_and_what_it_should_say(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.keyboard.press("b")
    page.keyboard.press("f")
    page.locator(".asked [name=proposed]").fill("1/20 of the training cost")
    page.locator(".asked [name=reason]").fill("the paper says training")
    page.keyboard.press("Enter")
    page.locator("[data-tab=memo]").click()
    rows = page.locator("table.memo tbody tr")
    assert rows.count() == 2
    assert "market.zh.txt:6" in rows.nth(0).inner_text()
    assert "1,240 people" in rows.nth(0).inner_text()
    assert "1/20 of the training cost" in rows.nth(1).inner_text()
    text = downloaded(page, "text=Download memo")
    assert "**market.zh.txt:6**" in text
    assert "the paper says training" in text


def test_a_number_in_a_document_tells_what_is_known_of_it(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.locator(".side .link").nth(1).click()
    assert page.locator(".text .chosen").inner_text() == "1,240 people"
    assert "staff at Harrow" in page.locator(".about").inner_text()
    page.locator(".about .link", has_text="staff at Harrow").click()
    assert "staff at Harrow" in title(page)


def test_intervals_are_drawn_to_scale(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    assert page.locator("svg.scale circle").count() == 3
    assert page.locator("svg.scale .apart").count() == 1
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("svg.scale .common").count() == 1
    assert page.locator("svg.scale .end:not(.closed)").count() == 1


def test_a_page_without_texts_still_shows_the_numbers_in_context(
    opened: Open, fixed_report: Report, without_text: Callable[[Report], Report]
) -> None:
    page = opened(without_text(fixed_report))
    assert "员工" in page.locator(".excerpt").first.inner_text()
    page.locator("[data-tab=documents]").click()
    assert page.locator(".text .claim").count() > 0


def test_an_empty_report_says_so(opened: Open, empty_report: Report) -> None:
    page = opened(empty_report)
    assert "Nothing could be cross-checked" in page.locator(".reading").inner_text()
    for tab in ("checks", "documents", "unread", "memo"):
        page.locator(f"[data-tab={tab}]").click()


def test_a_phone_shows_one_thing_at_a_time(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator(".reading").is_hidden()
    page.locator(".item").first.click()
    assert page.locator(".reading").is_visible()
    assert page.locator(".queue").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".back").click()
    assert page.locator(".queue").is_visible()


def test_paper_holds_every_finding(opened: Open, fixed_report: Report) -> None:
    page = opened(fixed_report)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#print article").count() == 3
    printed = page.locator("#print").inner_text()
    assert "Confirmed (4)" in printed
    assert "scan.pdf" in printed
    assert page.locator("#app").is_hidden()


def test_two_thousand_findings_are_ready_at_once_and_decided_without_waiting(
    opened: Open, fixed_report: Report
) -> None:
    page = opened(many(fixed_report, 2000))
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert ready < 1500
    times = page.evaluate(
        """async () => {
          const times = [];
          const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          for (let i = 0; i < 60; i++) {
            const begin = performance.now();
            document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "abe"[i % 3], bubbles: true}));
            await frame();
            times.push(performance.now() - begin);
          }
          return times.sort((x, y) => x - y);
        }"""
    )
    assert times[int(len(times) * 0.95)] < 100
    assert page.locator(".count").inner_text() == "60 of 2000 decided"


def long_document(report: Report) -> Report:
    """A document of a megabyte with 20,000 numbers, besides the others."""
    line = "In the {0} district the survey counted {0} wells and the same again a year on.\n"
    text = "".join(line.format(i) for i in range(10_000, 20_000)) + "x" * 200_000
    claims = []
    model = report.claims[0].model_dump() | {"document": "long.txt", "location": None}
    for found in re.finditer(r"\d+", text):
        start, end = found.span()
        state = "disputed" if start % 97 == 0 else "confirmed"
        claims.append({**model, "id": f"long.txt:{start}-{end}", "start": start, "end": end, "state": state})
    record = DocumentRecord(name="long.txt", language="en", text=text)
    more = [ClaimRecord.model_validate(c) for c in claims]
    return report.model_copy(update={"documents": [*report.documents, record], "claims": [*report.claims, *more]})


def test_a_long_document_is_laid_out_a_window_at_a_time(opened: Open, fixed_report: Report) -> None:
    page = opened(long_document(fixed_report))
    page.locator("[data-tab=documents]").click()
    took = page.evaluate(
        """() => {
          const begin = performance.now();
          document.querySelectorAll(".book")[3].click();
          document.querySelector(".text").getBoundingClientRect();
          return performance.now() - begin;
        }"""
    )
    assert took < 1000
    assert page.locator(".text p").count() <= 200
    for _ in range(12):
        page.evaluate("(() => { const box = document.querySelector('.text'); box.scrollTop = box.scrollHeight; })()")
        page.wait_for_timeout(30)
    assert page.locator(".text p").count() <= 300
    assert int(page.locator(".text p i").first.inner_text()) > 200
    page.locator(".legend button").nth(1).click()
    assert page.locator(".text .chosen.disputed").count() == 1


def test_no_name_is_used_twice_in_the_scripts() -> None:
    names = [
        name
        for script in SCRIPTS
        for name in re.findall(r"^(?:async )?(?:function|const|let) (\w+)", _text(f"{script}.js"), re.MULTILINE)
    ]
    assert len(names) == len(set(names))
