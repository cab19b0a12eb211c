"""``kg validate``: whether a graph can be trusted."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.table import plain
from kg.validate import to_turtle, validate
from kg.validate_index import Problem

EXAMPLE = "kg validate out"


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    limit: Annotated[int, typer.Option(min=1, help="tell at most so many problems")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="all problems, for programs")] = False,
    shacl: Annotated[
        Path | None, typer.Option(help="write the SHACL validation report (Turtle) here")
    ] = None,
) -> None:
    """Check shapes, terms, claims and their characters; exit code 1 where something is not right."""
    checked = validate(folder)
    if shacl and checked.report is not None:
        shacl.write_text(to_turtle(checked.report), "utf-8", newline="\n")
    if as_json:
        found = {"triples": checked.triples, "problems": [asdict(p) for p in checked.problems]}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for problem in checked.problems[:limit]:
            typer.echo(_tell(problem))
        _sum(checked.problems, limit, checked.triples)
    if checked.problems:
        raise typer.Exit(1)


def _tell(problem: Problem) -> str:
    at = f" [{problem.start},{problem.end})" if problem.start >= 0 else ""
    quote = f" “{plain(problem.quote)}”" if problem.quote else ""
    return f"{problem.file or 'graph'}{at}{quote}\n    {plain(problem.zh)}\n    {plain(problem.en)} ({problem.subject})"


def _sum(problems: tuple[Problem, ...], limit: int, triples: int) -> None:
    if len(problems) > limit:
        kinds = Counter(p.code.partition(":")[0] for p in problems)
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
        typer.echo(f"… and {len(problems) - limit} more ({told}); --limit shows more")
    verdict = f"{len(problems)} problems 个问题" if problems else "nothing wrong 没有问题"
    typer.echo(f"{triples} triples checked 条三元组: {verdict}")
