"""Visits: trips of a leader, with the places gone to."""

from __future__ import annotations

from kg.extract.districts import district_ref
from kg.extract.happenings import VISIT, Happening
from kg.extract.reading import Reading
from kg.mentions.persons import PersonMention
from kg.model import Ref, Statement
from kg.patterns import load


def find_visits(reading: Reading, spoken: str) -> list[Happening]:
    """One visit for each leader whose trip the article tells, in order.

    Whoever is taken along (…陪同) or receives (会见) does not lead.
    """
    patterns = load("visits")
    out: list[Happening] = []
    goes_on = _tells_trip(reading)
    for index, (start, end) in enumerate(reading.sentences):
        if patterns["not-gone"].search(spoken, start, end):
            continue
        leads = _leaders(reading, spoken, start, end)
        if goes_on and not leads and not out and (lead := _going_on(reading, spoken, start, end)):
            leads = [lead]
        for lead in leads:
            beside = _beside(reading, spoken, lead, start)
            names = frozenset(p.name for p in (*beside, lead))
            if any(names & e.leaders for e in out):
                continue
            first = beside[0] if beside else lead
            ref = Ref("Visit", f"调研·{first.name}", reading.article.ref.scope)
            out.append(Happening(ref, first.unit, lead.end, VISIT, index, 0.9, "visit-lead", names))
    return out


def _leaders(reading: Reading, spoken: str, start: int, end: int) -> list[PersonMention]:
    """The people of a sentence who go somewhere with an aim: the first, and each further one who is told to go elsewhere."""
    patterns = load("visits")
    out: list[PersonMention] = []
    received = load("events")["receive"].search(spoken, start, end)
    hosts = reading.people(start, received.start()) if received else []
    for person in reading.people(start, end):
        if received and hosts and person.start >= received.end():
            break  # a guest; where guests went is told in a sentence of its own
        if out and not patterns["goes-too"].match(spoken[person.end : end]):
            continue
        rest = spoken[person.end : end]
        going = patterns["going"].search(rest[:80])
        if going is None:
            continue
        between = rest[: going.start()]
        if between.count(",") > 1 or patterns["before-going"].search(patterns["with-party"].sub("", between)):
            continue
        if not (patterns["aim"].search(rest) or _told_above(reading, between, going.group())):
            continue
        along = patterns["taken-along"].search(spoken, max(start, person.unit - 8), person.unit)
        if along or not patterns["not-leading"].match(rest):
            out.append(person)
    return out


def _told_above(reading: Reading, between: str, going: str) -> bool:
    """Whether a sentence without an aim tells a trip: somebody leads others there, or the headline tells the aim."""
    patterns = load("visits")
    if patterns["led"].search(between):
        return bool(patterns["arriving"].fullmatch(going))
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


def visited(reading: Reading, visits: list[Happening], spoken: str) -> list[Statement]:
    """Where each visit went: the districts, sites, projects and companies of the clauses that tell of the going."""
    patterns = load("visits")
    out: list[Statement] = []
    current: Happening | None = None
    arrived: Happening | None = None  # whose trip came to a place at the end of the sentence before
    for index, (start, end) in enumerate(reading.sentences):
        if arrived is not None:
            out += _standing(reading, arrived, start)
            arrived = None
        here = [v for v in visits if v.sentence == index]
        current = here[-1] if here else _turn(reading, visits, current, start, end)
        if current is None or patterns["not-gone"].search(spoken, start, end):
            continue
        for at, visit in enumerate(here or [current]):
            left = visit.start if at else start
            right = here[at + 1].start if at + 1 < len(here) else end
            if here:
                out += _home(reading, spoken, visit, left, right)
            for a, b in _regions(reading, spoken, visit, left, right, bool(here)):
                out += _places(reading, visit, a, b)
                if spoken.startswith("。", b) and any(p.end == b for p in reading.places):
                    arrived = visit
    return out


def _standing(reading: Reading, visit: Happening, start: int) -> list[Statement]:
    """What a sentence opens with, behind one that ends at the place: 来到石桥镇。明湖水厂项目正在…."""
    thing = next((t for t in reading.things if t.start >= start), None)
    if thing is None or not load("visits")["stands-there"].fullmatch(reading.text, start, thing.start):
        return []
    where = [(thing.start, thing.end)]
    return [reading.say(visit.ref, "visited", thing.ref, where, 0.75, "visit-thing")]


def _home(reading: Reading, spoken: str, visit: Happening, start: int, end: int) -> list[Statement]:
    """That guests came to the paper's own place: 来我县考察."""
    came = load("visits")["came-home"].search(spoken, start, end)
    home = reading.home
    if came is None or home is None or visit.end > came.start() or not home.name.endswith((came["level"], "市")):
        return []
    ref = Ref("District", home.name, home.code)
    return [reading.say(visit.ref, "visited", ref, [came.span()], 0.85, "visit-home")]


def _turn(
    reading: Reading, visits: list[Happening], current: Happening | None, start: int, end: int
) -> Happening | None:
    """The visit that a later sentence is about: the one whose leader it names, else the one before."""
    names = [p.name for p in reading.people(start, end)]
    for name in names:
        for visit in visits:
            if name in visit.leaders:
                return visit
    return current


def _regions(
    reading: Reading, spoken: str, visit: Happening, start: int, end: int, first: bool
) -> list[tuple[int, int]]:
    """The stretches of a sentence that say where the trip went."""
    patterns = load("visits")
    out: list[tuple[int, int]] = []
    leads = [p for p in reading.people(start, end) if p.name in visit.leaders]
    text = spoken[start:end]
    subject = bool(leads) or bool(patterns["party"].search(text))
    others = [p for p in reading.people(start, end) if p.name not in visit.leaders]
    if patterns["other-trip"].search(text) and not leads and not first:
        return []
    at_head = patterns["at-head"].match(text)
    if at_head and (subject or _soon(reading, spoken, visit, end)):
        out.append((start, start + at_head.end()))
    elif leads and (topic := patterns["topic"].match(text)) and leads[0].start >= start + topic.end():
        out.append((start, start + topic.end()))
    if not (subject or patterns["elided"].match(text)):
        return out
    named = {p.start: p.end for p in reading.places}
    for come in patterns["comes"].finditer(spoken, leads[0].end if leads else start, end):
        if come.end() in named:
            out.append((come.end(), named[come.end()]))
    for go in patterns["go"].finditer(spoken, leads[0].end if leads else start, end):
        stop = patterns["go-stop"].search(spoken, go.end(), end)
        right = stop.start() if stop else end
        following = [p.unit for p in others if go.end() <= p.unit < right]
        if following and not patterns["via-person"].search(spoken, go.start(), following[0]):
            right = min(right, following[0])
        out.append((go.end(), right))
    return _merge(out)


def _soon(reading: Reading, spoken: str, visit: Happening, end: int) -> bool:
    """Whether the leader acts in the next sentences of the same paragraph."""
    stop = spoken.find("\n", end)
    rest = (end, len(spoken) if stop < 0 else stop)
    if end and spoken[end - 1] == "\n":
        return False
    party = load("visits")["party"].search(spoken, *rest)
    return bool(party) or any(p.name in visit.leaders for p in reading.people(*rest))


def _merge(regions: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for left, right in sorted(regions):
        if out and left <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def _places(reading: Reading, visit: Happening, left: int, right: int) -> list[Statement]:
    out: list[Statement] = []
    persons = [(p.unit, p.end) for p in reading.people(left, right)]
    things = [
        t for t in reading.things
        if left <= t.start and t.end <= right and not any(a <= t.start < b for a, b in persons)
    ]  # fmt: skip
    for thing in things:
        if load("visits")["not-a-stop"].match(reading.text[thing.end : thing.end + 8]):
            continue
        where = [(thing.start, thing.end)]
        out.append(reading.say(visit.ref, "visited", thing.ref, where, min(0.9, thing.confidence), "visit-thing"))
    here = [p for p in reading.places if left <= p.start and p.end <= right]
    for at, place in enumerate(here):
        after = reading.text[place.end : place.end + 1]
        if at + 1 < len(here) and here[at + 1].start == place.end:
            continue  # only the narrowest link of a chain is where they went
        if any(a <= place.start < b for a, b in persons):
            continue
        if any(t.start <= place.end <= t.start + 1 or t.start <= place.start < t.end for t in reading.things):
            continue
        if place.level != "village" and not load("visits")["place-goal"].match(reading.text[place.end : place.end + 4]):
            continue
        if load("visits")["place-of"].match(reading.text[place.end : place.end + 8]):
            continue
        if after == "的" and place.level != "village" and _of_thing(reading, place.end, right):
            continue
        where = [(place.start, place.end)]
        out.append(reading.say(visit.ref, "visited", district_ref(place, reading.home), where, 0.85, "visit-place"))
    return out


def _of_thing(reading: Reading, at: int, right: int) -> bool:
    return any(at <= t.start <= at + 4 and t.end <= right for t in reading.things)

