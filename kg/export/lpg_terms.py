"""What the terms of the ontology are called in Neo4j, and the types of their values."""

from __future__ import annotations

import functools
import re

from kg.errors import OutputError
from kg.ontology import broader, terms

ROOT = "Govkg"
"""The label of every node of this graph."""

# Predicate -> relation. A "-" says that the relation runs from the object to the
# subject, so that a person attends a meeting and a company invests in a project.
_RELATIONS = {
    "addressedBy": "-ADDRESSED",
    "appointee": "-APPOINTED_IN",
    "attendedBy": "-ATTENDED",
    "author": "-WROTE",
    "builder": "-BUILT",
    "guest": "-GUEST_AT",
    "holder": "-HOLDS",
    "host": "-HOSTED",
    "investor": "-INVESTED_IN",
    "organizedBy": "-ORGANIZED",
    "partner": "PARTNER_OF",
    "presidedBy": "-PRESIDED_OVER",
    "signatory": "-SIGNED",
    "venue": "HELD_AT",
    "visitor": "-MADE_VISIT",
}

_INTEGERS = frozenset({"count", "start", "end"})
LISTS = frozenset({"altNames", "capacity", "produces"})
OWN = frozenset({"id", "iri", "name", "altNames"})

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,63}")
# NUL stops the importer's reader, and the unit separator parts its lists. Tab, line feed and carriage return stay.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def identifier(name: str) -> str:
    """``name`` if it can stand unquoted in Cypher, a file name and a CSV header.

    >>> identifier("Meeting")
    'Meeting'

    Raises :class:`~kg.errors.OutputError` for anything else.
    """
    if _NAME.fullmatch(name) is None:
        raise OutputError(
            f"the term {name!r} cannot be a Neo4j label or property: a term is up to 64 letters and digits, "
            "a letter first; rename it in the ontology"
        )
    return name


def labels(kind: str) -> tuple[str, ...]:
    """The labels of a node of class ``kind``, the widest first.

    >>> labels("Meeting"), labels("Span")
    (('Govkg', 'Event', 'Meeting'), ('Govkg', 'Span'))

    Raises :class:`~kg.errors.OntologyError` for a class that is not defined.
    """
    return (ROOT, "Span") if kind == "Span" else (ROOT, *broader(kind), identifier(kind))


@functools.cache
def classes() -> frozenset[str]:
    """The labels that a load may take off a node whose class is another now."""
    return frozenset(name for name, term in terms().items() if term.kind == "class")


@functools.cache
def ranged(datatype: str) -> frozenset[str]:
    """The properties that may have values of a datatype of XML Schema.

    >>> sorted(ranged("decimal"))
    ['confidence', 'investmentCNY', 'landAreaMu']
    """
    return frozenset(name for name, term in terms().items() if f"xsd:{datatype}" in term.range)


def relation(predicate: str) -> tuple[str, bool]:
    """The relation type of a predicate, and whether it runs from object to subject.

    >>> relation("attendedBy"), relation("locatedIn")
    (('ATTENDED', True), ('LOCATED_IN', False))
    """
    name = _RELATIONS.get(predicate)
    if name is None:
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier(predicate)).upper(), False
    return name.removeprefix("-"), name.startswith("-")


def clean(text: str) -> str:
    """``text`` without what no Neo4j tool reads back: control characters and half surrogates become U+FFFD.

    >>> clean("a\\x00b\\n")
    'a\ufffdb\\n'
    """
    return _CONTROL.sub("\ufffd", text)


def column(name: str) -> str:
    """The importer's type for a property: the same for one name in every graph.

    >>> column("investmentCNY"), column("produces"), column("startedOn"), column("title")
    ('double', 'string[]', 'date', 'string')
    """
    base = name.removesuffix("Values")
    if name in LISTS or (base != name and base not in ranged("decimal")):
        return "string[]"
    if base in ranged("decimal"):
        return "double" if base == name else "double[]"
    if name in ranged("date"):
        return "date"
    return "int" if name in _INTEGERS else "string"
