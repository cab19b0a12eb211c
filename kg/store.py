"""A built folder back to the graph it was written from.

Reads ``graph.nq`` (or ``graph.ttl``) with Oxigraph and ``pages.jsonl`` for the
text that the claims stand on.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, cast

from kg.errors import InputError
from kg.model import Claim, Datatype, KnowledgeGraph, Literal, Node, Span
from kg.ontology import GOV, PREFIXES, RECORDS, narrowest
from kg.output import read_pages

_RDF = PREFIXES["rdf"]
_LABEL = f"{PREFIXES['rdfs']}label"
_ALT = f"{PREFIXES['skos']}altLabel"
_SELECTOR = f"{PREFIXES['oa']}hasSelector"
_Facts = dict[str, list[Any]]


def graph_file(folder: Path) -> Path:
    """The RDF file of a built folder: ``graph.nq``, or ``graph.ttl`` where there is no other.

    Raises :class:`~kg.errors.InputError` where there is neither.
    """
    for name in ("graph.nq", "graph.ttl"):
        if (folder / name).is_file():
            return folder / name
    raise InputError(
        f"{folder}: holds neither graph.nq nor graph.ttl; run kg build … -o {folder} --formats nq first"
    )


def read_graph(folder: str | Path) -> KnowledgeGraph:
    """The graph of a built folder: pages, nodes and claims as they were when it was saved.

    Raises :class:`~kg.errors.InputError` where the folder was not built, or its files do not fit together.
    """
    root = Path(folder)
    pages = {p.id: p for p in read_pages(root)}
    subjects = _subjects(graph_file(root), root)
    claims, kinds_of = [], {}
    for subject, facts in subjects.items():
        kinds = [k.removeprefix(GOV) for k in _values(facts, f"{_RDF}type") if k.startswith(GOV)]
        if "Claim" in kinds:
            claims.append(subject)
        elif kinds and not RECORDS & set(kinds):
            kinds_of[subject] = narrowest(kinds)[0]
    base = next((c.partition("claim/")[0] for c in claims), "https://w3id.org/govkg/id/")
    nodes: dict[str, Node] = {}
    for subject, kind in kinds_of.items():
        local, facts = subject.removeprefix(base), subjects[subject]
        label = "".join(_values(facts, _LABEL)[:1])
        nodes[local] = Node(local, kind, label, tuple(sorted(_values(facts, _ALT))))
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


def _subjects(file: Path, root: Path) -> dict[str, _Facts]:
    import pyoxigraph  # only what reads a graph back needs it

    kind = pyoxigraph.RdfFormat.N_QUADS if file.suffix == ".nq" else pyoxigraph.RdfFormat.TURTLE
    out: dict[str, _Facts] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in pyoxigraph.parse(path=str(file), format=kind):
            facts = out[quad.subject.value][quad.predicate.value]
            if quad.object not in facts:
                facts.append(quad.object)
    except SyntaxError as error:
        raise InputError(
            f"{file}: cannot be parsed ({error}); mend it there or run kg build … -o {root} again"
        ) from error
    return out


def _values(facts: _Facts, predicate: str) -> list[str]:
    return [term.value for term in facts.get(predicate, ())]


def _claim(iri: str, facts: _Facts, base: str) -> Claim:
    import pyoxigraph

    def one(predicate: str) -> str:
        return "".join(_values(facts, predicate)[:1])

    term = facts[f"{_RDF}object"][0]
    spans = []
    for selector in _values(facts, _SELECTOR):
        first, _, last = selector.partition("#char=")[2].partition(",")
        spans.append(Span(int(first), int(last)))
    value: str | Literal = term.value.removeprefix(base)
    if isinstance(term, pyoxigraph.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        value = Literal(term.value, cast(Datatype, kind), term.language or "")
    return Claim(
        iri.removeprefix(base), _values(facts, f"{_RDF}subject")[0].removeprefix(base),
        _values(facts, f"{_RDF}predicate")[0].removeprefix(GOV), value, one(f"{GOV}onPage").removeprefix(base),
        one(f"{GOV}inArticle").removeprefix(base), tuple(sorted(spans)), float(one(f"{GOV}confidence")),
        one(f"{GOV}rule"), one(f"{GOV}source"),
    )  # fmt: skip
