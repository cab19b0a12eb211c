"""``kg view``: the interactive page in a browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.common import part

EXAMPLE = "kg view out"


def run(folder: Annotated[Path, typer.Argument(help="a folder that kg build made")]) -> None:
    """Open the interactive view in a browser."""
    file = part(folder, "graph.html")
    if not webbrowser.open(file.resolve().as_uri()):
        typer.echo("kg: no browser can be started here; open the file in one yourself", err=True)
    typer.echo(str(file))
