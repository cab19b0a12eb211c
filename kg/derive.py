"""What follows from the claims and was not itself read: who was together, who came before whom.

Each derived fact names the claims it came from and stands apart, in ``derived.ttl``, so that what was read and
what was concluded are never taken for each other.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.export.rdf import USED, Triple, gov, iri, number, text, turtle, typed
from kg.model import Claim, KnowledgeGraph, Literal, mint
from kg.patterns import load

ROLES = ("presidedBy", "addressedBy", "attendedBy", "visitor", "host", "guest")
#: Whoever sits in a hall with more people than this was not together with each of them.
CROWD = 40


@dataclass(frozen=True, slots=True)
class Derived:
    """A fact that follows from others: ``sources`` are the ids of the claims it came from.

    ``first`` and ``last`` are days (``YYYY-MM-DD``) or empty; ``times`` counts events, ``overlap`` days.
    """

    subject: str
    predicate: str
    object: str
    sources: tuple[str, ...]
    confidence: float
    rule: str
    first: str = ""
    last: str = ""
    times: int = 0
    overlap: int = 0
    post: str = ""

    @property
    def id(self) -> str:
        """The local id, the same for the same fact of the same post."""
        return mint("derived", self.subject, self.predicate, self.object, self.post)


@dataclass(frozen=True, slots=True)
class Held:
    """That a person is told of in a post of one body, from its first to its last article."""

    person: str
    title: str
    body: str
    first: str
    last: str
    claims: tuple[Claim, ...]


def together(graph: KnowledgeGraph) -> list[Derived]:
    """Pairs of people who took part in the same events, one fact a pair, told from the lower id."""
    days = {c.subject: _value(c) for c in graph.claims if c.predicate == "date"}
    present: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in graph.claims:
        if claim.predicate in ROLES and isinstance(claim.object, str):
            present[claim.subject][claim.object].append(claim)
    pairs: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(dict)
    for event, people in sorted(present.items()):
        if len(people) <= CROWD:
            for one, other in itertools.combinations(sorted(people), 2):
                pairs[one, other][event] = people[one] + people[other]
    out = []
    for (one, other), events in sorted(pairs.items()):
        told = sorted(
            d for d in (days.get(event, "") for event in events) if re.fullmatch(r"\d{4}-\d\d-\d\d", d)
        )
        sources = tuple(sorted({c.id for claims in events.values() for c in claims}))
        sure = max(min(c.confidence for c in claims) for claims in events.values())
        first, last = (told[0], told[-1]) if told else ("", "")
        out.append(
            Derived(one, "workedWith", other, sources, sure, "derive-together", first, last, len(events))
        )
    return out


def _value(claim: Claim) -> str:
    return claim.object.value if isinstance(claim.object, Literal) else claim.object


def held(graph: KnowledgeGraph) -> list[Held]:
    """Who is told of in which post, by title, body and first day; the body is an id or the paper's place."""
    facts: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in graph.claims:
        if claim.subject in graph.nodes and graph.nodes[claim.subject].kind == "Tenure":
            facts[claim.subject][claim.predicate].append(claim)
    found: dict[tuple[str, str, str], list[tuple[str, Claim]]] = defaultdict(list)
    for told in facts.values():
        for holder, title in itertools.product(told["holder"], told["title"]):
            place = graph.pages[holder.page].place if holder.page in graph.pages else ""
            body = _value(told["atOrganization"][0]) if told["atOrganization"] else place
            when = min((_value(c) for c in told["asOf"]), default="")
            found[_value(title), body, _value(holder)].append((when, holder))
    out = []
    for (post, body, person), rows in found.items():
        days = sorted(day for day, _ in rows if day)
        first, last = (days[0], days[-1]) if days else ("", "")
        claims = tuple(sorted((c for _, c in rows), key=lambda c: c.id))
        out.append(Held(person, post, body, first, last, claims))
    return sorted(out, key=lambda h: (h.title, h.body, h.first, h.person))


def single(title: str) -> bool:
    """Whether a post has one holder at a time, by its title.

    >>> single("市长"), single("副市长")
    (True, False)
    """
    patterns = load("single-posts")
    return bool(patterns["single-post"].search(title)) and not patterns["not-single"].search(title)


def one_at_a_time(graph: KnowledgeGraph, post: Held) -> bool:
    """Whether a post, of the body that is told, has one holder at a time; without a body only a head of the place."""
    told = post.body in graph.nodes or bool(
        post.body and load("single-posts")["of-a-place"].search(post.title)
    )
    return told and single(post.title)


def successions(graph: KnowledgeGraph) -> list[Derived]:
    """Who came before whom in a post that one person holds: the next one, and whoever is told of at the same time."""
    out = []
    dated = [h for h in held(graph) if one_at_a_time(graph, h) and h.first]
    for _, found in itertools.groupby(dated, key=lambda h: (h.title, h.body)):
        group = list(found)
        for at, earlier in enumerate(group):
            for later in group[at + 1 :]:
                overlap = _overlap(later.first, earlier.last)
                if overlap or later is group[at + 1]:
                    out.append(_succession(earlier, later, overlap))
    return out


def _succession(earlier: Held, later: Held, overlap: int) -> Derived:
    sources = tuple(sorted(c.id for c in (*earlier.claims, *later.claims)))
    sure = min(max(c.confidence for c in earlier.claims), max(c.confidence for c in later.claims))
    return Derived(
        later.person, "predecessor", earlier.person, sources, sure, "derive-succession",
        later.first, earlier.last, 0, overlap, earlier.title,
    )  # fmt: skip


def _overlap(first: str, last: str) -> int:
    """Days from ``first`` to ``last``, both counted; none where the later holder comes after.

    >>> _overlap("2031-06-15", "2031-06-21"), _overlap("2031-06-22", "2031-06-21")
    (7, 0)
    """
    try:
        return max(0, (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1)
    except ValueError:  # a month or a year says nothing of days
        return 0


def derive(graph: KnowledgeGraph) -> list[Derived]:
    """All that follows, by subject, predicate and object."""
    found = together(graph) + successions(graph)
    return sorted(found, key=lambda d: (d.subject, d.predicate, d.object, d.post))


def to_derived(graph: KnowledgeGraph) -> str:
    """What follows as Turtle, each fact a ``gov:DerivedClaim`` with the claims it came from."""
    return turtle((triple for fact in derive(graph) for triple in _triples(graph.base, fact)), graph.base)


def _triples(base: str, fact: Derived) -> Iterator[Triple]:
    me, rdf = iri(base, fact.id), f"<{USED['rdf']}"
    subject, predicate, value = iri(base, fact.subject), gov(fact.predicate), iri(base, fact.object)
    yield subject, predicate, value
    yield me, f"{rdf}type>", gov("Claim")
    yield me, f"{rdf}type>", gov("DerivedClaim")
    yield me, f"{rdf}subject>", subject
    yield me, f"{rdf}predicate>", predicate
    yield me, f"{rdf}object>", value
    yield me, gov("confidence"), number(fact.confidence)
    yield me, gov("rule"), text(fact.rule)
    for source in fact.sources:
        yield me, gov("derivedFrom"), iri(base, source)
    days: Mapping[str, str] = {"firstTold": fact.first, "lastTold": fact.last}
    for name, day in days.items():
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            yield me, gov(name), typed(day, "date")
    if fact.times:
        yield me, gov("times"), typed(str(fact.times), "integer")
    if fact.post:
        yield me, gov("inPost"), text(fact.post)
        yield me, gov("overlapDays"), typed(str(fact.overlap), "integer")
