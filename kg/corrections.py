"""What people know better: a CSV of corrections that is applied last.

Columns ``action,subject,relation,object,note``. ``drop`` takes away every claim that
says so, where an empty field stands for anything; with a subject alone the thing goes
altogether. ``same`` says that the thing named ``subject`` is the one named ``object``,
whose name it takes. ``note`` is for people.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.decode import decode
from kg.errors import InputError
from kg.model import Claim, KnowledgeGraph, Literal, Node, mint
from kg.ontology import broader

# What a record is nothing without: a post that nobody holds goes with the claim of who held it.
_NEEDS = {"Tenure": "holder", "Appointment": "appointee", "Visit": "visitor", "Reception": "host"}
_COLUMNS = ("action", "subject", "relation", "object", "note")


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: ``action`` is ``drop`` or ``same``; the others are labels as the graph has them.

    >>> Correction("same", "老方", object="方川").action
    'same'
    """

    action: str
    subject: str
    relation: str = ""
    object: str = ""


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """The rows of a corrections file.

    Raises :class:`~kg.errors.InputError` with file and line for a row that cannot be used.
    """
    try:
        text = decode(file.read_bytes(), str(file))
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the name") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(rows.fieldnames or ()) != _COLUMNS:
        raise InputError(f"{file}: line 1: the columns are to be {','.join(_COLUMNS)}")
    out = []
    for row in rows:
        made = Correction(*((row[c] or "").strip() for c in _COLUMNS[:4]))
        if made.action not in ("drop", "same"):
            raise InputError(f"{file}: line {rows.line_num}: action “{made.action}” is neither drop nor same")
        if not made.subject or (made.action == "same" and not made.object):
            raise InputError(f"{file}: line {rows.line_num}: {made.action} lacks a name; fill it in")
        out.append(made)
    return tuple(out)


def correct(graph: KnowledgeGraph, corrections: tuple[Correction, ...]) -> KnowledgeGraph:
    """The graph with corrections applied; one that fits nothing is told in ``warnings``."""
    for row in corrections:
        graph = _drop(graph, row) if row.action == "drop" else _same(graph, row)
    return graph


def _drop(graph: KnowledgeGraph, row: Correction) -> KnowledgeGraph:
    kept = [c for c in graph.claims if not _fits(graph, c, row)]
    if len(kept) == len(graph.claims):
        return _warn(graph, row)
    whole = {c.subject for c in kept if c.predicate == _NEEDS.get(graph.nodes[c.subject].kind)}
    broken = {k for k, n in graph.nodes.items() if n.kind in _NEEDS and k not in whole}
    claims = tuple(c for c in kept if c.subject not in broken and c.object not in broken)
    used = {x for c in claims for x in (c.subject, c.object, c.article) if isinstance(x, str)}
    nodes = {k: n for k, n in graph.nodes.items() if k in used}
    return replace(graph, claims=claims, nodes=nodes)


def _fits(graph: KnowledgeGraph, claim: Claim, row: Correction) -> bool:
    value = claim.object.value if isinstance(claim.object, Literal) else graph.nodes[claim.object].label
    if not row.relation and not row.object:
        return row.subject in (graph.nodes[claim.subject].label, value)
    return (
        graph.nodes[claim.subject].label == row.subject
        and row.relation in ("", claim.predicate)
        and row.object in ("", value)
    )


def _same(graph: KnowledgeGraph, row: Correction) -> KnowledgeGraph:
    old = [n for n in graph.nodes.values() if n.label == row.subject]
    new = [n for n in graph.nodes.values() if n.label == row.object and any(_alike(n, o) for o in old)]
    if not new:
        return _warn(graph, row)
    target = new[0]
    gone = {n.id for n in old if _alike(n, target) and n.id != target.id}
    names = sorted({*target.alt, *(a for n in old for a in n.alt), row.subject} - {target.label})
    nodes: Mapping[str, Node] = {
        k: replace(n, alt=tuple(names)) if k == target.id else n
        for k, n in graph.nodes.items()
        if k not in gone
    }
    moved = (_moved(c, gone, target.id) for c in graph.claims)
    claims = {c.id: c for c in moved if c.subject != c.object}
    ordered = sorted(claims.values(), key=lambda c: (c.page, c.subject, c.predicate, str(c.object), c.id))
    return replace(graph, nodes=nodes, claims=tuple(ordered))


def _alike(a: Node, b: Node) -> bool:
    """Whether two things may be one: an official is a person, a public body an organization."""
    return bool({a.kind, *broader(a.kind)} & {b.kind, *broader(b.kind)})


def _moved(claim: Claim, gone: set[str], target: str) -> Claim:
    subject = target if claim.subject in gone else claim.subject
    value = target if claim.object in gone else claim.object
    if (subject, value) == (claim.subject, claim.object):
        return claim
    return replace(claim, id=mint("claim", claim.id, subject, str(value)), subject=subject, object=value)


def _warn(graph: KnowledgeGraph, row: Correction) -> KnowledgeGraph:
    words = " ".join(x for x in (row.action, row.subject, row.relation, row.object) if x)
    return replace(graph, warnings=(*graph.warnings, f"correction “{words}” fits nothing; check its names"))
