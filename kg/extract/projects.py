"""Projects told with their money: the sum, whose it is, who builds."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.model import Article, Literal, Ref, Statement
from kg.patterns import load

_UNIT = {"亿": Decimal(100_000_000), "万": Decimal(10_000)}


def yuan(number: str, unit: str) -> str:
    """A sum in yuan as a canonical decimal.

    >>> yuan("3.2", "亿")
    '320000000'
    """
    return f"{(Decimal(number) * _UNIT[unit]).normalize():f}"


def extract_projects(article: Article) -> list[Statement]:
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
