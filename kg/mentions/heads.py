"""The word that a name of a project or site ends with, and which of the two the text makes it."""

from __future__ import annotations

import functools
import re

from kg.guard import guarded
from kg.mentions.firm import Firm
from kg.patterns import alternation, load

_PARTS = re.compile("的[^,。;:\\n]*")


@functools.cache
def heads() -> re.Pattern[str]:
    patterns = load("things")
    return guarded(
        f"(?:{patterns['head'].pattern})(?P<phase>{patterns['phase'].pattern})?(?P<more>项目|工程)?"
    )


@functools.cache
def kind_of() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("things").words
    return (
        guarded(alternation(words["project"])),
        guarded(alternation(words["site"])),
        guarded(alternation(words["road"]) + "$"),
    )


@functools.cache
def ways() -> re.Pattern[str]:
    return guarded(alternation(load("things").words["road"]) + "|道路|管道|干线|专线|航道")


def kind_at(text: str, match: re.Match[str], start: int, outer: int, firm: Firm | None) -> tuple[str, str]:
    """What a name is by its head and by what is told around it; empty for a road that nobody builds."""
    patterns = load("things")
    project, site, road = kind_of()
    if match.re is patterns["phase-alone"]:
        lead = text[max(0, start - 2) : start]
        alone = (firm or patterns["phase-of"].search(lead)) and match.start() - start > 2
        return ("Project" if alone else ""), "thing-phase"
    after = text[match.end() : match.end() + 30]
    around = text[max(0, start - 24) : start].rpartition("。")[2] + "|" + after.partition("。")[0]
    made = patterns["in-making"].search(around)
    if match.group() == "车间" and not patterns["paid-for"].search(text[max(0, start - 26) : start]):
        return "", ""
    if road.search(match.group()) and not project.search(match.group()):
        return ("Project" if made else ""), "thing-road"
    if project.search(match.group()) or match["phase"]:
        return "Project", "thing-head"
    if match.group() == "生产线" and (
        text[start - 1 : start] in ("代", "化")
        or patterns["one-line"].search(text, max(0, start - 18), start)
    ):
        return "", ""
    stands = bool(patterns["stands-at"].search(text[max(0, outer - 6) : outer]))
    if made_later(text, match, stands=stands):
        return "Project", "thing-made-later"
    if not stands and patterns["begun-behind"].match(text, match.end()):
        return "Project", "thing-begun"
    if site.fullmatch(match.group()):
        paid = patterns["paid-for"].search(text[max(0, start - 26) : start])
        paid = paid or patterns["paid-behind"].match(text, match.end())
        return ("Project" if paid else "Site"), "thing-head"
    if stands:
        return "Site", "thing-stands-at"
    made = made or patterns["paid-behind"].match(text, match.end())
    return ("Project" if made else "Site"), "thing-head"


def made_later(text: str, match: re.Match[str], *, stands: bool = False) -> bool:
    """Whether a later sentence tells the money or land of what is named here: 该园区, 项目, or its last word alone.

    Where something else ``stands`` in it, 项目 means that.
    """
    venue = load("things")["venue"]
    later = load("things")["made-later"].search(text, match.end(), match.end() + 240)
    if later is None or venue.match(text, match.end()):
        return False
    last = match["phase"] or match["more"] or match.group()
    parts = load("things").words["part"]
    own = _PARTS.match(text, match.end())
    past = own.end() if own else match.end()  # 综合体的玻璃栈道: a part of it
    others = [
        m.group()
        for m in heads().finditer(text, match.end(), later.start())
        if not venue.match(text, m.end()) and m.group() not in parts and m.start() >= past
    ]
    said = later["head"] or later["bare"]
    if later["it"] or said in ("项目", "工程"):
        return not others and not stands
    return last.endswith(said) and not any(o.endswith(said[-1]) for o in others)
