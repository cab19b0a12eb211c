"""Agreements: who signed what, and the parties of a signing ceremony."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.districts import district_ref
from kg.extract.happenings import SIGNING, Happening
from kg.extract.reading import Reading, not_held
from kg.model import Ref, Statement
from kg.patterns import load


def find_agreements(
    reading: Reading, spoken: str, gatherings: list[Happening]
) -> tuple[list[Happening], list[Statement]]:
    """Signings of titled agreements, and the parties of these and of the signing ceremonies of the article.

    An agreement without a title is told as parties of the ceremony it was signed at, and else not at all.
    """
    patterns = load("events")
    events: list[Happening] = []
    out: list[Statement] = []
    ahead = not_held(spoken, reading.sentences)
    for index, (start, end) in enumerate(reading.sentences):
        if index in ahead or patterns["not-signed"].search(spoken, start, end):
            continue
        titles = list(patterns["agreement"].finditer(spoken, start, end))
        left = start
        for title in titles:
            sign = _last(patterns["sign"], spoken, left, title.start())
            if sign is None:
                continue
            ref = Ref("Signing", title["title"], reading.article.ref.scope)
            where = title.span("title")
            events.append(Happening(ref, *where, SIGNING, index, 0.9, "signing-titled"))
            out += _parties(reading, spoken, ref, left, sign.start())
            left = title.end()
        told = [g for g in gatherings if g.family == SIGNING and g.start <= end]
        if titles or not told:
            continue
        event = told[-1]
        begin = event.end if event.sentence == index else start
        for sign in patterns["sign"].finditer(spoken, begin, end):
            out += _parties(reading, spoken, event.ref, begin, sign.start())
            begin = sign.end()
    return events, out


def _last(pattern: re.Pattern[str], spoken: str, start: int, end: int) -> re.Match[str] | None:
    found = list(pattern.finditer(spoken, start, end))
    return found[-1] if found else None


def _parties(reading: Reading, spoken: str, event: Ref, start: int, stop: int) -> list[Statement]:
    """The list of companies and districts in front of the signing, joined by 与, 和, 同 or 、."""
    persons = [(p.unit, p.end) for p in reading.people(start, stop)]
    found = sorted(
        f for f in _candidates(reading, spoken, start, stop) if not any(a <= f[0] < b for a, b in persons)
    )
    chain: list[tuple[int, int, Ref]] = []
    at = stop
    for party in reversed(found):
        gap = spoken[party[1] : at]
        pattern = "party-last" if not chain else "party-joint"
        if party[1] > at or not load("events")[pattern].fullmatch(gap):
            if chain:
                break
            continue
        chain.insert(0, party)
        at = party[0]
    if len(chain) < 2:
        return []
    return [reading.say(event, "signatory", ref, [(a, b)], 0.85, "signing-party") for a, b, ref in chain]


def _front(reading: Reading, start: int) -> int:
    """Where the places that stand right in front of a name begin."""
    while before := next((p for p in reading.places if p.end == start), None):
        start = before.start
    return start


def _candidates(reading: Reading, spoken: str, start: int, stop: int) -> Iterator[tuple[int, int, Ref]]:
    """Companies, districts with or without 人民政府, and bare 市政府 of the paper's place, each with where it stands."""
    for thing in reading.things:
        if thing.kind == "Company" and start <= thing.start and thing.end <= stop:
            yield _front(reading, thing.start), thing.end, thing.ref
    inside = [p for p in reading.places if start <= p.start and p.end <= stop]
    for at, place in enumerate(inside):
        if at + 1 < len(inside) and inside[at + 1].start == place.end:
            continue
        if any(t.start <= place.end <= t.end for t in reading.things if t.kind == "Company"):
            continue
        first = at
        if spoken[place.start - 1 : place.start] in ("在", "于"):
            continue
        while first and inside[first - 1].end == inside[first].start:
            first -= 1
        office = load("events")["seat"].match(spoken, place.end)
        yield inside[first].start, office.end() if office else place.end, district_ref(place, reading.home)
    if reading.home is not None:
        for bare in load("events")["bare-government"].finditer(spoken, start, stop):
            yield (*bare.span(), Ref("District", reading.home.name, reading.home.code))
