"""The command ``kg``: which commands there are, and how an error is told."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from kg.commands import (
    add,
    build,
    diff,
    evaluate,
    explain,
    export,
    gaps,
    place,
    query,
    serve,
    stats,
    validate,
    view,
)
from kg.commands.neo4j import app as neo4j_app
from kg.errors import KgError
from kg.provenance import version

COMMANDS = {
    "build": build,
    "add": add,
    "query": query,
    "explain": explain,
    "stats": stats,
    "gaps": gaps,
    "place": place,
    "validate": validate,
    "diff": diff,
    "export": export,
    "serve": serve,
    "view": view,
    "eval": evaluate,
}

app = typer.Typer(
    no_args_is_help=True,
    help="Local-government news to a graph you can check. 把地方政务新闻变成可核对的图谱。",
    epilog="Example: kg build --manifest data/pages/pages.csv -o out",
)
for _name, _module in COMMANDS.items():
    app.command(_name, epilog=f"Example: {_module.EXAMPLE}")(_module.run)
app.add_typer(neo4j_app, name="neo4j")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {version()}")
        raise typer.Exit


@app.callback()
def _top(
    told: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="tell the version and stop")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; an error that a user can mend is one line and exit code 2."""
    gc.set_threshold(50_000)  # the records of a graph make no cycles: looking for some took a fifteenth of a build
    try:
        app()
    except KgError as error:
        typer.echo(f"kg: {error}", err=True)
        raise SystemExit(2) from error
