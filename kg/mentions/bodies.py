"""Public bodies: which one a post belongs to, by its title and its place."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from kg.gazetteer import Division, chain
from kg.mentions.posts import Post
from kg.model import Ref
from kg.patterns import load


@dataclass(frozen=True, slots=True)
class Body:
    """A public body: its node, and the short name that the text gives it (市委)."""

    ref: Ref
    short: str


def body_of(post: Post, place: Ref | None, home: Division | None, date: str = "") -> Body | None:
    """The body that a post is of, or None where neither text nor the paper's place tells.

    ``place`` is the district told in front of the title. A bare 市 or 县 means the
    nearest such division around the paper's own place.

    >>> from kg.gazetteer import parse_place
    >>> body_of(Post(0, 4, "市委书记"), None, parse_place("河南省洛阳市")).ref.name
    '中共洛阳市委员会'
    """
    kind, form, part, told = _kind_of(post.title)
    where = place or (None if post.place else _around(post.title, home, date)) if kind else None
    if where is None:
        return None
    short = f"{where.name[-1]}政府" if kind == "government" else told
    return Body(Ref("PublicBody", form.format(place=where.name, part=part), where.scope), short)


@functools.lru_cache(maxsize=4096)
def _kind_of(title: str) -> tuple[str, str, str, str]:
    """The row that a title's body is told by, the form of its name, the part named in it, and its short name."""
    patterns = load("bodies")
    for row in patterns.rows:
        if found := patterns[str(row["id"])].match(title):
            return str(row["id"]), str(row["name"]), found.groupdict().get("part") or "", found.group()
    return "", "", "", ""


def _around(title: str, home: Division | None, date: str) -> Ref | None:
    """The division of the title's level that the paper's place is or lies in."""
    told = load("posts")["told-level"].match(title)
    links = chain(home, date) if home else ()
    if told is None:
        return Ref("District", links[0].name, links[0].code) if links else None
    level = told[1] or told[2]
    for division in links:
        if division.name.endswith(level) or (level == "州" and division.name.endswith("自治州")):
            return Ref("District", division.name, division.code)
    return None


def carried(post: Post, before: Sequence[tuple[Post, Body | None]]) -> Body | None:
    """The body of a short post (副主任, 秘书长) that follows a full one (县人大常委会主任) of the same office."""
    if not load("posts")["short-post"].fullmatch(post.title) or post.place or post.firm:
        return None
    head = load("posts")["deputy-front"].sub("", post.title)
    for earlier, body in reversed(before):
        if body is not None and (earlier.title.endswith(head) or head in load("posts").words["of_any_body"]):
            return body
    return None
