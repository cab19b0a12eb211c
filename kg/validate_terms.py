"""Whether a graph speaks the vocabulary: known terms, what they may tie, and values that are what they say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg.ontology import GOV, PREFIXES, broader, label, short, terms
from kg.validate_index import LABEL, TYPE, Index, Problem, Term

_DISJOINT = frozenset(
    {
        "Person",
        "Organization",
        "District",
        "Site",
        "Project",
        "Event",
        "Tenure",
        "Article",
        "Page",
        "Claim",
        "Build",
    }
)
_XSD = PREFIXES["xsd"]
_LEXICAL = {
    "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)", "integer": r"[+-]?\d+", "gYear": r"\d{4}", "gYearMonth": r"\d{4}-(0[1-9]|1[0-2])",
    "date": r"\d{4}-\d\d-\d\d",
}  # fmt: skip
_KNOWN = tuple(space for prefix, space in PREFIXES.items() if prefix in ("rdf", "rdfs", "skos", "oa", "prov"))


def well_formed(literal: ox.Literal) -> bool:
    """Whether a value has the form that its datatype asks for.

    >>> date = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    >>> well_formed(ox.Literal("2024-02-29", datatype=date)), well_formed(ox.Literal("2023-02-29", datatype=date))
    (True, False)
    """
    kind = literal.datatype.value.removeprefix(_XSD)
    pattern = _LEXICAL.get(kind)
    if pattern is None:
        return True
    if not re.fullmatch(pattern, literal.value, re.ASCII):
        return False
    if kind == "date":
        try:
            dt.date.fromisoformat(literal.value)
        except ValueError:
            return False
    return True


def check_terms(index: Index) -> Iterator[Problem]:
    """Problems with terms, kinds, domains, ranges and values."""
    for subject in sorted(index.facts):
        facts = index.facts[subject]
        if subject.startswith("_:"):
            yield index.problem(
                "blank", subject, "是空白节点，图中不应有", "is a blank node; a graph has none"
            )
        kinds = set(index.kinds(subject))
        yield from _kinds(index, subject, kinds)
        for predicate, values in facts.items():
            if not predicate.startswith(GOV):
                if not predicate.startswith(_KNOWN):
                    yield index.problem(
                        "term",
                        subject,
                        f"用了词汇表之外的谓词 {predicate}",
                        f"has {predicate}, a term that no graph of ours has",
                    )
                continue
            name = predicate.removeprefix(GOV)
            term = terms().get(name)
            if term is None:
                yield index.problem(
                    "term",
                    subject,
                    f"用了未定义的谓词 {name}",
                    f"has {name}, which the vocabulary does not define",
                )
                continue
            if kinds and term.domain and not kinds & set(term.domain):
                allowed = [label(k, "zh") for k in term.domain], [label(k, "en") for k in term.domain]
                yield index.problem(
                    "domain", subject, f"不能有“{term.labels['zh']}”，它属于{'、'.join(allowed[0])}",
                    f"cannot have “{term.labels['en']}”, which is of a {' or '.join(allowed[1])}",
                )  # fmt: skip
            for value in values:
                if term.range and not _in_range(index, value, term.range):
                    yield index.problem(
                        f"range:{name}", subject, f"的“{term.labels['zh']}”不能是 {_told(index, value)}",
                        f"cannot have {_told(index, value)} as “{term.labels['en']}”",
                    )  # fmt: skip
        for values in facts.values():
            for value in values:
                if isinstance(value, ox.Literal) and not well_formed(value):
                    kind = short(value.datatype.value)
                    yield index.problem(
                        "value",
                        subject,
                        f"的值 {value.value} 不是有效的 {kind}",
                        f"has {value.value}, which is no valid {kind}",
                    )


def _kinds(index: Index, subject: str, kinds: set[str]) -> Iterator[Problem]:
    for kind in sorted(kinds):
        if kind not in terms() or terms()[kind].kind != "class":
            yield index.problem(
                "term", subject, f"的类别 {kind} 未定义", f"is of a kind {kind} that is not defined"
            )
            continue
        missing = [up for up in broader(kind) if up not in kinds]
        if missing:
            yield index.problem(
                "superclass", subject, f"是{label(kind)}却未标为{label(missing[0])}",
                f"is a {label(kind, 'en')} but not told to be a {label(missing[0], 'en')}",
            )  # fmt: skip
    apart = sorted(kinds & _DISJOINT)
    if len(apart) > 1 or {"Company", "PublicBody"} <= kinds:
        both = apart if len(apart) > 1 else ["Company", "PublicBody"]
        yield index.problem(
            "disjoint", subject, f"不能既是{label(both[0])}又是{label(both[1])}",
            f"cannot be both a {label(both[0], 'en')} and a {label(both[1], 'en')}",
        )  # fmt: skip
    for name in index.values(subject, LABEL):
        if name != name.strip() or any(ord(c) < 32 or 127 <= ord(c) < 160 for c in name):
            yield index.problem(
                "label",
                subject,
                "的名称含换行、控制字符或首尾空格",
                "has a label with a line break, a control character or blanks at its ends",
            )


def _in_range(index: Index, value: Term, allowed: tuple[str, ...]) -> bool:
    if isinstance(value, ox.Literal):
        kind = short(value.datatype.value)
        return kind in allowed or (kind == "xsd:integer" and "xsd:decimal" in allowed)
    if not isinstance(value, ox.NamedNode):
        return False
    kinds = {k if k.startswith(GOV) else "" for k in index.values(value.value, TYPE)}
    # What has no kind dangles, and is told as that.
    return not any(kinds) or any(f"{GOV}{kind}" in kinds for kind in allowed)


def _told(index: Index, value: Term) -> str:
    if isinstance(value, ox.NamedNode):
        return f"“{index.one(value.value, LABEL) or value.value}”"
    return f"“{value.value}”" if isinstance(value, ox.Literal) else str(value)
