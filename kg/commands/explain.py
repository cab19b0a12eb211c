"""``kg explain``: what is known of a thing."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.table import plain
from kg.explain import SECTIONS, Dossier, Evidence, dossiers
from kg.ontology import label
from kg.store import read_graph

EXAMPLE = "kg explain out 卫启明"


class Language(StrEnum):
    """The language of what is told about the words of the papers."""

    ZH = "zh"
    EN = "en"


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    name: Annotated[str, typer.Argument(help="a person, company, place, project, meeting or headline")],
    lang: Annotated[Language, typer.Option(help="language of the dossier")] = Language.ZH,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """A short dossier: each fact with its sentence, headline, date, file, offsets and confidence."""
    found = dossiers(read_graph(folder), name)
    if as_json:
        typer.echo(json.dumps([asdict(d) for d in found], ensure_ascii=False, indent=1))
        return
    typer.echo("\n\n".join("\n".join(lines(d, lang)) for d in found))


def lines(dossier: Dossier, lang: str) -> Iterator[str]:
    """A dossier as lines of text."""
    also = f" ({'、'.join(dossier.also)})" if dossier.also else ""
    yield plain(f"{dossier.name}{also}") + f" · {label(dossier.kind, lang)} · {dossier.id}"
    for section, facts in itertools.groupby(dossier.facts, key=lambda fact: fact.section):
        yield f"\n{SECTIONS[section][lang == 'en']}"
        for fact in facts:
            day = f"{fact.day}  " if fact.day else ""
            yield f"  {day}{plain(fact.en if lang == 'en' else fact.zh)}"
            yield from (f"      {_told(e)}" for e in fact.evidence)
    if not dossier.facts:
        yield {"zh": "\n没有其他事实", "en": "\nNothing else is known"}[lang]


def _told(e: Evidence) -> str:
    if e.sentence:
        paper = f"《{e.headline}》" if e.headline else ""
        words = f"“{e.sentence}” {paper} {e.date} {e.file} [{e.start},{e.end})"
    else:
        words = " ".join(x for x in (e.source, e.headline and f"《{e.headline}》", e.date, e.file) if x)
    return plain(f"{words} {e.confidence:.2f}")
