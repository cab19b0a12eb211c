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
