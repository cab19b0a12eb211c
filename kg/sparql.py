"""SPARQL 1.1 questions: what may be asked, and an answer with a limit (https://www.w3.org/TR/sparql11-query/).

A question is parsed before it is run: SERVICE and FROM, which every engine follows to other machines and files,
are found in the parse tree and refused; updates are no questions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ontology import PREFIXES

_KINDS = {"SelectQuery": "select", "AskQuery": "ask", "ConstructQuery": "graph", "DescribeQuery": "graph"}
_REFUSED = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave: ``kind`` is ``select``, ``ask`` or ``graph``.

    ``body`` is SPARQL 1.1 JSON results, or N-Triples for a graph; ``more`` says that the row limit cut it short.
    """

    kind: str
    body: bytes
    more: bool = False


def check(text: str) -> str:
    """The kind of a question: ``select``, ``ask`` or ``graph``.

    Raises :class:`~kg.errors.QueryError` for an update, for SERVICE or FROM, and with line and column for what
    cannot be parsed.

    >>> check("ASK { ?s ?p ?o }")
    'ask'
    """
    from pyparsing import ParseBaseException  # rdflib's parser takes a moment to load
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(text)
    except RecursionError:
        raise QueryError("the question is nested too deeply; ask it in parts") from None
    except (ParseBaseException, ValueError, OverflowError) as error:
        raise QueryError(_unparsed(text, error)) from None
    for found in _names(tree):
        if found in _REFUSED:
            raise QueryError(
                f"{_REFUSED[found]} is not allowed: a question is about this graph alone; leave it out"
            )
    return _KINDS[tree[1].name]


def _names(tree: Any) -> Iterator[str]:
    """The names of all parts of a parse tree."""
    stack, seen = [tree], set()
    while stack:
        part = stack.pop()
        if id(part) in seen or isinstance(part, str):
            continue
        seen.add(id(part))
        if isinstance(part, dict):  # rdflib's CompValue
            yield getattr(part, "name", "")
            stack += part.values()
        elif hasattr(part, "asList") or isinstance(part, list | tuple | set):
            stack += list(part)


def _unparsed(text: str, error: Exception) -> str:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseUpdate

    if not text.strip():
        return "the question is empty; give SPARQL text, a .rq file or the name of a bundled question"
    try:
        parseUpdate(text)
    except Exception:  # whatever it is, it is no update either
        pass
    else:
        return "this is an update and the graph is read-only; ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
    try:  # Oxigraph tells better than rdflib what it expected; on an empty store nothing can be read
        ox.Store().query("SELECT * {} LIMIT 0" if _calls_out(text) else text, prefixes=dict(PREFIXES))
    except SyntaxError as better:
        return _told(text, better)
    except Exception:
        pass
    where = f" at line {error.lineno}, column {error.column}" if isinstance(error, ParseBaseException) else ""
    return f"the question cannot be parsed{where}: {str(error).splitlines()[0][:200]}"


def _told(text: str, error: SyntaxError) -> str:
    """Where a question cannot be parsed, with the words that stand there."""
    match = re.search(r"at (\d+):(\d+): (.*)", str(error), re.S)
    if match is None:
        return f"the question cannot be parsed: {error}"
    line, column = int(match[1]), int(match[2])
    here = (
        (text.splitlines() or [""])[line - 1][max(0, column - 2) :][:30]
        if line <= text.count("\n") + 1
        else ""
    )
    why = match[3].splitlines()[0][:80]
    if "Prefix not found" in match[3]:
        why = f"an unknown prefix; bound are {', '.join(PREFIXES)}"
    return f"the question cannot be parsed at line {line}, column {column}, near “{here.strip()}”: {why}"


def _calls_out(text: str) -> bool:
    return re.search(r"service|from|load|\\u", text, re.I) is not None


def ask(store: ox.Store, text: str, rows: int) -> Answer:
    """Answer a question on a store's default graph with at most so many rows.

    Raises :class:`~kg.errors.QueryError`.
    """
    kind = check(text)
    try:
        found = store.query(text, prefixes=dict(PREFIXES))
        if isinstance(found, ox.QueryBoolean):
            return Answer(kind, json.dumps({"head": {}, "boolean": bool(found)}).encode())
        if isinstance(found, ox.QueryTriples):
            triples, more = _first(found, rows)
            return Answer(kind, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", more)
        names = [variable.value for variable in found.variables]
        solutions, more = _first(found, rows)
    except SyntaxError as error:
        raise QueryError(_told(text, error)) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the question could not be answered: {error}") from None
    bindings = [
        {name: _term(term) for name, term in zip(names, solution, strict=True) if term is not None}
        for solution in solutions
    ]
    body = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return Answer(kind, json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"), more)


def _first(found: Any, rows: int) -> tuple[list[Any], bool]:
    out: list[Any] = []
    for row in found:
        if len(out) == rows:
            return out, True
        out.append(row)
    return out, False


def _term(term: Any) -> dict[str, Any]:
    """A term in SPARQL 1.1 JSON (https://www.w3.org/TR/sparql11-results-json/), a triple as SPARQL 1.2 has it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        out: dict[str, Any] = {"type": "literal", "value": term.value}
        if term.language:
            out["xml:lang"] = term.language
        elif not term.datatype.value.endswith("#string"):
            out["datatype"] = term.datatype.value
        return out
    parts = zip(("subject", "predicate", "object"), term, strict=True)
    return {"type": "triple", "value": {name: _term(part) for name, part in parts}}
