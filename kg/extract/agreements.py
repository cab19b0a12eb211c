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
    both: list[_Party] = []  # the parties last told, whom 双方 means
    for index, (start, end) in enumerate(reading.sentences):
        if index in ahead:
            continue
        titles = list(patterns["agreement"].finditer(spoken, start, end))
        left = start
        for title in titles:
            sign = _last(patterns["sign"], spoken, left, title.start())
            sign = sign or patterns["signed-behind"].match(spoken, title.end())
            if sign is None or patterns["not-signed"].search(spoken, left, max(title.start(), sign.end())):
                continue
            ref = Ref("Signing", title["title"], reading.article.ref.scope)
            where = title.span("title")
            events.append(Happening(ref, *where, SIGNING, index, 0.9, "signing-titled"))
            told_here = _parties(reading, spoken, left, min(sign.start(), title.start()))
            if not told_here and patterns["both"].search(spoken, left, sign.start()):
                told_here = both or _met(reading, spoken, start)
            out += _signed(reading, ref, told_here)
            left = title.end()
        if titles or patterns["not-signed"].search(spoken, start, end):
            continue
        event = next((g for g in reversed(gatherings) if g.family == SIGNING and g.start <= end), None)
        begin = event.end if event and event.sentence == index else start
        if event and event.sentence == index:
            held = patterns["held-before"].search(spoken, start, event.start)
            named = [t.end for t in reading.things if t.kind == "Company" and event.start < t.start and t.end < event.end]
            named += [m.end() for m in patterns["school"].finditer(spoken, event.start, event.end)]
            stop = max(held.start() if held else event.start, *named[-1:], 0)  # 甲与乙签约仪式 names them itself
            out += _signed(reading, event.ref, _parties(reading, spoken, start, stop))
        for sign in patterns["sign"].finditer(spoken, begin, end):
            both = _parties(reading, spoken, begin, sign.start()) or both
            if event:
                out += _signed(reading, event.ref, _parties(reading, spoken, begin, sign.start()))
            begin = sign.end()
    return events, out


def _met(reading: Reading, spoken: str, before: int) -> list[_Party]:
    """The paper's own place and the company of the guest whom its leaders received before: 会见后,双方签署…."""
    met = load("events")["receive"].search(spoken, 0, before)
    guests = reading.people(met.end(), before) if met else []
    firms = [t for p in guests for t in reading.things if t.kind == "Company" and p.unit <= t.start < p.start]
    if met is None or not firms or reading.home is None:
        return []
    ours = Ref("District", reading.home.name, reading.home.code)
    return [(*met.span(), ours), (firms[0].start, firms[0].end, firms[0].ref)]


def _last(pattern: re.Pattern[str], spoken: str, start: int, end: int) -> re.Match[str] | None:
    found = list(pattern.finditer(spoken, start, end))
    return found[-1] if found else None


_Party = tuple[int, int, Ref | None]  # None for a party that is neither company nor district


def _signed(reading: Reading, event: Ref, parties: list[_Party]) -> list[Statement]:
    return [reading.say(event, "signatory", ref, [(a, b)], 0.85, "signing-party") for a, b, ref in parties if ref]


def _parties(reading: Reading, spoken: str, start: int, stop: int) -> list[_Party]:
    """The list of companies and districts in front of the signing, joined by 与, 和, 同 or 、."""
    persons = [(p.unit, p.end) for p in reading.people(start, stop)]
    found = sorted(
        (f for f in _candidates(reading, spoken, start, stop) if not any(a <= f[0] < b for a, b in persons)),
        key=lambda f: f[:2],
    )
    chain: list[_Party] = []
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
    alone = chain and chain[0][2] and load("events")["signed-with"].search(spoken, start, chain[0][0])
    return chain if len(chain) > 1 or alone else _signers(reading, spoken, start, stop)


def _signers(reading: Reading, spoken: str, start: int, stop: int) -> list[_Party]:
    """Whom two people sign for, as their posts tell: 县长甲与某公司总经理乙签订…; none where no company is told."""
    people = reading.people(start, stop)[-2:]
    if len(people) < 2 or not load("events")["party-joint"].fullmatch(spoken[people[0].end : people[1].unit]):
        return []
    if not load("events")["party-last"].fullmatch(spoken[people[1].end : stop]):
        return []
    out: list[_Party] = []
    for person in people:
        firms = [t for t in reading.things if t.kind == "Company" and person.unit <= t.start < person.start]
        seats = [p for p in reading.places if person.unit <= p.start < person.start]
        if firms:
            out.append((firms[-1].start, firms[-1].end, firms[-1].ref))
        elif seats:
            out.append((seats[-1].start, seats[-1].end, district_ref(seats[-1], reading.home)))
    return out if any(ref and ref.kind == "Company" for _, _, ref in out) else []


def _front(reading: Reading, start: int) -> int:
    """Where the places that stand right in front of a name begin."""
    while before := next((p for p in reading.places if p.end == start), None):
        start = before.start
    return start


def _candidates(reading: Reading, spoken: str, start: int, stop: int) -> Iterator[_Party]:
    """Companies, districts with or without 人民政府, and bare 市政府 of the paper's place, each with where it stands."""
    for thing in reading.things:
        if thing.kind == "Company" and start <= thing.start and thing.end <= stop:
            yield _front(reading, thing.start), thing.end, thing.ref
    for school in load("events")["school"].finditer(spoken, start, stop):
        yield (*school.span("name"), None)
    inside = [p for p in reading.places if start <= p.start and p.end <= stop]
    for at, place in enumerate(inside):
        if at + 1 < len(inside) and inside[at + 1].start == place.end:
            continue
        if any(t.start <= place.end <= t.end for t in reading.things if t.kind == "Company"):
            continue
        first = at
        while first and inside[first - 1].end == inside[first].start:
            first -= 1
        if spoken[inside[first].start - 1 : inside[first].start] in ("在", "于"):
            continue
        office = load("events")["seat"].match(spoken, place.end)
        yield inside[first].start, office.end() if office else place.end, district_ref(place, reading.home)
    if reading.home is not None:
        for bare in load("events")["bare-government"].finditer(spoken, start, stop):
            yield (*bare.span(), Ref("District", reading.home.name, reading.home.code))
