"""Pages told apart: which lines head an article, which belong to it, and what is put together again."""

from __future__ import annotations

import pytest

from kg.model import Article, Page
from kg.split import split_page

OPEN = "本报讯(记者 秋 山)昨日,全县春耕推进会召开。县长方川主持会议。"


def read(*lines: str, gap: str = "\n\n") -> list[Article]:
    return split_page(Page(gap.join(lines), date="2024-03-02"))


def heads(*lines: str, gap: str = "\n\n") -> list[str]:
    return [a.headline.chars for a in read(*lines, gap=gap)]


def authors(article: Article) -> list[str]:
    return [a.name for a in article.authors]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\r", "\n　　"])
def test_articles_are_told_apart_whatever_parts_the_lines(gap: str) -> None:
    lines = (
        "全县春耕推进会召开",
        OPEN,
        "他强调,要抢农时。",
        "方川会见客商",
        "3月1日,县长方川会见客商一行。(石白)",
    )
    found = read(*lines, gap=gap)
    assert [a.headline.chars for a in found] == ["全县春耕推进会召开", "方川会见客商"]
    assert [authors(a) for a in found] == [["秋山"], ["石白"]]


@pytest.mark.parametrize(
    ("lines", "headline", "kicker", "deck"),
    [
        (("方川在青石镇调研时强调", "把农时抢在手里", OPEN), "把农时抢在手里", "方川在青石镇调研时强调", None),
        (("全县春耕推进会召开", "方川主持", OPEN), "全县春耕推进会召开", None, "方川主持"),
        (("种子进村", "——青石镇春耕见闻", "□ 本报记者 秋 山", "田里正忙。"), "种子进村", None, "——青石镇春耕见闻"),
        (("“春到青石”系列报道 2", "一粒种子,下到田里", OPEN), "一粒种子,下到田里", "“春到青石”系列报道 2", None),
        (("我县举行第三次全域春耕", "推进会暨农机大比武", OPEN + "第三次全域春耕推进会上,"), "我县举行第三次全域春耕推进会暨农机大比武", None, None),
    ],
)  # fmt: skip
def test_heads_have_their_parts(
    lines: tuple[str, ...], headline: str, kicker: str | None, deck: str | None
) -> None:
    (article,) = read(*lines)
    assert article.headline.chars == headline
    assert (article.kicker and article.kicker.chars) == kicker
    assert (article.deck and article.deck.chars) == deck


def test_a_caption_in_an_open_sentence_does_not_part_it() -> None:
    for caption in ("图为农机下田。 本报记者 石 白 摄", "青石镇农机合作社", "广告:海川大酒店周年酬宾"):
        (article,) = read("全县春耕推进会召开", OPEN + "他说,要把种子和", caption, "肥料送到田头。")
        assert "要把种子和肥料送到田头。" in article.body.chars
        assert caption[:4] not in article.body.chars


def test_the_photographer_and_the_staff_are_credits() -> None:
    found = read(
        "2024年3月2日 星期六 第1版 责编:沈 砚 美编/冉明",
        "全县春耕推进会召开", OPEN, "图为农机下田。 通讯员 石 白 摄", "校对:方 禾",
    )  # fmt: skip
    assert [(c.name, c.role) for a in found for c in a.credits] == [
        ("石白", "摄影"), ("沈砚", "责编"), ("冉明", "美编"), ("方禾", "校对"),
    ]  # fmt: skip
    assert authors(found[0]) == ["秋山"]


def test_an_article_goes_on_where_its_jump_line_says() -> None:
    found = read(
        "全县春耕推进会召开", OPEN + "他来到青石镇柳溪村,在", "(下转02版)",
        "方川会见客商", "本报讯 3月1日,县长方川会见客商一行。", "02版", "(上接01版)田头看了墒情。",
    )  # fmt: skip
    assert [a.headline.chars for a in found] == ["全县春耕推进会召开", "方川会见客商"]
    assert "在田头看了墒情。" in found[0].body.chars


def test_a_page_that_takes_up_another_tells_which() -> None:
    (article,) = read("把农时抢在手里", "(上接01版)方川指出,要抢农时。")
    assert article.continued_from is not None and article.continued_from.chars == "01"


def test_cross_heads_stay_inside() -> None:
    body = "青石镇的春耕从正月就开始了,农机站的院子里停满了检修好的拖拉机。" * 8
    text = ("种子进村", "本报讯(记者 秋 山)" + body, "农机先行 一路绿灯", "在农机站,机手们忙着试车。" + body)
    assert heads(*text) == ["种子进村"]


@pytest.mark.parametrize(
    ("lines", "genre"),
    [
        (("时评", "慢一点也无妨", "□ 秋 山", "栽树的人不着急。"), "opinion"),
        (("湖 边", "石 白", "雾从水里来/又回到水里/船不说话"), "literary"),
        (("公 告", "因线路检修,3月3日部分区域停电,请做好准备。", "青岭县供电公司"), "notice"),
        (("干部任前公示", "方禾,女,现任青石镇镇长,拟任县直单位正职。", "中共青岭县委组织部"), "news"),
    ],
)
def test_genres(lines: tuple[str, ...], genre: str) -> None:
    assert [a.genre for a in read(*lines)] == [genre]


def test_a_poem_without_marks_is_one_article() -> None:
    found = read(
        "渡 口",
        "⊙ 石 白",
        "马灯挂在树上\n把一个人的影子\n照成一排桩\n\n天亮的时候\n江水退了一指",
        "寻人启事",
        "方某,男,3月1日走失,有知情者请联系家属。",
    )
    assert [(a.headline.chars, authors(a)) for a in found] == [("渡口", ["石白"]), ("寻人启事", [])]
    assert found[0].body.chars.startswith("马灯挂在树上")


def test_short_news_is_one_article_and_advertisements_are_none() -> None:
    lines = (
        "简 讯",
        "●青石镇新修水渠三公里。",
        "●龙潭乡农机站昨日开班。",
        "遗失声明",
        "某店遗失公章一枚,声明作废。",
        "广告:海鲜八折",
    )
    assert heads(*lines) == ["简讯"]


def test_a_list_of_appointments_keeps_its_note() -> None:
    (article,) = read(
        "青岭县人大常委会任免名单",
        "(2024年3月1日县十八届人大常委会第三次会议通过)",
        "任命:",
        "方禾为县水务局局长。",
    )
    assert "第三次会议通过" in article.body.chars and "方禾为县水务局局长" in article.body.chars


def test_columns_cut_at_a_fixed_width_are_joined() -> None:
    body = "本报讯(记者 秋 山)昨日,全县春耕推进会在青石镇召开,县长方川主持会议并讲话,副县长石白参加会议,与会人员察看了柳溪村的高标准农田和农机合作社,随后召开座谈会,听取了各乡镇的汇报,部署了下一步的工作。"
    cut = "\n".join(body[i : i + 12] for i in range(0, len(body), 12))
    (article,) = split_page(Page(f"全县春耕推进会召开\n{cut}"))
    assert authors(article) == ["秋山"]
    assert article.body.chars == body.split(")", 1)[1] + "\n"


def test_offsets_lead_back_to_the_page() -> None:
    page = Page(
        "縣長方川會見客商\n\n本報訊（記者 秋 山）　昨日，縣長方 川會見客商，這是開春後第一場會見，區裡的書記員在國賓館作記錄.\r\n",
        date="2024-03-02",
    )
    (article,) = split_page(page)
    assert article.headline.chars == "县长方川会见客商"
    assert article.authors[0].name == "秋山"
    (span,) = article.authors[0].spans
    assert page.text[span.start : span.end] == "秋 山"
    at = article.body.chars.index("方川")
    (span,) = article.body.spans(at, at + 2)
    assert page.text[span.start : span.end] == "方 川"
    assert article.body.chars.endswith("记录。\n")


def test_a_picture_with_its_caption_is_an_item() -> None:
    (article,) = read("图片新闻", "▲ 3月1日,游人在青石镇赏花。 本报记者 石 白 摄")
    assert article.headline.chars == "图片新闻"
    assert article.body.chars == "▲ 3月1日,游人在青石镇赏花。\n"
    assert [c.name for c in article.credits] == ["石白"]


def test_a_story_under_a_notice_is_an_article_of_its_own() -> None:
    found = read(
        "人事任免",
        "青岭县第九届人民代表大会常务委员会第四次会议于2024年2月28日通过:",
        "任命石白为青岭县林业局局长。",
        "山路上的“送药人”",
        "清晨五点,村医陆小舟背起药箱出了门。山路还没有亮,他走得很稳,一走就是二十里。",
        "“路熟,闭着眼也能走。”陆小舟说。(秋 山)",
    )
    assert [a.headline.chars for a in found] == ["人事任免", "山路上的“送药人”"]
    assert authors(found[1]) == ["秋山"]


def test_four_characters_that_begin_like_a_name_are_no_by_line() -> None:
    (found,) = read("桑榆晚歌", "林间小住", "陆 小 舟", "林子里的风是绿的。人住进去,便也绿了几分。")
    assert (found.headline.chars, authors(found)) == ("林间小住", ["陆小舟"])


def test_a_caption_with_who_stands_where_lands_between_two_columns() -> None:
    (found,) = read("沙溪水厂通水", "本报讯(记者 秋 山)昨日,沙溪水厂通水。工程全长", "县长方川(左二)察看闸门。", "石 白 摄", "28公里。", gap="\n")
    assert "全长28公里。" in found.body.chars
    assert [c.chars for c in found.captions] == ["县长方川(左二)察看闸门。", "石 白 摄"]


def test_who_publishes_the_paper_stands_in_no_article() -> None:
    assert heads("主办:中共青岭县委 青岭县人民政府 责任编辑:秋 山", "全县春耕推进会召开", OPEN) == ["全县春耕推进会召开"]


def test_a_guide_to_other_pages_stands_in_no_article() -> None:
    told = heads("全县春耕推进会召开", OPEN, "导 读", "山核桃节开幕 3版", "方川会见客商", "3月1日,县长方川会见客商一行。(石白)", gap="\n")
    assert told == ["全县春耕推进会召开", "方川会见客商"]


def test_a_story_behind_a_short_report_is_an_article_of_its_own() -> None:
    told = heads(
        "市人大常委会举行会议",
        "6月30日,市人大常委会举行第二十八次会议,主任方川出席。",
        "会议任命石白为市林业局局长。新任命的石白作了表态发言。",
        "柳溪村的“水上书屋”",
        "柳溪村村民陆小舟家的院子里,常年飘着书香。他拿出积蓄,把旧渔船改成了书屋,孩子们放学就来。",
        "(秋 山 石 白)",
    )
    assert told == ["市人大常委会举行会议", "柳溪村的“水上书屋”"]


def test_a_head_of_short_news_behind_a_sign() -> None:
    told = heads("全县春耕推进会召开", OPEN, "●短讯", "▲ 1日,石桥镇清理河道。", "▲ 县老年体协昨日举行门球赛。")
    assert told == ["全县春耕推进会召开", "短讯"]
