"""Receptions: who received whom."""

from __future__ import annotations

from kg.extract.happenings import RECEPTION, Happening, role
from kg.extract.reading import Reading, not_held
from kg.model import Ref, Statement
from kg.patterns import load


def find_receptions(reading: Reading, spoken: str) -> tuple[list[Happening], list[Statement]]:
    """One reception for each meeting of hosts with guests, named after its first host."""
    patterns = load("events")
    events: list[Happening] = []
    out: list[Statement] = []
    ahead = not_held(spoken, reading.sentences)
    for index, (start, end) in enumerate(reading.sentences):
        met = patterns["receive"].search(spoken, start, end)
        if met is None or index in ahead:
            continue
        inside = reading.people(start, end)
        hosts = [p for p in inside if p.end <= met.start() and met.start() - p.end < 60]
        if comma := spoken.rfind(";", start, met.start()):
            hosts = [p for p in hosts if p.start > comma]
        party = min((i for w in ("一行", "等", "。", ";") if (i := spoken.find(w, met.end(), end)) > 0), default=end)
        guests = [p for p in inside if met.end() <= p.start < party]
        if not hosts or not guests or any(hosts[0].name in e.leaders for e in events):
            continue
        ref = Ref("Reception", f"会见·{hosts[0].name}", reading.article.ref.scope)
        names = frozenset(p.name for p in (*hosts, *guests))
        events.append(Happening(ref, met.start(), met.end(), RECEPTION, index, 0.9, "reception-host", names))
        out += [role(reading, ref, "host", p, met.end(), "reception-host") for p in hosts]
        out += [role(reading, ref, "guest", p, p.end, "reception-guest") for p in guests]
    return events, out
