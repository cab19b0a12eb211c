"""The scene of a passage: where its things lie when an earlier sentence tells the place.

来到新杭镇。总投资6.8亿元的某某项目正在安装设备: a sentence sets a place, and what is then seen
at work (某某项目现场, 走进某公司) or opens the next sentence lies there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.districts import district_ref
from kg.extract.things import Told
from kg.mentions.things import ThingMention
from kg.model import Ref, Statement
from kg.patterns import load

_NARROW = ("town", "village", "zone")


@dataclass(frozen=True, slots=True)
class Mark:
    """A district or park named at ``[start, end)``; ``narrow`` ones are small enough to be a scene."""

    start: int
    end: int
    ref: Ref
    narrow: bool


def marks_of(told: Told) -> list[Mark]:
    """Every place of an article that things lie in, in order, of those that begin alike the longest first."""
    found = [Mark(p.start, p.end, district_ref(p, told.home), p.level in _NARROW) for p in told.places]
    found += [Mark(t.start, t.end, t.ref, True) for t in told.things if is_zone(t)]
    return sorted(found, key=lambda m: (m.start, -m.end))


def is_zone(thing: ThingMention) -> bool:
    """Whether a site is a park that other things lie in."""
    return thing.kind == "Site" and bool(load("sites")["zone"].search(thing.name))


def is_placed(thing: ThingMention) -> bool:
    """Whether the text names a town, village or zone right in front of a thing."""
    return thing.place is not None and thing.place.full and thing.place.level in _NARROW


def at_scenes(told: Told, marks: Sequence[Mark]) -> Iterator[Statement]:
    """Each thing seen at work, in the place that its paragraph set before, or in the only one of the article."""
    narrow = [m for m in marks if m.narrow]
    only = narrow[0] if len({m.ref.name for m in narrow}) == 1 else None
    for thing in told.things:
        if is_placed(thing):
            continue
        scene = None
        if at := load("sites")["right-here"].search(told.text, max(0, thing.start - 34), thing.start):
            scene = _of_rank(marks, at["rank"] or at["own"] or at["into"], at.start())
        elif load("sites")["founded"].search(told.text, max(told.sentence(thing.start)[0], thing.start - 24), thing.start):
            scene = _of_rank(marks, "村", thing.start)
        elif _opens_next(told, thing, marks):
            scene = _set_before(told, thing, marks)
        elif only and only.end <= thing.start and _seen(told, thing):
            scene = only
        if scene is not None:
            yield told.say(thing.ref, "locatedIn", scene.ref, thing.start, thing.end, 0.7, "place-scene")


def _of_rank(marks: Sequence[Mark], rank: str, at: int) -> Mark | None:
    """The village of 村口的, the town of 镇上的: the last one named."""
    before = [m for m in marks if m.end <= at and m.narrow]
    return before[-1] if before and rank in before[-1].ref.name else None


def _seen(told: Told, thing: ThingMention) -> bool:
    """Whether the text stands before a thing: 在某某项目现场, 走进某公司."""
    patterns = load("sites")
    lead = told.text[told.sentence(thing.start)[0] : thing.start]
    seen = patterns["at-work"].match(told.text, thing.end) or patterns["stood"].search(lead)
    return bool(seen) and not patterns["told-of"].search(lead)


def _opens_next(told: Told, thing: ThingMention, marks: Sequence[Mark]) -> bool:
    """Whether a thing opens the sentence right behind one that ends with the place."""
    first = told.sentence(thing.start)[0]
    opening = told.text[first : thing.start]
    ends = any(m.end == first - 1 for m in marks)
    return ends and "," not in opening and not load("sites")["told-of"].search(opening)


def _set_before(told: Told, thing: ThingMention, marks: Sequence[Mark]) -> Mark | None:
    """The place that an earlier sentence of the paragraph sets, with no other named since."""
    first, start = told.sentence(thing.start)[0], told.paragraph(thing.start)
    before = [m for m in marks if start <= m.start and m.end <= thing.start]
    if not before or before[-1].end > first or not before[-1].narrow:
        return None
    opening = before[-1].start
    for mark in reversed(before[:-1]):
        if mark.end == opening:
            opening = mark.start
    lead = told.text[told.sentence(opening)[0] : opening]
    return before[-1] if not lead or load("sites")["in-front"].search("," + lead) else None
