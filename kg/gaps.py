"""What the papers do not say: posts whose holder, predecessor or period is not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.derive import held, one_at_a_time, single
from kg.model import KnowledgeGraph, Literal

#: What may be missing, in Chinese and English.
MISSING: Mapping[str, tuple[str, str]] = {
    "holder": ("现任未知", "nobody is told of in it after the last one left"),
    "predecessor": ("前任未知", "nobody is told of in it before"),
    "start": ("就任时间未知", "no appointment is told of"),
    "end": ("离任时间未知", "another holds it now, and when this one left is not told"),
    "day": ("日期未知", "no article that tells of it has a date"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not known of a post: ``missing`` is a key of :data:`MISSING`; days may be empty."""

    title: str
    body: str
    holder: str
    missing: str
    first: str
    last: str


def gaps(graph: KnowledgeGraph) -> list[Gap]:
    """What is open about the posts that one person holds at a time, by title and body."""
    named, left = _acts(graph, "toPost"), _acts(graph, "fromPost")
    by_post: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for post in held(graph):
        if one_at_a_time(graph, post):
            by_post[post.title, post.body].append((post.first, post.last, post.person))
    out = []
    known = set()
    for (title, body), holders in sorted(by_post.items()):
        for at, (first, last, person) in enumerate(holders):
            known.add((person, title))
            missing = []
            if not first:
                missing.append("day")
            if at == 0:
                missing.append("predecessor")
            if (person, title) not in named:
                missing.append("start")
            if at < len(holders) - 1 and (person, title) not in left:
                missing.append("end")
            if at == len(holders) - 1 and left.get((person, title), "") > last:
                missing.append("holder")
            out += [Gap(title, _name(graph, body), _name(graph, person), m, first, last) for m in missing]
    for (person, title), day in sorted(left.items()):
        if single(title) and (person, title) not in known and not any(t == title for t, _ in by_post):
            out.append(Gap(title, "", _name(graph, person), "holder", "", day))
    return out


def _acts(graph: KnowledgeGraph, predicate: str) -> dict[tuple[str, str], str]:
    """The last day on which a person was appointed to, or removed from, each post; empty where it is not told."""
    people: dict[str, str] = {}
    days: dict[str, str] = {}
    posts: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims:
        if claim.predicate == "appointee" and isinstance(claim.object, str):
            people[claim.subject] = claim.object
        elif isinstance(claim.object, Literal) and claim.predicate == "date":
            days[claim.subject] = claim.object.value
        elif isinstance(claim.object, Literal) and claim.predicate == predicate:
            posts[claim.subject].add(claim.object.value)
    out: dict[tuple[str, str], str] = {}
    for act, titles in posts.items():
        for title in titles:
            key = people.get(act, ""), title
            out[key] = max(out.get(key, ""), days.get(act, ""))
    return out


def _name(graph: KnowledgeGraph, key: str) -> str:
    return graph.nodes[key].label if key in graph.nodes else key
