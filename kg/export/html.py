"""The interactive view: one offline HTML file around the drawing library that pyvis brings."""

from __future__ import annotations

import json
import math
from importlib.resources import files

from kg.model import KnowledgeGraph

_COLOURS = {
    "Official": "#c0392b", "Person": "#e67e22", "Meeting": "#2471a3", "Ceremony": "#2471a3", "Signing": "#2471a3",
}  # fmt: skip
_LABELS = {"presidedBy": "主持", "attendedBy": "出席", "addressedBy": "讲话"}


def to_html(graph: KnowledgeGraph, *, title: str = "govkg") -> str:
    """People and events as a drawing; a click shows what a thing stands on.

    Text from pages reaches the page only as JSON and is set as text.
    """
    edges = [c for c in graph.claims if c.predicate in _LABELS and isinstance(c.object, str)]
    drawn = sorted({x for c in edges for x in (c.subject, str(c.object))})
    nodes = []
    for at, key in enumerate(drawn):
        node = graph.nodes[key]
        turn, reach = at * 2.399963, 60 * math.sqrt(at + 1)
        nodes.append(
            {
                "id": key, "label": node.label, "color": _COLOURS.get(node.kind, "#7f8c8d"), "shape": "dot", "size": 14,
                "x": round(reach * math.cos(turn)), "y": round(reach * math.sin(turn)),
            }
        )  # fmt: skip
    lines = [
        {
            "id": c.id, "from": c.object, "to": c.subject, "label": _LABELS[c.predicate],
            "quote": graph.quote(c), "file": graph.pages[c.page].file, "at": [[s.start, s.end] for s in c.spans],
        }
        for c in edges
    ]  # fmt: skip
    data = json.dumps({"nodes": nodes, "edges": lines}, ensure_ascii=False, sort_keys=True)
    for char, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        data = data.replace(char, code)
    library = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text("utf-8")
    page = files("kg").joinpath("view", "page.html").read_text("utf-8")
    return (
        page.replace("@TITLE@", "".join(c for c in title if c not in "<>&"))
        .replace("@DATA@", data)
        .replace("@VIS@", library)
    )
