"""Which kinds of names can be what a measure is of: a population is a country's, an age is a person's, a revenue neither's.

Comes in: the kind of a name and a measure. Goes out: what it costs to take them together. Refuses to know: texts.
"""

from __future__ import annotations

from typing import Final

from claims.lexicon import PLACES

ORGANISATIONS: Final = frozenset({"company", "family", "product", "index", "institution", "team", "unknown"})
OF_PEOPLE: Final = frozenset(
    "age height weight_mass salary net_worth born died elected resigned sentence points goals assists rebounds steals blocks "
    "donation counts_charged family_members arrested_on convicted shots saves touchdowns yards home_runs games wins".split()
)
OF_PLACES: Final = frozenset(
    "population gdp gdp_growth inflation unemployment_rate exports imports trade_total trade_balance budget_deficit "
    "foreign_reserves retail_sales industrial_output fixed_investment public_revenue public_spending temperature rainfall area "
    "interest_rate tariff_rate life_expectancy birth_rate births household_income producer_prices emissions forest_cover "
    "electricity_consumption electricity_generation turnout infections vaccinated students visitors house_price jobs".split()
)
REACH: Final = 90
"""Characters beyond which a name in the same clause is too far to be grammar."""


def misfit(kind: str, measure: str | None) -> float:
    """What it costs a name of this kind to be what such a measure is of."""
    if kind == "source":
        return REACH
    if kind in PLACES:
        return 0 if (measure or "").removesuffix("_change") in OF_PLACES else REACH
    if kind == "person":
        return 0 if measure in OF_PEOPLE or measure is None else REACH
    return 3 if kind == "unknown" else 0
