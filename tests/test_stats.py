"""``kg stats``: counts and rankings of a built graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

import kg
from kg.stats import Central, Pair, Project, stats

TEXT = (
    "全县春耕推进会召开\n\n本报讯 3月1日,全县春耕推进会召开。县长李刚主持会议。副县长赵青、孙一鸣参加会议。\n\n"
    "蓝泉项目开工\n\n本报讯 3月1日,蓝泉储能电池生产基地项目开工仪式举行,县长李刚出席,副县长赵青主持。"
    "蓝泉新能源科技有限公司投资28.5亿元的储能电池生产基地项目,位于太湖县。"
)


@pytest.fixture
def built() -> kg.Built:
    return kg.build(text=TEXT, date="2024-03-02", place="安徽省安庆市太湖县")


def test_who_is_central_who_was_together_and_what_is_big(built: kg.Built) -> None:
    told = stats(built.graph)
    assert told.central[:2] == (Central("李刚", 2, 2), Central("赵青", 2, 2))
    assert {told.together[0].one, told.together[0].other} == {"李刚", "赵青"}
    assert isinstance(told.together[0], Pair) and told.together[0].events == 2
    (project,) = told.projects
    assert isinstance(project, Project) and "储能电池生产基地项目" in project.name
    assert (project.yuan, project.investors, project.places) == (
        "2850000000", ("蓝泉新能源科技有限公司",), ("太湖县",),
    )  # fmt: skip
    assert told.counts["pages"] == 1 and told.counts["claims"] == len(built.claims)
    assert len(stats(built.graph, top=1).central) == 1


def test_the_command_tells_people_and_programs(built: kg.Built, tmp_path: Path, run: Run) -> None:
    built.save(tmp_path / "out", formats="nq")
    told = run("stats", tmp_path / "out", "--top", "1").out
    assert "李刚" in told and "孙一鸣" not in told and "28.5" in told
    data = json.loads(run("stats", tmp_path / "out", "--json").out)
    assert set(data) == {"counts", "central", "together", "projects"}
    assert data["projects"][0]["yuan"] == "2850000000"
    kg.build(text="随笔\n\n春天来了。").save(tmp_path / "none", formats="nq")
    assert run("stats", tmp_path / "none").code == 0
