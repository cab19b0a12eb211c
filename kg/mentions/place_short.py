"""Towns and villages of a list that tells their kind once: 鹿溪、青岭、石桥等乡镇."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import Division, by_code, named_in
from kg.gazetteer.choice import Choice, choose
from kg.mentions.place_mention import PlaceMention, Scene, make, patterns
from kg.tokenizer import tokenizer

_KINDS = {"镇": ("镇",), "乡": ("乡",), "街道": ("街道",), "村": ("村",), "社区": ("社区",)}
_ANY = ("镇", "乡", "街道")
_AND = re.compile("、|(?<=[^、]{2})[和及](?=[^、]{2})")
_EDGE = re.compile("[\\s,。、;:!?()“”的等和与及在到是有将已为就调查考走]|$")


def find_short(scene: Scene, areas: Sequence[PlaceMention], towns: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """The members of such lists that the county's list has, where at least two are told and most are found.

    ``areas`` are the wider divisions named in the text, ``towns`` the towns named in full.
    """
    for match in patterns()["kind-once"].finditer(scene.text):
        kinds = _KINDS.get(match["kind"], _ANY)
        level = "village" if kinds[0] in ("村", "社区") else "town"
        found: list[PlaceMention] = []
        at, count = match.start("names"), 0
        for item in _AND.split(match["names"]):
            count += 1
            known = [*areas, *(towns if level == "village" else ())]
            if made := _member(scene, at, at + len(item), kinds, level, known, first=count == 1):
                found.append(made)
            at += len(item) + 1
        if len(found) > 1 and len(found) * 3 >= count * 2:
            yield from found


def _member(
    scene: Scene, start: int, end: int, kinds: Sequence[str], level: str, known: Sequence[PlaceMention], *, first: bool
) -> PlaceMention | None:
    """One of a list; words may stand in front of the first."""
    for left in range(max(start, end - 4), end - 1) if first else (start,):
        name = scene.text[left:end]
        evidence = list(scene.evidence(left, known, ()))
        wholes = sorted({code[:6] for _, code in evidence if len(code) >= 6})
        options = [d for kind in kinds for whole in wholes for d in listed_inside(name + kind, level, whole, scene.date)]
        choice = choose(list(dict.fromkeys(options)), evidence) if options else Choice(None, "open", ())
        if choice.division is not None and choice.why != "only":
            return make(scene, left, end, choice, level, full=False)
    return None


def listed_inside(name: str, level: str, whole: str, date: str) -> list[Division]:
    """The towns or villages of a name in the division of a code; none without a code."""
    return [d for d in named_in(name, whole, date) if d.level == level] if whole else []


def short_villages(scene: Scene, towns: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Villages without their 村, right behind their town: 常袋镇姚凹."""
    text = scene.text
    for town in [p for p in towns if p.code]:
        for end in range(town.end + 5, town.end + 1, -1):
            name = text[town.end : end]
            if end > len(text) or not _EDGE.match(text, end) or not re.fullmatch("[^\\W\\d]+", name):
                continue
            options = listed_inside(name + "村", "village", town.code, scene.date)
            if len(options) == 1:
                yield make(scene, town.end, end, Choice(options[0], "chain", ()), "village")
                break


def bare_villages(scene: Scene, towns: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Villages that no list has and no town tells, where their people or somebody's coming tell that they are some."""
    for match in patterns()["bare-village"].finditer(scene.text):
        start, end = match.span(match.lastgroup or 0)
        if start not in scene.edges or no_village(scene.text[start:end]):
            continue
        begin = scene.sentence(start)
        town = next((p for p in reversed(towns) if begin <= p.start and p.end <= start), None)
        over = (by_code(town.code, scene.date) if town.code else Division("", town.official, "town")) if town else None
        yield make(scene, start, end, Choice(None, "open", ()), "village", over)


def no_village(name: str) -> bool:
    """Whether what ends like a village is other words: 农村, 走访强村."""
    first = tokenizer().cut(name, hmm=False)[0]
    verb = len(first) > 1 and len(first) < len(name) and tokenizer().tag(first).startswith("v")
    return verb or bool(patterns()["not-village"].search(name) or patterns()["no-village-end"].search(name))
