"""Whether every triple stands on characters: claims, spans, pages, and nothing that hangs in the air."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.rdf import reading
from kg.ontology import GOV, PREFIXES, RECORDS, terms
from kg.validate_index import (
    END,
    EXACT,
    OBJECT,
    PREDICATE,
    SELECTOR,
    START,
    SUBJECT,
    TYPE,
    Index,
    Problem,
    Term,
)

_PROV = PREFIXES["prov"]


def check_claims(index: Index) -> Iterator[Problem]:
    """Problems with claims and what they stand on."""
    backed: set[tuple[str, str, Term]] = set()
    for claim in index.of_kind("Claim"):
        facts = index.facts[claim]
        said = [facts.get(name, [])[:1] for name in (SUBJECT, PREDICATE, OBJECT)]
        if all(said):
            subject, predicate = str(index.one(claim, SUBJECT)), index.one(claim, PREDICATE)
            backed.add((subject, predicate, said[2][0]))
            if said[2][0] not in index.facts.get(subject, {}).get(predicate, ()):
                yield index.problem(
                    "unsaid", claim, "所说的事实不在图中", "says something that is not in the graph"
                )
        yield from _place(index, claim)
    yield from _backed(index, backed)
    yield from _spans(index)


def _place(index: Index, claim: str) -> Iterator[Problem]:
    pages = index.values(claim, f"{GOV}onPage")
    for page in pages:
        if page.removeprefix(index.base) not in index.pages:
            yield index.problem(
                "page",
                claim,
                "所在的版面不在 pages.jsonl 中",
                "stands on a page that pages.jsonl does not hold",
            )
        act = index.one(claim, f"{_PROV}wasGeneratedBy")
        if act != index.base + reading(page.removeprefix(index.base)):
            yield index.problem(
                "reading", claim, "不是由其版面的读取得出的", "was not made by the reading of its page"
            )
    for span in index.values(claim, SELECTOR):
        if not pages or span.partition("#")[0] != pages[0]:
            yield index.problem(
                "elsewhere",
                claim,
                "的原文位置不在其版面上",
                "stands on characters of another page than its own",
            )
        if START not in index.facts.get(span, {}):
            yield index.problem(
                "dangling",
                claim,
                f"指向不存在的原文位置 {span}",
                f"points at characters that are not there: {span}",
            )


def _backed(index: Index, backed: set[tuple[str, str, Term]]) -> Iterator[Problem]:
    """Every fact about the world has a claim, and everything pointed at is there."""
    used = {value.value for _, _, value in backed if isinstance(value, ox.NamedNode)}
    subjects = {subject for subject, _, _ in backed}
    articles = {a for c in index.of_kind("Claim") for a in index.values(c, f"{GOV}inArticle")}
    for subject in sorted(index.facts):
        kinds = set(index.kinds(subject))
        for predicate, values in index.facts[subject].items():
            if not predicate.startswith(GOV) and predicate not in (SUBJECT, OBJECT):
                continue
            for value in values:
                if _dangles(index, value):
                    name, told = predicate.rpartition("#")[2], str(value)
                    yield index.problem(
                        "dangling",
                        subject,
                        f"的 {name} 指向不存在的 {told}",
                        f"has as {name} something that is not there: {told}",
                    )
                if (
                    predicate.startswith(GOV)
                    and not kinds & RECORDS
                    and (subject, predicate, value) not in backed
                ):
                    name = predicate.removeprefix(GOV)
                    shown = terms()[name].labels["zh"] if name in terms() else name
                    yield index.problem(
                        "unbacked",
                        subject,
                        f"的“{shown}”没有任何陈述为依据",
                        f"has a “{name}” that no claim stands for",
                    )
        world = kinds and not kinds & RECORDS
        if world and subject not in subjects and subject not in used and subject not in articles:
            yield index.problem(
                "orphan", subject, "没有任何陈述提到", "is in the graph but no claim speaks of it"
            )
        if not kinds and subject.startswith(index.base) and "#char=" not in subject:
            yield index.problem("kindless", subject, "没有类别", "has no kind")


def _dangles(index: Index, value: Term) -> bool:
    if not isinstance(value, ox.NamedNode) or not value.value.startswith(index.base):
        return False
    return TYPE not in index.facts.get(value.value, {})


def _spans(index: Index) -> Iterator[Problem]:
    used = {span for facts in index.facts.values() for span in facts.get(SELECTOR, ())}
    for span in sorted(s for s in index.facts if "#char=" in s):
        page, _, chars = span.removeprefix(index.base).partition("#char=")
        start, end = index.one(span, START), index.one(span, END)
        if ox.NamedNode(span) not in used:
            yield index.problem("orphan", span, "没有任何陈述用到", "is used by no claim")
        if chars != f"{start},{end}":
            yield index.problem(
                "offsets",
                span,
                f"的起止 {start},{end} 与其标识不符",
                f"has offsets {start},{end} that are not those of its name",
            )
        if page not in index.pages:
            yield index.problem(
                "page", span, "的版面不在 pages.jsonl 中", "is of a page that pages.jsonl does not hold"
            )
            continue
        first, _, last = chars.partition(",")
        text = index.pages[page].text
        if not (first.isdecimal() and last.isdecimal() and int(first) < int(last) <= len(text)):
            yield index.problem(
                "outside",
                span,
                f"超出版面（共 {len(text)} 字）",
                f"is outside of its page of {len(text)} characters",
            )
            continue
        there = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text[int(first) : int(last)])
        if (quote := index.one(span, EXACT)) != there:
            yield index.problem(
                "quote",
                span,
                f"所引“{quote[:40]}”与版面上的“{there[:40]}”不符",
                f"quotes “{quote[:40]}” where the page says “{there[:40]}”",
            )


def check_wholes(index: Index) -> Iterator[Problem]:
    """Nothing is a part of itself, however many steps up."""
    up: dict[str, list[str]] = defaultdict(list)
    for subject, facts in index.facts.items():
        up[subject] = [v.value for v in facts.get(f"{GOV}partOf", ()) if isinstance(v, ox.NamedNode)]

    @functools.cache
    def above(thing: str) -> frozenset[str]:
        found: set[str] = set()
        todo = list(up.get(thing, ()))
        while todo:
            at = todo.pop()
            if at not in found:
                found.add(at)
                todo += up.get(at, ())
        return frozenset(found)

    for thing in sorted(t for t, wholes in up.items() if wholes):
        if thing in above(thing):
            yield index.problem("cycle", thing, "逐级向上又属于自己", "is, some steps up, a part of itself")
