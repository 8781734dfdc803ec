"""What units and measures are called for people, in English and Chinese: made from CLDR, the families and the lexicons.

`python -m auditor.naming` writes `reports/wording/names.json` anew, the same bytes every time. Names that a list does
not give well stand by hand in `reports/wording/*.toml` and are preferred. A tool of the developer: no part of the
program imports it.
"""

from __future__ import annotations

import functools
import json
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from claims.families import build, cldr
from claims.scripts import simplified
from reports.words import Words

TARGET: Final = Path(str(files("reports"))) / "wording" / "names.json"
SHORTEST: Final = 3
"""Letters that a word has at least: shorter ones (km, lb) are signs."""


class _Names(build.Builder):
    """Notes the first words that each unit is given, in the order of the families, and what has a prefix."""

    def __init__(self) -> None:
        super().__init__()
        self.english: dict[str, list[str]] = {}
        self.chinese: dict[str, str] = {}

    def put(
        self, table: dict[str, list[str | None]], surface: str, row: list[str | None], *, weak: bool = False
    ) -> None:
        """Enter a surface, and note it where it is a word for its unit."""
        super().put(table, surface, row, weak=weak)
        name = row[0]
        if name is None:
            return
        if table is self.words and len(surface) >= SHORTEST:
            self.english.setdefault(name, []).append(surface)
        elif all("\u3400" <= c <= "\u9fff" for c in surface):
            self.chinese.setdefault(name, surface)


def units() -> dict[str, tuple[str, str, str]]:
    """Name of a unit that is no product or quotient -> English singular and plural, Chinese.

    A currency keeps its code in English.
    """
    known = _Names()
    prefixed: dict[str, tuple[str, str, str]] = {}
    for path in sorted(build.HERE.glob("*.toml")):
        family = tomllib.loads(path.read_text(encoding="utf-8"))
        for row in family.get("unit", []):
            build.add_unit(known, family, row)
            prefixed.update(_prefixed(row))
        build.add_words(known, family)
    made: dict[str, tuple[str, str, str]] = {}
    for name, (one, many, chinese) in _plain(known).items():
        base, prefix, sign = prefixed.get(name, (name, "", ""))
        own = _by_hand(base, _plain(known).get(base, (one, many, chinese)))
        made[name] = (prefix + own[0], prefix + own[1], sign + own[2]) if prefix else (one, many, chinese)
    return made


def _prefixed(row: dict[str, Any]) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """The units that prefixes make of one: name -> base, English and Chinese prefix."""
    for letter in row.get("prefixes", "").split():
        english, chinese, _ = build.PREFIXES[letter]
        yield english + row["name"], (row["name"], english, chinese)


def _by_hand(name: str, words: tuple[str, str, str]) -> tuple[str, str, str]:
    english, chinese = (Words(language).get("unit", name, "") for language in ("en", "zh"))
    one, _, many = english.partition("|")
    return one or words[0], many or one or words[1], chinese or words[2]


@functools.cache
def _plain(known: _Names) -> dict[str, tuple[str, str, str]]:
    """Words of each unit as the lists give them."""
    listed: dict[tuple[str, str], list[str]] = {}
    for name, language, word in cldr.unit_words():
        listed.setdefault((name, language), []).append(simplified(word))
    money = {code: word for code, language, word in reversed(list(cldr.currency_words())) if language == "zh"}
    names = {*known.english, *known.chinese, *(n for n, _ in listed), *known.currencies, *money, *known.defined}
    return {name: _words(name, known, listed, money) for name in sorted(names) if not set("/*") & set(name)}


def _words(
    name: str, known: _Names, listed: dict[tuple[str, str], list[str]], money: dict[str, str]
) -> tuple[str, str, str]:
    plain = name.replace("_", " ")
    if name in known.currencies or name in money:
        return name, name, simplified(money.get(name) or known.chinese.get(name, name))
    english = listed.get((name, "en")) or known.english.get(name) or [plain, build.plural(plain)]
    chinese = [*filter(None, [known.chinese.get(name)]), *listed.get((name, "zh"), []), plain]
    return english[0], english[1] if len(english) > 1 else build.plural(english[0]), chinese[0]


def measures() -> dict[str, str]:
    """Canonical name of a measure -> its first Chinese word in the lexicons."""
    found = {}
    for path in sorted(Path(str(files("claims"))).joinpath("lexicons").glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).get("measure", {}).items():
            words = str(entry.get("zh", "")).split()
            if words:
                found[name] = words[0]
    return dict(sorted(found.items()))


def rendered() -> str:
    """The file's content."""
    parts = {
        "units": [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in units().items()],
        "measures": [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in measures().items()],
    }
    return "{\n" + ",\n".join(f'"{key}": {{\n' + ",\n".join(rows) + "\n}" for key, rows in parts.items()) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(rendered(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: written\n")
