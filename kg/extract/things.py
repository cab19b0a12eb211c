"""What an article tells of, ready for the extractors of projects, companies and sites."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.gazetteer import Division
from kg.mentions.companies import full_names
from kg.mentions.dates import DateMention
from kg.mentions.firm import Firm
from kg.mentions.places import PlaceMention
from kg.mentions.things import ThingMention, find_all
from kg.model import Article, Literal, Ref, Statement
from kg.patterns import load

_NEXT = re.compile("(?:、|和|与|及|以及)[^,。;、]{0,24}")
_OTHERS = re.compile("(?:公司|企业|集团)(?:还|又|也|已)?(?:与|和|同|由|向|从|为|给)$")
_AND = re.compile("(?:、|和|与|及|以及|同|跟)")
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

    @functools.cached_property
    def text(self) -> str:
        """The body that the offsets point into."""
        return self.article.body.chars

    @functools.cached_property
    def heads(self) -> str:
        """Kicker, headline and deck."""
        return "\n".join(
            t.chars for t in (self.article.kicker, self.article.headline, self.article.deck) if t
        )

    @functools.cached_property
    def projects(self) -> list[ThingMention]:
        """The projects among the things."""
        return [t for t in self.things if t.kind == "Project"]

    @property
    def full_names(self) -> list[str]:
        """The companies that are named in full."""
        return [f.name for f in self.firms if f.rule == "company-full"]

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
    heads = "\n".join(t.chars for t in (article.kicker, article.headline, article.deck) if t)
    things, firms = find_all(article.body.chars, places, (*known, *full_names(heads)))
    free = [p for p in places if p.full or not any(t.start <= p.start and p.end <= t.end for t in things)]
    return Told(article, things, firms, free, dates, home, issue)


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
        if len(between) < 30 and "、" not in between[1:] and patterns["sum-of"].match(between):
            return after
        comma = text.rfind(",", first, start) + 1
        own = len(between) < 12 and "," not in between and not any(comma <= t.start for t in inside if t.end <= start)
        if own and any(comma <= f.start and f.end <= start for f in told.firms) and patterns["sum-to-build"].match(between):
            return after  # 甲公司投资…建设甲项目,乙公司投资…建设乙项目
    if text.startswith("的", end) and not text.startswith(("的项目", "的工程"), end):
        return None  # of a thing that has no name
    before = [t for t in inside if t.end <= start and not _is_part(told, t)]
    if before:
        return None if _listed(told, before) else before[-1]
    if after is not None and len(between) < 40 and patterns["sum-to-build"].match(between):
        return after
    return _carried(told, first, start)


def firm_ref(firm: Firm) -> Ref:
    """The company that a mention names."""
    return Ref("Company", firm.name)


def joined_firms(told: Told, at: int) -> list[Firm]:
    """The firms joined by 、 and 与 of which the one at index ``at`` is the last."""
    run = [told.firms[at]]
    while at and _AND.fullmatch(told.text[told.firms[at - 1].end : run[0].start]):
        at -= 1
        run.insert(0, told.firms[at])
    return run


def firm_before(told: Told, at: int) -> Firm | None:
    """The company that 公司 at an offset means: the last of its sentence, else what an earlier one is about."""
    first = told.sentence(at)[0]
    here = [f for f in told.firms if first <= f.start and f.end <= at]
    if here:
        return here[-1]
    earlier = [f for f in told.firms if f.end <= first]
    near = [f for f in earlier if f.start >= told.paragraph(at)] or earlier
    while near:
        start = told.sentence(near[-1].start)[0]
        subject = next(f for f in near if f.start >= start)
        if not _OTHERS.search(told.text[start : subject.start]):
            return subject
        near = [f for f in near if f.start < start]
    return earlier[0] if earlier else None


def subject_of(told: Told, at: int) -> Ref | None:
    """The project or company that a clause is about: the one told before it in the sentence, 该项目 or 公司."""
    first = told.sentence(at)[0]
    lead = told.text[first:at]
    if load("companies")["the-firm"].match(lead):
        firm = firm_before(told, first)
        return Ref("Company", firm.name) if firm else None
    named = [
        f
        for f in told.firms
        if first <= f.start
        and f.end <= at
        and told.text[f.start - 1 : f.start] != "由"
        and not load("companies")["by-builder"].match(told.text[f.end : f.end + 8])
    ]
    project = owner(told, at, at)
    if project and not (named and named[-1].start > project.end):
        return project.ref
    return Ref("Company", named[-1].name) if named else None


def _listed(told: Told, before: Sequence[ThingMention]) -> bool:
    """Whether the last of some names is the end of a list."""
    if len(before) < 2:
        return False
    gap = told.text[before[-2].end : before[-1].start]
    return bool(_NEXT.fullmatch(gap)) and "的" not in gap


def _carried(told: Told, first: int, at: int) -> ThingMention | None:
    """The last project named before a sentence that goes on about it."""
    patterns, lead = load("projects"), told.text[first:at]
    for firm in told.firms:
        if first <= firm.start < at:
            lead = lead.replace(told.text[firm.start : firm.end], "")
    if patterns["others"].search(lead) or not patterns["carry"].match(told.text[first : at + 12]):
        return None
    before = _called_so(told, first, at)
    near = [t for t in before if t.start >= told.paragraph(at)]
    whole = [t for t in near if not _of_a_phase(told, t) and not _is_part(told, t)]
    near = whole or near
    if near:
        same = [t for t in near if t.start >= told.sentence(near[-1].start)[0]]
        return None if _listed(told, same) else near[-1]
    start = told.paragraph(at)  # a paragraph that opens with 该项目 goes on about it to its end
    opening = told.text[start : start + 24]
    again = before and (bare := patterns["bare-head"].match(opening)) and before[-1].name.endswith(bare.group())
    goes_back = again or patterns["back"].match(lead) or patterns["back"].match(opening)
    return before[-1] if before and goes_back else None


def _called_so(told: Told, first: int, at: int) -> list[ThingMention]:
    """The projects before a sentence that its 该厂 or 这个小区 can mean; all of them for 该项目."""
    before = [t for t in told.projects if t.end <= first]
    if phase := load("projects")["this-phase"].match(told.text, first):
        return [t for t in before if t.name.endswith(phase["phase"])] or before
    said = load("projects")["this-one"].match(told.text[first : at + 12])
    if said is None or said["head"] in ("项目", "工程", "基地"):
        return before
    return [t for t in before if said["head"] in t.name]


def _is_part(told: Told, thing: ThingMention) -> bool:
    """Whether a project is only a part of the one told before it: …项目,主要建设分拣中心和冷链云仓."""
    first = told.sentence(thing.start)[0]
    clause = max(first, told.text.rfind(",", first, thing.start) + 1)
    if not load("projects")["builds-part"].match(told.text, clause, thing.start):
        return False
    return any(told.paragraph(clause) <= t.start and t.end <= clause for t in told.projects)


def _of_a_phase(told: Told, thing: ThingMention) -> bool:
    """Whether a project is only what a phase of another builds (二期…建设某某基地)."""
    lead = told.text[told.sentence(thing.start)[0] : thing.start]
    return bool(load("projects")["phased"].match(lead))
