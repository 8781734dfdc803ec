"""Where settings come from: command line over `AUDITOR_*` over the nearest `auditor.toml` or `[tool.auditor]` over
the defaults.

Comes in: what the command line gave, the environment, a folder to start from. Goes out: Options and where each of
them was set.
Refuses to know: what a setting does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from auditor.errors import AuditorError, nearest
from auditor.options import Options

FILE: Final = "auditor.toml"
PROJECT: Final = "pyproject.toml"
PREFIX: Final = "AUDITOR_"
NOT_SETTINGS: Final = frozenset({"AUDITOR_VENV"})
"""Variables of this prefix that are the development scripts' own."""
LISTS: Final = frozenset({"select", "ignore", "include", "exclude", "against", "reference", "pairs", "authority"})
"""In the environment these are parted by commas."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The options, where each one was set, and the folder of the configuration file."""

    options: Options
    origin: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None


def resolve(
    given: Mapping[str, Any],
    *,
    config: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    isolated: bool = False,
) -> Settings:
    """The settings of a run.

    Args:
        given: what the command line set, by option name; None values were not given.
        config: `KEY=VALUE` pairs of the command line, values in TOML (bare words are text).
        environment: variables; those that begin with `AUDITOR_` count.
        folder: where to look for a configuration file, upwards.
        isolated: whether files and the environment are left out.

    Raises:
        AuditorError: a key is not known, a value does not fit, or a file is not TOML.
    """
    values: dict[str, Any] = {}
    origin: dict[str, str] = {}
    file = None if isolated else nearest_file(folder or Path.cwd())
    layers: list[tuple[str, Mapping[str, Any]]] = []
    if file:
        layers.append((str(file), _keyed(_table(file), str(file))))
    if not isolated:
        layers.append(("environment", _from_environment(environment or {})))
    layers.append(("--config", _keyed(dict(_pair(text) for text in config), "--config")))
    layers.append(("command line", {k: v for k, v in given.items() if v not in (None, (), [])}))
    for name, layer in layers:
        values.update(layer)
        origin.update(dict.fromkeys(layer, name))
    return Settings(_validated(values, origin), origin, file)


def nearest_file(folder: Path) -> Path | None:
    """The nearest `auditor.toml`, or `pyproject.toml` with a table `[tool.auditor]`, in the folder or above it."""
    for place in (folder.resolve(), *folder.resolve().parents):
        if (place / FILE).is_file():
            return place / FILE
        project = place / PROJECT
        if project.is_file() and "auditor" in _tool_tables(project):
            return project
    return None


def shown(settings: Settings) -> str:
    """Every setting, its value and where it was set, a line each."""
    lines = []
    for key, value in settings.options.model_dump(mode="json").items():
        lines.append(f"{key.replace('_', '-')} = {value!r}  # {settings.origin.get(key, 'default')}")
    return "\n".join(lines)


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        message = f"{file} is not valid TOML: {problem}"
        raise AuditorError(message, "mend the line it names, or run with --isolated") from problem
    except OSError as problem:
        message = f"cannot read {file}: {problem.strerror}"
        raise AuditorError(message, "or run with --isolated") from problem


def _tool_tables(project: Path) -> Mapping[str, Any]:
    tables = _parsed(project).get("tool")
    return tables if isinstance(tables, dict) else {}


def _table(file: Path) -> Mapping[str, Any]:
    data = _parsed(file)
    table = data if file.name == FILE else data["tool"]["auditor"]
    if not isinstance(table, dict):
        message = f"{file}: [tool.auditor] must be a table"
        raise AuditorError(message)
    return table


def _keyed(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The table with its keys as option names; `aliases.names` and `aliases.measures` are unfolded."""
    aliases = table.get("aliases", {})
    flat = {**{k: v for k, v in table.items() if k != "aliases"}, **(aliases if isinstance(aliases, dict) else {})}
    known = Options.model_fields
    out = {}
    for key, value in flat.items():
        name = key.replace("-", "_")
        if name not in known:
            message = f"{where}: no setting {key!r}"
            hint = nearest(name, known)
            raise AuditorError(message, hint.replace("_", "-") if hint else "see: auditor check --show-settings")
        out[name] = value
    return out


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    table = {
        key.removeprefix(PREFIX).lower(): _value(key.removeprefix(PREFIX).lower(), text)
        for key, text in environment.items()
        if key.startswith(PREFIX) and key not in NOT_SETTINGS
    }
    for key in table:
        if key not in Options.model_fields and key != "aliases":
            message = f"environment: no setting {PREFIX}{key.upper()}"
            hint = nearest(key, Options.model_fields)
            near = hint.upper().replace("DID YOU MEAN ", f"did you mean {PREFIX}") if hint else None
            raise AuditorError(
                message, near or "see: auditor check --show-settings; or unset it, or run with --isolated"
            )
    return _keyed(table, "environment")


def _pair(text: str) -> tuple[str, Any]:
    key, equals, value = text.partition("=")
    if not equals:
        message = f"--config {text}: KEY=VALUE is wanted"
        raise AuditorError(message, "for example: --config link-confidence=0.6")
    return key.strip(), _value(key.strip().replace("-", "_"), value.strip())


def _value(key: str, text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """A TOML value; what is none is text, parted at commas for lists."""
    try:
        return tomllib.loads(f"x = {text}")["x"]
    except tomllib.TOMLDecodeError:
        return [part.strip() for part in text.split(",") if part.strip()] if key in LISTS else text


def _validated(values: Mapping[str, Any], origin: Mapping[str, str]) -> Options:
    try:
        return Options.model_validate(values)
    except ValidationError as problem:
        raise AuditorError("\n".join(_complaints(problem.errors(), origin))) from problem


def _complaints(errors: Iterable[Any], origin: Mapping[str, str]) -> Iterable[str]:
    for error in errors:
        key = str(error["loc"][0])
        rest = ".".join(map(str, error["loc"][1:]))
        place = f"{key.replace('_', '-')}{'.' + rest if rest else ''}"
        what = error["msg"].removeprefix("Value error, ")
        yield f"{origin.get(key, 'settings')}: {place}: {what} (given: {error['input']!r})"
