"""``kg query``: a SPARQL question about a built graph."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.table import table
from kg.errors import QueryError
from kg.query import bind, find, questions, rows, to_csv, to_turtle
from kg.sparql import Answer
from kg.sparql_client import Worker

EXAMPLE = "kg query out officials --param place=太湖县"


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    question: Annotated[
        str, typer.Argument(help="the name of a bundled question, a .rq file or SPARQL text; none lists them")
    ] = "",
    param: Annotated[list[str] | None, typer.Option(help="name=value, bound and never pasted in")] = None,
    format: Annotated[
        Format | None, typer.Option(help="table, or turtle for a CONSTRUCT, unless said")
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="end the question after this time")] = 30.0,
    limit: Annotated[int, typer.Option(min=1, help="show at most so many rows")] = 10_000,
) -> None:
    """Answer a SPARQL question (a bundled one, a .rq file or text) about a built graph."""
    if not question:
        typer.echo(_list())
        return
    asked = find(question)
    text = bind(asked, param or ())
    with Worker(folder) as worker:
        answer = worker.ask(text, seconds=seconds, rows=limit)
    typer.echo(_write(answer, format), nl=False)
    if answer.more:
        typer.echo(f"kg: only the first {limit} rows are shown; --limit allows more", err=True)
        raise typer.Exit(1)


def _list() -> str:
    found = [[q.name, q.zh, q.en, " ".join(f"{p.name}=…" for p in q.params)] for q in questions().values()]
    return table(["name", "问题", "question", "--param"], found)


def _write(answer: Answer, form: Format | None) -> str:
    if answer.kind == "graph":
        if form not in (None, Format.TURTLE):
            raise QueryError(f"--format {form}: a CONSTRUCT or DESCRIBE gives triples; leave --format out")
        return to_turtle(answer)
    if form is Format.TURTLE:
        raise QueryError(
            "--format turtle: only CONSTRUCT and DESCRIBE give triples; choose table, csv or json"
        )
    if form is Format.JSON:
        return answer.body.decode() + "\n"
    if form is Format.CSV:
        return to_csv(answer)
    names, cells = rows(answer)
    if answer.kind == "ask":
        return f"{cells[0][0]}\n"
    note = "" if cells else "nothing found 没有找到\n"
    return f"{table(names, cells)}\n{note}"
