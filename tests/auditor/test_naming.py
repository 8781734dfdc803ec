"""The list of names is what the lists it is made from give, and every unit that can be read has one."""

from __future__ import annotations

import json

from auditor import naming
from claims.families import build
from reports.names import unit_name
from reports.words import Words


def test_the_list_of_names_is_up_to_date() -> None:
    assert naming.TARGET.read_text(encoding="utf-8") == naming.rendered(), "run python -m auditor.naming"


def test_every_unit_that_can_be_read_has_a_name_in_both_languages() -> None:
    catalogue = json.loads(build.TARGET.read_text(encoding="utf-8"))
    tables = ("signs", "words", "nouns", "before")
    units = sorted({row[0] for table in tables for row in catalogue[table].values() if row[0]})
    signs = {"GiB", "KiB", "MiB", "PiB", "TiB", "g", "pH", "ppb", "ppm", "wt%"}
    odd = [u for u in units if "_" in unit_name(u, Words("en")) or "*" in unit_name(u, Words("en"))]
    assert not odd
    plain = [n for u in units if (n := unit_name(u, Words("zh"))).isascii() and n.isalpha() and n not in signs]
    assert not [n for n in plain if not n.isupper()]
