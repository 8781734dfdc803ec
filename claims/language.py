"""The contract of a language, and the languages known: `languages/xx.py` with `LANGUAGE`, found by discovery.

A language brings its word lists as data (`languages/xx.toml`): hedges, words with a numeral in them, labels.
Refuses to know: any one language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules
from typing import Any, Final

HAN_FROM: Final = "\u3400"
HAN_TO: Final = "\u9fff"


@dataclass(frozen=True, slots=True)
class Language:
    """What a language tells the scan."""

    code: str
    name: str
    abbreviations: frozenset[str] = frozenset()
    """Words whose full stop ends no sentence."""


@cache
def languages() -> Mapping[str, Language]:
    """Every language by its code.

    Raises:
        ImportError: when a member lacks `LANGUAGE`.
    """
    from claims import languages as folder

    found: dict[str, Language] = {}
    for member in iter_modules(folder.__path__):
        module = import_module(f"claims.languages.{member.name}")
        language = getattr(module, "LANGUAGE", None)
        if not isinstance(language, Language):
            message = f"{module.__file__} has no LANGUAGE"
            raise ImportError(message)  # noqa: TRY004 - a member that is none
        found[language.code] = language
    return found


@cache
def data(code: str) -> Mapping[str, Any]:
    """The word lists of a language."""
    return tomllib.loads(files("claims.languages").joinpath(f"{code}.toml").read_text("utf-8"))


def detect(text: str) -> str:
    """`zh` where Chinese characters carry the text, else `en`; every such character weighs as much as a short word."""
    han = sum(HAN_FROM <= c <= HAN_TO for c in text)
    return "zh" if han and han * 4 >= sum(c.isascii() and c.isalpha() for c in text) else "en"
