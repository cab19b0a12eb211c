"""Districts: each named one, its code, and what it lies in."""

from __future__ import annotations

from kg.gazetteer import EDITION, Division, chain, divisions
from kg.mentions.places import PlaceMention
from kg.model import Article, Literal, Ref, Statement


def district_ref(place: PlaceMention, home: Division | None) -> Ref:
    """A district by its code, or by the district over it where it has none."""
    return Ref("District", place.name, place.code or f"{home.code if home else ''}/{place.over}")


def extract_districts(article: Article, places: list[PlaceMention], home: Division | None) -> list[Statement]:
    """Mentions of districts, and ``partOf`` as the text tells it or the gazetteer knows it."""
    out: list[Statement] = []
    refs = {p.name: district_ref(p, home) for p in places}
    known = {p.code for p in places if p.code}
    for place in places:
        me = refs[place.name]
        spans = article.body.spans(place.start, place.end)
        out.append(Statement(article.ref, "mentions", me, spans, 0.9, "place-name", article.ref))
        out.append(Statement(me, "level", Literal(place.level), spans, 0.9, "place-level", article.ref))
        if place.over:
            over = refs.get(place.over)
            if over is None and home and place.over == home.name:
                over = Ref("District", home.name, home.code)
            if over:
                trust = 0.9 if place.told else 0.75
                out.append(Statement(me, "partOf", over, spans, trust, "place-chain", article.ref))
    for code in sorted(known | ({home.code} if home else set())):
        out += _known(code)
    return out


def _known(code: str) -> list[Statement]:
    """What the gazetteer says of a division: its code and what it lies in, up to the province."""
    out: list[Statement] = []
    links = chain(divisions()[code])
    for at, division in enumerate(links):
        me = Ref("District", division.name, division.code)
        out.append(
            Statement(me, "adminCode", Literal(division.code), (), 1.0, "gazetteer-code", None, EDITION)
        )
        if at + 1 < len(links):
            up = Ref("District", links[at + 1].name, links[at + 1].code)
            out.append(Statement(me, "partOf", up, (), 1.0, "gazetteer-part", None, EDITION))
    return out
