"""The gazetteer: official divisions from province to county, with their codes."""

from __future__ import annotations

import difflib
import functools
from dataclasses import dataclass

from kg.errors import InputError
from kg.resources import data_path

EDITION = "gazetteer:china-division-2.7.0"


@dataclass(frozen=True, slots=True)
class Division:
    """One division: ``code`` has six digits (GB/T 2260), ``level`` is province, city or county."""

    code: str
    name: str
    level: str


@functools.cache
def divisions() -> dict[str, Division]:
    """All divisions by code."""
    rows = data_path("gazetteer", "divisions.tsv").read_text("utf-8").splitlines()[1:]
    return {d.code: d for d in (Division(*row.split("\t")) for row in rows)}


@functools.cache
def by_name() -> dict[str, tuple[Division, ...]]:
    """Divisions of each full name, by code."""
    out: dict[str, list[Division]] = {}
    for division in divisions().values():
        out.setdefault(division.name, []).append(division)
    return {name: tuple(found) for name, found in out.items()}


def parent(division: Division) -> Division | None:
    """The next division up: a county's city, or the province where there is no city.

    >>> parent(divisions()["410327"]).name
    '洛阳市'
    """
    for code in (division.code[:4] + "00", division.code[:2] + "0000"):
        if code != division.code and code in divisions():
            return divisions()[code]
    return None


def chain(division: Division) -> tuple[Division, ...]:
    """A division and all above it, the narrowest first.

    >>> [d.name for d in chain(divisions()["410327"])]
    ['宜阳县', '洛阳市', '河南省']
    """
    up = parent(division)
    return (division, *chain(up)) if up else (division,)


@functools.lru_cache(maxsize=512)
def parse_place(place: str) -> Division | None:
    """The division that a chain of names ends with, or None where a link is not known.

    >>> parse_place("河南省洛阳市").code
    '410300'
    """
    within: Division | None = None
    rest = place
    while rest:
        found = [
            d
            for length in range(len(rest), 1, -1)
            for d in by_name().get(rest[:length], ())
            if within is None or _inside(d, within)
        ]
        if not found:
            break
        within = found[0]
        rest = rest[len(within.name) :]
    return within


def _inside(division: Division, whole: Division) -> bool:
    return whole in chain(division)


def resolve(name: str, home: Division | None) -> Division | None:
    """Which division a full name means: the nearest to the paper's own place, or the only one there is."""
    found = by_name().get(name, ())
    for whole in chain(home) if home else ():
        near = [d for d in found if whole in chain(d)]
        if len(near) == 1:
            return near[0]
    return found[0] if len(found) == 1 else None


def check_place(place: str) -> None:
    """Raise :class:`~kg.errors.InputError`, with the nearest names, for a paper's place that is not known.

    >>> check_place("河南省洛阳市")
    """
    if not place:
        return
    known = parse_place(place)
    rest = place
    for division in reversed(chain(known)) if known else ():
        rest = rest.removeprefix(division.name)
    if known is None or rest:
        near = difflib.get_close_matches(rest or place, by_name(), n=3, cutoff=0.5)
        hint = f"did you mean {'、'.join(near)}?" if near else "write it as 河南省洛阳市"
        raise InputError(f"place {place}: “{rest or place}” is in no official list; {hint}")
