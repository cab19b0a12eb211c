"""What an article tells of, ready for the extractors of projects, companies and sites."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.gazetteer import Division
from kg.mentions.companies import Firm
from kg.mentions.dates import DateMention
from kg.mentions.places import PlaceMention
from kg.mentions.things import ThingMention, find_all
from kg.model import Article, Literal, Ref, Statement
from kg.patterns import load

_END = re.compile("[。!?;\\n]")


@dataclass(frozen=True)
class Told:
    """One article with everything found in it: mentions are sorted, offsets are into ``text``."""

    article: Article
    things: Sequence[ThingMention]
    firms: Sequence[Firm]
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    home: Division | None
    issue: str
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ends", [m.end() for m in _END.finditer(self.text)] + [len(self.text)])

    @property
    def text(self) -> str:
        """The body that the offsets point into."""
        return self.article.body.chars

    @functools.cached_property
    def projects(self) -> list[ThingMention]:
        """The projects among the things."""
        return [t for t in self.things if t.kind == "Project"]

    def sentence(self, at: int) -> tuple[int, int]:
        """``[start, end)`` of the sentence around an offset; ``;`` ends one too."""
        i = bisect.bisect_right(self.ends, at)
        return (self.ends[i - 1] if i else 0), self.ends[min(i, len(self.ends) - 1)]

    def paragraph(self, at: int) -> int:
        """Where the paragraph around an offset begins."""
        return self.text.rfind("\n", 0, at) + 1

    def say(
        self, subject: Ref, relation: str, what: Ref | Literal, start: int, end: int, trust: float, rule: str
    ) -> Statement:
        """A statement that stands on ``[start, end)`` of the body."""
        spans = self.article.body.spans(start, max(end, start + 1))
        return Statement(subject, relation, what, spans, trust, rule, self.article.ref)


def read_things(
    article: Article,
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    home: Division | None,
    issue: str,
    known: Sequence[str] = (),
) -> Told:
    """Find everything in an article's body; ``known`` are companies told elsewhere on the page."""
    things, firms = find_all(article.body.chars, places, known)
    return Told(article, things, firms, places, dates, home, issue)


def owner(told: Told, start: int, end: int) -> ThingMention | None:
    """The project that a fact at ``[start, end)`` is told of.

    The one that the fact describes (投资3亿元的…项目), else the last one named before it in the
    sentence, else the one that the sentence goes on about; a fact of a list is of none.
    """
    text, patterns = told.text, load("projects")
    first, last = told.sentence(start)
    inside = [t for t in told.projects if first <= t.start < last]
    for thing in inside:
        if thing.start <= start < thing.end:
            return thing
    after = next((t for t in inside if t.start >= end), None)
    if after is not None:
        front = after.firm.start if after.firm and after.firm.start < after.start else after.start
        between = text[end:front]
        if len(between) < 30 and "、" not in between and patterns["sum-of"].match(between):
            return after
    before = [t for t in inside if t.end <= start]
    if before:
        return None if _listed(told, before) else before[-1]
    if after is not None and len(between) < 40 and patterns["sum-to-build"].match(between):
        return after
    return _carried(told, first, start)


def _listed(told: Told, before: Sequence[ThingMention]) -> bool:
    """Whether the last of some names is the end of a list."""
    if len(before) < 2:
        return False
    gap = told.text[before[-2].end : before[-1].start]
    return bool(re.fullmatch("(?:、|和|与|及|以及)[^,。;、]{0,24}", gap)) and "的" not in gap


def _carried(told: Told, first: int, at: int) -> ThingMention | None:
    """The last project named before a sentence that goes on about it."""
    patterns, lead = load("projects"), told.text[first:at]
    for firm in told.firms:
        if first <= firm.start < at:
            lead = lead.replace(told.text[firm.start : firm.end], "")
    if patterns["others"].search(lead) or not patterns["carry"].match(told.text[first : at + 12]):
        return None
    before = [t for t in told.projects if t.end <= first]
    near = [t for t in before if t.start >= told.paragraph(at)]
    if near:
        same = [t for t in near if t.start >= told.sentence(near[-1].start)[0]]
        return None if _listed(told, same) else near[-1]
    return before[-1] if before and patterns["back"].match(lead) else None
