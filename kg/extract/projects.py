"""Projects: their money, dates, stage, capacity and land."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.extract.things import Told, owner
from kg.mentions.things import ThingMention
from kg.mentions.when import find_times, find_whens
from kg.model import Literal, Ref, Statement
from kg.patterns import load

_UNIT = {"亿": Decimal(100_000_000), "万": Decimal(10_000)}
_NUMBERED = re.compile("(?<=\\n)\\d{1,2}[.、]")
_JOINS = re.compile("(?:、|和|与|及|以及)[^,。;、]{0,24}")
_ITEM = re.compile("(?:——|\\d+[.、)]|[(][一二三四五六七八九十\\d]+[)]|[◆●▲■◇△○*])[^\\n]*")
_GOES_ON = re.compile("。(?:其中|分别(?:是|为)|(?:代表性?|主要|重点|具体)?项目(?:包括|包含|分别|有|是|为)|包括|[^,。;]{2,8}类(?:项目)?\\d+[项个])")
_LISTED = re.compile("(?:[^,。;、:]{2,16}、)*")
_LISTS = re.compile("分别(?:是|为)|包括|包含")
_ITEMS = re.compile("。\\n?[^。;\\n]+;[^。\\n]+[。;]")
_STAGES = {"on": "在建", "built": "封顶", "trial": "试运行", "runs": "投产", "over": "竣工"}


def yuan(number: str, unit: str) -> str:
    """A sum in yuan as a canonical decimal.

    >>> yuan("3.2", "亿")
    '320000000'
    """
    return f"{(Decimal(number) * _UNIT[unit]).normalize():f}"


def extract_projects(told: Told) -> list[Statement]:
    """Every project that is named, with what is told of it; what a list shares is told of none."""
    if not told.projects:
        return []
    out: list[Statement] = []
    for thing in told.projects:
        out.append(
            told.say(
                told.article.ref, "mentions", thing.ref, thing.start, thing.end, thing.confidence, thing.rule
            )
        )
    out += _names(told)
    out += _sums(told)
    out += _land(told)
    out += _dates(told)
    out += _batches(told)
    out += _stages(told)
    return out


def _names(told: Told) -> Iterator[Statement]:
    """Other ways in which a project is written: short forms, with its district or company, without its phase."""
    names = {t.name for t in told.projects}
    for thing in told.projects:
        also = {thing.name, told.text[thing.start : thing.end]}
        if thing.place is not None and thing.place.end == thing.start:
            also.add(thing.place.name + thing.name)
        if phase := load("things")["phase"].search(thing.name):
            also.add(thing.name[: phase.start()])
        for name in sorted(also - {thing.ref.name} - (names - {thing.name})):
            if len(name) > 3:
                alias = Literal(name, "langString", "zh")
                yield told.say(thing.ref, "altLabel", alias, thing.start, thing.end, 0.8, "project-name")


def _sums(told: Told) -> Iterator[Statement]:
    text, patterns = told.text, load("projects")
    done: set[Ref] = set()
    for match in patterns["sum"].finditer(text):
        first = told.sentence(match.start())[0]
        inside = [t.end for t in told.projects if first <= t.start and t.end <= match.start()]
        mark = max(text.rfind(",", first, match.start()), text.rfind(":", first, match.start())) + 1
        clause = _LISTS.split(text[max(first, mark, *inside) : match.start()])[-1]
        spent = patterns["no-sum-before"].search(clause) and not _builds_next(told, match.end())
        if spent or patterns["counted-since"].search(text, max([first, *inside]), match.start()):
            continue
        if match["lead"].endswith("出资") and not clause.endswith("共同"):
            continue
        thing = owner(told, match.start(), match.end())
        if thing is None or thing.ref in done:
            continue
        phase = patterns["phased"].search(clause[-6:])
        if phase and phase.group() not in thing.name:
            continue
        done.add(thing.ref)
        value = Literal(yuan(match["sum"], match["unit"]), "decimal")
        yield told.say(thing.ref, "investmentCNY", value, match.start(), match.end(), 0.9, "project-sum")
    for thing in told.projects:  # 其中某项目11亿元
        share = patterns["bare-sum"].match(text, thing.end)
        if share and thing.ref not in done:
            done.add(thing.ref)
            value = Literal(yuan(share["sum"], share["unit"]), "decimal")
            yield told.say(thing.ref, "investmentCNY", value, thing.start, share.end(), 0.85, "project-share")


def _builds_next(told: Told, end: int) -> bool:
    """Whether what a sum of this year builds stands right behind it: 今年投资3亿元新上某某项目."""
    after = next((t for t in told.projects if t.start >= end), None)
    return after is not None and bool(load("projects")["builds-next"].fullmatch(told.text, end, after.start))


def _land(told: Told) -> Iterator[Statement]:
    for match in load("projects")["land"].finditer(told.text):
        thing = owner(told, match.start(), match.end())
        lead = max(told.sentence(match.start())[0], *(t.end for t in told.projects if t.end <= match.start()), 0)
        if thing is not None and not load("projects")["phase-part"].search(told.text, lead, match.start()):
            area = Decimal(match["mu"]) * (10_000 if match["wan"] else 1)
            value = Literal(f"{area.normalize():f}", "decimal")
            yield told.say(thing.ref, "landAreaMu", value, match.start(), match.end(), 0.85, "project-land")


def _dates(told: Told) -> Iterator[Statement]:
    """Begun, completed and planned: what is to come is planned, and a planned start is nothing yet."""
    patterns = load("projects")
    for when in find_whens(told.text, told.issue):
        project = owner(told, when.start, when.verb_end)
        if project is None:
            continue
        clause = told.text[told.text.rfind(",", told.sentence(when.start)[0], when.start) + 1 : when.start]
        phased = patterns["phased"].search(clause) and not patterns["phased"].search(project.name)
        if phased and not (when.relation == "startedOn" and patterns["phase-one"].search(clause)):
            continue
        yield told.say(
            project.ref,
            when.relation,
            when.value,
            when.start,
            when.verb_end,
            0.85,
            f"project-{when.relation}",
        )


def _batches(told: Told) -> Iterator[Statement]:
    """Projects that begin on the day of the event that the sentence tells of."""
    patterns = load("projects")
    for thing in told.projects:
        yield from _begins(told, thing)
    for match in patterns["batch"].finditer(told.text):
        first, last = told.sentence(match.start())
        if not patterns["plan"].search(told.text[max(first, match.start() - 4) : match.start()]):
            yield from _begun(told, _beginning(told, first, last, match), match.start(), match.end())
    for match in patterns["batch-head"].finditer(told.text):
        last = _passage(told.text, match.end())
        listed = [t for t in told.projects if match.end() <= t.start < last]
        if not listed and _ITEMS.match(told.text, last):  # the next sentence is the list
            listed = [t for t in told.projects if last <= t.start < _passage(told.text, last + 2)]
        yield from _begun(told, listed, match.start(), match.end())
    if patterns["begun-heads"].search(told.heads):
        items = [m.start() for m in _NUMBERED.finditer(told.text)]
        firsts = [[t for t in told.projects if at < t.start < told.sentence(at)[1]][:1] for at in items]
        if len(items) > 2:
            yield from _begun(told, [t for found in firsts for t in found], items[0], items[0] + 1)


def _passage(text: str, at: int) -> int:
    """Where a list that is opened at ``at`` ends: with its sentence, or with the last of the lines that go on with it."""
    end = _stop(text, at)
    while _GOES_ON.match(text, end):  # 12个项目总投资18亿元。其中,…
        end = _stop(text, end + 1)
    line = text.find("\n", at)
    if line < 0 or not (end == line or text[line - 1] in ":;" or text.find("。", at, line) < 0):
        return end
    while (found := _ITEM.match(text, line + 1)) and found.end() > line + 1:
        line = found.end()
    return max(end, line)


def _stop(text: str, at: int) -> int:
    """Where the sentence or line ends that goes on at ``at``."""
    return min((i for i in (text.find("。", at), text.find("\n", at)) if i >= 0), default=len(text))


def _begun(told: Told, projects: list[ThingMention], start: int, end: int) -> Iterator[Statement]:
    """Projects that began on the day told last, but for those that were put off."""
    day = _day_of(told, end)
    if day is None:
        return
    for thing in projects:
        first, last = told.sentence(thing.start)
        signed = load("projects")["batch-signed"].match(told.text, thing.end, last)
        if not signed and not load("projects")["batch-not"].search(told.text[first:last]):
            yield told.say(thing.ref, "startedOn", day, start, end, 0.85, "project-batch")


def _day_of(told: Told, at: int, *, far: bool = True) -> Literal | None:
    """The last day told before an offset, in its paragraph or before, with ``far`` where others stand too."""
    before = [d for d in told.dates if d.start < at]
    near = [d for d in before if d.start >= told.paragraph(at)]
    found = near or (before if far or len({d.value for d in before}) == 1 else [])
    return Literal(found[-1].value, "date") if found else None


def _begins(told: Told, thing: ThingMention) -> Iterator[Statement]:
    """某项目在某地开工, on the day that the passage tells; the whole list where it ends one."""
    text, patterns = told.text, load("projects")
    found = patterns["begins-now"].match(text[thing.end : thing.end + 40])
    if found is None or patterns["plan"].search(text[max(0, thing.start - 4) : thing.start]):
        return
    first, last = told.sentence(thing.start)
    if patterns["batch-not"].search(text, first, last):
        return
    month = next((w for w in find_times(text, told.issue, first, thing.start)), None)
    day = month or _day_of(told, thing.end, far=False)
    if day is None:
        return
    run = [thing]
    for other in reversed([t for t in told.projects if t.end <= thing.start]):
        if not _JOINS.fullmatch(text[other.end : run[-1].start]):
            break
        run.append(other)
    for one in run:
        yield told.say(
            one.ref,
            "startedOn",
            day,
            one.start,
            thing.end + found.end(),
            0.85,
            "project-begins",
        )


def _beginning(told: Told, first: int, last: int, match: re.Match[str]) -> list[ThingMention]:
    """The projects listed behind 同步破土,其中有, else those named in front of it."""
    inside = [t for t in told.projects if first <= t.start < last]
    later = [t for t in inside if t.start >= match.end()]
    if later and (_LISTED.fullmatch(told.text, match.end(), later[0].start) or load("projects")["listed"].search(told.text[match.start() : later[0].start])):
        return later
    return [t for t in inside if t.end <= match.start()]


def _stages(told: Told) -> Iterator[Statement]:
    latest: dict[Ref, tuple[int, re.Match[str]]] = {}
    for match in load("projects")["stage"].finditer(told.text):
        thing = owner(told, match.start(), match.end())
        if thing is None:
            continue
        rank = list(_STAGES).index(match.lastgroup or "on")
        if thing.ref not in latest or latest[thing.ref][0] < rank:
            latest[thing.ref] = (rank, match)
    for ref, (_, match) in latest.items():
        value = Literal(_STAGES[match.lastgroup or "on"])
        yield told.say(ref, "stage", value, match.start(), match.end(), 0.8, "project-stage")
