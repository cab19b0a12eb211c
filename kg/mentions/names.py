"""Personal names: what may be one, and where it ends in running text."""

from __future__ import annotations

import functools
import re

from kg.patterns import load
from kg.resources import data_path
from kg.tokenizer import tokenizer

_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_DOTTED = re.compile(f"{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+")
_RUN = re.compile(f"{_HAN}+")
# Characters that no given name is made of, though a word after a post may be.
_NEVER = re.compile(
    "[的了是在与或等们这那哪被把由并且市县区局厅各我你他她它个些议昨今召各之委已将到]|会议|政府|^会|同日|当日"
)
# Surnames that are more often a small word when they follow a post.
_FUNCTION = frozenset("和与及于向同从时都要曾来往常经过并且将因还")
_EVERYDAY = frozenset(
    {"v", "vn", "vd", "n", "a", "ad", "an", "d", "l", "i", "c", "p", "m", "t", "f", "r", "b", "z", "vi"}
)
SURE, LIKELY, WEAK, NONE = 3, 2, 1, 0


@functools.cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Single and compound surnames of ``data/lexicon/surnames.tsv``."""
    single: set[str] = set()
    compound: set[str] = set()
    rows = data_path("lexicon", "surnames.tsv").read_text("utf-8").splitlines()
    for line in (r for r in rows if r.startswith("surname-")):
        _id, text, kind, *_ = line.split("\t")
        (single if kind == "single" else compound).add(text)
    return frozenset(single), frozenset(compound)


@functools.cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("posts").words
    sure = "|".join(sorted(words["surecue"], key=lambda w: (-len(w), w)))
    weak = "|".join(sorted(words["cue"], key=lambda w: (-len(w), w)))
    return re.compile(sure), re.compile(weak)


def boundary(text: str, at: int) -> int:
    """How surely a name that reaches ``at`` ends there: 3 a mark, 2 a sure word, 1 a likely one, 0 neither.

    >>> [boundary("闻川、方川到会在场", i) for i in (2, 5, 1)]
    [3, 2, 0]
    """
    if at >= len(text) or not _RUN.match(text, at):
        return NONE if at < len(text) and text[at] == "·" else SURE
    sure, weak = _cues()
    if text.startswith("等", at):
        return SURE
    if sure.match(text, at):
        return LIKELY
    return WEAK if weak.match(text, at) else NONE


def is_name(text: str) -> bool:
    """Whether a whole string has the shape of a personal name.

    >>> [is_name(x) for x in ("闻川", "欧阳若川", "艾山·库尔班", "会议", "企业负责人")]
    [True, True, True, False, False]
    """
    if "·" in text:
        return bool(_DOTTED.fullmatch(text)) and len(text) <= 20
    if not 2 <= len(text) <= 4 or not _RUN.fullmatch(text):
        return False
    single, compound = surnames()
    if text[:2] in compound and 3 <= len(text) <= 4:
        return not _NEVER.search(text[2:])
    return len(text) <= 3 and text[0] in single and not _NEVER.search(text[1:])


def name_end(text: str, at: int, known: frozenset[str] = frozenset(), *, strict: bool = False) -> int:
    """Where the name that starts at ``at`` ends, or ``-1`` when none does.

    A name already ``known`` from the same article wins; then the length whose
    right side is the surest end. With ``strict`` only a shape with a surname counts.
    """
    if dotted := _DOTTED.match(text, at):
        return _dotted_end(text, at, dotted.end())
    best = max((n for n in known if text.startswith(n, at)), key=len, default="")
    if best:
        return at + len(best)
    ranked = sorted((-_rank(text, at, n), -n) for n in (2, 3, 4) if is_name(text[at : at + n]))
    if ranked and ranked[0][0] < 0:
        end = at - ranked[0][1]
        need = LIKELY if text[at] in _FUNCTION else WEAK
        return end if boundary(text, end) >= need else -1
    if strict:
        return -1
    return _foreign_end(text, at)


def _rank(text: str, at: int, length: int) -> int:
    """A sure word at the end outranks a weak one; of equals the longer name wins by its length."""
    found = boundary(text, at + length)
    if length > 2 and text[at + length - 1] in "说致为等作":  # 丁楠说,…: the mark ends the verb, not the name
        return NONE
    if found == SURE and length == 2 and at + 2 < len(text) and text[at + 2] == "等":
        return SURE
    return found


def _dotted_end(text: str, at: int, limit: int) -> int:
    last = text.rindex("·", at, limit) + 1
    for end in range(last + 1, limit):
        if boundary(text, end) >= LIKELY or (end - last >= 2 and boundary(text, end) == WEAK):
            return end
    return limit


def _foreign_end(text: str, at: int) -> int:
    """A name without a Chinese surname: two to seven characters up to a sure end."""
    for length in range(2, 8):
        part = text[at : at + length]
        if len(part) < length or not _RUN.fullmatch(part) or _NEVER.search(part):
            return -1
        if boundary(text, at + length) >= LIKELY:
            return -1 if _word(part) else at + length
    return -1


@functools.cache
def _word(part: str) -> bool:
    """Whether the dictionary knows this as an everyday word, so that it is no name."""
    words = tokenizer()
    return all(len(t) >= 2 and words.tag(t) in _EVERYDAY for t in words.cut(part, hmm=False))
