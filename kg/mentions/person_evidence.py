"""Names that something else than a post tells: an age, a verb of saying, 名叫."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from kg.mentions.name_ends import CUE, LIKELY, NONE, WEAK, boundary, cue, everyday, is_word
from kg.mentions.names import begins_small, given_like, is_foreign, is_name, name_end
from kg.mentions.posts import head_pattern, is_office
from kg.patterns import load
from kg.tokenizer import tokenizer


@functools.lru_cache(maxsize=16)  # a text is gone through again for the names of the whole page
def find_evident(text: str) -> tuple[tuple[int, int], ...]:
    """Where names stand that an age, a verb of saying or a word of naming tells, in no order.

    Only a name with a family name counts, and none that reads as everyday words.

    >>> text = "他叫闻大川,今年52岁。“好。”方若川说。柳河村的石小满正在摘茶,60岁的温良友在一旁看。有人说。"
    >>> sorted({text[a:b] for a, b in find_evident(text)})
    ['方若川', '温良友', '石小满', '闻大川']
    """
    return tuple(_evident(text))


def _evident(text: str) -> Iterator[tuple[int, int]]:
    patterns = load("posts")
    for match in patterns["named-before"].finditer(text):
        size, need = (3, LIKELY) if match["of"] else (2, WEAK)  # 柳河村的白茶 is no name
        yield from (x for x in _from(text, match.end(), need) if x[1] - x[0] >= size and not _titles(text, x[1]))
    for match in patterns["role-end"].finditer(text):
        if ends_word(text, match.end()):
            yield from _from(text, match.end(), WEAK)
    for match in patterns["aged"].finditer(text):
        yield from _up_to(text, match.start())
    for match in patterns["with-party"].finditer(text):
        words = tokenizer().cut(text[max(0, match.start() - 10) : match.start()] or " ")
        name = next((w for w in ("".join(words[-n:]) for n in (1, 2, 3)) if len(w) in (2, 3) and _fits(w, whole=True)), "")
        if name and not is_word(name):
            yield match.start() - len(name), match.start()
    for match in patterns["deed"].finditer(text):
        for size in (3, 2):
            start = match.start() - size
            if start >= 0 and sure_name(text, start, size) and patterns["deed-left"].search(text, max(0, start - 3), start):
                yield start, match.start()
                break
    for match in patterns["post-behind"].finditer(text):
        name = match["name"]
        opens = not text[match.start() - 1 : match.start()].isalpha()
        if _fits(name) and not is_word(name[:2]) and (opens or not is_word(name[1:])):
            yield match.span("name")
    for match in patterns["described"].finditer(text):
        start, end = match.end(), match.end() + 3
        if sure_name(text, start, 3) and _acts(text, end) and ends_word(text, end):
            yield start, end
    for match in patterns["said"].finditer(text):
        if _fits(match["name"]):
            yield match.span("name")


def _from(text: str, at: int, need: int) -> Iterator[tuple[int, int]]:
    end = name_end(text, at, strict=True)
    if end > 0 and boundary(text, end) >= need and _fits(text[at:end]):
        yield at, end


def ends_word(text: str, at: int) -> bool:
    """Whether the tokenizer, too, sees a word end here (养蜂户|石小满, not 农户家)."""
    left = max(0, at - 6)
    if left == at:
        return True
    for word in tokenizer().cut(text[left : at + 6], hmm=False):
        left += len(word)
        if left >= at:
            return left == at
    return False


def sure_name(text: str, start: int, size: int) -> bool:
    """Whether a name with nothing but its own characters to tell it reads as one: no word begins or ends it."""
    name = text[start : start + size]
    return _fits(name) and given_like(text, start, size) and not any(is_word(x) for x in (name, name[:2], name[1:] if size > 2 else name))


def full_name(text: str, start: int, end: int) -> bool:
    """Whether a name of three has a sure right end and the characters of names: 柚农|林水生今年, though 农林 is a word.

    >>> full_name("柚农林水生今年", 2, 5), full_name("农户家小菜园", 2, 4)
    (True, False)
    """
    sure = boundary(text, end) >= LIKELY or cue(text, end) > NONE
    return end - start == 3 and sure and given_like(text, start, 3, part=True)


def _acts(text: str, at: int) -> bool:
    """Whether a clause goes on here with what somebody does, or the next of a list follows."""
    return text[at : at + 1] == "、" or cue(text, at) in (WEAK, CUE) or text[at + 2 : at + 3] == "了"


def _titles(text: str, at: int) -> bool:
    """Whether a word for people follows: 29岁的花瑶姑娘 names a people, not a person."""
    found = head_pattern().match(text, at)
    return found is not None and not is_office(found.group())


def _up_to(text: str, end: int) -> Iterator[tuple[int, int]]:
    for size in (3, 2, 4):
        start = end - size
        told = size == 3 and text[start - 1 : start] == "的" and given_like(text, start, 3)  # 云头村的于见梅今年51岁
        if start >= 0 and (_fits(text[start:end]) or told or (size == 4 and is_foreign(text[start:end]))) and load("posts")["name-left"].search(text, max(0, start - 2), start):
            yield start, end
            return


def _fits(name: str, *, whole: bool = False) -> bool:
    """Whether a name is no word of the dictionary and begins with none; ``whole`` says that its edges are sure."""
    if not is_name(name) or begins_small(name, 0) or everyday(name) or (not whole and everyday(name[:2])):
        return False
    if load("posts")["no-person"].search(name) or head_pattern().search(name):
        return False
    return len(name) > 2 or tokenizer().cut(name, hmm=False) != [name]
