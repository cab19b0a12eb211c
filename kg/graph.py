"""The graph: statements of all pages joined into nodes and claims with lasting identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import Claim, KnowledgeGraph, Literal, Node, Page, Ref, Statement, mint
from kg.patterns import load

BASE = "https://w3id.org/govkg/id/"


def build_graph(
    pages: Iterable[Page],
    statements: Mapping[str, Sequence[Statement]],
    *,
    base: str = BASE,
    min_confidence: float = 0.0,
) -> KnowledgeGraph:
    """Join what was read: ``statements`` is keyed by page id.

    A person is who bears a name in the papers of one place; an event belongs
    to its article. The result does not depend on the order of the pages.
    """
    by_id = {page.id: page for page in sorted(pages, key=lambda p: (p.file, p.id))}
    nodes: dict[str, Node] = {}
    also: dict[str, set[str]] = {}
    claims: dict[str, Claim] = {}
    for page_id in sorted(by_id):
        place = by_id[page_id].place
        for statement in statements.get(page_id, ()):
            if statement.confidence < min_confidence:
                continue
            subject = _node(nodes, _scoped(statement.subject, place))
            target = statement.object
            if statement.relation == "altLabel" and isinstance(target, Literal):
                also.setdefault(subject, set()).add(target.value)  # a name of the node, not a claim of its own
                continue
            value = target if isinstance(target, Literal) else _node(nodes, _scoped(target, place))
            article = _node(nodes, statement.article) if statement.article else ""
            spans = " ".join(f"{s.start},{s.end}" for s in statement.spans)
            parts = (page_id, subject, statement.relation, str(value), spans, statement.rule)
            claim = Claim(
                mint("claim", *parts), subject, statement.relation, value, page_id, article,
                tuple(sorted(set(statement.spans))), statement.confidence, statement.rule, statement.source,
            )  # fmt: skip
            claims.setdefault(claim.id, claim)
    ordered = sorted(claims.values(), key=lambda c: (c.page, c.subject, c.predicate, str(c.object), c.id))
    for key, names in also.items():
        nodes[key] = replace(nodes[key], alt=tuple(sorted(names - {nodes[key].label})))
    for key in _officials(ordered, nodes):
        nodes[key] = replace(nodes[key], kind="Official")
    return KnowledgeGraph(dict(sorted(by_id.items())), dict(sorted(nodes.items())), tuple(ordered), base)


def _officials(claims: Sequence[Claim], nodes: Mapping[str, Node]) -> set[str]:
    """The holders of a post that is of a public body, or reads like one."""
    titles = load("posts")["public"]
    public = {
        c.subject
        for c in claims
        if (c.predicate == "atOrganization" and isinstance(c.object, str) and nodes[c.object].kind == "PublicBody")
        or (c.predicate == "title" and isinstance(c.object, Literal) and titles.search(c.object.value))
    }
    return {str(c.object) for c in claims if c.predicate == "holder" and c.subject in public}


def _scoped(ref: Ref, place: str) -> Ref:
    return Ref(ref.kind, ref.name, place) if ref.kind == "Person" and not ref.scope else ref


def _node(nodes: dict[str, Node], ref: Ref) -> str:
    nodes.setdefault(ref.id, Node(ref.id, ref.kind, ref.name))
    return ref.id
