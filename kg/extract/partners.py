"""With whom companies and projects work: suppliers, buyers, firms that sign or build together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.things import Told, firm_ref, joined_firms, owner, subject_of
from kg.mentions.firm import Firm
from kg.model import Ref, Statement
from kg.patterns import load


def find_partners(told: Told) -> Iterator[Statement]:
    """与甲、乙等企业形成配套: partners of the project or company that the sentence is about."""
    patterns = load("companies")
    for at, firm in enumerate(told.firms):
        tail = told.text[firm.end : firm.end + 40]
        joint = patterns["jointly"].match(tail) and owner(told, firm.start, firm.end) is None
        if joint and len(run := joined_firms(told, at)) == 2:
            yield told.say(
                firm_ref(run[0]), "partner", firm_ref(firm), run[0].start, firm.end, 0.8, "company-jointly"
            )
        if firm.rule == "company-supplies" and (buyer := subject_of(told, firm.start)):
            yield told.say(buyer, "partner", firm_ref(firm), firm.start, firm.end, 0.75, "company-supplies")
        pair = joined_firms(told, at)
        alone = told.text[pair[0].start - 1 : pair[0].start] not in ("与", "和", "、", "同")
        if (
            alone
            and len(pair) == 2
            and patterns["firms-sign"].match(tail)
            and not _signs_for_project(told, firm.end)
        ):
            yield told.say(
                firm_ref(pair[0]),
                "partner",
                firm_ref(firm),
                pair[0].start,
                firm.end,
                0.75,
                "company-signs-with",
            )
        run = joined_firms(told, at)
        front = told.text[max(0, run[0].start - 6) : run[0].start]
        if patterns["served"].match(tail) and patterns["serves"].search(front) and (maker := _main_firm(told, run)):
            for one in run:
                yield told.say(maker, "partner", firm_ref(one), one.start, firm.end + 2, 0.75, "company-serves")
        by = told.text[firm.start - 1 : firm.start] == "由"
        delivers = by and patterns["delivers"].match(tail)
        project = owner(told, firm.start, firm.end) if delivers else None
        buyer = project.ref if project else _main_firm(told, [firm])
        if delivers and buyer:
            yield told.say(
                buyer, "partner", firm_ref(firm), firm.start, firm.end + 2, 0.8, "company-delivers"
            )
        if patterns["listed-supplier"].match(tail):
            run = joined_firms(told, at)
            buyer = _main_firm(told, run)
            for one in run if buyer else ():
                assert buyer is not None
                yield told.say(buyer, "partner", firm_ref(one), one.start, firm.end, 0.75, "company-supplier")
        if not patterns["together"].match(tail):
            continue
        run = joined_firms(told, at)
        lead = told.text[told.sentence(run[0].start)[0] : run[0].start]
        if not lead.endswith(("与", "和", "同", "跟")):
            continue
        subject = subject_of(told, run[0].start)
        for one in run if subject else ():
            assert subject is not None
            yield told.say(subject, "partner", firm_ref(one), one.start, firm.end, 0.85, "company-partner")


def _main_firm(told: Told, others: Sequence[Firm]) -> Ref | None:
    """The company that an article is about: the one named most often, and of equals first."""
    names = [f.name for f in told.firms if f.name not in {o.name for o in others}]
    return Ref("Company", max(names, key=names.count)) if names else None


def _signs_for_project(told: Told, at: int) -> bool:
    last = told.sentence(at)[1]
    return any(at <= t.start < min(last, at + 40) for t in told.projects)
