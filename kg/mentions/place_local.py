"""Towns and villages named in a text: by the lists of the counties told, else by their endings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.gazetteer import Division, by_code, named_in
from kg.gazetteer.choice import Choice, choose
from kg.gazetteer.forms import plain_town, village_name
from kg.gazetteer.store import is_local
from kg.mentions.place_mention import PlaceMention, Scene, make, overlaps, patterns
from kg.mentions.place_short import bare_villages, find_short, listed_inside, no_village, short_villages

_TOWN_END = re.compile("镇|乡(?!村)|街道(?:办事处|办)?|苏木")
_VILLAGE_END = re.compile("村委会|村(?!委会|民委员会|村(?![民委支里口干级部通]))|社区(?:居委会)?|嘎查|居委会")


@dataclass
class _Found:
    """Towns and villages found so far, and the areas they may lie in."""

    scene: Scene
    areas: list[PlaceMention]
    out: list[PlaceMention] = field(default_factory=list)
    full: list[PlaceMention] = field(init=False)

    def __post_init__(self) -> None:
        self.full = [p for p in self.areas if p.full]

    def touching(self, at: int) -> PlaceMention | None:
        """The place that ends right before an offset."""
        return next((p for p in itertools.chain(self.out, self.areas) if p.end == at), None)

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a stretch meets a place found before, or an area written in full."""
        return overlaps(start, end, self.out) or overlaps(start, end, self.full)

    def towns(self, at: int) -> list[PlaceMention]:
        """Towns named before an offset, the nearest first."""
        return [p for p in self.out if p.level == "town" and p.end <= at][::-1]


def find_local(scene: Scene, areas: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Towns, then villages, of a text whose wider divisions are known."""
    found = _Found(scene, sorted(areas, key=lambda p: p.start))
    ends = list(_TOWN_END.finditer(scene.text))
    for match in ends:
        _town(found, match)
    if ends:
        _unlisted_towns(found, ends)
    found.out.sort(key=lambda p: p.start)
    for match in _VILLAGE_END.finditer(scene.text):
        if not _village(found, match):
            _unlisted_village(found, match.end())
    towns = [p for p in found.out if p.level == "town"]
    for village in bare_villages(scene, towns):
        if not found.is_taken(village.start, village.end):
            found.out.append(village)
    for place in (*short_villages(scene, towns), *find_short(scene, found.areas, towns)):
        if not overlaps(place.start, place.end, found.out):
            found.out.append(place)
    return sorted(found.out, key=lambda p: (p.start, p.end))


def _names(text: str, end: int, stop: int) -> Iterator[int]:
    """Where a name ending at ``end`` could begin, the leftmost first."""
    low, first = stop, max(0, end - 12)
    while low > first and (text[low - 1].isalnum() or text[low - 1] in "_·"):
        low -= 1
    of_people = plain_town(text[low:stop]) != text[low:stop]
    for start in range(low, end - 1):
        name = text[start:stop]
        if is_local(name) or (of_people and (plain := plain_town(name)) != name and is_local(plain)):
            yield start


def _town(found: _Found, match: re.Match[str]) -> None:
    scene, text = found.scene, found.scene.text
    stop = match.end() if not match.group().startswith("街道") else match.start() + 2
    for start in _names(text, match.end(), stop):
        if overlaps(start, match.end(), found.full) or overlaps(start, stop, found.out):
            continue
        if patterns()["town-word"].search(text[start:stop]):
            continue
        name = text[start:stop]
        name = name if is_local(name) else plain_town(name)
        over = found.touching(start)
        if over is not None and over.code:
            within = listed_inside(name, "town", over.code, scene.date)
            if len({d.code[:6] for d in within}) == 1:
                found.out.append(make(scene, start, stop, Choice(within[0], "chain", ()), "town"))
                return
            continue
        evidence = list(scene.evidence(start, found.areas, ()))
        provinces = sorted({code[:2] + "0000" for _, code in evidence})
        choice = choose([d for p in provinces for d in listed_inside(name, "town", p, scene.date)], evidence)
        if choice.division is not None and choice.why != "only":
            found.out.append(make(scene, start, stop, choice, "town"))
            return


def _unlisted_towns(found: _Found, ends: Sequence[re.Match[str]]) -> None:
    scene, text = found.scene, found.scene.text
    for match in ends:
        _other_kind(found, match)
    for match in (*patterns()["unlisted"].finditer(text), *patterns()["unlisted-after"].finditer(text)):
        start, end = match.span()
        if patterns()["not-town"].search(match.group()):
            continue
        if found.is_taken(start, end):
            continue
        if scene.text[start - 1] in "县区市旗" and found.touching(start) is None:
            continue
        office = patterns()["town-office"].match(scene.text, end)
        beside = found.touching(start - 1) or scene.text[max(0, start - 2)] in "村镇乡"
        if scene.text[start - 1] in "、和及" and not beside and not office:
            continue
        over = _county(found, start)
        found.out.append(make(scene, start, end, Choice(None, "open", ()), "town", over))


def _other_kind(found: _Found, match: re.Match[str]) -> None:
    """A town that the county's list has under another kind: 清溪乡 before it was made 清溪镇. It has no code."""
    scene, text = found.scene, found.scene.text
    if match.group() not in ("镇", "乡", "街道") or text[match.end() : match.end() + 1] == "村":
        return
    if overlaps(match.start(), match.end(), found.out):
        return
    for start in range(max(0, match.start() - 6), match.start() - 1):
        stem = text[start : match.start()]
        names = [stem + kind for kind in ("镇", "乡", "街道") if is_local(stem + kind)]
        over = _county(found, start) if names else None
        if (
            over is None
            or overlaps(start, match.end(), found.out)
            or patterns()["town-word"].search(stem + match.group())
        ):
            continue
        if any(d.level == "town" for name in names for d in named_in(name, over.code, scene.date)):
            found.out.append(make(scene, start, match.end(), Choice(None, "open", ()), "town", over))
            return


def _county(found: _Found, at: int) -> Division | None:
    """The county that an unlisted town is taken to lie in: told in front, in the line, or the paper's own."""
    scene = found.scene
    line = scene.text.rfind("\n", 0, at) + 1
    near = [p for p in found.areas if line <= p.start < at and p.level == "county" and p.code and not p.part]
    if near:
        return by_code(near[-1].code, scene.date)
    return scene.home if scene.home and scene.home.level == "county" else None


def _village(found: _Found, match: re.Match[str]) -> bool:
    scene, text = found.scene, found.scene.text
    end = match.end() if not match.group().startswith("村") else match.start() + 1
    for start in _names(text, match.end(), end):
        name = village_name(text[start:end])
        if found.is_taken(start, end):
            continue
        over = found.touching(start)
        if patterns()["not-village"].search(name) and not (over and over.level == "town"):
            continue
        if over is None and (
            same := next((p for p in found.out if p.level == "village" and p.name == text[start:end]), None)
        ):
            found.out.append(replace(same, start=start, end=end, told=False))
            found.out.sort(key=lambda p: p.start)
            return True
        if text[:start].endswith("管委会") and scene.home:  # a seat of its own that no list has
            found.out.append(make(scene, start, end, Choice(None, "open", ()), "village", scene.home))
            return True
        choice = _where(found, start, end, name, over)
        if choice is not None:
            found.out.append(make(scene, start, end, choice, "village"))
            found.out.sort(key=lambda p: p.start)
            return True
    return False


def _where(found: _Found, start: int, end: int, name: str, over: PlaceMention | None) -> Choice | None:
    """Which village of a name is meant; None where no evidence lets it be one."""
    scene, text = found.scene, found.scene.text
    if over is not None and over.level != "village":
        within = listed_inside(name, "village", over.code, scene.date)
        return Choice(within[0], "chain", ()) if len(within) == 1 else None
    listed = found.touching(start - 1) if text[start - 1 : start] in ("、", "和", "及") else None
    for town in found.towns(start):
        within = listed_inside(name, "village", town.code, scene.date)
        if not within and listed is not None and listed.level == "village" and listed.over == town.official:
            return None  # one of a list of that town's villages that no list has
        if within:
            near = town.start >= scene.sentence(start)
            return Choice(within[0], "sentence" if near else "article", ())
    cue = patterns()["goes-there"].search(text, max(0, start - 8), start)
    if not (cue and end - start > 2) and start not in scene.edges:
        return None
    counties = [p.code for p in found.areas if p.code and p.level == "county"]
    for code in (*counties[::-1], *scene.home_codes[:1]):
        within = listed_inside(name, "village", code, scene.date) if len(code) == 6 and not code.endswith("00") else []
        if len(within) == 1:
            return Choice(within[0], "paper", ())
    return None


def _unlisted_village(found: _Found, end: int) -> None:
    """A village that no list has, right behind its town or behind another village of a list."""
    scene = found.scene
    for place in [p for p in found.out if p.end < end <= p.end + 8][::-1]:
        start = place.end
        if place.level == "village":
            if scene.text[start] not in "、和及":
                continue
            start += 1
        match = patterns()["behind-town"].match(scene.text, start)
        if not match or match.end() < end or no_village(match.group()):
            continue
        over = by_code(place.code, scene.date) if place.level == "town" and place.code else None
        over = over or Division("", place.official if place.level == "town" else place.over, "town")
        if place.level == "village":
            over = over._replace(code=place.over_code)
        found.out.append(make(scene, start, match.end(), Choice(None, "open", ()), "village", over))
        found.out.sort(key=lambda p: p.start)
        return
