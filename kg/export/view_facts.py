"""What the view shows: claims joined into facts that a reader can take in.

The claims of a tenure (holder, title, organization) become one ``post`` fact of
its person; the same fact read in several articles is one fact with several claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Claim, KnowledgeGraph, Literal

#: Kinds that only carry text or stand between two things, and so are not drawn at first.
QUIET = frozenset({"Article", "Page"})
_HIDDEN = frozenset({"Tenure", "Claim"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said: ``object`` is a node id or ``""``, ``value`` a literal or ``None``.

    A ``post`` has both where the text tells whose post it is.
    """

    subject: str
    relation: str
    object: str
    value: Literal | None
    claims: tuple[Claim, ...]


def shown_nodes(graph: KnowledgeGraph) -> list[str]:
    """Ids of the nodes that a reader may see, sorted."""
    return sorted(k for k, n in graph.nodes.items() if n.kind not in _HIDDEN)


def facts(graph: KnowledgeGraph) -> list[Fact]:
    """The facts of a graph, sorted by subject, relation and what is said.

    >>> from kg.model import Node
    >>> held = [Claim("1", "t", "holder", "p", "", "", (), 1.0, "r"),
    ...         Claim("2", "t", "title", Literal("县长"), "", "", (), 1.0, "r")]
    >>> nodes = {"p": Node("p", "Official", "卫启明"), "t": Node("t", "Tenure", "卫启明 县长")}
    >>> [(f.subject, f.relation, f.value.value) for f in facts(KnowledgeGraph({}, nodes, tuple(held)))]
    [('p', 'post', '县长')]
    """
    seen = set(shown_nodes(graph))
    joined: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    values: dict[tuple[str, str, str, str], Literal | None] = {}
    tenures: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        if claim.subject in seen:
            said = claim.object
            if isinstance(said, str) and said not in seen:
                continue
            target, value = ("", said) if isinstance(said, Literal) else (said, None)
            key = (claim.subject, claim.predicate, target, value.value if value else "")
            joined[key].append(claim)
            values[key] = value
        else:
            tenures[claim.subject].append(claim)
    for claims in tenures.values():
        _post(claims, seen, joined, values)
    return [Fact(*key[:3], values[key], tuple(joined[key])) for key in sorted(joined)]


def _post(
    claims: list[Claim],
    seen: set[str],
    joined: Mapping[tuple[str, str, str, str], list[Claim]],
    values: dict[tuple[str, str, str, str], Literal | None],
) -> None:
    """Join the claims of one tenure into a ``post`` of its holder."""
    by: dict[str, str | Literal] = {c.predicate: c.object for c in claims}
    holder, title, body = by.get("holder"), by.get("title"), by.get("atOrganization", "")
    if not isinstance(holder, str) or holder not in seen or not isinstance(title, Literal):
        return
    target = body if isinstance(body, str) and body in seen else ""
    key = (holder, "post", target, title.value)
    joined[key].extend(c for c in claims if c.predicate in ("holder", "title", "atOrganization"))
    values[key] = title
