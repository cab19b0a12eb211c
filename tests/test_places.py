"""Places named in running text."""

from __future__ import annotations

import pytest

from kg.gazetteer import parse_place
from kg.mentions.places import find_places


def read(text: str, home: str = "", date: str = "2024-04-10") -> list[tuple[str, str]]:
    return [(p.name, p.code) for p in find_places(text, parse_place(home, date) if home else None, date=date)]


def test_a_town_is_that_of_the_papers_county() -> None:
    assert read("他到韩城镇调研。", "河南省洛阳市宜阳县") == [("韩城镇", "410327103")]


def test_villages_after_a_town_are_of_that_town() -> None:
    assert read("他深入常袋镇姚凹村和横水镇铁楼村、文公村。", "河南省洛阳市") == [
        ("常袋镇", "410308109"),
        ("姚凹村", "410308109205"),
        ("横水镇", "410308108"),
        ("铁楼村", "410308108214"),
        ("文公村", "410308108202"),
    ]


def test_short_names_in_a_list() -> None:
    assert read("考察团先后到福建宁德、江苏溧阳、上海学习。", "河南省洛阳市") == [
        ("福建", "350000"),
        ("宁德", "350900"),
        ("江苏", "320000"),
        ("溧阳", "320481"),
        ("上海", "310000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "上海蓝泉药业有限公司董事长来访。",
        "他从北京路走过。",
        "推动东方风来满眼春。",
        "全市各乡镇要建设和平美丽家园。",
    ],
)
def test_a_piece_of_another_name_is_no_place(text: str) -> None:
    assert read(text, "河南省洛阳市") == []


def test_a_zone_lies_in_what_names_it() -> None:
    (zone,) = find_places("活动在云溪高新区举行。", None) or [None]
    assert zone is None or zone.level == "zone"
    (zone,) = find_places("活动在洛阳高新区举行。", parse_place("河南省洛阳市"))
    assert (zone.level, zone.code, zone.over) == ("zone", "410371", "洛阳市")


def test_an_unlisted_village_has_no_code() -> None:
    assert read("他到常袋镇云朵湾村。", "河南省洛阳市") == [("常袋镇", "410308109"), ("云朵湾村", "")]


def test_an_older_name_is_read_as_of_its_day() -> None:
    assert read("他到孟津县常袋镇姚凹村。", "河南省洛阳市", "2018-05-01")[0] == ("孟津县", "410322")
    assert read("他到孟津县常袋镇姚凹村。", "河南省洛阳市", "2018-05-01")[2] == ("姚凹村", "410322109205")


def test_a_list_of_villages_stays_with_its_town() -> None:
    found = find_places("他到常袋镇云朵湾村、星河湾村。", parse_place("河南省洛阳市"))
    assert [(p.name, p.over, p.code) for p in found[1:]] == [
        ("云朵湾村", "常袋镇", ""),
        ("星河湾村", "常袋镇", ""),
    ]


def test_a_place_inside_a_companys_name_is_a_part() -> None:
    text = "蓝泉材料(深圳)有限公司与上海蓝泉药业有限公司签约。"
    assert [(p.name, p.part) for p in find_places(text, None, parts=True)] == [("深圳", True), ("上海", True)]
    assert find_places(text, None) == []


def test_nothing_decides_between_equal_names() -> None:
    (place,) = find_places("记者到韩城镇采访。", None) or [None]
    assert place is None or (place.code == "" and place.confidence <= 0.3)


@pytest.mark.parametrize(
    "text", ["美国、日本客商来访。", "推进示范村创建,建设美丽乡村。", "他与镇村干部走访强村公司。", ""]
)
def test_no_place_is_made_up(text: str) -> None:
    assert read(text, "河南省洛阳市") == []


def test_hong_kong_macao_and_taiwan_are_provinces() -> None:
    assert read("香港、澳门客商和台湾省代表参加。") == [
        ("香港", "810000"),
        ("澳门", "820000"),
        ("台湾省", "710000"),
    ]


def test_a_county_of_its_own_is_no_zone() -> None:
    (shanghai, pudong) = find_places("客商来自上海市浦东新区。", parse_place("河南省洛阳市"))
    assert (pudong.level, pudong.code, shanghai.code) == ("county", "310115", "310000")
