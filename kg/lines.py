"""Lines of a page and what each of them can be: the first look, before articles are told apart."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.bylines import names_only
from kg.lexicon import has_surname, surnames
from kg.patterns import Patterns, load

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_ENDS = re.compile(r"[。!?…:;](?:[”’))》\]]*)$|[。!?][”’]?\s*[((][^()]{1,40}[))]$|[。!?]”$|——$")
_ITEM = re.compile(
    r"[(].*[)]$|(?:[一二三四五六七八九十]{1,2}、|[(][一二三四五六七八九十]{1,2}[)]|\d{1,2}[.、](?!\d))[^。]{0,40}$"
)
_TEXT = re.compile(r"。|[:;,]$|/.*/|^……|^\d{1,2}[.、](?!\d)|^[一二三四五六七八九十]{1,2}、|^[^—].*——$")
_SIGNS = re.compile(r"[\s▌>》〉◎●▲■◆□◇★☆△⊙○〇※|\[\]]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the folded page: ``[start, end)`` without outer blanks, and its kind.

    Kinds: ``out`` (heads of the page, staff, small advertisements), ``jump``,
    ``caption``, ``closing`` (names in brackets), ``byline``, ``name`` (bare),
    ``text`` (sentences), ``loose`` (a comma and no end) and ``short``. ``gap``
    is whether a blank line stands before it.
    """

    start: int
    end: int
    text: str
    kind: str
    gap: bool = False

    @property
    def closed(self) -> bool:
        """Whether the line ends as a sentence ends, or heads a part of a list."""
        return bool(_ENDS.search(self.text[-45:]) or _ITEM.match(self.text))

    @property
    def bare(self) -> str:
        """The line without blanks and ornaments."""
        return squeeze(self.text)


@functools.lru_cache(maxsize=2048)
def squeeze(text: str) -> str:
    """A line without blanks and ornaments.

    >>> squeeze("◎ 公 告 >>")
    '公告'
    """
    return _SIGNS.sub("", text)


@functools.lru_cache(maxsize=2048)
def is_label(text: str) -> bool:
    """Whether a line is the name of a column or section and no headline.

    >>> is_label("时评"), is_label("市委召开会议")
    (True, False)
    """
    return bool(load("page")["label"].match(squeeze(text)))


def is_brief(text: str) -> bool:
    """Whether a line heads a column of short news.

    >>> is_brief("简 讯"), is_brief("县城快讯社开张")
    (True, False)
    """
    bare = squeeze(text)
    return len(bare) <= 10 and bare.endswith(load("page").words["brief"])


@functools.lru_cache(maxsize=2048)
def is_notice(text: str) -> bool:
    """Whether a headline is that of a notice or a list of appointments.

    >>> is_notice("干部任前公示")
    True
    """
    bare = squeeze(text)
    return bare.endswith(load("page").words["notice"])


@functools.lru_cache(maxsize=2048)
def is_note(text: str) -> bool:
    """Whether a paragraph ends with the names of those who wrote it.

    >>> is_note("大会闭幕。(秋 山)"), is_note("大会闭幕。(试行)")
    (True, False)
    """
    if not text.endswith((")", "文", "图", "摄")):
        return False
    patterns = load("page")
    if patterns["tailbyline"].search(text):
        return True
    found = patterns["closing"].search(text, max(0, len(text) - 60))
    return bool(
        found
        and text[: found.start()].rstrip().endswith(("。", "!", "?", "”", "…"))
        and names_only(found[1])
    )


def read_lines(folded: str) -> list[Line]:
    """Cut a folded page into lines and say of each what it can be."""
    patterns = load("page")
    lines: list[Line] = []
    last = 0
    for found in _LINE.finditer(folded):
        raw = found[0]
        text = raw.strip()
        if not text:
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        gap = folded.count("\n", last, start) > 1 or folded.count("\r", last, start) > 1
        lines.append(Line(start, start + len(text), text, _kind(text, patterns), gap))
        last = start + len(text)
    return lines


def _kind(text: str, patterns: Patterns) -> str:
    if len(text) > 120 or (len(text) > 40 and text[-1] in "。”" and "摄" not in text):
        return "text"
    if any(patterns[kind].search(text) for kind in ("staff", "folio", "smallad")):
        return "out"
    squeezed = text.replace(" ", "")
    if patterns["jump-to"].fullmatch(squeezed) or patterns["jump-from"].fullmatch(squeezed):
        return "jump"
    if text[0] == "(" and text[-1] == ")" and ")" not in text[:-1]:
        inner = text[1:-1]
        if patterns["photographer"].search(text) and not re.search(r"摄影报道|文", inner):
            return "caption"
        return "closing" if names_only(inner) else "text"
    if patterns["meta"].search(text):
        return "byline"
    if len(text) < 40 and patterns["writer-and-picture"].search(text) and names_only(text):
        return "byline"
    shown = not patterns["unit"].match(text) or ("。" in text and patterns["photographer"].search(text))
    if len(text) < 90 and shown and patterns["caption"].search(text):
        return "caption"
    if patterns["byline"].match(text) or patterns["dateline"].match(text):
        return "text"
    if is_label(text):
        return "short"
    if (patterns["boxbyline"].match(text) or patterns["rolebyline"].match(text)) and names_only(text):
        return "byline"
    if is_note(text) or len(text) > 60 or _TEXT.search(text):
        return "text"
    told = bool(patterns["deckhead"].match(squeezed)) or is_label(text) or is_notice(text) or is_brief(text)
    named = (has_surname(squeezed) and len(squeezed) < 4) or squeezed[:2] in surnames()[1] or " " in text or "·" in text
    told = told or bool(patterns["place-line"].search(text))
    if named and not told and patterns["namebyline"].match(text):
        return "name"
    if patterns["unit"].match(text) and not is_brief(text):
        return "text"
    return "loose" if "," in text else "short"
