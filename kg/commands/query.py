"""``kg query``: a SPARQL question about a built graph."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import typer

from kg.commands.common import part
from kg.errors import QueryError

EXAMPLE = 'kg query out "SELECT ?n WHERE { ?p a gov:Official ; rdfs:label ?n }"'


def _store(folder: Path) -> Any:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(path=str(part(folder, "graph.nq")), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


def run(folder: Path, sparql: str) -> None:
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
