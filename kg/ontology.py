"""The terms of the vocabulary, read from ``ontology/govkg.ttl``: the one place that defines them."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.resources import ontology_path

GOV = "https://w3id.org/govkg/ontology#"
#: The prefixes that are bound in every question and used in every Turtle file.
PREFIXES: Mapping[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ftm": "https://schema.followthemoney.tech/#",
    "gov": GOV,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_KINDS = {
    "Class": "class",
    "ObjectProperty": "object",
    "DatatypeProperty": "datatype",
    "Property": "property",
}
#: Classes of what a graph says about itself and not about the world.
RECORDS = frozenset({"Claim", "DerivedClaim", "Page", "Build"})


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: ``kind`` is ``class``, ``object``, ``datatype`` or ``property``.

    ``labels`` and ``definitions`` are keyed by language (``zh``, ``en``); ``broader`` are the
    terms of this vocabulary that it is told to be under, ``aligned`` those of others, ``see`` what is only
    near to it. ``domain`` and ``range`` are local names or, for other vocabularies, prefixed ones.
    """

    name: str
    kind: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    broader: tuple[str, ...]
    aligned: tuple[str, ...]
    see: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    inverse: str
    traits: tuple[str, ...]


def short(iri: str) -> str:
    """An IRI as ``prefix:name``, or as it is where no prefix fits; a term of ours is its bare name.

    >>> short(GOV + "Person"), short("http://www.w3.org/2001/XMLSchema#date")
    ('Person', 'xsd:date')
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return iri.removeprefix(space) if prefix == "gov" else f"{prefix}:{iri.removeprefix(space)}"
    return iri


@functools.cache
def store() -> ox.Store:
    """The ontology in Oxigraph."""
    found = ox.Store()
    found.load(path=str(ontology_path("govkg.ttl")), format=ox.RdfFormat.TURTLE)
    return found


@functools.cache
def terms() -> Mapping[str, Term]:
    """Every term by its local name, sorted."""
    graph = store()

    def objects(
        subject: ox.NamedNode | ox.BlankNode, name: str
    ) -> list[ox.NamedNode | ox.Literal | ox.BlankNode]:
        prefix, _, local = name.partition(":")
        found = graph.quads_for_pattern(subject, ox.NamedNode(PREFIXES[prefix] + local), None)
        return [quad.object for quad in found if not isinstance(quad.object, ox.Triple)]

    def iris(subject: ox.NamedNode, name: str) -> list[str]:
        return sorted(short(o.value) for o in objects(subject, name) if isinstance(o, ox.NamedNode))

    def members(subject: ox.NamedNode, name: str) -> tuple[str, ...]:
        """The named things of a property, those of a union one by one."""
        out = iris(subject, name)
        for union in objects(subject, name):
            if isinstance(union, ox.BlankNode):
                rest: list[ox.NamedNode | ox.Literal | ox.BlankNode] = objects(union, "owl:unionOf")
                while rest and isinstance(rest[0], ox.BlankNode):
                    out += [short(o.value) for o in objects(rest[0], "rdf:first")]
                    rest = objects(rest[0], "rdf:rest")
        return tuple(out)

    def texts(subject: ox.NamedNode, name: str) -> dict[str, str]:
        found = {o.language or "": o.value for o in objects(subject, name) if isinstance(o, ox.Literal)}
        return dict(sorted(found.items()))

    made: dict[str, Term] = {}
    for quad in graph.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), None):
        iri = quad.subject
        if not isinstance(iri, ox.NamedNode) or not iri.value.startswith(GOV):
            continue
        types = [t.rpartition(":")[2] for t in iris(iri, "rdf:type")]
        kind = next((word for name, word in _KINDS.items() if name in types), "")
        if not kind:
            continue
        up = iris(iri, "rdfs:subClassOf") + iris(iri, "rdfs:subPropertyOf")
        name = iri.value.removeprefix(GOV)
        made[name] = Term(
            name, kind, texts(iri, "rdfs:label"), texts(iri, "skos:definition"),
            tuple(u for u in up if ":" not in u),
            tuple(u for u in up if ":" in u),
            tuple(iris(iri, "rdfs:seeAlso") + iris(iri, "skos:relatedMatch")),
            members(iri, "rdfs:domain"), members(iri, "rdfs:range") + members(iri, "schema:rangeIncludes"),
            "".join(iris(iri, "owl:inverseOf")[:1]),
            tuple(t for t in types if t not in _KINDS),
        )  # fmt: skip
    return dict(sorted(made.items()))


def term(name: str) -> Term:
    """A term by its local name.

    Raises :class:`~kg.errors.OntologyError`, with the nearest names, for one that is not defined.

    >>> term("presidedBy").labels["zh"]
    '主持者'
    """
    found = terms().get(name)
    if found is None:
        near = difflib.get_close_matches(name, terms(), n=2)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; define it there first"
        raise OntologyError(f"the term {name!r} is not in ontology/govkg.ttl{hint}")
    return found


@functools.cache
def broader(name: str) -> tuple[str, ...]:
    """All terms above a term, within this vocabulary, sorted.

    >>> broader("Official"), broader("Meeting"), broader("DerivedClaim")
    (('Person',), ('Event',), ('Claim',))
    """
    found: set[str] = set()
    for up in term(name).broader:
        found |= {up, *broader(up)}
    return tuple(sorted(found))


def narrowest(names: Iterable[str]) -> list[str]:
    """Of several classes those that no other of them is under, sorted; what is not defined stays.

    >>> narrowest(["Person", "Official"])
    ['Official']
    """
    given = set(names)
    above = {up for name in given if name in terms() for up in broader(name)}
    return sorted(given - above)


def label(name: str, lang: str = "zh") -> str:
    """What a term is called.

    >>> label("Company", "en")
    'company'
    """
    return term(name).labels[lang]
