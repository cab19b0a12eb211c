"""Happenings: the events of an article in the order in which they are told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kg.extract.reading import Reading
from kg.mentions.persons import PersonMention
from kg.model import Literal, Ref, Statement

#: The families that a word such as 参加会议 or 参加调研 chooses among.
MEETING, CEREMONY, SIGNING, VISIT, RECEPTION, NAMELESS = "meeting", "ceremony", "signing", "visit", "reception", "nameless"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as told at ``[start, end)``.

    ``family`` is one of the constants above; a ``nameless`` one (a 座谈会 on a
    trip) gets no node and only draws the people of its sentences to itself.
    ``sentence`` is the index of the sentence that tells it first; ``leaders``
    are the names of those who lead a visit or host a reception.
    """

    ref: Ref
    start: int
    end: int
    family: str
    sentence: int
    confidence: float = 0.9
    rule: str = ""
    leaders: frozenset[str] = field(default=frozenset())


def report(reading: Reading, event: Happening) -> list[Statement]:
    """That the article reports the event, with its day and its place where the sentence tells them."""
    where = [(event.start, event.end)]
    return [reading.say(reading.article.ref, "reports", event.ref, where, event.confidence, event.rule)]


def dated(reading: Reading, event: Ref, start: int, end: int, rule: str) -> list[Statement]:
    """The first day told in a stretch, and the last where several are told."""
    for day in reading.days(start, end)[:1]:
        where = [(day.start, day.end)]
        out = [reading.say(event, "date", Literal(day.value, "date"), where, 0.9, rule)]
        if day.until:
            out.append(reading.say(event, "endDate", Literal(day.until, "date"), where, 0.9, rule))
        return out
    return []


def fresh(reading: Reading, day: str) -> bool:
    """Whether a day is one of the two weeks before the issue: news, not history."""
    gap = dt.date.fromisoformat(reading.issue) - dt.date.fromisoformat(day)
    return 0 <= gap.days <= 14


def role(
    reading: Reading, event: Ref, relation: str, person: PersonMention, end: int, rule: str, confidence: float = 0.9
) -> Statement:
    """That a person has a part in an event, read from the name with its posts to ``end``."""
    stop = end if 0 < end - person.end < 40 else person.end
    return reading.say(event, relation, Ref("Person", person.name), [(person.unit, stop)], confidence, rule)
