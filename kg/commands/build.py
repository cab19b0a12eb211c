"""``kg build``: pages to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.common import reading, report
from kg.output import FORMATS, chosen
from kg.pipeline import build
from kg.read import check_date

EXAMPLE = "kg build --manifest data/pages/pages.csv -o out"


def run(
    inputs: Annotated[list[Path] | None, typer.Argument(help="pages: .txt files or folders of them")] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="folder to write")] = Path("out"),
    date: Annotated[
        str, typer.Option(help="issue date, YYYY-MM-DD, where the file name does not tell it")
    ] = "",
    place: Annotated[str, typer.Option(help="the paper's own place, 河南省洛阳市")] = "",
    paper: Annotated[str, typer.Option(help="the paper's name")] = "",
    manifest: Annotated[Path | None, typer.Option(help="CSV: file,date,place,paper,page,url")] = None,
    corrections: Annotated[Path | None, typer.Option(help="CSV of human corrections, applied last")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="processes; the result does not depend on it")] = 1,
    formats: Annotated[
        str, typer.Option(help="outputs to write, comma-separated: " + ",".join(FORMATS))
    ] = "",
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="leave out claims under this")] = 0.0,
) -> None:
    """Build a graph from pages."""
    check_date(date, "--date")
    chosen(formats)
    with reading() as progress:
        built = build(
            *(inputs or ()), date=date, place=place, paper=paper, manifest=manifest, corrections=corrections,
            jobs=jobs, min_confidence=min_confidence, progress=progress,
        )  # fmt: skip
    built.save(out, formats=formats)
    report(built.graph.warnings)
    typer.echo(f"{len(built.graph.pages)} pages, {len(built.claims)} claims in {out}")
    if (out / FORMATS["html"]).exists():
        typer.echo(f"Open {out / FORMATS['html']} in a browser.")
    if built.graph.warnings:
        raise typer.Exit(1)
