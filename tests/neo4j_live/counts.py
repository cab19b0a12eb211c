"""Nodes by class, relationships by predicate and values by property, counted by a query on either side."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from kg.export.lpg_terms import ranged
from kg.export.rdf import to_nquads
from kg.model import KnowledgeGraph
from kg.ontology import PREFIXES
from neo4j_live.server import Server

Counts = tuple[Counter[str], Counter[str], Counter[str]]

# What the RDF calls otherwise, and what only it has: the activity that read a page.
_CLASSES = {"oa:TextQuoteSelector": "Span"}
_LINKS = {
    "rdf:subject": "SUBJECT", "rdf:object": "OBJECT", "inArticle": "IN_ARTICLE", "onPage": "ON_PAGE",
    "oa:hasSelector": "HAS_SPAN",
}  # fmt: skip
_VALUES = {"rdfs:label": "name", "skos:altLabel": "altNames", "rdf:object": "value", "oa:start": "start",
           "oa:end": "end", "oa:exact": "exact"}  # fmt: skip
_RDF_ONLY = {
    "Build",
    "prov:Activity",
    "oa:TextPositionSelector",
    "prov:wasGeneratedBy",
    "prov:used",
    "rdf:type",
}
_OF_BUILDS = {"version", "ruleSet", "inputs"}


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            name = iri.removeprefix(space)
            return name if prefix == "gov" else f"{prefix}:{name}"
    return iri


def of_rdf(graph: KnowledgeGraph) -> Counts:
    """Counted with SPARQL on the N-Quads of a graph."""
    store = ox.Store()
    store.bulk_extend(
        ox.Quad(q.subject, q.predicate, q.object)
        for q in ox.parse(to_nquads(graph).encode(), format=ox.RdfFormat.N_QUADS)
    )

    def count(where: str) -> Counter[str]:
        rows = store.query(f"SELECT ?k (COUNT(*) AS ?n) WHERE {{ {where} }} GROUP BY ?k")
        return Counter({_short(row["k"].value): int(row["n"].value) for row in rows if row["k"] is not None})  # type: ignore

    nodes, links, values = (
        count("?s a ?k"),
        # A predicate is a name in Neo4j, and so is that of a claim.
        count("?s ?k ?o FILTER(isIRI(?o) && !STRENDS(STR(?k), '#predicate'))"),
        count("?s ?k ?o FILTER(isLiteral(?o))"),
    )
    values["predicate"] = nodes["Claim"]
    return tuple(
        Counter({names.get(key, key): n for key, n in found.items() if key not in _RDF_ONLY | _OF_BUILDS})
        for found, names in ((nodes, _CLASSES), (links, _LINKS), (values, _VALUES))
    )  # type: ignore[return-value]


def of_neo4j(server: Server) -> Counts:
    """Counted with Cypher; what stands for one literal in several properties (a day, its words) counts once."""
    with server.driver() as driver:
        nodes = driver.execute_query("MATCH (n:Govkg) UNWIND labels(n) AS k RETURN k, count(*) AS n").records
        links = driver.execute_query(
            "MATCH (:Govkg)-[r]->(:Govkg) RETURN coalesce(r.predicate, type(r)) AS k, count(*) AS n"
        ).records
        values = driver.execute_query(
            "MATCH (n:Govkg) UNWIND keys(n) AS k "
            "WITH n, k WHERE NOT k ENDS WITH 'Values' AND NOT k ENDS WITH 'Precision' "
            "AND NOT k IN ['id', 'iri', 'datatype', 'lang'] + $dates "
            "WITH CASE WHEN k ENDS WITH 'Text' THEN left(k, size(k) - 4) ELSE k END AS k, n[k] AS one, "
            "n[CASE WHEN k ENDS WITH 'Text' THEN left(k, size(k) - 4) ELSE k END + 'Values'] AS many "
            "RETURN k, sum(CASE WHEN many IS NOT NULL THEN size(many) "
            "WHEN one IS :: LIST<ANY> THEN size(one) ELSE 1 END) AS n",
            dates=sorted(ranged("date")),
        ).records
    found = [Counter({row["k"]: row["n"] for row in rows}) for rows in (nodes, links, values)]
    del found[0]["Govkg"]
    return found[0], found[1], found[2]
