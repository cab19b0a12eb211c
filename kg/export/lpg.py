"""The graph as Neo4j keeps it: labelled nodes and typed relations, both with properties.

The CSV files and the live load are two ways of writing what stands here. The
model is told in ``docs/neo4j.md``. In short: every node carries the label
``Govkg`` beside its classes, so that one constraint makes ids unique and nothing that
others keep in the same database is touched; a claim between two things is also
one relation with the number of its claims and the best confidence.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.errors import OutputError
from kg.export.lpg_terms import LISTS, OWN, clean, identifier, ranged, relation
from kg.model import Claim, KnowledgeGraph, Literal, Span

Value = str | int | float | dt.date | tuple[str, ...] | tuple[float, ...]
Properties = dict[str, Value]

# How far a date is known, by its form: a quarter has no type of its own in XML Schema, nor has a month in Neo4j.
_PRECISION = {
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "month": re.compile(r"\d{4}-\d\d"),
    "quarter": re.compile(r"\d{4}-Q[1-4]"),
    "year": re.compile(r"\d{4}"),
}


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node: ``id`` is its local id, ``kind`` its most specific class."""

    id: str
    kind: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two vertices, named by their ids."""

    type: str
    start: str
    end: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, wherever it is kept: ``object`` is an id, or ``""`` and ``literal`` holds."""

    subject: str
    predicate: str
    object: str
    literal: Literal | None
    confidence: float


def said(claim: Claim) -> Said:
    """What a claim of the finished graph says."""
    if isinstance(claim.object, Literal):
        literal = replace(claim.object, value=clean(claim.object.value))
        return Said(claim.subject, claim.predicate, "", literal, claim.confidence)
    return Said(claim.subject, claim.predicate, claim.object, None, claim.confidence)


def edges(sayings: Iterable[Said]) -> list[Edge]:
    """One relation for each subject, predicate and object, with how often and how surely it is said."""
    heard: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for say in sayings:
        if say.object:
            heard[say.subject, say.predicate, say.object].append(say.confidence)
    found = []
    for (subject, predicate, other), confidences in sorted(heard.items()):
        kind, turned = relation(predicate)
        start, end = (other, subject) if turned else (subject, other)
        told: Properties = {"predicate": predicate, "confidence": max(confidences), "count": len(confidences)}
        found.append(Edge(kind, start, end, told))
    return found


def properties(sayings: Iterable[Said]) -> dict[str, Properties]:
    """The properties that literals give each subject.

    A property holds the best-supported value (highest confidence, then most
    claims, then the first in code point order); where claims disagree, all
    values stand in a second one, ``…Values``. Those of :data:`LISTS` always
    hold all. A date is a date only where the day is known; its words and
    precision stand beside it (``startedOn``, ``startedOnText``, ``startedOnPrecision``).
    """
    heard: dict[tuple[str, str], dict[Literal, list[float]]] = defaultdict(lambda: defaultdict(list))
    for say in sayings:
        if say.literal is not None and say.literal.value:
            heard[say.subject, say.predicate][say.literal].append(say.confidence)
    told: dict[str, Properties] = defaultdict(dict)
    for (subject, predicate), values in sorted(heard.items()):
        if identifier(predicate) in OWN:
            raise OutputError(
                f"the property {predicate!r} of {subject} is kept for Neo4j's own use; rename it"
            )
        best = min(values, key=lambda v: (-max(values[v]), -len(values[v]), v))
        told[subject].update(_property(predicate, best, sorted(values)))
    return dict(told)


def _property(predicate: str, best: Literal, values: list[Literal]) -> Properties:
    every = tuple(value.value for value in values)
    if predicate in LISTS:
        return {predicate: every}
    found: Properties = {}
    if predicate in ranged("decimal"):
        found[predicate] = _number(best)
        if len(values) > 1:
            found[f"{predicate}Values"] = tuple(_number(value) for value in values)
        return found
    if predicate in ranged("date"):
        found |= _date(predicate, best.value)
    else:
        found[predicate] = best.value
    if len(values) > 1:
        found[f"{predicate}Values"] = every
    return found


def _number(literal: Literal) -> float:
    try:
        number = float(literal.value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise OutputError(
            f"{literal.value!r} is not a number that Neo4j can hold; correct the claim that gives it"
        )
    return number


def _date(predicate: str, value: str) -> Properties:
    found: Properties = {f"{predicate}Text": value}
    precision = next((name for name, form in _PRECISION.items() if form.fullmatch(value)), "text")
    if precision == "day":
        try:
            # The importer takes 2024-04 for the first of April, so only a whole day is let through.
            found[predicate] = dt.date.fromisoformat(value)
        except ValueError:
            precision = "text"
    found[f"{predicate}Precision"] = precision
    return found


def things(kg: KnowledgeGraph, *, told: bool = True) -> Iterator[Vertex]:
    """Pages and things, with what the claims say of each where that is ``told``."""
    says = properties(said(claim) for claim in kg.claims) if told else {}
    for key, page in kg.pages.items():
        known = {"file": page.file, "paper": page.paper, "place": page.place, "number": page.number}
        known |= {"url": page.url, "sha256": page.sha256}
        own: Properties = {"id": key, "iri": kg.base + key, "name": clean(page.file)}
        own |= {name: clean(value) for name, value in known.items() if value}
        if page.date:
            own |= _date("issueDate", clean(page.date))
        yield Vertex(key, "Page", own | says.get(key, {}))
    for key, node in kg.nodes.items():
        own = {"id": key, "iri": kg.base + key, "name": clean(node.label)}
        if node.alt:
            own["altNames"] = tuple(sorted({clean(name) for name in node.alt}))
        yield Vertex(key, node.kind, own | says.get(key, {}))


def spans(kg: KnowledgeGraph, claims: Iterable[Claim]) -> Iterator[Vertex]:
    """The stretches of pages that ``claims`` stand on, each once, with their characters."""
    for page, span in sorted({(claim.page, span) for claim in claims for span in claim.spans}):
        text = kg.pages[page].text[span.start : span.end]
        key = span_id(page, span)
        own: Properties = {"id": key, "iri": kg.base + key, "start": span.start, "end": span.end}
        yield Vertex(key, "Span", own | {"exact": clean(text)})


def span_id(page: str, span: Span) -> str:
    """The id of a stretch of a page, after RFC 5147.

    >>> span_id("page/0a", Span(3, 5))
    'page/0a#char=3,5'
    """
    return f"{page}#char={span.start},{span.end}"


def claims(kg: KnowledgeGraph, claims: Iterable[Claim]) -> Iterator[Vertex]:
    """``claims`` as nodes of their own, a literal in ``value``, ``datatype`` and ``lang``."""
    for claim in claims:
        own: Properties = {
            "id": claim.id,
            "iri": kg.base + claim.id,
            "predicate": identifier(claim.predicate),
        }
        own |= {"confidence": claim.confidence, "rule": clean(claim.rule)}
        if claim.source:
            own["source"] = clean(claim.source)
        if isinstance(claim.object, Literal):
            own |= {"value": clean(claim.object.value), "datatype": claim.object.datatype}
            if claim.object.lang:
                own["lang"] = claim.object.lang
        yield Vertex(claim.id, "Claim", {key: value for key, value in own.items() if value != ""})


def evidence(claims: Iterable[Claim]) -> Iterator[Edge]:
    """What ties each claim to the things it speaks of and to where it was read."""
    for claim in claims:
        yield Edge("SUBJECT", claim.id, claim.subject, {})
        if isinstance(claim.object, str):
            yield Edge("OBJECT", claim.id, claim.object, {})
        if claim.article:
            yield Edge("IN_ARTICLE", claim.id, claim.article, {})
        if claim.page:
            yield Edge("ON_PAGE", claim.id, claim.page, {})
        for span in sorted(set(claim.spans)):
            yield Edge("HAS_SPAN", claim.id, span_id(claim.page, span), {})


def check(kg: KnowledgeGraph) -> None:
    """Hold that every claim points at something, since the importer stops at a dangling end.

    Raises :class:`~kg.errors.OutputError` naming the claim and the missing id.
    """
    for claim in kg.claims:
        ends = [claim.subject, *([claim.object] if isinstance(claim.object, str) else [])]
        ends += [claim.article] if claim.article else []
        for end in ends:
            if end not in kg.nodes and end not in kg.pages:
                raise OutputError(
                    f"claim {claim.id} names {end}, which is not in the graph; build the graph again"
                )
        if claim.page not in kg.pages and (claim.page or claim.spans):
            raise OutputError(
                f"claim {claim.id} was read on {claim.page or 'no page'}, which is not in the graph"
            )
