"""``kg neo4j load``: a built graph into a running Neo4j."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from kg.errors import LoadError
from kg.neo4j_load import load
from kg.store import read_graph

EXAMPLE = "kg neo4j load out --uri bolt://localhost:7687"

app = typer.Typer(no_args_is_help=True, help="A built graph in Neo4j. 把图谱载入 Neo4j。")


@app.callback()
def _group() -> None:
    """Keep ``load`` a word of its own while it is the only one."""


@app.command("load", epilog=f"Example: NEO4J_PASSWORD=… {EXAMPLE}")
def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    uri: Annotated[
        str, typer.Option(help="bolt:// or neo4j://, with +s or +ssc for TLS")
    ] = "bolt://localhost:7687",
    user: Annotated[str, typer.Option(help="who loads")] = "neo4j",
    database: Annotated[str, typer.Option(help="which of the server's databases")] = "neo4j",
    replace_pages: Annotated[
        bool, typer.Option("--replace-pages", help="remove what the pages of this graph no longer say")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="the counts as JSON")] = False,
) -> None:
    """Load a built graph into Neo4j; a second time changes nothing, and after a break the rest is loaded.

    The password is that of the variable NEO4J_PASSWORD, or is asked for.
    """
    graph = read_graph(folder)
    password = os.environ.get("NEO4J_PASSWORD") or _ask(user, uri)
    with Progress(transient=True, disable=not sys.stderr.isatty()) as bar:
        tasks: dict[str, int] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done)  # type: ignore[arg-type]

        told = load(graph, uri, user, password, database=database, replace_pages=replace_pages, progress=show)
    if as_json:
        typer.echo(json.dumps(asdict(told) | {"changes": told.changes}))
        return
    typer.echo(f"{len(graph.pages)} pages, {len(graph.claims)} claims are in {uri}, database {database}.")
    for name, count in asdict(told).items():
        if count:
            typer.echo(f"  {count} {name.replace('_', ' ')}")
    if not told.changes:
        typer.echo("  nothing changed: all of it was there")


def _ask(user: str, uri: str) -> str:
    if not sys.stdin.isatty():
        raise LoadError("no password; set the variable NEO4J_PASSWORD")
    return str(typer.prompt(f"password of {user} at {uri}", hide_input=True))
