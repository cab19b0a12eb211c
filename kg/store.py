"""A built folder back to the graph it was written from.

Reads ``graph.nq`` (or ``graph.ttl``) with Oxigraph and ``pages.jsonl`` for the
text that the claims stand on.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, cast

from kg.errors import InputError
from kg.export.rdf import BROADER
from kg.model import Claim, Datatype, KnowledgeGraph, Literal, Node, Span
from kg.output import read_pages

_GOV = "https://w3id.org/govkg/ontology#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
_SELECTOR = "http://www.w3.org/ns/oa#hasSelector"
_Facts = dict[str, list[Any]]


def read_graph(folder: str | Path) -> KnowledgeGraph:
    """The graph of a built folder: pages, nodes and claims as they were when it was saved.

    Raises :class:`~kg.errors.InputError` where the folder was not built, or its files do not fit together.
    """
    root = Path(folder)
    pages = {p.id: p for p in read_pages(root)}
    subjects = _subjects(root)
    claims = [s for s, facts in subjects.items() if f"{_GOV}Claim" in _values(facts, f"{_RDF}type")]
    base = next((c.partition("claim/")[0] for c in claims), "https://w3id.org/govkg/id/")
    nodes: dict[str, Node] = {}
    for subject, facts in subjects.items():
        kinds = {k.removeprefix(_GOV) for k in _values(facts, f"{_RDF}type") if k.startswith(_GOV)}
        narrow = sorted(kinds - {b for k in kinds for b in BROADER.get(k, ())} - {"Claim", "Page"})
        if narrow:
            local = subject.removeprefix(base)
            label = "".join(_values(facts, _LABEL)[:1])
            nodes[local] = Node(local, narrow[0], label, tuple(sorted(_values(facts, _ALT))))
    try:
        made = [_claim(c, subjects[c], base) for c in claims]
    except (IndexError, ValueError) as error:
        raise InputError(f"{root}: a claim in it is not whole ({error}); run kg validate {root}") from error
    ordered = sorted(made, key=lambda c: (c.page, c.subject, c.predicate, str(c.object), c.id))
    return KnowledgeGraph(
        dict(sorted(pages.items(), key=lambda item: (item[1].file, item[0]))),
        dict(sorted(nodes.items())),
        tuple(ordered),
        base,
    )


def _subjects(root: Path) -> dict[str, _Facts]:
    import pyoxigraph  # only what reads a graph back needs it

    file = next((root / n for n in ("graph.nq", "graph.ttl") if (root / n).is_file()), None)
    if file is None:
        raise InputError(f"{root}: holds neither graph.nq nor graph.ttl; run kg build … -o {root} first")
    kind = pyoxigraph.RdfFormat.N_QUADS if file.suffix == ".nq" else pyoxigraph.RdfFormat.TURTLE
    out: dict[str, _Facts] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in pyoxigraph.parse(path=str(file), format=kind):
            facts = out[quad.subject.value][quad.predicate.value]
            if quad.object not in facts:
                facts.append(quad.object)
            graph = getattr(quad, "graph_name", None)
            if quad.predicate.value == f"{_GOV}rule" and isinstance(graph, pyoxigraph.NamedNode):
                out[quad.subject.value]["page"].append(graph)
    except SyntaxError as error:
        raise InputError(f"{file}: cannot be parsed ({error}); run kg build again") from error
    return out


def _values(facts: _Facts, predicate: str) -> list[str]:
    return [term.value for term in facts.get(predicate, ())]


def _claim(iri: str, facts: _Facts, base: str) -> Claim:
    import pyoxigraph

    def one(predicate: str) -> str:
        return "".join(_values(facts, predicate)[:1])

    term = facts[f"{_RDF}object"][0]
    spans = []
    page = one("page").removeprefix(base)
    for selector in _values(facts, _SELECTOR):
        where, _, chars = selector.removeprefix(base).partition("#char=")
        first, _, last = chars.partition(",")
        page = page or where
        spans.append(Span(int(first), int(last)))
    value: str | Literal = term.value.removeprefix(base)
    if isinstance(term, pyoxigraph.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        value = Literal(term.value, cast(Datatype, kind), term.language or "")
    return Claim(
        iri.removeprefix(base), _values(facts, f"{_RDF}subject")[0].removeprefix(base),
        _values(facts, f"{_RDF}predicate")[0].removeprefix(_GOV), value, page,
        one(f"{_GOV}inArticle").removeprefix(base), tuple(spans), float(one(f"{_GOV}confidence")),
        one(f"{_GOV}rule"), one(f"{_GOV}source"),
    )  # fmt: skip
