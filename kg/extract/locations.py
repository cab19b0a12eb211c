"""Where companies, sites and projects lie."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.districts import district_ref
from kg.extract.scenes import Mark, at_scenes, is_placed, is_zone, marks_of
from kg.extract.settled import settled_in, signed_for
from kg.extract.things import Told, firm_before, owner
from kg.gazetteer import named
from kg.mentions.places import PlaceMention
from kg.mentions.things import ThingMention
from kg.model import Ref, Statement
from kg.patterns import load

_LEVELS = ("province", "city", "county", "zone", "town", "village")
_LIES = re.compile(
    "位于|落户(?:于|在)?|选址(?:定)?(?:于|在)?|坐落(?:在|于)|地处|设在|建在|地点(?::|在|为|选在)|落地|入驻|扎根|(?:搬|迁|搬迁)(?:到|至|入)"
)
_GOES = re.compile(
    "(?:[^\\W\\d_]{2,4}(?:园|片区|组团|板块))?(?:[里内后]?,|(?:先后|实地)?(?:走访|察看|查看|考察|检查|调研|参观|慰问|督导|看望))"
)
_AT = re.compile("[在于](?:我[市县区州旗])?$")
_BY = re.compile("县?[市县区镇]?城?[^,。;的]{0,3}[东南西北][^,。;的]{0,6}的")
_OF_FIRM = re.compile("的(?:企业|公司|项目)")
_NEXT = re.compile(
    ",?[为在]?(?:[^,。;]{0,14}的)?|,?(?:先后|实地|还|又)*(?:走访|察看|查看|考察|检查|调研|参观|慰问|督导|看望)(?:了)?(?:[^,。;]{0,6}的)?"
)
_STOOD = re.compile("(?:在|位于|来到|走进|进入)$")
_DOES_THERE = re.compile("(?:[^的]*,)?[^,。;的]{0,6}[在于](?:我[市县区州旗])?")
_DOES = re.compile("(?:负责)?(?:实施|承建|投资|建设|施工|总承包|运营)")


def extract_locations(told: Told) -> list[Statement]:
    """The narrowest district told of each thing, and the park that a project is part of."""
    if not told.things:
        return []
    level = {_place_ref(told, p): _LEVELS.index(p.level) for p in told.places if p.level in _LEVELS}
    level |= {_place_ref(told, t.place): _LEVELS.index(t.place.level) for t in told.things if t.place}
    marks = marks_of(told)
    found = [*_in_front(told), *_lies(told, marks), *_there(told, marks), *signed_for(told), *settled_in(told)]
    return _placed(level, [*found, *_by_name(told), *at_scenes(told, marks)])


def _placed(level: Mapping[Ref, int], found: Sequence[Statement]) -> list[Statement]:
    """The narrowest place of each thing, and of equals the surest; a project in a district and a park is part of the park."""
    out: dict[tuple[Ref, bool], Statement] = {}
    for statement in sorted(found, key=lambda s: -level.get(s.object, 0) if isinstance(s.object, Ref) else 0):
        assert isinstance(statement.object, Ref)
        out.setdefault((statement.subject, statement.object.kind == "District"), statement)
    made = []
    for (subject, district), statement in out.items():
        if district or (subject, True) not in out:
            made.append(statement)
        elif subject.kind == "Project" and _named(statement) != _named(out[subject, True]):
            made.append(statement._replace(relation="partOf", rule="part-of-park"))
    return made


def _named(statement: Statement) -> str:
    assert isinstance(statement.object, Ref)
    return statement.object.name


def _place_ref(told: Told, place: PlaceMention) -> Ref:
    return district_ref(place, told.home)


def _narrowest(told: Told, at: int) -> tuple[Ref, int, int] | None:
    """The last link of the chain of districts that begins at ``at``, or a zone that is a site."""
    here: PlaceMention | None = None
    end = at
    while found := next((p for p in told.places if p.start == end), None):
        here, end = found, found.end
    site = next(
        (t for t in told.things if t.start <= end <= t.end and t.start in (at, end) and is_zone(t)),
        None,
    )
    if site:
        return site.ref, site.start, site.end
    return (_place_ref(told, here), here.start, here.end) if here else None


def _in_front(told: Told) -> Iterator[Statement]:
    for thing in told.things:
        if thing.place is not None and not _elsewhere(told, thing):
            start, end = min(thing.place.start, thing.start), max(thing.place.end, thing.end)
            yield told.say(
                thing.ref, "locatedIn", _place_ref(told, thing.place), start, end, 0.9, "place-in-front"
            )


def _elsewhere(told: Told, thing: ThingMention) -> bool:
    """Whether a project opens with a city of another province, which is where its investor is from."""
    place, home = thing.place, told.home
    if place is None or home is None or thing.kind != "Project" or place.end != thing.start:
        return False
    return place.level in ("province", "city") and bool(place.code) and place.code[:2] != home.code[:2]


def _lies(told: Told, marks: Sequence[Mark]) -> Iterator[Statement]:
    """甲公司位于…, 项目选址…, 位于…的甲项目."""
    text = told.text
    for match in _LIES.finditer(text):
        at = match.end() + (1 if text[match.end() : match.end() + 1] in ("了", "在", "”") else 0)
        if text[at : at + 2] in ("我市", "我县", "我区"):
            at += 2
        if by := _BY.match(text, at):
            at = by.end()
        found = _narrowest(told, at) or _the_one(told, at, marks)
        if found is None:
            continue
        ref, _, end = found
        thing = _who_lies(told, match.start(), end)
        if thing is not None and thing.ref != ref:
            yield told.say(thing.ref, "locatedIn", ref, match.start(), end, 0.9, "place-lies")


def _the_one(told: Told, at: int, marks: Sequence[Mark]) -> tuple[Ref, int, int] | None:
    """The district of that rank told last: 位于该镇."""
    said = load("sites")["that-one"].match(told.text, at)
    before = [m for m in marks if said and m.end <= at and m.ref.name.endswith(said["rank"])]
    return (before[-1].ref, at, said.end()) if said and before else None


def _who_lies(told: Told, at: int, end: int) -> ThingMention | None:
    """What 位于 is said of: what follows its 的, else the last thing before it in the sentence or carried to it."""
    text = told.text
    if _OF_FIRM.match(text, end):
        carried = firm_before(told, told.sentence(at)[0])
        return next((t for t in told.things if carried and t.ref.name == carried.name), None)
    if text[end : end + 1] == "的":
        return next((t for t in told.things if t.start == end + 1), None)
    first = told.sentence(at)[0]
    before = [t for t in told.things if first <= t.start and t.end <= at]
    if load("companies")["the-firm"].match(text[first:at]) and not any(t.kind == "Project" for t in before):
        firm = firm_before(told, first)
        return next((t for t in told.things if firm and t.ref.name == firm.name), None)
    if not before:
        return owner(told, at, end)
    last = before[-1]
    if last.kind == "Company" and (text[last.start - 1] == "由" or _DOES.match(text, last.end)):
        return owner(told, at, end)  # 由甲公司投资,位于…: said of the project
    if "、" in text[last.end : at] or (
        len(before) > 1 and text[before[-2].end : last.start] in ("、", "和", "与")
    ):
        return None
    return last


def _there(told: Told, marks: Sequence[Mark]) -> Iterator[Statement]:
    """在某地, then what is seen, built or opened there."""
    starts = [m.start for m in marks]
    opens = set(starts)
    outer: dict[int, int] = {}  # where the first mark that ends at an offset begins
    for mark in marks:
        outer.setdefault(mark.end, mark.start)
    for mark in marks:
        start, end, ref = mark.start, mark.end, mark.ref
        if end in opens:
            continue
        top = start
        while top in outer:
            top = outer[top]
        first, last = told.sentence(start)
        following = bisect_left(starts, end)
        stop = min(starts[following], last) if following < len(starts) else last
        for thing, until, rule in _found_there(told, first, top, end, stop, last):
            if thing.ref != ref and not is_placed(thing):
                yield told.say(thing.ref, "locatedIn", ref, start, until, 0.75, rule)


def _found_there(
    told: Told, first: int, top: int, end: int, stop: int, last: int
) -> Iterator[tuple[ThingMention, int, str]]:
    text, patterns = told.text, load("sites")
    lead, tail = text[first:top], text[end:last]
    goes = _GOES.match(tail)
    if goes and (not lead or patterns["in-front"].search("," + lead)):
        at = end + goes.end() - (goes.group()[-1] == ",")
        for thing in told.things:
            more = any(thing.end < t.start < min(stop, thing.end + 30) for t in told.things)
            owns = more and thing.kind == "Company" and patterns["owns"].match(text, thing.end)
            gap = text[end : thing.start]
            seen = patterns["seen"].search(gap) or _NEXT.fullmatch(gap) or _owned(told, thing, at)
            if end < thing.start <= stop and not owns and seen:
                yield thing, thing.end, "place-seen"
    elif tail.startswith(("举行", "举办")) and patterns["begun-at"].search(lead):
        for thing in told.projects:
            if first <= thing.start and thing.end <= top and patterns["begun-at"].match(text, thing.end):
                yield thing, end, "place-begun"
    elif tail.startswith(("举行", "举办")) and not lead.endswith(("在", "于")):
        for thing in told.projects:
            if end < thing.start < end + 12:
                yield thing, thing.end, "place-holds"
    elif of := patterns["its-own"].match(tail):
        for thing in told.things:
            if thing.start == end + of.end():
                yield thing, thing.end, "place-of"
    elif brought := patterns["brought-here"].match(tail):
        for thing in told.projects:
            if thing.start == end + brought.end():
                yield thing, thing.end, "place-brought"
    elif tail.startswith(":") and patterns["headed"].search(text, max(0, top - 2), top):
        for thing in told.projects:
            if end < thing.start < min(stop, end + 30):
                yield thing, thing.end, "place-headed"
    elif _AT.search(lead) and not patterns["elsewhere"].search(lead) and (done := patterns["done-there"].match(tail[:24])):
        reach = end + done.end()
        made = [t for t in told.projects if reach - 8 <= t.start < min(reach + 24, stop)]
        subjects = [t for t in told.things if first <= t.start and t.end <= top and t.kind != "Site"]
        projects = [t for t in subjects if t.kind == "Project"]
        near = [t for t in subjects if _DOES_THERE.fullmatch(text, t.end, top)]
        for thing in made[:1] or projects or near:
            yield thing, max(thing.end, reach), "place-done"


def _owned(told: Told, thing: ThingMention, at: int) -> bool:
    """Whether nothing but 某公司的 stands between an offset and a thing: 在某园区,某公司的某项目."""
    firm = next((f for f in told.firms if thing.start - 1 <= f.end <= thing.start and f.start >= at), None)
    return firm is not None and bool(_NEXT.fullmatch(told.text[at : firm.start]))


def _by_name(told: Told) -> Iterator[Statement]:
    """杭州某某饭店: a house that bears the name of a city is in it."""
    for thing in told.things:
        if thing.kind == "Site" and load("sites")["house"].search(thing.name):
            for length in (4, 3, 2):
                found = named(thing.name[:length], told.issue)
                cities = [d for d in found if d.code.endswith("00") and len(d.code) == 6]
                if len(cities) == 1 and len(thing.name) - length >= 3:
                    city = Ref("District", cities[0].name, cities[0].code)
                    yield told.say(
                        thing.ref, "locatedIn", city, thing.start, thing.end, 0.75, "place-in-name"
                    )
                    break
