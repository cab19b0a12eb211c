"""Persons: every named one of an article, with the posts told in front of the name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.gazetteer.store import area_names
from kg.mentions.name_ends import CUE, LIKELY, SURE, WEAK, boundary, cue, everyday, is_word
from kg.mentions.names import (
    begins_small,
    is_foreign,
    is_name,
    likely_subject,
    name_end,
    rare_end,
    unknown_word,
)
from kg.mentions.nouns import occurrences
from kg.mentions.person_evidence import ends_word, find_evident, full_name
from kg.mentions.person_lists import begins_post, find_lists
from kg.mentions.post_stacks import stacked
from kg.mentions.posts import (
    Post,
    find_heads,
    head_pattern,
    is_office,
    is_titled,
    past_note,
)
from kg.patterns import load
from kg.tokenizer import tokenizer

_JOIN = re.compile("、|和|与|及(?!其)")


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at ``[start, end)``; ``unit`` is where the posts in front begin.

    ``carried`` posts stood in front of an earlier name of the same list.
    ``rule`` says how the name was found.
    """

    start: int
    end: int
    name: str
    unit: int
    posts: tuple[Post, ...] = ()
    carried: bool = False
    rule: str = "person-known"


@dataclass
class _Finder:
    text: str
    places: Mapping[int, int]
    known: frozenset[str]
    busy: tuple[tuple[int, int], ...]
    found: dict[int, PersonMention] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)  # offsets inside the names found
    nameless: set[int] = field(default_factory=set)  # where a post ends and no name begins


def find_persons(
    text: str,
    *,
    places: Mapping[int, int] | None = None,
    known: frozenset[str] = frozenset(),
    busy: tuple[tuple[int, int], ...] = (),
) -> list[PersonMention]:
    """All persons named in a cleaned text, in order.

    ``places`` maps the start of a district's name to its end; ``known`` are
    names that other evidence (a headline) already gave; ``busy`` are stretches
    taken by other things (a company's name) where a bare name does not count.

    >>> [(p.name, [x.title for x in p.posts]) for p in find_persons("市委书记闻川,副市长方川、王军参加。")]
    [('闻川', ['市委书记']), ('方川', ['副市长']), ('王军', ['副市长'])]
    """
    finder = _Finder(text, places or {}, known, busy)
    _by_posts(finder)
    _by_lists(finder)
    posted = {p.name for p in finder.found.values()}
    for start, end in find_evident(text):
        if any(len(n) > end - start and text.endswith(n, 0, end) for n in posted):
            continue  # the end of a name told with its post
        _add(finder, start, end, start, (), carried=False, rule="person-evident")
        _carry(finder, end, (), bare=True)
    names = frozenset(p.name for p in finder.found.values())
    finder.known = names | known
    _by_posts(finder)
    _by_known(finder)
    return sorted(finder.found.values(), key=lambda p: p.start)


def _taken(finder: _Finder, start: int, end: int) -> bool:
    return not finder.taken.isdisjoint(range(start, end))


def _by_posts(finder: _Finder) -> None:
    text, known = finder.text, tuple(finder.known)
    for match in find_heads(text):
        end = past_note(text, match.end())
        if load("posts")["no-head"].search(text, max(0, match.start() - 1), match.end()):
            continue  # 某公司长沙中心: no 司长
        if finder.places.get(match.end() - 1, 0) > match.end():
            continue  # 青山县长流镇: no 县长
        if end in finder.found or (end in finder.nameless and not text.startswith(known, end)):
            continue
        if cue(text, end) >= CUE and not text.startswith(known, end):
            continue
        stop = name_end(text, end, finder.known)
        if stop < 0 and is_office(match.group()):
            stop = rare_end(text, end)
        if stop < 0:
            finder.nameless.add(end)
            continue
        if any(m.start() < stop for m in head_pattern().finditer(text, end, stop + 3)):
            continue
        if not _plausible(text, match.group(), end, stop, finder.known):
            continue
        if end + 1 in finder.places and begins_small(text, end):
            continue  # 副书记来洛阳调研
        if load("posts")["runs-on"].match(text, stop):  # 平利县长安茶叶公司 has no 县长
            continue
        placed = any(text[match.start() - n : match.start() + 1] in area_names() for n in (2, 3))
        if placed and load("posts")["firm-ahead"].match(text, stop):
            continue  # 白山市长松建筑安装有限公司
        posts, unit = stacked(text, match.start(), match.end(), finder.places)
        if is_titled(text, unit, match.start()):
            continue
        _add(finder, end, stop, unit, posts, carried=False, rule="person-post")
        _carry(finder, stop, posts)


def _plausible(text: str, head: str, start: int, end: int, known: frozenset[str]) -> bool:
    """After a word that is no office (老人, 干部) only a name with a surname and a sure end counts."""
    name = text[start:end]
    if name in known:
        return True
    if "·" in name:
        return not load("posts")["dotted-event"].search(name)
    if head_pattern().search(name) or cue(text, start) >= CUE:
        return False
    if load("posts")["place-end"].search(name) and cue(text, end) < CUE:
        return False  # 石桥县长乐镇建设…
    if head in load("posts").words["group"] and boundary(text, end) == SURE:
        return True
    if not is_office(head):
        kin = head in load("posts").words["kin"] and end - start == 3
        plain = is_word(name) or (everyday(name[:2]) and not kin)
        shaped = (is_name(name) and not plain) or is_foreign(name)
        shaped = shaped and not load("posts")["no-person"].search(name)
        sure = boundary(text, end) >= WEAK or unknown_word(text, start) == end
        return shaped and sure and likely_subject(text, start, end) and (
            ends_word(text, start) or (full_name(text, start, end) and ends_word(text, start - len(head)))
        )
    return True


def _carry(finder: _Finder, at: int, posts: tuple[Post, ...], *, bare: bool = False) -> None:
    """The names after the first of a list have its post: 副主任甲、乙和丙; ``bare`` says that it has none."""
    text = finder.text
    while joined := _JOIN.match(text, at):
        start = joined.end()
        if begins_post(text, start):
            return
        end = name_end(text, start, finder.known, listed=True)
        if end < 0 or start in finder.found or (bare and not full_name(text, start, end)):
            return
        if joined.group() != "、" and not (
            (is_name(text[start:end]) and boundary(text, end) >= LIKELY and not is_word(text[start:end]))
            or text[start:end] in finder.known
        ):
            return
        if not is_name(text[start:end]) and boundary(text, end) < LIKELY:
            return
        if len(tokenizer().cut(text[start : end + 4], hmm=False)[0]) > end - start:
            return  # 总裁甲、施工单位乙
        if load("posts")["runs-on"].match(text, end):
            return  # 任秀英、戚氏街道大学生
        plain = everyday(text[start:end]) and is_word(text[start : start + 2])
        if plain and text[start:end] not in finder.known and boundary(text, end) < CUE:
            return  # 劳模甲、全国三八红旗手乙
        own = any(p.name == text[start:end] and p.posts and not p.carried for p in finder.found.values())
        _add(finder, start, end, start, () if own else posts, carried=not own, rule="person-list")
        at = end


def _add(
    finder: _Finder, start: int, end: int, unit: int, posts: tuple[Post, ...], *, carried: bool, rule: str
) -> None:
    if not _taken(finder, start, end):
        finder.taken.update(range(start, end))
        finder.found[start] = PersonMention(start, end, finder.text[start:end], unit, posts, carried, rule)


def _by_lists(finder: _Finder) -> None:
    """A bare list of names: 甲、乙、丙等参加会议."""
    for ends in find_lists(finder.text, finder.known):
        if not any(at in finder.found for at, _ in ends):
            for a, b in ends:
                _add(finder, a, b, a, (), carried=False, rule="person-bare-list")


def _by_known(finder: _Finder) -> None:
    """Further mentions of the names found: the longest first, never inside a longer word taken."""
    for name in sorted(finder.known, key=lambda n: (-len(n), n)):
        word = len(name) == 2 and is_word(name)
        for start in occurrences(finder.text, name):
            end = start + len(name)
            if _taken(finder, start, end) or any(a < end and start < b for a, b in finder.busy):
                continue
            if word and (boundary(finder.text, end) < LIKELY or not _starts_clause(finder.text, start)):
                continue  # 黄金产业 where a 黄金 is known
            if len(name) == 2 and boundary(finder.text, end) == 0 and not _starts_clause(finder.text, start):
                continue
            _add(finder, start, end, start, (), carried=False, rule="person-known")


def _starts_clause(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "、,。;:!?\n”)和由在与"
