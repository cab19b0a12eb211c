"""Where a name ends in running text: what may follow one, and what reads as everyday words instead."""

from __future__ import annotations

import functools
import re

from kg.guard import guarded
from kg.patterns import choice, load
from kg.tokenizer import tokenizer

_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
# Parts of speech that a clause goes on with behind its subject.
VERBAL = frozenset(("v", "vn", "vd", "vi", "d", "ad", "p", "c", "i", "l", "m", "r", "t", "u", "ul", "ud", "uj", "uv"))
_EVERYDAY = VERBAL | frozenset(("n", "a", "an", "f", "b", "z", "s", "y"))
SURE, CUE, LIKELY, WEAK, NONE = 4, 3, 2, 1, 0
_CUES = {"mark": SURE, "sure": CUE, "weak": WEAK}



@functools.cache
def _cues() -> re.Pattern[str]:
    """What may follow a name: a mark or 等, a sure word, a likely one."""
    words = load("posts").words
    return guarded(
        f"(?P<mark>(?!·|{_HAN}).|等)|(?P<sure>{choice(words['surecue'])})|(?P<weak>{choice(words['cue'])})", re.DOTALL
    )


@functools.lru_cache(maxsize=50_000)
def first_word(following: str) -> tuple[str, str]:
    """The first dictionary word of a few characters and its part of speech."""
    words = tokenizer()
    word = words.cut(following, hmm=False)[0]
    return word, words.tag(word)


@functools.lru_cache(maxsize=4096)  # the same place is asked for by a post, a list and a name
def boundary(text: str, at: int) -> int:
    """How surely a name that reaches ``at`` ends there.

    4 a mark; 3 a sure word of the lexicon; 2 a dictionary word of two or more
    characters that a clause goes on with; 1 a likely word; 0 none of these.

    >>> [boundary("闻川、方川到会在场", i) for i in (2, 5, 1)]
    [4, 3, 0]
    """
    found = cue(text, at)
    if found >= CUE or text[at] == "·":
        return found
    if text[at] == "说" and text[at + 1 : at + 2] in (",", "。", "!", ":", "“", "道", "起"):
        return CUE
    if text[at + 1 : at + 2] in ("了", "着", "过"):
        aspect = LIKELY if tokenizer().tag(text[at]) == "v" else WEAK
        return max(found, aspect)  # a verb with its aspect
    word, tag = first_word(text[at : at + 6])
    if len(word) > 1 and tag in VERBAL:
        return LIKELY
    return WEAK if found or tag in ("v", "p", "d", "c") or (len(word) > 1 and tag in ("n", "s", "f")) else NONE


def cue(text: str, at: int) -> int:
    """The same by marks and the lexicon alone: 4, 3, 1 or 0."""
    if at >= len(text):
        return SURE
    found = _cues().match(text, at)
    return _CUES[found.lastgroup or ""] if found else NONE


@functools.cache
def verbal(part: str) -> bool:
    """Whether two characters are one verb or adverb of the dictionary (任职)."""
    words = tokenizer()
    return words.cut(part, hmm=False) == [part] and words.tag(part) in VERBAL


@functools.cache
def everyday(part: str) -> bool:
    """Whether everyday words of the dictionary stand in this, so that it is no name."""
    words = tokenizer()
    cut = words.cut(part, hmm=False)
    long = [w for w in cut if len(w) > 1]
    return any(words.tag(w) in VERBAL for w in long) or (
        len(long) == len(cut) and all(words.tag(w) in _EVERYDAY for w in long)
    )


@functools.cache
def is_word(part: str) -> bool:
    """Whether a string is one word of the dictionary, and not listed there as a personal name."""
    words = tokenizer()
    return words.cut(part, hmm=False) == [part] and not words.tag(part).startswith("nr")
