"""Two graphs compared: what changed is told in words, with where it stands."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from town import town
from typer.testing import CliRunner

from kg.built import Built
from kg.cli import app
from kg.diff import diff
from kg.model import KnowledgeGraph, Literal


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return town()


def without(graph: KnowledgeGraph, page: str) -> KnowledgeGraph:
    """The graph as it is when a page was never read."""
    claims = tuple(c for c in graph.claims if c.page != page)
    used = {x for c in claims for x in (c.subject, c.object, c.article)}
    return dataclasses.replace(
        graph, claims=claims, pages={k: p for k, p in graph.pages.items() if k != page},
        nodes={k: n for k, n in graph.nodes.items() if k in used},
    )  # fmt: skip


def test_nothing_changed(graph: KnowledgeGraph) -> None:
    assert diff(graph, graph) == []


def test_a_new_page_tells_what_it_brought(graph: KnowledgeGraph) -> None:
    last = next(k for k, p in graph.pages.items() if p.file.startswith("c-"))
    found = {(c.kind, c.zh) for c in diff(without(graph, last), graph)}
    assert ("page-added", "c-2031-05-20.txt 2031-05-20 青禾时报") in found
    assert ("thing-added", "企业 远山装备集团") in found
    assert ("fact-added", "储能电池基地项目 承建方 远山装备集团") in found
    assert ("evidence-added", "储能电池基地项目 位于 青禾县") in found
    assert not any(kind.endswith("removed") for kind, _ in found)


def test_a_page_withdrawn_is_the_other_way_round(graph: KnowledgeGraph) -> None:
    last = next(k for k, p in graph.pages.items() if p.file.startswith("c-"))
    there, back = diff(without(graph, last), graph), diff(graph, without(graph, last))
    assert len(there) == len(back)
    assert {c.zh for c in there} == {c.zh for c in back}
    assert all(c.kind.endswith("removed") for c in back)


def test_a_changed_value_is_one_change(graph: KnowledgeGraph) -> None:
    claims = [
        dataclasses.replace(c, object=Literal("6000000000", "decimal"))
        if c.object == Literal("5000000000", "decimal")
        else c
        for c in graph.claims
    ]
    (change,) = diff(graph, dataclasses.replace(graph, claims=tuple(claims)))
    assert change.kind == "fact-changed"
    assert change.zh == "智能装备产业园项目 投资额（元） 5000000000 → 6000000000"
    assert change.en.startswith("智能装备产业园项目 investment (yuan) 5000000000")
    assert (change.file, change.quote) == ("c-2031-05-20.txt", "投资50亿元")


def test_a_thing_renamed(graph: KnowledgeGraph) -> None:
    key = next(k for k, n in graph.nodes.items() if n.label == "远山装备集团")
    nodes = {**graph.nodes, key: dataclasses.replace(graph.nodes[key], alt=("远山装备",))}
    (change,) = diff(graph, dataclasses.replace(graph, nodes=nodes))
    assert change.zh == "企业 远山装备集团 → 企业 远山装备集团（远山装备）"


def test_the_command(graph: KnowledgeGraph, tmp_path: Path) -> None:
    last = next(k for k, p in graph.pages.items() if p.file.startswith("e-"))
    Built(without(graph, last)).save(tmp_path / "before", formats="nq")
    Built(graph).save(tmp_path / "after", formats="nq")
    args = ["diff", str(tmp_path / "before"), str(tmp_path / "after")]
    told = CliRunner().invoke(app, args)
    assert told.exit_code == 0 and "+ e-2031-06-21.txt" in told.output and "“闻立平主持”" in told.output
    assert "fact added" in CliRunner().invoke(app, [*args, "--lang", "en"]).output
    data = json.loads(CliRunner().invoke(app, [*args, "--json"]).stdout)
    assert {row["kind"] for row in data} >= {"page-added", "fact-added", "evidence-added"} - {
        "evidence-added"
    }
    assert "没有变化" in CliRunner().invoke(app, ["diff", args[1], args[1]]).output
