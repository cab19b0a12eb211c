"""Companies without a legal form, known by a place in the sentence that only a company takes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from kg.guard import guarded
from kg.mentions.company_names import is_coined, is_firm_name, is_placed_name, is_short
from kg.mentions.firm import Firm
from kg.mentions.nouns import leads, left_edge, occurrences, place_prefix
from kg.patterns import alternation, load

_LISTED = re.compile("[、和与]")
_SOME = re.compile("等|[两三四五六七八九十]家")
_NO_LIST = ",。;:\n的了在由“”()"  # in no list of companies


def find_by_deed(text: str, edges: frozenset[int]) -> Iterator[Firm]:
    """Companies without a legal form in a place that only a company takes."""
    patterns = load("companies")
    for rule, pattern in (
        ("by-firm", patterns["by-firm"]),
        ("firm-invests", patterns["firm-invests"]),
        ("with-firm", patterns["with-firm"]),
        ("managed", _managed()),
        ("supplies", patterns["supplies"]),
        ("owns", patterns["owns-firm"]),
    ):
        for match in pattern.finditer(text):
            start, end = match.span("firm")
            cuts = left_edge(text, start, end, edges, leads("lead", "firm_lead"))
            name = text[cuts[0] : end]
            if is_firm_name(name) or (rule == "by-firm" and is_placed_name(name)):
                yield Firm(cuts[0], end, name, f"company-{rule}", 0.8)
    for match in patterns["trade-name"].finditer(
        text
    ):  # 瑭岳铝业: a word of its own, unknown to any dictionary
        start, end = match.span("firm")
        if start in edges and end in edges and is_coined(match["firm"]):
            yield Firm(start, end, match["firm"], "company-trade-name", 0.75)
    for match in patterns["visited"].finditer(text):
        at = match.start("list")
        for part in _LISTED.split(match["list"]):
            start = left_edge(text, at, at + len(part), edges, leads("lead", "firm_lead"))[0]
            name = text[start : at + len(part)]
            if len(name) < 6 and is_firm_name(name) and is_coined(name) and at + len(part) in edges:
                yield Firm(start, at + len(part), name, "company-visited", 0.75)
            at += len(part) + 1
    for match in patterns["state-builder"].finditer(text):
        yield Firm(match.start("firm"), match.end("firm"), match["firm"], "company-state-builder", 0.85)
    for match in _with_others(text):
        parts = []
        at = match.start("firms")
        for part in match["firms"].split("、"):
            start = left_edge(text, at, at + len(part), edges, leads("lead", "firm_lead"))[0]
            parts.append((start, at + len(part), text[start : at + len(part)]))
            at += len(part) + 1
        sure = [is_firm_name(n) or (0 < place_prefix(n) <= len(n) - 2 and is_short(n)) for *_, n in parts]
        for known, (start, end, name) in zip(sure, parts, strict=True):
            if known or (any(sure) and 3 <= len(name) <= 6 and is_short(name)):
                yield Firm(start, end, name, "company-like", 0.8 if known else 0.7)


def named_again(text: str, firms: Sequence[Firm]) -> Iterator[Firm]:
    """Every other place where a company known by its deed is named."""
    for name in sorted({f.name for f in firms}):
        for start in occurrences(text, name):
            yield Firm(start, start + len(name), name, "company-again", 0.8)


@functools.cache
def _managed() -> re.Pattern[str]:
    words = load("companies").words
    return guarded(
        "(?<![^,。;:、\\n(和及与])(?P<firm>[^,。;:、\\n的和与及了在由\\d“”()]{2,10}?)(?="
        + alternation(words["manager"])
        + "[^,。;:、\\n的]{2,4})"
    )


def _with_others(text: str) -> Iterator[re.Match[str]]:
    """甲、乙等企业, looked for around each 等 alone."""
    pattern, end = load("companies")["like-firms"], 0
    for some in _SOME.finditer(text):
        at = some.start()
        if at < end:
            continue
        start, end = at, at
        while start and text[start - 1] not in _NO_LIST:
            start -= 1
        while end < len(text) and text[end] not in _NO_LIST:
            end += 1
        yield from pattern.finditer(text, start, end)
