"""Heads told apart: the headline among kicker, deck, label and series line, and the genre they tell."""

from __future__ import annotations

import pytest

from kg.headlines import genre_of, is_advert, pick_heads
from kg.lines import is_brief, is_label, is_notice, read_lines


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        ("总投资12亿元\n青石产业园破土动工\n8个项目同日启动", "青石产业园破土动工"),
        ("方川在青石镇调研时强调\n把农时抢在手里", "把农时抢在手里"),
        ("全县春耕推进会召开\n方川主持 石白讲话", "全县春耕推进会召开"),
        ("企业故事\n一片茶叶走四方\n——走进青石茶厂", "一片茶叶走四方"),
        ("青石故事·走企业③\n一片茶叶走四方", "一片茶叶走四方"),
        ("要闻\n方川会见客商", "方川会见客商"),
        ("春风化雨 润物无声\n全县教育大会召开", "全县教育大会召开"),
        ("两天走访五家工厂 签下一个订单\n县招商小分队赴外县招商", "县招商小分队赴外县招商"),
        ("抢晴天 抓雨隙 保秋收\n我县召开秋收现场会", "我县召开秋收现场会"),
        ("工地一线看变化\n一根钢梁的“空中之旅”", "一根钢梁的“空中之旅”"),
        ("再造一条母亲河\n我县沙溪引水工程昨日通水", "我县沙溪引水工程昨日通水"),
        ("石桥镇\n“联户代表”进农家", "石桥镇“联户代表”进农家"),
        ("石桥镇\n\n“联户代表”进农家", "“联户代表”进农家"),
        ("政府系统廉政工作会议强调\n管好钱 用好权 看好人", "管好钱 用好权 看好人"),
        ("关注秋旱\n找水记\n——石桥镇抗旱见闻", "找水记"),
        ("柳溪短章\n槐花开时", "槐花开时"),
        ("青石茶香飘四方\n青石镇发展茶产业带动农户增收纪实", "青石茶香飘四方"),
    ],
)
def test_the_headline_among_the_heads(lines: str, headline: str) -> None:
    assert "".join(x.text for x in pick_heads(read_lines(lines), "").headline) == headline


def test_a_headline_broken_in_two_is_joined_by_what_the_body_says() -> None:
    lines = read_lines("我县举行第三次全域春耕\n推进会暨农机比武")
    joined = pick_heads(lines, "昨日,我县举行第三次全域春耕推进会暨农机比武。")
    apart = pick_heads(lines, "昨日,县里开会。")
    assert [len(joined.headline), len(apart.headline)] == [2, 1]


def test_what_was_said_in_two_halves_is_one_headline() -> None:
    heads = pick_heads(read_lines("方川在青石镇调研时强调\n坚持农业优先发展\n推动乡村全面振兴"), "")
    assert [x.text for x in heads.headline] == ["坚持农业优先发展", "推动乡村全面振兴"]
    assert heads.kicker is not None and heads.kicker.text.endswith("强调")


@pytest.mark.parametrize(
    ("lines", "body", "boxed", "genre"),
    [
        ("时评\n慢一点也无妨", "栽树的人不着急。", True, "opinion"),
        ("慢一点也无妨", "栽树的人不着急。", True, "opinion"),
        ("方川到青石镇调研", "昨日,县长方川到青石镇调研。", True, "news"),
        ("青石花事(散文诗)", "杜鹃谢了是油菜。", True, "literary"),
        ("停电公告", "因线路检修,部分区域停电。", False, "notice"),
        ("任免名单", "任命方川为县水务局局长。", False, "news"),
        ("全县春耕推进会召开", "昨日,推进会召开。", False, "news"),
    ],
)
def test_genre(lines: str, body: str, boxed: bool, genre: str) -> None:
    assert genre_of(pick_heads(read_lines(lines), body), body, boxed=boxed) == genre


@pytest.mark.parametrize(
    ("text", "label", "brief", "notice", "advert"),
    [
        ("时评", True, False, False, False),
        ("青石夜话", True, False, False, False),
        ("【青石故事】", True, False, False, False),
        ("简 讯", False, True, False, False),
        ("[一线快报]", False, True, False, False),
        ("更 正", False, False, True, False),
        ("干部任前公示", False, False, True, False),
        ("遗失声明", False, False, False, True),
        ("方川会见客商", False, False, False, False),
    ],
)
def test_what_a_line_says_of_itself(text: str, label: bool, brief: bool, notice: bool, advert: bool) -> None:
    assert (is_label(text), is_brief(text), is_notice(text), is_advert(text)) == (
        label,
        brief,
        notice,
        advert,
    )
