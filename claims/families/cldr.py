"""Names of units in CLDR: which canonical unit each of its identifiers is, and what the locales call it.

Comes in: nothing but Babel's data. Goes out: canonical names with their words. A tool of the developer, like `build`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name
from babel.units import format_unit

LOCALES: Final = ("en", "zh_Hans_CN", "zh_Hant_TW", "zh_Hant_HK")
OTHERWISE: Final = {
    "arc-minute": "arcminute",
    "arc-second": "arcsecond",
    "revolution": "turn",
    "celsius": "degree_Celsius",
    "fahrenheit": "degree_Fahrenheit",
    "tonne": "metric_ton",
    "barrel": "oil_barrel",
    "electronvolt": "electron_volt",
    "gallon-imperial": "imperial_gallon",
    "ounce-troy": "troy_ounce",
    "millimeter-ofhg": "millimeter_Hg",
    "inch-ofhg": "inch_Hg",
    "newton-meter": "newton*meter",
    "pound-force-foot": "force_pound*foot",
    "therm-us": "therm",
    "kilowatt-hour": "kilowatt_hour",
    "meter-per-square-second": "meter/second**2",
    "liter-per-100-kilometer": "liter/100/kilometer",
}
"""Identifiers whose canonical name is not their own words."""
LEFT_OUT: Final = frozenset(
    [
        "point",
        "dot",
        "em",
        "night",
        "quarter",
        "century",
        "decade",
        "item",
        "light-speed",
        "drop",
        "pinch",
        "jigger",
        "cup",
        "generic",
        "karat",
        "beaufort",
        "percent",
        "permille",
        "year",
        "month",
        "week",
        "day",
        "g-force",
        "day-person",
    ]
)
"""Identifiers whose words mean too many other things, or are given by the families in full."""


def unit_words() -> Iterator[tuple[str, str, str]]:
    """Canonical name, language, word: singular and plural, in every locale."""
    for identifier in sorted(_identifiers()):
        _, _, short = identifier.partition("-")
        if short in LEFT_OUT or short.endswith("-person"):
            continue
        for locale in LOCALES:
            if identifier not in Locale.parse(locale)._data["unit_patterns"]:  # noqa: SLF001 - see `_identifiers`
                continue
            for count in (1, 12):
                text = format_unit(count, identifier, length="long", locale=locale)
                if text.startswith(str(count)) and identifier not in text:
                    yield _canonical(short), locale[:2], text.removeprefix(str(count)).strip()


def currency_words() -> Iterator[tuple[str, str, str]]:
    """Code, language, name: singular and plural, in every locale."""
    current = tender()
    for code in sorted(Locale.parse("en").currencies):
        if code.startswith("X") and code not in current:
            continue  # gold, test codes, units of account
        for locale in LOCALES:
            for count in (1, 2):
                yield code, locale[:2], get_currency_name(code, count=count, locale=locale)


def tender() -> frozenset[str]:
    """Codes of the currencies that are legal tender somewhere today."""
    rows = [row for rows in get_global("territory_currencies").values() for row in rows]
    return frozenset(row[0] for row in rows if row[2] is None and row[3])


def _identifiers() -> list[str]:
    return list(Locale.parse("en")._data["unit_patterns"])  # noqa: SLF001 - Babel has no public list of them


def _canonical(short: str) -> str:
    if short in OTHERWISE:
        return OTHERWISE[short]
    return "/".join(_powered(part) for part in short.split("-per-"))


def _powered(part: str) -> str:
    for word, power in (("square-", "**2"), ("cubic-", "**3")):
        if part.startswith(word):
            return part.removeprefix(word).replace("-", "_") + power
    return part.replace("-", "_")
