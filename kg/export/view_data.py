"""What the view is handed: nodes, facts, evidence and sentences as plain rows of numbers and strings.

Rows name things by their place in a list, so that a year of pages stays small.
The readers of these rows stand in ``kg/view/src/data.js``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kg.export.view_facts import QUIET, Fact, facts, shown_nodes
from kg.export.view_layout import centrality, communities
from kg.export.view_text import plain, quoted
from kg.model import Claim, KnowledgeGraph, Span

#: Whole pages travel with the view up to this many characters; beyond, only the sentences that facts stand on.
WHOLE_TEXT = 2_000_000


class Rows:
    """The rows of a graph: ``data`` for the view, ``order``, ``pairs`` and ``groups`` for its opening picture.

    ``order`` lists node ids, most central first; ``links`` are linked places in
    it with how many facts link them, without those of articles, ``pairs`` the same
    without the number; ``groups`` are communities.
    """

    def __init__(self, graph: KnowledgeGraph) -> None:
        said = facts(graph)
        ids = shown_nodes(graph)
        at = {key: i for i, key in enumerate(ids)}
        ranks = centrality(len(ids), list(_links(graph, said, at)))
        self.order = sorted(ids, key=lambda key: (-ranks[at[key]], key))
        self.at = {key: i for i, key in enumerate(self.order)}
        self.links = _links(graph, said, self.at)
        self.pairs = list(self.links)
        self.groups = communities(len(ids), self.pairs)
        self.facts = said
        self.data = self._data(graph)

    def _data(self, graph: KnowledgeGraph) -> dict[str, Any]:
        nodes = [graph.nodes[key] for key in self.order]
        kinds = _Table(sorted({n.kind for n in nodes}))
        relations = _Table(sorted({f.relation for f in self.facts}))
        values, rules, sources = _Table(), _Table(), _Table()
        pages = _Table(graph.pages)
        rows = []
        for fact in self.facts:
            value = values.add((plain(fact.value.value), fact.value.datatype)) if fact.value else -1
            proof = {_proof(c, pages, self.at, rules, sources): None for c in fact.claims}
            rows.append(
                [
                    self.at[fact.subject], relations.add(fact.relation), self.at.get(fact.object, -1), value,
                    [list(p) for p in proof],
                ]
            )  # fmt: skip
        return {
            "nodes": [[n.id, kinds.add(n.kind), plain(n.label), [plain(a) for a in n.alt]] for n in nodes],
            "groups": self.groups,
            "kinds": kinds.rows,
            "relations": relations.rows,
            "values": values.rows,
            "rules": rules.rows,
            "sources": sources.rows,
            "facts": rows,
            "pages": _pages(graph),
            "pinyin": _pinyin(n.label + "".join(n.alt) for n in nodes),
        }


class _Table:
    """Values numbered in the order in which they come."""

    def __init__(self, rows: Iterable[Any] = ()) -> None:
        self.at = {row: i for i, row in enumerate(rows)}

    def add(self, row: Any) -> int:
        return self.at.setdefault(row, len(self.at))

    @property
    def rows(self) -> list[Any]:
        return list(self.at)


def _links(graph: KnowledgeGraph, said: Sequence[Fact], at: dict[str, int]) -> dict[tuple[int, int], int]:
    """Linked places, sorted, each with the number of facts that link them; articles are left out."""
    found = Counter(
        (min(at[f.subject], at[f.object]), max(at[f.subject], at[f.object]))
        for f in said
        if f.object and f.object != f.subject
        and graph.nodes[f.subject].kind not in QUIET and graph.nodes[f.object].kind not in QUIET
    )  # fmt: skip
    return dict(sorted(found.items()))


def _proof(
    claim: Claim, pages: _Table, at: dict[str, int], rules: _Table, sources: _Table
) -> tuple[int | tuple[int, ...], ...]:
    """``(page, article, confidence in percent, rule, source, (start, end, …))``; -1 where there is none."""
    return (
        pages.at.get(claim.page, -1),
        at.get(claim.article, -1),
        round(claim.confidence * 100),
        rules.add(claim.rule),
        sources.add(plain(claim.source)) if claim.source else -1,
        tuple(x for s in claim.spans for x in (s.start, s.end)),
    )


def _pages(graph: KnowledgeGraph) -> list[list[Any]]:
    """``[file, date, paper, number, link, sentences]`` of every page; a link is http or https or empty."""
    whole = sum(len(p.text) for p in graph.pages.values()) <= WHOLE_TEXT
    spans: dict[str, list[Span]] = defaultdict(list)
    for claim in graph.claims:
        spans[claim.page].extend(claim.spans)
    return [
        [
            plain(p.file), plain(p.date), plain(p.paper), plain(p.number),
            plain(p.url) if p.url.lower().startswith(("http://", "https://")) else "",
            quoted(p.text, spans[key], whole=whole),
        ]
        for key, p in graph.pages.items()
    ]  # fmt: skip


def _pinyin(names: Iterable[str]) -> dict[str, str]:
    """The readings of every Chinese character in the names, without tones, most usual first.

    >>> _pinyin(["单江"])["单"].split()[:1]
    ['dan']
    """
    from pypinyin import Style, pinyin

    chars = sorted({c for name in names for c in name if "\u3400" <= c <= "\u9fff"})
    read = {c: pinyin(c, style=Style.NORMAL, heteronym=True)[0] for c in chars}
    return {c: " ".join(dict.fromkeys(r)) for c, r in read.items() if r != [c]}
