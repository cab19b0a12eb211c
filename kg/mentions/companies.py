"""Companies: by their legal form, by a short form of a full name, or by what the sentence makes them do."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from kg.guard import guarded
from kg.mentions.company_deeds import find_by_deed, named_again
from kg.mentions.company_names import LEGAL, bare, is_full_name, own_word
from kg.mentions.firm import Firm
from kg.mentions.names import is_name
from kg.mentions.nouns import (
    floor,
    leads,
    left_edge,
    occurrences,
    opens_with_province,
    place_prefix,
    word_edges,
)
from kg.mentions.places import PlaceMention
from kg.patterns import load

_RANKED = "省市县区旗州盟镇乡村道园"  # 江苏某某公司: part of the name
_OTHER = re.compile("[^,。;、]{0,12}(?:政府|委员会|管委会|[局部厅]|公司|集团|大学)[与和同]")
_TOWN = re.compile("[^\\W\\d_a-zA-Z]{1,4}(?:镇|乡|街道)(?=[^\\W\\d_]{4})")


def find_firms(
    text: str, places: Sequence[PlaceMention], edges: frozenset[int], known: Sequence[str] = ()
) -> list[Firm]:
    """Companies of an article, in order, not overlapping; a short form bears its full name.

    ``known`` are full names told elsewhere on the page.

    >>> from kg.mentions.nouns import word_edges
    >>> text = "他来到江城蓝泉药业有限公司。蓝泉药业董事长王一介绍。"
    >>> [(f.start, f.name) for f in find_firms(text, [], word_edges(text))]
    [(3, '江城蓝泉药业有限公司'), (14, '江城蓝泉药业有限公司')]
    """
    found = {f.start: f for f in _full(text, places, edges)}
    busy = [(f.start, f.end) for f in found.values()]
    names = sorted({*known, *(f.name for f in found.values())}, key=lambda n: (-len(n), n))
    deeds = [*find_by_deed(text, edges)]
    for firm in [*_short(text, names, edges), *deeds, *named_again(text, deeds)]:
        if not any(a < firm.end and firm.start < b for a, b in busy):
            found[firm.start] = firm
            busy.append((firm.start, firm.end))
    return _joined(sorted(found.values(), key=lambda f: f.start))


def full_names(text: str) -> list[str]:
    """The companies that a text names in full.

    >>> full_names("江城蓝泉药业有限公司开业")
    ['江城蓝泉药业有限公司']
    """
    found = find_firms(text, (), word_edges(text)) if _ends().search(text) else []
    return [f.name for f in found if f.rule == "company-full"]


def _full(text: str, places: Sequence[PlaceMention], edges: frozenset[int]) -> Iterator[Firm]:
    lead = leads("lead", "firm_lead")
    last = 0
    for match in _ends().finditer(text):
        stop = match.end()
        low = max(floor(text, match.start()), last)
        for start in left_edge(text, low, match.start(), edges, lead):
            if load("companies")["no-name"].search(text[start:stop]):
                if text[start:stop] in LEGAL:
                    continue  # 农业服务|有限公司: the verb is a part of the name
                break
            if other := _OTHER.match(text, start, stop):
                start = other.end()  # 市政府与某某银行
            start = _after_place(text, start, stop, places)
            name = text[start:stop]
            if not name.endswith(LEGAL) and load("companies")["counted"].search(text, max(0, start - 4), start):
                break  # 建设一家樟油提取厂
            works = (
                match.group() == "厂"
                and any(p.end == start for p in places)
                and 4 < len(name) < 14
                and not load("companies")["inner"].search(name)
            )
            if is_full_name(name) or works:
                yield Firm(start, stop, name, "company-full", 0.95 if name.endswith(LEGAL) else 0.85)
                last = stop
                break


@functools.cache
def _ends() -> re.Pattern[str]:
    """A legal form, taken with the one right behind a first (某集团某研究院有限公司 is one company)."""
    end = load("things")["firm-end"].pattern
    return guarded(f"{end}(?:(?<=集团)[^\\W\\d_a-zA-Z的了和与及董总党副由在]{{2,14}}?有限(?:责任)?公司)?")


def _after_place(text: str, start: int, end: int, places: Sequence[PlaceMention]) -> int:
    """Past a town, village or zone in front, which is where a company lies, and past a county before a province."""
    here = [p for p in places if p.start >= start and p.end < end]
    for place in here:  # 任命方川江州市鹿溪公司…: a person in front
        if is_name(text[start : place.start]) and not any(p.start == start for p in here):
            start = place.start
    at = start
    for place in here:
        if place.start != at:
            break
        following = any(p.start == place.end and p.full for p in here) or (
            place.full and opens_with_province(text, place.end)
        )
        if (
            not place.full
            or text[place.end - 1] not in _RANKED
            or (place.level in ("province", "city", "county") and not following)
        ):
            break  # 福建德化某某公司: parts of the name
        at = place.end
    town = _TOWN.match(text, at, end)
    if town and not place_prefix(town.group()):
        at = town.end()
    return at if at > start and end - at >= 4 and is_full_name(text[at:end]) else start


def _short(text: str, names: Sequence[str], edges: frozenset[int]) -> Iterator[Firm]:
    """Short forms: those that the article gives itself, and those made of a full name's own words."""
    by_alias: dict[str, str] = {}
    for match in load("things")["alias"].finditer(text):
        full = next((n for n in names if text[: match.start()].endswith(n)), "")
        if full:
            by_alias[match["alias"]] = full
    for alias, full in sorted(by_alias.items(), key=lambda kv: (-len(kv[0]), kv[0])):
        for start in occurrences(text, alias):
            yield Firm(start, start + len(alias), full, "company-alias", 0.95)
    for full in names:
        own = own_word(full)
        if len(own) < 2:
            continue
        key = own[:2] if len(own) > 3 else own
        rest_of = bare(full).partition(key)[2]
        for at in occurrences(text, key):
            end = _reach(text, at + len(key), rest_of)
            short = text[at:end]
            start = at
            front = full.partition(own)[0]
            for word in (front, front[:-1]):  # 江城蓝泉 of 江城蓝泉药业
                if word and text.endswith(word, 0, start):
                    start -= len(word)
                    break
            short = text[start:end]
            tail = next((t for t in ("集团", "控股", "股份") if short.endswith(t)), "")
            if len(short) >= 3 and (end in edges or tail) and short != full and tail in full:
                yield Firm(start, end, full, "company-short", 0.85 if end - at + len(key) else 0.75)


def _reach(text: str, at: int, rest: str) -> int:
    """How far the characters from ``at`` follow those of ``rest`` in its order, and then 公司 or 集团."""
    end = at
    while end < len(text) and text[end] in rest:
        rest = rest.partition(text[end])[2]
        end += 1
    for tail in ("集团公司", "公司", "集团", "股份", "控股"):
        if text.startswith(tail, end):
            return end + len(tail)
    return end


def _joined(firms: list[Firm]) -> list[Firm]:
    """Every mention under the fullest name: a name that ends another's with a district in front is that other."""
    names = sorted({f.name for f in firms}, key=lambda n: (-len(n), n))
    full: dict[str, str] = {}
    for name in names:
        full[name] = next(
            (
                n
                for n in names
                if len(n) > len(name)
                and ((n.endswith(name) and place_prefix(n) >= len(n) - len(name)) or (n.startswith(name) and n[len(name) :] in LEGAL))
            ),
            name,
        )
    return [Firm(f.start, f.end, full[f.name], f.rule, f.confidence) for f in firms]
