"""What follows from what was read: marked as such, with what it came from; and what is not known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from town import Town, day, town
from typer.testing import CliRunner

from kg.built import Built
from kg.cli import app
from kg.derive import CROWD, derive, held, single, successions, to_derived, together
from kg.gaps import gaps
from kg.model import KnowledgeGraph
from kg.ontology import GOV
from kg.patterns import load

Gov = rdflib.Namespace(GOV)


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return town()


def test_pairs_and_their_sources(graph: KnowledgeGraph) -> None:
    names = {n.id: n.label for n in graph.nodes.values()}
    found = {frozenset((names[d.subject], names[d.object])): d for d in together(graph)}
    pair = found[frozenset(("卫启明", "闻立平"))]
    assert (pair.times, pair.first, pair.last) == (2, "2031-03-01", "2031-06-20")
    by_id = {c.id: c for c in graph.claims}
    assert {by_id[s].predicate for s in pair.sources} == {"presidedBy", "attendedBy", "addressedBy"}
    assert frozenset(("骆一鸣", "闻立平")) not in found


def test_who_came_before_whom_and_the_overlap(graph: KnowledgeGraph) -> None:
    names = {n.id: n.label for n in graph.nodes.values()}
    (found,) = successions(graph)
    assert (names[found.subject], names[found.object], found.post) == ("郎青", "卫启明", "市长")
    assert (found.last, found.first, found.overlap) == ("2031-06-21", "2031-06-15", 7)
    assert {c.predicate for c in graph.claims if c.id in found.sources} == {"holder"}


def test_everything_derived_is_marked_and_rests_on_claims(graph: KnowledgeGraph) -> None:
    found = rdflib.Graph().parse(data=to_derived(graph), format="turtle")
    claims = {rdflib.URIRef(graph.base + c.id) for c in graph.claims}
    marked = set(found.subjects(rdflib.RDF.type, Gov.DerivedClaim))
    assert len(marked) == len(derive(graph)) == 7
    for fact in marked:
        sources = set(found.objects(fact, Gov.derivedFrom))
        assert sources and sources <= claims
        s, p, o = (found.value(fact, rdflib.RDF[name]) for name in ("subject", "predicate", "object"))
        assert (s, p, o) in found


def test_a_crowd_is_not_company() -> None:
    t = Town()
    t.turn("会", "f.txt", "2031-01-01", "报", "会")
    meeting = t.event("Meeting", "大会", "2031-01-01", "会")
    for number in range(CROWD + 1):
        t.tell(meeting, "attendedBy", t.node("Person", f"人{number}"), "会")
    assert together(t.done()) == []


def test_a_month_gives_no_overlap() -> None:
    t = Town()
    t.turn("市长", "f.txt", "2031-01-01", "报", "市长")
    hall = t.node("PublicBody", "市政府")
    for name, when in (("甲", "2031-02"), ("乙", "2031-01")):
        tenure = t.node("Tenure", name)
        t.tell(tenure, "holder", t.node("Person", name), "市长")
        t.tell(tenure, "title", "市长", "市长")
        t.tell(tenure, "atOrganization", hall, "市长")
        t.tell(tenure, "asOf", day(when), "市长")
    (found,) = successions(t.done())
    assert found.overlap == 0 and "firstTold" not in to_derived(t.done())


def test_which_posts_are_of_one_holder() -> None:
    patterns = load("single-posts")
    for row in patterns.rows:
        for text in row["match"]:  # type: ignore[attr-defined]
            assert patterns[str(row["id"])].search(text), (row["id"], text)
        for text in row["no_match"]:  # type: ignore[attr-defined]
            assert not patterns[str(row["id"])].search(text) or not single(text), (row["id"], text)
    assert single("县委书记") and not single("镇党委书记") and not single("市委常委")


def test_held_counts_a_person_once_a_post(graph: KnowledgeGraph) -> None:
    assert [(h.title, len(h.claims)) for h in held(graph)] == [
        ("副市长", 2), ("市委书记", 2), ("市长", 4), ("市长", 2), ("董事长", 1)
    ]  # fmt: skip


def test_gaps(graph: KnowledgeGraph) -> None:
    found = {(g.title, g.holder, g.missing) for g in gaps(graph)}
    assert ("市委书记", "闻立平", "predecessor") in found
    assert ("市长", "卫启明", "start") in found  # no article tells of an appointment
    assert ("市长", "郎青", "start") not in found and ("市长", "郎青", "predecessor") not in found
    assert ("市长", "卫启明", "end") not in found  # the removal is told


def test_a_post_left_and_not_filled_is_a_gap() -> None:
    t = Town()
    t.turn("免去甲的局长职务", "f.txt", "2031-01-02", "报", "免去甲的局长职务")
    act = t.event("Appointment", "免", "2031-01-01", "免去")
    t.tell(act, "appointee", t.node("Person", "甲"), "甲")
    t.tell(act, "fromPost", "局长", "局长")
    assert [(g.title, g.missing, g.last) for g in gaps(t.done())] == [("局长", "holder", "2031-01-01")]


def test_the_command(graph: KnowledgeGraph, tmp_path: Path) -> None:
    Built(graph).save(tmp_path / "out", formats="nq")
    told = CliRunner().invoke(app, ["gaps", str(tmp_path / "out")])
    assert told.exit_code == 0 and "前任未知" in told.output
    data = json.loads(CliRunner().invoke(app, ["gaps", str(tmp_path / "out"), "--json"]).stdout)
    assert {row["missing"] for row in data} <= {"holder", "predecessor", "start", "end", "day"}
