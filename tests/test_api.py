"""The Python interface: what a user who imports ``kg`` gets."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest
import rdflib

import kg
from kg.resources import data_path

TEXT = (
    "全县春耕推进会召开\n\n本报讯(记者 王一)昨日,全县春耕推进会召开。县长方川主持会议。副县长郎青参加会议。"
)


@pytest.fixture(scope="module")
def built() -> kg.Built:
    return kg.build(text=TEXT, date="2024-03-02", place="安徽省安庆市太湖县")


def test_a_text_a_file_a_folder_and_many_pages_are_built(tmp_path: Path, built: kg.Built) -> None:
    one, two = tmp_path / "a-2024-03-02.txt", tmp_path / "b-2024-03-03.txt"
    one.write_text(TEXT, "utf-8")
    two.write_text(TEXT.replace("春耕", "防汛"), "utf-8")
    place = "安徽省安庆市太湖县"
    single = kg.build(str(one), place=place)
    assert {c.object for c in single.claims} == {c.object for c in built.claims}
    assert kg.build(tmp_path, place=place).graph == kg.build(one, two, place=place).graph
    assert len(kg.build(tmp_path).graph.pages) == 2


def test_claims_are_frozen_and_stand_on_their_characters(built: kg.Built) -> None:
    claim = next(c for c in built.claims if c.predicate == "presidedBy")
    with pytest.raises(AttributeError):
        claim.confidence = 0.5  # type: ignore[misc]
    page = built.graph.pages[claim.page]
    assert "方川" in "".join(page.text[s.start : s.end] for s in claim.spans)
    assert built.graph.quote(claim) == "…".join(page.text[s.start : s.end] for s in claim.spans)


def test_it_is_a_graph_of_rdflib_and_of_networkx(built: kg.Built) -> None:
    gov = rdflib.Namespace("https://w3id.org/govkg/ontology#")
    assert (None, gov.presidedBy, None) in built.rdf
    drawn = built.networkx
    assert isinstance(drawn, networkx.MultiDiGraph)
    edges = {
        (drawn.nodes[a]["label"], e["relation"], drawn.nodes[b]["label"])
        for a, b, e in drawn.edges(data=True)
    }
    assert ("全县春耕推进会", "presidedBy", "方川") in edges
    assert all(e["quote"] or e["relation"] != "presidedBy" for _, _, e in drawn.edges(data=True))


def test_it_answers_explains_saves_and_shows_itself(built: kg.Built, tmp_path: Path) -> None:
    rows = built.query("SELECT ?n WHERE { ?e gov:presidedBy/rdfs:label ?n }")
    assert [tuple(map(str, row)) for row in rows] == [("方川",)]
    told = built.explain("方川")
    assert "县长" in (told if isinstance(told, str) else "\n".join(map(str, told)))
    built.save(tmp_path / "out")
    assert (tmp_path / "out" / "graph.ttl").is_file()
    shown = built._repr_html_()
    assert shown.startswith("<iframe sandbox=") and "<script" not in shown


def test_nothing_global_is_left_changed(built: kg.Built) -> None:
    before = kg.build(data_path("pages"))
    kg.build(text="另一个版面\n\n本报讯 5月1日,市长李刚主持会议。", date="2024-05-02")
    assert kg.build(data_path("pages")).graph == before.graph
