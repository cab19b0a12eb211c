"""Posts: the offices told in front of a name, one by one, with whose they are."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.guard import guarded
from kg.lexicon import surnames
from kg.patterns import choice, load

_OPEN = "“(《"
_MARKS = frozenset(",。、;:!?…—()《》“”‘’\n/ ●■◆▲◎□△◇★☆▼○·-")
_LIMIT = 34


@dataclass(frozen=True, slots=True)
class Post:
    """One office at ``[start, end)``: ``title`` without the place or firm in front.

    ``place`` and ``firm`` are what stood in front (``""`` where nothing did);
    ``status`` is ``原``, ``拟任`` and the like, or ``""``.
    """

    start: int
    end: int
    title: str
    place: str = ""
    firm: str = ""
    status: str = ""


@functools.cache
def head_pattern() -> re.Pattern[str]:
    """What a post ends with."""
    words = load("posts").words
    every = choice((*words["head"], *words["role"], *words["group"], *words["press"], "支书(?!记)"))
    # a place or body whose name begins with an office is none: 主席台, 主任委员会, 书记处
    return guarded(f"{every}(?![台团处]|班子|室|会议|办公)")


@functools.lru_cache(maxsize=16)  # a text is gone through again for each further name known
def find_heads(text: str) -> tuple[re.Match[str], ...]:
    """Every word of a text that a post may end with."""
    return tuple(head_pattern().finditer(text))


@functools.cache
def _offices() -> frozenset[str]:
    return frozenset(word.partition("(")[0] for word in (*load("posts").words["head"], "支书"))


def is_office(word: str) -> bool:
    """Whether what a post ends with is an office, and not 村民, 市领导, 记者.

    >>> is_office("县长"), is_office("村民")
    (True, False)
    """
    return word in _offices()


@functools.cache
def _stops() -> re.Pattern[str]:
    words = load("posts").words
    return guarded(choice(words["stop"]))


@functools.cache
def _keeps() -> re.Pattern[str]:
    words = load("posts").words
    return guarded(choice(words["keep"]))


def post_start(text: str, head: int, end: int) -> int:
    """Where the post whose head word is ``[head, end)`` begins."""
    left = head
    depth = 0
    while left > 0 and end - left < _LIMIT:
        char = text[left - 1]
        if char == ")":
            depth += 1
        elif char == "(" and depth:
            depth -= 1
        elif not depth and (char in _MARKS or char.isdecimal()):
            break
        left -= 1
    if depth:
        left = text.rindex(")", left, head) + 1
    return _after_stop(text, left, head)


def _after_stop(text: str, left: int, head: int) -> int:
    kept = [(m.start() + left, m.end() + left) for m in _keeps().finditer(text[left:head])]
    start = left
    at = left
    while found := _stops().search(text, at, head):
        at = found.start() + 1
        if any(a <= found.start() < b for a, b in kept):
            continue
        start = found.end()
    return start


def make_post(text: str, start: int, head: int, end: int, places: Mapping[int, int]) -> Post | None:
    """The office at ``[start, end)``; ``places`` maps where a district is named to where its name ends."""
    patterns = load("posts")
    raw = text[start:end]
    status = ""
    if raw.startswith(former := patterns.words["former"]):
        status = next((w for w in former if raw.startswith(w) and len(raw) > len(w) + 1), "")
    at = start + len(status)
    if not is_office(text[head:end]):
        return Post(at, end, "", status=status)
    firm = place = ""
    if found := patterns["firm-prefix"].match(text[at:end]):
        firm = found[0]
        cut = at + found.end()
    else:
        cut = _past_place(text, at, head, end, places)
        place = text[at:cut]
        if (place and text[cut : cut + 1] in "委长") or (
            place and cut == head and text[head:end] in ("常委",)
        ):
            cut -= 1
    title = patterns["doubled"].sub("", text[cut:end])
    if ordinal := patterns["ordinal-body"].search(title):
        title = title if ordinal.start() else title[ordinal.end() :]
    if place and (whose := patterns["of-government"].match(title)):
        title = title[whose.end() :]
    return Post(start, end, title, place=place, firm=firm, status=status) if title else None


def _past_place(text: str, at: int, head: int, end: int, places: Mapping[int, int]) -> int:
    cut = at
    while cut in places and places[cut] <= end:
        cut = places[cut]
    if cut > at:
        return min(cut, head if text[head:end] not in ("常委",) else end)
    found = load("posts")["place-prefix"].match(text[at:head])
    return at + found.end() if found and not load("posts")["no-place"].search(found[0]) else at


def past_note(text: str, end: int) -> int:
    """Past a note in brackets between a post and the name: 副县长(挂职)闻川."""
    note = load("posts")["post-note"].match(text, end)
    return note.end() if note else end


def is_titled(text: str, unit: int, head: int) -> bool:
    """Whether what looks like a post is a surname with a title (闻书记向客人介绍)."""
    single, compound = surnames()
    before = load("posts")["deputy"].sub("", text[unit:head])
    if before in load("posts").words["title_front"]:
        return False
    return before in single or before in compound
