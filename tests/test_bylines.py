"""By-lines, credits and staff lines: who is named, in which role, and what is no name."""

from __future__ import annotations

import pytest

from kg.bylines import names_only, parse_authors, parse_line, parse_photographers, parse_staff
from kg.clean import fold
from kg.model import Author, Page, Text
from kg.split import split_page


def text(chars: str) -> Text:
    folded = fold(chars)
    return Text(folded, tuple(range(len(folded))))


def told(found: tuple[Author, ...]) -> list[tuple[str, str]]:
    return [(a.name, a.role) for a in found]


@pytest.mark.parametrize(
    ("chars", "wanted"),
    [
        ("记者 秋 山", [("秋山", "记者")]),
        ("记者秋山 通讯员石一帆", [("秋山", "记者"), ("石一帆", "通讯员")]),
        ("青报融媒记者 方 禾 田小满", [("方禾", "记者"), ("田小满", "记者")]),
        ("记者 方 禾 冉 明", [("方禾", "记者"), ("冉明", "记者")]),
        ("通讯员　文　静", [("文静", "通讯员")]),
        ("记者 阿依古丽·买买提 实习生 海 文", [("阿依古丽·买买提", "记者"), ("海文", "实习生")]),
        ("本报记者 欧阳明月/文 石白/图", [("欧阳明月", "记者"), ("石白", "图")]),
        ("秋山、石白", [("秋山", ""), ("石白", "")]),
        ("文/秋 山 图/石 白", [("秋山", "文"), ("石白", "图")]),
        ("通讯员 高 粱 文/摄", [("高粱", "图")]),
        ("记者 秋山 摄影报道", [("秋山", "记者")]),
        ("县委办供稿 秋 山", [("秋山", "供稿")]),
        ("陆 小舟", [("陆小舟", "")]),
        ("本报记者", []),
        ("作者:秋山", [("秋山", "作者")]),
    ],
)  # fmt: skip
def test_authors(chars: str, wanted: list[tuple[str, str]]) -> None:
    body = text(chars)
    assert [n for n, _ in told(parse_authors(body, 0, len(body.chars)))] == [n for n, _ in wanted]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报讯(记者 秋 山)昨日,大会召开。", ["秋山"]),
        ("本报讯（记者 秋山 通讯员 石一帆 陆小舟）昨日,大会召开。", ["秋山", "石一帆", "陆小舟"]),
        ("本报讯 (秋 山) 昨日,大会召开。", ["秋山"]),
        ("(记者秋山)昨日,大会召开。", ["秋山"]),
        ("本报3月1日讯(首席记者 秋山)大会召开。", ["秋山"]),
        ("本报广州专电(特派记者 秋 山)大会召开。", ["秋山"]),
        ("本报讯 记者秋山、石白报道:昨日,大会召开。", ["秋山", "石白"]),
        ("昨日,大会召开。(秋 山)", ["秋山"]),
        ("昨日,大会召开……(记者 文 静)", ["文静"]),
        ("昨日,大会召开。 秋山 石白/文 方禾/图", ["秋山", "石白", "方禾"]),
        ("昨日,大会召开。\n(通讯员 秋山)", ["秋山"]),
        ("昨日,大会召开。\n□秋 山/文 石 白/图", ["秋山", "石白"]),
        ("昨日,大会召开。(试行)", []),
        ("昨日,记者秋山到会采访,大会召开。", []),
    ],
)
def test_where_a_by_line_can_stand(line: str, names: list[str]) -> None:
    (article,) = split_page(Page(f"全县春耕推进会召开\n\n{line}"))
    assert [a.name for a in article.authors] == names
    assert "大会召开" in article.body.chars
    assert not any(name in article.body.chars for name in names)


@pytest.mark.parametrize(
    "line",
    ["□ 秋 山", "■全媒体记者 秋山", "◎ 秋山", "⊙ 秋 山", "◇ 秋山", "本报记者 秋山", "秋山", "秋 山", "秋山/文", "文/秋山", "作者:秋山", "来源:县融媒体中心 作者:秋山 浏览次数:12"],
)  # fmt: skip
def test_a_by_line_under_the_headline(line: str) -> None:
    (article,) = split_page(Page(f"慢一点也无妨\n\n{line}\n\n栽树的人不着急。"))
    assert article.headline.chars == "慢一点也无妨"
    assert [a.name for a in article.authors] == ["秋山"]


def test_a_by_line_above_the_headline_belongs_to_what_is_below() -> None:
    found = split_page(
        Page(
            "种子进村\n\n本报讯(记者 石白)田里正忙。\n\n□ 本报记者 秋山\n\n山乡变了模样\n\n进了龙潭镇,路宽了。"
        )
    )
    assert [[a.name for a in x.authors] for x in found] == [["石白"], ["秋山"]]


@pytest.mark.parametrize(
    ("chars", "names"),
    [
        ("图为采茶。 通讯员 秋 山 摄", ["秋山"]),
        ("方川(左二)在企业考察。秋山 摄", ["秋山"]),
        ("本报记者 石 白摄", ["石白"]),
        ("(秋山 摄)", ["秋山"]),
        ("图为签约现场。", []),
    ],
)
def test_photographers(chars: str, names: list[str]) -> None:
    assert told(parse_photographers(text(chars))) == [(n, "摄影") for n in names]


@pytest.mark.parametrize(
    ("chars", "wanted"),
    [
        ("责任编辑:秋 山 美编:石白", [("秋山", "责任编辑"), ("石白", "美编")]),
        ("编辑/秋 山 版式/石小白 校对/卫平", [("秋山", "编辑"), ("石小白", "版式"), ("卫平", "校对")]),
        (
            "要闻 2024年3月2日 星期六 2版 责编 秋山 电话:8123456",
            [("秋山", "责编")],
        ),
        ("一审 秋山 二审 石白 三审 卫 平", [("秋山", "一审"), ("石白", "二审"), ("卫平", "三审")]),
        ("统筹:本报编辑部", []),
    ],
)
def test_staff(chars: str, wanted: list[tuple[str, str]]) -> None:
    assert told(parse_staff(text(chars))) == wanted


@pytest.mark.parametrize(
    ("chars", "wanted"),
    [
        ("秋 山", True),
        ("记者 秋山", True),
        ("覃阳 韦庆", True),
        ("试行", False),
        ("第三次会议通过", False),
        ("作者单位:青岭县林业局", False),
        ("见第二版", False),
        ("以下简称海川集团", False),
    ],
)
def test_names_only(chars: str, wanted: bool) -> None:
    assert names_only(chars) is wanted


def test_the_line_of_a_web_page() -> None:
    assert told(parse_line(text("发布时间:2024-03-02 来源:青岭日报 记者:秋山 石白"))) == [
        ("秋山", ""),
        ("石白", ""),
    ]


def test_a_line_with_writer_and_picture_names_the_writers() -> None:
    page = Page("桃花开了\n\n清晨,石白就下了塘。“水凉。”他说。\n\n记者 秋 山 文 / 方 禾 摄")
    assert ("秋山", "记者") in told(split_page(page)[0].authors)


def test_who_sets_a_page_is_no_part_of_a_name() -> None:
    chars = "本版责编:石 白 电脑排版:秋 山"
    assert told(parse_staff(text(chars))) == [("石白", "责编"), ("秋山", "电脑排版")]
