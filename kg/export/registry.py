"""Every form that ``kg export`` writes, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.derive import to_derived
from kg.export.ftm import to_ftm
from kg.export.graphs import to_gexf, to_graphml
from kg.export.jsonld import to_jsonld
from kg.export.rdf import to_nquads, to_rdf12, to_turtle
from kg.model import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Export:
    """A form: the name of its file, what it is for, and what writes it."""

    file: str
    use: str
    write: Callable[[KnowledgeGraph], str]


EXPORTS: Mapping[str, Export] = {
    "ttl": Export("graph.ttl", "RDF as Turtle, sorted", to_turtle),
    "nq": Export("graph.nq", "RDF with a named graph a page", to_nquads),
    "rdf12": Export("graph.rdf12.nt", "RDF 1.2: a claim reifies its triple", to_rdf12),
    "derived": Export("derived.ttl", "what follows and was not read", to_derived),
    "jsonld": Export("graph.jsonld", "JSON-LD for the web", to_jsonld),
    "graphml": Export("graph.graphml", "Gephi, yEd, Cytoscape", to_graphml),
    "gexf": Export("graph.gexf", "Gephi", to_gexf),
    "ftm": Export("entities.ftm.json", "FollowTheMoney for Aleph and OpenSanctions", to_ftm),
}
