"""What is read of projects and companies: sums, dates, who pays, who builds, where it lies."""

from __future__ import annotations

import pytest

import kg

HEAD = "鹿溪新闻一则报道\n\n本报讯(记者 王一)"


def facts(
    text: str, relation: str, date: str = "2024-05-10", place: str = "安徽省安庆市太湖县"
) -> set[tuple[str, str]]:
    graph = kg.build(text=HEAD + text, date=date, place=place).graph
    return {
        (
            graph.nodes[c.subject].label,
            c.object.value if not isinstance(c.object, str) else graph.nodes[c.object].label,
        )
        for c in graph.claims
        if c.predicate == relation and not c.source and graph.nodes[c.subject].kind != "District"
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("总投资28亿元的鹿溪储能电池项目昨日开工。", {("鹿溪储能电池项目", "2800000000")}),
        ("鹿溪储能电池项目占地120亩,计划总投资约3.2亿元。", {("鹿溪储能电池项目", "320000000")}),
        ("鹿溪药业有限公司投资9000万元,在青岭镇建设中药饮片生产基地。", {("中药饮片生产基地", "90000000")}),
        ("他察看了鹿溪储能电池项目。该项目总投资5亿元。", {("鹿溪储能电池项目", "500000000")}),
        ("鹿溪储能电池项目、青岭风电叶片项目总投资30亿元。", set()),
        ("昨日,15个项目总投资15.8亿元。", set()),
        ("鹿溪储能电池项目总投资1.2亿美元。", set()),
        ("鹿溪储能电池项目今年已完成投资3亿元。", set()),
    ],
)
def test_sums(text: str, wanted: set[tuple[str, str]]) -> None:
    assert facts(text, "investmentCNY") == wanted


@pytest.mark.parametrize(
    ("text", "investor", "builder"),
    [
        (
            "鹿溪储能电池项目由海川能源集团投资建设、鹿溪路桥有限公司承建。",
            "海川能源集团",
            "鹿溪路桥有限公司",
        ),
        ("海川能源有限公司投资6亿元的储能电池项目已封顶。", "海川能源有限公司", ""),
        ("海川能源有限公司董事长方川介绍,公司投资6亿元的储能电池项目已封顶。", "海川能源有限公司", ""),
        ("县政府与海川能源有限公司签订储能电池项目协议。", "海川能源有限公司", ""),
    ],
)
def test_who_pays_and_who_builds(text: str, investor: str, builder: str) -> None:
    assert {o for _, o in facts(text, "investor")} == {investor}
    assert {o for _, o in facts(text, "builder")} == ({builder} if builder else set())


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("鹿溪储能电池项目去年10月动工。", "startedOn", {("鹿溪储能电池项目", "2023-10")}),
        ("鹿溪储能电池项目拟于明年3月开工。", "startedOn", set()),
        ("鹿溪储能电池项目预计2026年一季度投产。", "plannedFor", {("鹿溪储能电池项目", "2026-Q1")}),
        ("5月9日,鹿溪储能电池项目、青岭风电叶片项目在经济开发区开工。", "startedOn",
         {("鹿溪储能电池项目", "2024-05-09"), ("青岭风电叶片项目", "2024-05-09")}),
        ("昨日,全县12个项目同步破土,其中有鹿溪储能电池项目、青岭风电叶片产业园等。", "startedOn",
         {("鹿溪储能电池项目", "2024-05-09"), ("青岭风电叶片产业园", "2024-05-09")}),
        ("鹿溪储能电池项目主体已经封顶。", "stage", {("鹿溪储能电池项目", "封顶")}),
        ("鹿溪储能电池项目占地120亩。", "landAreaMu", {("鹿溪储能电池项目", "120")}),
        ("鹿溪储能电池项目全部建成后,年产能将达120GWh。", "capacity", {("鹿溪储能电池项目", "120GWh")}),
        ("鹿溪储能电池项目年产值5亿元。", "capacity", set()),
        ("该项目将与海川重工、青岭电气等企业形成产业链互补。", "partner", set()),
        ("他察看了鹿溪储能电池项目。该项目将与海川重工、青岭电气等企业形成产业链互补。", "partner",
         {("鹿溪储能电池项目", "海川重工"), ("鹿溪储能电池项目", "青岭电气")}),
    ],
)  # fmt: skip
def test_dates_and_sizes(text: str, relation: str, wanted: set[tuple[str, str]]) -> None:
    assert facts(text, relation) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("鹿溪储能电池项目落户晋熙镇。", ("鹿溪储能电池项目", "晋熙镇")),
        ("位于晋熙镇的鹿溪药业有限公司开足马力。", ("鹿溪药业有限公司", "晋熙镇")),
        ("在晋熙镇,县长方川察看了鹿溪湿地公园。", ("鹿溪湿地公园", "晋熙镇")),
        ("鹿溪药业有限公司在晋熙镇建设储能电池项目。", ("储能电池项目", "晋熙镇")),
    ],
)
def test_where_things_lie(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in facts(text, "locatedIn")


def test_every_fact_stands_on_its_words() -> None:
    graph = kg.build(
        text=HEAD + "总投资28亿元的鹿溪储能电池项目由海川能源集团投资。", date="2024-05-10"
    ).graph
    told = {c.predicate: graph.quote(c) for c in graph.claims if c.predicate in ("investmentCNY", "investor")}
    assert told["investmentCNY"] == "总投资28亿元"
    assert "海川能源集团" in told["investor"]
