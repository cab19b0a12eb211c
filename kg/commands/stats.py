"""``kg stats``: counts of a built graph."""

from __future__ import annotations

from pathlib import Path

import typer

from kg.commands.common import part

EXAMPLE = "kg stats out"


def run(folder: Path) -> None:
    """Counts of a built graph."""
    typer.echo(part(folder, "report.json").read_text("utf-8"))
