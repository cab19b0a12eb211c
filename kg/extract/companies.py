"""Companies: what they put money into, what they build, and with whom they work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.things import Told, firm_before, owner, subject_of
from kg.mentions.companies import Firm
from kg.mentions.things import ThingMention
from kg.model import Literal, Ref, Statement
from kg.patterns import load

_SUM = re.compile("(?:约|近|达|超)*[\\d.]+[余多]?[亿万]?[余多]?(?:元|美元|港元|欧元|日元)")
_TO_BUILD = re.compile("(?:建设|兴建|新建|打造|实施|新上)?(?:了|的)?")
_PUTS = re.compile("总?(?:投资|出资)")
_FIRST = re.compile("(?:该)?公司[^,。;]{0,6}项目——")
_AND = re.compile("(?:、|和|与|及|以及|同|跟)")


def extract_companies(told: Told) -> list[Statement]:
    """Every company that is named, with its projects: investor, builder, partner."""
    out: list[Statement] = []
    for firm in told.firms:
        out.append(
            told.say(
                told.article.ref, "mentions", _ref(firm), firm.start, firm.end, firm.confidence, firm.rule
            )
        )
    for firm in told.firms:
        short = told.text[firm.start : firm.end]
        if short != firm.name and len(short) > 2:
            alias = Literal(short, "langString", "zh")
            out.append(
                told.say(_ref(firm), "altLabel", alias, firm.start, firm.end, firm.confidence, firm.rule)
            )
    invested = [*_by(told), *_puts_in(told), *_owns(told), *_signs(told)]
    out += invested
    known = {(s.subject, s.relation) for s in invested}
    for thing in told.projects:  # a firm in front of a project's name, where no other investor is told
        if thing.firm and (thing.ref, "investor") not in known:
            known.add((thing.ref, "investor"))
            out.append(
                told.say(
                    thing.ref,
                    "investor",
                    Ref("Company", thing.firm.name),
                    thing.firm.start,
                    thing.end,
                    0.8,
                    "company-in-name",
                )
            )
    out += _partners(told)
    return out


def _ref(firm: Firm) -> Ref:
    return Ref("Company", firm.name)


def _run(told: Told, at: int) -> list[Firm]:
    """The firms joined by 、 and 与 of which the one at index ``at`` is the last."""
    run = [told.firms[at]]
    while at and _AND.fullmatch(told.text[told.firms[at - 1].end : run[0].start]):
        at -= 1
        run.insert(0, told.firms[at])
    return run


def _by(told: Told) -> Iterator[Statement]:
    """由甲公司投资建设、乙公司承建."""
    text, patterns = told.text, load("companies")
    for at, firm in enumerate(told.firms):
        tail = text[firm.end : firm.end + 24]
        first = told.sentence(firm.start)[0]
        if patterns["by-builder"].match(tail) or patterns["builder-is"].search(text[first : firm.start]):
            project = owner(told, firm.start, firm.end)
            if project is None and tail.startswith(("承建的", "施工的")):
                project = next((t for t in told.projects if 0 <= t.start - firm.end < 20), None)
            if project:
                yield told.say(
                    project.ref, "builder", _ref(firm), firm.start, firm.end + 2, 0.9, "company-builds"
                )
            continue
        run = _run(told, at)
        by = text[max(first, run[0].start - 1) : run[0].start] == "由"
        if (
            (by and patterns["by-investor"].match(tail))
            or (by and "签" in tail[:14])
            or patterns["owner-is"].search(text[first : firm.start])
        ):
            project = owner(told, run[0].start, firm.end)
            for one in run if project else ():
                assert project is not None
                yield told.say(
                    project.ref, "investor", _ref(one), one.start, firm.end, 0.9, "company-invests"
                )


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
        if before and patterns["invests-before"].fullmatch(text[told.firms[before[-1]].end : match.start()]):
            firms = _run(told, before[-1])
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
                project.ref, "investor", _ref(firm), firm.start, match.end(), 0.85, "company-puts-in"
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
            if gap == "的" or builds or firm == first:
                yield told.say(thing.ref, "investor", _ref(firm), firm.start, thing.end, 0.8, "company-owns")


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
        projects = [t for t in told.projects if match.end() <= t.start and t.start < min(stop + 12, last)]
        if len(projects) == 1 and firms and "、" not in text[firms[0].end : firms[-1].start]:
            for firm in firms:
                if not firm.name.endswith(("银行", "支行", "分行", "信用社")):
                    yield told.say(
                        projects[0].ref,
                        "investor",
                        _ref(firm),
                        firm.start,
                        projects[0].end,
                        0.75,
                        "company-signs",
                    )


def _main_firm(told: Told, others: Sequence[Firm]) -> Ref | None:
    """The company that an article is about: the one named most often, and of equals first."""
    names = [f.name for f in told.firms if f.name not in {o.name for o in others}]
    return Ref("Company", max(names, key=names.count)) if names else None


def _signs_for_project(told: Told, at: int) -> bool:
    last = told.sentence(at)[1]
    return any(at <= t.start < min(last, at + 40) for t in told.projects)


def _partners(told: Told) -> Iterator[Statement]:
    """与甲、乙等企业形成配套: partners of the project or company that the sentence is about."""
    patterns = load("companies")
    for at, firm in enumerate(told.firms):
        tail = told.text[firm.end : firm.end + 40]
        joint = patterns["jointly"].match(tail) and owner(told, firm.start, firm.end) is None
        if joint and len(run := _run(told, at)) == 2:
            yield told.say(
                _ref(run[0]), "partner", _ref(firm), run[0].start, firm.end, 0.8, "company-jointly"
            )
        if firm.rule == "company-supplies" and (buyer := subject_of(told, firm.start)):
            yield told.say(buyer, "partner", _ref(firm), firm.start, firm.end, 0.75, "company-supplies")
        pair = _run(told, at)
        alone = told.text[pair[0].start - 1 : pair[0].start] not in ("与", "和", "、", "同")
        if (
            alone
            and len(pair) == 2
            and patterns["firms-sign"].match(tail)
            and not _signs_for_project(told, firm.end)
        ):
            yield told.say(
                _ref(pair[0]), "partner", _ref(firm), pair[0].start, firm.end, 0.75, "company-signs-with"
            )
        by = told.text[firm.start - 1 : firm.start] == "由"
        delivers = by and patterns["delivers"].match(tail)
        project = owner(told, firm.start, firm.end) if delivers else None
        buyer = project.ref if project else _main_firm(told, [firm])
        if delivers and buyer:
            yield told.say(buyer, "partner", _ref(firm), firm.start, firm.end + 2, 0.8, "company-delivers")
        if patterns["listed-supplier"].match(tail):
            run = _run(told, at)
            buyer = _main_firm(told, run)
            for one in run if buyer else ():
                assert buyer is not None
                yield told.say(buyer, "partner", _ref(one), one.start, firm.end, 0.75, "company-supplier")
        if not patterns["together"].match(tail):
            continue
        run = _run(told, at)
        lead = told.text[told.sentence(run[0].start)[0] : run[0].start]
        if not lead.endswith(("与", "和", "同", "跟")):
            continue
        subject = subject_of(told, run[0].start)
        for one in run if subject else ():
            assert subject is not None
            yield told.say(subject, "partner", _ref(one), one.start, firm.end, 0.85, "company-partner")
