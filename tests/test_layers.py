"""Imports go one way, only the command line prints, and what is imported is declared."""

from __future__ import annotations

import ast
import contextlib
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FILES = {
    ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p
    for p in sorted((ROOT / "kg").rglob("*.py"))
}
#: The way the data goes. A part may import its own and earlier ones; what is not named here only may make no cycle.
WAY = [
    ("errors", "model"), ("resources",), ("ontology", "patterns", "gazetteer", "tokenizer"), ("decode", "read"),
    ("clean", "lines", "headlines", "bylines", "split"), ("mentions",), ("extract",), ("resolve",), ("graph",),
    ("corrections",), ("export",), ("output", "store"), ("built",), ("pipeline",), ("commands",), ("cli",),
]  # fmt: skip
STAGE = {name: at for at, names in enumerate(WAY) for name in names}


def imports(file: Path, *, top: bool = False) -> Iterator[str]:
    """The modules that a file imports; with ``top`` only those that it needs to be imported itself."""

    def walk(node: ast.AST) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            checking = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            if checking or (top and isinstance(child, ast.FunctionDef)):
                continue
            if isinstance(child, ast.Import):
                yield from (alias.name for alias in child.names)
            elif isinstance(child, ast.ImportFrom) and child.module:
                deeper = [f"{child.module}.{alias.name}" for alias in child.names]
                yield from ([d for d in deeper if d in FILES] or [child.module])
            yield from walk(child)

    yield from walk(ast.parse(file.read_text("utf-8")))


def part(module: str) -> str:
    return [*module.split("."), ""][1]


@pytest.mark.parametrize("module", FILES)
def test_imports_go_the_way_of_the_data(module: str) -> None:
    mine = STAGE.get(part(module))
    for other in imports(FILES[module]):
        theirs = STAGE.get(part(other)) if other.startswith("kg.") else None
        if mine is not None and theirs is not None:
            assert theirs <= mine, f"{module} is before {other}"


def test_no_module_needs_itself() -> None:
    needs = {m: {i for i in imports(f, top=True) if i in FILES and i != "kg"} for m, f in FILES.items()}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for other in sorted(needs[module]):
                visit(other, (*path, module))
            done.add(module)

    for module in needs:
        visit(module, ())


@pytest.mark.parametrize("module", [m for m in FILES if part(m) not in ("commands", "cli")])
def test_only_the_command_line_prints(module: str) -> None:
    calls = [n.func for n in ast.walk(ast.parse(FILES[module].read_text("utf-8"))) if isinstance(n, ast.Call)]
    assert not [c for c in calls if ast.unparse(c) in ("print", "typer.echo", "sys.stdout.write")]


def brought(*extras: str) -> set[str]:
    """What an install with these extras brings, by name: what is declared and what that needs itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(d for e in extras for d in project["optional-dependencies"][e])]
    found: set[str] = set()
    while lines:
        need = Requirement(lines.pop())
        name = canonicalize_name(need.name)
        if name not in found and "extra" not in str(need.marker):
            found.add(name)
            with contextlib.suppress(metadata.PackageNotFoundError):  # for another system than this
                lines += metadata.requires(name) or []
    return found


def test_what_is_imported_is_brought_by_an_install() -> None:
    owners = metadata.packages_distributions()
    used = {i.split(".")[0] for f in FILES.values() for i in imports(f)} - {"kg", *sys.stdlib_module_names}
    there = brought("neo4j", "serve", "ftm")
    assert {
        name for name in used if not {canonicalize_name(o) for o in owners.get(name, ())} & there
    } == set()
