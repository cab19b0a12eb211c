"""Companies, sites and projects named in running text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.mentions.companies import Firm, find_firms
from kg.mentions.nouns import floor, leads, left_edge, past_opening, says_something, word_edges
from kg.mentions.places import PlaceMention
from kg.model import Ref
from kg.patterns import alternation, load

_ENUM = re.compile("\\d+[.、)]|[一二三四五六七八九十]+[、.]")


@dataclass(frozen=True, slots=True)
class ThingMention:
    """A company, site or project named at ``[start, end)`` of an article's text.

    ``kind`` is ``Company``, ``Site`` or ``Project``; ``name`` is the label, with a district in
    front only where it is part of the name; ``place`` is the narrowest district told directly in
    front or by 位于; a short name has the ``ref`` of the full name of its article. ``firm`` is the
    company whose name the name begins with.
    """

    start: int
    end: int
    kind: str
    name: str
    place: PlaceMention | None
    ref: Ref
    rule: str
    confidence: float
    firm: Firm | None = None


def find_things(text: str, places: Sequence[PlaceMention], known: Sequence[str] = ()) -> list[ThingMention]:
    """Companies, sites and projects of an article, in order, not overlapping.

    ``known`` are full names of companies told elsewhere on the page.

    >>> [(t.kind, t.name) for t in find_things("他察看了翠湖湿地公园和蓝泉药业储能电池项目。", [])]
    [('Site', '翠湖湿地公园'), ('Project', '蓝泉药业储能电池项目')]
    """
    return find_all(text, places, known)[0]


def find_all(
    text: str, places: Sequence[PlaceMention], known: Sequence[str] = ()
) -> tuple[list[ThingMention], list[Firm]]:
    """What :func:`find_things` gives, and every company, those inside the name of a project too."""
    inner = {i for p in places for i in range(p.start + 1, p.end)}
    edges = word_edges(text) - inner | {i for p in places for i in (p.start, p.end)}
    firms = find_firms(text, places, edges, known)
    edges -= {i for f in firms for i in range(f.start + 1, f.end)}
    out = [*_nouns(text, places, edges, firms)]
    taken = [(t.start, t.end) for t in out]
    for firm in firms:
        if not any(a < firm.end and firm.start < b for a, b in taken):
            out.append(_company(text, firm, places))
    return _linked(_listed(text, sorted(out, key=lambda t: t.start), places)), firms


def _listed(text: str, found: list[ThingMention], places: Sequence[PlaceMention]) -> list[ThingMention]:
    """With what a list of projects names: a park in it is a project, and so is what no known word ends."""
    out = list(found)
    patterns = load("things")
    for match in [*patterns["items"].finditer(text), *patterns["items-before"].finditer(text)]:
        at, stop = match.span("items")
        while at < stop:
            mark = re.compile("、|以及|和(?=[^、和]{5,}$)").search(text, at, stop)
            end = mark.start() if mark else stop
            here = [i for i, t in enumerate(out) if at <= t.start and t.end <= end]
            start = at
            while place := next((p for p in places if p.start == start and p.end < end), None):
                start = place.end
            if here and out[here[-1]].end >= end - 2:
                if out[here[-1]].kind == "Site":
                    out[here[-1]] = replace(
                        out[here[-1]], kind="Project", ref=Ref("Project", out[here[-1]].name)
                    )
            elif (
                not here
                and 5 <= end - start <= 26
                and not re.search("[的了,()“”]|公司$|集团$|市$|县$|区$|镇$|村$", text[start:end])
                and match.re is patterns["items"]
            ) or (not here and not mark and end - start >= 5):
                name = text[start:end]
                out.append(
                    ThingMention(
                        start, end, "Project", name, None, Ref("Project", name), "thing-listed", 0.75
                    )
                )
            at = mark.end() if mark else stop
    return sorted(out, key=lambda t: t.start)


def _company(text: str, firm: Firm, places: Sequence[PlaceMention]) -> ThingMention:
    place = _place_at(text, places, firm.start)
    ref = Ref("Company", firm.name)
    return ThingMention(firm.start, firm.end, "Company", firm.name, place, ref, firm.rule, firm.confidence)


def _place_at(text: str, places: Sequence[PlaceMention], at: int) -> PlaceMention | None:
    """The narrowest district that ends right before ``at``, or that 位于…的 tells there."""
    for place in places:
        if place.end == at:
            return place
        if place.end < at and text[place.end : at] in ("的", "境内的", "辖区的"):
            lies = load("things")["lies"].search(text, max(0, place.start - 20), place.start)
            if lies and not re.search("[,。;、]", text[lies.end() : place.start]):
                return place
    return None


@functools.cache
def _heads() -> re.Pattern[str]:
    patterns = load("things")
    return re.compile(
        f"(?:{patterns['head'].pattern})(?P<phase>{patterns['phase'].pattern})?(?P<more>项目|工程)?"
    )


@functools.cache
def _kind_of() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("things").words
    return re.compile(alternation(words["project"])), re.compile(alternation(words["site"]))


def _nouns(
    text: str, places: Sequence[PlaceMention], edges: frozenset[int], firms: Sequence[Firm]
) -> Iterator[ThingMention]:
    found: dict[int, ThingMention] = {}
    for match in _heads().finditer(text):
        if load("things")["head-stop"].match(text, match.end()) or _inside(match.start(), match.end(), firms):
            continue
        if any(p.end == match.end() for p in places) or not _ends_well(text, match, edges):
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
    return len(more) > 7 or bool(re.fullmatch("[^项目工程园]{0,6}(?:厂房|车间|基地|生产线|小区)", more))


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
    if enum := _ENUM.match(text, low, head):
        low = enum.end()
    firm = next((f for f in reversed(firms) if low <= f.start and f.end <= head), None)
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
            place, start = here, here.end
    start = past_opening(text, start, head, edges)
    core = text[start:head]
    specific = len(core) >= 2 and says_something(core)
    patterns = load("things")
    if patterns["counted"].search(text[start:end]) or patterns["shared"].search(text[start:end]):
        return None
    ranked = core in "市县区州旗省镇乡" and patterns["public-house"].match(match.group())
    housed = ranked or ((place or patterns["place-only"].match(core)) and _stands_alone(match))
    if patterns["place-only"].match(core) and not housed:
        return None
    if not (specific or firm or housed):
        return None
    if firm and (len(firm.name) < 7 or not specific or firm.end - firm.start < 7):
        start = firm.start
    elif place and (len(core) < 3 or not specific or patterns["needs-place"].search(core)):
        start = place.start
    name = text[start:end]
    kind = _kind(text, match, start)
    if place is None:
        place = _place_at(text, places, start) or _place_at(text, places, outer)
    return outer, ThingMention(start, end, kind, name, place, Ref(kind, name), "thing-head", 0.85, firm)


def _stands_alone(match: re.Match[str]) -> bool:
    return not re.fullmatch("项目|工程|园区|基地|生产线|厂房|产业园", match.group())


def _after_and(
    text: str, start: int, head: int, places: Sequence[PlaceMention], edges: frozenset[int]
) -> int:
    """Past 和 and its like where what stands before it is complete by itself: a list, a district, a thing."""
    for found in re.finditer("以及|和|与|及|暨", text[start:head]):
        at, after = start + found.start(), start + found.end()
        if at not in edges or after not in edges:
            continue
        left = text[start:at]
        listed = start > 0 and text[start - 1] == "、" and found.group() != "及"
        done = any(p.end == at for p in places) or any(m.end() == len(left) for m in _heads().finditer(left))
        if (
            not says_something(text[after:head])
            or listed
            or done
            or re.search("(?:公司|集团|村|镇|企业|情况|工作|建设|农田|堤防)$", left)
        ):
            return _after_and(text, after, head, places, edges)
    return start


def _kind(text: str, match: re.Match[str], start: int) -> str:
    project, site = _kind_of()
    if project.search(match.group()) or match["phase"]:
        return "Project"
    if site.fullmatch(match.group()):
        paid = re.search(
            "投资(?:约)?[\\d.]+[亿万]元(?:建设|新建|兴建)?的[^,。;]{0,8}$", text[max(0, start - 26) : start]
        )
        return "Project" if paid else "Site"
    if load("things")["stands-at"].search(text[max(0, start - 6) : start]):
        return "Site"
    around = text[max(0, start - 24) : start] + "|" + text[match.end() : match.end() + 30]
    return "Project" if load("things")["in-making"].search(around) else "Site"


def _linked(found: list[ThingMention]) -> list[ThingMention]:
    """One Ref for a name and its short forms in the article; one kind for a name."""
    things = [t for t in found if t.kind != "Company"]
    names = sorted({t.name for t in things}, key=lambda n: (-len(n), n))
    full = {n: next((m for m in names if len(m) > len(n) and _short_of(n, m)), n) for n in names}
    made = {full[t.name] for t in things if t.kind == "Project"}
    out = []
    for thing in found:
        if thing.kind != "Company":
            name = full[thing.name]
            kind = "Project" if name in made else thing.kind
            thing = replace(thing, kind=kind, ref=Ref(kind, name))
        out.append(thing)
    return out


def _short_of(short: str, long: str) -> bool:
    """Whether a name is the end of a longer one: the same thing without what stood in front.

    >>> _short_of("肉牛养殖项目", "云岭镇5000头肉牛养殖项目")
    True
    """
    bare = re.sub("(?:建设)?(?:项目|工程)$", "", short)
    other = re.sub("(?:建设)?(?:项目|工程)$", "", long)
    return len(bare) >= 4 and (
        other.endswith(bare)
        or (long.startswith(short) and bool(load("things")["phase"].fullmatch(long[len(short) :])))
    )
