"""A chain of names, or a code, to the divisions meant, with the candidates and the evidence."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import InputError
from kg.gazetteer.choice import Choice, choose
from kg.gazetteer.lookup import by_code, chain, inside, named
from kg.gazetteer.store import Division, area_names, village_of_code


@dataclass(frozen=True, slots=True)
class Link:
    """One name of a chain and what it means."""

    name: str
    choice: Choice


def locate(text: str, home: Division | None = None, date: str = "") -> tuple[Link, ...]:
    """The links of a chain of names, the widest first.

    Raises :class:`~kg.errors.InputError` for a name or code that no list has, and for names
    that do not lie in each other.

    >>> from kg.gazetteer import parse_place
    >>> [link.choice.division.code for link in locate("常袋镇姚凹村", parse_place("河南省洛阳市"))]
    ['410308109', '410308109205']
    """
    text = text.strip()
    if not text:
        raise InputError("place: nothing to look up; give a name such as 常袋镇姚凹村 or a code")
    if text.isascii() and text.isdigit():
        found = _of_code(text, date)
        return (Link(found.name, Choice(found, "code", (found,))),)
    names = _cut(text, date)
    return tuple(_settle(names, home, date))


def _of_code(code: str, date: str) -> Division:
    found = village_of_code(code) if len(code) == 12 else by_code(code, date)
    if found is None:
        above = next((d for n in (9, 6, 4, 2) if (d := by_code(code[:n].ljust(6, "0"), date))), None)
        hint = f"the nearest known is {above.code} {above.name}" if above else "codes have 6, 9 or 12 digits"
        raise InputError(f"code {code}: in no edition of the lists; {hint}")
    return found


def _options(name: str, date: str) -> tuple[Division, ...]:
    """Divisions of a name; a village also without its 村."""
    return named(name, date) or named(name + "村", date)


def _cut(text: str, date: str) -> list[tuple[str, tuple[Division, ...]]]:
    """Names and their divisions, each holding some of the next."""
    longest = ""
    names: list[tuple[str, tuple[Division, ...]]] = []
    for names, rest in _ways(text, date):
        if not rest:
            return names
        longest = max(longest, text.removesuffix(rest), key=len)
    rest = text.removeprefix(longest)
    elsewhere = next(
        (_options(rest[:n], date) for n in range(len(rest), 1, -1) if _options(rest[:n], date)), ()
    )
    if longest and elsewhere:
        where = "、".join(
            sorted({"".join(d.name for d in chain(e, date)[:0:-1]) or e.name for e in elsewhere[:3]})
        )
        raise InputError(
            f"{text}: {elsewhere[0].name} does not lie in {longest}, but in {where}; write the one you mean"
        )
    near = difflib.get_close_matches(rest, sorted(area_names()), n=3, cutoff=0.5)
    hint = (
        f"did you mean {'、'.join(near)}?"
        if near
        else "only divisions of China are known, from province to village"
    )
    raise InputError(f"{text}: “{rest}” is in no official list; {hint}")


def _ways(
    text: str, date: str, above: tuple[Division, ...] = ()
) -> Iterator[tuple[list[tuple[str, tuple[Division, ...]]], str]]:
    """Ways to read a chain, those with long names first, each with what is left over."""
    found = False
    for length in range(len(text), 1, -1):
        options = _options(text[:length], date)
        if above:
            options = tuple(
                d for d in options if any(inside(d.code, a.code) and d.code != a.code for a in above)
            )
        if not options:
            continue
        found = True
        if length == len(text):
            yield [(text, options)], ""
            continue
        for names, rest in _ways(text[length:], date, options):
            yield [(text[:length], options), *names], rest
    if not found:
        yield [], text


def _settle(
    names: list[tuple[str, tuple[Division, ...]]], home: Division | None, date: str
) -> Iterator[Link]:
    """Choose link by link, the widest first, each among those that hold one of the next."""
    paper = [("paper", d.code) for d in chain(home, date)] if home else []
    above: Division | None = None
    for at, (name, options) in enumerate(names):
        left = options
        if above is not None:
            left = tuple(d for d in left if inside(d.code, above.code) and d.code != above.code)
        for _, below in names[at + 1 :]:
            left = tuple(d for d in left if any(inside(b.code, d.code) for b in below)) or left
        evidence = [("chain", above.code)] if above is not None else []
        choice = choose(left, [*evidence, *paper])
        above = choice.division or above
        yield Link(name, Choice(choice.division, choice.why, options))
