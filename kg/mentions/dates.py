"""Dates of running text, worked out from the issue date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_DATE = re.compile(
    r"(?=[\d今去前本昨当同])(?:"
    r"(?:(?:(?P<year>\d{4})|(?P<rel>今|去|前|本))年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日"
    r"|(?<![\d月至到—-])(?:本月)?(?P<only>3[01]|[12]\d|0?[1-9])日(?!报|前|内|游|均|产|常|用|子|程|化)"
    r"|(?P<word>昨日|昨天|昨晚|昨夜|今日|今天|今晨|今晚|前天|前日|当日|当天|当晚|同日)(?!的))"
)
_UNTIL = re.compile(r"(?:[至到—~-]+|、)(?:(?P<month>1[0-2]|0?[1-9])月)?(?P<day>3[01]|[12]\d|0?[1-9])日")
_BACK = {"昨": 1, "今": 0, "前": 2}
_YEARS = {"今": 0, "本": 0, "去": 1, "前": 2}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day named at ``[start, end)``: ``value`` is ``YYYY-MM-DD``; ``until`` the last of several days or ``""``."""

    start: int
    end: int
    value: str
    until: str = ""


_NUMERALS = {
    tens * 10 + ones: ("", "十", "二十", "三十")[tens] + "〇一二三四五六七八九"[ones] * (ones > 0)
    for tens in range(4)
    for ones in range(10)
    if tens * 10 + ones
}
_WRITTEN = re.compile("(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日")
_READ = {word: number for number, word in _NUMERALS.items()}


def find_dates(text: str, issue: str) -> list[DateMention]:
    """The days of a text that is not about what is to come, nearest past first.

    Without an issue date only a day with its year is worked out.

    >>> [d.value for d in find_dates("昨日,2月4日下午和28日上午", "2024-03-02")]
    ['2024-03-01', '2024-02-04', '2024-02-28']
    >>> [(d.value, d.until) for d in find_dates("1月30日至2月1日", "2024-03-02")]
    [('2024-01-30', '2024-02-01')]
    """
    day = dt.date.fromisoformat(issue) if issue else None
    out: list[DateMention] = []
    if day and (written := _WRITTEN.search(text)):  # 九月二十四日
        numbers = f"{_READ[written['month']]}月{_READ[written['day']]}日"
        out = [DateMention(*written.span(), find_dates(numbers, issue)[0].value)]
    for match in _DATE.finditer(text):
        if out and match.start() < out[-1].end:
            continue
        value = _value(match, day, out[-1].value if out else "")
        if value:
            until = _UNTIL.match(text, match.end())
            last = _last(value, until) if until else ""
            out.append(DateMention(match.start(), until.end() if until and last else match.end(), value, last))
    return sorted(out, key=lambda d: d.start)


def _last(first: str, until: re.Match[str]) -> str:
    begun = dt.date.fromisoformat(first)
    month = int(until["month"] or begun.month)
    value = _day(begun.year + (month < begun.month), month, int(until["day"]))
    return value if value > first else ""


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
    if match["rel"]:
        return _day(issue.year - _YEARS[match["rel"]], int(match["month"]), int(match["day"]))
    if match["month"]:
        month, on = int(match["month"]), int(match["day"])
        return _past(_day(issue.year, month, on), _day(issue.year - 1, month, on), issue)
    before = issue.replace(day=1) - dt.timedelta(days=1)
    on = int(match["only"])
    return _past(_day(issue.year, issue.month, on), _day(before.year, before.month, on), issue)


def _past(near: str, far: str, issue: dt.date) -> str:
    return near if near and near <= issue.isoformat() else far


def _day(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""
