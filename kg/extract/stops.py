"""Stops: the places that a trip went to, and whom its leader took there."""

from __future__ import annotations

from kg.extract.districts import district_ref
from kg.extract.happenings import Happening, role
from kg.extract.reading import Reading
from kg.extract.visits import taken_along
from kg.model import Ref, Statement
from kg.patterns import load


def visited(reading: Reading, visits: list[Happening], spoken: str) -> list[Statement]:
    """Where each visit went: the districts, sites, projects and companies of the clauses that tell of the going."""
    if not visits:
        return []
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
                out += _taken(reading, spoken, visit, right)
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


def _taken(reading: Reading, spoken: str, visit: Happening, end: int) -> list[Statement]:
    """Whom the leader takes along, told in one clause with the going."""
    along = taken_along(spoken, visit.end, end)
    if along is None or "," in spoken[along[0] : along[1] - 1]:
        return []
    people = [p for p in reading.people(*along) if p.name not in visit.leaders]
    return [role(reading, visit.ref, "attendedBy", p, p.end, "visit-taken", 0.85) for p in people]


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
    party = patterns["party"].search(text)
    subject = bool(leads or party)
    others = [p for p in reading.people(start, end) if p.name not in visit.leaders]
    other = patterns["other-trip"].search(text)
    if other and not leads and not first and not (party and party.start() < other.start()):
        return []
    at_heads = [m for at in _clauses(text) if (m := patterns["at-head"].match(text, at))]
    acts = subject or _soon(reading, spoken, visit, end)
    if at_heads and acts:
        out += [(start + m.start(), _past_subject(reading, start + m.end())) for m in at_heads]
    elif leads and (topic := patterns["topic"].match(text)) and leads[0].start >= start + topic.end():
        out.append((start, start + topic.end()))
    if acts and (scene := patterns["scene"].match(text)) and _opens_at_place(reading, start):
        out.append((start, start + scene.end()))
    for halt in patterns["halt"].finditer(text):
        out.append((start, start + halt.start()) if halt["before"] else (start + halt.end(), end))
    if not (subject or patterns["elided"].match(text)):
        return _merge(out)
    named = {p.start: p.end for p in reading.places}
    since = leads[0].end if leads else start
    if party and since > start + party.end():
        since = start + party.end()  # 考察组先后到…,每到一处,某某都…
    for come in patterns["comes"].finditer(spoken, since, end):
        if come.end() in named:
            out.append((come.end(), named[come.end()]))
    for go in patterns["go"].finditer(spoken, since, end):
        stop = patterns["go-stop"].search(spoken, go.end(), end)
        right = stop.start() if stop else end
        met = [p for p in others if go.end() <= p.unit < right]
        home = any(patterns["via-person"].match(spoken, p.end) for p in met)
        if met and not home and not patterns["via-person"].search(spoken, go.start(), met[0].unit):
            right = min(right, met[0].unit)
        out.append((go.end(), right))
    return _merge(out)


def _past_subject(reading: Reading, at: int) -> int:
    """Past a thing that the clause behind a place is about: 在石桥镇,明湖电缆厂正在赶制."""
    thing = next((t for t in reading.things if t.start == at + 1), None)
    return thing.end if thing else at


def _opens_at_place(reading: Reading, start: int) -> bool:
    """Whether a district or thing is the first that a sentence names."""
    return any(p.start == start for p in reading.places) or any(t.start == start for t in reading.things)


def _clauses(text: str) -> list[int]:
    """Where the parts of a sentence begin that a semicolon parts."""
    return [0, *(at + 1 for at, char in enumerate(text) if char == ";")]


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
    home = load("visits")["via-person"]
    people = reading.people(left, right)
    persons = [(p.start if home.match(reading.text, p.end) else p.unit, p.end) for p in people]  # 东村村民某某家
    things = [
        t for t in reading.things
        if left <= t.start and t.end <= right and not any(a <= t.start < b for a, b in persons)
    ]  # fmt: skip
    for thing in things:
        if load("visits")["not-a-stop"].match(reading.text[thing.end : thing.end + 8]) or (
            thing.kind == "Company" and reading.text[thing.start - 1 : thing.start] == "由"
        ):
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

