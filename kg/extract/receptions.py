"""Receptions: who received whom."""

from __future__ import annotations

from kg.extract.happenings import RECEPTION, Happening, role
from kg.extract.reading import Reading, not_held
from kg.mentions.persons import PersonMention
from kg.model import Ref, Statement
from kg.patterns import load


def find_receptions(reading: Reading, spoken: str) -> tuple[list[Happening], list[Statement]]:
    """One reception for each meeting of hosts with guests, named after its first host."""
    patterns = load("events")
    events: list[Happening] = []
    out: list[Statement] = []
    ahead = not_held(spoken, reading.sentences)
    for index, (start, end) in enumerate(reading.sentences):
        if index in ahead:
            continue
        inside = reading.acting(start, end)
        if not inside:
            continue
        if talks := patterns["talks"].search(spoken, start, end):
            left, right, party = talks.start(), talks.start("guests"), talks.end()
        elif met := patterns["receive"].search(spoken, start, end):
            left, right = met.span()
            party = min((i for w in ("一行", "等", "。", ";") if (i := spoken.find(w, right, end)) > 0), default=end)
            if sat := patterns["sat-in"].search(spoken, right, end):
                party = min(party, sat.start())
        else:
            continue
        semicolon = spoken.rfind(";", start, left)
        hosts = _run([p for p in inside if p.end <= left and left - p.end < 60 and p.start > semicolon], spoken)
        guests = [p for p in inside if right <= p.start < party]
        if hosts and patterns["those-guests"].match(spoken, right):  # 甲一行来访,乙会见了客人
            guests = [p for p in inside if p.end < hosts[0].unit]
        if not hosts or not guests or any(hosts[0].name in e.leaders for e in events):
            continue
        ref = Ref("Reception", f"会见·{hosts[0].name}", reading.article.ref.scope)
        names = frozenset(p.name for p in (*hosts, *guests))
        events.append(Happening(ref, left, right, RECEPTION, index, 0.9, "reception-host", names))
        out += [role(reading, ref, "host", p, right, "reception-host") for p in hosts]
        out += [role(reading, ref, "guest", p, p.end, "reception-guest") for p in guests]
    return events, out


def _run(people: list[PersonMention], spoken: str) -> list[PersonMention]:
    """The last of some people with those that a list joins to it: not a guest who came in the clause before."""
    for at in range(len(people) - 1, 0, -1):
        if load("roles")["joiner"].fullmatch(spoken, people[at - 1].end, people[at].unit) is None:
            return people[at:]
    return people
