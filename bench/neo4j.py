"""Neo4j: bulk import, LOAD CSV and the live load beside one MERGE a row; counts, a second load, five kills.

Needs what the tests on Neo4j need; ``python tests/neo4j_live/server.py`` fetches it. Other work may share the
machine, so each step tells the seconds of the processors (its own and the server's) beside those of the clock.

    python -m bench neo4j --claims 100000
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from bench.pages import read, sets
from kg.export import lpg
from kg.export.neo4j import CONSTRAINTS, write_neo4j
from kg.extract.read_page import read_page
from kg.graph import build_graph
from kg.model import KnowledgeGraph
from kg.neo4j_load import load

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from neo4j_live.counts import Counts, of_neo4j, of_rdf
from neo4j_live.graphs import large
from neo4j_live.server import LTS, PASSWORD, Server, admin, dump, empty

_LOADER = """
import sys
sys.path[:0] = [".", "tests"]
from neo4j_live.graphs import large
from kg.neo4j_load import load
load(large(int(sys.argv[1])), sys.argv[2], "neo4j", sys.argv[3], progress=lambda *at: print(*at, flush=True))
"""


def _cpu(server: Server | None) -> float:
    """Seconds of the processors that this program, its children and the server have used."""
    mine = psutil.Process().cpu_times()
    used: float = mine.user + mine.system + mine.children_user + mine.children_system
    if server and server.process:
        times = psutil.Process(server.process.pid).cpu_times()
        used += times.user + times.system
    return used


@contextmanager
def timed(what: str, size: int, unit: str, server: Server | None = None) -> Iterator[None]:
    """Tell how long a step took and how much of it was done in a second."""
    clock, cpu = time.perf_counter(), _cpu(server)
    yield
    clock, cpu = time.perf_counter() - clock, _cpu(server) - cpu
    print(
        f"{what:34} {clock:8.1f} s  {cpu:8.1f} cpu s  {size / clock:9,.0f} {unit}/s  {size / cpu:9,.0f} {unit}/cpu s",
        flush=True,
    )


def gold() -> KnowledgeGraph:
    """One graph of all gold pages."""
    pages = {page.id: page for file in itertools.chain(*sets().values()) for page in [read(file)[0]]}
    return build_graph(pages.values(), {key: read_page(page) for key, page in pages.items()})


def compare(what: str, rdf: Counts, neo: Counts) -> None:
    """Tell how many nodes, relationships and values either side has, and where they differ."""
    for name, ours, theirs in zip(("nodes by class", "relationships", "values"), rdf, neo, strict=True):
        odd = {key: (ours[key], theirs[key]) for key in ours | theirs if ours[key] != theirs[key]}
        told = "equal for every kind" if not odd else f"NOT EQUAL: {odd}"
        print(
            f"{what}: {sum(ours.values()):,} {name} in {len(ours)} kinds in RDF, {sum(theirs.values()):,} in Neo4j: {told}"
        )


def row_by_row(graph: KnowledgeGraph, server: Server, rows: int) -> None:
    """The plain way: a statement for each node and each relation, with the same constraint."""
    nodes = list(itertools.islice(lpg.things(graph), rows))
    known = {node.id for node in nodes}
    links = [e for e in lpg.edges(map(lpg.said, graph.claims)) if {e.start, e.end} <= known][:rows]
    with server.driver() as driver, driver.session(database="neo4j") as session:
        for statement in CONSTRAINTS:
            session.run(statement).consume()
        with timed("one MERGE a row (peer)", len(nodes) + len(links), "rows", server):
            for node in nodes:
                told = {k: list(v) if isinstance(v, tuple) else v for k, v in node.properties.items()}
                session.run("MERGE (n:Govkg {id: $id}) SET n += $told", id=node.id, told=told).consume()
            for link in links:
                session.run(
                    f"MATCH (a:Govkg {{id: $a}}), (b:Govkg {{id: $b}}) MERGE (a)-[r:{link.type}]->(b) SET r += $told",
                    a=link.start, b=link.end, told=dict(link.properties),
                ).consume()  # fmt: skip


def kills(claims: int, server: Server, steps: int) -> None:
    """Kill a loader at five points of the load, each a new process that goes on from the one before."""
    for point in sorted(random.Random(5).sample(range(2, steps), 5)):
        with subprocess.Popen(
            [sys.executable, "-c", _LOADER, str(claims), server.uri, PASSWORD],
            stdout=subprocess.PIPE,
            text=True,
        ) as loader:
            assert loader.stdout is not None
            for _ in range(point):
                at = loader.stdout.readline().strip()
            loader.kill()
        print(f"killed after step {point} of {steps} ({at})", flush=True)


def main() -> None:
    """Run all of it in a folder that is removed afterwards."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=20_000)
    claims = options.parse_args().claims
    home = Path(tempfile.mkdtemp(prefix="kg-bench-"))
    server = Server(home / "live", LTS, small=False)
    try:
        measure(claims, home, server)
    finally:
        server.stop(kill=True)
        shutil.rmtree(home, ignore_errors=True)


def measure(claims: int, home: Path, server: Server) -> None:
    """What :func:`main` does between starting and stopping."""
    graph = large(claims)
    nodes = (
        len(graph.nodes)
        + len(graph.pages)
        + len(graph.claims)
        + sum(1 for _ in lpg.spans(graph, graph.claims))
    )
    links = len(lpg.edges(map(lpg.said, graph.claims))) + sum(1 for _ in lpg.evidence(graph.claims))
    print(f"Neo4j {LTS}; a generated graph of {claims:,} claims: {nodes:,} nodes, {links:,} relationships\n")
    rows = nodes + links

    with timed("CSV written", rows, "rows"):
        write_neo4j(graph, home / "csv")
    with timed("bulk import (import.sh)", rows, "rows"):
        done = subprocess.run(
            [home / "csv/import.sh", "neo4j"], capture_output=True, text=True,
            env={"PATH": "/usr/bin:/bin", "NEO4J_ADMIN": str(admin(home / "live", LTS, small=False))},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    server.start()
    imported, rdf = dump(server), of_rdf(graph)
    compare("bulk import", rdf, of_neo4j(server))
    with timed("live load of what was imported", rows, "rows", server):
        told = load(graph, server.uri, "neo4j", PASSWORD)
    print(f"  changes: {told.changes}")

    server = _fresh(server, home / "rows")
    row_by_row(graph, server, 200)
    server = _fresh(server, home / "loaded")
    steps: Counter[str] = Counter()
    with timed("live load (kg neo4j load)", rows, "rows", server):
        load(graph, server.uri, "neo4j", PASSWORD, progress=lambda *at: steps.update(["step"]))
    print(f"  the same database as the bulk import: {dump(server) == imported}")
    with timed("second live load", rows, "rows", server):
        told = load(graph, server.uri, "neo4j", PASSWORD)
    print(f"  changes: {told.changes}")

    server = _fresh(server, home / "killed")
    kills(claims, server, steps["step"])
    load(graph, server.uri, "neo4j", PASSWORD)
    print(f"after five kills and one more load the same database: {dump(server) == imported}\n")

    server = _fresh(server, home / "csvs")
    for file in (home / "csv").glob("*.csv"):
        shutil.copy(file, server.imports)
    with timed("LOAD CSV (load.cypher)", rows, "rows", server):
        server.shell(home / "csv/load.cypher")
    print(f"  the same database as the bulk import: {dump(server) == imported}\n")

    empty(server)
    pages = gold()
    load(pages, server.uri, "neo4j", PASSWORD)
    compare(f"{len(pages.pages)} gold pages, {len(pages.claims):,} claims", of_rdf(pages), of_neo4j(server))


def _fresh(server: Server, home: Path) -> Server:
    """The same server, begun again on an empty folder."""
    server.stop(kill=True)
    server.home = home
    return server.start()


if __name__ == "__main__":
    main()
