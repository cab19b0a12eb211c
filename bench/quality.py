"""Precision, recall and F1 on every gold page at hand, and how well confidence tells right from wrong."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable

from bench.pages import read, sets
from kg.commands.evaluate import summed, table
from kg.evaluate import Evaluation, evaluate
from kg.export.rdf import rows
from kg.extract.read_page import read_page
from kg.graph import build_graph
from kg.model import Claim, KnowledgeGraph

Judged = list[tuple[Claim, bool]]


def main() -> None:
    """Build every gold page by itself and add the counts up."""
    known = sets()
    parser = argparse.ArgumentParser(prog="python -m bench quality", description=__doc__)
    parser.add_argument("--set", choices=known, help="only the pages of this set")
    parser.add_argument("--rules", action="store_true", help="the share right of each rule's claims, too")
    args = parser.parse_args()
    told: dict[str, list[Evaluation]] = defaultdict(list)
    judged: Judged = []
    graphs: list[KnowledgeGraph] = []
    for name in [args.set] if args.set else known:
        for file in known[name]:
            page, gold = read(file)
            graph = build_graph([page], {page.id: read_page(page)})
            graphs.append(graph)
            told[name].append(evaluate(graph, gold))
            judged += [
                (c, told[name][-1].judged[c.id]) for c in graph.claims if c.id in told[name][-1].judged
            ]
    every = [e for pages in told.values() for e in pages]
    print(table("entities", summed(e.entities for e in every)))
    print(table("facts", summed(e.facts for e in every)))
    print(_by_set(told))
    print(_shares("confidence", ((f"{c.confidence:.2f}", right) for c, right in judged)))
    if args.rules:
        print(_shares("rule", ((f"{c.rule} {c.confidence:.2f}", right) for c, right in judged)))
    print(_price(graphs))


def _by_set(told: dict[str, list[Evaluation]]) -> str:
    lines = [f"{'set':10}{'pages':>6}   {'entities P      R     F1':28}{'facts P      R     F1':24}headlines"]
    for name, pages in told.items():
        both = [summed(getattr(e, part) for e in pages)["total"] for part in ("entities", "facts")]
        cells = "    ".join(f"{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}   " for s in both)
        found, asked = (sum(e.articles[i] for e in pages) for i in (0, 1))
        lines.append(f"{name:10}{len(pages):6}   {cells}{found}/{asked}")
    return "\n".join(lines) + "\n"


def _shares(title: str, rows: Iterable[tuple[str, bool]]) -> str:
    """A reliability table: of the claims of a group that gold can judge, the share that it accepts."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for name, right in rows:
        groups[name].append(right)
    lines = [f"{title:32}{'claims':>7}{'right':>8}"]
    for name, rights in sorted(groups.items()):
        lines.append(f"{name:32}{len(rights):7}{sum(rights) / len(rights):8.3f}")
    return "\n".join(lines) + "\n"


def _price(graphs: list[KnowledgeGraph]) -> str:
    """What provenance costs: triples for each fact, with the claims and without."""
    facts = every = bare = 0
    for graph in graphs:
        triples = {triple for _, triple in rows(graph)}
        facts += len({(c.subject, c.predicate, c.object) for c in graph.claims})
        every += len(triples)
        proof = ("/claim/", "/build/", "#char=")
        bare += sum(not any(part in subject for part in proof) for subject, _, _ in triples)
    return f"triples a fact: {every / facts:.1f} with claims, {bare / facts:.1f} without ({facts} facts)"


if __name__ == "__main__":
    main()
