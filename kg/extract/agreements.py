"""Agreements: who signed what, and the parties of a signing ceremony."""

from __future__ import annotations

import re

from kg.extract.districts import district_ref
from kg.extract.happenings import SIGNING, Happening
from kg.extract.reading import Reading
from kg.model import Ref, Statement
from kg.patterns import load

_GOVERNMENT = re.compile("人民政府|政府|管委会|委员会")
_BARE = re.compile("(?:(?<=[,、与和同由代表\\n])|^)(?P<name>[市县区州旗省](?:人民)?政府)(?=[与和同、])|(?<=[与和同、])(?P<back>[市县区州旗省](?:人民)?政府)(?=[分签共、,])")


def find_agreements(
    reading: Reading, spoken: str, gatherings: list[Happening]
) -> tuple[list[Happening], list[Statement]]:
    """Signings of titled agreements, and the parties of these and of the signing ceremonies of the article.

    An agreement without a title is told as parties of the ceremony it was signed at, and else not at all.
    """
    patterns = load("events")
    events: list[Happening] = []
    out: list[Statement] = []
    for index, (start, end) in enumerate(reading.sentences):
        if patterns["not-held"].search(spoken, start, end) or re.search("拟签|将签|有望|择期|意向|交换了?意见|未(?:能)?履行|未签", spoken[start:end]):
            continue
        sign = patterns["sign"].search(spoken, start, end)
        if sign is None:
            continue
        title = patterns["agreement"].search(spoken, sign.start(), end) or patterns["agreement"].search(spoken, start, end)
        if title:
            ref = Ref("Signing", title["title"], reading.article.ref.scope)
            event = Happening(ref, title.start("title"), title.end("title"), SIGNING, index, 0.9, "signing-titled", noun="签约")
            events.append(event)
        else:
            told = [g for g in gatherings if g.family == SIGNING and g.start <= end]
            if not told:
                continue
            event = told[-1]
        if event.sentence == index and not title and event.start < sign.end() and event.end > sign.start():
            later = patterns["sign"].search(spoken, event.end, end)
            if later is None:
                continue
            sign = later
        out += _parties(reading, spoken, event.ref, start, sign.start())
    return events, out


def _parties(reading: Reading, spoken: str, event: Ref, start: int, stop: int) -> list[Statement]:
    """The companies and districts joined by 与, 和 or 、 in front of the signing."""
    found: list[tuple[int, int, Ref]] = []
    persons = [(p.unit, p.end) for p in reading.people(start, stop)]
    for thing in reading.things:
        if thing.kind == "Company" and start <= thing.start and thing.end <= stop:
            found.append((thing.start, thing.end, thing.ref))
    for place in reading.places:
        if start <= place.start and place.end <= stop and any(
            re.match("(?:人民)?政府|管委会|(?:党委|党工委)?(?=[与和同、])", spoken[place.end : place.end + 5]) for _ in (0,)
        ):
            found.append((place.start, place.end, district_ref(place, reading.home)))
    for bare in _BARE.finditer(spoken, start, stop):
        key = "name" if bare["name"] else "back"
        if reading.home is not None:
            found.append((*bare.span(key), _own(reading)))
    found = sorted(f for f in found if not any(a <= f[0] < b for a, b in persons))
    joined = [f for f in found if _in_list(spoken, f, start, stop)]
    if len(joined) < 2:
        return []
    return [reading.say(event, "signatory", ref, [(a, b)], 0.85, "signing-party") for a, b, ref in joined]


def _own(reading: Reading) -> Ref:
    assert reading.home is not None
    return Ref("District", reading.home.name, reading.home.code)


def _in_list(spoken: str, party: tuple[int, int, Ref], start: int, stop: int) -> bool:
    """Whether 与, 和, 、 or 同 stands right before or behind a party."""
    before = spoken[max(start, party[0] - 8) : party[0]]
    after = spoken[party[1] : min(stop, party[1] + 24)]
    return bool(re.search("[与和同、](?:[^,。;与和同、]{0,4})?$", before) or re.match("(?:人民政府|政府|管委会|\\([^()]{2,20}\\))?[^,。;]{0,2}?[与和同、]", after))
