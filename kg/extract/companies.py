"""Companies: what they put money into, what they build, and with whom they work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.partners import find_partners
from kg.extract.shares import find_shares
from kg.extract.things import Told, firm_before, firm_ref, joined_firms, owner
from kg.mentions.company_names import own_word
from kg.mentions.firm import Firm
from kg.mentions.things import ThingMention
from kg.model import Literal, Statement
from kg.patterns import load

_SUM = re.compile("(?:约|近|达|超)*[\\d.]+[余多]?[亿万]?[余多]?(?:元|美元|港元|欧元|日元)")
_TO_BUILD = re.compile("(?:建设|兴建|新建|打造|实施|新上)?(?:了|的)?")
_PUTS = re.compile("总?(?:投资|出资)")
_FIRST = re.compile("(?:该)?公司[^,。;]{0,6}项目——")
_BUILDING = ("承建", "承揽", "施工", "总承包")


def extract_companies(told: Told) -> list[Statement]:
    """Every company that is named, with its projects: investor, builder, partner."""
    if not told.firms:
        return []
    out: list[Statement] = []
    for firm in told.firms:
        out.append(
            told.say(
                told.article.ref, "mentions", firm_ref(firm), firm.start, firm.end, firm.confidence, firm.rule
            )
        )
    for firm in told.firms:
        short = told.text[firm.start : firm.end]
        if short != firm.name and len(short) > 2:
            alias = Literal(short, "langString", "zh")
            out.append(
                told.say(firm_ref(firm), "altLabel", alias, firm.start, firm.end, firm.confidence, firm.rule)
            )
    invested = [*_by(told), *_puts_in(told), *_owns(told), *_signs(told), *_makes(told), *find_shares(told)]
    out += invested
    known = {(s.subject, s.relation) for s in invested}
    owners = [(own, f) for f in told.firms if len(own := own_word(f.name)) > 1]
    owners = [(own, f) for own, f in owners if not load("companies")["contractor"].search(f.name)]
    hero = next((f for own, f in owners if own in told.heads), None)  # the company that the article is about
    for thing in told.projects:  # a firm in a project's name, where no other investor is told
        if (thing.ref, "investor") in known:
            continue
        named = thing.firm or next((f for own, f in owners if _opens_with(told, thing, own)), None)
        own_item = not load("companies")["new-item"].search(told.text, 0, thing.start)
        named = named or ((hero or _only_firm(told, thing)) if own_item and _paid_for(told, thing) else None)
        if named:
            known.add((thing.ref, "investor"))
            start = min(named.start, thing.start) if thing.firm else thing.start
            out.append(
                told.say(thing.ref, "investor", firm_ref(named), start, thing.end, 0.8, "company-in-name")
            )
    return [*out, *find_partners(told)]


def _opens_with(told: Told, thing: ThingMention, own: str) -> bool:
    """Whether a project bears a firm's own word, and not a town of the like: 定军山镇污水处理站."""
    town = any(p.start == thing.start and p.end - p.start > len(own) for p in told.places)
    return thing.name.startswith(own) and not town


def _only_firm(told: Told, thing: ThingMention) -> Firm | None:
    """The company named again and again before a works, where no other is."""
    before = [f for f in told.firms if f.end <= thing.start]
    return before[0] if len(before) > 1 and len({f.name for f in before}) == 1 else None


def _paid_for(told: Told, thing: ThingMention) -> bool:
    """Whether a sentence tells what a project costs, and no other company's name."""
    first, last = told.sentence(thing.start)
    paid = load("projects")["sum"].search(told.text, first, last)
    return bool(paid) and not any(first <= f.start < thing.start for f in told.firms)


def _by(told: Told) -> Iterator[Statement]:
    """由甲公司投资建设、乙公司承建."""
    text, patterns = told.text, load("companies")
    for at, firm in enumerate(told.firms):
        tail = text[firm.end : firm.end + 24]
        first = told.sentence(firm.start)[0]
        if built := _built_by(told, firm):
            yield told.say(built.ref, "builder", firm_ref(firm), built.start, firm.end, 0.9, "company-builds")
            continue
        if patterns["by-builder"].match(tail) or patterns["builder-is"].search(text[first : firm.start]):
            project = owner(told, firm.start, firm.end)
            if tail.startswith(("承建的", "施工的")):
                project = next((t for t in told.projects if 0 <= t.start - firm.end < 20), project)
            if project:
                yield told.say(
                    project.ref, "builder", firm_ref(firm), firm.start, firm.end + 2, 0.9, "company-builds"
                )
            continue
        run = joined_firms(told, at)
        by = text[max(first, run[0].start - 1) : run[0].start] in ("由", "系")
        joint = len(run) > 1 and patterns["joint-of"].match(tail)
        if joint and (made := next((t for t in told.projects if 0 <= t.start - firm.end - joint.end() < 14), None)):
            for one in run:
                yield told.say(made.ref, "investor", firm_ref(one), one.start, made.end, 0.85, "company-jointly")
            continue
        if (
            (by and patterns["by-investor"].match(tail))
            or (by and "签" in tail[:14])
            or patterns["owner-is"].search(text[first : firm.start])
        ):
            project = owner(told, run[0].start, firm.end)
            for one in run if project else ():
                assert project is not None
                yield told.say(
                    project.ref, "investor", firm_ref(one), one.start, firm.end, 0.9, "company-invests"
                )


def _built_by(told: Told, firm: Firm) -> ThingMention | None:
    """The project of 承建某某项目的甲公司."""
    project = next((t for t in told.projects if t.end == firm.start - 1), None)
    lead = told.text[: project.start] if project and told.text[project.end] == "的" else ""
    return project if lead.endswith(_BUILDING) else None


def _puts_in(told: Told) -> Iterator[Statement]:
    """甲公司投资…的…项目, 公司(told of before)投资…."""
    text, patterns = told.text, load("companies")
    for match in _PUTS.finditer(text):
        project = owner(told, match.end(), _sum_end(text, match.end())) or _to_build(told, match.end())
        if project is None:
            continue
        first = told.sentence(match.start())[0]
        before = [i for i, f in enumerate(told.firms) if first <= f.start and f.end <= match.start()]
        firms: list[Firm] = []
        gap = text[told.firms[before[-1]].end : match.start()] if before else ""
        if gap == "," and match.group().startswith("总"):
            continue  # 施工单位为某公司,总投资3亿元: the project's
        if before and patterns["invests-before"].fullmatch(gap):
            firms = joined_firms(told, before[-1])
        elif patterns["own-firm"].search(text[max(first, match.start() - 26) : match.start()]):
            known = firm_before(told, match.start())
            firms = [known] if known else []
        elif patterns["says-firm"].search(text[first : match.start()]):
            sure = before or patterns["the-firm"].match(text[first : match.start()])
            said = told.firms[before[-1]] if before else firm_before(told, first)
            firms = [said] if said and sure else []
        elif not before and patterns["this-firm"].search(text[first : match.start()]):
            known = firm_before(told, first)
            firms = [known] if known else []
        for firm in firms:
            yield told.say(
                project.ref, "investor", firm_ref(firm), firm.start, match.end(), 0.85, "company-puts-in"
            )


def _sum_end(text: str, at: int) -> int:
    found = _SUM.match(text, at)
    return found.end() if found else at


def _to_build(told: Told, at: int) -> ThingMention | None:
    """The project right behind 投资建设, 投资兴建 or 投资的."""
    found = _TO_BUILD.match(told.text, at)
    end = found.end() if found else at
    return next((t for t in told.projects if t.start == end), None)


def _owns(told: Told) -> Iterator[Statement]:
    """甲公司的…项目, 甲公司在某地建设…项目."""
    patterns = load("companies")
    text = told.text
    for thing in told.projects:
        first = _first_of(told, thing)
        for firm in told.firms:
            gap = text[firm.end : min(thing.start, firm.end + 40)]
            builds = (
                len(gap) < 40
                and patterns["builds-there"].match(gap)
                and not patterns["contractor"].search(firm.name)
            )
            has = patterns["has-made"].fullmatch(gap) and not patterns["contractor"].search(firm.name)
            if gap == "的" or has or builds or firm == first:
                yield told.say(
                    thing.ref, "investor", firm_ref(firm), firm.start, thing.end, 0.8, "company-owns"
                )


def _makes(told: Told) -> Iterator[Statement]:
    """公司又拿出5000万元建设鲜果分选中心: the company that the sentence is about, where it builds for itself."""
    text, patterns = told.text, load("companies")
    for thing in told.projects:
        first = told.sentence(thing.start)[0]
        lead = text[first : thing.start]
        if not patterns["makes-own"].search(lead) or any(first <= f.start < thing.start for f in told.firms):
            continue
        firm = firm_before(told, first) if patterns["firm-opens"].match(lead) else None
        if firm and not patterns["contractor"].search(firm.name):
            yield told.say(
                thing.ref, "investor", firm_ref(firm), thing.start, thing.end, 0.75, "company-makes"
            )


def _first_of(told: Told, thing: ThingMention) -> Firm | None:
    """The company named last before 公司首个项目——某某项目."""
    lead = told.text[told.sentence(thing.start)[0] : thing.start]
    return firm_before(told, thing.start) if _FIRST.fullmatch(lead) else None


def _signs(told: Told) -> Iterator[Statement]:
    """县政府与甲公司签订…项目: the company's money."""
    text = told.text
    for match in load("companies")["signs"].finditer(text):
        first, last = told.sentence(match.start())
        comma = max(first, text.rfind(",", first, match.start()) + 1)
        firms = [f for f in told.firms if comma <= f.start and f.end <= match.start()]
        stop = min((i for i in (text.find(",", match.end(), last),) if i > 0), default=last)
        after = [t for t in told.projects if match.end() <= t.start < min(stop + 12, last)]
        projects = [t for t in after if t.start < stop] or after
        if len(projects) == 1 and firms and "、" not in text[firms[0].end : firms[-1].start]:
            for firm in firms:
                if not firm.name.endswith(("银行", "支行", "分行", "信用社")):
                    yield told.say(
                        projects[0].ref,
                        "investor",
                        firm_ref(firm),
                        firm.start,
                        projects[0].end,
                        0.75,
                        "company-signs",
                    )
