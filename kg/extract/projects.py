"""Projects told with their money: the sum, whose it is, who builds."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extract.districts import district_ref
from kg.gazetteer import Division
from kg.mentions.places import PlaceMention
from kg.model import Article, Literal, Ref, Statement
from kg.patterns import load

_UNIT = {"亿": Decimal(100_000_000), "万": Decimal(10_000)}


def yuan(number: str, unit: str) -> str:
    """A sum in yuan as a canonical decimal.

    >>> yuan("3.2", "亿")
    '320000000'
    """
    return f"{(Decimal(number) * _UNIT[unit]).normalize():f}"


def extract_projects(
    article: Article, places: list[PlaceMention], home: Division | None, issue: str
) -> list[Statement]:
    """A project for every name that a sum is told of in the same sentence; sums of lists are of none."""
    patterns = load("projects")
    text = article.body.chars
    out: list[Statement] = []
    for key in ("sum-name", "name-sum"):
        for match in patterns[key].finditer(text):
            start, end = _trim(text, match.start("name"), match.end("name"))
            name = text[start:end]
            if (
                len(name) < 5
                or patterns["not-name"].search(name)
                or re.search("等|合计|两个|均", match.group())
            ):
                continue
            project = Ref("Project", name, "")
            spans = article.body.spans(match.start() if key == "sum-name" else start, match.end())
            value = Literal(yuan(match["sum"], match["unit"]), "decimal")
            out.append(Statement(project, "investmentCNY", value, spans, 0.85, f"project-{key}", article.ref))
            out.append(
                Statement(article.ref, "mentions", project, spans, 0.85, f"project-{key}", article.ref)
            )
            out += _firms(article, project, match, key)
            out += _started(article, project, match.end(), issue)
            out += _lies(article, project, match, places, home)
    return out


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without the words of the sentence in front of it."""
    lead = re.match(
        "(?:.*(?:签约|签订|建设|实施|推进|投资|察看了?|来到|走进|其中|同时|目前|今年|公司|集团)(?!用|性))?",
        text[start:end],
    )
    cut = start + (lead.end() if lead and end - start - lead.end() >= 5 else 0)
    return cut, end


def _firms(article: Article, project: Ref, match: re.Match[str], key: str) -> list[Statement]:
    patterns = load("projects")
    text = article.body.chars
    out: list[Statement] = []
    found: list[tuple[str, re.Match[str], int]] = []
    line = max(text.rfind(mark, 0, match.start()) for mark in "。\n;、,:") + 1
    if key == "sum-name" and (firm := patterns["firm-before"].search(text[line : match.start()])):
        found.append(("investor", firm, line))
    stop = next((m.start() for m in re.finditer("[。\n;]", text[match.end() :])), len(text)) + match.end()
    for relation, rule in (("investor", "firm-invests"), ("builder", "firm-builds")):
        if firm := patterns[rule].search(text[match.end() : stop]):
            found.append((relation, firm, match.end()))
    for relation, firm, at in found:
        company = Ref("Company", firm["firm"])
        spans = article.body.spans(at + firm.start("firm"), at + firm.end("firm"))
        out.append(Statement(project, relation, company, spans, 0.85, f"project-{relation}", article.ref))
        out.append(
            Statement(article.ref, "mentions", company, spans, 0.85, f"project-{relation}", article.ref)
        )
    return out


def _stop(text: str, at: int) -> int:
    found = re.search("[。\n;]", text[at:])
    return at + found.start() if found else len(text)


def _started(article: Article, project: Ref, at: int, issue: str) -> list[Statement]:
    """When the sentence that tells the sum says it was begun; a month with no year needs 今年 or 去年."""
    text = article.body.chars
    found = load("projects")["started"].search(text, at, _stop(text, at))
    if found is None or re.search("[拟将]|预计|计划", text[at : found.start()][-4:]):
        return []
    back = {"今年": 0, "去年": 1, "前年": 2}.get(found["word"] or "")
    year = int(found["year"]) if found["year"] else int(issue[:4]) - back if issue and back is not None else 0
    if not year:
        return []
    value = Literal(f"{year:04d}-{int(found['month']):02d}", "gYearMonth")
    if found["day"]:
        value = Literal(f"{value.value}-{int(found['day']):02d}", "date")
    spans = article.body.spans(found.start(), found.end())
    return [Statement(project, "startedOn", value, spans, 0.85, "project-started", article.ref)]


def _lies(
    article: Article, project: Ref, match: re.Match[str], places: list[PlaceMention], home: Division | None
) -> list[Statement]:
    """The narrowest district told right after 位于 or 落户 in the sentence."""
    text = article.body.chars
    start = max(text.rfind("。", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    lies = load("projects")["lies-in"].search(text, match.end(), _stop(text, match.end()))
    lies = lies or load("projects")["lies-in"].search(text, start, match.start())
    here = [p for p in places if lies and p.start == lies.end()]
    while here and (more := [p for p in places if p.start == here[-1].end]):
        here = more
    if not here:
        return []
    spans = article.body.spans(here[0].start, here[0].end)
    place = district_ref(here[0], home)
    return [Statement(project, "locatedIn", place, spans, 0.85, "project-place", article.ref)]
