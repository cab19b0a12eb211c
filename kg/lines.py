"""Lines of a page and what each of them can be: the first look, before articles are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.patterns import Patterns, load

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_ENDS = re.compile(r"[。!?…:;](?:[”’))》\]]*)$|[。!?][”’]?\s*[((][^()]{1,40}[))]$|[。!?]”$|——$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the folded page: ``[start, end)`` without outer blanks, and its kind.

    Kinds: ``staff``, ``caption``, ``jump``, ``byline``, ``closing``, ``short``
    (a headline, a cross-head or a fragment) and ``body``.
    """

    start: int
    end: int
    text: str
    kind: str
    gap: bool = False

    @property
    def closed(self) -> bool:
        """Whether the line ends as a sentence ends."""
        return bool(_ENDS.search(self.text))


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
    squeezed = text.replace(" ", "")
    for kind in ("staff", "folio"):
        if patterns[kind].search(text):
            return "staff"
    if jump := patterns["jump-to"].fullmatch(squeezed) or patterns["jump-from"].fullmatch(squeezed):
        return "jump" if jump else ""
    bracketed = re.fullmatch(r"[(][^()]{2,40}[)]", text)
    if (
        bracketed
        and not re.search(r"[。,]|通过", text)
        and (re.search(r"记者|报道|通讯员", text) or not text.endswith("摄)"))
    ):
        return "closing"
    if len(text) < 90 and patterns["caption"].search(text) and not patterns["unit"].match(text):
        return "caption"
    if patterns["byline"].match(text) or patterns["dateline"].match(text):
        return "body"
    if patterns["boxbyline"].match(text) or patterns["rolebyline"].match(text):
        return "byline"
    if patterns["tailbyline"].search(text):
        return "body"
    if "。" in text or len(text) > 60 or "," in text or text.count("/") > 1 or text.startswith("……"):
        return "body"
    if text.endswith((":", ";")):
        return "body"
    return "short"
