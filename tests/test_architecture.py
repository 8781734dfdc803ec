"""Imports point the right way: claims and reports know neither one another nor the auditor; members of a folder do
not know one another.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(p for top in ("claims", "auditor", "reports") for p in (ROOT / top).rglob("*.py"))
FOLDERS = ("claims/languages", "auditor/rules", "auditor/readers", "auditor/commands", "reports/formats")
LIMIT = 500


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{a.name}" for a in node.names)


def _top_level_imports(path: Path) -> Iterator[str]:
    """Imports that run when the module is loaded, those for type checkers left out."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{a.name}" for a in node.names)


@pytest.mark.parametrize(
    ("package", "forbidden"), [("claims", ("auditor", "reports")), ("reports", ("auditor", "claims"))]
)
def test_a_package_below_knows_nothing_above_or_beside_it(package: str, forbidden: tuple[str, ...]) -> None:
    for path in (ROOT / package).rglob("*.py"):
        wrong = [i for i in _imports(path) if i.split(".")[0] in forbidden]
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_members_of_a_plural_folder_do_not_import_one_another(folder: str) -> None:
    package = folder.replace("/", ".")
    members = {p.stem for p in (ROOT / folder).glob("*.py")} - {"__init__"}
    for path in (ROOT / folder).glob("*.py"):
        wrong = [i for i in _imports(path) if i.startswith(f"{package}.") and i.split(".")[2] in members]
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


def test_only_the_unit_catalogue_imports_pint() -> None:
    importers = {_name(p) for p in MODULES if any(i.split(".")[0] == "pint" for i in _imports(p))}
    assert importers <= {"claims.units", "claims.factors"}, importers
    assert importers


def test_imports_at_load_time_make_no_cycle() -> None:
    names = {_name(p): p for p in MODULES}
    edges = {n: sorted({i for i in _top_level_imports(p) if i in names and i != n}) for n, p in names.items()}
    edges = {n: [t for t in ts if not n.startswith(t + ".") and not t.startswith(n + ".")] for n, ts in edges.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " > ".join([*path[path.index(name) :], name])
        if name not in done:
            for target in edges[name]:
                visit(target, (*path, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_a_page_with_a_docstring(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module says what comes in, what goes out and what it refuses to know"
    assert text.count("\n") <= LIMIT, f"{text.count(chr(10))} lines: this file has grown into two"
