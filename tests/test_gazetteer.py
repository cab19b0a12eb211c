"""The gazetteer: names, codes and time."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.gazetteer import by_code, chain, check_place, named, parse_chain, parse_place, resolve
from kg.gazetteer.choice import choose


@pytest.mark.parametrize(
    ("name", "date", "codes"),
    [
        ("孟津县", "2012-05-01", ["410322"]),
        ("孟津", "2012-05-01", ["410322"]),
        ("孟津", "2021-06-01", ["410308"]),
        ("凤翔", "2020-01-01", ["610322"]),
        ("凤翔", "2022-01-15", ["610305"]),
        ("常袋镇", "2012-05-01", ["410322109"]),
        ("常袋镇", "2024-04-10", ["410308109"]),
        ("姚凹村", "2024-04-10", ["410308109205"]),
        ("上海", "", ["310000"]),
    ],
)
def test_a_name_means_what_it_meant_that_day(name: str, date: str, codes: list[str]) -> None:
    assert [d.code for d in named(name, date)][: len(codes)] == codes


def test_a_town_of_a_nationality_is_found_without_it() -> None:
    assert [d.name for d in named("沔城镇")] == ["沔城回族镇"]


def test_a_chain_goes_up_to_the_province() -> None:
    (village,) = named("姚凹村", "2024-04-10")
    assert [d.name for d in chain(village, "2024-04-10")] == [
        "姚凹村",
        "常袋镇",
        "孟津区",
        "洛阳市",
        "河南省",
    ]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("河南省洛阳市", "410300"),
        ("河南洛阳", "410300"),
        ("湖北省仙桃市", "429004"),
        ("重庆市涪陵区", "500102"),
        ("广东省东莞市大岭山镇", "441900118"),
        ("吉林省吉林市", "220200"),
        ("湖北省恩施土家族苗族自治州利川市", "422802"),
    ],
)
def test_a_papers_place_is_a_chain_of_names(place: str, code: str) -> None:
    found = parse_place(place)
    assert found is not None and found.code == code


def test_a_chain_that_does_not_hold_together_is_not_taken() -> None:
    assert parse_place("河北省洛阳市") is None
    assert parse_chain("河北省洛阳市")[1] == "洛阳市"


def test_a_misspelt_place_is_told_with_the_nearest_names() -> None:
    with pytest.raises(InputError, match=r"洛扬市.*洛阳市"):
        check_place("河南省洛扬市")


def test_the_papers_place_decides_between_equal_names() -> None:
    assert (found := resolve("朝阳区", parse_place("吉林省长春市"))) and found.code == "220104"
    assert resolve("朝阳区", None) is None


def test_nothing_is_made_up_where_nothing_decides() -> None:
    choice = choose(named("鼓楼区", "2024-01-01"), [("paper", "440000")])
    assert choice.division is None and choice.why == "open" and len(choice.candidates) > 2


def test_an_unknown_code_is_none() -> None:
    assert by_code("999999") is None
