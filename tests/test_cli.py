"""The command line: its help, its examples, its exit codes."""

from __future__ import annotations

import shlex
from glob import glob
from pathlib import Path

import pytest
import typer
from conftest import Run

import kg
from kg.cli import COMMANDS, app
from kg.resources import data_path

# Those that wait for somebody or need a server; each has tests of its own.
APART = {"serve"}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a checkout after ``make demo``."""
    (tmp_path / "data").symlink_to(data_path())
    monkeypatch.chdir(tmp_path)
    kg.build(manifest="data/pages/pages.csv").save("out")
    return tmp_path


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_ends_with_an_example_that_runs(
    name: str, run: Run, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = run(name, "--help")
    example = COMMANDS[name].EXAMPLE
    assert told.code == 0 and told.out.rstrip().endswith(f"Example: {example}")
    if name in APART:
        return
    monkeypatch.setattr("webbrowser.open", lambda address: address.startswith("file:"))
    first, *words = shlex.split(example)
    assert first == "kg"
    args = [file for word in words for file in (sorted(glob(word)) or [word])]
    done = run(*args)
    assert done.code == 0, done.err
    assert done.out


def test_every_option_and_argument_is_explained() -> None:
    command = typer.main.get_command(app)
    for name, sub in command.commands.items():  # type: ignore[attr-defined]
        for param in sub.params:
            assert getattr(param, "help", None), f"kg {name}: {param.name} has no help"


def test_an_error_is_one_line_with_exit_code_2(run: Run, tmp_path: Path) -> None:
    for args in (
        ("query", tmp_path, "officials"),
        ("build", tmp_path),
        ("eval", tmp_path, tmp_path / "x.json"),
    ):
        done = run(*args)
        assert done.code == 2 and done.err.startswith("kg: ") and done.err.count("\n") == 1, done
    assert run("build", "--nonsense").code == 2
    assert run("nonsense").code == 2


def test_the_version_is_told(run: Run) -> None:
    done = run("--version")
    assert done.code == 0 and done.out.startswith("kg ")
