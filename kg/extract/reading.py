"""What an extractor is given: one article with everything that it names."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from kg.gazetteer import Division
from kg.mentions.dates import DateMention
from kg.mentions.persons import PersonMention
from kg.mentions.places import PlaceMention
from kg.mentions.things import ThingMention
from kg.model import Article, Literal, Ref, Span, Statement
from kg.patterns import load

_M = TypeVar("_M", PersonMention, DateMention)
_START = attrgetter("start")
_SENTENCE = re.compile("[^。!?\\n]+(?:[。!?]+[”’)]?|\\n|$)")
_QUOTE = re.compile("“[^“”\\n]*[,。!?;:][^“”\\n]*”")


@dataclass(frozen=True, slots=True)
class Reading:
    """One article: its text and all mentions in it, each list sorted by start.

    All offsets are ``[start, end)`` in ``article.body.chars``. ``home`` is the
    paper's own division; ``issue`` the day that 今天 means, or ``""``.
    """

    article: Article
    home: Division | None
    issue: str
    persons: tuple[PersonMention, ...]
    places: tuple[PlaceMention, ...]
    things: tuple[ThingMention, ...]
    dates: tuple[DateMention, ...]
    sentences: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The cleaned characters of the body."""
        return self.article.body.chars

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where a stretch of the text stands in the page."""
        return self.article.body.spans(start, end)

    def people(self, start: int, end: int) -> list[PersonMention]:
        """The persons named in a stretch."""
        return [p for p in _within(self.persons, start, end) if p.end <= end]

    def acting(self, start: int, end: int) -> list[PersonMention]:
        """The persons named in a stretch who may act in what is told: not those who report it."""
        press = load("posts").words["press"]
        return [p for p in self.people(start, end) if not self.text[p.unit : p.start].endswith(press)]

    def item(self, at: int) -> int:
        """Where the item of short news around an offset begins; 0 where it stands in no such item."""
        start = self.text.rfind("\n", 0, at) + 1
        return start if load("events")["bullet"].match(self.text, start) else 0

    def days(self, start: int, end: int) -> list[DateMention]:
        """The days told in a stretch."""
        return [d for d in _within(self.dates, start, end) if d.end <= end]

    def say(
        self,
        subject: Ref,
        relation: str,
        value: Ref | Literal,
        where: Sequence[tuple[int, int]],
        confidence: float,
        rule: str,
    ) -> Statement:
        """A statement of this article that stands on stretches of its body."""
        spans: tuple[Span, ...] = ()
        for start, end in where:
            spans += self.spans(start, end)
        return Statement(subject, relation, value, spans, confidence, rule, self.article.ref)


def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a cleaned text, each with its end mark.

    >>> sentences_of("甲来了。乙走了\\n")
    ((0, 4), (4, 8))
    """
    return tuple(m.span() for m in _SENTENCE.finditer(text))


def mask_speech(text: str) -> str:
    """The same characters with what people say replaced by blanks: words in quotes, and what follows 强调.

    Lengths do not change, so offsets stay. A quoted name without a mark inside stays, and so does
    the mark that ends a quoted sentence.

    >>> mask_speech("甲强调,要快。乙主持“好”会议。")
    '甲强调   。乙主持“好”会议。'
    """
    text = _QUOTE.sub(lambda m: " " * (len(m[0]) - 2) + (m[0][-2] if m[0][-2] in "。!?" else " ") + " ", text)
    return load("events")["speech"].sub(lambda m: m["verb"] + " " * (len(m[0]) - len(m["verb"])), text)


@functools.lru_cache(maxsize=4)  # whoever reads a sentence asks
def not_held(spoken: str, sentences: tuple[tuple[int, int], ...]) -> frozenset[int]:
    """The indices of the sentences that tell of what has not been held, or not yet."""
    search = load("events")["not-held"].search
    return frozenset(index for index, (start, end) in enumerate(sentences) if search(spoken, start, end))


def _within(mentions: tuple[_M, ...], start: int, end: int) -> tuple[_M, ...]:
    low = bisect_left(mentions, start, key=_START)
    return mentions[low : bisect_left(mentions, end, low, key=_START)]
