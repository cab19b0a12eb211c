"""Counts of a graph: what it holds, who is central, who was together most, the biggest projects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.derive import ROLES, together
from kg.model import KnowledgeGraph, Literal


@dataclass(frozen=True, slots=True)
class Central:
    """A person with the number of events taken part in, and of people met there."""

    person: str
    events: int
    people: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people with the number of events that both took part in, and the first and last day of these."""

    one: str
    other: str
    events: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its largest sum in yuan, who invests and where it is."""

    name: str
    yuan: str
    investors: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class Stats:
    """``counts`` by what is counted (pages, claims, facts, each class), then the first of each ranking."""

    counts: Mapping[str, int]
    central: tuple[Central, ...]
    together: tuple[Pair, ...]
    projects: tuple[Project, ...]


def stats(graph: KnowledgeGraph, top: int = 10) -> Stats:
    """Count a graph; of equals in a ranking the one whose name sorts first comes first."""
    label = {node.id: node.label for node in graph.nodes.values()}
    counts = {
        "pages": len(graph.pages), "claims": len(graph.claims),
        "facts": len({(c.subject, c.predicate, c.object) for c in graph.claims}),
        **dict(sorted(Counter(node.kind for node in graph.nodes.values()).items())),
    }  # fmt: skip
    events: dict[str, set[str]] = defaultdict(set)
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in graph.claims:
        value = claim.object.value if isinstance(claim.object, Literal) else claim.object
        values[claim.subject, claim.predicate].add(value)
        if claim.predicate in ROLES:
            events[value].add(claim.subject)
    met: Counter[str] = Counter()
    pairs = together(graph)
    for pair in pairs:
        met.update((pair.subject, pair.object))
    central = [Central(label[p], len(seen), met[p]) for p, seen in events.items()]
    both = [Pair(label[p.subject], label[p.object], p.times, p.first, p.last) for p in pairs]
    projects = [
        Project(
            label[node], max(sums, key=Decimal),
            tuple(sorted(label[v] for v in values[node, "investor"])),
            tuple(sorted(label[v] for v in values[node, "locatedIn"])),
        )
        for (node, relation), sums in list(values.items())
        if relation == "investmentCNY"
    ]  # fmt: skip
    return Stats(
        counts,
        tuple(sorted(central, key=lambda c: (-c.people, -c.events, c.person))[:top]),
        tuple(sorted(both, key=lambda p: (-p.events, p.one, p.other))[:top]),
        tuple(sorted(projects, key=lambda p: (-Decimal(p.yuan), p.name))[:top]),
    )
