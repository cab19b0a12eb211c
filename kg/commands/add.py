"""``kg add``: further pages into an existing folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.common import part, reading, report
from kg.output import FORMATS
from kg.pipeline import add
from kg.read import check_date

EXAMPLE = "kg add out --manifest data/pages/pages.csv"


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    inputs: Annotated[list[Path] | None, typer.Argument(help="pages: .txt files or folders of them")] = None,
    date: Annotated[
        str, typer.Option(help="issue date, YYYY-MM-DD, where the file name does not tell it")
    ] = "",
    place: Annotated[str, typer.Option(help="the paper's own place, 河南省洛阳市")] = "",
    paper: Annotated[str, typer.Option(help="the paper's name")] = "",
    manifest: Annotated[Path | None, typer.Option(help="CSV: file,date,place,paper,page,url")] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="CSV of human corrections, in place of those of the build")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="processes; the result does not depend on it")] = 1,
) -> None:
    """Add pages to a built graph: new ones are added, changed ones replaced, unchanged ones skipped."""
    check_date(date, "--date")
    part(folder, "pages.jsonl")
    with reading() as progress:
        built, told, warnings = add(
            folder, *(inputs or ()), date=date, place=place, paper=paper, manifest=manifest,
            corrections=corrections, jobs=jobs, progress=progress,
        )  # fmt: skip
    if built:
        warnings = built.graph.warnings
        built.save(folder, formats=",".join(f for f, name in FORMATS.items() if (folder / name).exists()))
    report(warnings)
    typer.echo(
        f"{told['new']} pages added, {told['changed']} replaced, {told['unchanged']} unchanged in {folder}"
    )
    if warnings:
        raise typer.Exit(1)
