"""The files of ``neo4j/``: the importer, ``LOAD CSV`` and the live load make the same database."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import LoadError
from kg.export.neo4j import write_neo4j
from neo4j_live import graphs
from neo4j_live.server import Server, admin, dump, empty, held, put


@pytest.fixture(scope="module")
def imported(lts: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a database that ``import.sh`` made of :func:`graphs.hostile`."""
    home = tmp_path_factory.mktemp("imported")
    bulk_import(home, lts, graphs.hostile())
    server = Server(home, lts).start()
    yield server
    server.stop(kill=True)


def bulk_import(home: Path, version: str, graph: graphs.KnowledgeGraph) -> None:
    """Write the files and run their ``import.sh``."""
    out = home / "out files" / "neo4j"
    out.parent.mkdir(parents=True)
    write_neo4j(graph, out)
    done = subprocess.run(
        [out / "import.sh", "neo4j"],
        capture_output=True, text=True, timeout=120,
        env={"PATH": "/usr/bin:/bin", "NEO4J_ADMIN": str(admin(home, version))},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_all_three_ways_make_the_same_database(server: Server, imported: Server) -> None:
    graph = graphs.hostile()
    put(server, graph)
    live = dump(server)
    assert dump(imported) == live
    assert put(imported, graph).changes == 0

    empty(server)
    write_neo4j(graph, server.home / "hostile")
    for _ in range(2):
        by_load_csv(server, server.home / "hostile")
        assert dump(server) == live
    assert put(server, graph).changes == 0


def by_load_csv(server: Server, files: Path) -> None:
    """Put the files where the server may read them, and run ``cypher-shell < load.cypher``."""
    for file in files.glob("*.csv"):
        shutil.copy(file, server.imports)
    server.shell(files / "load.cypher")


def test_a_server_killed_in_the_middle_of_a_load_is_loaded_on_when_it_is_back(imported: Server) -> None:
    empty(imported)
    graph = graphs.large(1200)
    fallen = []

    def fall(what: str, done: int, total: int) -> None:
        if what == "claims" and done < total and not fallen:
            fallen.append(done)
            imported.stop(kill=True)
            imported.start()
            held(imported)

    put(imported, graph, progress=fall)
    assert fallen
    held(imported)
    complete = dump(imported)
    assert put(imported, graph).changes == 0
    assert dump(imported) == complete


def test_after_a_restart_nothing_is_lost_and_a_read_only_server_is_told(imported: Server) -> None:
    put(imported, graphs.small())
    before = dump(imported)
    imported.stop()  # in order: a killed one would have to mend its files, and may not when it is read-only
    imported.start(read_only=True)
    assert dump(imported) == before
    with pytest.raises(LoadError, match="read"):
        put(imported, graphs.every_term())
    assert dump(imported) == before


def test_the_calendar_release_imports_and_loads_the_same(
    server: Server, calendar: str, tmp_path: Path
) -> None:
    put(server, graphs.hostile())
    lts = dump(server)
    bulk_import(tmp_path / "home", calendar, graphs.hostile())
    newer = Server(tmp_path / "home", calendar).start()
    try:
        assert dump(newer) == lts
        assert put(newer, graphs.hostile()).changes == 0
        empty(newer)
        by_load_csv(newer, tmp_path / "home/out files/neo4j")
        assert dump(newer) == lts
        empty(newer)
        put(newer, graphs.hostile())
        assert dump(newer) == lts
    finally:
        newer.stop(kill=True)
