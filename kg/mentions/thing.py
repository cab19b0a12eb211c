"""The record of a company, site or project named in running text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.firm import Firm
from kg.mentions.places import PlaceMention
from kg.model import Ref


@dataclass(frozen=True, slots=True)
class ThingMention:
    """A company, site or project named at ``[start, end)`` of an article's text.

    ``kind`` is ``Company``, ``Site`` or ``Project``; ``name`` is the label, with a district in
    front only where it is part of the name; ``place`` is the narrowest district told directly in
    front or by 位于; a short name has the ``ref`` of the full name of its article. ``firm`` is the
    company whose name the name begins with.
    """

    start: int
    end: int
    kind: str
    name: str
    place: PlaceMention | None
    ref: Ref
    rule: str
    confidence: float
    firm: Firm | None = None
