"""The words of dates and periods, loaded once: data in, dictionaries and alternations out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent.parent / "languages"

ZH: Final[dict[str, Any]] = tomllib.loads((_FOLDER / "periods_zh.toml").read_text(encoding="utf-8"))
EN: Final[dict[str, Any]] = tomllib.loads((_FOLDER / "periods_en.toml").read_text(encoding="utf-8"))


def alternation(words: Iterable[str]) -> str:
    """A regular expression of the words, the longest first, so that none hides a longer one."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
