"""FollowTheMoney: entities that its own library takes, each with what it stands on."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from followthemoney import model
from town import town

from kg.export.ftm import to_ftm
from kg.model import KnowledgeGraph


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return town()


@pytest.fixture(scope="module")
def entities(graph: KnowledgeGraph) -> dict[str, Any]:
    rows = [json.loads(line) for line in to_ftm(graph).splitlines()]
    return {row["id"]: row for row in rows}


def test_the_library_takes_every_entity(entities: dict[str, Any]) -> None:
    for row in entities.values():
        made = model.get_proxy(row, cleaned=False)
        schema = made.schema
        assert {k: sorted(v) for k, v in made.to_dict()["properties"].items()} == row["properties"]
        assert all(made.get(name) for name in schema.required), row


def test_the_kinds_that_investigators_use(entities: dict[str, Any]) -> None:
    kinds = Counter(row["schema"] for row in entities.values())
    wanted = {
        "Person",
        "Position",
        "Occupancy",
        "PublicBody",
        "Company",
        "Event",
        "Project",
        "Mention",
        "Article",
    }
    assert wanted <= set(kinds) and kinds["Person"] == 6 and kinds["Occupancy"] == 11


def test_links_lead_somewhere(entities: dict[str, Any]) -> None:
    for row in entities.values():
        schema = model.get(row["schema"])
        assert schema is not None
        for name, values in row["properties"].items():
            if schema.properties[name].type.name == "entity":
                assert all(value in entities for value in values), (row["id"], name)


def test_who_held_what_and_on_what_it_stands(entities: dict[str, Any], graph: KnowledgeGraph) -> None:
    named = {
        row["properties"].get("name", [""])[0]: row for row in entities.values() if row["schema"] != "Mention"
    }
    held = [
        row["properties"] for row in entities.values()
        if row["schema"] == "Occupancy" and row["properties"]["holder"] == [named["郎青"]["id"]]
    ]  # fmt: skip
    assert {p["date"][0] for p in held} == {"2031-06-15", "2031-06-21"}
    post = entities[held[0]["post"][0]]["properties"]
    assert post["name"] == ["云溪市人民政府 市长"] and post["organization"] == [named["云溪市人民政府"]["id"]]
    assert all("[" in p["summary"][0] and p["proof"] for p in held)
    project = named["储能电池基地项目"]["properties"]
    assert project["amount"] == ["2000000000", "3000000000"] and project["currency"] == ["CNY"]


def test_the_order_of_the_graph_does_not_show(graph: KnowledgeGraph) -> None:
    assert to_ftm(graph) == to_ftm(town())
