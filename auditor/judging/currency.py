"""Money of two currencies held against each other: the range of the dated rate over a period.

Comes in: two currency codes and a period. Goes out: the interval of the rate, with its source; None where no rate is
known, and then the two are not comparable. Refuses to know: claims, verdicts. The only importer of currency_converter.
"""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from claims.values import Interval

SOURCE: Final = "European Central Bank, reference rates"
SAMPLES: Final = 60
"""A long period is looked at on this many days, its first and last among them."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of the second currency for one of the first, lowest and highest over a period."""

    interval: Interval
    first: datetime.date
    last: datetime.date
    source: str = SOURCE


def rate(of: str, into: str, first: datetime.date, last: datetime.date) -> Rate | None:
    """The range of the rate over the days from `first` to `last`; None when a currency or the time is not covered."""
    if of == into:
        return Rate(Interval(Fraction(1), Fraction(1)), first, last)
    if last < first:
        return None
    found = [r for r in (_on(of, into, day) for day in _days(first, last)) if r is not None]
    if not found:
        return None
    return Rate(Interval(min(found), max(found)), first, last)


def parts(unit: str | None) -> tuple[str, str] | None:
    """The currency of a unit and the rest of it: `USD/megatoken` -> (`USD`, `/megatoken`); None when it is no money."""
    if unit is None:
        return None
    code, slash, rest = unit.partition("/")
    if len(code) != 3 or not code.isascii() or not code.isupper():
        return None
    return code, slash + rest


def _days(first: datetime.date, last: datetime.date) -> tuple[datetime.date, ...]:
    length = (last - first).days
    step = max(1, length // SAMPLES)
    return (*(first + datetime.timedelta(days=n) for n in range(0, length, step)), last)


@functools.lru_cache(maxsize=4096)
def _on(of: str, into: str, day: datetime.date) -> Fraction | None:
    table = _table(day.year)
    if (
        table is None
        or of not in table.currencies
        or into not in table.currencies
        or not _covered(table, (of, into), day)
    ):
        return None
    amount = table.convert(1, of, into, date=day)
    return Fraction(amount) if isinstance(amount, Decimal) else Fraction(str(amount))


def _covered(table: Any, codes: tuple[str, ...], day: datetime.date) -> bool:  # noqa: ANN401 - the library has no types
    return all(code == "EUR" or table.bounds[code][0] <= day <= table.bounds[code][1] for code in codes)


@functools.lru_cache(maxsize=16)
def _table(year: int) -> Any:  # noqa: ANN401 - the library has no types
    """The rates of a year and its neighbours, None where there are none; all since 1999 take twenty times as long."""
    from currency_converter import CurrencyConverter

    table = CurrencyConverter(
        currency_file=None, fallback_on_missing_rate=True, fallback_on_wrong_date=True, decimal=True
    )
    wanted = tuple(f"{y}-" for y in (year - 1, year, year + 1))
    header, *days = _lines()
    held = [line for line in days if line.startswith(wanted)]
    if not held:
        return None
    table.load_lines([header, *held])
    return table


@functools.cache
def _lines() -> tuple[str, ...]:
    from currency_converter.currency_converter import CURRENCY_FILE, get_lines_from_zip

    with open(CURRENCY_FILE, "rb") as file:  # noqa: PTH123 - the library gives a name
        return tuple(get_lines_from_zip(file.read()))
