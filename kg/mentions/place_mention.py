"""What finding places works with: the mention, and the scene it stands in."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.gazetteer import Division, chain, inside
from kg.gazetteer.choice import Choice
from kg.mentions.nouns import word_edges
from kg.patterns import Patterns, load
from kg.resources import data_path

_STOP = re.compile("[。!?\\n]")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A district named at ``[start, end)`` of an article's text.

    ``name`` is as written, ``official`` the name of the list (the same where no
    list has it); ``level`` is ``province``, ``city``, ``county``, ``zone``, ``town``
    or ``village``; ``code`` is empty where no list has it or nothing decides between
    ``candidates``. ``over`` is the official name of the division above, ``over_code``
    its code, and ``told`` whether it stands right in front. ``why`` names the evidence
    (a key of :data:`kg.gazetteer.choice.TRUST`), ``part`` a place that is only a part of
    another name, ``full`` one written with its 省, 市, 县 ….
    """

    start: int
    end: int
    name: str
    level: str
    code: str = ""
    over: str = ""
    told: bool = True
    official: str = ""
    over_code: str = ""
    confidence: float = 0.9
    why: str = ""
    candidates: tuple[str, ...] = ()
    part: bool = False
    full: bool = True


@dataclass(frozen=True)
class Scene:
    """An article's text with what is known from outside."""

    text: str
    home: Division | None
    date: str
    around: str
    edges: frozenset[int]
    stops: tuple[int, ...]

    @classmethod
    def of(cls, text: str, home: Division | None, date: str, around: str) -> Scene:
        """The scene of a text: its word edges and sentence ends worked out once."""
        stops = tuple(m.end() for m in _STOP.finditer(text))
        return cls(text, home, date, around, word_edges(text), stops)

    def sentence(self, at: int) -> int:
        """Where the sentence around an offset begins."""
        place = bisect_right(self.stops, at)
        return self.stops[place - 1] if place else 0

    @functools.cached_property
    def home_codes(self) -> tuple[str, ...]:
        """The codes of the paper's own place and of all above it, the narrowest first."""
        return tuple(d.code for d in chain(self.home, self.date)) if self.home else ()

    def evidence(
        self, at: int, known: Sequence[PlaceMention], page: Sequence[str]
    ) -> Iterator[tuple[str, str]]:
        """What may hold a place at an offset, the best first: see :func:`kg.gazetteer.choice.choose`.

        A county named before it counts most; cities and provinces that lie elsewhere (where guests
        come from) count after the paper's own place.
        """
        begin, own = self.sentence(at), self.home_codes
        coded = [p for p in known if p.code]
        before = [p for p in coded if p.end <= at][::-1]
        here = [p for p in before if p.start >= begin]
        yield from (("sentence", p.code) for p in here if p.level in ("county", "town"))
        near = [p for p in before if p.level == "county" and own and inside(p.code, own[-2:][0])]
        yield from (("article", p.code) for p in near)
        yield from (("paper", code) for code in own[:-1])
        yield from (("sentence", p.code) for p in here)
        after = [p for p in coded if p.start >= at]
        yield from (("article", p.code) for p in [*before, *after])
        yield from (("paper", code) for code in own[-1:])
        yield from (("page", code) for code in page)


def make(
    scene: Scene, start: int, end: int, choice: Choice, level: str, over: Division | None = None, **more: bool
) -> PlaceMention:
    """A mention of what was chosen."""
    name = scene.text[start:end]
    found = choice.division
    if found is not None:
        over = next(iter(chain(found, scene.date)[1:]), None)
    return PlaceMention(
        start,
        end,
        name,
        found.level if found else level,
        code=found.code if found else "",
        over=over.name if over else "",
        told=False,
        official=found.name if found else name,
        over_code=over.code if over else "",
        confidence=choice.trust,
        why=choice.why,
        candidates=() if found else tuple(d.code for d in choice.candidates[:20]),
        **more,
    )


def near_home(scene: Scene, division: Division) -> bool:
    """Whether a division is the paper's own, holds it, lies in it or beside it."""
    codes, home = scene.home_codes, scene.home
    if home is None:
        return False
    if division.code in codes or inside(division.code, home.code):
        return True
    return len(codes) > 1 and division.level == home.level and inside(division.code, codes[1])


@functools.cache
def patterns() -> Patterns:
    """The patterns of ``data/patterns/places.toml``."""
    return load("places")


@functools.cache
def words() -> frozenset[str]:
    """Names of places that are also words (``data/lexicon/place_words.tsv``)."""
    rows = data_path("lexicon", "place_words.tsv").read_text("utf-8").splitlines()[1:]
    return frozenset(row.split("\t")[0] for row in rows)


def overlaps(start: int, end: int, found: Iterable[PlaceMention]) -> bool:
    """Whether a stretch meets any of the mentions."""
    return any(p.start < end and start < p.end for p in found)
