"""Lists of projects: what an article counts as projects is one, whatever its last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions.places import PlaceMention
from kg.mentions.thing import ThingMention
from kg.model import Ref
from kg.patterns import load

_ENUM = re.compile("(?:——|\\d+[.、)]|[(][一二三四五六七八九十\\d]+[)])")
_COUNTED = re.compile("等\\d+个")
_MARK = re.compile("、|以及|和(?=[^、和]{5,}$)")
_NO_ITEM = re.compile("[的了,()“”]|^\\d|[一二三四五六七八九十\\d]个(?:子)?项目|(?:领域|方面|类|行业|板块|产业|公司|集团|市|县|区|镇|村|等)$")


def with_lists(
    text: str, found: Sequence[ThingMention], places: Sequence[PlaceMention]
) -> list[ThingMention]:
    """The mentions with those that only a list tells to be projects (其中有甲、乙; 甲、乙等6个项目)."""
    out = list(found)
    patterns = load("things")
    for rule in ("items", "items-before") if _COUNTED.search(text) else ("items",):
        for match in patterns[rule].finditer(text):
            for start, end, last in _items(text, *match.span("items")):
                _take(text, out, start, end, places, sure=rule == "items" or last)
    return sorted(out, key=lambda t: t.start)


def _items(text: str, at: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    """``[start, end)`` of each item of a list, and whether it is the last."""
    while at < stop:
        mark = _MARK.search(text, at, stop)
        yield at, mark.start() if mark else stop, mark is None
        at = mark.end() if mark else stop


def _take(
    text: str, out: list[ThingMention], start: int, end: int, places: Sequence[PlaceMention], *, sure: bool
) -> None:
    """Make the item a project where it is a site so far, or nothing so far and ``sure`` to be one."""
    here = [i for i, t in enumerate(out) if start <= t.start and t.end <= end]
    if here:
        known = out[here[-1]]
        if known.end >= end - 2 and known.kind == "Site":
            out[here[-1]] = replace(known, kind="Project", ref=Ref("Project", known.name))
        return
    place = None
    if enum := _ENUM.match(text, start, end):
        start = enum.end()
    while front := next((p for p in places if p.start == start and p.end < end), None):
        place, start = front, front.end
    if sure and 5 <= end - start <= 26 and not _NO_ITEM.search(text[start:end]):
        name = text[start:end]
        out.append(
            ThingMention(start, end, "Project", name, place, Ref("Project", name), "thing-listed", 0.75)
        )
