"""RDF: what is written reads back as the same graph, whoever reads it."""

from __future__ import annotations

import dataclasses
import random
import re

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from town import Town, town

from kg.errors import OntologyError
from kg.export.rdf import iri, text, to_nquads, to_rdf12, to_turtle
from kg.model import KnowledgeGraph, Literal
from kg.ontology import GOV

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
Gov = rdflib.Namespace(GOV)


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return town()


@pytest.fixture(scope="module")
def rdf(graph: KnowledgeGraph) -> rdflib.Graph:
    return rdflib.Graph().parse(data=to_turtle(graph), format="turtle")


def test_turtle_and_nquads_are_one_graph(graph: KnowledgeGraph, rdf: rdflib.Graph) -> None:
    flat = rdflib.Graph()
    for line in to_nquads(graph).splitlines():  # rdflib's Dataset warns of itself; the fourth term is cut off
        flat.parse(data=re.sub(r" <[^>]*/page/[^># ]*> \.$", " .", line), format="nt")
    assert len(rdf) > 800 and isomorphic(rdf, flat)
    ours = set(ox.parse(to_turtle(graph).encode(), format=ox.RdfFormat.TURTLE))
    assert {str(q.triple) for q in ours} == {
        str(q.triple) for q in ox.parse(to_nquads(graph).encode(), format=ox.RdfFormat.N_QUADS)
    }


def test_no_blank_node_and_sorted(graph: KnowledgeGraph, rdf: rdflib.Graph) -> None:
    assert not any(isinstance(term, rdflib.BNode) for triple in rdf for term in triple)
    lines = to_nquads(graph).splitlines()
    assert lines == sorted(set(lines))
    blocks = [line for line in to_turtle(graph).splitlines() if line.startswith("<")]
    assert blocks == sorted(set(blocks))


def test_the_order_of_what_was_read_does_not_show(graph: KnowledgeGraph) -> None:
    mixed = list(graph.claims)
    random.Random(3).shuffle(mixed)
    other = dataclasses.replace(
        graph, claims=tuple(mixed), nodes=dict(reversed(graph.nodes.items())),
        pages=dict(reversed(graph.pages.items())),
    )  # fmt: skip
    assert to_turtle(other) == to_turtle(graph) and to_nquads(other) == to_nquads(graph)


def test_a_change_of_one_fact_is_a_change_of_few_lines(graph: KnowledgeGraph) -> None:
    claim = next(c for c in graph.claims if c.predicate == "stage")
    less = dataclasses.replace(graph, claims=tuple(c for c in graph.claims if c is not claim))
    gone = set(to_turtle(graph).splitlines()) - set(to_turtle(less).splitlines())
    assert 0 < len(gone) < 25


def test_superclasses_further_names_and_prov(graph: KnowledgeGraph, rdf: rdflib.Graph) -> None:
    official = next(n for n in graph.nodes.values() if n.kind == "Official")
    me = rdflib.URIRef(graph.base + official.id)
    assert {str(k)[len(GOV) :] for k in rdf.objects(me, rdflib.RDF.type)} == {"Official", "Person"}
    firm = next(n for n in graph.nodes.values() if n.alt and n.kind == "Company")
    names = set(rdf.objects(rdflib.URIRef(graph.base + firm.id), rdflib.SKOS.altLabel))
    assert names == {rdflib.Literal(name, lang="zh") for name in firm.alt}
    for claim in rdf.subjects(rdflib.RDF.type, Gov.Claim):
        page = rdf.value(claim, Gov.onPage)
        if page is None:
            assert rdf.value(claim, Gov.source)
            continue
        act = rdf.value(claim, PROV.wasGeneratedBy)
        assert rdf.value(act, PROV.used) == page
        assert rdf.value(act, Gov.inputs) == rdf.value(page, Gov.sha256)
        assert rdf.value(act, Gov.version) and len(str(rdf.value(act, Gov.ruleSet))) == 64


def test_two_pages_that_say_the_same_are_one_triple_with_two_claims(
    graph: KnowledgeGraph, rdf: rdflib.Graph
) -> None:
    labels = {n.label: rdflib.URIRef(graph.base + n.id) for n in graph.nodes.values()}
    store, county = labels["储能电池基地项目"], labels["青禾县"]
    assert len(list(rdf.triples((store, Gov.locatedIn, county)))) == 1
    claims = set(rdf.subjects(rdflib.RDF.subject, store)) & set(
        rdf.subjects(rdflib.RDF.predicate, Gov.locatedIn)
    )
    assert len(claims) == 2


def test_a_page_withdrawn_takes_only_its_own(graph: KnowledgeGraph) -> None:
    """Leaving out a page's named graph is the same as never having read the page."""
    quads = list(ox.parse(to_nquads(graph).encode(), format=ox.RdfFormat.N_QUADS))
    for page in graph.pages:
        kept = {str(q.triple) for q in quads if q.graph_name != ox.NamedNode(graph.base + page)}
        claims = tuple(c for c in graph.claims if c.page != page)
        used = {x for c in claims for x in (c.subject, c.object, c.article)}
        never = dataclasses.replace(
            graph, claims=claims, pages={k: p for k, p in graph.pages.items() if k != page},
            nodes={k: n for k, n in graph.nodes.items() if k in used},
        )  # fmt: skip
        nquads = to_nquads(never).encode()
        assert kept == {str(q.triple) for q in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}


def test_rdf12_reifies_every_claim(graph: KnowledgeGraph) -> None:
    found = list(ox.parse(to_rdf12(graph).encode(), format=ox.RdfFormat.N_TRIPLES))
    reified = {q.object for q in found if q.predicate.value.endswith("#reifies")}
    told = {q.triple for q in ox.parse(to_turtle(graph).encode(), format=ox.RdfFormat.TURTLE)}
    assert len(reified) > 80 and reified <= told
    assert sum(q.predicate.value.endswith("#reifies") for q in found) == len(graph.claims)


def test_a_term_that_is_not_defined_cannot_be_written(graph: KnowledgeGraph) -> None:
    wrong = dataclasses.replace(graph.claims[0], predicate="presidedby")
    with pytest.raises(OntologyError, match="presidedBy"):
        to_turtle(dataclasses.replace(graph, claims=(wrong,)))


def test_ids_with_spaces_and_quotes_are_encoded() -> None:
    assert iri("https://x/", 'a b"<>{}|\\^`') == "<https://x/a%20b%22%3C%3E%7B%7D%7C%5C%5E%60>"


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_comes_back(value: str) -> None:
    t = Town()
    t.turn("页", "f.txt", "2031-01-01", "报", "页")
    firm = t.node("Company", value)
    t.tell(firm, "produces", Literal(value), "页")
    wanted = "".join("�" if "\ud800" <= c <= "\udfff" else c for c in value)
    for kind, data in (
        (ox.RdfFormat.TURTLE, to_turtle(t.done())),
        (ox.RdfFormat.N_QUADS, to_nquads(t.done())),
    ):
        found = {
            q.object.value for q in ox.parse(data.encode(), format=kind) if "produces" in q.predicate.value
        }
        assert wanted in found
    assert text(value).isprintable() or "\n" not in text(value)


def test_an_empty_graph_is_an_empty_file() -> None:
    empty = KnowledgeGraph({}, {}, ())
    assert to_nquads(empty) == "" and to_rdf12(empty) == ""
    assert len(rdflib.Graph().parse(data=to_turtle(empty), format="turtle")) == 0
