"""Which of several divisions of one name is meant: evidence, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.gazetteer.lookup import inside
from kg.gazetteer.store import Division

#: What decided, and how far it is to be trusted.
TRUST = {
    "code": 1.0,  # asked for by its code
    "only": 0.85,  # no other division bears the name
    "chain": 0.98,  # written right behind what it lies in
    "sentence": 0.93,  # a division named in the sentence holds it
    "article": 0.9,  # a division named in the article holds it
    "paper": 0.9,  # the paper's own place holds it
    "page": 0.8,  # something else that the page names holds it
    "size": 0.6,  # the biggest of that name
    "open": 0.3,  # nothing decides
}
_SIZE = {"province": 0, "city": 1, "county": 2, "zone": 3, "town": 4, "village": 5}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name means: ``division`` is None where nothing decides; ``why`` is a key of :data:`TRUST`."""

    division: Division | None
    why: str
    candidates: tuple[Division, ...]

    @property
    def trust(self) -> float:
        """Confidence of the choice, 0 to 1."""
        return TRUST[self.why]


def choose(candidates: Sequence[Division], evidence: Iterable[tuple[str, str]]) -> Choice:
    """Choose among divisions of one name.

    ``evidence`` are ``(why, code)`` rows, the best first: a division that may hold the one meant.
    A row that holds one candidate decides, one that holds several narrows, one that holds none is passed over.

    >>> from kg.gazetteer.lookup import named
    >>> choose(named("朝阳区"), [("paper", "220000")]).division.code
    '220104'
    >>> choose(named("朝阳区"), []).why
    'open'
    """
    all_ = tuple(candidates)
    left = all_
    if len(left) == 1:
        why = next((w for w, code in evidence if inside(left[0].code, code)), "only")
        return Choice(left[0], why, all_)
    for why, code in evidence:
        near = tuple(d for d in left if inside(d.code, code))
        if len(near) == 1:
            return Choice(near[0], why, all_)
        left = near or left
    big = min((_SIZE[d.level] for d in left), default=9)
    biggest = [d for d in left if _SIZE[d.level] == big]
    if len(biggest) == 1 and big < 2:
        return Choice(biggest[0], "size", all_)
    return Choice(None, "open", all_)
