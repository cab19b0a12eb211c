"""What several commands share: the parts of a built folder, progress, and what was not right."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.errors import InputError
from kg.pipeline import Progress as Told


def part(folder: Path, name: str) -> Path:
    """A file of a built folder.

    Raises :class:`~kg.errors.InputError` where the folder was not built or lacks that output.
    """
    file = folder / name
    if not file.is_file():
        raise InputError(f"{folder}: holds no {name}; run kg build … -o {folder} first")
    return file


@contextlib.contextmanager
def reading() -> Iterator[Told]:
    """A bar of the pages read, on standard error and only where somebody looks at it."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    console = Console(file=sys.stderr)
    with Progress(*columns, transient=True, disable=not sys.stderr.isatty(), console=console) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total, description=name)


def report(warnings: Iterable[str]) -> None:
    """Tell what was not right, a line each, on standard error."""
    for line in warnings:
        typer.echo(f"kg: {line}", err=True)
