"""``kg place``: codes, candidates and reasons, and errors that say what to do next."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import InputError
from kg.gazetteer import parse_place
from kg.gazetteer.locate import locate


def ask(*words: str) -> str:
    result = CliRunner().invoke(app, ["place", *words], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_a_chain_is_told_link_by_link() -> None:
    told = ask("常袋镇姚凹村", "--place", "河南省洛阳市", "--date", "2024-04-10")
    assert "410308109205" in told and "written behind what it lies in" in told
    assert told.index("常袋镇: 410308109") < told.index("姚凹村: 410308109205")


def test_the_day_picks_the_division_in_force() -> None:
    assert "孟津: 410322" in ask("孟津", "--date", "2012-05-01")
    assert "孟津: 410308" in ask("孟津", "--date", "2024-05-01")


def test_where_nothing_decides_all_candidates_are_told() -> None:
    told = json.loads(ask("韩城镇", "--json"))
    (link,) = told["links"]
    assert link["division"] is None and link["why"] == "open" and link["confidence"] == 0
    assert {c["code"] for c in link["candidates"]} == {"130203100", "410327103"}


def test_a_code_is_looked_up() -> None:
    (link,) = json.loads(ask("410308109205", "--json"))["links"]
    assert link["division"]["name"] == "姚凹村"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("河北洛阳", "does not lie in 河北, but in 河南省"),
        ("410399999", "nearest known is 410300 洛阳市"),
        ("日本东京", "only divisions of China"),
        ("洛杨市", "did you mean"),
        ("", "nothing to look up"),
        ("99", "codes have 6, 9 or 12 digits"),
    ],
)
def test_what_no_list_has_is_an_error_that_helps(name: str, hint: str) -> None:
    with pytest.raises(InputError, match=hint):
        locate(name)


def test_a_village_without_its_ending_is_found_in_the_papers_city() -> None:
    (link,) = locate("姚凹", parse_place("河南省洛阳市"))
    assert link.choice.division is not None and link.choice.division.code == "410308109205"
