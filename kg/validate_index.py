"""A graph for checking: its triples by subject, and where in which page a thing was read."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.model import Page
from kg.ontology import GOV, PREFIXES, label, narrowest, terms

RDF, RDFS, OA = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["oa"]
TYPE, LABEL = f"{RDF}type", f"{RDFS}label"
SUBJECT, PREDICATE, OBJECT = f"{RDF}subject", f"{RDF}predicate", f"{RDF}object"
SELECTOR, START, END, EXACT = (f"{OA}{name}" for name in ("hasSelector", "start", "end", "exact"))
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that is not right: where (``file``, ``[start, end)`` in code points, -1 where it is nowhere), and what.

    ``code`` names the check; ``subject`` is the local id of what it is about; ``zh`` and ``en`` are whole sentences.
    """

    file: str
    start: int
    end: int
    code: str
    subject: str
    zh: str
    en: str
    quote: str = ""


@dataclass
class Index:
    """Triples by subject and predicate; ``pages`` by local id."""

    base: str
    pages: dict[str, Page]
    facts: dict[str, dict[str, list[Term]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def add(self, triples: Iterable[ox.Triple | ox.Quad]) -> None:
        """Take in triples."""
        for triple in triples:
            subject = triple.subject
            key = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
            self.facts[key][triple.predicate.value].append(triple.object)

    def values(self, subject: str, predicate: str) -> list[str]:
        """The values of a property as text."""
        found = self.facts.get(subject, {}).get(predicate, ())
        return [str(t) if isinstance(t, ox.BlankNode | ox.Triple) else t.value for t in found]

    def one(self, subject: str, predicate: str) -> str:
        """The first value of a property, or ``""``."""
        return "".join(self.values(subject, predicate)[:1])

    def kinds(self, subject: str) -> list[str]:
        """The classes of this vocabulary that a thing is said to be of, with what is not defined."""
        return [k.removeprefix(GOV) for k in self.values(subject, TYPE) if k.startswith(GOV)]

    def of_kind(self, kind: str) -> list[str]:
        """All things of a class, sorted."""
        wanted = ox.NamedNode(f"{GOV}{kind}")
        return sorted(s for s, facts in self.facts.items() if wanted in facts.get(TYPE, ()))

    @functools.cached_property
    def claims_about(self) -> dict[str, list[str]]:
        """Claims by the thing they speak of: those that have it as subject first."""
        out: dict[str, list[str]] = defaultdict(list)
        claims = self.of_kind("Claim")
        for predicate in (SUBJECT, OBJECT):
            for claim in claims:
                for thing in self.values(claim, predicate):
                    out[thing].append(claim)
        return out

    def where(self, subject: str) -> tuple[str, int, int, str]:
        """The file and characters that a thing, claim or span stands on, with the quote."""
        local = subject.removeprefix(self.base)
        page, _, chars = local.partition("#char=")
        if page in self.pages:
            first, _, last = chars.partition(",")
            if first.isdecimal() and last.isdecimal():
                start, end = int(first), int(last)
                return self.pages[page].file, start, end, self.pages[page].text[start:end]
            return self.pages[page].file, -1, -1, ""
        spans = sorted(self.values(subject, SELECTOR), key=lambda s: (len(s), s))
        if spans and spans[0] != subject:
            return self.where(spans[0])
        onto = self.one(subject, f"{GOV}onPage")
        if onto and onto != subject:
            return self.where(onto)
        for claim in self.claims_about.get(subject, ()):
            if claim != subject and self.values(claim, SELECTOR):
                return self.where(claim)
        return "", -1, -1, ""

    def name(self, subject: str, lang: str) -> str:
        """What a thing is called in a sentence: its kind and its label, a claim by what it says."""
        kinds = [k for k in narrowest(self.kinds(subject)) if k in terms()]
        kind = label(kinds[0], lang) if kinds else {"zh": "节点", "en": "node"}[lang]
        if "Claim" in kinds or "DerivedClaim" in kinds:
            said = self.one(subject, PREDICATE).removeprefix(GOV)
            words = (self._short(self.one(subject, SUBJECT)), said, self._short(self.one(subject, OBJECT)))
            return f"{kind} “{' '.join(w for w in words if w)}”"
        return f"{kind} “{self._short(subject)}”"

    def _short(self, value: str) -> str:
        told = self.one(value, LABEL) or value.removeprefix(self.base)
        return told if len(told) <= 40 else f"{told[:40]}…"

    def problem(self, code: str, subject: str, zh: str, en: str) -> Problem:
        """A problem with a thing; ``zh`` and ``en`` complete a sentence that begins with its name."""
        file, start, end, quote = self.where(subject)
        local = subject.removeprefix(self.base)
        return Problem(
            file, start, end, code, local,
            f"{self.name(subject, 'zh')}{zh}", f"{self.name(subject, 'en')} {en}", quote,
        )  # fmt: skip
