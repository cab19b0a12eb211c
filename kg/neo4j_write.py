"""The transactions of a load: each reads what is there, writes what differs, and leaves nothing half.

A thing may be told of by other graphs too, so a load adds to its names and
classes; :func:`write_nodes` with ``exact`` also takes away, once it is known
that nobody else speaks of it (:func:`told_elsewhere`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.export import lpg
from kg.export.lpg_terms import ROOT, classes, labels
from kg.model import Claim, KnowledgeGraph
from kg.neo4j_refresh import LoadReport, differing, refresh

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

# What a node loses where the graph no longer knows it; what claims say of a thing is for refresh().
_FORGET: Mapping[str, Sequence[str]] = {
    "Claim": ("source", "lang"),
    "Span": (),
    "Page": ("paper", "place", "number", "url", "issueDate", "issueDateText", "issueDatePrecision", "sha256"),
}
_TIES = "SUBJECT|OBJECT|IN_ARTICLE|ON_PAGE|HAS_SPAN"


def write_nodes(
    tx: ManagedTransaction, kind: str, vertices: Sequence[lpg.Vertex], *, exact: bool
) -> tuple[LoadReport, list[lpg.Vertex]]:
    """Make or mend nodes of one class; labels and properties that strangers put on them stay.

    Also returns those of which the database knows further names or classes.
    """
    wanted = labels(kind)
    there = {
        row["id"]: (set(row["labels"]), row["properties"])
        for row in tx.run(
            f"UNWIND $ids AS id MATCH (n:{ROOT} {{id: id}}) "
            "RETURN id, labels(n) AS labels, properties(n) AS properties",
            ids=[vertex.id for vertex in vertices],
        )
    }
    rows: list[dict[str, Any]] = []
    wider, report = [], LoadReport()
    for vertex in vertices:
        names, known = there.get(vertex.id, (set(), {}))
        own: dict[str, lpg.Value | None] = dict.fromkeys(_FORGET.get(kind, ("altNames",)))
        own |= vertex.properties
        ours, theirs = (_names(own.get("altNames")), _names(known.get("altNames")))
        strange = (names & classes()) - set(wanted)
        if theirs - ours or strange:
            wider.append(vertex)
        if theirs and not exact:
            own["altNames"] = tuple(sorted(ours | theirs))
        for label in sorted(strange) if exact else ():
            tx.run(f"MATCH (n:{ROOT} {{id: $id}}) REMOVE n:{label}", id=vertex.id).consume()
        changed = differing(own, known)
        if changed or not names.issuperset(wanted):
            rows.append({"id": vertex.id, "properties": changed})
        if changed or not names.issuperset(wanted) or (exact and strange):
            report += LoadReport(**{"nodes_changed" if names else "nodes_created": 1})
    if rows:
        tx.run(
            f"UNWIND $rows AS row MERGE (n:{ROOT} {{id: row.id}}) "
            f"SET n:{':'.join(wanted)} SET n += row.properties",
            rows=rows,
        ).consume()
    return report, wider


def _names(value: object) -> set[str]:
    return {str(name) for name in value} if isinstance(value, list | tuple) else set()


def write_claims(tx: ManagedTransaction, kg: KnowledgeGraph, claims: Sequence[Claim]) -> LoadReport:
    """Write claims with their evidence, and what follows from them for their subjects."""
    subjects = sorted({claim.subject for claim in claims})
    # Takes the lock of each subject, so that of two loads at once each sees what the other wrote of it.
    tx.run(f"UNWIND $ids AS id MATCH (n:{ROOT} {{id: id}}) SET n.id = n.id", ids=subjects).consume()
    report = write_nodes(tx, "Span", list(lpg.spans(kg, claims)), exact=True)[0]
    report += write_nodes(tx, "Claim", list(lpg.claims(kg, claims)), exact=True)[0]
    report += _write_ties(tx, claims)
    return report + refresh(tx, subjects)


def _write_ties(tx: ManagedTransaction, claims: Sequence[Claim]) -> LoadReport:
    """Tie claims to what they speak of and stand on, and to nothing else."""
    wanted = {(edge.type, edge.start, edge.end) for edge in lpg.evidence(claims)}
    known = {
        (row["type"], row["id"], row["end"])
        for row in tx.run(
            f"UNWIND $ids AS id MATCH (:{ROOT} {{id: id}})-[r:{_TIES}]->(x:{ROOT}) "
            "RETURN id, type(r) AS type, x.id AS end",
            ids=[claim.id for claim in claims],
        )
    }
    for verb, ties in (
        ("CREATE (a)-[:{}]->(b)", wanted - known),
        ("MATCH (a)-[r:{}]->(b) DELETE r", known - wanted),
    ):
        pairs: dict[str, list[list[str]]] = defaultdict(list)
        for kind, start, end in sorted(ties):
            pairs[kind].append([start, end])
        for kind, some in pairs.items():
            tx.run(
                f"UNWIND $pairs AS pair MATCH (a:{ROOT} {{id: pair[0]}}), (b:{ROOT} {{id: pair[1]}}) "
                + verb.format(kind),
                pairs=some,
            ).consume()
    return LoadReport(relationships_created=len(wanted - known), relationships_deleted=len(known - wanted))


def told_elsewhere(tx: ManagedTransaction, ids: Collection[str], claims: Collection[str]) -> set[str]:
    """Which of the things are spoken of by claims that are not among ``claims``."""
    found = tx.run(
        f"UNWIND $ids AS id MATCH (:{ROOT} {{id: id}})<-[:SUBJECT|OBJECT|IN_ARTICLE]-(c:Claim) RETURN id, c.id AS claim",
        ids=list(ids),
    )
    return {row["id"] for row in found if row["claim"] not in claims}


def remove_stale(
    tx: ManagedTransaction, pages: Sequence[str], keep: Collection[str], present: Collection[str]
) -> LoadReport:
    """Remove the claims read on ``pages`` that are not among ``keep``, and what rested on them alone.

    ``present`` are the things and pages that stay whatever leads to them.
    Claims, relations and properties change together, so a load that dies
    leaves no relation without its claims.
    """
    old = [
        row
        for row in tx.run(
            f"UNWIND $pages AS page MATCH (p:{ROOT} {{id: page}})<-[:ON_PAGE]-(c:Claim)-[:SUBJECT]->(s) "
            "OPTIONAL MATCH (c)-[:OBJECT|IN_ARTICLE|HAS_SPAN]->(x) "
            "RETURN c.id AS claim, c.predicate AS predicate, s.id AS subject, collect(x.id) AS near",
            pages=list(pages),
        ).data()
        if row["claim"] not in keep
    ]
    done = tx.run(
        f"UNWIND $ids AS id MATCH (c:{ROOT}:Claim {{id: id}}) DETACH DELETE c",
        ids=[row["claim"] for row in old],
    ).consume()
    report = LoadReport(
        nodes_deleted=done.counters.nodes_deleted, relationships_deleted=done.counters.relationships_deleted
    )
    subjects = sorted({row["subject"] for row in old})
    report += refresh(tx, subjects, {row["predicate"] for row in old})
    # What nothing leads to any more goes, unless somebody tied something of their own to it.
    left = {*pages, *subjects, *(near for row in old for near in row["near"])}
    query = f"UNWIND $ids AS id MATCH (n:{ROOT} {{id: id}}) WHERE NOT (n)--() DELETE n"
    done = tx.run(query, ids=sorted(x for x in left if x not in present)).consume()
    return report + LoadReport(nodes_deleted=done.counters.nodes_deleted)
