"""JSON-LD and the drawing formats: the same graph in other clothes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from town import Town, town
from typer.testing import CliRunner

from kg.built import Built
from kg.cli import app
from kg.export.graphs import to_gexf, to_graphml, to_networkx
from kg.export.jsonld import make_context, to_jsonld
from kg.export.rdf import to_turtle
from kg.export.registry import EXPORTS
from kg.model import KnowledgeGraph, Literal
from kg.ontology import terms
from kg.resources import ontology_path


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return town()


def test_the_context_is_made_from_the_vocabulary() -> None:
    assert json.loads(ontology_path("context.jsonld").read_text("utf-8")) == make_context()
    assert set(terms()) <= set(make_context()["@context"])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib uses it itself
def test_jsonld_is_the_same_graph(graph: KnowledgeGraph) -> None:
    turtle = rdflib.Graph().parse(data=to_turtle(graph), format="turtle")
    assert isomorphic(turtle, rdflib.Graph().parse(data=to_jsonld(graph), format="json-ld"))
    ours = {str(q.triple) for q in ox.parse(to_turtle(graph).encode(), format=ox.RdfFormat.TURTLE)}
    assert ours == {str(q.triple) for q in ox.parse(to_jsonld(graph).encode(), format=ox.RdfFormat.JSON_LD)}


def test_jsonld_reads_well(graph: KnowledgeGraph) -> None:
    things = {t["id"]: t for t in json.loads(to_jsonld(graph))["@graph"]}
    store = next(t for t in things.values() if t.get("label") == "储能电池基地项目")
    assert store["type"] == "Project" and things[store["locatedIn"]]["label"] == "青禾县"


@settings(max_examples=40, deadline=None)
@given(st.text())
def test_any_text_survives_jsonld_and_xml(value: str) -> None:
    t = Town()
    t.turn("页", "f.txt", "2031-01-01", "报", "页")
    t.tell(t.node("Company", value), "produces", Literal(value), "页")
    ours = {str(q.triple) for q in ox.parse(to_turtle(t.done()).encode(), format=ox.RdfFormat.TURTLE)}
    assert ours == {
        str(q.triple) for q in ox.parse(to_jsonld(t.done()).encode(), format=ox.RdfFormat.JSON_LD)
    }
    ET.fromstring(to_graphml(t.done()))
    ET.fromstring(to_gexf(t.done()))


def test_an_edge_is_a_fact_with_its_claims(graph: KnowledgeGraph) -> None:
    drawn = to_networkx(graph)
    names = {label: key for key, label in drawn.nodes(data="label")}
    edge = drawn.edges[names["储能电池基地项目"], names["青禾县"], "locatedIn"]
    assert (edge["claims"], edge["relation_zh"], edge["date"]) == (2, "位于", "2031-03-02")
    assert drawn.nodes[names["智能装备产业园项目"]]["investmentCNY"] == "5000000000"


def test_graphml_and_gexf_read_back(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "g.graphml").write_text(to_graphml(graph), "utf-8")
    (tmp_path / "g.gexf").write_text(to_gexf(graph), "utf-8")
    drawn = to_networkx(graph)
    for read in (nx.read_graphml(tmp_path / "g.graphml"), nx.read_gexf(tmp_path / "g.gexf")):
        assert set(read.nodes) == set(drawn.nodes) and read.number_of_edges() == drawn.number_of_edges()
    assert to_gexf(graph) == to_gexf(town()) and "lastmodified" not in to_gexf(graph)


@pytest.mark.parametrize("form", EXPORTS)
def test_every_form_is_written_and_the_same_twice(form: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    Built(graph).save(tmp_path / "out", formats="nq")
    told = []
    for _ in range(2):
        done = CliRunner().invoke(app, ["export", str(tmp_path / "out"), form])
        assert done.exit_code == 0, done.output
        told.append((tmp_path / "out" / EXPORTS[form].file).read_bytes())
    assert told[0] == told[1] and len(told[0]) > 1000


def test_an_empty_graph_is_written_in_every_form() -> None:
    for export in EXPORTS.values():
        export.write(KnowledgeGraph({}, {}, ()))


def test_a_form_that_is_none_and_a_folder_that_is_none(graph: KnowledgeGraph, tmp_path: Path) -> None:
    Built(graph).save(tmp_path / "out", formats="nq")
    assert "choose among" in str(CliRunner().invoke(app, ["export", str(tmp_path / "out"), "pdf"]).exception)
    lost = CliRunner().invoke(
        app, ["export", str(tmp_path / "out"), "ttl", "-o", str(tmp_path / "no" / "x.ttl")]
    )
    assert "cannot be written" in str(lost.exception)
