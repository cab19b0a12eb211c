"""SHACL: the shapes of ``ontology/shapes.ttl`` on a graph, with pySHACL (https://www.w3.org/TR/shacl/)."""

from __future__ import annotations

import functools
import gc
import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.ontology import short
from kg.resources import ontology_path
from kg.validate_index import Index, Problem

if TYPE_CHECKING:
    import rdflib

_SH = "http://www.w3.org/ns/shacl#"


def shapes(triples: Iterable[ox.Triple | ox.Quad], index: Index) -> tuple[list[Problem], rdflib.Graph]:
    """What the shapes find wrong, and the validation report itself.

    The triples are copied into rdflib's own memory store, since pySHACL asks it one small thing at a time and
    on any other store each of these is a call.
    """
    import pyshacl
    import rdflib

    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # an impossible date is told by the shapes, not by a stack trace
    gc_was = gc.isenabled()
    gc.disable()  # millions of small objects of which none is garbage
    try:
        graph = rdflib.Graph()
        convert = _Terms()
        for t in triples:
            graph.add((convert(t.subject), convert(t.predicate), convert(t.object)))
        _, report, _ = pyshacl.validate(graph, shacl_graph=_rules(), inplace=True, inference="none")
    finally:
        logger.setLevel(level)
        if gc_was:
            gc.enable()
    found = cast("rdflib.Graph", report)
    return sorted(set(_problems(found, index))), found


@functools.cache
def _rules() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(ontology_path("shapes.ttl"))


class _Terms:
    """Oxigraph's terms as rdflib's, each made once."""

    def __init__(self) -> None:
        self._known: dict[object, rdflib.term.Node] = {}

    def __call__(self, term: object) -> rdflib.term.Node:
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = self._make(term)
        return found

    @staticmethod
    def _make(term: object) -> rdflib.term.Node:
        import rdflib

        if isinstance(term, ox.NamedNode):
            return rdflib.URIRef(term.value)
        if isinstance(term, ox.Literal):
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            if term.datatype.value.endswith("#string"):
                return rdflib.Literal(
                    term.value
                )  # rdflib takes it for another than the one with its datatype
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
        return rdflib.BNode(str(term))


def _problems(report: rdflib.Graph, index: Index) -> Iterator[Problem]:
    import rdflib

    sh = rdflib.Namespace(_SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus = str(report.value(result, sh.focusNode))
        told = {
            str(m.language): str(m)
            for m in report.objects(result, sh.resultMessage)
            if isinstance(m, rdflib.Literal)
        }
        path = report.value(result, sh.resultPath)
        code = f"shape:{short(str(path))}" if isinstance(path, rdflib.URIRef) else "shape"
        yield index.problem(code, focus, told.get("zh", "不合规则"), told.get("en", "breaks a rule"))
