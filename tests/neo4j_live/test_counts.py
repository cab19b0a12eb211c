"""Neo4j holds as many things, relations and values as the RDF, kind by kind."""

from __future__ import annotations

import pytest
from town import town

import kg
import neo4j_live.graphs as graphs
from kg.model import KnowledgeGraph
from kg.resources import data_path
from neo4j_live.counts import of_neo4j, of_rdf
from neo4j_live.server import Server, put


def sample() -> KnowledgeGraph:
    return kg.build(manifest=data_path("pages", "pages.csv")).graph


@pytest.mark.parametrize("make", [graphs.small, graphs.every_term, graphs.hostile, town, sample])
def test_as_much_as_in_the_rdf(server: Server, make: object) -> None:
    graph = make()  # type: ignore[operator]
    put(server, graph)
    rdf, neo = of_rdf(graph), of_neo4j(server)
    assert neo == rdf
    assert all(rdf)
