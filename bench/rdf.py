"""Loading, saving, round trips and validation of generated pages' graphs, as ratios to rdflib in the same run."""

from __future__ import annotations

import argparse
import logging
import re
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from bench.queries import build
from kg.export.jsonld import to_jsonld
from kg.export.rdf import to_nquads, to_turtle
from kg.store import read_graph
from kg.validate import validate


def main() -> None:
    """Print the figures; CPU seconds, since other work on the machine would count as ours."""
    parser = argparse.ArgumentParser(prog="bench rdf")
    parser.add_argument(
        "--pages", type=int, default=70, help="generated pages (70 make a hundred thousand triples)"
    )
    args = parser.parse_args()
    logging.disable()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        built = build(args.pages, Path(name))
        out = Path(name) / "out"
        turtle, save = _timed(lambda: to_turtle(built.graph))
        nquads, save_quads = _timed(lambda: to_nquads(built.graph))
        jsonld, save_json = _timed(lambda: to_jsonld(built.graph))
        graph, load = _timed(lambda: rdflib.Graph().parse(data=turtle, format="turtle"))
        _, write = _timed(lambda: graph.serialize(format="turtle"))
        store, ours = _timed(lambda: _oxigraph(turtle))
        _, back = _timed(lambda: read_graph(out))
        print(f"{len(graph)} triples of {args.pages} pages; CPU seconds\n")
        print(f"{'':34}{'kg':>8}{'rdflib':>8}{'ratio':>7}")
        for what, mine, theirs in (
            ("load Turtle (Oxigraph)", ours, load), ("read a folder back to claims", back, load),
            ("save sorted Turtle", save, write), ("save N-Quads with page graphs", save_quads, write),
            ("save JSON-LD", save_json, write),
        ):  # fmt: skip
            print(f"{what:34}{mine:8.2f}{theirs:8.2f}{theirs / mine:7.1f}")
        one = _triples(turtle, ox.RdfFormat.TURTLE)
        same = {
            "N-Quads": _triples(nquads, ox.RdfFormat.N_QUADS), "JSON-LD": _triples(jsonld, ox.RdfFormat.JSON_LD),
            "rdflib's Turtle": _triples(graph.serialize(format="turtle"), ox.RdfFormat.TURTLE),
        }  # fmt: skip
        told = ", ".join(f"{form} {'equal' if found == one else 'NOT EQUAL'}" for form, found in same.items())
        print(f"\nround trips of {len(one)} triples: {told}")
        checked, took = _timed(lambda: validate(out))
        print(f"validation of {checked.triples} triples: {took:.1f} s CPU, {len(checked.problems)} problems")
        assert len(store) == len(one)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.process_time()
    found = work()
    return found, max(time.process_time() - begun, 0.001)


def _oxigraph(text: str) -> ox.Store:
    store = ox.Store()
    store.bulk_load(text.encode(), format=ox.RdfFormat.TURTLE)
    return store


_DECIMAL = re.compile(r'"(-?[0-9]+)\.0+"(?=\^\^<[^>]*#decimal>)')


def _triples(text: str, form: ox.RdfFormat) -> set[str]:
    """The triples as text; a whole decimal that rdflib writes as 1.0 is the value 1."""
    return {_DECIMAL.sub(r'"\1"', str(quad.triple)) for quad in ox.parse(text.encode(), format=form)}


if __name__ == "__main__":
    main()
