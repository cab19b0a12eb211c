"""Dates of running text, worked out from the issue date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_DATE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日"
    r"|(?<![\d月至])(?P<only>3[01]|[12]\d|0?[1-9])日(?!报|前|内|游|均|产)"
    r"|(?P<word>昨日|昨天|昨晚|昨夜|今日|今天|今晨|今晚|前天|前日|当日|当天|当晚|同日)"
)
_BACK = {"昨": 1, "今": 0, "前": 2}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day named at ``[start, end)``: ``value`` is ``YYYY-MM-DD``."""

    start: int
    end: int
    value: str


def find_dates(text: str, issue: str) -> list[DateMention]:
    """The days of a text that is not about what is to come, nearest past first.

    Without an issue date only a day with its year is worked out.

    >>> [d.value for d in find_dates("昨日,2月4日下午和28日上午", "2024-03-02")]
    ['2024-03-01', '2024-02-04', '2024-02-28']
    """
    day = dt.date.fromisoformat(issue) if issue else None
    out: list[DateMention] = []
    for match in _DATE.finditer(text):
        value = _value(match, day, out[-1].value if out else "")
        if value:
            out.append(DateMention(match.start(), match.end(), value))
    return out


def _value(match: re.Match[str], issue: dt.date | None, last: str) -> str:
    word = match["word"]
    if word and word[0] in "当同":
        return last
    if match["year"]:
        return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if issue is None:
        return ""
    if word:
        return (issue - dt.timedelta(days=_BACK[word[0]])).isoformat()
    if match["month"]:
        value = _day(issue.year, int(match["month"]), int(match["day"]))
        return (
            value
            if value <= issue.isoformat()
            else _day(issue.year - 1, int(match["month"]), int(match["day"]))
        )
    value = _day(issue.year, issue.month, int(match["only"]))
    if value and value <= issue.isoformat():
        return value
    before = issue.replace(day=1) - dt.timedelta(days=1)
    return _day(before.year, before.month, int(match["only"]))


def _day(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""
