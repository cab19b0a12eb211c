"""How much of a gold page a graph holds, and how much of the graph is right.

Entities are counted by kind, facts by relation: precision, recall and F1 with
what is right, wrong and missed. Districts in districts, and a wider district of
a place already told, are never counted as wrong: a gazetteer may know more than the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.errors import InputError
from kg.gold import Fact, Gold, Key, close, plain, same_value
from kg.model import KnowledgeGraph, Literal
from kg.score import Score

#: Gold's kinds and the classes that count as each.
KINDS: Mapping[str, tuple[str, ...]] = {
    "Person": ("Person", "Official"), "Company": ("Company",), "District": ("District",), "Site": ("Site",),
    "Project": ("Project",), "Meeting": ("Meeting", "Ceremony", "Signing"),
}  # fmt: skip
_FUZZY = frozenset({"Site", "Project", "Meeting", "Company"})
_BY_EVENT = {"presidedBy": "presides", "attendedBy": "attends", "addressedBy": "addresses"}
_PAIRS = {("visitor", "visited"): "visits", ("host", "guest"): "receives"}
_THINGS = frozenset(
    {"locatedIn", "partOf", "investor", "builder", "partner", "organizedBy", "venue", "signatory", "author"}
)
_VALUES = {"investmentCNY": "investment", "capacity": "capacity", "produces": "produces", "startedOn": "startedOn", "date": "date"}  # fmt: skip
_POSTS = {"toPost": "appointedTo", "fromPost": "removedFrom"}
_LITERAL = frozenset({"post", *_VALUES.values(), *_POSTS.values()})
_LEADERS = {"Visit": ("visitor", "visit"), "Reception": ("host", "reception"), "Appointment": ("appointee", "appointment")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One fact as gold tells it: ``object`` is a node id, or the value of a literal relation."""

    relation: str
    subject: str
    object: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Evaluation:
    """A graph against a gold page.

    ``articles`` is how many headlines were found, asked for and in the graph;
    ``judged`` says of each claim that stands behind a fact whether gold accepts it.
    """

    entities: Mapping[str, Score]
    facts: Mapping[str, Score]
    articles: tuple[int, int, int]
    missed_entities: tuple[Key, ...] = ()
    made_up_entities: tuple[Key, ...] = ()
    missed_facts: tuple[Fact, ...] = ()
    wrong_facts: tuple[Fact, ...] = ()
    confused: tuple[tuple[str, str, str], ...] = ()
    judged: Mapping[str, bool] = field(default_factory=dict)


def evaluate(graph: KnowledgeGraph, gold: Gold) -> Evaluation:
    """Compare a graph with a gold page; of a graph of several pages, the one that gold names.

    Raises :class:`~kg.errors.InputError` where that page is not in the graph.
    """
    return _Judge(_only(graph, gold), gold).run()


def _only(graph: KnowledgeGraph, gold: Gold) -> KnowledgeGraph:
    if len(graph.pages) < 2:
        return graph
    pages = {k: p for k, p in graph.pages.items() if p.file == gold.page}
    if not pages:
        held = ", ".join(sorted(p.file for p in graph.pages.values())[:5])
        raise InputError(f"page “{gold.page}” of the gold file is not in the graph; it holds {held} …")
    claims = tuple(c for c in graph.claims if c.page in pages)
    used = {x for c in claims for x in (c.subject, c.object, c.article) if isinstance(x, str)}
    nodes = {k: n for k, n in graph.nodes.items() if k in used}
    return replace(graph, pages=pages, nodes=nodes, claims=claims)


class _Judge:
    """One comparison; the tables it keeps are made once, in the order of the methods."""

    def __init__(self, graph: KnowledgeGraph, gold: Gold) -> None:
        self.graph, self.gold = graph, gold
        self.kind = {c: kind for kind, classes in KINDS.items() for c in classes}
        self.values: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for c in graph.claims:
            value = c.object.value if isinstance(c.object, Literal) else c.object
            self.values[c.subject, c.predicate].append((value, c.id))
        self.found: set[Key] = set()
        self.name_of: dict[str, str] = {}
        self.made_up: list[Key] = []
        self.confused: set[tuple[str, str, str]] = set()

    def run(self) -> Evaluation:
        self._match_entities()
        hit, wrong, judged = self._judge_facts()
        entities = {}
        for kind in KINDS:
            asked = {k for k in self.gold.required if k[0] == kind}
            made_up = sum(k[0] == kind for k in self.made_up)
            entities[kind] = Score(len(asked & self.found), made_up, len(asked - self.found))
        facts = {}
        for name in sorted({f[0] for f in self.gold.facts} | {w[0] for w in wrong}):
            wanted = {f for f in self.gold.facts if f[0] == name}
            bad = sum(w[0] == name for w in wrong)
            facts[name] = Score(len(wanted & hit), bad, len(wanted - hit))
        return Evaluation(
            entities, facts, self._articles(), tuple(sorted(self.gold.required - self.found)),
            tuple(sorted(self.made_up)), tuple(f for f in self.gold.facts if f not in hit),
            tuple(sorted(wrong)), tuple(sorted(self.confused)), judged,
        )  # fmt: skip

    def _labels(self, node: str) -> list[str]:
        if node not in self.graph.nodes:
            return [node]
        made = self.graph.nodes[node]
        return [made.label, *made.alt, *(v for v, _ in self.values[node, "headline"])]

    def _match_entities(self) -> None:
        for node in self.graph.nodes.values():
            kind = self.kind.get(node.kind, "")
            if not kind:
                continue
            key = self.gold.find(kind, self._labels(node.id), fuzzy=kind in _FUZZY)
            self.name_of[node.id] = key[1] if key else node.label
            if key:
                self.found.add(key)
                if key[0] != kind:
                    self.confused.add((key[1], key[0], kind))
            elif kind != "District":
                self.made_up.append((kind, node.label))

    def _names(self, node: str) -> list[str]:
        """What a gold fact may call a node: an unnamed event goes by who leads it."""
        made = self.graph.nodes.get(node)
        if made and made.kind in _LEADERS:
            relation, tag = _LEADERS[made.kind]
            leaders = {v for v, _ in self.values[node, relation]}
            return sorted(f"{tag}:{self.name_of.get(p, self._labels(p)[0])}" for p in leaders)
        return [self.name_of[node]] if node in self.name_of else self._labels(node)

    def _rows(self) -> list[Row]:
        rows: dict[tuple[str, str, str], set[str]] = defaultdict(set)

        def put(relation: str, subject: str, value: str, *claims: str) -> None:
            rows[relation, subject, value].update(claims)

        def cross(node: str, left: str, right: str, relation: str) -> None:
            for a, first in self.values.get((node, left), ()):
                for b, second in self.values.get((node, right), ()):
                    put(relation, a, b, first, second)

        for (node, relation), values in list(self.values.items()):
            for value, claim in values:
                if relation in _BY_EVENT:
                    put(_BY_EVENT[relation], value, node, claim)
                elif relation in _THINGS:
                    put(relation, node, value, claim)
                elif relation in _VALUES:
                    put(_VALUES[relation], node, value, claim)
        for node in self.graph.nodes:
            cross(node, "holder", "title", "post")
            for (left, right), name in _PAIRS.items():
                cross(node, left, right, name)
            for post, name in _POSTS.items():
                cross(node, "appointee", post, name)
        return [Row(*key, tuple(sorted(claims))) for key, claims in sorted(rows.items())]

    def _matches(self, fact: Fact, row: Row) -> bool:
        if fact[0] != row.relation or not self.gold.same(fact[1], self._names(row.subject)):
            return False
        if row.relation in _LITERAL:
            return same_value(fact[2], row.object)
        return self.gold.same(fact[2], self._names(row.object))

    def _judge_facts(self) -> tuple[set[Fact], set[Fact], dict[str, bool]]:
        hit: set[Fact] = set()
        wrong: set[Fact] = set()
        judged: dict[str, bool] = {}
        for row in self._rows():
            asked = {f for f in self.gold.facts if self._matches(f, row)}
            hit |= asked
            right = bool(asked) or any(self._matches(f, row) for f in self.gold.optional)
            if not right and self._beyond_the_page(row):
                continue
            for claim in row.claims:
                judged[claim] = judged.get(claim, False) or right
            if not right:
                value = row.object if row.relation in _LITERAL else "/".join(self._names(row.object))
                wrong.add((row.relation, "/".join(self._names(row.subject)), value))
        return hit, wrong, judged

    def _beyond_the_page(self, row: Row) -> bool:
        """Whether a gazetteer may know this although the page does not tell it."""
        if row.relation == "partOf":
            return self._is_district(row.subject)
        if row.relation != "locatedIn" or not self._is_district(row.object):
            return False
        told = [f for f in (*self.gold.facts, *self.gold.optional) if f[0] == "locatedIn"]
        known = self.gold.find("District", self._labels(row.object), fuzzy=False)
        return known is not None and any(self.gold.same(f[1], self._names(row.subject)) for f in told)

    def _is_district(self, node: str) -> bool:
        return node in self.graph.nodes and self.graph.nodes[node].kind == "District"

    def _articles(self) -> tuple[int, int, int]:
        heads = [self._labels(n.id) for n in self.graph.nodes.values() if n.kind == "Article"]
        got = [plain(label) for labels in heads for label in labels]
        found = sum(
            any(close(plain(w), g) for w in headline.split("|") for g in got)
            for headline in self.gold.articles
        )
        return found, len(self.gold.articles), len(heads)
