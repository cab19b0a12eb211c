"""What a user is told when a load cannot be done, and that the next load completes one that broke."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import LoadError, OutputError
from kg.neo4j_load import load
from neo4j_live import graphs
from neo4j_live.server import PASSWORD, Server, dump, empty, held, put

# Loads a generated graph in small transactions and tells each of them on a line.
_LOADER = """
import sys
sys.path.insert(0, sys.argv[1])
import kg.neo4j_load
from neo4j_live.graphs import large
kg.neo4j_load._BATCH = 20
def told(*at):
    print(*at, flush=True)
told(kg.neo4j_load.load(large(600), sys.argv[2], "neo4j", sys.argv[3], progress=told).changes)
"""


def _loader(server: Server) -> subprocess.Popen[str]:
    here = str(Path(__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", _LOADER, here, server.uri, PASSWORD], stdout=subprocess.PIPE, text=True
    )


def test_a_load_killed_at_five_points_is_completed_by_the_next(server: Server) -> None:
    with _loader(server) as whole:
        steps = len(whole.communicate()[0].splitlines())
    assert whole.returncode == 0 and steps > 40
    complete = dump(server)
    held(server)
    empty(server)
    chance = random.Random(5)
    reached = []
    for point in sorted(chance.sample(range(1, steps), 5)):
        with _loader(server) as loader:
            assert loader.stdout is not None
            for _ in range(point):
                loader.stdout.readline()
            loader.kill()
        held(server)
        reached.append(len(dump(server)[1]))
    assert reached[0] < reached[-1] <= len(complete[1]) and reached == sorted(reached)
    assert put(server, graphs.large(600)).changes >= 0
    assert dump(server) == complete
    held(server)
    assert put(server, graphs.large(600)).changes == 0


def test_no_server(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(LoadError, match=rf"no Neo4j answers at bolt://127\.0\.0\.1:{port}.*start it"):
        load(graphs.small(), f"bolt://127.0.0.1:{port}", "neo4j", PASSWORD)


@pytest.mark.parametrize("uri", ["localhost:7687", "http://localhost", "bolt://a:b", "bolt+x://a"])
def test_not_an_address(uri: str) -> None:
    with pytest.raises(LoadError, match=r"not an address .* try bolt://localhost:7687"):
        load(graphs.small(), uri, "neo4j", PASSWORD)


def test_a_password_in_the_address_is_refused_and_not_told() -> None:
    with pytest.raises(LoadError, match="NEO4J_PASSWORD") as told:
        load(graphs.small(), "bolt://neo4j:s3cret@localhost:7687", "neo4j", "")
    assert "s3cret" not in str(told.value)


def test_a_wrong_password_is_told_and_not_repeated(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LoadError, match="refuses user 'neo4j'") as told:
        load(graphs.small(), server.uri, "neo4j", "s3cret-wrong")
    assert "s3cret" not in "".join([str(told.value), *capfd.readouterr()])


def test_no_such_database(server: Server) -> None:
    with pytest.raises(LoadError, match="nowhere"):
        load(graphs.small(), server.uri, "neo4j", PASSWORD, database="nowhere")


def test_a_server_that_is_too_old(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.neo4j_load._OLDEST", 9999)
    with pytest.raises(LoadError, match="Neo4j 9999 or newer"):
        put(server, graphs.small())
    assert dump(server) == ([], [])


def test_a_claim_of_what_is_not_there_stops_before_anything_is_written(server: Server) -> None:
    graph = graphs.small()
    broken = graphs.KnowledgeGraph(graph.pages, dict(list(graph.nodes.items())[:2]), graph.claims)
    with pytest.raises(OutputError, match="not in the graph"):
        put(server, broken)
    assert dump(server) == ([], [])
