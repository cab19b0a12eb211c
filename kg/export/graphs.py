"""The graph for drawing programs: GraphML and GEXF through networkx, things and what ties them."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from typing import Any

from kg.model import Claim, KnowledgeGraph, Literal
from kg.ontology import RECORDS, label

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def to_networkx(graph: KnowledgeGraph) -> Any:
    """A ``networkx.MultiDiGraph``: a node a thing, an edge a fact with the number of its claims.

    A node has ``label``, ``kind`` (Chinese and English) and the values told of it; an edge has ``relation``,
    ``claims``, the best ``confidence``, the first ``date`` of issue and a ``quote``. Text that XML cannot hold is left out.
    """
    import networkx as nx

    out = nx.MultiDiGraph()
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    edges: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        if isinstance(claim.object, Literal):
            told[claim.subject][claim.predicate].add(_clean(claim.object.value))
        else:
            edges[claim.subject, claim.predicate, claim.object].append(claim)
    for key, node in sorted(graph.nodes.items()):
        if node.kind in RECORDS:
            continue
        values = {name: "; ".join(sorted(found)) for name, found in sorted(told[key].items())}
        own = {"kind": node.kind, "kind_zh": label(node.kind), "also": _clean("; ".join(node.alt))}
        out.add_node(
            key, label=_clean(node.label), **own, **{k: v for k, v in values.items() if k not in own}
        )
    for (subject, predicate, target), claims in sorted(edges.items()):
        days = [graph.pages[c.page].date for c in claims if c.page in graph.pages]
        out.add_edge(
            subject, target, key=predicate, relation=predicate, relation_zh=label(predicate), claims=len(claims),
            weight=float(len(claims)), confidence=max(c.confidence for c in claims),
            date=min((d for d in days if d), default=""), quote=_clean(graph.quote(claims[0])),
        )  # fmt: skip
    return out


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def to_graphml(graph: KnowledgeGraph) -> str:
    """GraphML (http://graphml.graphdrawing.org/), which Gephi, yEd and Cytoscape read."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(to_networkx(graph), out, named_key_ids=True)
    return out.getvalue().decode()


def to_gexf(graph: KnowledgeGraph) -> str:
    """GEXF 1.2 (https://gexf.net/) for Gephi, without the day on which it was written."""
    import networkx as nx

    text = "\n".join(nx.generate_gexf(_numbered(to_networkx(graph)), version="1.2draft"))
    return re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"


def _numbered(graph: Any) -> Any:
    """The edges with ids of their own, since GEXF has no place for a key that several share."""
    for number, (_, _, data) in enumerate(graph.edges(data=True)):
        data["id"] = str(number)
    return graph
