"""Fixed words of reports in the reader's language, and a finding's own words in it.

Comes in: the TOML files of `reports/wording`, a finding. Goes out: sentences. What has no translation is shown in
English. Refuses to know: layout.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from reports.model import ComparisonRecord, FindingRecord, PlaceRecord, RuleRecord, SkipRecord, SuggestionRecord

LANGUAGES = ("en", "zh")
_ORDER = ("page", "sheet", "section", "paragraph", "table", "cell", "row", "line", "column")
_GRID = frozenset(("table", "row", "column"))
"""Counted from 0 in a grid of cells; people count from 1."""
_TECHNICAL = frozenset(("box", "element", "format"))
"""For programs that want to go to the place."""


@functools.cache
def wording(language: str) -> Mapping[str, Mapping[str, str]]:
    """Every fixed word, by section and name; English for a language that is not known."""
    name = language.lower().replace("_", "-").partition("-")[0]
    known = name if name in LANGUAGES else "en"
    text = files("reports").joinpath("wording", f"{known}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of one language."""

    language: str

    def __call__(self, key: str, /, *values: object, **named: object) -> str:
        """The words `section.name`, with the values filled in."""
        section, _, name = key.partition(".")
        text = wording(self.language)[section][name]
        return text.format(*values, **named) if values or named else text

    def get(self, section: str, name: str, default: str) -> str:
        """The words for a name that may be unknown."""
        return wording(self.language).get(section, {}).get(name, default)

    def counted(self, severity: str, n: int) -> str:
        """`1 error`, `2 errors`, 2 处错误."""
        section = "severity" if n == 1 and self.language_code == "en" else "severities"
        return f"{n} {self(f'{section}.{severity}')}"

    def some(self, one: str, many: str, n: int) -> str:
        """`1 document`, `2 documents`."""
        return self(f"text.{one}") if n == 1 else self(f"text.{many}", n=n)

    @property
    def language_code(self) -> str:
        """`en` or `zh`: the language that is really spoken."""
        name = self.language.lower().replace("_", "-").partition("-")[0]
        return name if name in LANGUAGES else "en"


@dataclass(frozen=True, slots=True)
class Said:
    """A finding's words in one language."""

    title: str | None
    message: str
    notes: tuple[str | None, ...]
    """One for each place."""
    derivation: tuple[str, ...]
    suggestions: tuple[SuggestionRecord, ...]


def said(finding: FindingRecord, language: str) -> Said:
    """The finding's words in the language, in English where there is no translation."""
    notes = tuple(p.note for p in finding.places)
    other = finding.translations.get(Words(language).language_code)
    if other is None:
        return Said(finding.title, finding.message, notes, tuple(finding.derivation), tuple(finding.suggestions))
    fitting = tuple(other.notes) if len(other.notes) == len(notes) else notes
    return Said(
        other.title or finding.title,
        other.message,
        tuple(new or old for new, old in zip(fitting, notes, strict=True)),
        tuple(other.derivation or finding.derivation),
        tuple(other.suggestions or finding.suggestions),
    )


def explained(comparison: ComparisonRecord, language: str) -> str:
    """A comparison's explanation in the language."""
    return comparison.translations.get(Words(language).language_code) or comparison.explanation


def unread(skip: SkipRecord, language: str) -> str:
    """Why a file or a part of it was not read, in the language."""
    return skip.translations.get(Words(language).language_code) or skip.reason


def summarised(rule: RuleRecord, language: str) -> str:
    """A rule's summary in the language."""
    return rule.translations.get(Words(language).language_code) or rule.summary


def named(finding: FindingRecord, rules: Iterable[RuleRecord], language: str) -> str:
    """What kind of finding it is: the rule's name in English, its summary in other languages."""
    if Words(language).language_code != "en":
        for rule in rules:
            if rule.code == finding.code and (summary := rule.translations.get(Words(language).language_code)):
                return summary
    return finding.name.replace("-", " ")


def placed(place: PlaceRecord, words: Words) -> str:
    """Where a side stands: `a.txt:12`, or `a.docx, table 2, row 3` where the original has no lines."""
    if place.line is not None:
        return f"{place.document}:{place.line}"
    where = located(place.location, words)
    return words("location.between").join(filter(None, (place.document, where)))


def located(location: Mapping[str, str | int] | None, words: Words) -> str:
    """The place in a document that has no lines: `page 3, table 2, row 4`."""
    if not location:
        return ""
    hidden = _TECHNICAL | _GRID if "cell" in location else _TECHNICAL
    names = sorted(location.keys() - hidden, key=lambda n: (_ORDER.index(n) if n in _ORDER else len(_ORDER), n))
    from_zero = _GRID if "table" in location else frozenset()
    return words("location.between").join(_part(n, location[n], words, from_zero=n in from_zero) for n in names)


def _part(name: str, value: str | int, words: Words, *, from_zero: bool) -> str:
    if from_zero and isinstance(value, int):
        value += 1
    known = words.get("location", name, "")
    return known.format(value) if known else words("location.other", name=name.replace("_", " "), value=value)
