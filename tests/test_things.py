"""Companies, sites and projects as they are named: where a name begins, where it ends, what is none."""

from __future__ import annotations

import pytest

from kg.mentions.places import find_places
from kg.mentions.things import find_things
from kg.patterns import load


def named(text: str, kind: str = "") -> list[str]:
    return [t.name for t in find_things(text, find_places(text, None)) if not kind or t.kind == kind]


@pytest.mark.parametrize("name", ["things", "companies"])
def test_every_pattern_matches_its_examples(name: str) -> None:
    patterns = load(name)
    for row in patterns.rows:
        pattern = patterns[str(row["id"])]
        assert all(pattern.search(text) for text in row["match"])  # type: ignore[attr-defined]
        assert not any(pattern.search(text) for text in row["no_match"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "他先后来到鹿溪生态农业有限公司、青岭县龙潭水泥股份有限公司调研。",
            ["鹿溪生态农业有限公司", "青岭县龙潭水泥股份有限公司"],
        ),
        ("项目由鹿溪建设集团承建。", ["鹿溪建设集团"]),
        ("县政府与海川绿源(江州)环保科技有限公司签订协议。", ["海川绿源(江州)环保科技有限公司"]),
        ("鹿溪重工董事长方川介绍情况。", ["鹿溪重工"]),
        ("与鹿溪重工、青岭电气等企业配套。", ["鹿溪重工", "青岭电气"]),
        ("该公司是一家民营公司,多家公司到场。", []),
        ("要鼓励农民专业合作社发展。", []),
    ],
)
def test_companies(text: str, wanted: list[str]) -> None:
    assert named(text, "Company") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("昨日,总投资28亿元的鹿溪储能电池生产基地项目开工。", ["鹿溪储能电池生产基地项目"]),
        ("他强调,要抓好重点项目,推进37个项目建设。", []),
        ("该项目总投资3亿元,这个项目进展顺利。", []),
        ("察看了鹿溪河道治理和水系连通工程进展。", ["鹿溪河道治理和水系连通工程"]),
        ("计划在青岭镇建设年产5万吨竹纤维生产线项目。", ["年产5万吨竹纤维生产线项目"]),
        ("工程师和项目部负责人到场。", []),
    ],
)
def test_projects(text: str, wanted: list[str]) -> None:
    assert named(text, "Project") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "一行来到鹿溪湿地公园、青岭水库和龙潭社区服务中心。",
            ["鹿溪湿地公园", "青岭水库", "龙潭社区服务中心"],
        ),
        ("会议在鹿溪国际会展中心举行。", ["鹿溪国际会展中心"]),
        ("公园城市建设提速,要办好学校和医院。", []),
    ],
)
def test_sites(text: str, wanted: list[str]) -> None:
    assert named(text, "Site") == wanted


def test_a_short_name_stands_for_the_full_name_of_its_article() -> None:
    text = "他走访了江州鹿溪药业股份有限公司。鹿溪药业总经理方川说,鹿溪集团另有打算。"
    firms = [t for t in find_things(text, []) if t.kind == "Company"]
    assert [f.ref.name for f in firms] == ["江州鹿溪药业股份有限公司", "江州鹿溪药业股份有限公司", "鹿溪集团"]
