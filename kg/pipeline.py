"""The one place that knows the order of the stages."""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import output
from kg.corrections import correct, read_corrections
from kg.errors import InputError
from kg.export.html import to_html
from kg.export.rdf import to_turtle
from kg.extract.read_page import read_page
from kg.gazetteer import check_place
from kg.graph import build_graph
from kg.model import Claim, KnowledgeGraph, Literal, Page, Statement
from kg.read import check_date, read_inputs

if TYPE_CHECKING:
    import rdflib

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """A finished graph with the ways to look at it."""

    graph: KnowledgeGraph

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, as frozen records with offsets in code points."""
        return self.graph.claims

    @functools.cached_property
    def rdf(self) -> rdflib.Graph:
        """The graph in rdflib."""
        import rdflib  # half a second that a build does not need

        return rdflib.Graph().parse(data=to_turtle(self.graph), format="turtle")

    @property
    def networkx(self) -> Any:
        """The graph as a ``networkx.MultiDiGraph``: claims between things are edges."""
        import networkx as nx

        out = nx.MultiDiGraph()
        for node in self.graph.nodes.values():
            out.add_node(node.id, label=node.label, kind=node.kind)
        for claim in self.claims:
            if isinstance(claim.object, str):
                out.add_edge(
                    claim.subject,
                    claim.object,
                    key=claim.id,
                    relation=claim.predicate,
                    quote=self.graph.quote(claim),
                )
        return out

    def query(self, sparql: str) -> list[tuple[str, ...]]:
        """Answer a SPARQL SELECT: one tuple of strings a row."""
        return [tuple("" if v is None else str(v) for v in row) for row in self.rdf.query(sparql)]  # type: ignore[union-attr]

    def explain(self, name: str) -> list[str]:
        """What is known of a thing, a line a fact, each with its words and where they stand."""
        keys = {n.id for n in self.graph.nodes.values() if n.label == name}
        keys |= {c.subject for c in self.claims if c.predicate == "holder" and c.object in keys}
        lines = []
        for c in self.claims:
            if c.subject in keys or c.object in keys:
                value = c.object.value if isinstance(c.object, Literal) else self.graph.nodes[c.object].label
                where = ",".join(f"{s.start}-{s.end}" for s in c.spans)
                file = self.graph.pages[c.page].file
                lines.append(
                    f"{self.graph.nodes[c.subject].label} | {c.predicate} | {value} | {file} {where} | {self.graph.quote(c)}"
                )
        return lines

    def save(self, folder: str | Path, *, formats: str = "") -> None:
        """Write the outputs (all, or those of the comma-separated ``formats``) into ``folder``.

        Raises :class:`~kg.errors.OutputError` where it cannot be written; what stood there stays then.
        """
        output.write(self.graph, Path(folder), self.report(), formats)

    def report(self) -> dict[str, object]:
        """What was read and what came of it."""
        kinds = sorted({n.kind for n in self.graph.nodes.values()})
        return {
            "inputs": [
                {"file": p.file, "sha256": p.sha256, "date": p.date, "place": p.place}
                for p in self.graph.pages.values()
            ],
            "nodes": {k: sum(n.kind == k for n in self.graph.nodes.values()) for k in kinds},
            "claims": len(self.claims),
            "warnings": list(self.graph.warnings),
        }

    def _repr_html_(self) -> str:
        page = html.escape(to_html(self.graph), quote=True)
        return f'<iframe sandbox="allow-scripts" width="100%" height="600" srcdoc="{page}"></iframe>'


def build(
    *inputs: str | Path,
    text: str = "",
    date: str = "",
    place: str = "",
    paper: str = "",
    manifest: str | Path | None = None,
    corrections: str | Path | None = None,
    jobs: int = 1,
    min_confidence: float = 0.0,
    progress: Progress | None = None,
) -> Built:
    """Build a graph from pages (files or folders), from a manifest's pages or from one ``text``.

    Pages that cannot be read are told in ``graph.warnings``. Raises
    :class:`~kg.errors.InputError` where none can, or an option makes no sense.

    >>> build(text="县长方川主持会议。", date="2024-04-10").graph.pages != {}
    True
    """
    check_date(date, "date")
    check_place(place)
    rows = read_corrections(Path(corrections)) if corrections else ()
    pages: list[Page] = [Page(text, date=date, place=place, paper=paper)] if text else []
    warnings: list[str] = []
    if inputs or manifest or not text:
        read, warnings = read_inputs(
            [Path(p) for p in inputs], date=date, place=place, paper=paper,
            manifest=Path(manifest) if manifest else None,
        )  # fmt: skip
        pages += read
    for told in sorted({p.place for p in pages}):
        check_place(told)
    graph = _graph(pages, jobs, min_confidence, progress)
    return Built(correct(replace(graph, warnings=tuple(warnings)), rows))


def add(
    folder: str | Path,
    *inputs: str | Path,
    date: str = "",
    place: str = "",
    paper: str = "",
    manifest: str | Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Built, Mapping[str, int]]:
    """The graph of a built folder with further pages: the same as a build of all of them.

    A page of the same file, date and paper as an older one takes its place. Also
    says how many pages were ``new``, ``changed`` and ``unchanged``.
    """
    check_date(date, "date")
    check_place(place)
    given, warnings = read_inputs(
        [Path(p) for p in inputs], date=date, place=place, paper=paper,
        manifest=Path(manifest) if manifest else None,
    )  # fmt: skip
    old = {(p.file, p.date, p.paper): p for p in output.read_pages(Path(folder))}
    told = {"new": 0, "changed": 0, "unchanged": 0}
    for page in given:
        key = (page.file, page.date, page.paper)
        told["new" if key not in old else "unchanged" if old[key] == page else "changed"] += 1
        old[key] = page
    graph = _graph(list(old.values()), jobs, 0.0, progress)
    return Built(replace(graph, warnings=tuple(warnings))), told


def _graph(
    pages: Sequence[Page], jobs: int, min_confidence: float, progress: Progress | None
) -> KnowledgeGraph:
    statements: dict[str, list[Statement]] = {}
    for page, found in zip(pages, _read(pages, jobs), strict=True):
        statements[page.id] = found
        if progress:
            progress(page.file)
    return build_graph(pages, statements, min_confidence=min_confidence)


def _read(pages: Sequence[Page], jobs: int) -> Iterator[list[Statement]]:
    """Statements page by page, in the order of the pages, however many processes read them."""
    if jobs < 1:
        raise InputError(f"jobs {jobs}: at least one process is needed; give 1 or more")
    if jobs == 1 or len(pages) < 2:
        yield from map(read_page, pages)
        return
    with ProcessPoolExecutor(min(jobs, len(pages))) as pool:
        found: Iterable[list[Statement]] = pool.map(read_page, pages, chunksize=8)
        yield from found
