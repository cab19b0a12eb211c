"""Provinces, cities and counties named in a text, in full or by their short forms."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.gazetteer import Division, inside
from kg.gazetteer.choice import Choice, choose
from kg.gazetteer.lookup import counties_named, month_of
from kg.gazetteer.store import areas_named, starts
from kg.mentions.nouns import opens_with_province
from kg.mentions.place_mention import PlaceMention, Scene, make, near_home, patterns, words
from kg.tokenizer import tokenizer

_COMMON = frozenset(
    ("城区", "郊区", "矿区", "东区", "西区", "市中区", "新市区", "新城区", "城中区", "城关区")
)

_LONG_AGO = 120  # months after which a name that is no longer in force is not expected in a paper


class _Hit(NamedTuple):
    start: int
    end: int
    full: bool
    options: tuple[Division, ...]


def find_areas(scene: Scene) -> list[PlaceMention]:
    """Provinces, cities and counties, in order, not overlapping; those inside other names have ``part`` set."""
    hits = list(_hits(scene, scene.text))
    page = _around(scene.around, scene.home, scene.date)
    sure: dict[int, PlaceMention] = {}
    known: list[PlaceMention] = []
    for trial in (
        True,
        False,
    ):  # what stands in full, or near the paper's place, first: it vouches for the rest
        for group in _groups(hits):
            for at, hit in enumerate(group):
                if hit.start in sure:
                    continue
                found = _read(scene, group, at, known, page, trial)
                if found is not None:
                    sure[hit.start] = found
                    known = [sure[k] for k in sorted(sure)]
    return known


def _hits(scene: Scene, text: str) -> Iterator[_Hit]:
    month = month_of(scene.date)
    end = 0
    for at, names in starts(text):
        if at < end:
            continue
        for name in reversed(names):
            found, full = _areas(name, scene.date)
            if not found or (name.endswith("市") and text.startswith("场", at + len(name))):
                continue
            past = full and any(near_home(scene, d) or d.until > month - _LONG_AGO for d in found)
            if not (past or found[0].in_force(month)):
                continue
            end = at + len(name)
            yield _Hit(at, end, full, found)
            break


@functools.lru_cache(maxsize=16_384)
def _areas(name: str, date: str) -> tuple[tuple[Division, ...], bool]:
    """Provinces to counties of a name, and whether it is written in full."""
    found = counties_named(name, date)
    return found, any(not short for d, short in areas_named(name) if found and d.code == found[0].code)


def _groups(hits: Sequence[_Hit]) -> Iterator[list[_Hit]]:
    """Runs of names that touch: 江苏溧阳."""
    group: list[_Hit] = []
    for hit in hits:
        if group and group[-1].end != hit.start:
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


@functools.lru_cache(maxsize=8)  # the articles of a page share what the page says
def _around(around: str, home: Division | None, date: str) -> list[str]:
    """Codes of the divisions that the rest of the page names in full."""
    scene = Scene("", home, date, "", frozenset(), ())
    found = (h for h in _hits(scene, around) if h.full and len(h.options) == 1)
    return [h.options[0].code for h in found]


def _read(
    scene: Scene,
    group: Sequence[_Hit],
    at: int,
    known: Sequence[PlaceMention],
    page: Sequence[str],
    trial: bool,
) -> PlaceMention | None:
    hit = group[at]
    above = [k for k in known if k.end == hit.start and k.code]
    below = group[at + 1].options if at + 1 < len(group) else ()
    options = hit.options
    holding = tuple(d for d in options if any(inside(b.code, d.code) and b.code != d.code for b in below))
    if holding:
        options = holding
    if above:
        within = tuple(d for d in options if inside(d.code, above[-1].code) and d.code != above[-1].code)
        if within:
            return make(scene, hit.start, hit.end, _chosen(within, hit), options[0].level, full=hit.full)
    if (hit.end - hit.start == 2 and hit.full) or scene.text[hit.start : hit.end] in _COMMON:
        options = tuple(d for d in options if near_home(scene, d))
        if not options:
            return None
    if not hit.full and not holding and not _stands(scene, hit, known, page, trial):
        return None
    choice = choose(options, scene.evidence(hit.start, known, page))
    found = make(scene, hit.start, hit.end, choice, options[0].level, full=hit.full)
    return replace(found, part=True) if _is_part(scene.text, hit, bool(holding)) else found


def _chosen(within: tuple[Division, ...], hit: _Hit) -> Choice:
    found = choose(within, ())
    return Choice(found.division, "chain" if found.division else "open", hit.options)


def _stands(scene: Scene, hit: _Hit, known: Sequence[PlaceMention], page: Sequence[str], trial: bool) -> bool:
    """Whether a short form is a place here and not a piece of a word."""
    text, name = scene.text, scene.text[hit.start : hit.end]
    ends = (hit.start in scene.edges) + (hit.end in scene.edges)
    if ends == 0 or (ends < 2 and not scene.edges.isdisjoint(range(hit.start + 1, hit.end))):
        return False
    big = any(d.level in ("province", "city") for d in hit.options)
    bare = big and ends == 2 and name not in words() and tokenizer().tag(name) == "ns"
    if bare and patterns()["city-before"].search(text, max(0, hit.start - 3), hit.start) and not _runs_on(text, hit):
        return True  # 在杭州打工, 从昆明回来
    before = patterns()["cue-before"].search(text, max(0, hit.start - 8), hit.start)
    after = patterns()["cue-after"].match(text, hit.end)
    if not (before or after):
        return False
    near = any(near_home(scene, d) for d in hit.options)
    vouched = any(d.code in {k.code for k in known} or d.code in page for d in hit.options)
    listed = text[hit.start - 1 : hit.start] == "、" and any(k.end == hit.start - 1 for k in known)
    if name in words():
        own = scene.home is not None and scene.home.code in {d.code for d in hit.options}
        there = patterns()["goes-there"].search(text, max(0, hit.start - 8), hit.start)
        if listed and big and after:
            return True
        return bool(there and after and (own or near or vouched)) or (vouched and bool(before and after))
    if near or big or vouched:
        goes = patterns()["leads-there"].search(text, max(0, hit.start - 8), hit.start)
        stays = patterns()["stays-at"].match(text, hit.end)
        piece = patterns()["name-goes-on"].match(text, hit.end)
        return bool(before and (after or stays or (piece and ends == 2))) or (
            ends == 2 and (near or bool(goes) or listed)
        )
    goes = patterns()["leads-there"].search(text, max(0, hit.start - 8), hit.start)
    alone = len(hit.options) == 1 and ends == 2 and tokenizer().tag(name) == "ns"
    return not trial and (_listed(hit, known, text) or bool(alone and after and (goes or listed)))


def _runs_on(text: str, hit: _Hit) -> bool:
    """Whether a short form is the beginning of a company's, a road's or a dish's name."""
    return bool(patterns()["name-goes-on"].match(text, hit.end) or patterns()["city-goes-on"].match(text, hit.end))


def _listed(hit: _Hit, known: Sequence[PlaceMention], text: str) -> bool:
    """Whether a county stands in one list with a neighbour: 南浔、长兴."""
    for k in known:
        gap = text[k.end : hit.start] if k.end <= hit.start else text[hit.end : k.start]
        if gap in ("、", "和", "与", "及") and any(k.code[:4] == d.code[:4] for d in hit.options):
            return True
    return False


def _is_part(text: str, hit: _Hit, followed: bool) -> bool:
    if followed:
        return False
    if text[hit.start - 1 : hit.start] == "(" and patterns()["bracketed"].match(text, hit.end):
        return True
    if hit.full and opens_with_province(text, hit.end):
        return False  # 青岭县甘肃鹿溪种业有限公司: a county in front of a firm's own province
    return bool(patterns()["name-goes-on"].match(text, hit.end))
