"""Clues: what the surroundings of a line say of it, worked out once for a page."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lines import Line, is_note, is_notice
from kg.patterns import load


@dataclass(frozen=True, slots=True)
class Clues:
    """What the surroundings of a line say, worked out once for the page."""

    open: bool  # the text before it breaks off inside a sentence
    attended: bool  # the text before it ends as reports do: who came along
    verse: bool  # only short lines since the last by-line or head
    run: int  # how many short lines stand before it without text between
    runs_on: int  # how many come behind it
    follows: str  # how the next text begins: dated, opening, unit, on, plain or nothing
    next: str  # the kind of the next line
    notice: bool  # the last head before it was that of a notice
    reach: int  # characters of text since the last sure start
    masthead: bool  # nothing but such lines before it, and one follows
    gap: int  # 1 where a blank line marks a start on this page, -1 where it is missing, else 0
    news: bool  # the text under the last heads opens as a report does, and no by-line stands over it
    sibling: bool  # the same form as the last head: a name, a colon, what is told


_SHORTS = ("short", "name", "loose")
# Lines of another kind tell themselves what they are.
_SURE = Clues(False, False, False, 0, 0, "plain", "", False, 0, False, 0, False, False)


def read_clues(lines: list[Line]) -> list[Clues]:
    """What stands around each line, in two passes over the page."""
    patterns = load("page")
    bodies = [i for i in range(1, len(lines)) if lines[i].kind == lines[i - 1].kind == "text"]
    gaps = sum(lines[i].gap for i in bodies)
    told = len(bodies) >= 4 and gaps * 4 <= len(bodies) and any(x.gap for x in lines)
    opens = [_opening(x.text) if x.kind in ("text", "jump") else "" for x in lines]
    ahead: list[tuple[str, str, str, int]] = []
    follows, after, beneath, run = "nothing", "", "", 0
    for line, opening in zip(reversed(lines), reversed(opens), strict=True):
        ahead.append((follows, after, beneath, run))
        run = run + 1 if line.kind in _SHORTS else 0
        if line.kind == "text" or (line.kind == "jump" and not patterns["jump-to"].search(line.text)):
            follows = opening
        elif line.kind == "caption" and follows == "nothing":
            follows = "plain"
        if line.kind != "out":
            after = line.kind
        beneath = line.kind
    ahead.reverse()
    out: list[Clues] = []
    before: Line | None = None
    run, reach, verse, notice, colon, top = 0, 0, False, False, False, True
    news, since = False, 0  # ``since`` is how much of that report has been read
    for line, opening, (follows, after, beneath, runs_on) in zip(lines, opens, ahead, strict=True):
        broken = False
        if line.kind not in _SHORTS:
            out.append(_SURE)
        else:
            is_colon = bool(patterns["colonhead"].match(line.text))
            broken = before is not None and not before.closed and not is_note(before.text)
            out.append(
                Clues(
                    open=broken,
                    attended=before is not None and bool(patterns["attended"].search(before.text[-40:])),
                    verse=verse and (after in _SHORTS if before is None else len(before.text) < 30),
                    run=run,
                    runs_on=runs_on,
                    follows=follows,
                    next=after,
                    notice=notice,
                    reach=reach,
                    masthead=top and len(line.bare) <= 6 and beneath == "out",
                    gap=(1 if line.gap else -1) if told else 0,
                    news=news and since < 240,
                    sibling=colon and is_colon and line.kind == "short",
                )
            )
            top = top and out[-1].masthead
            run += 1
            if is_notice(line.text):
                notice = True
            elif run == 1 and not patterns["issuer"].search(line.bare):
                notice = False
            if not (verse and before is not None):
                colon = is_colon
        if line.kind == "jump":
            before, run, reach, news = None, 0, 0, False
        if line.kind == "byline" or (line.kind == "name" and run > 1):
            verse, before, news = True, None, False
        if line.kind == "text" or (line.kind == "loose" and (verse or broken)):
            if run and not (verse and before is None):
                news, since = opening == "dated" or bool(patterns["day-opening"].match(line.text)), 0
            run = 0
            since += len(line.text)
            reach = len(line.text) + (0 if opening == "dated" else reach)
            verse = verse and len(line.text) < 30
            before = line
        elif verse and line.kind == "short" and before is not None:
            before = line
    return out


_OPENINGS = (
    ("byline", "dated"),
    ("dateline", "dated"),
    ("jump-from", "dated"),
    ("unit", "unit"),
    ("goeson", "on"),
    ("opening", "opening"),
)


def _opening(text: str) -> str:
    patterns = load("page")
    return next((name for kind, name in _OPENINGS if patterns[kind].match(text)), "plain")
