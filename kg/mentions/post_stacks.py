"""Posts stacked in front of one name: 市委副书记、市长."""

from __future__ import annotations

from collections.abc import Mapping

from kg.mentions.posts import Post, head_pattern, make_post, post_start
from kg.patterns import load


def stacked(text: str, head: int, end: int, places: Mapping[int, int]) -> tuple[tuple[Post, ...], int]:
    """The posts joined by 、 (or a comma between two firms) up to the one that ends at ``end``, and where they begin."""
    posts: list[Post] = []
    while True:
        start = post_start(text, head, end)
        post = make_post(text, start, head, end, places)
        if post is None:
            break
        posts.append(post)
        mark = text[start - 1 : start]
        if mark not in ("、", ",", "兼") or start < 2:
            break
        before = _head_ending_at(text, start - 1)
        if before is None or (mark == "," and not (post.firm or post.place)):
            break
        head, end = before, start - 1
    posts.reverse()
    unit = posts[0].start if posts else head
    return tuple(_inherit(posts)), unit


def _inherit(posts: list[Post]) -> list[Post]:
    """A later post of a stack is of the firm or place told with the first: X公司董事长、总裁."""
    out: list[Post] = []
    for post in posts:
        if out and post.title and not post.firm and not post.place and (out[-1].firm or out[-1].place):
            level = post.title[0] in load("posts").words["level_front"]
            other = level and out[-1].place and post.title[0] != out[-1].place[-1]
            if not other:  # 某市人大常委会副主任、县委书记: the second is of the paper's own county
                post = Post(post.start, post.end, post.title, out[-1].place, out[-1].firm, post.status)
        out.append(post)
    return out


def _head_ending_at(text: str, end: int) -> int | None:
    heads = [m.start() for m in head_pattern().finditer(text, max(0, end - 12), end) if m.end() == end]
    return heads[0] if heads else None
