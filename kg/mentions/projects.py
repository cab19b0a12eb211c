"""Names of projects and sites: long noun phrases that end with what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.mentions.firm import Firm
from kg.mentions.heads import heads, kind_at, kind_of, made_later, ways
from kg.mentions.nouns import floor, leads, left_edge, occurrences, past_opening, says_something
from kg.mentions.places import PlaceMention
from kg.mentions.thing import ThingMention
from kg.model import Ref
from kg.patterns import load

_MARKS = re.compile("[,。;、]")
_PART = re.compile("[^项目工程园]{0,6}(?:厂房|车间|基地|生产线|小区)")
_BATCH = re.compile("(?:\\d{4}年)?(?:第?[一二三四五]批)?")
_BARE = re.compile("项目|工程|园区|基地|生产线|厂房|产业园|[二三四]期")
_AND = re.compile("以及|和|与|及|暨")
_DONE = re.compile("(?:长势|进度|进展|运行|农家乐|合作社|民宿|公司|集团|村|镇|企业|情况|工作|建设|农田|堤防)$")
_FROM = re.compile("(?:(?<![^\\W\\d_])|(?<=[的从由自]))(?![从由自])[^\\W\\d_a-zA-Z的]{2,8}至$")
_PHASES = ("一期", "二期", "三期", "四期")
_YEARLY = re.compile("[日年](?:处理|产|加工|供|焚烧)$")
_ENUM = re.compile("(?<!\\d)\\d{1,2}[.、)](?!\\d)|[一二三四五六七八九十]+[、.]")


def place_at(text: str, places: Sequence[PlaceMention], at: int) -> PlaceMention | None:
    """The narrowest district that ends right before ``at``, or that 位于…的 tells there."""
    for place in places:
        if place.end == at or (place.end < at and _BATCH.fullmatch(text, place.end, at)):
            return place
        if place.end < at and text[place.end : at] in ("的", "境内的", "辖区的"):
            lies = load("things")["lies"].search(text, max(0, place.start - 20), place.start)
            if lies and not _MARKS.search(text[lies.end() : place.start]):
                return place
    return None


def find_nouns(
    text: str, places: Sequence[PlaceMention], edges: frozenset[int], firms: Sequence[Firm]
) -> Iterator[ThingMention]:
    """Projects and sites by the word they end with, in order, not overlapping."""
    found: dict[int, ThingMention] = {}
    ends = {p.end for p in places}
    for match in [*heads().finditer(text), *load("things")["phase-alone"].finditer(text)]:
        if load("things")["head-stop"].match(text, match.end()) or _inside(match.start(), match.end(), firms):
            continue
        if match.end() in ends or not _ends_well(text, match, edges):
            continue
        made = _noun(text, match, places, edges, firms)
        if made and not _grown(text, found.get(made[0]), match.end()):
            found[made[0]] = made[1]
    last = 0
    for mention in sorted(found.values(), key=lambda t: (t.start, -t.end)):
        if mention.start >= last:
            yield mention
            last = mention.end


def _ends_well(text: str, match: re.Match[str], edges: frozenset[int]) -> bool:
    if match.group() in ("寨", "港"):
        return text[match.end()] in "、,。;和及与" if match.end() < len(text) else True
    return (
        match.end() in edges or bool(match["phase"]) or match.group().endswith(("项目", "工程", "园", "基地"))
    )


def _grown(text: str, shorter: ThingMention | None, end: int) -> bool:
    """Whether the longer of two names is only a part of the first: 项目厂房, 项目基地, or runs on."""
    if shorter is None or not shorter.name.endswith(("项目", "工程")):
        return False
    more = text[shorter.end : end]
    if load("things")["works-firm"].search(shorter.name) and more.endswith("项目"):
        return False  # 鹿溪市政工程油脂深加工项目: a firm's name in front
    return len(more) > 7 or bool(_PART.fullmatch(more))


def _inside(start: int, end: int, firms: Sequence[Firm]) -> bool:
    return any(f.start <= start and end <= f.end for f in firms)


def _noun(
    text: str,
    match: re.Match[str],
    places: Sequence[PlaceMention],
    edges: frozenset[int],
    firms: Sequence[Firm],
) -> tuple[int, ThingMention] | None:
    """The name that ends with a head, with where its whole stretch (districts in front too) begins."""
    head, end = match.start(), match.end()
    low = floor(text, head)
    for enum in _ENUM.finditer(text, low, head):
        low = enum.end()
    firm = next((f for f in reversed(firms) if low <= f.start and f.end <= head), None)
    if firm and text[firm.end] in "和与及":
        low, firm = firm.end + 1, None
    low = firm.end if firm else low
    start = left_edge(text, low, head, edges, leads("lead"))[0]
    start = _after_and(text, start, head, places, edges)
    start = past_opening(text, start, head, edges)
    start = left_edge(text, start, head, edges, leads("lead"))[0]
    if firm and start != firm.end:
        firm = None
    outer = firm.start if firm else start
    place = None
    for here in places:  # the districts in front, one in the other
        if here.start == start and here.end < end:
            place, start = here, here.end if here.full else start
    if place and not place.full and place.level in ("province", "city"):
        place = None  # 四川某某产业园: a part of the name, not where it lies
    if text.startswith("(", start) and start > low:  # 鹿溪公路(甲镇至乙镇段)改建工程
        start = left_edge(text, low, start, edges, leads("lead"))[0]
    start = past_opening(text, start, head, edges)
    front = place.start if place and place.end == start else start
    if (other := _FROM.search(text, max(low, front - 12), front)) and ways().search(text, start, end):
        start, place = other.start(), None  # 甲镇至乙镇公路
    core = text[start:head]
    specific = len(core) >= 2 and (says_something(core) or (len(core) > 3 and made_later(text, match)))
    patterns = load("things")
    if place and (len(core) < 3 or not specific or patterns["needs-place"].search(core)):
        start = place.start
    ranked = (
        core and core in "市县区州旗省镇乡" and patterns["public-house"].match(match.group())
    ) or patterns["numbered"].fullmatch(core)
    housed = ranked or (
        (place or patterns["place-only"].match(core))
        and (_stands_alone(match) or len(core) > 3 or (place and core and place.level == "zone"))
    )
    owned = firm and start == firm.end and (patterns["phase"].match(core) or not (core or _legal(text, firm)))
    told = text[firm.start if firm and owned else start : end]
    if patterns["of-a-person"].search(core):
        return None  # 副总经理某某为项目奠基
    if patterns["counted"].search(told) or patterns["shared"].search(told):
        return None  # 二期项目 is nobody's, but a company's own 二期项目 has a name
    if place and place.end == head and match.group() in patterns.words["field"]:
        return None  # 柳湾村果园
    if not (firm or housed or (specific and not patterns["place-only"].match(core))):
        return None
    if firm and (len(firm.name) < 7 or not specific or firm.end - firm.start < 7):
        start = firm.start
    if match["phase"] in ("一期工程", "一期项目"):
        end = match.start("phase")  # the first phase stands for the whole
    if yearly := _YEARLY.search(text, max(low, start - 4), start):
        start = outer = yearly.start()  # 日处理|500吨选厂
    name = text[start:end]
    if (firm and match.group() in ("车间", "仓库")) or (
        kind_of()[2].fullmatch(match.group()) and not specific
    ):
        return None
    kind, rule = kind_at(text, match, start, outer, firm)
    if not kind:
        return None
    if place is None:
        place = place_at(text, places, start) or place_at(text, places, outer)
        if place and place.end == start and not place.full and place.level in ("province", "city"):
            place = None
    return outer, ThingMention(start, end, kind, name, place, Ref(kind, name), rule, 0.85, firm)


def _legal(text: str, firm: Firm) -> bool:
    """Whether a company is named with its legal form, which the name of no project has."""
    return text.endswith(("公司", "集团", "厂", "社"), 0, firm.end)


def _stands_alone(match: re.Match[str]) -> bool:
    return not _BARE.fullmatch(match.group())


def _after_and(
    text: str, start: int, head: int, places: Sequence[PlaceMention], edges: frozenset[int]
) -> int:
    """Past 和 and its like where what stands before it is complete by itself: a list, a district, a thing."""
    for found in _AND.finditer(text[start:head]):
        at, after = start + found.start(), start + found.end()
        if at not in edges or after not in edges:
            continue
        left = text[start:at]
        listed = start > 0 and text[start - 1] == "、" and found.group() != "及"
        done = any(p.end == at for p in places) or any(m.end() == len(left) for m in heads().finditer(left))
        done = done or left.endswith(_PHASES)
        if found.group() == "及" and not says_something(text[after:head]) and not done:
            continue  # 种植及加工项目
        if not says_something(text[after:head]) or listed or done or _DONE.search(left):
            return _after_and(text, after, head, places, edges)
    return start


def with_again(text: str, found: Iterable[ThingMention], edges: frozenset[int]) -> list[ThingMention]:
    """The mentions with every other place where a project of the text is named (a road, a phase)."""
    out = list(found)
    busy = {i for t in out for i in range(t.start, t.end)}
    for name, thing in sorted(
        {t.name: t for t in out if t.kind == "Project"}.items(), key=lambda n: (-len(n[0]), n[0])
    ):
        for start in occurrences(text, name) if len(name) >= 4 else ():
            end = start + len(name)
            if start in edges and end in edges and busy.isdisjoint(range(start, end)):
                out.append(replace(thing, start=start, end=end, place=None, firm=None))
                busy.update(range(start, end))
    return sorted(out, key=lambda t: t.start)
