"""Districts: each named one, its code, and what it lies in."""

from __future__ import annotations

import functools
import itertools

from kg.gazetteer import EDITION, Division, by_code, chain
from kg.mentions.places import PlaceMention
from kg.model import Article, Literal, Ref, Statement


def district_ref(place: PlaceMention, home: Division | None) -> Ref:
    """A district by its official name and code, or by what it lies in where it has no code."""
    scope = place.code or f"{place.over_code or (home.code if home else '')}/{place.over}"
    return Ref("District", place.official or place.name, scope)


def extract_districts(
    article: Article, places: list[PlaceMention], home: Division | None, date: str = ""
) -> list[Statement]:
    """Mentions of districts, and ``partOf`` as the text tells it or the gazetteer knows it."""
    out: list[Statement] = []
    refs = {(p.official, p.code): district_ref(p, home) for p in places}
    known = {p.code for p in places if p.code} | ({home.code} if home and places else set())
    for place in places:
        me = refs[place.official, place.code]
        spans = article.body.spans(place.start, place.end)
        trust = place.confidence
        out.append(Statement(article.ref, "mentions", me, spans, trust, "place-name", article.ref))
        if not place.code:  # of the others the gazetteer says it
            out.append(Statement(me, "level", Literal(place.level), spans, trust, "place-level", article.ref))
        known |= {place.over_code} - {""}
        if place.name != me.name:
            alias = Literal(place.name, "langString", "zh")
            out.append(Statement(me, "altLabel", alias, spans, trust, "place-name", article.ref))
        if place.over and (place.told or not place.code):
            over = _over(place, places, home)
            told = 0.9 if place.told else 0.75
            out.append(Statement(me, "partOf", over, spans, told, "place-chain", article.ref))
    for code in sorted(known):
        out += _known(code, places, date)
    return out


def _over(place: PlaceMention, places: list[PlaceMention], home: Division | None) -> Ref:
    """The division above: one with a code, else the one of that name nearest in front."""
    if place.over_code:
        return Ref("District", place.over, place.over_code)
    before = [p for p in places if p.start < place.start and place.over in (p.official, p.name)]
    return district_ref(before[-1], home) if before else Ref("District", place.over, "")


def _known(code: str, places: list[PlaceMention], date: str) -> list[Statement]:
    found = by_code(code[:9], date) if len(code) < 12 else _village(code, places)
    return _facts(found, date) if found else []


def _facts(division: Division, date: str) -> list[Statement]:
    """What the gazetteer says of a division: its code, its level and what it lies in, up to the province."""
    links = chain(division, date)
    return [s for link, up in itertools.zip_longest(links, links[1:]) for s in _link(link, up)]


@functools.lru_cache(maxsize=16_384)  # every page of a paper names the same districts
def _link(division: Division, up: Division | None) -> tuple[Statement, ...]:
    me = Ref("District", division.name, division.code)
    facts = [("adminCode", Literal(division.code)), ("level", Literal(division.level))]
    out = [Statement(me, term, value, (), 1.0, f"gazetteer-{term}", None, EDITION) for term, value in facts]
    if up is not None:
        over = Ref("District", up.name, up.code)
        out.append(Statement(me, "partOf", over, (), 1.0, "gazetteer-part", None, EDITION))
    return tuple(out)


def _village(code: str, places: list[PlaceMention]) -> Division | None:
    return next((Division(code, p.official, "village") for p in places if p.code == code), None)
