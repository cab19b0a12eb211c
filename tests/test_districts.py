"""Districts in the graph: official names, codes, levels, what they lie in, and where each is known from."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import kg
from kg.gazetteer.store import EDITION

PAGE = """林栖到宜阳调研

本报讯(记者 云舟)昨日,市长林栖到宜阳调研。在韩城镇西关村,他走访农户。宜阳高新区负责人参加。"""


@pytest.fixture(scope="module")
def graph() -> kg.Built:
    return kg.build(text=PAGE, date="2024-04-10", place="河南省洛阳市")


def values(graph: kg.Built, label: str, relation: str) -> set[str]:
    nodes = graph.graph.nodes
    found = (c for c in graph.claims if nodes[c.subject].label == label and c.predicate == relation)
    return {nodes[c.object].label if isinstance(c.object, str) else c.object.value for c in found}


def test_a_short_name_stands_under_the_official_one(graph: kg.Built) -> None:
    (node,) = [n for n in graph.graph.nodes.values() if n.label == "宜阳县"]
    assert node.kind == "District" and node.alt == ("宜阳",)


def test_codes_and_levels_are_told(graph: kg.Built) -> None:
    assert values(graph, "宜阳县", "adminCode") == {"410327"}
    assert values(graph, "韩城镇", "adminCode") == {"410327103"}
    assert values(graph, "西关村", "adminCode") == {"410327103200"}
    assert values(graph, "西关村", "level") == {"village"}


def test_part_of_goes_up_to_the_province(graph: kg.Built) -> None:
    chain = ["西关村", "韩城镇", "宜阳县", "洛阳市", "河南省"]
    for part, whole in pairwise(chain):
        assert whole in values(graph, part, "partOf")


def test_what_the_gazetteer_knows_names_it(graph: kg.Built) -> None:
    known = [c for c in graph.claims if c.rule.startswith("gazetteer")]
    assert known and all(c.source == EDITION and not c.spans for c in known)
    told = [c for c in graph.claims if c.predicate == "partOf" and c.spans]
    assert told and not any(c.source for c in told)


def test_a_zone_that_no_list_has_has_no_code(graph: kg.Built) -> None:
    (zone,) = [n.label for n in graph.graph.nodes.values() if "高新区" in n.label]
    assert values(graph, zone, "level") == {"zone"} and not values(graph, zone, "adminCode")
    assert "宜阳县" in values(graph, zone, "partOf")


def test_the_files_are_small_enough_for_the_wheel() -> None:
    folder = Path(kg.__file__).parent.parent / "data" / "gazetteer"
    size = sum(f.stat().st_size for f in folder.iterdir() if f.suffix in (".marisa", ".bin"))
    assert 6_000_000 < size < 8_000_000


def test_a_caption_tells_its_place() -> None:
    text = "春耕正忙\n\n本报讯(记者 王一)昨日,农户下田。\n\n图为晋熙镇农户在田里插秧。 记者 王一 摄\n"
    graph = kg.build(text=text, date="2024-05-10", place="安徽省安庆市太湖县").graph
    assert "晋熙镇" in {node.label for node in graph.nodes.values() if node.kind == "District"}
