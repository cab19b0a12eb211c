"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with the context of ``ontology/context.jsonld``."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from typing import Any

from kg.export.rdf import rows
from kg.model import KnowledgeGraph
from kg.ontology import PREFIXES, terms
from kg.resources import ontology_path

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]


def make_context() -> dict[str, Any]:
    """The context: what ``ontology/context.jsonld`` is made from the vocabulary as.

    A property that points at things is told so, one of a single datatype has that type, and a label is Chinese.
    """
    context: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type"}
    context |= {name: PREFIXES[name] for name in ("gov", "oa", "prov", "rdf", "rdfs", "skos", "xsd")}
    for name, term in terms().items():
        full: dict[str, str] = {"@id": f"gov:{name}"}
        if term.kind == "object":
            full["@type"] = "@id"
        elif term.kind == "datatype" and term.range in (("xsd:date",), ("xsd:integer",)):
            full["@type"] = term.range[0]
        context[name] = full if len(full) > 1 else f"gov:{name}"
    zh = {"@language": "zh"}
    context |= {
        "label": {"@id": "rdfs:label", **zh}, "altLabel": {"@id": "skos:altLabel", "@container": "@set", **zh},
        "subject": {"@id": "rdf:subject", "@type": "@id"}, "predicate": {"@id": "rdf:predicate", "@type": "@vocab"},
        "object": "rdf:object", "hasSelector": {"@id": "oa:hasSelector", "@type": "@id"},
        "start": {"@id": "oa:start", "@type": "xsd:integer"}, "end": {"@id": "oa:end", "@type": "xsd:integer"},
        "exact": "oa:exact", "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
        "used": {"@id": "prov:used", "@type": "@id"},
    }  # fmt: skip
    return {"@context": context}


@functools.cache
def _context() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ontology_path("context.jsonld").read_text("utf-8"))["@context"]
    return found


def to_jsonld(graph: KnowledgeGraph) -> str:
    """The graph as JSON-LD, sorted, a thing a line; the context stands in it, so that it needs no network."""
    context = {**_context(), "@base": graph.base}
    short = _Shortener(graph.base)
    things: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for _, (subject, predicate, value) in rows(graph):
        things[subject[1:-1]][predicate[1:-1]].add(value)
    lines = []
    for subject, facts in sorted(things.items()):
        thing: dict[str, Any] = {"id": short.relative(subject)}
        for predicate, values in sorted(facts.items()):
            key = "type" if predicate == _TYPE else short.term(predicate)
            found = [short.value(key, value) for value in sorted(values)]
            thing[key] = found if len(found) > 1 or key == "altLabel" else found[0]
        lines.append(json.dumps(thing, ensure_ascii=False))
    body = ",\n".join(lines)
    return f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"@graph": [\n{body}\n]}}\n'


class _Shortener:
    """Terms of N-Triples as the context lets them be written."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.keys: dict[str, str] = {}
        self.rules: dict[str, dict[str, str]] = {}
        for key, rule in _context().items():
            told = rule if isinstance(rule, dict) else {"@id": rule}
            name = str(told.get("@id", ""))
            prefix, _, local = name.partition(":")
            if local and prefix in PREFIXES and not key.startswith("@"):
                self.keys.setdefault(PREFIXES[prefix] + local, key)
                self.rules[key] = told

    def term(self, iri: str) -> str:
        return self.keys.get(iri, iri)

    def relative(self, iri: str) -> str:
        return iri.removeprefix(self.base) if self.base.endswith("/") else iri

    def value(self, key: str, term: str) -> Any:
        """A value in the shortest form that reads back as the same term."""
        rule = self.rules.get(key, {})
        if term.startswith("<"):
            iri = term[1:-1]
            if key == "type" or rule.get("@type") == "@vocab":
                return self.term(iri)
            return self.relative(iri) if rule.get("@type") == "@id" else {"id": self.relative(iri)}
        text, language, datatype = _literal(term)
        if language:
            same = rule.get("@language") == language
            return text if same else {"@value": text, "@language": language}
        if datatype:
            kind = f"xsd:{datatype.removeprefix(_XSD)}"
            return text if rule.get("@type") == kind else {"@value": text, "@type": kind}
        return text if not {"@type", "@language"} & set(rule) else {"@value": text}


def _literal(term: str) -> tuple[str, str, str]:
    """A literal of N-Triples as text, language and datatype."""
    end = term.rindex('"')
    value = json.loads(term[: end + 1])
    rest = term[end + 1 :]
    return value, rest[1:] if rest.startswith("@") else "", rest[3:-1] if rest.startswith("^^") else ""
