"""What is known of a thing, as a short dossier: each fact with the sentences it stands on."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.derive import derive
from kg.errors import QueryError
from kg.model import Claim, KnowledgeGraph, Literal, Node
from kg.ontology import broader, label, terms

#: The parts of a dossier in their order, in Chinese and English.
SECTIONS = {
    "posts": ("职务", "Posts"), "acts": ("任免", "Appointments and removals"), "events": ("活动", "Events"),
    "places": ("地点", "Places"), "projects": ("项目", "Projects"), "organizations": ("单位", "Organizations"),
    "facts": ("数据", "Figures and words"), "articles": ("文章", "Articles"), "derived": ("推导（非原文）", "Derived, not read"),
}  # fmt: skip
_OF_KIND = {
    "Tenure": "posts", "Appointment": "acts", "Event": "events", "District": "places", "Site": "places",
    "Project": "projects", "Organization": "organizations", "Article": "articles", "Person": "organizations",
}  # fmt: skip
_ENDS = "。！？!?\n"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact was read: its sentence with the quote in 【】, and ``[start, end)`` of the quote in ``file``.

    What was not read from a page has its ``source`` instead.
    """

    sentence: str
    quote: str
    headline: str
    date: str
    file: str
    start: int
    end: int
    confidence: float
    rule: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in words, with its day (or ``""``) and all that it stands on."""

    section: str
    day: str
    zh: str
    en: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All facts of one thing, by section and day."""

    id: str
    kind: str
    name: str
    also: tuple[str, ...]
    facts: tuple[Fact, ...] = field(default=())


def dossiers(graph: KnowledgeGraph, name: str) -> list[Dossier]:
    """A dossier for each thing of a name: two people of one name are two.

    Raises :class:`~kg.errors.QueryError`, with the nearest names, where there is none.
    """
    found = [n for n in graph.nodes.values() if (name == n.label or name in n.alt) and n.kind != "Tenure"]
    if not found:
        names = {n.label for n in graph.nodes.values() if n.kind != "Tenure"}
        inside = sorted((n for n in names if name in n), key=lambda n: (len(n), n))[:3]
        near = inside or difflib.get_close_matches(name, sorted(names), n=3, cutoff=0.5)
        hint = f"did you mean {'、'.join(near)}?" if near else "check the characters"
        raise QueryError(f"{name}: nothing is called that here; {hint}")
    teller = _Teller(graph)
    return [teller.dossier(node) for node in sorted(found, key=lambda n: (n.kind == "Article", n.kind, n.id))]


class _Teller:
    """Puts facts of one graph into words."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.about: dict[str, list[Claim]] = defaultdict(list)
        self.facts: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in graph.claims:
            self.facts[claim.subject][claim.predicate].append(claim)
            self.about[claim.subject].append(claim)
            if isinstance(claim.object, str):
                self.about[claim.object].append(claim)
        self.inverse = {t.inverse: name for name, t in terms().items() if t.inverse}

    def dossier(self, node: Node) -> Dossier:
        groups: dict[tuple[str, str, str, str], list[Evidence]] = defaultdict(list)
        articles: set[str] = set()
        for claim in self.about[node.id]:
            if claim.predicate == "mentions" and claim.object == node.id:
                continue  # every article that tells a fact mentions it too
            section, day, zh, en = self._say(node.id, claim)
            groups[section, "" if section == "posts" else day, zh, en].append(self._evidence(claim))
            articles.add(claim.article)
            if claim.predicate == "visitor" and claim.object == node.id:
                for went in self.facts[claim.subject]["visited"]:
                    place, when = self.graph.nodes[str(went.object)].label, self._value(claim.subject, "date")
                    groups["places", when, f"到访 {place}", f"visited {place}"].append(self._evidence(went))
        facts = [
            Fact(
                section,
                day or _span(found),
                zh,
                en,
                tuple(sorted(found, key=lambda e: (e.date, e.file, e.start))),
            )
            for (section, day, zh, en), found in groups.items()
        ]
        facts += self._mentions(node.id, articles)
        facts += self._derived(node.id)
        order = list(SECTIONS)
        facts.sort(key=lambda f: (order.index(f.section), f.day, f.zh))
        return Dossier(node.id, node.kind, node.label, node.alt, tuple(facts))

    def _say(self, me: str, claim: Claim) -> tuple[str, str, str, str]:
        """Section, day and words of a claim as seen from one of its ends."""
        mine = claim.subject == me
        if isinstance(claim.object, Literal):
            value = claim.object.value
            section = "articles" if self._kind(me) == "Article" else "facts"
            return section, "", f"{label(claim.predicate)} {value}", f"{label(claim.predicate, 'en')} {value}"
        other = claim.object if mine else claim.subject
        kind = self._kind(other)
        section = _OF_KIND.get(kind) or next((_OF_KIND[k] for k in broader(kind) if k in _OF_KIND), "facts")
        day = self._value(other, "date") or (self._value(me, "date") if section == "events" else "")
        name = self.graph.nodes[other].label
        if kind == "Tenure":
            return self._post(me, other)
        if section == "acts":
            to, out = self._value(other, "toPost"), self._value(other, "fromPost")
            zh = "，".join(x for x in (to and f"任命为{to}", out and f"免去{out}") if x)
            en = ", ".join(x for x in (to and f"appointed to {to}", out and f"removed from {out}") if x)
            return section, day, zh or name, en or name
        if section == "articles":
            day = self._value(other, "publishedOn")
        if section == "events" and not mine and claim.predicate == "visited":
            who = "、".join(self._names(other, "visitor"))
            name = f"{name}（{who}）" if who and who not in name else name
        word = claim.predicate if mine else self.inverse.get(claim.predicate, claim.predicate)
        return section, day, f"{label(word)} {name}", f"{label(word, 'en')} {name}"

    def _post(self, me: str, tenure: str) -> tuple[str, str, str, str]:
        title = self._value(tenure, "title")
        people, bodies = self._names(tenure, "holder"), self._names(tenure, "atOrganization")
        at = "、".join(bodies)
        if self._kind(me) in ("Person", "Official"):
            return "posts", "", f"{title}（{at}）" if at else title, f"{title} at {at}" if at else title
        return "posts", "", f"{title} {'、'.join(people)}", f"{title} {', '.join(people)}"

    def _mentions(self, me: str, told: set[str]) -> Iterator[Fact]:
        for claim in self.about[me]:
            if claim.predicate == "mentions" and claim.object == me and claim.subject not in told:
                name = self.graph.nodes[claim.subject].label
                day = self._value(claim.subject, "publishedOn")
                yield Fact(
                    "articles", day, f"被提及于 {name}", f"mentioned in {name}", (self._evidence(claim),)
                )

    def _derived(self, me: str) -> Iterator[Fact]:
        by_id = {c.id: c for c in self.about[me]}
        found = [d for d in derive(self.graph) if me in (d.subject, d.object)]
        found.sort(key=lambda d: (d.predicate != "predecessor", -d.times, d.subject, d.object))
        for fact in found[:20]:
            other = self.graph.nodes[fact.object if fact.subject == me else fact.subject].label
            days = " – ".join(dict.fromkeys(d for d in (fact.first, fact.last) if d))
            if fact.predicate == "workedWith":
                zh, en = (
                    f"与{other}共同出席 {fact.times} 次（{days or '日期不详'}）",
                    f"with {other} {fact.times} times ({days or 'no day told'})",
                )
            else:
                before = fact.subject == me
                zh = f"{fact.post}{'前任' if before else '继任'}：{other}" + (
                    f"，重叠 {fact.overlap} 天" if fact.overlap else ""
                )
                en = f"{'after' if before else 'before'} {other} as {fact.post}" + (
                    f", {fact.overlap} days of overlap" if fact.overlap else ""
                )
            yield Fact(
                "derived", "", zh, en, tuple(self._evidence(by_id[s]) for s in fact.sources if s in by_id)[:3]
            )

    def _evidence(self, claim: Claim) -> Evidence:
        graph = self.graph
        page = graph.pages.get(claim.page)
        headline = graph.nodes[claim.article].label if claim.article in graph.nodes else ""
        start, end = (claim.spans[0].start, claim.spans[-1].end) if claim.spans else (-1, -1)
        sentence = _sentence(page.text, start, claim.spans[0].end) if page and claim.spans else ""
        return Evidence(
            sentence, graph.quote(claim), headline, page.date if page else "", page.file if page else "",
            start, end, claim.confidence, claim.rule, claim.source,
        )  # fmt: skip

    def _kind(self, key: str) -> str:
        return self.graph.nodes[key].kind if key in self.graph.nodes else "Page"

    def _value(self, key: str, predicate: str) -> str:
        found = (c.object.value for c in self.facts[key][predicate] if isinstance(c.object, Literal))
        return min(found, default="")

    def _names(self, key: str, predicate: str) -> list[str]:
        found = {c.object for c in self.facts[key][predicate] if isinstance(c.object, str)}
        return sorted(self.graph.nodes[k].label for k in found)


def _span(found: list[Evidence]) -> str:
    """The days on which a thing without a day of its own is told of."""
    days = sorted({e.date for e in found if e.date})
    return " – ".join(dict.fromkeys((days[0], days[-1]))) if days else ""


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence that ``[start, end)`` stands in, the stretch in 【】, cut to what reads at a glance.

    >>> _sentence("先说一句。县长方川主持会议。再说。", 7, 9)
    '县长【方川】主持会议。'
    """
    first = max((text.rfind(mark, 0, start) for mark in _ENDS), default=-1) + 1
    last = min((at for at in (text.find(mark, end) for mark in _ENDS) if at >= 0), default=len(text) - 1) + 1
    before, inside, after = text[first:start], text[start:end], text[end:last]
    before = f"…{before[-40:]}" if len(before) > 40 else before
    after = f"{after[:40]}…" if len(after) > 40 else after
    return " ".join(f"{before}【{inside}】{after}".split())
