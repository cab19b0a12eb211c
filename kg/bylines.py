"""By-lines: who wrote, in every form that the genre prints them."""

from __future__ import annotations

import re

from kg.model import Author, Text

_ROLE = re.compile(r"(特约记者|特派记者|实习记者|见习记者|记者|通讯员|实习生|评论员|特约撰稿|作者|撰文|图文)")
_SLASH = re.compile(r"[/、,&]|(?<=[\u4e00-\u9fff])/(?=[文图])")
_MARK = re.compile(r"^(?:文/图|图/文|文|图|摄影报道|摄影|摄|报道|供稿|整理|采写|撰稿|文图|图文)$")
_TAIL = re.compile(r"(?:摄影报道|摄影|摄|报道|供稿|整理|采写|撰稿)$")
_HAN_NAME = re.compile(
    r"^[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}$|^[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+$|^[\u3400-\u9fff]{5}$"
)


def parse_authors(text: Text, start: int, end: int, role: str = "") -> tuple[Author, ...]:
    """The names of a by-line between two offsets of a text that kept its spaces.

    A role (记者, 通讯员) rules the names behind it; chunks of one character
    next to each other make one name (``纪 苗 方致远`` is two people).

    >>> chars = "记者 纪 苗 方致远"
    >>> [a.name for a in parse_authors(Text(chars, tuple(range(len(chars)))), 0, len(chars))]
    ['纪苗', '方致远']
    """
    tokens = [(m.start(), m.end()) for m in re.finditer(r"[^\s、,/&::|()□■◇◆●○△▲]+|/", text.chars[start:end])]
    chunks: list[tuple[str, int, int]] = []
    for a, b in tokens:
        a, b = a + start, b + start
        chunk = text.chars[a:b]
        found = list(_ROLE.finditer(chunk))
        if found:
            last = found[-1]
            chunks.append(("\x00" + last[1], a, a))
            a += last.end()
            chunk = text.chars[a:b]
        if tail := _TAIL.search(chunk):
            if len(chunk) > len(tail[0]) and tail[0] != "供稿":
                chunks.append((chunk[: tail.start()], a, a + tail.start()))
            continue
        if chunk and not _MARK.match(chunk) and chunk != "/":
            chunks.append((chunk, a, b))
        elif chunk in ("图", "摄") and chunks:
            chunks.append(("\x01", a, b))
    return _join(text, chunks, role)


def _join(text: Text, chunks: list[tuple[str, int, int]], role: str) -> tuple[Author, ...]:
    out: list[Author] = []
    singles: list[tuple[str, int, int]] = []

    def flush() -> None:
        while singles:
            size = 3 if len(singles) == 3 else 2
            group = singles[:size]
            del singles[:size]
            name = "".join(g[0] for g in group)
            if len(name) >= 2:
                out.append(Author(name, role, text.spans(group[0][1], group[-1][2])))

    for name, a, b in chunks:
        if name.startswith("\x00"):
            flush()
            role = name[1:]
        elif name == "\x01":
            flush()
            if out:
                out[-1] = Author(out[-1].name, "图", out[-1].spans)
        elif len(name) == 1:
            singles.append((name, a, b))
        else:
            flush()
            if _HAN_NAME.match(name):
                out.append(Author(name, role, text.spans(a, b)))
    flush()
    return tuple(out)
