"""Meetings, ceremonies and signings: who chaired, spoke and attended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal as Choice

from kg.mentions.dates import DateMention
from kg.mentions.persons import PersonMention
from kg.model import Article, Literal, Ref, Statement
from kg.patterns import load

_SENTENCE = re.compile("[^。!?\\n]+[。!?\\n]?")
_ROLES: dict[str, str] = {"preside": "presidedBy", "address": "addressedBy", "attend": "attendedBy"}
_Role = Choice["preside", "address", "attend", "absent"]


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    ref: Ref


def extract_events(
    article: Article, persons: list[PersonMention], dates: list[DateMention]
) -> list[Statement]:
    """Events with a name, and the people of the sentence they are named in or of the one after.

    A sentence that tells of what is planned, moved or called off gives nothing,
    and whoever is said to be away attends nothing.
    """
    text = article.body.chars
    out: list[Statement] = []
    current: _Named | None = None
    for sentence in _SENTENCE.finditer(text):
        if load("events")["future"].search(sentence.group()):
            continue
        named = _events_in(text, sentence.start(), sentence.end(), article)
        for event in named:
            spans = article.body.spans(event.start, event.end)
            out.append(Statement(article.ref, "reports", event.ref, spans, 0.9, "event-name", article.ref))
            out += venue_of(article, event.ref, sentence.start(), sentence.end())
            out += _date(article, event, [d for d in dates if sentence.start() <= d.start < sentence.end()])
        current = named[0] if named else current
        if current is None or len(named) > 1:
            continue
        inside = [p for p in persons if sentence.start() <= p.start < sentence.end()]
        out += _roles(article, text, sentence.start(), sentence.end(), inside, current, bool(named))
    return out


def venue_of(article: Article, event: Ref, start: int, end: int) -> list[Statement]:
    """The house that a sentence says an event was held in."""
    found = load("events")["venue"].search(article.body.chars, start, end)
    if found is None:
        return []
    site = Ref("Site", found["venue"], article.ref.scope.partition("#")[0])
    spans = article.body.spans(found.start("venue"), found.end("venue"))
    return [Statement(event, "venue", site, spans, 0.85, "event-venue", article.ref)]


def _date(article: Article, event: _Named, told: list[DateMention]) -> list[Statement]:
    """The first day told in the sentence that names the event."""
    return [
        Statement(
            event.ref,
            "date",
            Literal(d.value, "date"),
            article.body.spans(d.start, d.end),
            0.85,
            "event-date",
            article.ref,
        )
        for d in told[:1]
    ]


def _events_in(text: str, start: int, end: int, article: Article) -> list[_Named]:
    patterns = load("events")
    sentence = text[start:end]
    if order := patterns["event-order"].search(sentence):
        body = re.sub("^.*(?:[,日午晚]|召开|举行|列席|出席)", "", order[1])
        name = body + order[2]
        if not body:
            return []
        return [_Named(start + order.end(1) - len(body), start + order.end(), _ref("Meeting", name, article))]
    if body_met := patterns["event-body"].search(sentence):
        name = body_met[1] + body_met[2]
        return [_Named(start + body_met.start(), start + body_met.end(), _ref("Meeting", name, article))]
    held = re.search("|".join(patterns.words["hold"]), sentence)
    if held is None:
        return []
    for match in patterns["event-name"].finditer(sentence):
        lead = patterns["name-lead"].match(match.group())
        cut = match.start() + (lead.end() if lead else 0)
        cut += sentence[cut : match.end()].rfind("的") + 1
        name = sentence[cut : match.end()]
        bare = next(
            (w for k in ("signing", "ceremony", "meeting") for w in patterns.words[k] if name.endswith(w)), ""
        )
        if (
            len(name) < len(bare) + 2
            or name.count("在")
            or name.startswith("第")
            or re.search("[,。的了]|主持|\\d月", name)
        ):
            continue
        kind = "Meeting"
        for group, label in (("signing", "Signing"), ("ceremony", "Ceremony")):
            if name.endswith(patterns.words[group]):
                kind = label
                break
        return [_Named(start + cut, start + match.end(), _ref(kind, name, article))]
    return []


def _ref(kind: str, name: str, article: Article) -> Ref:
    return Ref(kind, name, article.ref.scope)


def _roles(
    article: Article, text: str, start: int, end: int, people: list[PersonMention], event: _Named, here: bool
) -> list[Statement]:
    patterns = load("events")
    marks = sorted(
        (m.start() + start, m.end() + start, role)
        for role in ("preside", "address", "attend", "absent")
        for m in patterns[role].finditer(text[start:end])
    )
    away = {m[0] for m in marks if m[2] == "absent"}
    out: list[Statement] = []
    subjects: list[PersonMention] = []
    last = start
    for at, stop, role in marks:
        group = [p for p in people if last <= p.start < at]
        if any(stop_ := re.search("受[^,]{2,20}委托", text[last:at]) for _ in (0,)) and stop_:
            group = [p for p in group if p.start >= last + stop_.end()]
        if group:
            subjects = group
        last = stop
        if role == "absent":
            subjects = []
            continue
        if any(
            at <= x <= at + 2 or (x > at and not any(at < p.start < x for p in people) and x < end)
            for x in away
        ):
            subjects = []
            continue
        if not here and not re.match(
            "(?:了)?(?:会议|大会|仪式|活动|典礼|会)?[,。;]|并|会议|仪式", text[stop : stop + 4]
        ):
            continue
        for person in subjects:
            spans = article.body.spans(person.unit, stop)
            relation = _ROLES[role]
            out.append(
                Statement(
                    event.ref, relation, Ref("Person", person.name), spans, 0.85, f"event-{role}", article.ref
                )
            )
    return out
