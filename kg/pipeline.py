"""The one place that knows the order of the stages."""

from __future__ import annotations

import functools
import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, OutputError
from kg.export.csv import to_csv
from kg.export.html import to_html
from kg.export.rdf import to_nquads, to_turtle
from kg.extract.read_page import read_page
from kg.graph import build_graph
from kg.model import Claim, KnowledgeGraph, Literal, Page
from kg.read import read_inputs

if TYPE_CHECKING:
    import rdflib


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

    def save(self, folder: str | Path) -> None:
        """Write every output beside ``folder`` and move it there when all is written."""
        target = Path(folder)
        made = {
            "graph.ttl": to_turtle(self.graph),
            "graph.nq": to_nquads(self.graph),
            "graph.html": to_html(self.graph),
            "facts.csv": to_csv(self.graph),
            "report.json": json.dumps(self.report(), ensure_ascii=False, indent=1, sort_keys=True) + "\n",
        }
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            aside = Path(tempfile.mkdtemp(prefix=".kg-", dir=target.parent))
            try:
                for name, text in made.items():
                    (aside / name).write_text(text, "utf-8", newline="\n")
                _neo4j(self.graph, aside / "neo4j")
                target.mkdir(exist_ok=True)
                for part in sorted(aside.iterdir()):
                    there = target / part.name
                    if there.is_dir():
                        shutil.rmtree(there)
                    part.replace(there)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
        except OSError as error:
            raise OutputError(
                f"{target}: cannot be written ({error.strerror}); choose another -o folder"
            ) from error

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
        }


def _neo4j(graph: KnowledgeGraph, folder: Path) -> None:
    from kg.export.neo4j import write_neo4j

    folder.mkdir()
    write_neo4j(graph, folder)


def build(
    *inputs: str | Path,
    text: str = "",
    date: str = "",
    place: str = "",
    paper: str = "",
    min_confidence: float = 0.0,
    progress: Callable[[str], None] | None = None,
) -> Built:
    """Build a graph from pages (files or folders) or from one ``text``.

    Raises :class:`~kg.errors.InputError` for input that cannot be read.

    >>> build(text="县长方川主持会议。", date="2024-04-10").graph.pages != {}
    True
    """
    if not inputs and not text:
        raise InputError("nothing to read; give a page, a folder or text=")
    pages: Sequence[Page] = (
        read_inputs([Path(p) for p in inputs], date=date, place=place, paper=paper) if inputs else []
    )
    if text:
        pages = [*pages, Page(text, date=date, place=place, paper=paper)]
    statements = {}
    for page in pages:
        statements[page.id] = read_page(page)
        if progress:
            progress(page.file)
    return Built(build_graph(pages, statements, min_confidence=min_confidence))
