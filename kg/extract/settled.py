"""Where projects go that a district signs for, and companies that have moved into a park."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.districts import district_ref
from kg.extract.things import Told
from kg.mentions.places import PlaceMention
from kg.model import Ref, Statement
from kg.patterns import load

_WITH = re.compile("(?:与|和|同)[^,。;]{0,8}")


def signed_for(told: Told) -> Iterator[Statement]:
    """青岭镇与甲公司签订…项目: the project goes to the district that signs."""
    for match in load("companies")["signs"].finditer(told.text):
        first, last = told.sentence(match.start())
        start = max(first, told.text.rfind(",", first, match.start()) + 1)
        parties = [p for p in told.places if start <= p.start and p.end <= match.start()]
        firms = [f for f in told.firms if start <= f.start and f.end <= match.start()]
        made = [t for t in told.projects if match.end() <= t.start < min(last, match.end() + 16)]
        joined = [p for p in parties for f in firms if _joins(told.text, p, f.start, f.end)]
        if joined and made and made[0].place is None:
            ref = district_ref(joined[-1], told.home)
            yield told.say(made[0].ref, "locatedIn", ref, joined[-1].start, made[0].end, 0.7, "place-signs")


def _joins(text: str, place: PlaceMention, start: int, end: int) -> bool:
    """Whether 与 stands between a district and the company at ``[start, end)``."""
    return text[place.end : start] in ("与", "和", "同") or bool(
        _WITH.fullmatch(text[end : place.start]) if place.start > end else False
    )


def settled_in(told: Told) -> Iterator[Statement]:
    """某某园已有甲、乙等11户企业进驻: the companies are in the park that the sentence is about."""
    patterns = load("sites")
    for match in (*patterns["settled"].finditer(told.text), *patterns["opened-there"].finditer(told.text)):
        first = told.sentence(match.start())[0]
        park = next((t for t in told.things if patterns["zone"].search(t.name) and first <= t.start < match.start()), None)
        for firm in told.firms if park else ():
            if park and park.end < firm.start and match.start() <= firm.start and firm.end <= match.end():
                ref = Ref("Company", firm.name)
                yield told.say(ref, "locatedIn", park.ref, park.start, match.end(), 0.75, "place-settled")
