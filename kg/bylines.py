"""By-lines: who wrote, photographed and edited, in every form that the genre prints them."""

from __future__ import annotations

import re

from kg.lexicon import surnames
from kg.model import Author, Text
from kg.patterns import load

_CHUNK = re.compile(r"[^\s、,/&::|()()□■◇◆●○△▲◎⊙\-—]+|/| {2,}")
_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_SECOND = re.compile(f" +{_HAN}(?![^ 、)])")
_NAME = re.compile(f"{_HAN}{{2,5}}$|{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+$")
_LAST = re.compile(r"(?:^|[。!?…)》”:,])([^。!?…)》”:,]*)$")


def parse_authors(text: Text, start: int, end: int, role: str = "") -> tuple[Author, ...]:
    """The names of a by-line between two offsets of a text that kept its spaces.

    A role (记者, 通讯员) rules the names behind it, a mark (/文, 摄) those before
    it; single characters next to each other make one name (``纪 苗 方致远`` is
    two people).

    >>> chars = "记者 纪 苗 方致远"
    >>> [a.name for a in parse_authors(Text(chars, tuple(range(len(chars)))), 0, len(chars))]
    ['纪苗', '方致远']
    """
    out: list[Author] = []
    singles: list[tuple[str, int, int]] = []
    open_names = 0  # how many names at the end of ``out`` a mark behind them would rule

    def flush() -> None:
        for a, b in _groups("".join(s[0] for s in singles)):
            add("".join(s[0] for s in singles[a:b]), singles[a][1], singles[b - 1][2])
        singles.clear()

    def add(name: str, a: int, b: int) -> None:
        nonlocal open_names
        if _NAME.match(name) and not (load("page")["byline-body"].search(name) and not _known(name)):
            out.append(Author(name, role, text.spans(a, b)))
            open_names += 1

    before, full = "", False  # ``full`` says that a name of two or more characters stands right before
    for found in _CHUNK.finditer(text.chars, start, end):
        a, b, chunk = found.start(), found.end(), found[0]
        if chunk == "/" or chunk.isspace():
            if (chunk.isspace() and len(singles) % 2 == 0) or len(singles) == 3:
                flush()
            before = chunk
            continue
        roles = list(load("page")["byline-role"].finditer(chunk))
        if roles:
            flush()
            role, open_names = roles[-1][0], 0
            a += roles[-1].end()
            chunk = chunk[roles[-1].end() :]
        mark = load("page")["byline-mark"].search(chunk)
        shared = full and text.chars[:end].rstrip().endswith(("摄", "图"))  # 闻大川 文 侯 俊 摄
        if len(chunk) == 1 and before != "/" and not shared and (len(singles) % 2 or _SECOND.match(text.chars, b, end)):
            mark = None  # a name of two characters set wide: 文 静
        if mark and (not _NAME.match(chunk) or len(chunk) > 3 or chunk == mark[0] or before == "/"):
            name = chunk[: mark.start()]
            if len(name) == 1:
                singles.append((name, a, a + 1))
            flush()
            if len(name) > 1:
                add(name, a, a + len(name))
            if mark[0] in load("page").words["picture"] and not roles:
                for at in range(len(out) - open_names, len(out)):
                    out[at] = Author(out[at].name, "图", out[at].spans)
            if open_names == 0 and not roles:
                role = "图" if mark[0] in load("page").words["picture"] else mark[0]
            open_names = 0
        elif len(chunk) == 1:
            singles.append((chunk, a, b))
        elif chunk:
            if len(singles) == 1 and len(chunk) == 2 and singles[0][0] in surnames()[0] and not _known(chunk):
                chunk, a = singles.pop()[0] + chunk, found.start() - 2
            flush()
            add(chunk, a, b)
        before, full = chunk, len(chunk) > 1
    flush()
    return tuple(out)


def _groups(chars: str) -> list[tuple[int, int]]:
    """Single characters in a row cut into names of two or three, as many as can with a family name in front.

    >>> _groups("方禾冉明"), _groups("欧小舟冉明")
    ([(0, 2), (2, 4)], [(0, 3), (3, 5)])
    """
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
    for end in range(1, len(chars) + 1):
        ways = [(best[end - 1][0] - 3.0, best[end - 1][1])]
        for size in (2, 3):
            if end >= size:
                score, groups = best[end - size]
                fits = 1.0 if chars[end - size] in surnames()[0] else 0.0
                ways.append((score + fits - 0.01 * size, [*groups, (end - size, end)]))
        best.append(max(ways, key=lambda w: w[0]))
    return best[-1][1]


def _known(name: str) -> bool:
    single, compound = surnames()
    return (name[:1] in single and len(name) <= 3) or (name[:2] in compound and len(name) <= 4)


def names_only(chars: str) -> bool:
    """Whether a stretch holds names and roles only, and no words of a sentence.

    >>> names_only("记者 秋 山 通讯员 石白"), names_only("下转二版"), names_only("县人大会议通过")
    (True, False, False)
    """
    if unit := load("page")["byline-unit"].match(chars):
        chars = chars[unit.end() :]
    if len(chars) > 60 or load("page")["no-byline"].search(chars):
        return False
    authors = parse_authors(Text(chars, tuple(range(len(chars)))), 0, len(chars))
    if not authors:
        return False
    bare = re.sub(r"[\s/、:()|&□■◇◆●○△▲◎⊙]", "", chars)
    left = len(bare) - sum(len(a.name) for a in authors)
    roles = bool(load("page")["byline-role"].search(chars) or load("page")["credit-word"].search(chars))
    return left <= (14 if roles else 0) and (
        roles or all(_known(a.name) or "·" in a.name or " " in chars for a in authors)
    )


def parse_line(text: Text) -> tuple[Author, ...]:
    """The names of a by-line that stands alone, also of the line of a web page (来源:… 作者:秋山).

    >>> chars = "来源:县融媒体中心 作者:秋山 浏览次数:12"
    >>> [a.name for a in parse_line(Text(chars, tuple(range(len(chars)))))]
    ['秋山']
    """
    patterns = load("page")
    if not patterns["meta"].search(text.chars):
        return parse_authors(text, 0, len(text.chars))
    fields = patterns["writer"].finditer(text.chars)
    return tuple(a for found in fields for a in parse_authors(text, found.start(1), found.end(1)))


def parse_photographers(text: Text) -> tuple[Author, ...]:
    """Who took the picture, as the end of a caption says it.

    >>> chars = "图为采茶。 通讯员 秋 山 摄"
    >>> [a.name for a in parse_photographers(Text(chars, tuple(range(len(chars)))))]
    ['秋山']
    """
    tail = load("page")["photographer"].search(text.chars)
    if not tail:
        return ()
    last = _LAST.search(tail[1])
    start = tail.start(1) + (last.start(1) if last else 0)
    found = parse_authors(text, start, tail.end(1))
    if (
        not last or last.start() == 0
    ):  # no sentence before it: only what stands behind the role or the last blank
        found = found[-1:] if not load("page")["byline-role"].search(tail[1]) else found
    return tuple(Author(a.name, "摄影", a.spans) for a in found)


def parse_staff(text: Text) -> tuple[Author, ...]:
    """The editors and proof-readers that a staff line or the head of a page names, each with the office.

    >>> chars = "2024年3月2日 第2版 责编:秋 山 校对/石 白"
    >>> [(a.name, a.role) for a in parse_staff(Text(chars, tuple(range(len(chars)))))]
    [('秋山', '责编'), ('石白', '校对')]
    """
    offices = list(load("page")["office"].finditer(text.chars))
    out: list[Author] = []
    for at, office in enumerate(offices):
        end = offices[at + 1].start() if at + 1 < len(offices) else len(text.chars)
        out += parse_authors(text, office.end(), end, office[1])
    return tuple(out)
