"""RDF: the graph as sorted Turtle and N-Quads, every claim with the characters it stands on.

Claims follow rdf:Statement; spans follow the Web Annotation model
(https://www.w3.org/TR/annotation-model/) and RFC 5147. There are no blank nodes.
"""

from __future__ import annotations

from urllib.parse import quote

from kg.model import Claim, KnowledgeGraph, Literal, Page

_PREFIXES = {
    "gov": "https://w3id.org/govkg/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EVENTS = ("Meeting", "Ceremony", "Signing", "Visit", "Reception", "Appointment")
#: The wider classes that are asserted beside the most specific one.
BROADER = {
    "Official": ("Person",), "PublicBody": ("Organization",), "Company": ("Organization",),
    **{kind: ("Event",) for kind in _EVENTS},
}  # fmt: skip
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)
Triple = tuple[str, str, str]


def _text(value: str) -> str:
    safe = "".join(
        c if c >= " " and not "\ud800" <= c <= "\udfff" else " " for c in value.translate(_ESCAPES)
    )
    return f'"{safe}"'


def _literal(literal: Literal) -> str:
    if literal.lang:
        return f"{_text(literal.value)}@{literal.lang}"
    return _text(literal.value) + ("" if literal.datatype == "string" else f"^^xsd:{literal.datatype}")


def _iri(base: str, local: str) -> str:
    return f"<{base}{quote(local, safe='/#=,-_.~')}>"


def triples(graph: KnowledgeGraph) -> list[tuple[str, Triple]]:
    """``(page id or "", triple)`` rows in Turtle terms, sorted and without repeats."""
    rows: set[tuple[str, Triple]] = set()
    for node in graph.nodes.values():
        me = _iri(graph.base, node.id)
        kinds = (node.kind, *BROADER.get(node.kind, ()))
        rows |= {("", (me, "rdf:type", f"gov:{kind}")) for kind in kinds}
        rows.add(("", (me, "rdfs:label", f"{_text(node.label)}@zh")))
        rows |= {("", (me, "skos:altLabel", f"{_text(name)}@zh")) for name in node.alt}
    for page in graph.pages.values():
        rows |= {("", triple) for triple in _page(graph, page)}
    for claim in graph.claims:
        rows |= {(claim.page, triple) for triple in _claim(graph, claim)}
    return sorted(rows)


def _page(graph: KnowledgeGraph, page: Page) -> list[Triple]:
    me = _iri(graph.base, page.id)
    out = [(me, "rdf:type", "gov:Page"), (me, "rdfs:label", f"{_text(page.file)}@zh")]
    facts = {
        "file": page.file, "number": page.number, "paper": page.paper, "place": page.place, "url": page.url,
        "sha256": page.sha256,
    }  # fmt: skip
    out += [(me, f"gov:{name}", _text(value)) for name, value in facts.items() if value]
    if page.date:
        out.append((me, "gov:issueDate", f'"{page.date}"^^xsd:date'))
    return out


def _claim(graph: KnowledgeGraph, claim: Claim) -> list[Triple]:
    base = graph.base
    subject, predicate = _iri(base, claim.subject), f"gov:{claim.predicate}"
    value = _literal(claim.object) if isinstance(claim.object, Literal) else _iri(base, claim.object)
    me = _iri(base, claim.id)
    out = [
        (subject, predicate, value),
        (me, "rdf:type", "gov:Claim"),
        (me, "rdf:subject", subject),
        (me, "rdf:predicate", predicate),
        (me, "rdf:object", value),
        (me, "gov:confidence", f'"{claim.confidence:g}"^^xsd:decimal'),
        (me, "gov:rule", _text(claim.rule)),
    ]
    if claim.source:
        out.append((me, "gov:source", _text(claim.source)))
    if claim.article:
        out.append((me, "gov:inArticle", _iri(base, claim.article)))
    text = graph.pages[claim.page].text if claim.page in graph.pages else ""
    for span in claim.spans:
        selector = _iri(base, f"{claim.page}#char={span.start},{span.end}")
        out += [
            (me, "oa:hasSelector", selector),
            (selector, "rdf:type", "oa:TextPositionSelector"),
            (selector, "rdf:type", "oa:TextQuoteSelector"),
            (selector, "oa:start", f'"{span.start}"^^xsd:integer'),
            (selector, "oa:end", f'"{span.end}"^^xsd:integer'),
            (selector, "oa:exact", _text(text[span.start : span.end])),
        ]
    return out


def to_turtle(graph: KnowledgeGraph) -> str:
    """The graph as Turtle: one subject a block, sorted."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in _PREFIXES.items()]
    last = ""
    for subject, predicate, value in sorted({triple for _, triple in triples(graph)}):
        lines.append(f"{'' if subject == last else chr(10)}{subject} {predicate} {value} .")
        last = subject
    return "\n".join(lines) + "\n"


def _full(term: str) -> str:
    if term.startswith('"'):
        head, mark, kind = term.rpartition("^^xsd:")
        return f"{head}^^<{_PREFIXES['xsd']}{kind}>" if mark and head.endswith('"') else term
    prefix, _, name = term.partition(":")
    return term if term.startswith("<") else f"<{_PREFIXES[prefix]}{name}>"


def to_nquads(graph: KnowledgeGraph) -> str:
    """The graph as N-Quads: every page's claims in a named graph of that page."""
    out = []
    for page, triple in triples(graph):
        where = f" {_iri(graph.base, page)}" if page else ""
        out.append(" ".join(map(_full, triple)) + f"{where} .")
    return "\n".join(sorted(out)) + "\n"
