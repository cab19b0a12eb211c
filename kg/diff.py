"""What changed between two graphs, in words: pages, things, facts and what they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Claim, KnowledgeGraph, Literal
from kg.ontology import label

#: The kinds of change in their order, in Chinese and English.
KINDS = {
    "page-added": ("新增版面", "page added"), "page-removed": ("撤下版面", "page withdrawn"),
    "thing-added": ("新增事物", "thing added"), "thing-removed": ("去掉事物", "thing gone"),
    "thing-changed": ("事物改称", "thing told otherwise"),
    "fact-added": ("新增事实", "fact added"), "fact-removed": ("去掉事实", "fact gone"),
    "fact-changed": ("事实改变", "fact changed"),
    "evidence-added": ("新增依据", "evidence added"), "evidence-removed": ("去掉依据", "evidence gone"),
}  # fmt: skip
_Key = tuple[str, str, str | Literal]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``kind`` is a key of :data:`KINDS`; where it stands is in ``file`` at ``[start, end)``, or -1."""

    kind: str
    subject: str
    zh: str
    en: str
    quote: str = ""
    file: str = ""
    start: int = -1
    end: int = -1


def diff(old: KnowledgeGraph, new: KnowledgeGraph) -> list[Change]:
    """All changes from ``old`` to ``new``, in the order of :data:`KINDS` and of what they are about."""
    found = [*_pages(old, new), *_things(old, new), *_facts(old, new)]
    order = list(KINDS)
    return sorted(found, key=lambda c: (order.index(c.kind), c.file, c.start, c.zh, c.subject))


def _pages(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Change]:
    for kind, one, other in (("page-removed", old, new), ("page-added", new, old)):
        for key, page in one.pages.items():
            if key not in other.pages:
                told = " ".join(x for x in (page.file, page.date, page.paper) if x)
                yield Change(kind, key, told, told, file=page.file)


def _things(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Change]:
    for kind, one, other in (("thing-removed", old, new), ("thing-added", new, old)):
        for key, node in one.nodes.items():
            if key not in other.nodes:
                yield Change(
                    kind, key, f"{label(node.kind)} {node.label}", f"{label(node.kind, 'en')} {node.label}"
                )
    for key, node in old.nodes.items():
        now = new.nodes.get(key, node)
        if now != node:
            (zh, en), (zh2, en2) = (
                _called(node.kind, node.label, node.alt),
                _called(now.kind, now.label, now.alt),
            )
            yield Change("thing-changed", key, f"{zh} → {zh2}", f"{en} → {en2}")


def _called(kind: str, name: str, alt: tuple[str, ...]) -> tuple[str, str]:
    also = f"（{'、'.join(alt)}）" if alt else ""
    return f"{label(kind)} {name}{also}", f"{label(kind, 'en')} {name}{also}"


def _facts(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Change]:
    before, after = _by_fact(old), _by_fact(new)
    gone = {key: claims for key, claims in before.items() if key not in after}
    come = {key: claims for key, claims in after.items() if key not in before}
    by_property: dict[tuple[str, str], tuple[list[_Key], list[_Key]]] = defaultdict(lambda: ([], []))
    for key in gone:
        by_property[key[:2]][0].append(key)
    for key in come:
        by_property[key[:2]][1].append(key)
    for lost, found in by_property.values():
        if len(lost) == len(found) == 1 and isinstance(lost[0][2], Literal):
            (zh, en), (now, _) = _say(old, lost[0]), _say(new, found[0], short=True)
            yield _change("fact-changed", new, f"{zh} → {now}", f"{en} → {now}", come[found[0]][0])
            continue
        for key in lost:
            yield _change("fact-removed", old, *_say(old, key), gone[key][0])
        for key in found:
            yield _change("fact-added", new, *_say(new, key), come[key][0])
    for key in before.keys() & after.keys():
        ids, now_ids = {c.id for c in before[key]}, {c.id for c in after[key]}
        for claim in before[key]:
            if claim.id not in now_ids:
                yield _change("evidence-removed", old, *_say(old, key), claim)
        for claim in after[key]:
            if claim.id not in ids:
                yield _change("evidence-added", new, *_say(new, key), claim)


def _by_fact(graph: KnowledgeGraph) -> dict[_Key, list[Claim]]:
    out: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        out[claim.subject, claim.predicate, claim.object].append(claim)
    return out


def _say(graph: KnowledgeGraph, key: _Key, *, short: bool = False) -> tuple[str, str]:
    subject, predicate, target = key
    value = target.value if isinstance(target, Literal) else graph.nodes[target].label
    if short:
        return value, value
    name = graph.nodes[subject].label
    return f"{name} {label(predicate)} {value}", f"{name} {label(predicate, 'en')} {value}"


def _change(kind: str, graph: KnowledgeGraph, zh: str, en: str, claim: Claim) -> Change:
    file = graph.pages[claim.page].file if claim.page in graph.pages else claim.source
    start, end = (claim.spans[0].start, claim.spans[-1].end) if claim.spans else (-1, -1)
    return Change(kind, claim.subject, zh, en, graph.quote(claim), file, start, end)
