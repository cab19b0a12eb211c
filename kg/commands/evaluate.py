"""``kg eval``: a built graph against gold pages."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.evaluate import Evaluation, evaluate
from kg.gold import read_gold
from kg.score import Score, total
from kg.store import read_graph

EXAMPLE = "kg eval out data/pages/*.json"


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    gold: Annotated[list[Path], typer.Argument(help="gold pages; their counts are added up")],
    show: Annotated[bool, typer.Option(help="list what is missed and what is wrong")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Precision, recall and F1 of a built graph against gold pages, by kind and by relation."""
    graph = read_graph(folder)
    told = [evaluate(graph, read_gold(file)) for file in gold]
    entities, facts = summed(t.entities for t in told), summed(t.facts for t in told)
    found, asked, held = (sum(t.articles[i] for t in told) for i in range(3))
    if as_json:
        data = {
            "entities": {k: _numbers(s) for k, s in entities.items()},
            "facts": {k: _numbers(s) for k, s in facts.items()},
            "articles": {"found": found, "asked": asked, "in_graph": held},
        }
        typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    typer.echo(table("entities", entities))
    typer.echo(table("facts", facts))
    typer.echo(f"articles found {found} of {asked} (the graph has {held})")
    if show:
        for line in (line for file, t in zip(gold, told, strict=True) for line in _listed(file.name, t)):
            typer.echo(line)


def summed(tables: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """Tables of several pages added up by row, and their ``total``."""
    out: dict[str, Score] = defaultdict(Score)
    for one in tables:
        for name, score in one.items():
            out[name] += score
    return {**dict(sorted(out.items())), "total": total(out.values())}


def table(title: str, scores: Mapping[str, Score]) -> str:
    """Scores as lines of a table."""
    lines = [f"{title:14}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'wrong':>7}{'missed':>8}"]
    for name, s in scores.items():
        numbers = f"{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.right:8}{s.wrong:7}{s.missed:8}"
        lines.append(f"{name:14}{numbers}")
    return "\n".join(lines) + "\n"


def _numbers(score: Score) -> dict[str, float]:
    return {
        **asdict(score),
        "precision": round(score.precision, 6),
        "recall": round(score.recall, 6),
        "f1": round(score.f1, 6),
    }


def _listed(page: str, told: Evaluation) -> list[str]:
    parts = {
        "missed": [*told.missed_entities, *told.missed_facts],
        "wrong": [*told.made_up_entities, *told.wrong_facts],
        "taken for": told.confused,
    }
    return [f"{page}: {what}: {' | '.join(row)}" for what, rows in parts.items() for row in rows]
