"""The interactive view: one offline HTML file whose network pyvis builds.

Text from pages reaches the file only as JSON in a script element that does not
run, and the page's script sets it only as text. A Content-Security-Policy names
the hash of every script that may run and lets no request leave (CSP Level 3).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from kg.export.view_data import Rows
from kg.export.view_facts import QUIET
from kg.export.view_layout import most_linked, positions, strongest
from kg.export.view_text import plain
from kg.model import KnowledgeGraph

#: Nodes that the opening picture draws; the page's reader can ask for more.
DRAWN = 300


def to_html(graph: KnowledgeGraph, *, title: str = "") -> str:
    """The view of a graph as one HTML page that needs no network.

    The same graph gives the same bytes. ``title`` is that of the page; the
    papers and the days that the graph covers, where it is empty.

    >>> "connect-src" in to_html(KnowledgeGraph({}, {}, ()))
    False
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    rows = Rows(graph)
    words = json.loads(_source("words.json"))
    data = {**rows.data, "words": words, "drawing": opening(graph, rows)}
    vis = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text("utf-8")
    scripts = [vis, _source("bundle", "view.js")]
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_source("page.html.j2"))
    style = _source("view.css")
    page = template.render(
        title=plain(title or _title(graph)),
        style=Markup(style),
        style_hash=_hash(style),
        scripts=[Markup(s) for s in scripts],
        hashes=" ".join(_hash(s) for s in scripts),
        data=Markup(_json(data)),
        ui=words["ui"],
    )
    return page + "\n"


def opening(graph: KnowledgeGraph, rows: Rows, limit: int = DRAWN) -> Mapping[str, Any]:
    """Nodes, edges and options of the opening picture, as pyvis hands them to vis-network.

    The picture has the ``limit`` things that say most of those linked to another, or,
    where nothing is linked, of all there are.
    """
    from pyvis.network import Network

    linked = {end for pair in rows.pairs for end in pair}
    plainly = [i for i, key in enumerate(rows.order) if graph.nodes[key].kind not in QUIET]
    could = [i for i in plainly if i in linked or not linked]
    rank = {node: i for i, node in enumerate(could)}
    drawn = [could[i] for i in most_linked(len(could), [(rank[a], rank[b]) for a, b in rows.pairs], limit)]
    place = {node: i for i, node in enumerate(drawn)}
    links = {(place[a], place[b]): n for (a, b), n in rows.links.items() if a in place and b in place}
    inner = strongest(len(drawn), links)
    labels = [graph.nodes[rows.order[i]].label for i in drawn]
    points = positions(
        len(drawn), inner, [rows.groups[i] for i in drawn], [min(len(x), 10) * 13 + 24.0 for x in labels]
    )
    network = Network(directed=True)
    for i, node in enumerate(drawn):
        x, y = points[i]
        network.add_node(node, label=" ", shape="dot", group=graph.nodes[rows.order[node]].kind, x=x, y=y)
    for a, b in inner:
        network.add_edge(drawn[a], drawn[b])
    network.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = network.get_network_data()
    return {
        "nodes": [{key: n[key] for key in ("id", "group", "x", "y")} for n in nodes],
        "edges": [{key: e[key] for key in ("from", "to")} for e in edges],
        "options": json.loads(options),
    }


_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {"hover": True, "multiselect": False, "navigationButtons": False, "keyboard": False},
}


def _source(*parts: str) -> str:
    return files("kg").joinpath("view", *parts).read_text("utf-8")


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _json(data: object) -> str:
    """JSON that no HTML parser takes for markup and no script engine for a line end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _title(graph: KnowledgeGraph) -> str:
    papers = sorted({p.paper or p.place for p in graph.pages.values()} - {""})
    days = sorted({p.date for p in graph.pages.values()} - {""})
    when = "–".join(dict.fromkeys([days[0], days[-1]])) if days else ""
    return " ".join(x for x in ("、".join(papers[:2]), when) if x) or "govkg"
