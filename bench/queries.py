"""Every bundled question on a million triples of generated pages, in Oxigraph and, beside it, in rdflib.

Times are milliseconds, warm, the best of several runs; rdflib is given up on after ``--patience`` seconds a question.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import logging
import signal
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import kg
from bench._rdf_pages import pages
from kg.ontology import PREFIXES
from kg.query import bind, questions
from kg.sparql import ask
from kg.sparql_store import open_store, prepare

_RUNS = 7


def build(count: int, folder: Path) -> kg.Built:
    """A graph of so many generated pages, saved as RDF."""
    texts = folder / "pages"
    texts.mkdir()
    rows = ["file,date,place,paper,page,url"]
    for page in pages(count):
        (texts / page.file).write_text(page.text, "utf-8")
        rows.append(f"{page.file},{page.date},{page.place},{page.paper},{page.number},")
    (texts / "pages.csv").write_text("\n".join(rows) + "\n", "utf-8")
    built = kg.build(manifest=texts / "pages.csv", jobs=2)
    built.save(folder / "out", formats="ttl,nq,derived")
    return built


def params(built: kg.Built) -> dict[str, str]:
    """A value for each parameter that a question asks for: what is told of most."""
    told: dict[str, dict[str, int]] = {}
    graph = built.graph
    for claim in graph.claims:
        name = {"presidedBy": "person", "investor": "company", "locatedIn": "place"}.get(claim.predicate)
        if name and isinstance(claim.object, str):
            label = graph.nodes[claim.object].label
            told.setdefault(name, {})[label] = told.setdefault(name, {}).get(label, 0) + 1
        if claim.predicate == "stage" or claim.predicate == "investmentCNY":
            label = graph.nodes[claim.subject].label
            told.setdefault("project", {})[label] = told.setdefault("project", {}).get(label, 0) + 1
    most = {name: max(sorted(found), key=lambda n: found[n]) for name, found in told.items()}
    return most | {
        "name": most["person"], "post": "县委书记", "day": "2020-01-20", "from": "2020-01-10", "to": "2020-01-12",
        "word": "防汛", "headline": f"{most['person']}到", "confidence": "0.7",
    }  # fmt: skip


def main() -> None:
    """Print a table, a question a row."""
    parser = argparse.ArgumentParser(prog="bench queries")
    parser.add_argument("--pages", type=int, default=500, help="generated pages (500 make a million triples)")
    parser.add_argument("--patience", type=float, default=5.0, help="seconds for rdflib; 0 leaves it out")
    args = parser.parse_args()
    logging.disable()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun = time.perf_counter()
        built = build(args.pages, folder)
        values = params(built)
        print(f"{args.pages} pages, {len(built.claims)} claims built in {time.perf_counter() - begun:.0f} s")
        begun = time.perf_counter()
        store = open_store(folder / "out", prepare(folder / "out"))
        triples = sum(1 for _ in store.quads_for_pattern(None, None, None, _default()))
        print(f"{triples} triples; indexed in {time.perf_counter() - begun:.0f} s, once")
        graph = _rdflib(folder / "out") if args.patience else None
        print(f"{'question':26}{'rows':>7}{'Oxigraph ms':>13}{'rdflib ms':>12}{'ratio':>8}")
        worst = 0.0
        for question in questions().values():
            text = bind(question, [f"{p.name}={values[p.name]}" for p in question.params])
            body = ask(store, text, 1_000_000).body
            ours = min(_timed(functools.partial(ask, store, text, 1_000_000)) for _ in range(_RUNS))
            worst = max(worst, ours)
            theirs = _patient(functools.partial(_all, graph, text), args.patience)
            told = (
                f"{theirs * 1000:12.0f}{theirs / ours:8.0f}"
                if theirs
                else f"> {args.patience * 1000:10.0f}{'':8}"
            )
            rows = body.count(b'"type"')
            print(
                f"{question.name:26}{rows:7}{ours * 1000:13.1f}{told if graph is not None else ''}",
                flush=True,
            )
        print(f"slowest on Oxigraph: {worst * 1000:.0f} ms")


def _all(graph: Any, text: str) -> list[Any]:
    return list(graph.query(text, initNs=dict(PREFIXES)))


def _default() -> Any:
    import pyoxigraph

    return pyoxigraph.DefaultGraph()


def _rdflib(out: Path) -> Any:
    import rdflib

    begun = time.perf_counter()
    graph = rdflib.Graph().parse(out / "graph.ttl").parse(out / "derived.ttl")
    print(f"rdflib loaded the same in {time.perf_counter() - begun:.0f} s")
    return graph


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _patient(work: Callable[[], object], patience: float) -> float:
    """How long it took, or 0 where it was given up on."""
    if not patience:
        return 0.0
    with contextlib.suppress(TimeoutError), _alarm(patience):
        return _timed(work)
    return 0.0


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main()
