"""``kg explain``: what is known of a thing."""

from __future__ import annotations

import csv
from pathlib import Path

import typer

from kg.commands.common import part
from kg.errors import InputError

EXAMPLE = "kg explain out 卫启明"


def run(folder: Path, name: str) -> None:
    """What is known of a thing, each fact with its words, file and offsets."""
    with part(folder, "facts.csv").open(encoding="utf-8", newline="") as rows:
        found = [
            r
            for r in csv.DictReader(rows)
            if name in (r["subject"], r["object"]) or r["subject"].startswith(name + " ")
        ]
    if not found:
        raise InputError(f"{name}: nothing of that name in {folder}; check the characters")
    for r in found:
        typer.echo(
            f"{r['subject']} {r['relation']} {r['object']}\n    “{r['quote']}” {r['file']} [{r['start']},{r['end']}) {r['confidence']} {r['rule']}"
        )
