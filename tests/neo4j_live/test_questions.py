"""Each Cypher question against the SPARQL question of its name, on the same graph."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox
import pytest
from neo4j import Query
from test_query import KNOWN
from town import town

import kg
from kg.derive import to_derived
from kg.export.rdf import to_nquads
from kg.model import KnowledgeGraph
from kg.query import bind, questions, rows
from kg.resources import data_path
from kg.sparql import ask
from neo4j_live.server import Server, empty, put

QUESTIONS = {file.stem: file for file in sorted(data_path("queries").glob("*.cypher"))}


def cypher(file: Path) -> tuple[dict[str, str], str]:
    """The kinds of the parameters of a question, and its text without the ``;`` of cypher-shell."""
    text = file.read_text("utf-8")
    return dict(re.findall(r"// param (\w+) \((\w+)\):", text)), text.rstrip().removesuffix(";")


def test_every_question_is_there_in_both_languages_with_the_same_head() -> None:
    assert set(QUESTIONS) == set(questions())
    for name, file in QUESTIONS.items():
        told = questions()[name]
        text = file.read_text("utf-8")
        assert f"// 标题: {told.zh}\n// title: {told.en}\n" in text
        for param in told.params:
            assert f"// param {param.name} ({param.kind}): {param.zh} / {param.en}\n" in text
            assert f"${param.name}" in text
        assert set(re.findall(r"\$(\w+)", text)) == {param.name for param in told.params}
        assert f"-f {name}.cypher\n" in text and text.endswith(";\n")


def _store(graph: KnowledgeGraph) -> ox.Store:
    store = ox.Store()
    for quads in (
        ox.parse(to_nquads(graph).encode(), format=ox.RdfFormat.N_QUADS),
        ox.parse(to_derived(graph).encode(), format=ox.RdfFormat.TURTLE),
    ):
        store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    return store


def _plain(value: object) -> str:
    """A cell as both engines tell it: numbers by their value, joined names in one order."""
    text = "" if value is None else str(value)
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return "、".join(sorted(text.split("、")))


def _both(
    server: Server, store: ox.Store, name: str, given: list[str]
) -> tuple[list[list[str]], list[list[str]]]:
    names, cells = rows(ask(store, bind(questions()[name], given), 10_000))
    kinds, text = cypher(QUESTIONS[name])
    told: Mapping[str, str] = dict(pair.partition("=")[::2] for pair in given)
    values = {key: float(value) if kinds[key] == "number" else value for key, value in told.items()}
    with server.driver() as driver:
        answer = driver.execute_query(Query(text), values)  # type: ignore[arg-type]
    assert answer.keys == names
    return (
        sorted([_plain(cell) for cell in row] for row in cells),
        sorted([_plain(cell) for cell in record.values()] for record in answer.records),
    )


@pytest.fixture(scope="module")
def in_town(running: Server) -> tuple[Server, ox.Store]:
    empty(running)
    put(running, town())
    return running, _store(town())


@pytest.mark.parametrize("name", QUESTIONS)
def test_same_answers_in_the_made_up_town(name: str, in_town: tuple[Server, ox.Store]) -> None:
    sparql, found = _both(*in_town, name, KNOWN[name][0])
    assert found == sparql and found


@pytest.fixture(scope="module")
def sample(running: Server) -> tuple[Server, ox.Store]:
    graph = kg.build(manifest=data_path("pages", "pages.csv")).graph
    empty(running)
    put(running, graph)
    return running, _store(graph)


@pytest.mark.parametrize("name", QUESTIONS)
def test_same_answers_on_the_sample_pages(name: str, sample: tuple[Server, ox.Store]) -> None:
    words = shlex.split(questions()[name].example)
    sparql, found = _both(*sample, name, [word for word in words if "=" in word])
    assert found == sparql
