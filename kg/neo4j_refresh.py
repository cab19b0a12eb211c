"""Keep what a Neo4j database says of its things true to the claims that it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from kg.export import lpg
from kg.export.lpg_terms import ROOT, relation
from kg.model import Datatype, Literal

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many nodes and relations a load changed; reports add up.

    >>> (LoadReport(nodes_created=2) + LoadReport(nodes_deleted=1)).changes
    3
    """

    nodes_created: int = 0
    nodes_changed: int = 0
    nodes_deleted: int = 0
    relationships_created: int = 0
    relationships_changed: int = 0
    relationships_deleted: int = 0

    @property
    def changes(self) -> int:
        """All changes together: 0 after a second load of the same graph."""
        return (
            self.nodes_created
            + self.nodes_changed
            + self.nodes_deleted
            + self.relationships_created
            + self.relationships_changed
            + self.relationships_deleted
        )

    def __add__(self, other: LoadReport) -> LoadReport:
        return LoadReport(
            self.nodes_created + other.nodes_created,
            self.nodes_changed + other.nodes_changed,
            self.nodes_deleted + other.nodes_deleted,
            self.relationships_created + other.relationships_created,
            self.relationships_changed + other.relationships_changed,
            self.relationships_deleted + other.relationships_deleted,
        )


_DO = {
    "created": "CREATE (a)-[r:{}]->(b) SET r = row[2]",
    "changed": "MATCH (a)-[r:{} {{predicate: row[2].predicate}}]->(b) SET r += row[2]",
    "deleted": "MATCH (a)-[r:{} {{predicate: row[2].predicate}}]->(b) DELETE r",
}


def differing(wanted: Mapping[str, lpg.Value | None], known: Mapping[str, Any]) -> dict[str, Any]:
    """The properties to set (``None``: to take away) so that ``known`` says what is ``wanted``.

    >>> differing({"a": 1, "b": ("x",), "c": None}, {"a": 1, "b": ["y"], "d": 4})
    {'b': ['x']}
    """
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in wanted.items()
        if _native(known.get(name)) != value
    }


def _native(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    to_native = getattr(value, "to_native", None)
    return value if to_native is None else to_native()


def refresh(tx: ManagedTransaction, subjects: list[str], gone: Iterable[str] = ()) -> LoadReport:
    """Make properties and relations of ``subjects`` what all claims about them say.

    ``gone`` are predicates of which claims were just removed: a property that
    none of the claims gives any more is taken away if it is one of theirs.
    """
    sayings, predicates = _sayings(tx, subjects), set(gone)
    predicates |= {say.predicate for say in sayings if say.literal is not None}
    return _refresh_properties(tx, subjects, sayings, predicates) + _refresh_edges(tx, subjects, sayings)


def _sayings(tx: ManagedTransaction, subjects: list[str]) -> list[lpg.Said]:
    found = tx.run(
        f"UNWIND $ids AS id MATCH (s:{ROOT} {{id: id}})<-[:SUBJECT]-(c:Claim) "
        "OPTIONAL MATCH (c)-[:OBJECT]->(o) RETURN id, c.predicate AS predicate, o.id AS object, c.value AS value, c.datatype AS datatype, "
        "c.lang AS lang, c.confidence AS confidence",
        ids=subjects,
    )
    sayings = []
    for row in found:
        literal = None
        if row["object"] is None:
            literal = Literal(row["value"] or "", cast(Datatype, row["datatype"]), row["lang"] or "")
        sayings.append(lpg.Said(row["id"], row["predicate"], row["object"] or "", literal, row["confidence"]))
    return sayings


def _refresh_properties(
    tx: ManagedTransaction, subjects: list[str], sayings: list[lpg.Said], predicates: set[str]
) -> LoadReport:
    told = lpg.properties(sayings)
    # Page nodes know some of these from outside; only what a claim gives or gave is touched.
    names = {f"{p}{ending}" for p in predicates for ending in ("", "Text", "Precision", "Values")}
    rows = []
    for row in tx.run(
        f"UNWIND $ids AS id MATCH (n:{ROOT} {{id: id}}) RETURN id, properties(n) AS properties", ids=subjects
    ):
        known = row["properties"]
        wanted: dict[str, lpg.Value | None] = dict.fromkeys(names & known.keys())
        changed = differing(wanted | told.get(row["id"], {}), known)
        if changed:
            rows.append({"id": row["id"], "properties": changed})
    if rows:
        tx.run(
            f"UNWIND $rows AS row MATCH (n:{ROOT} {{id: row.id}}) SET n += row.properties", rows=rows
        ).consume()
    return LoadReport(nodes_changed=len(rows))


def _refresh_edges(tx: ManagedTransaction, subjects: list[str], sayings: list[lpg.Said]) -> LoadReport:
    known = {}
    for row in tx.run(
        f"UNWIND $ids AS id MATCH (s:{ROOT} {{id: id}})-[r]-(o:{ROOT}) WHERE r.predicate IS NOT NULL "
        "RETURN startNode(r) = s AS forward, type(r) AS type, startNode(r).id AS start, endNode(r).id AS end, "
        "properties(r) AS properties",
        ids=subjects,
    ):
        told = row["properties"]
        # A relation of the same two things may rest on claims about the other one.
        if relation(told["predicate"])[1] != row["forward"]:
            known[row["type"], row["start"], row["end"], told["predicate"]] = told
    rows: dict[tuple[str, str], list[list[Any]]] = defaultdict(list)
    for edge in lpg.edges(sayings):
        before = known.pop((edge.type, edge.start, edge.end, str(edge.properties["predicate"])), None)
        if before is None:
            rows["created", edge.type].append([edge.start, edge.end, dict(edge.properties)])
        elif differing(edge.properties, before):
            rows["changed", edge.type].append([edge.start, edge.end, dict(edge.properties)])
    for kind, start, end, predicate in sorted(known):
        rows["deleted", kind].append([start, end, {"predicate": predicate}])
    report = LoadReport()
    for (what, kind), some in sorted(rows.items()):
        tx.run(
            f"UNWIND $rows AS row MATCH (a:{ROOT} {{id: row[0]}}), (b:{ROOT} {{id: row[1]}}) {_DO[what].format(kind)}",
            rows=some,
        ).consume()
        report += LoadReport(**{f"relationships_{what}": len(some)})
    return report
