"""Names that stand in a list with nothing in front: 甲、乙、丙等参加会议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.name_ends import CUE, LIKELY, boundary, everyday
from kg.mentions.names import is_name, name_end
from kg.mentions.posts import head_pattern
from kg.patterns import load
from kg.tokenizer import tokenizer

_SEGMENT = re.compile("[、,;。:!?\\n()]")
_MORE = re.compile("以?及|和|与|等")
_LIST = "(?P<list>[\u3400-\u9fff·]{2,20}(?:、[\u3400-\u9fff·]{2,20})+)"
_NAMES = re.compile(f"(?<![^,。;:\\n(”])(?:以及|还有)?{_LIST}")
_TRAINED = re.compile(f"(?<=[出养教带]了){_LIST}(?=等(?:\\d+|[一二三四五六七八九十]+)[名位个人])")


def begins_post(text: str, start: int) -> bool:
    """Whether what starts here, up to the next mark, is another post with its name.

    >>> begins_post("副县长闻川、方川", 0), begins_post("闻川、方川", 0)
    (True, False)
    """
    found = _SEGMENT.search(text, start)
    segment_end = found.start() if found else len(text)
    stop = name_end(text, start)
    if stop > 0 and is_name(text[start:stop]):
        sure, more = boundary(text, stop) >= CUE, _MORE.match(text, stop)
        if text[stop : stop + 1] in load("posts").words["small_end"]:
            return False  # 副主任甲、乙率部分代表
        last = more is not None and head_pattern().match(text, more.end()) is not None  # 简建成和委员20人
        if last or (sure and more) or ((sure or more) and not everyday(text[start:stop])):  # 信息调研科科长闻川
            segment_end = min(segment_end, stop)
    for match in head_pattern().finditer(text, start, segment_end):
        if match.end() == segment_end:
            return match.end() - start >= 3
        if name_end(text, match.end()) > 0:
            return True
    return False


def find_lists(text: str, known: frozenset[str]) -> Iterator[list[tuple[int, int]]]:
    """The bare lists of names in a text, each name as where it stands.

    >>> text = "闻大川、方若川、温良等参加会议。林业、水利、交通等部门参加。"
    >>> [[text[a:b] for a, b in found] for found in find_lists(text, frozenset())]
    [['闻大川', '方若川', '温良']]
    """
    for match in (*_NAMES.finditer(text), *_TRAINED.finditer(text)):
        ends: list[tuple[int, int]] = []
        at = match.start("list")
        while True:
            end = name_end(text, at, known)
            if end < 0 or begins_post(text, at):
                break
            ends.append((at, end))
            if text[end : end + 1] != "、":
                break
            at = end + 1
        if len(ends) < 2:
            continue
        shaped = [is_name(text[a:b]) for a, b in ends]
        last = ends[-1][1]
        if any(load("posts")["no-person"].search(text[a:b]) for a, b in ends):
            continue
        if sum(shaped) * 3 < len(shaped) * 2 or not shaped[0] or _words(text, ends):
            continue
        if boundary(text, last) >= LIKELY or text.startswith("在", last):
            yield ends


def _words(text: str, ends: list[tuple[int, int]]) -> bool:
    """Whether a list reads as everyday words (林业、水利) rather than names."""
    words, everyday = tokenizer(), 0
    for a, b in ends:
        part = text[a:b]
        known = words.cut(part) == words.cut(part, hmm=False) == [part]
        everyday += known and not words.tag(part).startswith(("nr", "x"))
    return everyday * 2 >= len(ends)
