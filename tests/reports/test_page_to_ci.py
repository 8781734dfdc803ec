"""From the page to continuous integration: what is decided in the browser silences a run, or keeps it red."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from auditor.cli import run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text("The Harwick bridge is 1,240 metres long.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The Harwick bridge is 1,420 metres long.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def decided(browser: Browser, page_file: Path, keys: str) -> Path:
    """The decisions that the keys make on the page, downloaded."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.wait_for_selector("html[data-ready]")
    for key in keys:
        page.keyboard.press(key)
    with page.expect_download() as waiting:
        page.locator(".downloads").click()
    target = page_file.with_name("decisions.jsonl")
    waiting.value.save_as(target)
    page.close()
    return target


@pytest.mark.parametrize(("key", "exit_code"), [("e", 0), ("a", 1), ("b", 1)])
def test_only_what_silences_lets_the_run_pass(browser: Browser, folder: Path, key: str, exit_code: int) -> None:
    assert run(["check", "a.txt", "b.txt", "--output", "html=review.html"]) == 1
    decisions = decided(browser, folder / "review.html", key)
    assert run(["baseline", "import", str(decisions), "--file", "auditor-baseline.jsonl"]) == 0
    assert run(["check", "a.txt", "b.txt"]) == exit_code


def test_a_correction_that_is_made_lets_the_run_pass(browser: Browser, folder: Path) -> None:
    run(["check", "a.txt", "b.txt", "--output", "html=review.html"])
    decisions = decided(browser, folder / "review.html", "a")
    run(["baseline", "import", str(decisions), "--file", "auditor-baseline.jsonl"])
    (folder / "b.txt").write_text("The Harwick bridge is 1,240 metres long.\n", encoding="utf-8")
    assert run(["check", "a.txt", "b.txt"]) == 0
