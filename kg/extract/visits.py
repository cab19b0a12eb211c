"""Visits: trips of a leader."""

from __future__ import annotations

from kg.extract.happenings import VISIT, Happening
from kg.extract.reading import Reading
from kg.mentions.persons import PersonMention
from kg.model import Ref
from kg.patterns import load

_REACH = 110  # how far behind a name its going may stand


def find_visits(reading: Reading, spoken: str) -> list[Happening]:
    """One visit for each leader whose trip the article tells, in order.

    Whoever is taken along (…陪同) or receives (会见) does not lead.
    """
    patterns = load("visits")
    out: list[Happening] = []
    goes_on = _tells_trip(reading)
    for index, (start, end) in enumerate(reading.sentences):
        if not reading.people(start, end) or patterns["not-gone"].search(spoken, start, end):
            continue
        leads = _leaders(reading, spoken, start, end)
        if goes_on and not leads and not out and (lead := _going_on(reading, spoken, start, end)):
            leads = [lead]
        parties = [[*_beside(reading, spoken, lead, start), lead] for lead in leads]
        for at, party in enumerate(parties):
            first, lead = party[0], party[-1]
            if any(lead in later for later in parties[at + 1 :]):
                continue  # 县委书记甲,县长乙来到…: told together with the one named last
            names = frozenset(p.name for p in party)
            if any(names & e.leaders for e in out):
                continue
            ref = Ref("Visit", f"调研·{first.name}", reading.article.ref.scope)
            out.append(Happening(ref, first.unit, lead.end, VISIT, index, 0.9, "visit-lead", names))
    return out


def _leaders(reading: Reading, spoken: str, start: int, end: int) -> list[PersonMention]:
    """The people of a sentence who go somewhere with an aim: the first, and each further one who is told to go elsewhere."""
    patterns = load("visits")
    out: list[PersonMention] = []
    received = load("events")["receive"].search(spoken, start, end)
    hosts = reading.people(start, received.start()) if received else []
    plain = _without_office(reading)
    taken = [m.span() for m in patterns["accompanied"].finditer(spoken, start, end)]
    for person in reading.acting(start, end):
        if person.name in plain or any(a <= person.start < b for a, b in taken):
            continue  # 在某某陪同下, 带领某某
        if received and hosts and person.start >= received.end():
            break  # a guest; where guests went is told in a sentence of its own
        if out and not patterns["goes-too"].match(spoken[person.end : end]):
            continue
        if patterns["via-person"].match(spoken, person.end):
            continue  # 在某某家: who is called upon
        rest = spoken[person.end : end]
        going = patterns["going"].search(rest[:_REACH])
        if going is None:
            continue
        after = next((p for p in reading.people(person.end, end) if p.unit == person.end + 1), None)
        if rest[:1] == "," and after and patterns["each-goes"].match(spoken[after.end : end]):
            continue  # 甲,乙分别深入: the last of the list leads, the others with him
        between = rest[: going.start()]
        alone = patterns["with-party"].sub("", patterns["accompanied"].sub("", between))
        if alone.count(",") > 2 or patterns["before-going"].search(alone):
            continue
        there = any(p.start == person.end + going.end() for p in reading.places)
        if not (patterns["aim"].search(rest) or _told_above(reading, between, going.group(), there=there)):
            continue
        front = (spoken, max(start, person.unit - 8), person.unit)
        if patterns["told-to"].search(*front):
            continue
        beside = patterns["with-others"].match(rest)
        if beside and any(p.start < person.end + beside.end() for p in reading.people(person.end, end)):
            beside = None  # 县长闻川和县水利局局长方川
        if along := taken_along(spoken, person.end, end):
            taken.append(along)
        if patterns["taken-along"].search(*front) or not patterns["not-leading"].match(rest, beside.end() if beside else 0):
            out.append(person)
    return out


def taken_along(spoken: str, at: int, end: int) -> tuple[int, int] | None:
    """Where those are told whom the leader named up to ``at`` takes along: 县长甲率县农业局局长乙到石桥镇调研."""
    patterns = load("visits")
    led = patterns["leads-others"].match(spoken, at, end)
    going = patterns["going"].search(spoken, led.end(), min(end, at + _REACH)) if led else None
    return (led.end(), going.start()) if led and going else None


def _without_office(reading: Reading) -> set[str]:
    """The people whom an article tells by a trade, kin or what they said, and never by an office: they make no trips."""
    leading = load("visits").words["leading"]
    out: set[str] = set()
    for person in reading.persons:
        role = (any(not p.title for p in person.posts) and not person.carried) or person.rule == "person-evident"
        if role and not reading.text[person.unit : person.start].endswith(leading):
            out.add(person.name)
    return out - {p.name for p in reading.persons if any(x.title for x in p.posts)}


def _told_above(reading: Reading, between: str, going: str, *, there: bool) -> bool:
    """Whether a sentence without an aim tells a trip: somebody leads others there, or the headline tells the aim."""
    patterns = load("visits")
    if patterns["led"].search(between):
        return there or bool(patterns["arriving"].fullmatch(going))
    heads = (reading.article.headline, reading.article.kicker)
    told = any(part is not None and patterns["aim"].search(part.chars) for part in heads)
    return told and (going == "到" or bool(patterns["arriving"].fullmatch(going)))


def _beside(reading: Reading, spoken: str, lead: PersonMention, start: int) -> list[PersonMention]:
    """Those who lead the trip together with the one named last: 甲、乙率党政代表团来我县."""
    out: list[PersonMention] = []
    right = lead.unit
    for person in reversed(reading.people(start, lead.unit)):
        if spoken[person.end : right] not in ("、", "和", ",", "与"):
            break
        out.insert(0, person)
        right = person.unit
    return out


def _tells_trip(reading: Reading) -> bool:
    """Whether the text or the headline tells of a trip that is under way."""
    patterns, article = load("visits"), reading.article
    head = article.headline.chars + (article.kicker.chars if article.kicker else "")
    return bool(patterns["trip-head"].search(head) or patterns["trip"].search(reading.text))


def _going_on(reading: Reading, spoken: str, start: int, end: int) -> PersonMention | None:
    """Whoever acts at places in the rest of a trip whose start is told in the headline or on another page."""
    patterns = load("visits")
    for person in reading.people(start, end):
        if person.posts and not person.posts[0].title:
            continue
        if patterns["at-place"].match(spoken[start : person.unit]) and patterns["looks"].match(spoken[person.end : end]):
            return person
    return None
