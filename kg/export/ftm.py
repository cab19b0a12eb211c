"""FollowTheMoney entities (https://followthemoney.tech/) for Aleph and OpenSanctions, a line of JSON an entity.

A tenure is an Occupancy of a Position, an investment a ProjectParticipant, a partnership and a signing an
UnknownLink, and every person or organization that an article names a Mention. Every entity says what it stands on.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from kg.errors import OutputError
from kg.model import Claim, KnowledgeGraph, Literal, mint
from kg.ontology import broader

_SCHEMA = {
    "Person": "Person", "Official": "Person", "Organization": "Organization", "PublicBody": "PublicBody",
    "Company": "Company", "Project": "Project", "Article": "Article", "District": "Address", "Site": "Address",
}  # fmt: skip
_INVOLVED = (
    "presidedBy",
    "addressedBy",
    "attendedBy",
    "visitor",
    "host",
    "guest",
    "appointee",
    "signatory",
    "visited",
)
_LEGAL = ("Person", "Organization")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def to_ftm(graph: KnowledgeGraph) -> str:
    """The entities as lines of JSON, sorted by id.

    Raises :class:`~kg.errors.OutputError` where the library is not installed.
    """
    try:
        from followthemoney import model
    except ImportError as error:
        raise OutputError("FollowTheMoney is not installed; pip install 'govkg[ftm]'") from error
    maker = _Maker(graph, model)
    found = {entity["id"]: entity for entity in maker.entities()}
    return "".join(json.dumps(found[key], ensure_ascii=False, sort_keys=True) + "\n" for key in sorted(found))


class _Maker:
    """Makes entities of one graph; ids are those of the graph with ``-`` for ``/``."""

    def __init__(self, graph: KnowledgeGraph, model: Any) -> None:
        self.graph = graph
        self.model = model
        self.facts: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in graph.claims:
            self.facts[claim.subject][claim.predicate].append(claim)

    def entities(self) -> Iterator[dict[str, Any]]:
        for key, node in self.graph.nodes.items():
            if node.kind == "Tenure":
                yield from self._tenure(key)
            elif node.kind in _SCHEMA:
                yield self._thing(key, _SCHEMA[node.kind])
            elif "Event" in broader(node.kind):
                yield self._event(key)
        for claim in self.graph.claims:
            if claim.predicate in ("investor", "builder") and self._legal(claim.object):
                yield self._make(
                    "ProjectParticipant", mint("part", claim.subject, claim.predicate, str(claim.object)),
                    project=[_id(claim.subject)], participant=[_id(str(claim.object))],
                    role=[{"investor": "投资方", "builder": "承建方"}[claim.predicate]], **self._proof([claim]),
                )  # fmt: skip
            elif claim.predicate == "partner":
                yield self._make(
                    "UnknownLink", mint("link", claim.subject, claim.predicate, str(claim.object)),
                    subject=[_id(claim.subject)], object=[_id(str(claim.object))], role=["合作方"], **self._proof([claim]),
                )  # fmt: skip
            elif claim.predicate == "mentions" and claim.article and self._legal(claim.object):
                yield self._mention(claim)

    def _thing(self, key: str, schema: str) -> dict[str, Any]:
        node, facts = self.graph.nodes[key], self.facts[key]
        own: dict[str, list[str]] = {"name": [node.label], "alias": list(node.alt)}
        if schema == "Project":
            own |= {"status": self._texts(facts["stage"]), "startDate": self._dates(facts["startedOn"])}
            own |= {
                "endDate": self._dates(facts["completedOn"]),
                "amount": self._texts(facts["investmentCNY"]),
            }
            own["currency"] = ["CNY"] if own["amount"] else []
        elif schema == "Article":
            own = {
                "title": [node.label],
                "fileName": [node.label],
                "publishedAt": self._dates(facts["publishedOn"]),
            }
            own["author"] = [self.graph.nodes[k].label for k in self._keys(facts["author"])]
        elif schema == "Address":
            own = {"full": [node.label], "name": [node.label], "country": ["cn"]}
        else:
            own["country"] = ["cn"] if schema == "PublicBody" else []
        return self._make(schema, key, **own, **self._proof([c for found in facts.values() for c in found]))

    def _tenure(self, key: str) -> Iterator[dict[str, Any]]:
        facts = self.facts[key]
        titles, holders = self._texts(facts["title"]), self._keys(facts["holder"])
        if not titles or not holders:
            return
        bodies = [k for k in self._keys(facts["atOrganization"]) if self._legal(k)]
        post = mint("position", titles[0], *bodies)
        where = [self.graph.nodes[k].label for k in self._keys(facts["atOrganization"])]
        yield self._make(
            "Position",
            post,
            name=[" ".join([*where, titles[0]])],
            organization=[_id(k) for k in bodies],
            country=["cn"],
        )
        yield self._make(
            "Occupancy", key, holder=[_id(holders[0])], post=[_id(post)], date=self._dates(facts["asOf"]),
            status=["unknown"], **self._proof(facts["holder"]),
        )  # fmt: skip

    def _event(self, key: str) -> dict[str, Any]:
        facts = self.facts[key]
        involved = {k for name in _INVOLVED for k in self._keys(facts[name]) if self._legal(k)}
        places = [self.graph.nodes[k].label for name in ("venue", "visited") for k in self._keys(facts[name])]
        return self._make(
            "Event", key, name=[self.graph.nodes[key].label], date=self._dates(facts["date"]),
            endDate=self._dates(facts["endDate"]), involved=sorted(map(_id, involved)), location=places,
            organizer=[_id(k) for k in self._keys(facts["organizedBy"]) if self._legal(k)],
            keywords=[self.graph.nodes[key].kind], **self._proof([c for found in facts.values() for c in found]),
        )  # fmt: skip

    def _mention(self, claim: Claim) -> dict[str, Any]:
        node = self.graph.nodes[str(claim.object)]
        return self._make(
            "Mention", claim.id, document=[_id(claim.article)], resolved=[_id(node.id)], name=[node.label],
            detectedSchema=[_SCHEMA[node.kind]],
        )  # fmt: skip

    def _proof(self, claims: list[Claim]) -> dict[str, list[str]]:
        """The articles and words that an entity stands on."""
        texts = {
            f"{self.graph.quote(c)} [{self.graph.pages[c.page].file}]"
            for c in claims
            if c.spans and c.page in self.graph.pages
        }
        articles = {_id(c.article) for c in claims if c.article}
        return {"proof": sorted(articles), "summary": sorted(texts)[:20]}

    def _make(self, schema: str, key: str, **values: list[str]) -> dict[str, Any]:
        entity = self.model.make_entity(schema)
        entity.id = _id(key)
        for name, found in values.items():
            if name in entity.schema.properties and not (schema == "Article" and name == "proof"):
                entity.add(name, found, cleaned=name in ("proof", "summary"), quiet=True)
        out: dict[str, Any] = entity.to_dict()
        out["properties"] = {name: sorted(found) for name, found in out["properties"].items()}
        return {name: out[name] for name in ("id", "schema", "properties")}

    def _legal(self, key: object) -> bool:
        kind = self.graph.nodes[key].kind if isinstance(key, str) and key in self.graph.nodes else ""
        return bool(kind) and bool({kind, *broader(kind)} & set(_LEGAL))

    @staticmethod
    def _texts(claims: list[Claim]) -> list[str]:
        return sorted({c.object.value for c in claims if isinstance(c.object, Literal)})

    def _dates(self, claims: list[Claim]) -> list[str]:
        return [d for d in self._texts(claims) if _DATE.fullmatch(d)]

    @staticmethod
    def _keys(claims: list[Claim]) -> list[str]:
        return sorted({c.object for c in claims if isinstance(c.object, str)})


def _id(key: str) -> str:
    return f"govkg-{key.replace('/', '-')}"
