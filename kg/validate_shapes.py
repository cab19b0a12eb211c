"""SHACL: the shapes of ``ontology/shapes.ttl`` on a graph, with pySHACL (https://www.w3.org/TR/shacl/)."""

from __future__ import annotations

import functools
import gc
import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.ontology import GOV, short
from kg.resources import ontology_path
from kg.validate_index import END, EXACT, OBJECT, PREDICATE, SELECTOR, START, SUBJECT, Index, Problem

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
        sound: dict[str, bool] = {}
        for t in triples:
            key = t.subject.value if isinstance(t.subject, ox.NamedNode) else ""
            span = "#char=" in key
            if span or key.startswith(f"{index.base}claim/"):
                if key not in sound:
                    sound[key] = _sound(index, key) if span else _sound_claim(index, key)
                if sound[key]:
                    continue
            graph.add((convert(t.subject), convert(t.predicate), convert(t.object)))
        _, report, _ = pyshacl.validate(graph, shacl_graph=_rules(), inplace=True, inference="none")
    finally:
        logger.setLevel(level)
        if gc_was:
            gc.enable()
    found = cast("rdflib.Graph", report)
    return sorted(set(_problems(found, index))), found


def _sound(index: Index, span: str) -> bool:
    """Whether a span plainly fits its shape; there are so many that only the others are given to pySHACL."""
    facts = index.facts[span]
    found = [facts.get(name, []) for name in (START, END, EXACT)]
    if any(len(values) != 1 or not isinstance(values[0], ox.Literal) for values in found):
        return False
    start, end = found[0][0], found[1][0]
    if not isinstance(start, ox.Literal) or not isinstance(end, ox.Literal):
        return False
    whole = all(v.datatype.value.endswith("#integer") and v.value.isdecimal() for v in (start, end))
    return whole and int(start.value) < int(end.value)


def _sound_claim(index: Index, claim: str) -> bool:
    """The same of a claim."""
    facts = index.facts[claim]
    single = (SUBJECT, PREDICATE, OBJECT, f"{GOV}confidence", f"{GOV}rule")
    if index.kinds(claim) != ["Claim"] or any(len(facts.get(name, ())) != 1 for name in single):
        return False
    subject, predicate, _, sure, rule = (facts[name][0] for name in single)
    if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode):
        return False
    if not isinstance(sure, ox.Literal) or not isinstance(rule, ox.Literal) or rule.language:
        return False
    if not sure.datatype.value.endswith("#decimal") or re.fullmatch(r"0(\.\d+)?|1", sure.value) is None:
        return False
    for name, kind in (("inArticle", "Article"), ("onPage", "Page")):
        found = index.values(claim, f"{GOV}{name}")
        if len(found) > 1 or any(kind not in index.kinds(value) for value in found):
            return False
    return SELECTOR in facts or f"{GOV}source" in facts


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
