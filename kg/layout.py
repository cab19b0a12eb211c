"""Layout: the most likely part of every line of a page, weighed over the page as a whole.

A line alone seldom tells what it is: a short line can be a headline, a deck, a
cross-head, a caption or a line of a poem. So each line is given points for
each part it could have (:data:`PARTS`), a page must run through a small grammar
of phases, and the best way through is taken (Viterbi 1967). The points are in
steps of a half; a reason from the genre stands beside each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.clues import Clues, read_clues
from kg.lexicon import has_surname
from kg.lines import Line, is_brief, is_label, is_note, is_notice
from kg.patterns import load

PARTS = {
    "head": "first line of the heads of a new article",
    "more": "another line of the same heads",
    "byline": "who wrote",
    "text": "a paragraph or a piece of one",
    "cross": "a cross-head",
    "caption": "a caption, also one without a photographer",
    "closing": "names behind the text",
    "sign": "the body that signs a notice, its date",
    "jump": "a jump line that stands alone",
    "out": "no part of an article",
}
# Phases: what has been read of the article at hand.
NONE, HEADS, HEADED, PICTURED, TEXT, SIGNED, ENDED = range(7)


def label_lines(lines: list[Line]) -> list[str]:
    """The part (:data:`PARTS`) of each line.

    >>> from kg.lines import read_lines
    >>> label_lines(read_lines("甲县召开大会\\n\\n本报讯 昨日,大会召开。"))
    ['head', 'text']
    """
    best: dict[int, tuple[float, tuple[object, ...]]] = {NONE: (0.0, ())}
    for line, clues in zip(lines, read_clues(lines), strict=True):
        step: dict[int, tuple[float, tuple[object, ...]]] = {}
        choices = list(_choices(line, clues))
        effect = _effect(line) if line.kind in ("text", "loose") else ""
        for phase, (score, path) in best.items():
            for part, points in choices:
                move = _move(phase, part, line, clues, effect)
                if move is None:
                    continue
                reached, cost = move
                total = score + points + cost
                if reached not in step or total > step[reached][0]:
                    step[reached] = (total, (part, path))
        if not step:  # no sequence of parts allows this line: it starts anew as text
            score, path = max(best.values(), key=lambda x: x[0])
            step = {TEXT: (score, ("text" if line.kind == "text" else "out", path))}
        best = step
    parts: list[str] = []
    path = max(best.values(), key=lambda x: x[0])[1]
    while path:
        parts.append(str(path[0]))
        path = path[1]  # type: ignore[assignment]
    return parts[::-1]


def _choices(line: Line, clues: Clues) -> Iterator[tuple[str, float]]:
    """The parts that a line could have, with the points that the line itself gives them."""
    kind = line.kind
    if kind in ("out", "jump", "caption", "closing", "byline"):
        yield kind, 0.0
        return
    if kind == "text":
        yield "text", 0.0
        return
    points = _headlike(line)
    signs = clues.notice and bool(load("page")["issuer"].search(line.bare))
    dash = line.text.startswith(("—", "-")) and not line.text.endswith("—")  # a deck, never the first line
    named = kind == "name" and has_surname(line.bare)
    if named and clues.next not in ("name", "byline"):
        points = min(points, -1.0)  # a name, and no title that is set wide
    yield "head", points - (3.0 if signs else 0.0) - (5.0 if dash else 0.0)
    yield "more", points + (1.0 if dash else 0.0)
    yield "text", _textlike(line, clues)
    yield "cross", _crosslike(line, clues)
    if clues.open and not clues.verse:
        # A caption lands between two columns of one sentence.
        lands = clues.next == "text" and clues.follows in ("plain", "on")
        yield "caption", (1.5 if lands else -3.0) - (1.0 if " " in line.text else 0.0)
    if kind == "name":
        follows = clues.next in ("text", "loose", "short", "caption", "jump", "name")
        yield "byline", (2.5 if named or "·" in line.text else 1.5) if follows else -1.0
    if clues.masthead:
        yield "out", 1.0
    if signs:
        yield "sign", 2.5


def _headlike(line: Line) -> float:
    patterns = load("page")
    bare = line.bare
    points = 0.0
    if bare in patterns.words["link"] or patterns["field"].match(bare):
        points -= 4.0
    elif is_notice(line.text) or is_brief(line.text):
        points += 3.0
    elif is_label(line.text):
        points += 2.0
    elif patterns["spaced"].match(line.text):  # a short title is set wide
        points += 1.5
    elif len(bare) <= 4:
        points -= 0.5
    if patterns["kickerhead"].search(line.text):
        points += 2.0
    if patterns["colonhead"].match(line.text):
        points += 1.0
    if patterns["verb"].search(bare):
        points += 1.0
    if patterns["deckhead"].match(line.text) or patterns["series"].search(line.text):
        points += 1.0
    if line.kind == "loose":
        points -= 0.5
    if len(bare) > 34:
        points -= 1.0 if len(bare) < 45 else 2.5
    if re.search(r"[、,的和与在]$", bare):
        points -= 4.0
    return points


def _textlike(line: Line, clues: Clues) -> float:
    if is_notice(line.text) or is_brief(line.text) or is_label(line.text):
        return -4.0
    if line.kind == "loose":
        return 2.0 if clues.open or clues.verse else 0.5 if clues.notice else -0.5
    if clues.verse:
        return 1.5
    if line.text.endswith(("!", "?", "……")):
        return 0.0
    if clues.notice:  # a list of names and posts has no full stops
        return -0.5
    return -3.0


def _crosslike(line: Line, clues: Clues) -> float:
    patterns = load("page")
    if line.bare in patterns.words["link"]:
        return 4.0
    points = {"dated": -6.0, "opening": -1.0, "unit": -1.0, "on": 1.5, "nothing": -3.0}.get(
        clues.follows, 0.0
    )
    if clues.open:
        points -= 2.0
    if clues.attended:
        points -= 1.0
    if clues.notice:
        points -= 3.0
    if clues.news:
        points -= 2.5  # a short report is not cut by cross-heads
    if clues.next != "text":
        points -= 3.0
    if clues.reach > 600:  # only a long article is cut by cross-heads
        points += 1.0
    elif clues.reach < 200:
        points -= 0.5
    if is_label(line.text) or is_notice(line.text) or is_brief(line.text):
        points -= 4.0
    if patterns["colonhead"].match(line.text) or patterns["spaced"].match(line.text):
        points -= 1.5
    if patterns["kickerhead"].search(line.text):
        points -= 3.0
    return points


def _move(phase: int, part: str, line: Line, clues: Clues, effect: str) -> tuple[int, float] | None:
    """The phase that a part leads to and what the step costs, or None where it cannot be."""
    if part == "out":
        return phase, 0.0
    if part == "caption":
        return PICTURED if phase == HEADS else phase, 0.0
    if part == "head":
        return HEADS, _entry(phase, clues)
    if part == "more":
        return (HEADS, -0.6 * max(0, clues.run - 2)) if phase == HEADS else None
    if part == "byline":
        if phase in (HEADS, HEADED, PICTURED):
            first = phase != HEADED
            return HEADED, (3.0 if line.kind == "byline" else 0.0) if first else -1.5 * (line.kind == "name")
        if phase == NONE:
            return PICTURED, -1.0
        if line.kind == "name":
            return (ENDED, -4.0) if phase == TEXT and has_surname(line.bare) else None
        return ENDED, {TEXT: 1.0, SIGNED: -1.0}.get(phase, -1.0)
    if part == "cross":
        reached = {TEXT: (TEXT, 0.0), SIGNED: (SIGNED, 0.0), HEADED: (SIGNED, -0.5), ENDED: (TEXT, -2.0)}
        return reached.get(phase)
    if part == "sign":
        return (ENDED, 0.0) if phase in (TEXT, SIGNED, ENDED) else None
    if part == "closing":
        return (HEADED, 0.0) if phase == HEADS else (ENDED, {TEXT: 1.0, SIGNED: -1.0}.get(phase, 0.0))
    if part == "jump":
        return (ENDED if load("page")["jump-to"].search(line.text) else TEXT), 0.0
    return _read_text(phase, line, clues, effect)


def _effect(line: Line) -> str:
    """What a paragraph does to its article: sends it to another page, ends it, or signs it."""
    patterns = load("page")
    if patterns["jump-to"].search(line.text):
        return "jump"
    if is_note(line.text):
        return "note"
    return "signed" if patterns["byline"].match(line.text) else ""


def _read_text(phase: int, line: Line, clues: Clues, effect: str) -> tuple[int, float]:
    cost = {NONE: -1.0, ENDED: -2.0}.get(phase, 0.0)
    if line.kind == "short" and phase in (NONE, HEADS, PICTURED):
        # Verse without the poet's name: at least three short lines.
        verse = phase == HEADS and clues.runs_on >= 3 and len(line.bare) < 18
        cost -= 1.0 if verse else 4.0
        cost -= {"dated": 5.0, "opening": 2.0}.get(clues.follows, 0.0)  # that text has a head of its own
    if effect == "jump":
        return ENDED, cost
    if effect == "note":
        return ENDED, cost + {HEADS: 1.0, TEXT: 1.0, SIGNED: -1.5}.get(phase, 0.0)
    signed = phase in (HEADED, SIGNED) or (effect == "signed" and phase in (HEADS, NONE))
    return (SIGNED if signed else TEXT), cost


def _entry(phase: int, clues: Clues) -> float:
    """How likely a new article begins here, by what stands before and behind."""
    if phase in (HEADS, HEADED):  # an item of a headline alone
        return -4.0
    points = {"dated": 5.0, "opening": 2.0, "unit": 1.0, "on": -3.0, "nothing": -3.0}.get(clues.follows, 0.0)
    if clues.sibling:
        points += 1.5
    if clues.notice and clues.follows == "plain" and clues.next == "text" and not clues.open:
        points += 2.5  # a story under a notice, which has no cross-heads
    if phase == NONE:
        return points
    if phase == ENDED:
        return points + 1.5
    points -= 2.0
    if clues.open and not clues.verse:
        points -= 4.0
    if clues.attended:
        points += 1.5
    return points + 1.5 * clues.gap
