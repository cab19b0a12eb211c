"""Roles: who chaired, spoke at, attended or went along on which happening of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.happenings import MEETING, NAMELESS, RECEPTION, VISIT, Happening, role
from kg.extract.reading import Reading, not_held
from kg.extract.role_nouns import GATHERED, Verb, families, leads_to, noun_behind
from kg.mentions.persons import PersonMention
from kg.mentions.posts import head_pattern
from kg.model import Statement
from kg.patterns import load

_RELATIONS = {"preside": "presidedBy", "address": "addressedBy", "attend": "attendedBy", "along": "attendedBy"}


def extract_roles(reading: Reading, events: list[Happening], spoken: str) -> list[Statement]:
    """Who did what at which of the ``events`` (sorted as told); people said to be away did nothing."""
    if not events:
        return []
    out: list[Statement] = []
    ahead = not_held(spoken, reading.sentences)
    for index, (start, end) in enumerate(reading.sentences):
        if index in ahead:
            continue
        group: list[PersonMention] = []
        verbs = list(_verbs(spoken, start, end))
        last = start
        for at, verb in enumerate(verbs):
            found = _subjects(reading, spoken, max(start, last), verb.start)
            if found is None:
                group = []
            elif found:
                group = found
            elif not _elided(spoken, last, verb.start):
                group = []
            if not group and spoken[max(start, verb.start - 2) : verb.start] in (",并", ",还", ",又"):
                group = _opening(reading, spoken, start, verb.start)
            stop = verbs[at + 1].start if at + 1 < len(verbs) else end
            after = _behind(reading, spoken, verb, stop)
            people = after or group
            last = verb.end
            if not people or _away(reading, spoken, people, start, end):
                continue
            for event in _targets(reading, events, index, verb, spoken, end):
                for person in people:
                    if person.name in event.leaders and event.family in (VISIT, RECEPTION):
                        continue
                    rule = f"{event.family}-{verb.role}"
                    out.append(role(reading, event.ref, _RELATIONS[verb.role], person, verb.end, rule))
    return out


def _verbs(spoken: str, start: int, end: int) -> Iterator[Verb]:
    patterns = load("events")
    found = [
        Verb(m.start(), m.end(), key)
        for key in ("preside", "address", "attend", "along")
        for m in patterns[key].finditer(spoken, start, end)
    ]
    last = start
    for verb in sorted(found, key=lambda v: (v.start, -v.end)):
        if verb.start >= last:
            yield verb
            last = verb.end


def _subjects(reading: Reading, spoken: str, left: int, at: int) -> list[PersonMention] | None:
    """The list of people that ends right before a verb; None where others than people do it."""
    people = reading.people(left, at)
    if mandate := load("events")["mandate"].search(spoken, left, at):
        people = [p for p in people if not mandate.start() <= p.start < mandate.end()]
    if not people:
        return []
    patterns = load("roles")
    last = people[-1]
    filler = patterns["manner"].sub("", _unnamed(spoken[last.end : at + 1]))[:-1]
    filler = patterns["others-too"].sub("", filler)
    if not patterns["filler"].match(filler) or patterns["broken"].search(filler) or filler.count(",") > 1:
        return None if "," in filler else []
    if "," in filler and not patterns["after-list"].match(filler):
        return None
    group = [last]
    for person in reversed(people[:-1]):
        between = spoken[person.end : group[0].unit]
        if not (patterns["joiner"].fullmatch(between) or (not between.strip() and group[0].unit >= person.end)):
            break
        group.insert(0, person)
    return group


def _opening(reading: Reading, spoken: str, start: int, at: int) -> list[PersonMention]:
    """Whoever a sentence opens with, for a verb that 并 joins to the first: 甲一行考察了…,并出席…."""
    people = reading.people(start, at)
    opens = people and "," not in load("roles")["front-day"].sub("", spoken[start : people[0].unit])
    return people[:1] if opens and len(people) == 1 else []


def _unnamed(filler: str) -> str:
    """The words between the last name and the verb without posts that go on the list unnamed: ,县监委主任、县法院院长列席."""
    parts = re.split("(?<=[、,])", filler)
    while len(parts) > 1 and (len(parts[0]) == 1 or head_pattern().search(parts[0][-5:-1])):
        parts.pop(0)
    head = head_pattern().search(parts[0])
    return parts[0][head.end() :] if head and len(parts) == 1 and filler[:1] in ",、" else "".join(parts)


def _behind(reading: Reading, spoken: str, verb: Verb, stop: int) -> list[PersonMention]:
    """People told after the verb: 参加会见的还有甲、乙; 会见时在座的有丙; 出席会议的领导有丁."""
    told = load("roles")["told-behind"].match(spoken[verb.end : stop])
    if told is None and spoken[verb.start : verb.end + 1] == "同行的":
        return reading.people(verb.end + 1, stop)[:1]
    if told is None or verb.role not in ("attend", "along"):
        return []
    return reading.people(verb.end + told.end(), stop)


def _elided(spoken: str, last: int, at: int) -> bool:
    """Whether a verb shares the subject of the verb before it: 出席并讲话; 主持会议,并讲话."""
    return bool(load("roles")["shared-subject"].fullmatch(spoken[last:at]))


def _away(reading: Reading, spoken: str, people: list[PersonMention], start: int, end: int) -> bool:
    """Whether the words up to the next person say that these were not there."""
    last = people[-1].end
    nexts = [p.unit for p in reading.people(last, end)]
    stop = min([*nexts, end])
    semicolon = spoken.find(";", last, stop)
    return bool(load("events")["absent"].search(spoken, last, semicolon if semicolon > 0 else stop))


def _targets(
    reading: Reading, events: list[Happening], index: int, verb: Verb, spoken: str, end: int
) -> list[Happening]:
    """What a verb is about: one happening with a name, or all before it for 参加上述活动."""
    if verb.role == "attend" and load("roles")["all-told"].match(spoken, verb.end, end):
        found = [e for e in events if e.start < verb.start and e.family != NAMELESS]
        return list({e.ref: e for e in found}.values())
    event = _target(reading, events, index, verb, spoken, end)
    if event is None or event.family == NAMELESS:
        return []
    out = [event]
    patterns = load("roles")
    if verb.end <= event.start:  # 先后主持召开甲会议和乙会议
        for later in events:
            if patterns["and-event"].fullmatch(spoken[out[-1].end : later.start]) and later.family != NAMELESS:
                out.append(later)
    elif patterns["any-object"].match(spoken, verb.end, end):
        for earlier in reversed(events):
            if patterns["and-event"].fullmatch(spoken[earlier.end : out[-1].start]) and earlier.family != NAMELESS:
                out.append(earlier)
    return out


def _target(
    reading: Reading, events: list[Happening], index: int, verb: Verb, spoken: str, end: int
) -> Happening | None:
    """The happening that a verb is about: what it names, else what its noun or its kind fits, the latest first."""
    if verb.role in ("preside", "address") and any(e.family in GATHERED and e.rule != "signing-titled" and e.start < verb.start for e in events):
        events = [e for e in events if e.rule != "signing-titled"]  # who speaks at a gathering does not speak at its papers
    named = [e for e in events if e.sentence == index and e.family in GATHERED]
    follows = next((e for e in named if verb.end <= e.start and leads_to(spoken[verb.end : e.start])), None)
    if follows is not None:
        return follows
    noun = noun_behind(spoken, verb, end)
    if noun is None:
        return None
    floor = reading.item(verb.start)
    before = [e for e in events if floor <= e.start < verb.end]
    reach = index + 1 if noun in load("events").words["self-contained"] else index
    later = [e for e in events if e.sentence in (index, reach) and e.start >= verb.end]
    start = reading.sentences[index][0]
    meeting = load("roles")["at-meeting"].search(spoken, start, verb.start)  # 在会上致辞: not the signing there
    for tier in ((MEETING, NAMELESS), *families(noun, verb)) if meeting else families(noun, verb):
        fitting = [e for e in before if e.family in tier]
        if fitting:
            return fitting[-1]
        fitting = [e for e in later if e.family in tier]
        if fitting:
            return fitting[0]
    return None
