"""Personal names: what may be one, and where it ends in running text."""

from __future__ import annotations

import functools
import re

from kg.lexicon import surnames as surnames
from kg.mentions.name_ends import (
    CUE,
    LIKELY,
    NONE,
    SURE,
    VERBAL,
    WEAK,
    boundary,
    cue,
    everyday,
    first_word,
    is_word,
    verbal,
)
from kg.patterns import load
from kg.resources import data_path
from kg.tokenizer import tokenizer

_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_DOTTED = re.compile(f"{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+")
_SMALL_TAGS = frozenset(("p", "c", "u", "r", "d", "m", "q", "f"))
_RUN = re.compile(f"{_HAN}+")


@functools.cache
def _small() -> frozenset[str]:
    """Surnames that are more often a small word when they follow a post."""
    return frozenset(load("posts").words["small_surname"])


def begins_small(text: str, at: int) -> bool:
    """Whether what begins here is more often a small word than a surname.

    >>> begins_small("来洛阳", 0), begins_small("闻川", 0)
    (True, False)
    """
    return text[at] in _small()


@functools.cache
def _never() -> re.Pattern[str]:
    return load("posts")["never-in-name"]


@functools.cache
def _lexicon(name: str) -> frozenset[str]:
    rows = data_path("lexicon", f"{name}.tsv").read_text("utf-8").splitlines()
    return frozenset(r.split("\t")[1] for r in rows if r and not r.startswith(("#", "id\t")))


@functools.lru_cache(maxsize=16_384)
def is_name(text: str) -> bool:
    """Whether a whole string has the shape of a personal name.

    >>> [is_name(x) for x in ("闻川", "欧阳若川", "艾山·库尔班", "会议", "企业负责人")]
    [True, True, True, False, False]
    """
    if "·" in text:
        return bool(_DOTTED.fullmatch(text)) and len(text) <= 20
    single, compound = surnames()
    if text[:2] in compound and 3 <= len(text) <= 4:
        given = text[2:]
    elif text[:1] in single and 2 <= len(text) <= 3:
        given = text[1:]
    else:
        return False
    if len(given) == 2 and given[0] in load("posts").words["middle"] and text[0] not in _small():
        given = given[1]  # 番在荣: a small word that names are made with too
    return bool(_RUN.fullmatch(text)) and not _never().search(given)


def name_end(
    text: str, at: int, known: frozenset[str] = frozenset(), *, strict: bool = False, listed: bool = False
) -> int:
    """Where the name that starts at ``at`` ends, or ``-1`` when none does.

    A name already ``known`` from the same article wins; then the length whose
    right side is the surest end. With ``strict`` only a shape with a surname
    counts; ``listed`` says that a name is expected here (after 甲、).
    """
    if dotted := _DOTTED.match(text, at):
        return _dotted_end(text, at, dotted.end())
    if begun := [len(n) for n in known if text.startswith(n, at)]:
        return at + max(begun)
    single, compound = surnames()
    surname = text[at : at + 1] in single or text[at : at + 2] in compound
    if surname and (shaped := [n for n in (2, 3, 4) if at + n <= len(text) and is_name(text[at : at + n])]):
        size = _best(text, at, shaped)
        if size and (longer := _one_more(text, at, at + size)):
            return longer
        small = (text[at] in _small() or text[at + 1] in load("posts").words["middle"]) and not listed
        need = CUE if small else WEAK
        end = boundary(text, at + size) if size else NONE
        if size == 2 and end == WEAK and not cue(text, at + 2) and (unknown := unknown_word(text, at)):
            return unknown  # 曹富锁天不亮就
        if size == 2 and end < LIKELY and (foreign := _foreign_end(text, at)) - at > 3:
            return foreign  # 巴合提古丽
        if size and not listed and text[at] in load("posts").words["small_word"] and _words(text[at : at + size], end):
            return -1  # 院长和律师: no name
        if size and not listed and text[at] in load("posts").words["small_verb"] and not given_like(text, at, size):
            return -1  # 书记来说
        if size == 2 and end < CUE and not listed and verbal(text[at : at + 2]):
            return -1  # 任职议案: a common word needs a sure end to be a name
        if end >= need or (end >= LIKELY and size == 3 and not everyday(text[at : at + 3])):
            return at + size
        if small and end >= (LIKELY if size == 2 else WEAK) and given_like(text, at, size):
            return at + size
        if size:
            return -1
        if not small and (unknown := unknown_word(text, at)):
            return unknown
    return -1 if strict else _foreign_end(text, at)


def given_like(text: str, at: int, length: int, *, part: bool = False) -> bool:
    """Whether every character behind the first is one of given names, and no everyday word begins here.

    With ``part`` the given name itself may be a word: 林水生.
    """
    name = text[at : at + length]
    usual = all(c in _lexicon("given") for c in name[1:])
    return usual and not any(everyday(x) for x in (name, name[:2], *(() if part else (name[1:],))))


def rare_end(text: str, at: int) -> int:
    """Where a name ends whose family name no list has, behind an office: three characters that are no words, a sure end.

    >>> rare_end("憨若川,", 0), rare_end("办公室,", 0)
    (3, -1)
    """
    name = text[at : at + 3]
    usual = _lexicon("given") | _lexicon("transliteration")
    if not _RUN.fullmatch(name) or len(name) < 3 or any(c not in usual for c in name[1:]) or _never().search(name):
        return -1
    cut = tokenizer().cut(name, hmm=False)
    apart = cut[0] == name[0] and not everyday(name[1:]) and tokenizer().tag(name[0]) not in _SMALL_TAGS
    return at + 3 if apart and boundary(text, at + 3) >= CUE else -1


def _words(name: str, end: int) -> bool:
    """Whether what begins with a small word reads as that word and another; a short one needs a mark behind it."""
    given = name[1:]
    return is_word(name) or (end < SURE if len(name) == 2 else end < LIKELY and (is_word(given) or everyday(given)))


def is_foreign(text: str) -> bool:
    """Whether a whole string reads as a name without a Chinese surname: three or more characters of such names.

    >>> is_foreign("多杰才让"), is_foreign("水利工程")
    (True, False)
    """
    usual = _lexicon("transliteration")
    return len(text) > 2 and sum(c not in usual for c in text) <= (len(text) > 3) and not everyday(text)


def likely_subject(text: str, start: int, end: int) -> bool:
    """Whether a name without an office in front reads as one: no noun follows a short one, no small word begins it.

    >>> likely_subject("农户家小菜园", 2, 4), likely_subject("农户石青正", 2, 4)
    (False, True)
    """
    if text[start] in _small() and not given_like(text, start, end - start):
        return False
    aspect = text[end + 1 : end + 2] in ("了", "着", "过")
    return end - start > 2 or cue(text, end) > NONE or aspect or first_word(text[end : end + 6])[1] in VERBAL


@functools.lru_cache(maxsize=4096)
def unknown_word(text: str, at: int) -> int:
    """Where a name ends that the tokenizer reads as one word, though its dictionary has no such word."""
    words = tokenizer()
    first = words.cut(text[at : at + 8])[0]
    foreign = all(c in _lexicon("transliteration") for c in first)  # 乌恩巴|雅尔
    fits = len(first) == 3 and is_name(first) and first[-1] in _lexicon("given") and not foreign
    return at + 3 if fits and words.cut(first, hmm=False) != [first] and not everyday(first) else 0


def _best(text: str, at: int, sizes: list[int]) -> int:
    """The likeliest length of a name: the surest end; three characters before two where neither end is sure."""
    ranks = {n: _rank(text, at, n) for n in sizes}
    if ranks.get(3, NONE) >= WEAK and (cue(text, at + 3) or not ranks.get(2)) and ranks.get(2, NONE) <= LIKELY and not _unusual(text, at, 3):
        return 4 if ranks.get(4, NONE) > ranks[3] else 3
    best = max(sizes, key=lambda n: (ranks[n], cue(text, at + n) > 0, not _unusual(text, at, n), n))
    return best if ranks[best] else 0


def _one_more(text: str, at: int, end: int) -> int:
    """A small character behind three others that belongs to a name of four: 扎西才让、; 多杰才让参加."""
    if end - at != 3 or cue(text, end) >= CUE or end + 1 > len(text):
        return 0
    usual = _lexicon("transliteration")
    mark = text[end + 1 : end + 2] == "、"
    foreign = all(c in usual for c in text[at : end + 1]) and boundary(text, end + 1) >= LIKELY
    return end + 1 if mark or foreign else 0


def _unusual(text: str, at: int, length: int) -> bool:
    """Whether the last character is hardly ever one of a given name."""
    return text[at + length - 1] not in _lexicon("given")


def _rank(text: str, at: int, length: int) -> int:
    """A sure word at the end outranks a weak one; of equals the longer name wins by its length."""
    end = at + length
    found = boundary(text, end)
    words = load("posts").words
    given = text[end - 2 : end] in words["given_verb"] and found == CUE  # 闻大为出席: 为 is no verb in front of another
    if length > 2 and text[end - 1] in words["verb_end"] and text[end : end + 1] not in ("、", "和", "与") and not given:
        return NONE  # 丁楠说,…: the mark ends the verb, not the name
    if length > 2 and text[end - 1] in words["small_end"] and text[end : end + 1] not in "、,。;:!?)" and not given:
        return NONE  # 闻川就春耕…: the name ends before it
    if found == SURE and length == 2 and text[end : end + 1] == "等":
        return SURE
    return found


def _dotted_end(text: str, at: int, limit: int) -> int:
    last = text.rindex("·", at, limit) + 1
    if told := next((end for end in range(last + 2, min(limit, last + 5)) if cue(text, end) >= CUE), 0):
        return told
    for sure in (cue, boundary):
        for end in range(last + 1, limit):
            if sure(text, end) >= (CUE if sure is cue else LIKELY) or (end - last >= 2 and cue(text, end) == WEAK):
                return end
    return limit


def _foreign_end(text: str, at: int) -> int:
    """A name without a Chinese surname: two to seven characters that such names are written with, up to a sure end."""
    usual = _lexicon("transliteration")
    if sum(c not in usual for c in text[at : at + 2]) > 1:
        return -1
    for length in range(2, 8):
        part = text[at : at + length]
        if len(part) < length or not _RUN.fullmatch(part) or _never().search(part):
            return -1
        end = boundary(text, at + length)
        strange = sum(c not in usual for c in part)
        longer = text[at + length] in usual and boundary(text, at + length + 1) >= LIKELY if end < SURE else False
        sure = length > 2 and not strange and cue(text, at + length) and not longer  # 巴雅尔图把羊赶回来
        if end >= LIKELY or sure or (length > 2 and text[at + length : at + length + 1] == "的"):
            return -1 if strange > (length >= 4) or everyday(part) else at + length
    return -1
