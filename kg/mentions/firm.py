"""The record of a company's mention."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Firm:
    """A company named at ``[start, end)``; ``name`` is the fullest name that the article gives it."""

    start: int
    end: int
    name: str
    rule: str
    confidence: float
