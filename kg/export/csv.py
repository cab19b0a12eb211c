"""facts.csv: one row a claim, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from kg.model import KnowledgeGraph, Literal

COLUMNS = ("subject", "relation", "object", "quote", "headline", "file", "start", "end", "confidence", "rule")


def _cell(value: str) -> str:
    """A cell that a spreadsheet does not take for a formula (OWASP, CSV injection)."""
    flat = " ".join(value.split())
    return "'" + flat if flat[:1] in ("=", "+", "-", "@") else flat


def to_csv(graph: KnowledgeGraph) -> str:
    """All claims, a row each, in the order of the graph."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in graph.claims:
        value = claim.object.value if isinstance(claim.object, Literal) else graph.nodes[claim.object].label
        headline = graph.nodes[claim.article].label if claim.article else ""
        start = str(claim.spans[0].start) if claim.spans else ""
        end = str(claim.spans[-1].end) if claim.spans else ""
        page = graph.pages[claim.page].file if claim.page in graph.pages else ""
        row = (graph.nodes[claim.subject].label, claim.predicate, value, graph.quote(claim), headline, page)
        writer.writerow([*map(_cell, row), start, end, f"{claim.confidence:.2f}", claim.rule])
    return out.getvalue()
