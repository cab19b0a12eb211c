"""When something is begun, finished or planned: a month, quarter or year with its verb."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.guard import guarded
from kg.model import Literal
from kg.patterns import choice, load

_BACK = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4}


@dataclass(frozen=True, slots=True)
class When:
    """``value`` of ``relation`` (``startedOn``, ``completedOn``, ``plannedFor``), told at ``[start, verb_end)``."""

    start: int
    verb_end: int
    relation: str
    value: Literal


@functools.cache
def _told() -> re.Pattern[str]:
    patterns = load("projects")
    begun, done = choice(patterns.words["begun"]), choice(patterns.words["done"])
    return guarded(
        f"(?=[\\d今去前明后本上下年第一二三四])(?P<time>{patterns['when'].pattern})(?:就|即|已|已经|正式|全面|全部|实现|建设|陆续|顺利|主体|项目|一期|,)*?(?:(?P<begun>{begun})|(?P<done>{done}))(?P<tail>[^,。;]?)"
    )


def find_whens(text: str, issue: str) -> Iterator[When]:
    """Dates with what began or ended then, in order; those after the ``issue`` date are planned.

    >>> [(w.relation, w.value.value) for w in find_whens("去年3月开工,预计明年二季度投产", "2024-05-01")]
    [('startedOn', '2023-03'), ('plannedFor', '2025-Q2')]
    """
    for match in _told().finditer(text):
        value = _value(match, issue)
        if value is None or not match["time"]:
            continue
        ahead = _is_ahead(text, match.start(), value.value, issue)
        if match["begun"]:
            if not ahead:
                yield When(match.start(), match.end() - len(match["tail"]), "startedOn", value)
        else:
            yield When(
                match.start(),
                match.end() - len(match["tail"]),
                "plannedFor" if ahead else "completedOn",
                value,
            )


def find_times(text: str, issue: str, start: int, end: int) -> Iterator[Literal]:
    """Months told without a day in a stretch (2015年5月), in order."""
    for match in load("projects")["when"].finditer(text, start, end):
        if match["month"] and not match["day"] and (match["year"] or match["word"]):
            value = _value(match, issue)
            if value is not None:
                yield value


def _is_ahead(text: str, at: int, value: str, issue: str) -> bool:
    """Whether a date is told as planned, or is after the day of the paper."""
    if load("projects")["plan"].search(text[max(0, at - 6) : at].rpartition(",")[2]):
        return True
    if not issue:
        return False
    return value[:4] > issue[:4] or ("Q" not in value and value > issue[: len(value)])


def _value(match: re.Match[str], issue: str) -> Literal | None:
    word = match["word"] or ""
    if match["year"]:
        year = int(match["year"])
    elif not issue:
        return None
    elif word in ("本月", "上月", "下月"):
        month = int(issue[5:7]) + {"本月": 0, "上月": -1, "下月": 1}[word]
        told = f"{int(issue[:4]) + (month - 1) // 12:04d}-{(month - 1) % 12 + 1:02d}"
        return (
            Literal(f"{told}-{int(match['day']):02d}", "date")
            if match["day"]
            else Literal(told, "gYearMonth")
        )
    elif word:
        year = int(issue[:4]) + _BACK[word]
    elif match["month"] or match["quarter"] or match["half"] or match["end"]:
        year = int(issue[:4])
    else:
        return None
    if match["month"] and not (match["year"] or word) and int(match["month"]) > int(issue[5:7]):
        front = match.string[max(0, match.start() - 6) : match.start()]
        if not load("projects")["plan"].search(front):
            return None  # the next one or the last one: nothing says which
    if match["month"] and match["day"]:
        return Literal(f"{year:04d}-{int(match['month']):02d}-{int(match['day']):02d}", "date")
    if match["month"]:
        return Literal(f"{year:04d}-{int(match['month']):02d}", "gYearMonth")
    if match["quarter"]:
        return Literal(f"{year:04d}-Q{_QUARTER[match['quarter']]}")
    return Literal(f"{year:04d}", "gYear")
