"""Places: districts named in an article, each with its code on the day of the paper."""

from __future__ import annotations

from dataclasses import replace

from kg.gazetteer import Division
from kg.mentions.place_areas import find_areas
from kg.mentions.place_local import find_local
from kg.mentions.place_mention import PlaceMention, Scene
from kg.mentions.place_zones import find_zones

__all__ = ["PlaceMention", "find_places"]


def find_places(
    text: str, home: Division | None, *, date: str = "", around: str = "", parts: bool = False
) -> list[PlaceMention]:
    """Districts named in a text, sorted by ``(start, end)``; a chain is one mention for each link.

    ``home`` is the paper's own place, ``date`` the day whose divisions are meant
    (``YYYY-MM-DD``, the latest without one), ``around`` what else the page says, used
    as evidence alone. With ``parts``, places inside the names of companies, schools and
    roads are given too, with ``part`` set.

    >>> [(p.name, p.code, p.over) for p in find_places("他到宜阳县韩城镇西关村、东关村。", None)]
    [('宜阳县', '410327', '洛阳市'), ('韩城镇', '410327103', '宜阳县'), ('西关村', '410327103200', '韩城镇'), ('东关村', '410327103206', '韩城镇')]
    """
    scene = Scene.of(text, home, date, around)
    areas = find_areas(scene)
    zones = find_zones(scene, areas)
    taken = [p for p in areas if not any(z.start <= p.start and p.end <= z.end for z in zones)]
    local = find_local(scene, [*taken, *zones])
    out = [p for p in taken if p.full or not any(q.start < p.end and p.start < q.end for q in local)]
    begins = {p.start for p in (*zones, *local)}
    out = [replace(p, part=False) if p.part and p.full and p.end in begins else p for p in out]
    found = sorted([*out, *zones, *local], key=lambda p: (p.start, p.end))
    fronts = {(p.end, name) for p in found for name in (p.name, p.official)}
    return [_told(p, fronts) for p in found if parts or not p.part]


def _told(place: PlaceMention, fronts: set[tuple[int, str]]) -> PlaceMention:
    """Whether the division above stands right in front; ``fronts`` are the places named, by where they end."""
    told = (place.start, place.over) in fronts
    return replace(place, told=told) if place.over and told != place.told else place
