"""A finished graph and the ways to look at it."""

from __future__ import annotations

import functools
import html
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import output
from kg.corrections import Correction
from kg.export.html import to_html
from kg.export.rdf import to_turtle
from kg.model import Claim, KnowledgeGraph, Literal
from kg.provenance import rule_set, version
from kg.tokenizer import tokenizer_name

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True)
class Options:
    """What besides the pages makes a graph what it is; ``kg add`` takes it over."""

    min_confidence: float = 0.0
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Built:
    """A finished graph with the ways to look at it.

    ``seconds`` is what each stage took; ``options`` is what besides the pages made the graph what it is.
    """

    graph: KnowledgeGraph
    options: Options = field(default_factory=Options)
    seconds: Mapping[str, float] = field(default_factory=dict)

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
        """What was read by which rules and what came of it; only ``timings`` differ from run to run."""
        graph = self.graph
        by_page = Counter(c.page for c in graph.claims)
        facts = {(c.subject, c.predicate, c.object) for c in graph.claims}
        return {
            "govkg": {"version": version(), "rules": rule_set(), "tokenizer": tokenizer_name()},
            "inputs": [
                {
                    "file": p.file, "sha256": p.sha256, "date": p.date, "place": p.place, "paper": p.paper,
                    "claims": by_page[p.id],
                }
                for p in sorted(graph.pages.values(), key=lambda p: (p.file, p.id))
            ],
            "options": asdict(self.options),
            "counts": {
                "pages": len(graph.pages), "claims": len(graph.claims), "facts": len(facts),
                "nodes": dict(sorted(Counter(n.kind for n in graph.nodes.values()).items())),
            },
            "warnings": list(graph.warnings),
            "timings": {stage: round(took, 3) for stage, took in self.seconds.items()},
        }  # fmt: skip

    def _repr_html_(self) -> str:
        page = html.escape(to_html(self.graph), quote=True)
        return f'<iframe sandbox="allow-scripts" width="100%" height="600" srcdoc="{page}"></iframe>'
