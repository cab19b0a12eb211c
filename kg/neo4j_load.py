"""Bring a graph into a running Neo4j over Bolt, so that doing it twice changes nothing.

Every batch is one managed transaction that first reads what is there and then
writes only what differs. So a load that was cut short is completed by the next
one, and the counts of :class:`LoadReport` are those of real changes. Relations
and properties of things are worked out from the claims that the *database*
holds (:mod:`kg.neo4j_refresh`): pages loaded from other graphs keep their say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import LoadError
from kg.export import lpg
from kg.export.lpg_terms import CLASSES, ROOT, labels
from kg.export.neo4j import CONSTRAINTS
from kg.model import KnowledgeGraph
from kg.neo4j_refresh import LoadReport, differing, refresh, remove_stale

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

Progress = Callable[[str, int, int], None]
_Item = TypeVar("_Item")

_BATCH = 2000  # rows a transaction; between 1,000 and 10,000 the rate hardly changes
# What a node of a class loses where the graph no longer knows it.
_FORGET: dict[str, dict[str, None]] = {
    "": dict.fromkeys(["altNames"]),
    "Claim": dict.fromkeys(["source", "lang"]),
    "Span": {},
    "Page": dict.fromkeys(
        ["paper", "place", "number", "url", "issueDate", "issueDateText", "issueDatePrecision", "sha256"]
    ),
}
_OLDEST = 5  # major version whose constraint and CALL syntax is used


def load(
    kg: KnowledgeGraph,
    uri: str,
    user: str,
    password: str,
    *,
    database: str = "neo4j",
    replace_pages: bool = False,
    progress: Progress | None = None,
) -> LoadReport:
    """Load ``kg`` into the Neo4j at ``uri`` and say what changed there.

    ``uri`` may use any scheme of the driver (``bolt``, ``neo4j``, ``+s`` and
    ``+ssc`` for TLS). With ``replace_pages`` the claims that a page of ``kg``
    no longer makes are removed with everything that rested on them alone, and so
    are older readings of the same page (same file, paper, date and number).
    ``progress`` is called with what is being loaded, how many of it are done
    and how many there are. Nodes without the label ``Govkg`` are left alone.

    Raises :class:`~kg.errors.LoadError` where the server is absent, too old,
    refuses the password or the writing, or holds what breaks the constraints.
    What was loaded until then stays; the next load completes it.
    """
    try:
        import neo4j
        from neo4j.exceptions import (
            AuthError,
            ConfigurationError,
            DriverError,
            Neo4jError,
            ServiceUnavailable,
        )
    except ImportError as error:
        raise LoadError("the Neo4j driver is not installed; run: pip install 'govkg[neo4j]'") from error
    lpg.check(kg)
    try:
        with neo4j.GraphDatabase.driver(uri, auth=(user, password)) as driver:
            _prepare(driver, database)
            with driver.session(database=database) as session:
                return _load(kg, session, replace_pages, progress or (lambda what, done, total: None))
    except AuthError as error:
        raise LoadError(f"{uri} refuses user {user!r} with this password; set NEO4J_PASSWORD") from error
    except ServiceUnavailable as error:
        raise LoadError(f"no Neo4j answers at {uri}, or it went away; start it and load again") from error
    except (ConfigurationError, ValueError) as error:
        raise LoadError(f"{uri!r} is not an address of Neo4j: {error}; try bolt://localhost:7687") from error
    except (Neo4jError, DriverError) as error:
        raise LoadError(f"{uri}, database {database!r}: {_told(error)}; mend that and load again") from error


def _told(error: Exception) -> str:
    """What the server says, without the values of a statement: one line of at most 300 characters."""
    return " ".join(str(getattr(error, "message", None) or error).split())[:300]


def supported(version: str) -> bool:
    """Whether a server of this version understands what is sent to it.

    >>> supported("5.26.16"), supported("2026.08.1"), supported("4.4.40")
    (True, True, False)
    """
    return version.split(".")[0].isdecimal() and int(version.split(".")[0]) >= _OLDEST


def _prepare(driver: Driver, database: str) -> None:
    rows = driver.execute_query(
        "CALL dbms.components() YIELD versions RETURN versions[0] AS v", database_=database
    )
    version = str(rows.records[0]["v"])
    if not supported(version):
        raise LoadError(f"this is Neo4j {version}; version {_OLDEST} or newer is needed")
    for statement in CONSTRAINTS:
        driver.execute_query(statement, database_=database)
    driver.execute_query("CALL db.awaitIndexes(300)", database_=database)


def _load(kg: KnowledgeGraph, session: Session, replace_pages: bool, progress: Progress) -> LoadReport:
    report = LoadReport()
    kinds: dict[str, list[lpg.Vertex]] = {}
    # What claims say of a thing is written by refresh(), from all claims that the database holds.
    for vertex in [*lpg.things(kg, told=False), *lpg.spans(kg), *lpg.claims(kg)]:
        kinds.setdefault(vertex.kind, []).append(vertex)
    for kind, vertices in sorted(kinds.items()):
        for batch in _batches(vertices, kind, progress):
            report += session.execute_write(_write_vertices, kind, batch)
    types: dict[str, list[lpg.Edge]] = {}
    for edge in lpg.evidence(kg):
        types.setdefault(edge.type, []).append(edge)
    for kind, edges in sorted(types.items()):
        for links in _batches(edges, kind, progress):
            report += session.execute_write(_write_evidence, kind, links)
    if replace_pages:
        keep = {page: [claim.id for claim in kg.claims if claim.page == page] for page in kg.pages}
        for pages in _batches(sorted(kg.pages.items()), "replaced pages", progress, size=20):
            for key, page in pages:
                report += session.execute_write(remove_stale, key, page, keep[key])
    for subjects in _batches(sorted({claim.subject for claim in kg.claims}), "facts", progress, size=500):
        report += session.execute_write(refresh, subjects)
    return report


def _batches(items: list[_Item], what: str, progress: Progress, size: int = _BATCH) -> Iterator[list[_Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
        progress(what, min(start + size, len(items)), len(items))


def _write_vertices(tx: ManagedTransaction, kind: str, vertices: list[lpg.Vertex]) -> LoadReport:
    """Make or mend nodes of one class; labels and properties that others put on them stay."""
    wanted = labels(kind)
    there = {
        row["id"]: (set(row["labels"]), row["properties"])
        for row in tx.run(
            f"UNWIND $ids AS id MATCH (n:{ROOT} {{id: id}}) "
            "RETURN id, labels(n) AS labels, properties(n) AS properties",
            ids=[vertex.id for vertex in vertices],
        )
    }
    rows = []
    report = LoadReport()
    for vertex in vertices:
        names, known = there.get(vertex.id, (set(), {}))
        # A further name or a page's date that is no longer known goes.
        own = (
            {"altNames": None} | dict(vertex.properties)
            if kind not in {"Claim", "Span"}
            else vertex.properties
        )
        changed = differing(own, known)
        if changed or not names.issuperset(wanted):
            rows.append({"id": vertex.id, "properties": changed})
            report += LoadReport(**{"nodes_changed" if names else "nodes_created": 1})
        for old in sorted((names & CLASSES) - set(wanted)):
            tx.run(f"MATCH (n:{ROOT} {{id: $id}}) REMOVE n:{old}", id=vertex.id)
            report += LoadReport(nodes_changed=0 if changed or not names.issuperset(wanted) else 1)
    if rows:
        tx.run(
            f"UNWIND $rows AS row MERGE (n:{ROOT} {{id: row.id}}) "
            f"SET n:{':'.join(wanted)} SET n += row.properties",
            rows=rows,
        ).consume()
    return report


def _write_evidence(tx: ManagedTransaction, kind: str, links: list[lpg.Edge]) -> LoadReport:
    """Tie claims to what they speak of; a span may stand twice in one, so its place is part of the tie."""
    rows: list[dict[str, Any]] = [
        {"start": link.start, "end": link.end, "order": link.properties.get("order", 0)} for link in links
    ]
    key = " {order: row.order}" if kind == "HAS_SPAN" else ""
    counters = (
        tx.run(
            f"UNWIND $rows AS row MATCH (a:{ROOT} {{id: row.start}}), (b:{ROOT} {{id: row.end}}) "
            f"MERGE (a)-[:{kind}{key}]->(b)",
            rows=rows,
        )
        .consume()
        .counters
    )
    return LoadReport(relationships_created=counters.relationships_created)
