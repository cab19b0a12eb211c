"""``kg diff``: what changed between two builds."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.explain import Language
from kg.commands.table import plain
from kg.diff import KINDS, Change, diff
from kg.store import read_graph

EXAMPLE = "kg diff out out"


def run(
    old: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    new: Annotated[Path, typer.Argument(help="another one, built later")],
    lang: Annotated[Language, typer.Option(help="language of what is told")] = Language.ZH,
    limit: Annotated[int, typer.Option(min=1, help="tell at most so many changes of a kind")] = 200,
    as_json: Annotated[bool, typer.Option("--json", help="all changes, for programs")] = False,
) -> None:
    """Tell in words which pages, things, facts and evidence were added, changed or withdrawn."""
    changes = diff(read_graph(old), read_graph(new))
    if as_json:
        typer.echo(json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=1))
        return
    english = lang is Language.EN
    counts = Counter(change.kind for change in changes)
    for kind, group in itertools.groupby(changes, key=lambda change: change.kind):
        typer.echo(f"{KINDS[kind][english]} ({counts[kind]})")
        for change in itertools.islice(group, limit):
            typer.echo(f"  {_sign(kind)} {_told(change, english)}")
        if counts[kind] > limit:
            typer.echo(f"  … {counts[kind] - limit}")
    if not changes:
        typer.echo("没有变化" if not english else "nothing changed")


def _sign(kind: str) -> str:
    return {"added": "+", "removed": "-"}.get(kind.partition("-")[2], "~")


def _told(change: Change, english: bool) -> str:
    at = f" {change.file}" if change.file and not change.kind.startswith("page") else ""
    at += f" [{change.start},{change.end})" if change.start >= 0 else ""
    quote = f" “{change.quote}”" if change.quote else ""
    return plain(f"{change.en if english else change.zh}{quote}{at}")
