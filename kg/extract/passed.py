"""The session that passed a list of appointments, and its day."""

from __future__ import annotations

import re

from kg.extract.reading import Reading
from kg.mentions.dates import find_dates
from kg.model import Article, Literal, Ref, Span, Statement, Text
from kg.patterns import load


def passed_at(reading: Reading) -> list[Statement]:
    """The session named under the head of a list of appointments, with its day: (2021年3月4日…第三次会议通过)."""
    article = reading.article
    out: list[Statement] = []
    for part, found in _passed(article):
        ref = Ref("Meeting", found["name"], article.ref.scope)
        spans = part.spans(*found.span("name"))
        out.append(Statement(article.ref, "reports", ref, spans, 0.9, "meeting-session", article.ref))
        for day, where in passed_day(reading):
            out.append(Statement(ref, "date", day, where, 0.9, "meeting-session", article.ref))
    return out


def passed_day(reading: Reading) -> list[tuple[Literal, tuple[Span, ...]]]:
    """The day on which the session under the head of a list passed it, with where it stands; at most one."""
    return [
        (Literal(day.value, "date"), part.spans(*found.span("day")))
        for part, found in _passed(reading.article)
        for day in find_dates(found["day"], reading.issue)[:1]
    ]


def _passed(article: Article) -> list[tuple[Text, re.Match[str]]]:
    patterns = load("events")
    for part in (article.deck, article.kicker, article.body):
        found = part and (patterns["passed-at"].search(part.chars) or patterns["passed-on"].search(part.chars))
        if part is not None and found:
            return [(part, found)]
    return []
