"""``kg neo4j load`` as a user types it, on a folder that was built."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from town import town
from typer.testing import CliRunner

from kg.built import Built
from kg.cli import app
from neo4j_live import graphs
from neo4j_live.server import PASSWORD, Server, dump, put

# Half a surrogate pair never comes from bytes, and no file of a built folder can hold it.
GRAPH = graphs.hostile(tuple(text for text in graphs.HOSTILE if "\ud800" not in text))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Built(GRAPH).save(tmp_path / "out", formats="nq,neo4j")
    return tmp_path / "out"


def test_a_built_folder_is_loaded_and_the_second_time_nothing_changes(server: Server, folder: Path) -> None:
    put(server, GRAPH)
    before = dump(server)
    run = ["neo4j", "load", str(folder), "--uri", server.uri]
    done = CliRunner().invoke(app, run, env={"NEO4J_PASSWORD": PASSWORD})
    assert done.exit_code == 0 and "nothing changed" in done.output
    assert f"1 pages, {len(GRAPH.claims)} claims" in done.output
    assert dump(server) == before
    done = CliRunner().invoke(app, [*run, "--json"], env={"NEO4J_PASSWORD": PASSWORD})
    assert json.loads(done.stdout)["changes"] == 0


def test_what_changed_is_told_and_the_password_is_not(server: Server, tmp_path: Path) -> None:
    Built(town()).save(tmp_path / "out", formats="ttl")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "neo4j", "load", str(tmp_path / "out"), "--uri", server.uri, "--replace-pages"],
        env={"NEO4J_PASSWORD": PASSWORD}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0 and "nodes created" in done.stdout
    assert PASSWORD not in done.stdout + done.stderr and done.stderr == ""


def test_no_password_and_nobody_to_ask(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "neo4j", "load", str(folder)],
        env={}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2 and "NEO4J_PASSWORD" in done.stderr and "Traceback" not in done.stderr


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "neo4j", "load", str(tmp_path / "nothing")],
        env={"NEO4J_PASSWORD": "x"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2 and "kg build" in done.stderr
