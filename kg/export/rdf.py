"""RDF: the graph as sorted Turtle and N-Quads, every claim with the characters it stands on.

Claims follow rdf:Statement and PROV (https://www.w3.org/TR/prov-o/); spans follow the Web Annotation
model (https://www.w3.org/TR/annotation-model/) and RFC 5147. There are no blank nodes. In N-Quads
every triple stands in the named graph of each page that says it, so that leaving out one page's
graph takes back what that page said and nothing else.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from urllib.parse import quote

from kg.model import Claim, KnowledgeGraph, Literal, Node, Page, mint
from kg.ontology import GOV, PREFIXES, broader, term
from kg.provenance import rule_set, version

#: The prefixes of a written graph.
USED = {name: PREFIXES[name] for name in ("gov", "oa", "prov", "rdf", "rdfs", "skos", "xsd")}
#: Terms in the form of N-Triples.
Triple = tuple[str, str, str]

_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"} | {chr(n): f"\\u{n:04X}" for n in (*range(10), 11, 12)}
    | {chr(n): f"\\u{n:04X}" for n in (*range(14, 32), 127)} | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "�")
)  # fmt: skip
_OF = {name: f"<{space}" for name, space in USED.items()}
_TYPE, _LABEL, _ALT = f"{_OF['rdf']}type>", f"{_OF['rdfs']}label>", f"{_OF['skos']}altLabel>"


def text(value: str, lang: str = "") -> str:
    """A string as a literal; control characters are escaped, half surrogates replaced.

    >>> text('a"b')
    '"a\\\\"b"'
    """
    return f'"{value.translate(_ESCAPES)}"' + (f"@{lang.lower()}" if lang else "")


def typed(value: str, datatype: str) -> str:
    """A value with its XML Schema datatype.

    >>> typed("3", "integer")
    '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f"{text(value)}^^{_OF['xsd']}{datatype}>"


def number(value: float) -> str:
    """A number as ``xsd:decimal`` in its canonical form.

    >>> number(0.90)
    '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return typed(f"{Decimal(repr(float(value))).normalize():f}", "decimal")


def literal(value: Literal) -> str:
    """A literal of the graph."""
    if value.lang or value.datatype in ("string", "langString"):
        return text(value.value, value.lang)
    return typed(value.value, value.datatype)


def iri(base: str, local: str) -> str:
    """The IRI of a local id, with what may not stand in an IRI percent-encoded (RFC 3987)."""
    return f"<{base}{quote(local, safe='/#=,-_.~:')}>"


def gov(name: str) -> str:
    """The IRI of a term; raises :class:`~kg.errors.OntologyError` for one that is not defined."""
    return _gov(term(name).name)


@functools.cache
def _gov(name: str) -> str:
    return f"<{GOV}{name}>"


def rows(graph: KnowledgeGraph) -> Iterator[tuple[str, Triple]]:
    """``(page id or "", triple)``: what stands in the graph of which page; repeats may come."""
    said_on: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims:
        for key in (claim.subject, claim.object, claim.article):
            if isinstance(key, str) and key:
                said_on[key].add(claim.page)
        for triple in _claim(graph, claim):
            yield claim.page, triple
    for node in graph.nodes.values():
        where = said_on.get(node.id) or {""}
        for triple in _node(graph.base, node):
            for page in where:
                yield page, triple
    for sheet in graph.pages.values():
        for triple in _page(graph.base, sheet):
            yield sheet.id, triple


def _node(base: str, node: Node) -> Iterator[Triple]:
    me = iri(base, node.id)
    for kind in (node.kind, *broader(node.kind)):
        yield me, _TYPE, gov(kind)
    yield me, _LABEL, text(node.label, "zh")
    for name in node.alt:
        yield me, _ALT, text(name, "zh")


def reading(page: str) -> str:
    """The local id of the activity that read a page."""
    return mint("build", page)


def _page(base: str, page: Page) -> Iterator[Triple]:
    me, act = iri(base, page.id), iri(base, reading(page.id))
    yield me, _TYPE, gov("Page")
    yield me, _LABEL, text(page.file, "zh")
    facts = {
        "file": page.file, "number": page.number, "paper": page.paper, "place": page.place, "url": page.url,
        "sha256": page.sha256,
    }  # fmt: skip
    for name, value in facts.items():
        if value:
            yield me, gov(name), text(value)
    if page.date:
        yield me, gov("issueDate"), typed(page.date, "date")
    yield act, _TYPE, gov("Build")
    yield act, _TYPE, f"{_OF['prov']}Activity>"
    yield act, gov("version"), text(version())
    yield act, gov("ruleSet"), text(rule_set())
    yield act, gov("inputs"), text(page.sha256 or page.id.partition("/")[2])
    yield act, f"{_OF['prov']}used>", me


def _claim(graph: KnowledgeGraph, claim: Claim) -> Iterator[Triple]:
    base = graph.base
    subject, predicate = iri(base, claim.subject), gov(claim.predicate)
    value = literal(claim.object) if isinstance(claim.object, Literal) else iri(base, claim.object)
    me = iri(base, claim.id)
    yield subject, predicate, value
    yield me, _TYPE, gov("Claim")
    yield me, f"{_OF['rdf']}subject>", subject
    yield me, f"{_OF['rdf']}predicate>", predicate
    yield me, f"{_OF['rdf']}object>", value
    yield me, gov("confidence"), number(claim.confidence)
    yield me, gov("rule"), text(claim.rule)
    if claim.source:
        yield me, gov("source"), text(claim.source)
    if claim.article:
        yield me, gov("inArticle"), iri(base, claim.article)
    if claim.page:
        yield me, gov("onPage"), iri(base, claim.page)
        yield me, f"{_OF['prov']}wasGeneratedBy>", iri(base, reading(claim.page))
    words = graph.pages[claim.page].text if claim.page in graph.pages else ""
    for span in claim.spans:
        selector = iri(base, f"{claim.page}#char={span.start},{span.end}")
        yield me, f"{_OF['oa']}hasSelector>", selector
        yield selector, _TYPE, f"{_OF['oa']}TextPositionSelector>"
        yield selector, _TYPE, f"{_OF['oa']}TextQuoteSelector>"
        yield selector, f"{_OF['oa']}start>", typed(str(span.start), "integer")
        yield selector, f"{_OF['oa']}end>", typed(str(span.end), "integer")
        yield selector, f"{_OF['oa']}exact>", text(words[span.start : span.end])


_LITERAL = re.compile(r'("(?:[^"\\]|\\.)*")\^\^(<.*>)', re.S)


class _Short:
    """Terms of N-Triples as Turtle has them: relative to the base, or prefixed."""

    def __init__(self, base: str) -> None:
        self.relative = f"<{base}" if base.endswith("/") else ""
        self.term = functools.lru_cache(100_000)(self._term)

    def _term(self, given: str) -> str:
        if given.startswith('"'):
            match = _LITERAL.fullmatch(given)
            return f"{match[1]}^^{self._term(match[2])}" if match else given
        if self.relative and given.startswith(self.relative):
            return f"<{given[len(self.relative) :]}"
        for name, start in _OF.items():
            if given.startswith(start):
                return f"{name}:{given[len(start) : -1]}"
        return given


def turtle(triples: Iterable[Triple], base: str) -> str:
    """Triples as Turtle: a block a subject, a line a statement, all sorted, so that two files compare well."""
    by_subject: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for subject, predicate, value in triples:
        by_subject[subject].add((predicate, value))
    short = _Short(base)
    lines = [f"@base <{base}> ."] if short.relative else []
    lines += [f"@prefix {name}: <{space}> ." for name, space in USED.items()]
    first = {_TYPE: "1", _LABEL: "2", _ALT: "3"}
    for subject in sorted(by_subject):
        lines.append(f"\n{short.term(subject)}")
        facts = sorted(by_subject[subject], key=lambda fact: (first.get(fact[0], "4"), fact))
        for predicate, value in facts:
            lines.append(f"    {'a' if predicate == _TYPE else short.term(predicate)} {short.term(value)} ;")
        lines.append("    .")
    return "\n".join(lines) + "\n"


def to_turtle(graph: KnowledgeGraph) -> str:
    """The graph as Turtle, every triple once."""
    return turtle((triple for _, triple in rows(graph)), graph.base)


def to_nquads(graph: KnowledgeGraph) -> str:
    """The graph as N-Quads: every page's claims in a named graph of that page."""
    graphs = {page: f" {iri(graph.base, page)}" if page else "" for page in ("", *graph.pages)}
    out = {f"{s} {p} {o}{graphs[page]} ." for page, (s, p, o) in rows(graph)}
    return "\n".join(sorted(out)) + ("\n" if out else "")


def to_rdf12(graph: KnowledgeGraph) -> str:
    """The graph as N-Triples of RDF 1.2: a claim reifies its triple (https://www.w3.org/TR/rdf12-concepts/)."""
    said = {f"{_OF['rdf']}{name}>" for name in ("subject", "predicate", "object")}
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    out: set[str] = set()
    for _, (s, p, o) in rows(graph):
        if p in said:
            parts[s][p] = o
        else:
            out.add(f"{s} {p} {o} .")
    for claim, part in parts.items():
        s, p, o = (part[f"{_OF['rdf']}{name}>"] for name in ("subject", "predicate", "object"))
        out.add(f"{claim} {_OF['rdf']}reifies> <<( {s} {p} {o} )>> .")
    return "\n".join(sorted(out)) + ("\n" if out else "")
