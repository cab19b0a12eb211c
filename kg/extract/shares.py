"""What each of several companies puts into its own project, told in their order."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.projects import yuan
from kg.extract.things import Told, firm_ref
from kg.mentions.firm import Firm
from kg.model import Literal, Statement
from kg.patterns import load


def find_shares(told: Told) -> Iterator[Statement]:
    """甲、乙分别投资7亿元、4.2亿元建设丙项目和丁项目: each its own, in their order."""
    for match in load("companies")["each-invests"].finditer(told.text):
        first, last = told.sentence(match.start())
        sums = list(load("projects")["bare-sum"].finditer(match["sums"]))
        firms = [f for f in told.firms if first <= f.start and f.end <= match.start()]
        projects = [t for t in told.projects if match.end() <= t.start < last]
        firms = firms or _before_that(told, first)
        if len(sums) == len(firms) == len(projects):
            for firm, thing, value in zip(firms, projects, sums, strict=True):
                amount = Literal(yuan(value["sum"], value["unit"]), "decimal")
                yield told.say(
                    thing.ref, "investor", firm_ref(firm), match.start(), thing.end, 0.8, "company-each"
                )
                yield told.say(
                    thing.ref, "investmentCNY", amount, match.start(), thing.end, 0.8, "company-each"
                )


def _before_that(told: Told, first: int) -> list[Firm]:
    """The companies of the sentence before."""
    start = told.sentence(max(first - 2, 0))[0]
    return [f for f in told.firms if start <= f.start and f.end <= first]
