"""The command ``kg``: the only module that prints."""

from __future__ import annotations

import re
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from kg.errors import InputError, KgError, QueryError
from kg.pipeline import build as build_pages

app = typer.Typer(
    no_args_is_help=True, help="Local-government news to a graph you can check. 例: kg build page.txt -o out"
)
_ISO = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@app.command(epilog="Example: kg build data/pages -o out")
def build(
    inputs: Annotated[list[Path], typer.Argument(help="pages: .txt files or folders of them")],
    out: Annotated[Path, typer.Option("-o", "--out", help="folder to write")],
    date: Annotated[
        str, typer.Option(help="issue date, YYYY-MM-DD, where the file name does not tell it")
    ] = "",
    place: Annotated[str, typer.Option(help="the paper's own place, 河南省洛阳市")] = "",
    paper: Annotated[str, typer.Option(help="the paper's name")] = "",
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="leave out claims under this")] = 0.0,
) -> None:
    """Build a graph from pages."""
    if date and not _ISO.fullmatch(date):
        raise InputError(f"--date {date}: not a date; write it as 2024-04-10")
    with Progress(transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", total=None)
        built = build_pages(
            *inputs, date=date, place=place, paper=paper, min_confidence=min_confidence,
            progress=lambda name: bar.update(task, advance=1, description=name),
        )  # fmt: skip
    built.save(out)
    typer.echo(
        f"{len(built.graph.pages)} pages, {len(built.claims)} claims. Open {out / 'graph.html'} in a browser."
    )


def _store(folder: Path):  # type: ignore[no-untyped-def]
    import pyoxigraph

    file = folder / "graph.nq"
    if not file.is_file():
        raise InputError(f"{folder}: holds no graph.nq; run kg build … -o {folder} first")
    store = pyoxigraph.Store()
    store.bulk_load(path=str(file), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


@app.command(epilog='Example: kg query out "SELECT ?n WHERE { ?p a gov:Official ; rdfs:label ?n }"')
def query(folder: Path, sparql: str) -> None:
    """Answer a SPARQL question (text or a .rq file) about a built graph."""
    text = Path(sparql).read_text("utf-8") if sparql.endswith(".rq") else sparql
    if re.search(r"\b(SERVICE|FROM)\b", re.sub(r'"[^"]*"|<[^>]*>|#.*', "", text), re.I):
        raise QueryError("SERVICE and FROM are not allowed; ask about the graph itself")
    prefixes = {
        "gov": "https://w3id.org/govkg/ontology#", "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    }  # fmt: skip
    try:
        rows = _store(folder).query(text, use_default_graph_as_union=True, prefixes=prefixes)
    except SyntaxError as error:
        raise QueryError(f"the question cannot be parsed: {error}; mend it there") from error
    if not hasattr(rows, "variables"):
        raise QueryError("only SELECT is answered here; begin the question with SELECT")
    for row in rows:
        typer.echo("\t".join("" if v is None else v.value for v in row))


@app.command(epilog="Example: kg explain out 卫启明")
def explain(folder: Path, name: str) -> None:
    """What is known of a thing, each fact with its words, file and offsets."""
    import csv

    file = folder / "facts.csv"
    if not file.is_file():
        raise InputError(f"{folder}: holds no facts.csv; run kg build … -o {folder} first")
    with file.open(encoding="utf-8", newline="") as rows:
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


@app.command(epilog="Example: kg stats out")
def stats(folder: Path) -> None:
    """Counts of a built graph."""
    file = folder / "report.json"
    if not file.is_file():
        raise InputError(f"{folder}: holds no report.json; run kg build … -o {folder} first")
    typer.echo(file.read_text("utf-8"))


@app.command(epilog="Example: kg view out")
def view(folder: Path) -> None:
    """Open the interactive view in a browser."""
    file = folder / "graph.html"
    if not file.is_file():
        raise InputError(f"{folder}: holds no graph.html; run kg build … -o {folder} first")
    webbrowser.open(file.resolve().as_uri())
    typer.echo(str(file))


def main() -> None:
    """Run the command; an error that a user can mend is one line and exit code 2."""
    try:
        app()
    except KgError as error:
        typer.echo(f"kg: {error}", err=True)
        raise SystemExit(2) from error
