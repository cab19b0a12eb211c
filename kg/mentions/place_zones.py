"""Development zones and new areas: named by the place that holds them, or standing alone for the paper's own."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.gazetteer import Division, by_code, inside, named
from kg.gazetteer.choice import Choice
from kg.gazetteer.forms import zone_name
from kg.gazetteer.store import areas_named, starts, zone_codes
from kg.mentions.place_mention import PlaceMention, Scene, make, near_home, overlaps, patterns
from kg.tokenizer import tokenizer

_DISTRICT = re.compile("([^\\W\\da-zA-Z_]{2})区")


def find_zones(scene: Scene, areas: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Zones, in order, not overlapping; the area that their name begins with lies inside the mention."""
    text = scene.text
    out = list(_listed_names(scene))
    for found in (*patterns()["zone"].finditer(text), *patterns()["park-with-seat"].finditer(text)):
        zone = _zone(scene, found, areas)
        if zone is None or overlaps(zone.start, zone.end, out):
            continue
        if not any(a.full and a.end == zone.end for a in areas):  # 浦东新区 is a county of its own
            out.append(zone)
    out += [z for z in _unlisted(scene, areas) if not overlaps(z.start, z.end, out)]
    return sorted(out, key=lambda z: z.start)


def _listed_names(scene: Scene) -> Iterator[PlaceMention]:
    """Zones of the statistical list written in full."""
    end = 0
    for at, names in starts(scene.text):
        for name in reversed(names):
            if at < end or len(name) < 5:
                break
            zones = [d for d, short in areas_named(name) if d.level == "zone" and not short]
            if len(zones) == 1:
                end = at + len(name)
                yield make(scene, at, end, Choice(zones[0], "only", ()), "zone")
                break


def _zone(scene: Scene, found: re.Match[str], areas: Sequence[PlaceMention]) -> PlaceMention | None:
    start, end = found.start("kind"), found.end()
    if front := _front(scene, start, areas):
        begin, whole = front
        return _made(scene, begin, end, whole)
    if found["kind"] in patterns().words["zone_bare"] or scene.text[start - 1 : start] in ("市", "县"):
        if scene.text[start - 1 : start] in ("市", "县", "区") and start - 1 in scene.edges:
            start -= 1
        cue = patterns()["cue-before"].search(scene.text, max(0, start - 8), start)
        if scene.home and cue and (start < found.start("kind") or start in scene.edges):
            return _made(scene, start, end, scene.home)
    return _stem(scene, found.start("kind"), end)


def _front(scene: Scene, start: int, areas: Sequence[PlaceMention]) -> tuple[int, Division] | None:
    """Where a zone's name begins that has a place in front, and that place: 苏州|工业园区, 渝州|白石|工业园区."""
    for own in range(5):
        at = start - own
        if own == 1 or not re.fullmatch("[^\\W\\da-zA-Z_和与及等的在]*", scene.text[at:start]):
            continue
        area = next((a for a in areas if a.end == at and a.code), None)
        if area is not None:
            whole = by_code(area.code, scene.date)
            begin = at if area.full and own else area.start
            return (begin, whole) if whole else None
        for length in (4, 3, 2) if not own else ():
            options = [d for d in named(scene.text[at - length : at], scene.date) if len(d.code) == 6]
            options = [d for d in options if d.level in ("province", "city") or near_home(scene, d)]
            if at >= length and len(options) == 1 and at - length in scene.edges:
                return at - length, options[0]
    return None


def _stem(scene: Scene, start: int, end: int) -> PlaceMention | None:
    """A zone with a name of its own of two or three characters: 徐圩新区 is cut at a word's edge."""
    for length in (2, 3, 4):
        begin = start - length
        stem = scene.text[begin:start] if begin >= 0 else ""
        if begin < 0 or not re.fullmatch("[^\\W\\da-zA-Z_]+", stem):
            break
        if begin in scene.edges and patterns()["cue-before"].search(scene.text, max(0, begin - 8), begin):
            tag = tokenizer().tag(stem)
            if tag[:1] in "vadmrpcu" or patterns()["no-zone-stem"].search(stem):
                return None
            return _made(scene, begin, end, scene.home)
    return None


def _unlisted(scene: Scene, areas: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Areas run like a county that no list has, known by being named again and again or by their seat."""
    if scene.text.count("区") < 2:
        return
    found = [m for m in _DISTRICT.finditer(scene.text) if m.start() in scene.edges or m.start() == 0]
    found = [m for m in found if not overlaps(m.start(), m.end(), areas)]
    count = Counter(m.group() for m in found)
    for match in found:
        seat = patterns()["seat"].match(scene.text, match.end())
        if (count[match.group()] < 3 or not _seated(scene.text, match.group())) and not (
            seat and count[match.group()] > 1
        ):
            continue
        if tokenizer().cut(match.group(), hmm=False) == [match.group()] or _is_word(match[1]):
            continue
        if patterns()["cue-before"].search(scene.text, max(0, match.start() - 8), match.start()):
            yield _made(scene, match.start(), match.end(), scene.home)


def _seated(text: str, name: str) -> bool:
    return any(patterns()["seat"].match(text, m.end()) for m in re.finditer(name, text))


def _is_word(stem: str) -> bool:
    return len(tokenizer().cut(stem, hmm=False)) == 1 and not tokenizer().tag(stem).startswith("n")


def _made(scene: Scene, start: int, end: int, whole: Division | None) -> PlaceMention:
    listed = _listed(scene.text[start:end], whole, scene.date)
    choice = Choice(listed, "chain" if listed else "only", ())
    zone = make(scene, start, end, choice, "zone", whole)
    return replace(
        zone, level="zone", over=whole.name if whole else "", over_code=whole.code if whole else ""
    )


@functools.lru_cache(maxsize=4096)
def _listed(name: str, whole: Division | None, date: str) -> Division | None:
    """The zone of the statistical list inside a division that is called so in full or in short."""
    if whole is None:
        return None
    asked = _bare(zone_name(name), whole)
    prefix = whole.code.removesuffix("00") if whole.level == "city" else whole.code
    fit = []
    for code in zone_codes(prefix):
        zone = by_code(code, date)
        if zone and zone.level in ("zone", "town") and not zone.name.endswith(("镇", "乡", "街道")):
            if len(code) == 9 and whole.level == "city":
                continue
            if _bare(zone_name(zone.name), whole) == asked:
                fit.append(zone)
    return fit[0] if len(fit) == 1 else None


def _bare(name: str, whole: Division) -> str:
    """A zone's name without the places in front."""
    for length in range(min(8, len(name) - 2), 1, -1):
        if any(inside(whole.code, d.code) for d in named(name[:length]) if len(d.code) == 6):
            return _bare(name[length:], whole)
    return name.lstrip("市县区")
