"""``kg neo4j load`` against a real server: again, piece by piece, page by page, beside others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import LoadError
from kg.model import KnowledgeGraph, Node
from neo4j_live import graphs
from neo4j_live.server import Server, dump, empty, held, put

GRAPHS = {"small": graphs.small(), "hostile": graphs.hostile(), "every term": graphs.every_term()}


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=list(GRAPHS))
def test_a_second_load_changes_nothing(server: Server, graph: KnowledgeGraph) -> None:
    told = put(server, graph)
    nodes, links = before = dump(server)
    assert (told.nodes_created, told.relationships_created) == (len(nodes), len(links))
    assert told.changes == len(nodes) + len(links) + told.nodes_changed
    assert put(server, graph).changes == 0
    assert dump(server) == before


def test_pages_loaded_one_after_the_other_are_as_if_loaded_together(server: Server) -> None:
    both = graphs.small()
    parts = [graphs.only(both, page) for page in both.pages]
    put(server, both)
    together = dump(server)
    for order in (parts, parts[::-1]):
        empty(server)
        for part in order:
            put(server, part)
        assert dump(server) == together
        held(server)


def test_another_graph_takes_no_name_or_class_away(server: Server) -> None:
    full = graphs.small()
    official = next(n for n in full.nodes.values() if n.label == "吴某")
    put(server, full)
    before = dump(server)
    second = graphs.only(full, next(p.id for p in full.pages.values() if p.file == "p2.txt"))
    poorer = {**second.nodes, official.id: Node(official.id, "Person", official.label)}
    assert put(server, replace(second, nodes=poorer)).changes == 0
    assert dump(server) == before


def test_replaced_pages_leave_what_a_fresh_load_gives(server: Server) -> None:
    better, worse = graphs.small(), graphs.small(less=True)
    demoted = {
        k: replace(n, kind="Person", alt=()) if n.label == "吴某" else n for k, n in worse.nodes.items()
    }
    worse = replace(worse, nodes=demoted)
    put(server, worse)
    fresh = dump(server)
    empty(server)
    put(server, better)
    # Without being told to, a load removes nothing.
    put(server, worse)
    with server.driver() as driver:
        query = "MATCH (:Person {name: '郑某'})-[r:PRESIDED_OVER]->(:Meeting) RETURN count(r) AS n"
        assert driver.execute_query(query).records[0]["n"] == 1
    told = put(server, worse, replace_pages=True)
    assert told.nodes_deleted and told.relationships_deleted
    assert dump(server) == fresh
    assert put(server, worse, replace_pages=True).changes == 0


def test_a_changed_file_takes_the_place_of_its_older_reading(server: Server) -> None:
    full = graphs.small()
    changed = {k: replace(p, text=p.text + "完。", sha256="") for k, p in full.pages.items()}
    moved = {old: page.id for old, page in changed.items()}
    after = replace(
        full,
        pages={page.id: page for page in changed.values()},
        claims=tuple(
            replace(c, id=f"{c.id}b", page=moved.get(c.page, c.page)) if c.page else c for c in full.claims
        ),
    )
    put(server, after)
    fresh = dump(server)
    empty(server)
    put(server, full)
    put(server, after, replace_pages=True)
    assert dump(server) == fresh


def test_two_pages_of_one_name_in_a_graph_do_not_oust_each_other(server: Server) -> None:
    full = graphs.small()
    alike = replace(
        full, pages={k: replace(p, file="p.txt", date="", paper="") for k, p in full.pages.items()}
    )
    put(server, alike, replace_pages=True)
    assert put(server, alike, replace_pages=True).changes == 0


def test_what_others_keep_in_the_database_stays(server: Server) -> None:
    with server.driver() as driver:
        driver.execute_query(
            "CREATE (:Person {id: 'x', name: '别人的'})-[:KNOWS]->(:Page {file: 'p1.txt', paper: '甲市日报'})"
        )
        put(server, graphs.small())
        driver.execute_query(
            "MATCH (n:Govkg:Person {name: '郑某'}) SET n.note = 'mine', n:Mine CREATE (n)-[:NOTED]->(:Note)"
        )
        put(server, graphs.small(less=True), replace_pages=True)
        put(server, graphs.small(), replace_pages=True)
        found = driver.execute_query(
            "MATCH (:Person {id: 'x'})-[k:KNOWS]->(p:Page) "
            "MATCH (n:Mine {note: 'mine', name: '郑某'})-[:NOTED]->(:Note) "
            "RETURN count(k) AS k, labels(p) AS labels, properties(p) AS p"
        ).records[0]
    assert (found["k"], found["labels"], found["p"]) == (1, ["Page"], {"file": "p1.txt", "paper": "甲市日报"})


def test_an_id_is_unique_and_a_name_is_found_by_any_of_its_characters(server: Server) -> None:
    from neo4j.exceptions import ConstraintError

    put(server, graphs.small())
    with server.driver() as driver:
        node = driver.execute_query("MATCH (n:Project) RETURN n.id AS id").records[0]["id"]
        with pytest.raises(ConstraintError):
            driver.execute_query("CREATE (:Govkg {id: $id})", id=node)
        for word, name in (("星河项目", "星河项目"), ("老吴", "吴某"), ("推进", "推进会")):
            rows = driver.execute_query(
                "CALL db.index.fulltext.queryNodes('govkg_names', $word) YIELD node RETURN node.name AS name",
                word=word,
            ).records
            assert name in {row["name"] for row in rows}


def test_doubled_ids_of_before_are_told(server: Server) -> None:
    with server.driver() as driver:
        driver.execute_query("CREATE (:Govkg {id: 'a'}), (:Govkg {id: 'a'})")
    with pytest.raises(LoadError, match="id"):
        put(server, graphs.small())
