"""The direction of imports: what lies below knows nothing of what lies above it.

Imports inside functions count, too; those that only type checkers follow do not.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parent.parent
#: Where a page may be drawn.
DRAWING = ("kg.cli", "kg.server", "kg.notebook", "kg.build_hook")
#: What each part imports nothing of; a name stands for all below it.
FORBIDDEN = {
    "kg.entry": ("kg.rdf", "pyoxigraph", "rdflib"),
    "kg.claims": (
        *("kg.api", "kg.build", "kg.cli", "kg.evidence", "kg.export", "kg.link", "kg.notebook", "kg.query"),
        *("kg.remote", "kg.server", "visualize"),
    ),
    "kg.check": (
        *("kg.api", "kg.build", "kg.cli", "kg.evidence", "kg.export", "kg.link", "kg.notebook", "kg.query"),
        *("kg.remote", "kg.server", "visualize"),
    ),
    "kg.evidence": ("kg.build", "kg.cli", "kg.server", "visualize"),
    "kg.link": ("kg.build", "kg.cli", "kg.export", "kg.server", "visualize"),
    "kg.reading": ("kg.cli", "kg.export", "kg.query", "kg.remote", "kg.server", "visualize"),
    "kg.query": ("kg.build", "kg.cli", "kg.remote", "kg.server", "visualize"),
    "kg.build": ("kg.cli", "kg.server", "kg.notebook", "visualize"),
    "kg.export": ("kg.cli", "kg.server", "visualize"),
    "visualize": ("kg.api", "kg.cli", "kg.notebook", "kg.server"),
}
#: All of kg that its foundation may import.
BELOW_RDF = ("kg.rdf", "kg.errors", "kg.files", "kg.sources", "kg.tables", "kg.version")


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _is_for_types(part: ast.AST) -> bool:
    return isinstance(part, ast.If) and isinstance(part.test, ast.Name) and part.test.id == "TYPE_CHECKING"


def _statements(part: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    for child in ast.iter_child_nodes(part):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif not _is_for_types(child):
            yield from _statements(child)


@cache
def _imports() -> dict[str, frozenset[str]]:
    """The modules that each module of ours imports."""
    paths = {_name(path): path for top in ("kg", "visualize") for path in (ROOT / top).rglob("*.py")}
    found = {}
    for name, path in paths.items():
        imported: set[str] = set()
        for statement in _statements(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(statement, ast.Import):
                imported |= {alias.name for alias in statement.names}
            else:
                assert statement.module, f"{name} imports relatively"
                parts = {f"{statement.module}.{alias.name}" for alias in statement.names}
                imported |= (parts & set(paths)) or {statement.module}
        found[name] = frozenset(imported)
    return found


def _is_in(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def _pairs() -> Iterator[tuple[str, str]]:
    for module, imported in _imports().items():
        for other in sorted(imported):
            yield module, other


def test_what_is_read_is_all_of_it() -> None:
    assert len(_imports()) > 130
    assert "visualize" in {other.partition(".")[0] for other in _imports()["kg.cli.draw"]}  # inside a function


@pytest.mark.parametrize("package", FORBIDDEN)
def test_what_lies_below_knows_nothing_of_what_lies_above(package: str) -> None:
    found = [pair for pair in _pairs() if _is_in(pair[0], package) and _is_in(pair[1], *FORBIDDEN[package])]
    assert found == []


def test_rdf_is_the_foundation() -> None:
    found = [pair for pair in _pairs() if _is_in(pair[0], "kg.rdf") and _is_in(pair[1], "kg", "visualize")]
    assert found != []
    assert [pair for pair in found if not _is_in(pair[1], *BELOW_RDF)] == []


def test_only_commands_service_notebook_and_wheel_draw() -> None:
    found = {pair[0] for pair in _pairs() if _is_in(pair[1], "visualize") and not _is_in(pair[0], "visualize")}
    assert found
    assert [module for module in found if not _is_in(module, *DRAWING)] == []


def test_no_circle() -> None:
    """Between the packages and modules that lie directly in kg, and visualize."""
    reasons: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for pair in _pairs():
        of, to = (".".join(name.split(".")[: 1 if name.startswith("visualize") else 2]) for name in pair)
        if of != to and _is_in(to, "kg", "visualize"):
            reasons[of, to].append(pair)
    circles = [part for part in nx.strongly_connected_components(nx.DiGraph(reasons.keys())) if len(part) > 1]
    assert [pairs for (of, to), pairs in reasons.items() for circle in circles if {of, to} <= circle] == []
