"""The property-graph model, without a server: names, types and what is refused."""

from __future__ import annotations

import csv
import datetime as dt
import re
import stat
from pathlib import Path

import pytest
from neo4j_live import graphs

from kg.errors import OntologyError, OutputError
from kg.export import lpg
from kg.export.lpg_terms import LISTS, OWN, column, labels, relation
from kg.export.neo4j import write_neo4j
from kg.model import Claim, KnowledgeGraph, Literal, Node
from kg.ontology import broader, terms
from kg.resources import data_path

_DERIVED = {"workedWith", "predecessor"}  # written by hand in tests only
_UPPER = re.compile(r"[A-Z]+(?:_[A-Z]+)*")


def test_every_class_has_its_wider_ones_as_labels() -> None:
    for name, term in terms().items():
        if term.kind == "class":
            assert labels(name) == ("Govkg", *broader(name), name)
    with pytest.raises(OntologyError, match="Meeting"):
        labels("Meetin")


def test_every_relation_has_a_name_of_its_own_in_upper_case() -> None:
    names = {name: relation(name)[0] for name, term in terms().items() if term.kind == "object"}
    assert all(_UPPER.fullmatch(name) for name in names.values())
    # Inverses are not written, so one of them may be called as the other one is turned round.
    written = [
        name for predicate, name in names.items() if not any(t.inverse == predicate for t in terms().values())
    ]
    assert len(set(written)) == len(written)


def test_values_have_the_types_that_the_vocabulary_gives_them() -> None:
    told = {"date": "date", "plannedFor": "date", "investmentCNY": "double", "landAreaMu": "double", "title": "string",
            "produces": "string[]", "investmentCNYValues": "double[]", "titleValues": "string[]", "dateText": "string"}  # fmt: skip
    assert {name: column(name) for name in told} == told
    assert not OWN & terms().keys()


@pytest.mark.parametrize(
    ("value", "precision", "day"),
    [
        ("2031-04-02", "day", dt.date(2031, 4, 2)), ("2031-04", "month", None), ("2031", "year", None),
        ("2032-Q2", "quarter", None), ("2031-02-30", "text", None), ("年底前", "text", None), ("20310402", "text", None),
    ],
)  # fmt: skip
def test_only_a_whole_day_is_a_date(value: str, precision: str, day: dt.date | None) -> None:
    said = lpg.Said("project/1", "startedOn", "", Literal(value), 0.9)
    told = lpg.properties([said])["project/1"]
    assert told.get("startedOn") == day
    assert (told["startedOnText"], told["startedOnPrecision"]) == (value, precision)


def test_the_best_supported_value_comes_first_and_all_of_them_are_kept() -> None:
    def sum_(value: str, sure: float) -> lpg.Said:
        return lpg.Said("p", "investmentCNY", "", Literal(value, "decimal"), sure)

    told = lpg.properties([sum_("3", 0.6), sum_("2", 0.9), sum_("1", 0.9), sum_("2", 0.9)])["p"]
    assert told == {"investmentCNY": 2.0, "investmentCNYValues": (1.0, 2.0, 3.0)}
    assert lpg.properties([sum_("7", 0.1)])["p"] == {"investmentCNY": 7.0}


def test_a_relation_counts_its_claims_and_runs_from_who_does_it() -> None:
    said = [lpg.Said("m", "attendedBy", "p", None, sure) for sure in (0.7, 0.9)]
    told = {"predicate": "attendedBy", "confidence": 0.9, "count": 2}
    assert lpg.edges(said) == [lpg.Edge("ATTENDED", "p", "m", told)]


@pytest.mark.parametrize("value", ["nan", "1e999", "many"])
def test_no_number(value: str) -> None:
    with pytest.raises(OutputError, match="not a number"):
        lpg.properties([lpg.Said("p", "landAreaMu", "", Literal(value, "decimal"), 0.9)])


@pytest.mark.parametrize("predicate", ["a`]->() DETACH DELETE n //", "id", "name", "x y", "é"])
def test_a_term_that_is_no_name_is_refused(predicate: str, tmp_path: Path) -> None:
    node = Node("project/1", "Project", "某项目")
    claim = Claim("claim/1", node.id, predicate, Literal("x"), "", "", (), 0.9, "r")
    with pytest.raises(OutputError, match="rename it"):
        write_neo4j(KnowledgeGraph({}, {node.id: node}, (claim,)), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def _rows(out: Path) -> dict[str, list[list[str]]]:
    found = {}
    for file in sorted(out.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            found[file.stem] = list(csv.reader(lines))
    return found


def test_every_row_has_a_cell_for_each_column_of_its_header(tmp_path: Path) -> None:
    graph = graphs.hostile()
    write_neo4j(graph, tmp_path / "out")
    rows = _rows(tmp_path / "out")
    for name in [name for name in rows if not name.endswith("_header")]:
        (header,) = rows[f"{name}_header"]
        assert all(len(row) == len(header) for row in rows[name])
        for cell in header:
            known, _, kind = cell.partition(":")
            assert not known or known == "id" or column(known) == kind
    names = {row[rows["Company_header"][0].index("name:string")] for row in rows["Company"]}
    assert "=1+1" in names and "line\nfeed and\r\nreturn" in names
    assert any("\x1f" in cell for row in rows["Company"] for cell in row)


def test_import_sh_names_every_file_and_can_be_run(tmp_path: Path) -> None:
    write_neo4j(graphs.every_term(), tmp_path / "out")
    script = tmp_path / "out" / "import.sh"
    assert script.stat().st_mode & stat.S_IXUSR
    named = set(re.findall(r"\./(\S+?\.csv)", script.read_text()))
    assert named == {file.name for file in (tmp_path / "out").glob("*.csv")}
    assert set(re.findall(r"'(\S+\.csv)'", (tmp_path / "out/load.cypher").read_text())) == {
        name for name in named if not name.endswith("_header.csv")
    }


def test_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    graph = graphs.small()
    turned = KnowledgeGraph(
        dict(reversed(graph.pages.items())), dict(reversed(graph.nodes.items())), graph.claims[::-1]
    )
    write_neo4j(graph, tmp_path / "a")
    write_neo4j(turned, tmp_path / "b")
    for file in (tmp_path / "a").glob("*.*"):
        other = tmp_path / "b" / file.name
        assert sorted(file.read_bytes().splitlines()) == sorted(other.read_bytes().splitlines())


def test_the_page_about_the_model_tells_every_relation_and_question() -> None:
    page = (Path(__file__).parents[1] / "docs/neo4j.md").read_text("utf-8")
    told = set(re.findall(r"`([A-Z_]+)`", page))
    assert {relation(predicate)[0] for _, predicate, _ in graphs.OBJECTS if predicate not in _DERIVED} <= told
    for question in data_path("queries").glob("*.cypher"):
        assert f"`{question.name}`" in page


def test_the_questions_are_beside_the_files(tmp_path: Path) -> None:
    write_neo4j(graphs.small(), tmp_path / "out")
    there = {file.name: file.read_bytes() for file in (tmp_path / "out/questions").iterdir()}
    assert there == {file.name: file.read_bytes() for file in data_path("queries").glob("*.cypher")} != {}


def test_lists_are_lists_however_many_values_there_are() -> None:
    for name in LISTS:
        assert column(name) == "string[]"
    assert lpg.properties([lpg.Said("p", "produces", "", Literal("电池"), 0.9)]) == {
        "p": {"produces": ("电池",)}
    }
