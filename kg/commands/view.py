"""``kg view``: the interactive page in a browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import typer

from kg.commands.common import part

EXAMPLE = "kg view out"


def run(folder: Path) -> None:
    """Open the interactive view in a browser."""
    file = part(folder, "graph.html")
    webbrowser.open(file.resolve().as_uri())
    typer.echo(str(file))
