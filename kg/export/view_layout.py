"""Where the nodes of the opening picture stand: centrality, communities and positions.

PageRank and force-directed layout by igraph (Fruchterman and Reingold 1991;
Kamada and Kawai 1989), communities by networkx (Louvain, Blondel et al. 2008).
All start from a fixed state, so the same graph gives the same picture.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Pairs = Sequence[tuple[int, int]]
Point = tuple[float, float]
_GROUPED = 2000
_MANY = 3  # links for each node that can still be told apart
_FEW = 150  # links that can be told apart whatever they link
_STEP = 46.0  # px that a node of the picture needs around it, without its label


def centrality(count: int, pairs: Pairs) -> list[float]:
    """PageRank of the nodes ``0 .. count-1``, rounded so that ties are ties.

    >>> centrality(3, [(0, 1), (0, 2)])[0] > 0.4
    True
    """
    if not pairs:
        return [0.0] * count
    return [round(x, 9) for x in _graph(count, pairs).pagerank()]


def most_linked(count: int, pairs: Pairs, limit: int) -> list[int]:
    """Up to ``limit`` nodes that say most: the first third of them, and those that most of these are linked to.

    Nodes are numbered by centrality, most central first. ``Query.core`` of the
    view's script chooses alike.

    >>> most_linked(6, [(0, 5), (1, 5), (2, 4)], 3)
    [0, 5]
    """
    if count <= limit:
        return list(range(count))
    core = range(max(1, limit // 3))
    links: Counter[int] = Counter()
    for a, b in pairs:
        if a in core and b not in core:
            links[b] += 1
        elif b in core and a not in core:
            links[a] += 1
    more = sorted(links, key=lambda n: (-links[n], n))[: limit - len(core)]
    chosen = {*core, *more}
    linked = {end for a, b in pairs if a in chosen and b in chosen for end in (a, b)}
    return sorted(linked or core)


def strongest(count: int, links: Mapping[tuple[int, int], int]) -> Pairs:
    """All links of a picture of ``count`` nodes, or, where nothing could be read for their number, the strongest of each.

    ``links`` are pairs with how many facts link them. ``Query.drawnLinks`` of the
    view's script chooses alike.

    >>> strongest(2, {(0, 1): 3})
    [(0, 1)]
    """
    if len(links) <= max(_FEW, _MANY * count):
        return list(links)
    had: Counter[int] = Counter()
    kept = []
    for a, b in sorted(links, key=lambda pair: (-links[pair], pair)):
        if min(had[a], had[b]) < _MANY:
            had.update((a, b))
            kept.append((a, b))
    return sorted(kept)


def communities(count: int, pairs: Pairs) -> list[int]:
    """The community of each of the most central nodes, largest first; ``-1`` for others and those without links.

    Nodes are numbered by centrality; the first 2,000 are told apart, more than a
    picture draws.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_edges_from(p for p in pairs if max(p) < _GROUPED)
    found = nx.community.louvain_communities(graph, seed=1) if graph else []
    out = [-1] * count
    for number, members in enumerate(sorted(found, key=lambda m: (-len(m), min(m)))):
        for node in members:
            out[node] = number
    return out


def positions(
    count: int, pairs: Pairs, groups: Sequence[int], widths: Sequence[float]
) -> list[tuple[int, int]]:
    """Whole pixels for each node: connected parts laid out one by one, then set in rows.

    ``widths`` are those of the labels, in pixels; no two nodes with their labels
    overlap much.
    """
    placed: list[Point] = [(0.0, 0.0)] * count
    boxes = []
    for part in sorted(_graph(count, pairs).connected_components(), key=lambda c: (-len(c), c[0])):
        at = {node: i for i, node in enumerate(part)}
        inner = [(at[a], at[b]) for a, b in pairs if a in at]
        points = _part(len(part), inner, [groups[n] for n in part])
        points = _apart(points, [widths[n] if len(part) <= 120 else _STEP for n in part])
        left, top = min(x for x, _ in points), min(y for _, y in points)
        wide = max(widths[n] for n in part)
        for node, (x, y) in zip(part, points, strict=True):
            placed[node] = (x - left + wide / 2, y - top)
        size = (max(x for x, _ in points) - left + wide, max(y for _, y in points) - top + 2 * _STEP)
        boxes.append((part, size))
    for part, (x, y) in zip([b[0] for b in boxes], _rows([b[1] for b in boxes]), strict=True):
        for node in part:
            placed[node] = (placed[node][0] + x, placed[node][1] + y)
    return [(round(x), round(y)) for x, y in placed]


def _graph(count: int, pairs: Pairs) -> Any:
    import igraph

    igraph.set_random_number_generator(random.Random(1))
    return igraph.Graph(count, list(pairs))


def _part(count: int, pairs: Pairs, groups: Sequence[int]) -> list[Point]:
    """One connected part, about two steps between neighbours."""
    if count == 1:
        return [(0.0, 0.0)]
    graph = _graph(count, pairs)
    ring = [(math.cos(6.283185 * i / count), math.sin(6.283185 * i / count)) for i in range(count)]
    if count <= 60:
        found = graph.layout_kamada_kawai(seed=ring)
    else:
        order = sorted(range(count), key=lambda n: (groups[n], n))
        start = [ring[0]] * count
        for rank, node in enumerate(order):
            start[node] = (ring[rank][0] * math.sqrt(count), ring[rank][1] * math.sqrt(count))
        weights = [1.0 if groups[a] == groups[b] else 0.15 for a, b in pairs]
        found = graph.layout_fruchterman_reingold(seed=start, niter=600, weights=weights)
    lengths = sorted(math.dist(found[a], found[b]) for a, b in pairs)
    gaps = sorted(min(math.dist(p, q) for j, q in enumerate(found) if j != i) for i, p in enumerate(found))
    scale = max(2.6 * _STEP / max(lengths[len(lengths) // 2], 1e-6), _STEP / max(gaps[count // 4], 1e-6))
    wide, high = (max(p[axis] for p in found) - min(p[axis] for p in found) + 1e-6 for axis in (0, 1))
    stretch = (
        min(1.7, max(1.0, high / wide)),
        min(1.7, max(1.0, wide / high)),
    )  # towards the shape of a screen
    return [(x * scale * stretch[0], y * scale * stretch[1]) for x, y in found]


def _apart(points: list[Point], widths: Sequence[float]) -> list[Point]:
    """Push nodes apart until boxes of their labels hardly overlap (up to 60 rounds)."""
    spots = [list(p) for p in points]
    for _ in range(60):
        moved = False
        order = sorted(range(len(spots)), key=lambda n: (spots[n][1], n))
        for i, a in enumerate(order):
            for b in order[i + 1 :]:
                down = spots[b][1] - spots[a][1]
                if down >= _STEP:
                    break
                across = spots[b][0] - spots[a][0]
                lack = max((widths[a] + widths[b]) / 2, _STEP) - abs(across)
                if lack <= 0:
                    continue
                moved = True
                if _STEP - down < lack:
                    shift = (_STEP - down) / 2 + 0.5
                    spots[a][1] -= shift
                    spots[b][1] += shift
                else:
                    shift = lack / 2 if across >= 0 else -lack / 2
                    spots[a][0] -= shift
                    spots[b][0] += shift
        if not moved:
            break
    return [(x, y) for x, y in spots]


def _rows(sizes: Sequence[Point]) -> list[Point]:
    """Corners of boxes set in rows, of the widths tried the one that fills a screen best."""
    area = sum((w + _STEP) * (h + _STEP) for w, h in sizes)
    widest = max([0.0, *(w for w, _ in sizes)])
    tried = [_set(sizes, max(widest, math.sqrt(area * k))) for k in (0.6, 1.0, 1.5, 2.2, 3.2)]
    return min(tried, key=lambda corners: _room(sizes, corners))


def _room(sizes: Sequence[Point], corners: Sequence[Point]) -> float:
    """How large a screen 1.2 times as wide as high must be to hold the boxes."""
    boxes = [(x + w, y + h) for (w, h), (x, y) in zip(sizes, corners, strict=True)]
    return max([0.0, *(max(x / 1.2, y) for x, y in boxes)])


def _set(sizes: Sequence[Point], limit: float) -> list[Point]:
    """Boxes in rows up to ``limit`` wide, small ones one above the other beside large ones."""
    out: list[Point] = []
    left = top = high = wide = down = (
        0.0  # of the row: left of the column, top, height; of the column: width, filled
    )
    for w, h in sizes:
        if down + h > high and wide:
            left, wide, down = left + wide + _STEP, 0.0, 0.0
        if left + w > limit and left:
            left, top, high, wide, down = 0.0, top + high + _STEP, 0.0, 0.0, 0.0
        out.append((left, top + down))
        high, wide, down = max(high, h), max(wide, w), down + h + _STEP
    return out
