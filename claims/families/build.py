"""Compiles the families into `catalogue.json`: surfaces from TOML and CLDR, factors from pint.

Comes in: `*.toml` beside this file. Goes out: one JSON file, the same bytes every time. Refuses conflicting
surfaces. A tool of the developer: no part of the program imports it.
"""

from __future__ import annotations

import json
import sys
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from claims.families import cldr
from claims.scripts import simplified
from claims.unit_words.guards import GUARDS, PARAMETRIC
from claims.unit_words.unitnames import powers
from claims.units import pint_definition

HERE: Final = Path(__file__).parent
TARGET: Final = HERE / "catalogue.json"

PREFIXES: Final = {
    "f": ("femto", "飞", -15),
    "p": ("pico", "皮", -12),
    "n": ("nano", "纳", -9),
    "µ": ("micro", "微", -6),
    "m": ("milli", "毫", -3),
    "c": ("centi", "厘", -2),
    "d": ("deci", "分", -1),
    "h": ("hecto", "百", 2),
    "k": ("kilo", "千", 3),
    "M": ("mega", "兆", 6),
    "G": ("giga", "吉", 9),
    "T": ("tera", "太", 12),
    "P": ("peta", "拍", 15),
    "E": ("exa", "艾", 18),
    "Z": ("zetta", "泽", 21),
}


SINGULAR: Final = "singular"
"""A mark and no test: the word counts one thing only."""


class ConflictError(ValueError):
    """One surface was given two meanings."""


class Builder:
    """Gathers surfaces and atoms of all families, and refuses what contradicts itself."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.signs: dict[str, list[str | None]] = {}
        self.words: dict[str, list[str | None]] = {}
        self.nouns: dict[str, list[str | None]] = {}
        self.before: dict[str, list[str]] = {}
        self.atoms: dict[str, tuple[str, str, str]] = {}
        self.defined: dict[str, str] = {}
        self.currencies: set[str] = set()
        self.not_nouns: set[str] = set()
        self.conflicts: list[str] = []

    def put(
        self, table: dict[str, list[str | None]], surface: str, row: list[str | None], *, weak: bool = False
    ) -> None:
        """Enter a surface; a weak one gives way to what is there."""
        while row and not row[-1]:
            row = row[:-1]
        test = row[4] if len(row) > 4 else None
        if test and test != SINGULAR and not is_test(test):
            self.conflicts.append(f"{surface!r} is guarded by {test!r}, and there is no such test")
        held = table.get(surface)
        if held is not None and not weak and (held[:3], held[4:]) != (row[:3], row[4:]):
            self.conflicts.append(f"{surface!r} is both {held} and {row}")
        if held is None:
            table[surface] = row

    def put_zh(self, surface: str, row: list[str | None], *, weak: bool = False) -> None:
        """Enter a Chinese surface in its simplified form; look-up folds."""
        self.put(self.signs, simplified(surface), row, weak=weak)

    def define(self, name: str, definition: str | None) -> None:
        """Note an atom's own definition."""
        if definition is None:
            return
        if self.defined.setdefault(name, definition) != definition:
            self.conflicts.append(f"{name} is defined twice: {self.defined[name]} and {definition}")


def is_test(name: str) -> bool:
    """Whether a test of context has this name."""
    kind, _, argument = name.partition(":")
    return kind in (PARAMETRIC if argument else GUARDS)


def compile_families() -> dict[str, Any]:
    """The tables, ready for JSON."""
    builder = Builder()
    families = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.toml"))]
    for family in families:
        for row in family.get("unit", []):
            add_unit(builder, family, row)
    for family in families:
        add_words(builder, family)
    money = next(family for family in families if family["family"] == "money")
    add_cldr(builder, set(money["weak_codes"]))
    add_signs(builder, money)
    add_atoms(builder)
    if builder.conflicts:
        raise ConflictError("; ".join(builder.conflicts))
    return {
        "signs": builder.signs,
        "words": builder.words,
        "nouns": builder.nouns,
        "before": builder.before,
        "atoms": builder.atoms,
        "currencies": sorted(builder.currencies),
        "not_nouns": sorted(builder.not_nouns),
    }


def add_words(builder: Builder, family: dict[str, Any]) -> None:
    """What a family has besides units: classifiers, nouns, words before the number, words that are no nouns."""
    for row in family.get("classifier", []):
        add_classifier(builder, row)
    for row in family.get("nouns_zh", []):
        for surface in row["zh"]:
            builder.put(builder.nouns, simplified(surface), [row["name"], "count"], weak=True)
    for row in family.get("before_words", []):
        for word in row["words"]:
            builder.before[simplified(word)] = [row["unit"], row.get("kind", "measure")]
    builder.not_nouns.update(family.get("not_nouns", "").split())


def add_unit(builder: Builder, family: dict[str, Any], row: dict[str, Any]) -> None:
    """All surfaces of one row, prefixed ones included."""
    kind = row.get("kind", family.get("kind", "measure"))
    name = row["name"]
    if kind == "measure" and "/" in name:
        kind = "rate"
    entry: list[str | None] = [name, kind, None, row.get("noun")]
    if row.get("dimension"):
        builder.define(name, "base")
    builder.define(name, row.get("define"))
    if kind == "money" and len(name) in (3, 4):
        builder.currencies.add(name)
        builder.define(name, "base")
    if family.get("zh_stand_apart"):
        row = {"direct_zh": [], **row}
    row = {"plurals_count": family.get("plurals_count", False), **row}
    add_surfaces(builder, row, entry)
    for letter in row.get("prefixes", "").split():
        word, zh, exponent = PREFIXES[letter]
        prefixed = word + name
        builder.define(prefixed, f"1e{exponent} {name}")
        row_zh = [zh + surface for surface in row.get("zh", [])] if letter in row.get("zh_prefixes", "").split() else []
        symbols = [row["prefix_symbol"]] if "prefix_symbol" in row else row.get("symbols", [])
        spelled = {
            "symbols": [
                spelling + symbol for symbol in symbols for spelling in ({"µ": ("µ", "μ")}.get(letter, (letter,)))
            ],
            "en": [prefix_word(word, surface) for surface in row.get("en", [])],
            "zh": row_zh,
        }
        add_surfaces(builder, spelled, [prefixed, kind], weak=True)


def add_surfaces(builder: Builder, row: dict[str, Any], entry: list[str | None], *, weak: bool = False) -> None:
    """The symbols and words of a row."""
    head = entry[:4] + [None] * (4 - len(entry))
    for symbol in row.get("symbols", []):
        builder.put(builder.signs, symbol, entry, weak=weak)
    for symbol, guard in row.get("guarded", {}).items():
        builder.put(builder.signs, symbol, [*head, guard])
    guards = row.get("guarded_zh", {})
    for surface in row.get("direct_zh", row.get("zh", [])):
        if surface not in guards:
            builder.put_zh(
                surface, [*head[:3], simplified(surface)] if entry[1] == "count" and not head[3] else entry, weak=weak
            )
    if entry[1] == "count":
        for surface in row.get("zh", []):
            builder.put(builder.nouns, simplified(surface), entry[:2], weak=True)
    for surface, guard in guards.items():
        noun = simplified(surface) if entry[1] == "count" and not head[3] else head[3]
        builder.put_zh(surface, [*head[:3], noun, guard])
    for word in row.get("en", []):
        add_word(builder, word, entry, weak=weak, plurals_count=row.get("plurals_count", False))


def add_word(builder: Builder, word: str, entry: list[str | None], *, weak: bool, plurals_count: bool = False) -> None:
    """An English word and its plural."""
    one, _, many = word.partition("|")
    many = many or plural(one)
    noun = entry[3] if len(entry) > 3 else None
    for surface in dict.fromkeys((one, many)):
        target = [*entry[:3], *([None] * (3 - len(entry[:3]))), noun or (surface if entry[1] == "count" else None)]
        if plurals_count and surface == one != many:
            target = [*target, SINGULAR]
        key = surface.lower().replace("-", " ").strip()
        builder.put(builder.words, key, target, weak=weak)
        if entry[1] == "money" and " " in key:
            builder.put(builder.words, key.replace(" ", ""), target, weak=True)


def prefix_word(prefix: str, word: str) -> str:
    """`meter|meters` -> `kilometer|kilometers`, and each word of a phrase only at its head."""
    one, bar, many = word.partition("|")
    return prefix + one + (bar + prefix + many if bar else "")


def plural(word: str) -> str:
    """The regular English plural."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def add_classifier(builder: Builder, row: dict[str, Any]) -> None:
    """Chinese classifiers: their unit is their own, or that of the noun behind them."""
    guards = row.get("guarded_zh", {})
    for surface in row["zh"]:
        noun = row.get("noun", simplified(surface))
        guard = guards.get(surface) or (None if "name" in row else "classifier")
        unit = row.get("name") or row.get("default")
        builder.put_zh(surface, [unit, "count", None, noun, guard], weak=True)


def add_cldr(builder: Builder, weak_codes: set[str]) -> None:
    """Names of units and currencies in CLDR, wherever the families have no word of their own for a surface."""
    known = {atom for row in (*builder.signs.values(), *builder.words.values()) if row[0] for atom, _ in powers(row[0])}
    for name, language, word in cldr.unit_words():
        if all(atom in known or atom.isdecimal() for atom, _ in powers(name)):
            add_name(builder, [name, "rate" if "/" in name else "measure"], language, word)
    for code in sorted(cldr.tender() - weak_codes | {"CNH"}):
        builder.put(builder.signs, code, [code, "money"], weak=True)
        builder.before.setdefault(code, [code, "money"])
    for code, language, word in cldr.currency_words():
        builder.currencies.add(code)
        builder.define(code, "base")
        add_name(builder, [code, "money"], language, word)


def add_name(builder: Builder, entry: list[str | None], language: str, word: str) -> None:
    """A word of CLDR, unless the surface is taken or is no plain word."""
    if language == "en":
        builder.put(builder.words, word.lower().replace("-", " "), entry, weak=True)
    elif len(word) > 1 and not any(character.isascii() or character in "（）" for character in word):
        builder.put_zh(word, entry, weak=True)


def add_signs(builder: Builder, family: dict[str, Any]) -> None:
    """What stands before an amount; signs and codes without words stand behind it too."""
    for row in family["before"]:
        for sign in row["signs"]:
            builder.before[simplified(sign)] = [row["unit"], "money"]
            is_code = sign.isalpha() and sign.isascii() and sign.isupper()
            if is_code or (not sign[-1].isalpha() and len(sign) < 5):
                builder.put(builder.signs, sign, [row["unit"], "money"], weak=True)
    for sign in family["small_letters"]:
        builder.before.setdefault(sign.lower(), builder.before[sign])
    for row in family["glued"]:
        builder.put(builder.signs, row["surface"], [row["unit"], "money", row["multiplier"], None, row.get("guard")])


def add_atoms(builder: Builder) -> None:
    """Factor, offset and base of every atom that a canonical name holds."""
    rows = [*builder.signs.values(), *builder.words.values(), *builder.nouns.values()]
    names = {atom for row in rows if row[0] for atom, _ in powers(row[0])}
    names |= set(builder.defined) | {atom for text in builder.defined.values() for atom, _ in powers(text.split()[-1])}
    for name in sorted(names):
        if not name.replace("e", "").replace("-", "").isdecimal() and "/" not in name and "*" not in name:
            base, factor, offset = definition(builder, name)
            builder.atoms[name] = (base, str(factor), str(offset))


def definition(builder: Builder, name: str) -> tuple[str, Fraction, Fraction]:
    """What a name is worth: our own definition first, then pint's; any other name is a dimension of its own."""
    from claims.unit_words.unitnames import named

    own = builder.defined.get(name)
    if own == "base":
        return name, Fraction(1), Fraction(0)
    if own is None:
        known = pint_definition(name)
        if known is None or not is_physical(name, builder):
            return name, Fraction(1), Fraction(0)
        return named(known[0]), known[1], known[2]
    number, _, unit = own.partition(" ")
    factor = Fraction(number)
    if not unit:
        return "1", factor, Fraction(0)
    bases: dict[str, int] = {}
    for atom, power in powers(unit):
        base, scale, _ = definition(builder, atom)
        factor *= scale**power
        for part, exponent in powers(base):
            bases[part] = bases.get(part, 0) + exponent * power
    return named(sorted((part, power) for part, power in bases.items() if power)), factor, Fraction(0)


def is_physical(name: str, builder: Builder) -> bool:
    """Whether pint's meaning is ours: a counted noun (`point`, `line`) is not the unit pint has by that name."""
    rows = [row for table in (builder.signs, builder.words) for row in table.values()]
    kinds = {row[1] for row in rows if row[0] == name}
    return "count" not in kinds and "money" not in kinds


def rendered() -> str:
    """The file's content."""
    tables = compile_families()
    parts = []
    for key, table in tables.items():
        if isinstance(table, dict):
            rows = ",\n".join(
                f"{json.dumps(k, ensure_ascii=False)}:{json.dumps(table[k], ensure_ascii=False)}" for k in sorted(table)
            )
            parts.append(f"{json.dumps(key)}:{{\n{rows}\n}}")
        else:
            parts.append(f"{json.dumps(key)}:{json.dumps(table, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(rendered(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: written\n")
