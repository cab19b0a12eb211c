"""Where a long noun phrase begins: the left edge of a name whose end is known.

Chinese writes no spaces, so ``察看了蓝泉电池项目`` is cut by what stands in front of a
name and is never part of it: verbs, particles, quantities. Each such word must stand on
word edges of the tokenizer, so that 在 in 存在 cuts nothing.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Iterator

from kg.gazetteer import Division, inside, named
from kg.gazetteer.store import area_names
from kg.guard import guarded
from kg.patterns import alternation, load
from kg.tokenizer import tokenizer

_HARD = frozenset("。!?;:,、\n《》…—~·/●▲■◆◇▼△○◎□[]【】<>|")
_LIMIT = 48
_NO_NAME = re.compile("[,。;:]|记者|摄$")
_IN_PLACE = re.compile("[在于到](?:我[市县区州旗])?$")
_GLUED = re.compile("[由系与在赴到向对将了及]")  # the tokenizer's guess at an unknown word may swallow one of these
_KIND = re.compile(
    "(?:[^\\W\\d]{1,3}族)*(?:自治区|自治州|自治县|自治旗|特别行政区|地区|省|市|县|区|盟|州|旗)$"
)


@functools.lru_cache(maxsize=16)  # places and things are looked for in the same text
def word_edges(text: str) -> frozenset[int]:
    """Offsets at which a word of the tokenizer begins or ends.

    >>> sorted(word_edges("存在问题"))
    [0, 2, 4]
    """
    words = tokenizer().cut(text)
    edges = [0, *itertools.accumulate(map(len, words))]
    known = set(edges)
    for glued in _GLUED.finditer(text):
        at = bisect.bisect(edges, glued.start()) - 1
        if len(words[at]) > 1 and len(tokenizer().cut(words[at], hmm=False)) > 1:
            known.update(glued.span())
    return frozenset(known)


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word begins in a text, each time.

    >>> list(occurrences("鹿溪和鹿溪", "鹿溪"))
    [0, 3]
    """
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def floor(text: str, at: int) -> int:
    """The leftmost offset that a name ending near ``at`` could begin at.

    Stops at marks, at brackets and quotation marks that are not closed again before ``at``,
    and passes over short brackets and quoted words that are.

    >>> floor("他说,中国(江城)绿色家居城", 14)
    3
    """
    start = at
    while start > 0 and at - start < _LIMIT:
        char = text[start - 1]
        if char in ")”":
            opened = text.rfind("(" if char == ")" else "“", max(0, start - 14), start - 1)
            if opened < 0 or _NO_NAME.search(text[opened : start - 1]):
                break
            start = opened
            continue
        if char == "/" and text[start - 2 : start - 1].isascii() and text[start : start + 1].isascii():
            start -= 1
            continue
        if char in _HARD and not (char == "·" and start > 1 and text[start - 2] not in _HARD):
            break
        if char in "(“‘’":
            break
        start -= 1
    return start


@functools.cache
def leads(*lists: str) -> re.Pattern[str]:
    """What stands in front of a name: the words of ``lists``, and numbers with a unit."""
    patterns = load("things")
    words = alternation(w for name in lists for w in patterns.words[name])
    return guarded(f"{patterns['measure'].pattern}|{patterns['using'].pattern}|{words}")


def left_edge(text: str, start: int, end: int, edges: frozenset[int], lead: re.Pattern[str]) -> list[int]:
    """Where a name in ``text[start:end]`` could begin: the offsets after each ``lead``, the last first.

    >>> left_edge("昨日察看了蓝泉项目", 0, 9, word_edges("昨日察看了蓝泉项目"), leads("lead"))[0]
    5
    """
    cuts = [start]
    at = start
    while at < end and (found := lead.search(text, at, end)):
        first = (
            found.start() == start
        )  # a verb or preposition that opens the stretch, whatever the tokenizer made of it
        glued = found.group() == "和" and found.start() - cuts[-1] == 1  # 义和管桩公司
        if found.start() in edges and (first or found.end() in edges) and not glued:
            cuts.append(found.end())
            at = found.end()
        else:
            at = found.start() + 1
    return cuts[::-1]


def opens_with_province(text: str, at: int) -> bool:
    """Whether the short name of a province begins at an offset.

    >>> opens_with_province("甘肃鹿溪种业", 0), opens_with_province("江夏鹿溪种业", 0)
    (True, False)
    """
    return any(d.code.endswith("0000") for size in (2, 3) for d in named(text[at : at + size]))


@functools.cache
def _opening() -> re.Pattern[str]:
    words = load("things").words["open"]
    return guarded(alternation(words))


@functools.cache
def _built() -> re.Pattern[str]:
    return load("things")["built-there"]


def _enough(rest: str) -> bool:
    return len(rest) >= 2 and says_something(rest)


def past_opening(text: str, start: int, head: int, edges: frozenset[int]) -> int:
    """Past verbs that open a name (建设年产…基地) where a name follows before ``head``."""
    if _IN_PLACE.search(text[max(0, start - 3) : start]) and (built := _built().search(text, start, head)):
        start = built.end() if _enough(text[built.end() : head]) else start
    while (
        (found := _opening().match(text, start, head))
        and found.end() in edges
        and _enough(text[found.end() : head])
    ):
        start = found.end()
    return start


@functools.lru_cache(maxsize=8192)
def place_prefix(name: str) -> int:
    """How many characters at the front of a name are names of districts, each inside the one before.

    >>> place_prefix("河南宜阳蓝泉药业"), place_prefix("河南峡江药业")
    (4, 2)
    """
    at = 2 if name.startswith("中国") else 0
    within: tuple[Division, ...] = ()
    while at < len(name):
        for length in range(min(11, len(name) - at), 1, -1):
            if name[at : at + length] not in area_names():
                continue
            found = [d for d in named(name[at : at + length]) if len(d.code) == 6 and d.level != "zone"]
            fit = tuple(d for d in found if not within or any(inside(d.code, w.code) for w in within))
            if fit:
                break
        else:
            break
        at, within = at + length, fit
        if name[at : at + 1] in "省市县区" and len(name) - at > 3:
            at += 1
    return at


@functools.cache
def _generic() -> re.Pattern[str]:
    patterns = load("things")
    words = alternation((*patterns.words["generic"], *patterns.words["open"]))
    return guarded(f"(?:{words}|[\\d.]|[一二三四五六七八九十])*")


def says_something(words: str) -> bool:
    """Whether any word is left that is not shared by many projects.

    >>> says_something("重点产业"), says_something("蓝泉电池")
    (False, True)
    """
    return not _generic().fullmatch(words)
