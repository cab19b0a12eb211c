"""What a verb of taking part is about: the noun behind it, and the families of happenings that it may mean."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.extract.happenings import CEREMONY, MEETING, NAMELESS, RECEPTION, SIGNING, VISIT
from kg.guard import guarded
from kg.patterns import alternation, load

GATHERED = (MEETING, CEREMONY, SIGNING, NAMELESS)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of taking part at ``[start, end)``; ``role`` is preside, address, attend or along."""

    start: int
    end: int
    role: str


def leads_to(between: str) -> bool:
    """Whether an event follows a verb closely enough to be its object."""
    return (len(between) <= 12 and "," not in between) or bool(load("roles")["held-where"].fullmatch(between))


def noun_behind(spoken: str, verb: Verb, end: int) -> str | None:
    """The generic noun behind a verb (会议, 调研), ``""`` where nothing follows, None where it is something else."""
    words = load("events").words
    rest = spoken[verb.end : end]
    word = spoken[verb.start : verb.end]
    if word in ("在座", "在场"):
        return "会见"
    if word.endswith(words["self-contained"]) or (verb.role == "along" and rest[:1] not in ",。;!?)\n的"):
        return "调研" if verb.role == "along" else word
    if verb.role in ("preside", "address") or rest[:1] in ",。;!?)\n并和" or not rest:
        if verb.role == "preside" and (found := _plain_noun().match(rest)):
            return found[1]
        if verb.role == "preside" and rest[:1] not in ",。;!?)\n并和" and rest:
            return None if load("roles")["other-object"].match(rest) else ""
        return ""
    if match := _nouns().match(rest):
        return match["noun"] + rest[match.end("noun") : match.end()]
    if load("roles")["of-people"].match(rest):
        return ""
    return None


@functools.cache
def _plain_noun() -> re.Pattern[str]:
    return guarded(f"(?:了)?(?:此次|本次)?({alternation(load('events').words['plain'])})")


@functools.cache
def _nouns() -> re.Pattern[str]:
    words = load("events").words
    noun = alternation((*words["plain"], *words["aim"], *words["meeting"], "会见", "接见", "会谈", "会晤"))
    return guarded(
        f"(?:了|此次|本次|当天|上述|相关|有关|的|这次|全程|分别|开工|揭牌|集中|启动|奠基|签约|座谈|会议)*?(?P<noun>{noun})(?:活动|工作|仪式|会议|时在座)?(?=[,。;!?)\n]|并|和|的|$)"
    )


def families(noun: str, verb: Verb) -> tuple[tuple[str, ...], ...]:
    """The families of happenings that a noun may mean, the likeliest tier first."""
    words = load("events").words
    if load("roles")["received"].search(noun):
        return ((RECEPTION,),)
    if noun.startswith(words["aim"]) and not noun.endswith("会") and noun not in words["self-contained"]:
        return ((VISIT,),)
    if load("roles")["signed"].search(noun):
        return ((SIGNING,), (CEREMONY,))
    if load("roles")["solemn"].search(noun):
        return ((CEREMONY, SIGNING), (MEETING,))
    if noun.startswith("活动"):
        return ((CEREMONY, SIGNING, MEETING), (VISIT,))
    if noun.startswith("会议"):  # not the oath that a session ended with
        return ((MEETING, NAMELESS), (CEREMONY, SIGNING), (VISIT,), (RECEPTION,))
    if noun:
        return ((MEETING, CEREMONY, SIGNING, NAMELESS), (VISIT,), (RECEPTION,))
    if verb.role == "along":
        return ((VISIT, RECEPTION),)
    if verb.role in ("preside", "address"):
        return (GATHERED,)
    return ((*GATHERED, VISIT, RECEPTION),)
