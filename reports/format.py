"""The contract of a format, and how formats are found: one module of `reports.formats` each, with `FORMAT` in it.

A format turns a Report into text. It escapes at the last step, in its own module. Refuses to know: how the report came
about.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points

from reports.model import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How a person wants it shown; formats for machines take no notice."""

    language: str = "en"
    width: int = 100
    colour: bool = False
    limit: int | None = 10
    """How many findings the text format shows; None for all."""
    show: frozenset[str] = frozenset()
    """Extra parts: `uncorroborated`, `not-comparable`, `confirmed`; findings that are `known` or `waived`."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its usual file suffix, and the work."""

    name: str
    suffix: str
    render: Callable[[Report, Style], str]
    summary: str = ""


@functools.cache
def known_formats() -> dict[str, Format]:
    """Every format by its name.

    Raises:
        ImportError: a module of `reports.formats` has no `FORMAT`, or two formats share a name.
    """
    # By name: `from reports import formats` could find the function of that name.
    folder = importlib.import_module("reports.formats")
    found: dict[str, Format] = {}
    modules = [importlib.import_module(f"{folder.__name__}.{m.name}") for m in pkgutil.iter_modules(folder.__path__)]
    modules += [e.load() for e in entry_points(group="reports.formats")]
    for module in modules:
        item = getattr(module, "FORMAT", None)
        if not isinstance(item, Format) or item.name in found:
            message = f"{module.__file__}: a format's module needs FORMAT with a name of its own"
            raise ImportError(message)
        found[item.name] = item
    return dict(sorted(found.items()))


class UnknownFormat(ValueError):  # noqa: N818 - named for what went wrong, like the program's other errors
    """No format has this name; the message lists those there are."""


def render(report: Report, name: str, style: Style | None = None) -> str:
    """The report as text in the format `name`.

    Raises:
        UnknownFormat: no format has this name.
    """
    known = known_formats()
    if name not in known:
        message = f"no format {name!r}; there are {', '.join(known)}"
        raise UnknownFormat(message)
    return known[name].render(report, style or Style())
