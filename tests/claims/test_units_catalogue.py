"""The shipped catalogue is what the families, CLDR and pint say, and each family's examples are read as its units."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from claims import units
from claims.families import build
from claims.unit_words.catalogue import atoms, tables

FAMILIES = sorted(Path(build.__file__).parent.glob("*.toml"))
EXAMPLES = [
    pytest.param(text, example["unit"], id=f"{path.stem}-{example['unit']}-{text.strip()}")
    for path in FAMILIES
    for example in tomllib.loads(path.read_text(encoding="utf-8")).get("examples", [])
    for text in example["texts"]
]


def test_the_shipped_tables_are_up_to_date() -> None:
    shipped = build.TARGET.read_text(encoding="utf-8")
    assert build.rendered() == shipped, "run: python -m claims.families.build"


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_every_family_has_examples(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))["examples"]


@pytest.mark.parametrize(("text", "unit"), EXAMPLES)
def test_an_example_of_a_family_is_read_as_its_unit(text: str, unit: str) -> None:
    match = units.after("12" + text, 2)
    assert match is not None
    assert match.unit == unit


def test_a_surface_with_two_meanings_is_refused() -> None:
    builder = build.Builder()
    family = {"family": "length", "unit": []}
    build.add_unit(builder, family, {"name": "meter", "symbols": ["q"]})
    build.add_unit(builder, family, {"name": "foot", "symbols": ["q"]})
    assert builder.conflicts
    assert "'q'" in builder.conflicts[0]


def test_a_guard_that_does_not_exist_is_refused() -> None:
    builder = build.Builder()
    build.add_unit(builder, {"family": "length"}, {"name": "meter", "guarded": {"q": "no_such_test"}})
    assert "no_such_test" in builder.conflicts[0]


@pytest.mark.parametrize(
    ("name", "base", "factor"),
    [
        ("mile", "meter", Fraction(201168, 125)),
        ("kilowatt_hour", "joule", Fraction(3600000)),
        ("metric_ton", "kilogram", Fraction(1000)),
        ("ton", "kilogram", Fraction("907.18474")),
        ("oil_barrel", "meter**3", Fraction("0.158987294928")),
        ("mu", "meter**2", Fraction(2000, 3)),
        ("jin", "kilogram", Fraction(1, 2)),
        ("liang", "kilogram", Fraction(1, 20)),
        ("byte", "bit", Fraction(8)),
        ("megabyte", "bit", Fraction(8_000_000)),
        ("mebibyte", "bit", Fraction(8_388_608)),
        ("USD_cent", "USD", Fraction(1, 100)),
        ("CNY_jiao", "CNY", Fraction(1, 10)),
        ("basis_point", "1", Fraction(1, 10000)),
        ("kilometer/hour", "meter/second", Fraction(5, 18)),
        ("USD/megatoken", "USD/token", Fraction(1, 1_000_000)),
        ("turn", "degree", Fraction(360)),
        ("year", "second", Fraction(31557600)),
        ("teraFLOP/second", "FLOP/second", Fraction(10**12)),
    ],
)
def test_factors_are_exact(name: str, base: str, factor: Fraction) -> None:
    unit = units.unit(name)
    assert (unit.base, unit.factor) == (base, factor)


@pytest.mark.parametrize(
    ("name", "dimension"),
    [
        (None, "[]"),
        ("percent", "[]"),
        ("USD", "[currency]"),
        ("EUR_cent", "[currency]"),
        ("hour", "[time]"),
        ("kilometer", "[length]"),
        ("meter**2", "[length] ** 2"),
        ("kilometer/hour", "[length] / [time]"),
        ("GPU*hour", "[GPU] * [time]"),
        ("token", "[token]"),
        ("person", "[person]"),
        ("byte", "[information]"),
        ("FLOP", "[FLOP]"),
        ("hertz", "1 / [time]"),
        ("USD/token", "[currency] / [token]"),
    ],
)
def test_dimensions_follow_pint_with_our_own_beside(name: str | None, dimension: str) -> None:
    assert units.unit(name).dimension == dimension


@pytest.mark.parametrize(
    "name", ["meter", "kilogram", "hour", "pound", "acre", "gallon", "knot", "kilopascal", "volt", "hertz"]
)
def test_what_pint_knows_is_as_pint_says(name: str) -> None:
    known = units.pint_definition(name)
    assert known is not None
    assert known[1:] == atoms()[name][1:]


def test_pint_is_not_asked_what_it_does_not_know() -> None:
    assert units.pint_definition("no_such_unit_at_all") is None


def test_an_unknown_noun_is_a_dimension_of_its_own() -> None:
    unit = units.unit("lighthouse")
    assert (unit.dimension, unit.base) == ("[lighthouse]", "lighthouse")
    assert unit.factor == 1


def test_every_surface_is_reachable_by_the_lengths_noted_for_it() -> None:
    known = tables()
    for surface in known.signs:
        head = surface[0]
        assert len(surface) in known.sign_lengths.get(head, ()) or build_latin(surface)


def build_latin(surface: str) -> bool:
    from claims.unit_words.catalogue import LATIN

    match = LATIN.match(surface)
    return match is not None and (match.end() == len(surface) or len(surface) in tables().mixed_lengths[match.group()])


def test_reading_units_imports_neither_pint_nor_babel() -> None:
    code = "import sys; from claims import units; units.after('5 km', 1); units.unit('mile'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pint", "babel"} & set(done.stdout.split())
