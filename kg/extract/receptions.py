"""Receptions: who received whom, and who sat in."""

from __future__ import annotations

import re

from kg.extract.events import venue_of
from kg.mentions.dates import DateMention
from kg.mentions.persons import PersonMention
from kg.model import Article, Literal, Ref, Statement

_SENTENCE = re.compile("[^。!?\\n]+[。!?\\n]?")
_MEET = re.compile("(?:会见|接见)了?(?![时前后厅室])")
_SAT_IN = re.compile("参加会见|会见时在座|参加了会见|陪同会见")
_NOT_HELD = re.compile("将|拟|原定|计划|取消")


def extract_receptions(
    article: Article, persons: list[PersonMention], dates: list[DateMention]
) -> list[Statement]:
    """One Reception for each meeting of hosts with guests, keyed by its first host."""
    text = article.body.chars
    out: list[Statement] = []
    current: Ref | None = None
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        inside = [p for p in persons if start <= p.start < end]
        if current is not None and (sat := _SAT_IN.search(sentence.group())):
            at = start + sat.start()
            after = text[start + sat.end() : start + sat.end() + 3].startswith(("的还", "的有"))
            group = [p for p in inside if (p.start > at) == after]
            out += [_role(article, current, "attendedBy", p, "reception-attend") for p in group]
            continue
        met = _MEET.search(sentence.group())
        if met is None or _NOT_HELD.search(sentence.group()):
            continue
        hosts = [p for p in inside if p.end <= start + met.start()]
        party = text.find("一行", start + met.end(), end)
        guests = [p for p in inside if start + met.end() <= p.start < (party if party > 0 else end)]
        if not hosts or not guests:
            continue
        current = Ref("Reception", f"会见·{hosts[0].name}", article.ref.scope)
        out.append(_role(article, current, "host", hosts[0], "reception-host"))
        out += [_role(article, current, "host", p, "reception-host") for p in hosts[1:]]
        out += [_role(article, current, "guest", p, "reception-guest") for p in guests]
        out += venue_of(article, current, start, end)
        spans = article.body.spans(start + met.start(), start + met.end())
        out.append(Statement(article.ref, "reports", current, spans, 0.9, "reception-host", article.ref))
        for day in [d for d in dates if start <= d.start < start + met.start()][:1]:
            where = article.body.spans(day.start, day.end)
            out.append(
                Statement(
                    current, "date", Literal(day.value, "date"), where, 0.85, "reception-date", article.ref
                )
            )
    return out


def _role(article: Article, event: Ref, relation: str, person: PersonMention, rule: str) -> Statement:
    spans = article.body.spans(person.unit, person.end)
    return Statement(event, relation, Ref("Person", person.name), spans, 0.9, rule, article.ref)
