"""``kg gaps``: what is not known of posts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.table import table
from kg.gaps import MISSING, gaps
from kg.store import read_graph

EXAMPLE = "kg gaps out"


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """List posts whose holder, predecessor or period the papers do not tell."""
    found = gaps(read_graph(folder))
    if as_json:
        typer.echo(json.dumps([asdict(gap) for gap in found], ensure_ascii=False, indent=1))
        return
    rows = [[g.title, g.body, g.holder, *MISSING[g.missing], g.first, g.last] for g in found]
    names = ["职务 post", "单位 body", "人 person", "缺什么", "what is missing", "最早 first", "最晚 last"]
    typer.echo(table(names, rows))
    typer.echo(f"\n{len(found)} open questions 个待查问题")
