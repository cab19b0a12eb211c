"""Bring a graph into a running Neo4j over Bolt, so that doing it twice changes nothing.

Every batch is one managed transaction that first reads what is there and then
writes only what differs. So a load that was cut short is completed by the next
one, and the counts of :class:`LoadReport` are those of real changes. Relations
and properties of things are worked out from the claims that the *database*
holds (:mod:`kg.neo4j_refresh`): pages loaded from other graphs keep their say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.errors import LoadError
from kg.export import lpg
from kg.export.lpg_terms import ROOT, clean
from kg.export.neo4j import CONSTRAINTS
from kg.model import Claim, KnowledgeGraph, Literal
from kg.neo4j_refresh import LoadReport
from kg.neo4j_write import remove_stale, told_elsewhere, write_claims, write_nodes

if TYPE_CHECKING:
    from neo4j import Driver, Session

Progress = Callable[[str, int, int], None]

_BATCH = 1000  # nodes or claims in a transaction; from here to 10,000 the rate hardly changes
_LONG = 1000  # characters that weigh as much as a further claim
_ADDRESS = re.compile(r"(?:bolt|neo4j)(?:\+s|\+ssc)?://")
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
    are older readings of the same page (same file, date and paper).
    ``progress`` is called with what is being loaded, how many of it are done
    and how many there are. Nodes without the label ``Govkg`` are left alone.

    Raises :class:`~kg.errors.LoadError` where the server is absent, too old,
    refuses the password or the writing, or holds what breaks the constraints, and
    :class:`~kg.errors.OutputError` where a claim names what is not in the graph.
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
    if "@" in uri:  # said without the address, since it may hold a password
        raise LoadError("the address holds a user or password; give --user and set NEO4J_PASSWORD instead")
    lpg.check(kg)
    try:
        if not _ADDRESS.match(uri):
            raise ValueError("it begins with bolt:// or neo4j://, for TLS with bolt+s:// or neo4j+s://")
        _ = urlsplit(
            uri
        ).port  # raises for what is no number; the driver finds that out only when it connects
        driver = neo4j.GraphDatabase.driver(uri, auth=(user, password), notifications_min_severity="OFF")
    except (ConfigurationError, ValueError) as error:
        raise LoadError(f"{uri!r} is not an address of Neo4j: {error}; try bolt://localhost:7687") from error
    try:
        with driver, driver.session(database=database) as session:
            _prepare(driver, database)
            return _load(kg, session, replace_pages, progress or (lambda what, done, total: None))
    except AuthError as error:
        raise LoadError(f"{uri} refuses user {user!r} with this password; set NEO4J_PASSWORD") from error
    except ServiceUnavailable as error:
        raise LoadError(
            f"no Neo4j answers at {uri}, or it went away ({_told(error)}); start it and load again"
        ) from error
    except (Neo4jError, DriverError) as error:
        raise LoadError(f"{uri}, database {database!r}: {_told(error)}; mend that and load again") from error


def _told(error: Exception) -> str:
    """What the server says, without the values of a statement: one line of at most 300 characters."""
    return " ".join(str(getattr(error, "message", None) or error).split())[:300]


def supported(agent: str) -> bool:
    """Whether a server that calls itself so understands what is sent to it.

    >>> supported("Neo4j/5.26.30"), supported("Neo4j/2026.08.1"), supported("Neo4j/4.4.40")
    (True, True, False)
    """
    major = agent.rpartition("/")[2].split(".")[0]
    return major.isdecimal() and int(major) >= _OLDEST


def _prepare(driver: Driver, database: str) -> None:
    # Asks once: a server that is not there is told at once, not after half a minute of trying.
    agent = driver.get_server_info().agent
    if not supported(agent):
        raise LoadError(f"the server is {agent}; Neo4j {_OLDEST} or newer is needed")
    for statement in CONSTRAINTS:
        driver.execute_query(statement, database_=database)
    driver.execute_query("CALL db.awaitIndexes(300)", database_=database)


def _load(kg: KnowledgeGraph, session: Session, replace_pages: bool, progress: Progress) -> LoadReport:
    report = LoadReport()
    shared: dict[str, list[lpg.Vertex]] = {}
    things: dict[str, list[lpg.Vertex]] = {}
    for vertex in lpg.things(kg, told=False):
        things.setdefault(vertex.kind, []).append(vertex)
    done, total = 0, len(kg.pages) + len(kg.nodes)
    for kind, vertices in sorted(things.items()):
        for start in range(0, len(vertices), _BATCH):
            batch = vertices[start : start + _BATCH]
            told, wider = session.execute_write(write_nodes, kind, batch, exact=False)
            report += told
            shared.setdefault(kind, []).extend(wider)
            done += len(batch)
            progress("things", done, total)
    done = 0
    for claims in _batches(kg):
        report += session.execute_write(write_claims, kg, claims)
        done += len(claims)
        progress("claims", done, len(kg.claims))
    ours = {claim.id for claim in kg.claims}
    if replace_pages:
        present = {*kg.pages, *kg.nodes}
        for done, (key, older) in enumerate(_older(kg, session).items(), 1):
            report += session.execute_write(remove_stale, [key, *older], ours, present)
            progress("pages", done, len(kg.pages))
    # Names and classes that only this graph could have given are now as this graph has them.
    for kind, vertices in sorted(shared.items()):
        others = session.execute_read(told_elsewhere, [vertex.id for vertex in vertices], ours)
        alone = [vertex for vertex in vertices if vertex.id not in others]
        report += session.execute_write(write_nodes, kind, alone, exact=True)[0]
    return report


def _batches(kg: KnowledgeGraph) -> Iterator[list[Claim]]:
    """The claims in transactions: all of a subject together, long texts fewer at a time."""
    subjects: dict[str, list[Claim]] = {}
    for claim in kg.claims:
        subjects.setdefault(claim.subject, []).append(claim)
    batch: list[Claim] = []
    weight = 0
    for subject in sorted(subjects):
        batch += subjects[subject]
        weight += sum(map(_weight, subjects[subject]))
        if weight >= _BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _weight(claim: Claim) -> int:
    value = len(claim.object.value) if isinstance(claim.object, Literal) else 0
    return 1 + (value + sum(span.end - span.start for span in claim.spans)) // _LONG


def _older(kg: KnowledgeGraph, session: Session) -> dict[str, list[str]]:
    """For each page the older readings of it in the database: pages of the same file, date and paper."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in session.run(
        f"MATCH (p:{ROOT}:Page) RETURN p.id AS id, p.file AS file, "
        "coalesce(p.issueDateText, '') AS date, coalesce(p.paper, '') AS paper"
    ):
        if row["id"] not in kg.pages:
            found.setdefault((row["file"], row["date"], row["paper"]), []).append(row["id"])
    return {
        # A page without a file of its own is like no other.
        key: found.get((clean(page.file), clean(page.date), clean(page.paper)), [])
        if page.file != "text"
        else []
        for key, page in kg.pages.items()
    }
