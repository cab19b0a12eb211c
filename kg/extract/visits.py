"""Visits: who went to look at which districts and companies."""

from __future__ import annotations

import re

from kg.extract.districts import district_ref
from kg.gazetteer import Division
from kg.mentions.dates import DateMention
from kg.mentions.persons import PersonMention
from kg.mentions.places import PlaceMention
from kg.model import Article, Literal, Ref, Statement

_SENTENCE = re.compile("[^。!?\\n]+[。!?\\n]?")
_GO = re.compile("到|赴|深入|来到|走进|前往|来我[市县区州旗]")
_AIM = re.compile("调研|考察|检查|督导|督查|视察|走访|慰问|看望")
_FIRM = re.compile(
    "(?<=[到赴入往、和及,在进了的访看])[^\\W\\da-zA-Z_在于了的和到访察看]{2,14}(?:\\([^()]{2,6}\\))?[^\\W\\da-zA-Z_在于了的和到访察看]{0,14}?有限(?:责任)?公司"
)
_STOP = re.compile("强调|指出|要求|说|表示|希望|听取")
_ALONG = re.compile(
    "(?:分别|一同|一起|全程|先后|共同)*(?:参加|陪同|随同)(?:了)?(?P<aim>调研|考察|检查|督导|督查|视察|走访|慰问)?(?=[,。;])|(?:一同|一起)(?P<too>调研|考察|检查|督导|督查|视察|走访|慰问)"
)
_OTHER = re.compile("会见|召开|仪式|座谈会|举行")
_PARTY = re.compile(
    "(?:随后|接着|之后)?,?(?:党政代表团|代表团|考察团|专家组|调研组)?(?:一行|他)(?:先后|还|又|来到|走进|察看|实地)"
)
_CHAINED = re.compile("一行|先后|察看|查看|走进|来到|走访|深入|看望|还到|实地")


def extract_visits(
    article: Article,
    persons: list[PersonMention],
    dates: list[DateMention],
    places: list[PlaceMention],
    home: Division | None,
) -> list[Statement]:
    """One Visit for each leader of the article whose going is told, with the places gone to."""
    text = article.body.chars
    out: list[Statement] = []
    leader: PersonMention | None = None
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if re.search("将于|拟于|原定|计划于|取消|未能", sentence.group()):
            continue
        inside = [p for p in persons if start <= p.start < end]
        lead = _leader(text, end, inside)
        if lead is not None and (leader is None or lead.name != leader.name):
            leader = lead
            visit = Ref("Visit", f"调研·{leader.name}", article.ref.scope)
            spans = article.body.spans(leader.start, leader.end)
            out.append(
                Statement(
                    visit, "visitor", Ref("Person", leader.name), spans, 0.85, "visit-lead", article.ref
                )
            )
            out.append(Statement(article.ref, "reports", visit, spans, 0.85, "visit-lead", article.ref))
            told = [d for d in dates if start <= d.start < end]
            if told:
                where = article.body.spans(told[0].start, told[0].end)
                out.append(
                    Statement(
                        visit, "date", Literal(told[0].value, "date"), where, 0.85, "visit-date", article.ref
                    )
                )
        if leader is None:
            continue
        visit = Ref("Visit", f"调研·{leader.name}", article.ref.scope)
        out += _along(article, visit, leader, inside, sentence)
        if not (
            lead
            or (
                (any(p.name == leader.name for p in inside) or _PARTY.match(sentence.group()))
                and _CHAINED.search(sentence.group())
            )
        ):
            continue
        first = next((p.end for p in inside if p.name == leader.name), start)
        stop = _STOP.search(text, first, end)
        out += _places(
            article,
            visit,
            start if text[start : start + 1] == "在" else first,
            stop.start() if stop else end,
            places,
            home,
        )
    return out


def _along(
    article: Article, visit: Ref, leader: PersonMention, inside: list[PersonMention], sentence: re.Match[str]
) -> list[Statement]:
    """Who went along: named with an aim, or with a bare 陪同 where no other event is told."""
    text = article.body.chars
    out: list[Statement] = []
    last = sentence.start()
    for match in _ALONG.finditer(text, *sentence.span()):
        group = [p for p in inside if last <= p.start < match.start()]
        last = match.end()
        if any(p.name == leader.name for p in group) or re.search("未|请假", sentence.group()):
            continue
        if not (match["aim"] or match["too"]) and _OTHER.search(text):
            continue
        for person in group:
            spans = article.body.spans(person.unit, match.end())
            who = Ref("Person", person.name)
            out.append(Statement(visit, "attendedBy", who, spans, 0.85, "visit-along", article.ref))
    return out


def _leader(text: str, end: int, inside: list[PersonMention]) -> PersonMention | None:
    """The person who goes somewhere with an aim; whoever is taken along comes after the going."""
    for person in inside:
        rest = text[person.end : end]
        went = re.match(
            "(?:一行|轻车简从|(?:率|带领)[^,。;]{2,24}|[^,。;、]{0,8})??,?(?:先后|首先|先)?(?:"
            + _GO.pattern
            + ")",
            rest,
        )
        if went and _AIM.search(rest) and not re.match("、|和|,[^到赴深来走前]{0,30}(?:陪同|参加)", rest):
            return person
    return None


def _places(
    article: Article, visit: Ref, start: int, end: int, places: list[PlaceMention], home: Division | None
) -> list[Statement]:
    text = article.body.chars
    out: list[Statement] = []
    here = [p for p in places if start <= p.start and p.end <= end]
    for at, place in enumerate(here):
        if at + 1 < len(here) and here[at + 1].start == place.end:
            continue  # only the narrowest link of a chain is where they went
        spans = article.body.spans(place.start, place.end)
        goal = district_ref(place, home)
        out.append(Statement(visit, "visited", goal, spans, 0.8, "visit-place", article.ref))
    for match in _FIRM.finditer(text, start, end):
        firm = Ref("Company", match.group())
        out.append(
            Statement(
                visit, "visited", firm, article.body.spans(*match.span()), 0.8, "visit-company", article.ref
            )
        )
    return out
