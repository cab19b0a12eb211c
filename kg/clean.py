"""Cleaning: page characters to simplified, half-width ones, every one still tied to its place."""

from __future__ import annotations

import functools
import re
import unicodedata

from kg.model import Text

# Enough of these in a page and it is set in traditional characters; fewer may be a name.
_TRADITIONAL = re.compile("[縣會長書員區時國議開記來為爲這說發對產業電動學經]")
# A full stop of the Latin keyboard behind a Chinese character ends a sentence.
_STOP = re.compile(r"(?<=[\u4e00-\u9fff)”%])\.(?=\s|$|[\u4e00-\u9fff“(●▲◇△☆])")
_SPACES = " \t\u3000\xa0\u2002\u2003\u2009"
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
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
    table = {ord(c): p for c in set(text) if (p := _simple(_plain(c)) if traditional else _plain(c)) != c}
    return _STOP.sub("。", text.translate(table))


def pieces_to_text(folded: str, pieces: list[tuple[int, int]], *, keep_spaces: bool = False) -> Text:
    """Join stretches of a folded page into one cleaned text.

    Spaces between two Chinese characters go (they stand inside short names),
    unless ``keep_spaces`` or they part two longer words.
    """
    chars: list[str] = []
    where: list[int] = []
    for start, end in pieces:
        for at in range(start, end):
            char = folded[at]
            if char in "\r\n":
                continue
            if char == " " and not keep_spaces and _drop_space(folded, at, start, end):
                continue
            chars.append(char)
            where.append(at)
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
