"""A folder -> the files in it that are documents, in order of name, and what was not followed or is not readable.

Left out without a word, as every tool does: hidden names, what .gitignore or `exclude` names, folders of packages, and
what this program itself wrote there: saved runs, their renderings for machines, the baseline.
Refuses to know: what is in the files beyond their first bytes.
"""

from __future__ import annotations

import functools
import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from auditor import reader
from auditor.document import Skip
from auditor.options import Options
from auditor.reading import encodings

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_OWN: Final = re.compile(
    rb"""\{\s{0,9}(?:
        "schema_version":\s?"[\d.]+",\s{0,9}"tool":\s?\{\s{0,9}"name":\s?"auditor"  # a saved run
      | (?:"\$schema":\s?"[^"]{0,200}",\s{0,9})?"version":\s?"2\.1\.0",\s{0,9}"runs":\s?\[\s{0,9}\{\s{0,9}
        "tool":\s?\{\s{0,9}"driver":\s?\{\s{0,9}"name":\s?"auditor"  # SARIF
      | "source":\s?\{\s{0,9}"name":\s?"auditor"  # rdjson
      | "code":\s?"[A-Z]{3}\d{3}",\s?"name":\s?"[a-z-]+",\s?"severity"  # jsonl
      | "fingerprint":\s?"[0-9a-f]{16}",\s?"decision":\s?"  # a baseline
    )""",
    re.VERBOSE,
)
PACKAGES: Final = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "__MACOSX"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and the name it is shown by."""

    path: Path
    name: str


def files_of(folder: Path, name: str, options: Options) -> Iterator[Found | Skip]:
    """The documents of a folder and all folders below it, in order of name."""
    root = Path(os.path.realpath(folder))
    pictures: list[str] = []
    wanted, unwanted = _spec(options.include), _spec(options.exclude)
    for item in _walk(folder, "", root, options, ()):
        if isinstance(item, tuple):
            relative, reason = item
            yield Skip(_joined(name, relative), reason)
            continue
        if unwanted.match_file(item) or (options.include and not wanted.match_file(item)):
            continue
        suffix = PurePosixPath(item).suffix.lower()
        if suffix in _kinds("pictures"):
            pictures.append(item)
        elif options.include or _is_document(folder / item, suffix):
            yield Found(folder / item, _joined(name, item))
    if pictures:
        kinds = ", ".join(sorted({PurePosixPath(p).suffix.lower() for p in pictures}))
        reason = f"{len(pictures)} file(s) of kind {kinds} are not read (the first is {pictures[0]})"
        yield Skip(name, f"{reason}: text in pictures is not seen")


def shown(path: str | Path) -> str:
    """The path as it is shown: as given, with `/` between its parts, what is no character as U+FFFD."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return text.replace(os.sep, "/")


def _joined(folder: str, relative: str) -> str:
    return shown(str(PurePosixPath(folder) / relative))


def _is_document(path: Path, suffix: str) -> bool:
    if suffix in (".json", ".jsonl", ".sarif") and _is_own(path):
        return False
    if reader.of_suffix(path.name):
        return True
    if suffix in _kinds("code"):
        return False
    if suffix:
        return True  # of an unknown kind: its reader finds out, and says so when it fails
    try:
        with path.open("rb") as file:
            head = file.read(reader.HEAD)
    except OSError:
        return True  # loading it will say why not
    return not encodings.is_binary(head) or reader.choose(path.name, head).name != reader.FALLBACK


def _is_own(path: Path) -> bool:
    """Whether this program wrote the file, as the first bytes of its formats for machines tell."""
    if not path.is_file():
        return False  # a pipe would never answer
    try:
        with path.open("rb") as file:
            head = file.read(reader.HEAD)
    except OSError:
        return False  # loading it will say why not
    return _OWN.match(head) is not None


def _walk(
    folder: Path, below: str, root: Path, options: Options, ignores: Sequence[tuple[str, GitIgnoreSpec]]
) -> Iterator[str | tuple[str, str]]:
    """Paths relative to the root folder; or a path with the reason why it is not followed."""
    try:
        entries = sorted(os.scandir(folder / below), key=lambda e: e.name)
    except OSError as error:
        yield below or ".", f"the folder cannot be listed: {error.strerror or error}"
        return
    if options.gitignore and any(e.name == ".gitignore" for e in entries):
        ignores = (*ignores, (below, _ignore_file(folder / below / ".gitignore")))
    for entry in entries:
        relative = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith((".", "~$")) or entry.name in PACKAGES:
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if any(spec.match_file(_within(base, relative) + ("/" if is_folder else "")) for base, spec in ignores):
            continue
        if entry.is_symlink():
            reason = _link_trouble(Path(entry.path), root)
            if reason:
                yield relative, reason
        elif is_folder:
            yield from _walk(folder, relative, root, options, ignores)
        else:
            yield relative


def _within(base: str, relative: str) -> str:
    return relative[len(base) + 1 :] if base else relative


def _link_trouble(link: Path, root: Path) -> str | None:
    """Why a link is not followed; None where its target is in the folder and so is read at its own place."""
    target = Path(os.path.realpath(link))
    if not target.exists():
        return "a symbolic link to nothing"
    if target == root or root in target.parents:
        return None
    return "a symbolic link out of the folder is not followed; name its target to read it"


def _spec(patterns: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _ignore_file(path: Path) -> GitIgnoreSpec:
    try:
        return _spec(path.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return _spec(())


@functools.cache
def _kinds(which: str) -> frozenset[str]:
    with Path(__file__).with_name("kinds.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[which])
