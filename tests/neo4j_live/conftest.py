"""One server for all tests; each begins with an empty database."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from neo4j_live.server import CALENDAR, LTS, SHELL, Missing, Server, empty, jars, java


def _have(version: str, least: int) -> None:
    """Skip, but never in CI, where Java, Maven or the jars are not to be had."""
    try:
        java(least)
        jars(version)
        jars(f"shell-{SHELL}", "shell.xml")
    except Missing as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no Neo4j to test with: {missing}")


@pytest.fixture(scope="session")
def lts() -> str:
    """The version of the LTS line, its jars at hand."""
    _have(LTS, 17)
    return LTS


@pytest.fixture(scope="session")
def calendar() -> str:
    """The version of the calendar line, its jars at hand."""
    _have(CALENDAR, 21)
    return CALENDAR


@pytest.fixture(scope="session")
def running(lts: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The one server; a test takes ``server``."""
    server = Server(tmp_path_factory.mktemp("neo4j"), lts).start()
    yield server
    server.stop(kill=True)


@pytest.fixture
def server(running: Server) -> Server:
    """A running server whose database holds nothing."""
    empty(running)
    return running
