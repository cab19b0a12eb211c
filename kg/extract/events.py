"""Events: everything that an article tells as having happened, with its people, day and place."""

from __future__ import annotations

import re

from kg.extract.agreements import find_agreements
from kg.extract.districts import district_ref
from kg.extract.gatherings import find_gatherings
from kg.extract.happenings import CEREMONY, MEETING, NAMELESS, VISIT, Happening, dated, fresh, report
from kg.extract.passed import passed_at
from kg.extract.reading import Reading
from kg.extract.receptions import find_receptions
from kg.extract.roles import extract_roles
from kg.extract.stops import visited
from kg.extract.visits import find_visits
from kg.mentions.bodies import body_of
from kg.mentions.posts import Post
from kg.model import Literal, Ref, Statement
from kg.patterns import load

_ITEM = re.compile("[^、]+")


def extract_gatherings(reading: Reading, spoken: str) -> list[Statement]:
    """The named gatherings alone, for an article that is no news."""
    out: list[Statement] = []
    for event in find_gatherings(reading, spoken):
        if event.family != NAMELESS:
            out += report(reading, event)
    return out


def extract_events(reading: Reading, spoken: str) -> list[Statement]:
    """Gatherings, signings, visits and receptions of one article; ``spoken`` is its text with speech blanked."""
    gatherings = find_gatherings(reading, spoken)
    agreements, parties = find_agreements(reading, spoken, gatherings)
    visits = find_visits(reading, spoken)
    receptions, guests = find_receptions(reading, spoken)
    went = visited(reading, visits, spoken)
    idle = {v.ref for v in visits} - {s.subject for s in went}
    met = frozenset(n for r in receptions for n in r.leaders)
    visits = [v for v in visits if v.ref not in idle or not v.leaders & met]  # who is only received went nowhere
    events = sorted([*gatherings, *agreements, *visits, *receptions], key=lambda e: (e.start, e.end))
    out: list[Statement] = []
    seen: set[Ref] = set()
    for event in events:
        if event.family == NAMELESS:
            continue
        start, end = reading.sentences[event.sentence]
        if event.ref not in seen:
            seen.add(event.ref)
            out += report(reading, event)
            out += dated(reading, event.ref, start, end, f"{event.family}-date") or _carried(reading, event, start, end)
            out += _organized(reading, event, start, end)
        if event.family != VISIT:
            out += _venue(reading, event, start, end)
    for visit in visits:
        for leader in reading.people(visit.start, visit.end):
            where = [(leader.unit, leader.end)]
            out.append(reading.say(visit.ref, "visitor", Ref("Person", leader.name), where, 0.9, visit.rule))
    return [*out, *passed_at(reading), *parties, *guests, *went, *extract_roles(reading, events, spoken)]


def _carried(reading: Reading, event: Happening, start: int, end: int) -> list[Statement]:
    """The day last told before an event whose own sentence tells none: 会上, 随后, 签约前."""
    if load("events")["no-day"].search(reading.text, start, end) or not reading.issue:
        return []
    floor = reading.item(start)
    before = [d for d in reading.dates if floor <= d.start and d.end <= start and fresh(reading, d.value)]
    if not before:
        return []
    day = before[-1]
    first, last = next(s for s in reading.sentences if s[0] <= day.start < s[1])
    if load("events")["not-held"].search(reading.text, first, last):
        return []
    where = [(day.start, day.end), (event.start, event.end)]
    value = Literal(day.value, "date")
    return [reading.say(event.ref, "date", value, where, 0.75, f"{event.family}-date-carried")]


def _organized(reading: Reading, event: Happening, start: int, end: int) -> list[Statement]:
    """Who the sentence says held it: 由某县人民政府、县商务局主办."""
    pattern = load("events")["organized"]
    found = pattern.search(reading.text, start, end)
    if found is None and event.family in (MEETING, CEREMONY):  # 本届大会由…主办
        again = load("events")["again-organized"].search(reading.text, end)
        found = pattern.search(reading.text, again.start(), again.end()) if again else None
    if found is None:
        return []
    left, right = found.span("org")
    out: list[Statement] = []
    for item in _ITEM.finditer(reading.text, left, right):
        if host := _host(reading, *item.span()):
            out.append(reading.say(event.ref, "organizedBy", host, [item.span()], 0.85, "event-organized"))
    return out


def _host(reading: Reading, start: int, end: int) -> Ref | None:
    """The district whose government is told, or the body of the paper's place: 县商务局."""
    inside = [p for p in reading.places if start <= p.start and p.end <= end]
    last = inside[-1] if inside else None
    if last and load("events")["seat-only"].fullmatch(reading.text, last.end, end):
        return district_ref(last, reading.home)
    place = district_ref(last, reading.home) if last and last.end < end else None
    title = reading.text[last.end if last else start : end]
    post = f"{'县' if last else ''}{title}主任"  # a body is known by the posts of it
    body = body_of(Post(start, end, post), place, reading.home, reading.issue)
    return body.ref if body and title else None


def _venue(reading: Reading, event: Happening, start: int, end: int) -> list[Statement]:
    """The house or district that a sentence says an event was held in."""
    found = load("events")["venue"].search(reading.text, start, end)
    if found is not None:
        house = Ref("Site", found["venue"], reading.article.ref.scope.partition("#")[0])
        where = [found.span("venue")]
        return [reading.say(event.ref, "venue", house, where, 0.85, "event-venue")]
    for site in (t for t in reading.things if t.kind == "Site" and start <= t.start and t.end <= end):
        if reading.text[site.start - 1] in "在于" and load("events")["held"].match(reading.text, site.end):
            return [reading.say(event.ref, "venue", site.ref, [(site.start, site.end)], 0.8, "event-venue")]
    if main := load("events")["main-venue"].search(reading.text, start, end):
        group = "venue" if main["venue"] else "there"
        hall = Ref("Site", main[group], reading.article.ref.scope.partition("#")[0])
        return [reading.say(event.ref, "venue", hall, [main.span(group)], 0.8, "event-venue")]
    held = load("events")["held-in"]
    for match in held.finditer(reading.text, start, end):
        for place in reading.places:
            if place.start == match.end("in") and held.match(reading.text, match.start()):
                last = place
                while nxt := next((p for p in reading.places if p.start == last.end), None):
                    last = nxt
                parks = (t for t in reading.things if t.start in (place.start, last.end) and t.kind == "Site")
                park = next(parks, None)
                if park and park.end > last.end and load("events")["held"].match(reading.text, park.end):
                    return [reading.say(event.ref, "venue", park.ref, [(park.start, park.end)], 0.85, "event-venue")]
                if load("events")["held"].match(reading.text, last.end):
                    where = [(last.start, last.end)]
                    ref = district_ref(last, reading.home)
                    return [reading.say(event.ref, "venue", ref, where, 0.85, "event-venue")]
    return []
