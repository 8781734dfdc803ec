"""`--accept` rewrites expected files; without it a difference fails. Continuous integration never accepts."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy with something else is no failure. The same commit tries the same examples wherever it is
# tested; `pytest --hypothesis-profile=explore` looks for new ones, which then stay as @example.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected files with what came out")


@pytest.fixture(scope="session")
def cost() -> Callable[[Callable[[], object]], float]:
    """Seconds of processor time of the fastest of three calls, the collector of garbage off: what others run is not it."""

    def once(call: Callable[[], object]) -> float:
        gc.collect()
        gc.disable()
        try:
            began = time.process_time()
            call()
            return time.process_time() - began
        finally:
            gc.enable()

    return lambda call: min(once(call) for _ in range(3))


@pytest.fixture
def accepted(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file of expectations, or writes the file under `--accept`."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            return
        assert path.exists(), f"{path} is missing: write it with pytest --accept, and read it"
        assert text == path.read_bytes().decode("utf-8"), f"{path} differs: pytest --accept, then read the difference"

    return compare
