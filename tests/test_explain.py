"""Dossiers: every fact with the sentence it stands on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from town import Town, town
from typer.testing import CliRunner

import kg
from kg.built import Built
from kg.cli import app
from kg.commands.explain import lines
from kg.errors import QueryError
from kg.explain import SECTIONS, dossiers
from kg.model import KnowledgeGraph


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return town()


def test_a_person(graph: KnowledgeGraph) -> None:
    (found,) = dossiers(graph, "卫启明")
    told = {(f.section, f.day, f.zh) for f in found.facts}
    assert ("posts", "2031-03-02 – 2031-06-21", "市长（云溪市人民政府）") in told
    assert ("acts", "2031-06-14", "免去市长") in told
    assert ("events", "2031-03-01", "主持 全市项目建设推进会") in told
    assert ("events", "2031-04-09", "进行调研 卫启明调研") in told
    assert ("derived", "", "市长继任：郎青，重叠 7 天") in told
    order = [list(SECTIONS).index(f.section) for f in found.facts]
    assert order == sorted(order)


def test_every_fact_stands_on_its_sentence(graph: KnowledgeGraph) -> None:
    texts = {p.file: p.text for p in graph.pages.values()}
    for name in ("卫启明", "蓝泉新能源", "青禾县", "储能电池基地项目", "全市防汛会议"):
        for dossier in dossiers(graph, name):
            for fact in dossier.facts:
                assert fact.evidence, fact
                for e in fact.evidence:
                    if e.source:
                        continue
                    assert texts[e.file][e.start : e.end] == e.quote and f"【{e.quote}】" in e.sentence
                    assert e.headline and e.date and 0 < e.confidence <= 1


def test_one_fact_of_two_pages_is_told_once(graph: KnowledgeGraph) -> None:
    (found,) = dossiers(graph, "储能电池基地项目")
    (place,) = [f for f in found.facts if f.zh == "位于 青禾县"]
    assert len(place.evidence) == 2


def test_a_further_name_finds_the_thing(graph: KnowledgeGraph) -> None:
    assert [d.name for d in dossiers(graph, "蓝泉新能源")] == ["蓝泉新能源有限公司"]


def test_two_of_one_name_are_two_dossiers() -> None:
    t = Town()
    t.turn("甲某甲某", "f.txt", "2031-01-01", "报", "甲某")
    for scope in ("one", "two"):
        t.tell(t.article, "mentions", t.node("Person", "甲某", scope=scope), "甲某")
    assert len([d for d in dossiers(t.done(), "甲某") if d.kind == "Person"]) == 2


def test_a_name_that_is_not_there_is_told_with_the_nearest(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="储能电池基地项目"):
        dossiers(graph, "储能电池")


def test_both_languages(graph: KnowledgeGraph) -> None:
    (found,) = dossiers(graph, "卫启明")
    assert "Posts" in "\n".join(lines(found, "en")) and "职务" in "\n".join(lines(found, "zh"))


def test_the_command_obeys_nothing_in_a_page(tmp_path: Path) -> None:
    t = Town()
    t.turn("甲某\x1b[31m说话。", "f.txt", "2031-01-01", "报", "甲某\x1b[31m说话")
    t.tell(t.article, "author", t.node("Person", "甲某"), "甲某\x1b")
    Built(t.done()).save(tmp_path / "out", formats="nq")
    told = CliRunner().invoke(app, ["explain", str(tmp_path / "out"), "甲某"])
    assert told.exit_code == 0 and "\x1b" not in told.output
    data = json.loads(CliRunner().invoke(app, ["explain", str(tmp_path / "out"), "甲某", "--json"]).stdout)
    assert data[0]["facts"][0]["evidence"][0]["file"] == "f.txt"


def test_a_person_s_places_are_those_of_the_trips_led() -> None:
    text = "闻川到石桥镇调研\n\n本报讯(记者 王一)昨日,县长闻川到太湖县北中镇柳溪村调研。"
    built = kg.build(text=text, date="2024-05-10", place="安徽省安庆市太湖县")
    told = [f for f in dossiers(built.graph, "闻川")[0].facts if f.section == "places"]
    assert [(f.zh, f.day) for f in told] == [("到访 柳溪村", "2024-05-09")]
