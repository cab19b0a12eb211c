"""Which division a name or code means, and what it lies in, on a given day."""

from __future__ import annotations

import difflib
import functools

from kg.errors import InputError
from kg.gazetteer.records import OPEN, to_month
from kg.gazetteer.store import Division, area_names, areas_named, is_local, locals_named, of_code

NOW = OPEN - 1


@functools.lru_cache(maxsize=1024)
def month_of(date: str) -> int:
    """The month of a date; without one, the latest state.

    >>> month_of("") == NOW
    True
    """
    return to_month(date) if date else NOW


def _apart(division: Division, month: int) -> int:
    """Months between a division's time and a month; 0 while it is in force."""
    if month < division.since:
        return division.since - month
    return max(0, month - division.until + 1)


@functools.lru_cache(maxsize=16_384)
def by_code(code: str, date: str = "") -> Division | None:
    """What a code of 6 or 9 digits meant on a day, or at the time nearest to it; None where it never was.

    >>> by_code("410322", "2012-05-01").name, by_code("410308", "2024-04-10").name
    ('孟津县', '孟津区')
    """
    found = of_code(code)
    if len(found) == 1:
        return found[0]
    return min(found, key=lambda d: (_apart(d, month_of(date)), -d.since)) if found else None


def parent(division: Division, date: str = "") -> Division | None:
    """The next division up: a village's town, a town's county, a county's city, else the province.

    >>> parent(by_code("410327")).name
    '洛阳市'
    """
    code = division.code
    above = {12: (code[:9], code[:6]), 9: (code[:6],)}.get(len(code), ())
    for up in (*above, code[:4] + "00", code[:2] + "0000"):
        if up != code and (found := by_code(up, date)):
            city = by_code(up[:4] + "00", date)
            if found.level == "county" and city and city.name == found.name:
                continue  # a city without counties stands in the list as its own county
            return found
    return None


@functools.lru_cache(maxsize=4096)
def chain(division: Division, date: str = "") -> tuple[Division, ...]:
    """A division and all above it, the narrowest first.

    >>> [d.name for d in chain(by_code("410327"))]
    ['宜阳县', '洛阳市', '河南省']
    """
    up = parent(division, date)
    return (division, *chain(up, date)) if up else (division,)


def inside(code: str, whole: str) -> bool:
    """Whether a code lies in, or is, the division of another.

    >>> inside("410327108", "410300"), inside("410327108", "410308")
    (True, False)
    """
    return code.startswith(_stem(whole))


@functools.lru_cache(maxsize=16_384)
def _stem(whole: str) -> str:
    """What the codes of all that lies in a division begin with."""
    return whole if len(whole) > 6 else whole.removesuffix("00").removesuffix("00")


@functools.lru_cache(maxsize=16_384)
def named(name: str, date: str = "", short: bool = True) -> tuple[Division, ...]:
    """Every division of a name in force on a day, by code; where none was, those nearest in time.

    ``short`` takes short forms in (宜阳). Towns and villages are given once for
    each county that has them, under the code that county had on the day.

    >>> [d.code for d in named("孟津", "2012-05-01")], [d.code for d in named("孟津", "2024-04-10")]
    (['410322'], ['410308'])
    """
    if name not in area_names() and not is_local(name):
        return ()
    found = [d for d, is_short in areas_named(name) if short or not is_short]
    found += locals_named(name)
    month = month_of(date)
    out = _current(found, month)
    if not out and found:
        nearest = min(_apart(d, month) for d in found)
        out = [d for d in found if _apart(d, month) == nearest]
    return tuple(sorted(set(out)))


@functools.lru_cache(maxsize=16_384)
def named_in(name: str, whole: str, date: str = "") -> tuple[Division, ...]:
    """The divisions of :func:`named` that lie in that of a code; 和平村 alone names 685 villages elsewhere.

    >>> [d.code for d in named_in("和平村", "410303")] == [d.code for d in named("和平村") if d.code[:6] == "410303"]
    True
    """
    county = _stem(whole)[:6]
    found = [d for d, _ in areas_named(name) if d.code.startswith(county)]
    found += locals_named(name, county)
    if not found:
        return ()
    out = _current(found, month_of(date)) or named(name, date)
    return tuple(sorted({d for d in out if inside(d.code, whole)}))


@functools.lru_cache(maxsize=16_384)
def counties_named(name: str, date: str = "") -> tuple[Division, ...]:
    """The provinces, cities and counties of :func:`named`, for which its towns and villages seldom need a look."""
    month = month_of(date)
    out = {d for d, _ in areas_named(name) if d.since <= month < d.until} or set(named(name, date))
    return tuple(sorted(d for d in out if len(d.code) == 6 and d.level != "zone"))


def _current(found: list[Division], month: int) -> list[Division]:
    """Those in force in a month; in a county without one, the towns and villages nearest in time."""
    live: list[Division] = []
    near: list[Division] = []
    for d in found:
        now = d.since <= month < d.until
        if len(d.code) > 6 and _county_live(d.code[:6], month):
            (live if now else near).append(d)
        elif len(d.code) == 6 and now:
            live.append(d)
    taken = {d.code[:6] for d in live} if near else ()
    late = [d for d in near if d.code[:6] not in taken]
    best: dict[tuple[str, str], Division] = {}
    for d in sorted(late, key=lambda d: (_apart(d, month), d.code)):
        best.setdefault((d.code[:6] if d.level == "town" else d.code[:9], d.level), d)
    return [*live, *best.values()]


def _county_live(code: str, month: int) -> bool:
    return any(since <= month < until for since, until in _times(code))


@functools.lru_cache(maxsize=16_384)
def _times(code: str) -> tuple[tuple[int, int], ...]:
    """The months ``[since, until)`` of all that a code ever meant."""
    return tuple((d.since, d.until) for d in of_code(code))


@functools.lru_cache(maxsize=512)
def parse_chain(place: str, date: str = "") -> tuple[tuple[Division, ...], str]:
    """The divisions of a chain of names, widest first, and what of it is not known.

    >>> [d.name for d in parse_chain("河南省洛阳市")[0]]
    ['河南省', '洛阳市']
    """
    links: tuple[Division, ...] = ()
    rest = place
    while rest:
        for length in range(len(rest), 1, -1):
            found = named(rest[:length], date)
            fit = [
                d for d in found if not links or (inside(d.code, links[-1].code) and d.code != links[-1].code)
            ]
            if links and not fit and len(found) == 1:
                continue
            if fit:
                links = (*links, min(fit, key=lambda d: (len(d.code), not d.code.endswith("00"), d.code)))
                rest = rest[length:]
                break
        else:
            break
    return links, rest


def parse_place(place: str, date: str = "") -> Division | None:
    """The division that a chain of names ends with, or None where a link is not known.

    >>> parse_place("河南省洛阳市").code
    '410300'
    """
    links, rest = parse_chain(place, date)
    return links[-1] if links and not rest else None


def resolve(name: str, home: Division | None, date: str = "") -> Division | None:
    """Which division a name means: the nearest to the paper's own place, or the only one there is."""
    found = named(name, date)
    for whole in chain(home, date) if home else ():
        near = [d for d in found if inside(d.code, whole.code)]
        if len(near) == 1:
            return near[0]
    return found[0] if len(found) == 1 else None


def check_place(place: str) -> None:
    """Raise :class:`~kg.errors.InputError`, with the nearest names, for a paper's place that is not known.

    >>> check_place("河南省洛阳市")
    """
    if not place:
        return
    rest = parse_chain(place)[1]
    if not rest:
        return
    near = difflib.get_close_matches(rest, sorted(area_names()), n=3, cutoff=0.5)
    hint = f"did you mean {'、'.join(near)}?" if near else "write it as 河南省洛阳市"
    raise InputError(f"place {place}: “{rest}” is in no official list; {hint}")
