"""Whether a built folder can be trusted: its files, its terms, its claims and its shapes, told for people."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError
from kg.ontology import GOV, PREFIXES
from kg.output import read_pages
from kg.validate_claims import check_claims, check_wholes
from kg.validate_index import Index, Problem
from kg.validate_shapes import shapes
from kg.validate_terms import check_terms

if TYPE_CHECKING:
    import rdflib

_NAMES = {
    "graph.ttl": ox.RdfFormat.TURTLE,
    "graph.nq": ox.RdfFormat.N_QUADS,
    "derived.ttl": ox.RdfFormat.TURTLE,
}


@dataclass(frozen=True)
class Checked:
    """What was found: how many ``triples`` were looked at, the ``problems`` in order, and the SHACL report."""

    triples: int
    problems: tuple[Problem, ...]
    report: rdflib.Graph | None = None


def validate(folder: Path) -> Checked:
    """Check a built folder.

    Raises :class:`~kg.errors.InputError` where it holds no graph or no pages to check it against.
    """
    pages = {page.id: page for page in read_pages(folder)}
    problems: list[Problem] = []
    read: dict[str, set[ox.Triple]] = {}
    for name, form in _NAMES.items():
        if (folder / name).is_file():
            try:
                read[name] = {
                    ox.Triple(q.subject, q.predicate, q.object)
                    for q in ox.parse(path=str(folder / name), format=form)
                }
            except SyntaxError as error:
                problems.append(_file(name, "syntax", f"无法解析：{error}", f"cannot be parsed: {error}"))
    if not any((folder / name).is_file() for name in ("graph.ttl", "graph.nq")):
        raise InputError(f"{folder}: holds neither graph.ttl nor graph.nq; run kg build … -o {folder} first")
    if problems:
        return Checked(0, tuple(problems))
    problems += _same(read)
    triples = read["graph.ttl" if "graph.ttl" in read else "graph.nq"] | read.get("derived.ttl", set())
    index = Index(_base(triples), pages)
    index.add(sorted(triples, key=str))
    by_shape, report = shapes(triples, index)
    problems += by_shape
    told = {(p.subject, p.code.rpartition(":")[2]) for p in by_shape}
    for problem in (*check_terms(index), *check_claims(index), *check_wholes(index), *_pages(index)):
        if (problem.subject, problem.code.rpartition(":")[2]) not in told:  # a shape has told it already
            problems.append(problem)
    problems += _facts(folder, index)
    return Checked(len(triples), tuple(sorted(set(problems))), report)


def _file(name: str, code: str, zh: str, en: str) -> Problem:
    return Problem(name, -1, -1, code, name, f"{name} {zh}", f"{name} {en}")


def _base(triples: set[ox.Triple]) -> str:
    claim = ox.NamedNode(f"{GOV}Claim")
    found = sorted(
        t.subject.value for t in triples if t.object == claim and isinstance(t.subject, ox.NamedNode)
    )
    return next((f.partition("claim/")[0] for f in found if "claim/" in f), "https://w3id.org/govkg/id/")


def _same(read: dict[str, set[ox.Triple]]) -> Iterator[Problem]:
    """Turtle and N-Quads of one build say the same."""
    if "graph.ttl" in read and "graph.nq" in read:
        for one, other in (("graph.ttl", "graph.nq"), ("graph.nq", "graph.ttl")):
            more = sorted(map(str, read[one] - read[other]))
            if more:
                yield _file(
                    one, "differ", f"有 {len(more)} 条三元组不在 {other} 中，如 {more[0]}",
                    f"holds {len(more)} triples that {other} does not, the first {more[0]}",
                )  # fmt: skip


def _pages(index: Index) -> Iterator[Problem]:
    """The pages of the graph are those that were read."""
    there = set(index.of_kind("Page"))
    for local, page in index.pages.items():
        me = index.base + local
        if me not in there:
            yield replace(
                index.problem("page", me, "不在图中", "is not in the graph"), zh=f"版面 {page.file} 不在图中",
                en=f"page {page.file} is not in the graph",
            )  # fmt: skip
            continue
        known = {
            "file": page.file,
            "issueDate": page.date,
            "place": page.place,
            "paper": page.paper,
            "sha256": page.sha256,
        }
        for name, value in known.items():
            if index.one(me, f"{GOV}{name}") != value:
                yield index.problem(
                    f"page:{name}",
                    me,
                    f"的 {name} 与 pages.jsonl 不符",
                    f"has another {name} than pages.jsonl says",
                )
    for me in sorted(there):
        if me.removeprefix(index.base) not in index.pages:
            yield index.problem("page", me, "不在 pages.jsonl 中", "is not in pages.jsonl")


def _facts(folder: Path, index: Index) -> Iterator[Problem]:
    """``facts.csv`` has a row for every claim that was read."""
    file = folder / "facts.csv"
    if not file.is_file():
        return
    with file.open(encoding="utf-8", newline="") as lines:
        found = sum(1 for row in csv.reader(lines) if row) - 1
    wanted = len(index.of_kind("Claim")) - len(index.of_kind("DerivedClaim"))
    if found != wanted:
        yield _file(
            "facts.csv",
            "rows",
            f"有 {found} 行，图中有 {wanted} 条陈述",
            f"has {found} rows for {wanted} claims",
        )


def to_turtle(report: rdflib.Graph) -> str:
    """A SHACL validation report as Turtle, for programs."""
    report.bind("gov", GOV)
    report.bind("oa", PREFIXES["oa"])
    return report.serialize(format="turtle")
