"""What projects and companies make, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.things import Told, firm_before, owner, subject_of
from kg.mentions.heads import heads
from kg.model import Literal, Ref, Statement
from kg.patterns import load

_EACH = re.compile("、|和|及")
_AND_MORE = re.compile("等(?:系列|多种|各类)?(?:产品)?$")


def extract_products(told: Told) -> list[Statement]:
    """Capacity and products, of the project that they are told of, else of the company."""
    if not (told.projects or told.firms):
        return []
    return [*_named(told), *_capacities(told), *_makes(told)]


def _named(told: Told) -> Iterator[Statement]:
    """年产80万套藤椅项目: the name itself tells."""
    for thing in told.projects:
        if found := load("projects")["named-capacity"].match(thing.name):
            at = thing.end - len(thing.name)
            start, end = at + found.start("value"), at + found.end("value")
            yield told.say(
                thing.ref, "capacity", Literal(found["value"]), start, end, 0.85, "product-in-name"
            )


def _capacities(told: Told) -> Iterator[Statement]:
    for match in load("projects")["capacity"].finditer(told.text):
        start, end, value = match.start(), match.end("value"), Literal(match["value"])
        project = owner(told, start, match.end())
        if project is not None:
            if match["after"].startswith("的") and heads().search(match["after"]) and project.end <= start:
                continue  # 日处理5000吨的供水站: of a thing that has no name
            if not project.start <= start < project.end:
                yield told.say(project.ref, "capacity", value, start, end, 0.85, "product-capacity")
            continue
        first = told.sentence(start)[0]
        named = [f for f in told.firms if first <= f.start and f.end <= start]
        if not named and load("companies")["the-firm"].match(told.text[first:start]):
            carried = firm_before(told, first)
            named = [carried] if carried else []
        if len({f.name for f in named}) == 1 and told.text[named[0].start - 1 : named[0].start] != "由":
            firm = Ref("Company", named[0].name)
            yield told.say(firm, "capacity", value, start, end, 0.8, "product-capacity")


def _makes(told: Told) -> Iterator[Statement]:
    """主要生产某某."""
    for match in load("projects")["makes"].finditer(told.text):
        subject = subject_of(told, match.start())
        what = match["what"].rpartition("的")[2]
        if subject is None or not 2 <= len(what) <= 16:
            continue
        end = match.end("what")
        for one in _EACH.split(what):
            if len(name := _AND_MORE.sub("", one)) >= 2:
                yield told.say(subject, "produces", Literal(name), end - len(what), end, 0.8, "product-made")
