"""The text that the view quotes: pages cut into sentences that keep their offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from kg.model import Span

_END = re.compile(r"[。！？!?]+[”’」』》)）]*\n*|\n\s*\n+|(?<=[^,，、;；\w])\n|$")
_LONG = 300
#: Characters that steer the direction of text or the terminal and could hide what is written.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Text with control and bidi-steering characters made visible, each as one ``�``, so offsets stay.

    >>> plain("李\\u202e明")
    '李�明'
    """
    return _STEERING.sub("\ufffd", text)


def sentences(text: str) -> list[Span]:
    """Sentences of a page, one after the other without a gap.

    A full stop with its closing quotes or a blank line ends one, and so does a
    length of 300 characters, for a page that has neither.

    >>> [text[s.start:s.end] for text in ["防汛会召开\\n\\n王一主持。李二讲话。"] for s in sentences(text)]
    ['防汛会召开\\n\\n', '王一主持。', '李二讲话。']
    """
    out: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        while match.end() - start > _LONG:
            out.append(Span(start, start + _LONG))
            start += _LONG
        if match.end() > start:
            out.append(Span(start, match.end()))
            start = match.end()
    return out


def quoted(text: str, spans: Iterable[Span], *, whole: bool) -> list[list[int | str]]:
    """``[start, sentence]`` for every sentence of a page, or for those that a span touches.

    >>> quoted("甲。乙。", [Span(2, 3)], whole=False)
    [[2, '乙。']]
    """
    parts = sentences(text)
    if not whole:
        wanted: set[int] = set()
        starts = [p.start for p in parts]
        for span in spans:
            wanted.update(range(bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1)))
        parts = [p for i, p in enumerate(parts) if i in wanted]
    return [[p.start, plain(text[p.start : p.end])] for p in parts]
