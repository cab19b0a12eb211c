"""Cleaning: page characters to simplified, half-width ones, every one still tied to its place."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter

from kg.model import Text
from kg.patterns import load

# Enough of these in a page and it is set in traditional characters; fewer may be a name.
_TRADITIONAL = re.compile("[縣會長書員區時國議開記來為爲這說發對產業電動學經]")
_SPACES = " \t\u3000\xa0\u2002\u2003\u2009"
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LINE = re.compile(r"[^\r\n]+")
_ODD = re.compile("[^\u4e00-\u9fff!-~ \\r\\n。、“”]")
_RUN = re.compile(r"[^ \r\n]+| ")
# A point between or behind Chinese characters; "1.甲" and "2.5" are none.
_POINT = re.compile(r"\.(?:(?<=[\u3400-\u9fff)”%]\.)(?=\s|$|[\u3400-\u9fff“(●▲◇△☆])|(?<=\d\.)(?=[ \t]*[\r\n]|$))")
_STOP = "。!?:;…”)"
_DOTS = "•・･‧∙⋅●"
_PUNCTUATION = str.maketrans(
    {
        ",": ",",
        "﹐": ",",
        "〔": "(",
        "〕": ")",
        "﹙": "(",
        "﹚": ")",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
    }
)


@functools.lru_cache(maxsize=20_000)
def _simple(char: str) -> str:
    import zhconv  # only a page in traditional characters pays for the table

    out = str(zhconv.convert(char, "zh-hans"))
    return out if len(out) == 1 else char


@functools.lru_cache(maxsize=20_000)
def _plain(char: str) -> str:
    if "\uff01" <= char <= "\uff5e":
        return unicodedata.normalize("NFKC", char)
    if char in _DOTS and char != "●":
        return "·"
    if char in _SPACES:
        return " "
    return char.translate(_PUNCTUATION)


def is_traditional(text: str) -> bool:
    """Whether a page is set in traditional characters.

    >>> is_traditional("縣委書記會見")
    True
    >>> is_traditional("县委书记会见")
    False
    """
    return len(_TRADITIONAL.findall(text[:4000])) >= 4


def fold(text: str, *, traditional: bool = False) -> str:
    """The same characters, one for one, simplified and half-width.

    >>> fold("（縣長）", traditional=True)
    '(县长)'
    """
    odd = set(text) if traditional else set(_ODD.findall(text))
    table = {ord(c): p for c in odd if (p := _simple(_plain(c)) if traditional else _plain(c)) != c}
    return _unwrap(_stops(text.translate(table)))


def _stops(text: str) -> str:
    """Full stops typed as a point, name dots typed as a point, and quotes typed straight."""
    if '"' in text:
        text = re.sub(r'"([^"\r\n]*)"', "“\\1”", text)
    points = len(_POINT.findall(text))
    if not points:
        return text
    middle = "。" if text.count("。") <= points else "·"
    return _POINT.sub(lambda m: middle if _HAN.match(text, m.end()) else "。", text)


def _unwrap(text: str) -> str:
    """Lines cut at a fixed width, as a column is, joined again by a space for the break."""
    lines = [
        (m.start(), m.start() + len(m[0].rstrip()), _width(m[0].strip()))
        for m in _LINE.finditer(text)
        if m[0].strip()
    ]
    cut = Counter(round(w) for a, b, w in lines if 10 <= w <= 60 and text[b - 1] not in _STOP)
    width = max(cut, key=lambda w: (cut[w - 1] + cut[w] + cut[w + 1], w), default=0)
    if sum(cut[w] for w in (width - 1, width, width + 1)) < max(6, 0.4 * len(lines)):
        return text
    chars = list(text)
    for (_, end, size), (start, stop, _) in itertools.pairwise(lines):
        broken = text[end - 1] not in _STOP and text[end:start].strip(" ") in ("\n", "\r\n", "\r")
        full = abs(size - width) <= 2 and text[start] != " "  # an indent begins a paragraph
        if broken and full and not load("page")["paper-front"].match(text, start, stop):
            chars[end:start] = " " * (start - end)
    return "".join(chars)


def _width(line: str) -> float:
    return len(line.encode("gb18030", "replace")) / 2


def pieces_to_text(folded: str, pieces: list[tuple[int, int]], *, keep_spaces: bool = False) -> Text:
    """Join stretches of a folded page into one cleaned text.

    Spaces between two Chinese characters go (they stand inside short names),
    unless ``keep_spaces`` or they part two longer words.
    """
    chars: list[str] = []
    where: list[int] = []
    for start, end in pieces:
        for run in _RUN.finditer(folded, start, end):
            if run[0] == " " and not keep_spaces and _drop_space(folded, run.start(), start, end):
                continue
            chars.append(run[0])
            where += range(run.start(), run.end())
    return Text("".join(chars), tuple(where))


def _drop_space(text: str, at: int, start: int, end: int) -> bool:
    left, right = at - 1, at + 1
    while left >= start and text[left] == " ":
        left -= 1
    while right < end and text[right] == " ":
        right += 1
    if left < start or right >= end:
        return True
    if not (_HAN.match(text[left]) and _HAN.match(text[right])):
        return text[left] in ",。;:!?、)”" or text[right] in ",。;:!?、(“" or at > left + 1
    return True
