"""``kg neo4j load`` against a real server."""

from __future__ import annotations

import neo4j_graphs as graphs
import pytest
from neo4j_server import Server, dump, put


@pytest.mark.parametrize("graph", [graphs.small(), graphs.hostile()], ids=["small", "hostile"])
def test_a_second_load_changes_nothing(server: Server, graph: graphs.KnowledgeGraph) -> None:
    assert put(server, graph).changes > 100
    before = dump(server)
    assert put(server, graph).changes == 0
    assert dump(server) == before
