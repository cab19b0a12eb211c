"""Coreference inside a page: a surname with a title (李市长) means who bears both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.lexicon import surnames
from kg.mentions.persons import PersonMention
from kg.patterns import load


def roster(persons: Iterable[PersonMention]) -> dict[str, frozenset[str]]:
    """The names of a page with the titles told of each."""
    out: dict[str, set[str]] = {}
    for person in persons:
        titles = {p.title for p in person.posts if p.title}
        if titles:
            out.setdefault(person.name, set()).update(titles)
    return {name: frozenset(out[name]) for name in sorted(out)}


def find_titled(
    text: str, persons: list[PersonMention], known: Mapping[str, frozenset[str]]
) -> list[PersonMention]:
    """Mentions by surname and title: of the one person of the page who has that surname and such a post.

    >>> [m.name for m in find_titled("闻市长说", [], {"闻川": frozenset({"市长"})})]
    ['闻川']
    """
    bearers = _by_surname(known)
    out: list[PersonMention] = []
    lengths = sorted({len(short) for short in bearers if len(short) <= 4}, reverse=True)
    for match in load("posts")["titled"].finditer(text) if bearers else ():
        for length in lengths:
            start = match.start() - length
            names = bearers.get(text[start : match.start()], ()) if start >= 0 else ()
            found = [n for n in names if _bears(match, known[n])] or [n for n in names if _deputy(match, known[n])]
            if len(found) == 1 and not _inside(persons, start, match.end()):
                out.append(PersonMention(start, match.end(), found[0], start, rule="person-titled"))
                break
    return out


def find_pronouns(text: str, persons: list[PersonMention]) -> list[PersonMention]:
    """他 or 她 that does something an official does, as the one person that the sentence before opens with."""
    out: list[PersonMention] = []
    for match in load("posts")["pronoun"].finditer(text):
        at = match.start("who")
        begin = max(text.rfind("\n", 0, at), 0)
        before = [p for p in persons if begin <= p.start < at and p.rule != "person-pronoun"]
        subjects = [p for p in before if _opens(text, p)]
        if subjects:
            out.append(PersonMention(at, at + 1, subjects[-1].name, at, rule="person-pronoun"))
    return out


def _opens(text: str, person: PersonMention) -> bool:
    """Whether a person stands as a subject: at the head of a clause, and alone."""
    before = text[person.unit - 1 : person.unit]
    return before in ("", "\n", "。", ",", ";", "”") and text[person.end : person.end + 1] not in ("、", "和", "等")


def _by_surname(known: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """The names of a page by what is said of them in short: the surname, or the first part of a dotted name."""
    _, compound = surnames()
    out: dict[str, list[str]] = {}
    for name in known:
        first = name.split("·")[0] if "·" in name else name[: 2 if name[:2] in compound and len(name) > 2 else 1]
        if "·" not in name or len(first) > 1:
            out.setdefault(first, []).append(name)
    return out


def _bears(match: re.Match[str], titles: frozenset[str]) -> bool:
    word = match["title"]
    deputy = bool(match["deputy"])
    for title in titles:
        if title.endswith(word):
            before = title[: -len(word)]
            if deputy and before.endswith(("副", "常务副")):
                return True
            if not deputy and (not before.endswith("副") or word in ("局长", "院长", "总", "教授")):
                return True
    return False


def _deputy(match: re.Match[str], titles: frozenset[str]) -> bool:
    """Whether somebody is the deputy of a title: 副区长 is spoken to as 区长 where no other bears it."""
    return not match["deputy"] and any(title.endswith("副" + match["title"]) for title in titles)


def _inside(persons: list[PersonMention], start: int, end: int) -> bool:
    return any(p.unit < end and start < p.end for p in persons)
