"""The grammar of canonical unit names: `kilogram*meter**2/second**2` to powers of atoms and back.

Comes in: canonical names only, never words of a document. Refuses to know: what an atom is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

Powers = tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def powers(name: str) -> Powers:
    """The atoms of a name with their powers, in order of writing; a whole number is an atom like the others."""
    out: dict[str, int] = {}
    sign = 1
    for part in name.replace("**", "^").replace("*", " * ").replace("/", " / ").split():
        if part in "*/":
            sign = 1 if part == "*" else -1
            continue
        atom, _, power = part.partition("^")
        if atom != "1":
            out[atom] = out.get(atom, 0) + sign * int(power or 1)
    return tuple((atom, power) for atom, power in out.items() if power)


def named(parts: Iterable[tuple[str, int]]) -> str:
    """The canonical name of a product of powers: `meter/second**2`, `1/centimeter`."""
    parts = tuple(parts)
    above = "*".join(_power(atom, power) for atom, power in parts if power > 0)
    below = "".join("/" + _power(atom, -power) for atom, power in parts if power < 0)
    return (above or "1") + below


def product(*names: tuple[str, int]) -> str:
    """The name of a product of named units, each to a power, like atoms gathered."""
    out: dict[str, int] = {}
    for name, exponent in names:
        for atom, power in powers(name):
            out[atom] = out.get(atom, 0) + power * exponent
    return named((atom, power) for atom, power in out.items() if power)


@lru_cache(maxsize=4096)
def per(above: str, below: str) -> str:
    """The name of one unit per another; nothing is cancelled, so that persons per person stay readable."""
    return named((*powers(above), *((atom, -power) for atom, power in powers(below))))


def _power(atom: str, power: int) -> str:
    return atom if power == 1 else f"{atom}**{power}"
