"""``kg stats``: counts of a built graph."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.table import table
from kg.ontology import term
from kg.stats import Stats, stats
from kg.store import read_graph

EXAMPLE = "kg stats out"
_COUNTED = {"pages": "版面", "claims": "陈述", "facts": "事实"}


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    top: Annotated[int, typer.Option(min=1, help="how many rows of each ranking")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Counts of a built graph: what it holds, who is central, who was together, the biggest projects."""
    told = stats(read_graph(folder), top)
    if as_json:
        typer.echo(json.dumps(asdict(told), ensure_ascii=False, indent=1))
        return
    for title, names, rows in _parts(told):
        if rows:
            typer.echo(f"{title}\n{table(names, rows)}\n")


def _parts(told: Stats) -> list[tuple[str, list[str], list[list[str]]]]:
    counts = [[_COUNTED.get(k) or term(k).labels["zh"], k, str(n)] for k, n in told.counts.items()]
    return [
        ("数量 What it holds", ["类别", "what", "数 number"], counts),
        (
            "核心人物 Who is central", ["人 person", "活动 events", "同场者 people met"],
            [[c.person, str(c.events), str(c.people)] for c in told.central],
        ),
        (
            "同场最多 Most often together", ["甲 one", "乙 other", "次 events", "最早 first", "最晚 last"],
            [[p.one, p.other, str(p.events), p.first, p.last] for p in told.together],
        ),
        (
            "最大的项目 Biggest projects", ["项目 project", "亿元 ×10⁸ yuan", "投资方 investors", "所在地 places"],
            [
                [p.name, f"{float(p.yuan) / 1e8:g}", "、".join(p.investors), "、".join(p.places)]
                for p in told.projects
            ],
        ),
    ]  # fmt: skip
