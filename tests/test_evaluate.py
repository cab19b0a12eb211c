"""``kg eval``: a graph against gold, counted as the shared scorer counts where that is at hand."""

from __future__ import annotations

import importlib.util
import io
import json
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.errors import InputError
from kg.evaluate import Evaluation, evaluate
from kg.gold import read_gold
from kg.resources import data_path
from kg.score import total

SHARED = Path(__file__).resolve().parents[2] / "shared"
SAMPLES = sorted(data_path("pages").glob("*.json"))
GOLD = [*SAMPLES, *sorted((SHARED / "gold").glob("*.json"))]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not (SHARED / "eval" / "score.py").is_file():
        pytest.skip("the shared scorer is not at hand")
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # It leaves its files open, which is a warning and so an error here.
    module.open = lambda name, encoding: io.StringIO(Path(name).read_text(encoding))  # type: ignore[attr-defined]
    return module


def build(gold: Path) -> kg.Built:
    told = read_gold(gold)
    return kg.build(gold.with_suffix(".txt"), date=told.date, place=told.place)


def test_it_agrees_with_the_shared_scorer(scorer: ModuleType, tmp_path: Path) -> None:
    for gold in GOLD[::3]:  # reading Turtle back takes the scorer long
        built = build(gold)
        built.save(tmp_path / gold.stem, formats="ttl")
        theirs = scorer.score(str(gold), str(tmp_path / gold.stem / "graph.ttl"))
        ours = evaluate(built.graph, read_gold(gold))
        for name, table in (("by_type", ours.entities), ("by_predicate", ours.facts)):
            counted = {k: (s.precision, s.recall, s.f1, s.right, s.wrong, s.missed) for k, s in table.items()}
            assert {k: tuple(v) for k, v in theirs[name].items()} == counted, gold.name
        for name, scores in (("entities", ours.entities), ("facts", ours.facts)):
            all_of_them = total(scores.values())
            assert theirs[name] == (all_of_them.precision, all_of_them.recall, all_of_them.f1), gold.name
        assert tuple(theirs["articles"]) == ours.articles
        assert theirs["missed_facts"] == list(ours.missed_facts)
        assert {tuple(f) for rows in theirs["wrong_facts"].values() for f in rows} == set(ours.wrong_facts)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold pages are not at hand")
def test_the_shared_pages_are_read_at_least_this_well() -> None:
    told = {g.stem: evaluate(build(g).graph, read_gold(g)) for g in sorted((SHARED / "gold").glob("*.json"))}
    real = told["luoyang-2024-04"]
    assert total(real.entities.values()).f1 >= 0.92
    assert total(real.facts.values()).f1 >= 0.88 and total(real.facts.values()).precision >= 0.92
    every = total(score for page in told.values() for score in page.facts.values())
    assert every.f1 >= 0.75 and every.precision >= 0.88


def small(tmp_path: Path, **parts: object) -> Path:
    data = {"page": "page.txt", "entities": {"Person": ["方川|方书记", "郎青"]}, "facts": [], **parts}
    file = tmp_path / "gold.json"
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return file


def judge(gold: Path) -> Evaluation:
    text = "春耕推进会召开\n\n本报讯 3月1日,全县春耕推进会召开。县长方川主持会议。副县长郎青、骆一鸣参加。"
    return evaluate(kg.build(text=text, date="2024-03-02").graph, read_gold(gold))


def test_what_is_right_wrong_and_missed_is_told(tmp_path: Path) -> None:
    meeting = "全县春耕推进会"
    facts = [["presides", "方书记", meeting], ["attends", "郎青", meeting], ["attends", "费海", meeting]]
    told = judge(small(tmp_path, facts=facts))
    assert told.facts["presides"].f1 == 1
    assert (told.facts["attends"].right, told.facts["attends"].wrong, told.facts["attends"].missed) == (
        1,
        1,
        1,
    )
    assert told.missed_facts == (("attends", "费海", meeting),)
    assert ("attends", "骆一鸣", meeting) in told.wrong_facts
    assert ("Person", "骆一鸣") in told.made_up_entities


def test_optional_is_neither_asked_for_nor_wrong(tmp_path: Path) -> None:
    gold = small(tmp_path, optional_facts=[["post", "方川", "县长"]])
    told = judge(gold)
    assert told.facts["post"].wrong == 2 and not any(
        f[1] == "方川" for f in told.wrong_facts if f[0] == "post"
    )
    assert set(told.judged.values()) == {True, False}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"facts": [["post", "方川"]]}', '{"entities": {"Person": [1]}}']
)
def test_a_file_that_is_no_gold_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "gold.json").write_text(text)
    with pytest.raises(InputError, match=r"gold\.json"):
        read_gold(tmp_path / "gold.json")


def test_the_command_tells_people_and_programs(tmp_path: Path) -> None:
    kg.build(data_path("pages")).save(tmp_path / "out", formats="nq")
    run = CliRunner().invoke
    gold = [str(g) for g in SAMPLES]
    told = run(app, ["eval", str(tmp_path / "out"), *gold, "--show"])
    assert told.exit_code == 0, told.output
    assert "facts" in told.output and "total" in told.output
    data = json.loads(run(app, ["eval", str(tmp_path / "out"), *gold, "--json"]).output)
    assert set(data) == {"entities", "facts", "articles"}
    with pytest.raises(InputError, match="not in the graph"):
        run(app, ["eval", str(tmp_path / "out"), str(small(tmp_path))], catch_exceptions=False)
