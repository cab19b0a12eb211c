"""Companies, sites and projects named in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions.companies import find_firms
from kg.mentions.company_names import is_coined, is_firm_name
from kg.mentions.firm import Firm
from kg.mentions.names import is_name
from kg.mentions.nouns import word_edges
from kg.mentions.places import PlaceMention
from kg.mentions.project_lists import with_lists
from kg.mentions.projects import find_nouns, place_at, with_again
from kg.mentions.thing import ThingMention
from kg.model import Ref
from kg.patterns import load

_LAST = re.compile("(?:建设)?(?:项目|工程)$")

__all__ = ["ThingMention", "find_all", "find_things"]


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
    out = with_again(text, find_nouns(text, places, edges, firms), edges)
    firms += _beside(text, out, firms)
    taken = [(t.start, t.end) for t in out] + [(f.start, f.end) for f in firms]
    for site in _gone_to(text, places, edges):
        if not any(a < site.end and site.start < b for a, b in taken):
            out.append(site)
    taken = [(t.start, t.end) for t in out]
    for firm in firms:
        if not any(a < firm.end and firm.start < b for a, b in taken):
            out.append(_company(text, firm, places))
    return _linked(with_lists(text, sorted(out, key=lambda t: t.start), places)), firms


def _beside(text: str, nouns: Sequence[ThingMention], firms: Sequence[Firm]) -> list[Firm]:
    """A trade name between things of a list: 甲项目、鹿溪化工、乙小区."""
    out = []
    for noun in nouns:
        found = load("companies")["beside"].match(text, noun.end)
        if found and is_firm_name(found["firm"]) and not any(f.start == found.start("firm") for f in firms):
            out.append(Firm(found.start("firm"), found.end("firm"), found["firm"], "company-beside", 0.75))
    return out


def _gone_to(text: str, places: Sequence[PlaceMention], edges: frozenset[int]) -> Iterator[ThingMention]:
    """Islands, towers, gardens that somebody goes to, by a name that no dictionary has."""
    for match in load("things")["gone-to"].finditer(text):
        start, end = match.span("name")
        place = None
        for here in places:
            if here.start == start and here.end < end:
                place, start = here, here.end
        if any(start < p.end and p.start < end for p in places) or start not in edges or end not in edges:
            continue
        name = text[start:end]
        common = load("things")["shared"].search(name)
        if len(name) > 2 and is_coined(name) and not is_name(name) and not common:
            yield ThingMention(start, end, "Site", name, place, Ref("Site", name), "thing-gone-to", 0.75)


def _company(text: str, firm: Firm, places: Sequence[PlaceMention]) -> ThingMention:
    place = place_at(text, places, firm.start)
    if place is not None and place.level == "province" and not place.full:
        place = None
    ref = Ref("Company", firm.name)
    return ThingMention(firm.start, firm.end, "Company", firm.name, place, ref, firm.rule, firm.confidence)


def _linked(found: list[ThingMention]) -> list[ThingMention]:
    """One Ref for a name and its short forms in the article; one kind for a name."""
    things = [t for t in found if t.kind != "Company"]
    names = sorted({t.name for t in things}, key=lambda n: (-len(n), n))
    full = {n: next((m for m in names if len(m) > len(n) and _short_of(n, m)), n) for n in names}
    stood = {full[t.name] for t in things if t.rule == "thing-stands-at"}
    stood -= {full[t.name] for t in things if t.rule == "thing-made-later"}
    made = {full[t.name] for t in things if t.kind == "Project"} - stood
    out = []
    for thing in found:
        if thing.kind != "Company":
            name = full[thing.name]
            kind = "Project" if name in made else "Site" if name in stood else thing.kind
            thing = replace(thing, kind=kind, ref=Ref(kind, name))
        out.append(thing)
    return out


def _short_of(short: str, long: str) -> bool:
    """Whether a name is the end of a longer one: the same thing without what stood in front.

    >>> _short_of("肉牛养殖项目", "云岭镇5000头肉牛养殖项目")
    True
    """
    bare = _LAST.sub("", short)
    other = _LAST.sub("", long)
    return len(bare) >= 4 and (
        other.endswith(bare)
        or (long.startswith(short) and bool(load("things")["phase"].fullmatch(long[len(short) :])))
    )
