"""Officials: names, posts, whose they are, and who is meant by a surname or a pronoun."""

from __future__ import annotations

import pytest
from reading import facts

from kg.extract.read_page import read_page
from kg.mentions.persons import find_persons
from kg.model import Page, Ref


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("昨日,市委副书记、市长闻川主持召开会议。", "闻川", {"市委副书记", "市长"}),
        ("副主任方若川、温良、鲁大同,秘书长欧阳静秋出席会议。", "温良", {"副主任"}),
        ("副主任方若川、温良、鲁大同,秘书长欧阳静秋出席会议。", "欧阳静秋", {"秘书长"}),
        ("省委常委、市委书记方若川强调,要抓落实。", "方若川", {"省委常委", "市委书记"}),
        ("代市长闻川、副县长(挂职)林大江到会。", "林大江", {"副县长"}),
        ("自治区信访局局长卢知行来到现场。", "卢知行", {"信访局局长"}),
        ("明湖药业集团有限公司董事长兼总裁白石川介绍了情况。", "白石川", {"董事长", "总裁"}),
        ("旗人民法院院长那顺吉日嘎拉、旗委副书记其木格参加。", "那顺吉日嘎拉", {"旗人民法院院长"}),
        ("县长艾山江·买买提和副县长古丽娜尔·赛买提陪同。", "古丽娜尔·赛买提", {"副县长"}),
        ("县委书记李有才受省委委托宣读了决定。", "李有才", {"县委书记"}),
        ("县人大常委会主任、县级河长归仁厚到现场巡河。", "归仁厚", {"县人大常委会主任", "县级河长"}),
    ],
)
def test_posts_in_front_of_a_name(text: str, name: str, titles: set[str]) -> None:
    told = {o for relation, s, o in facts(text) if relation == "title" and s == name}
    assert told == titles


@pytest.mark.parametrize(
    "text",
    [
        "哪位局长逢会必讲,群众心里有数。",
        "各县区主要负责人、市直有关部门主要负责同志参加会议。",
        "会议听取了市水务局局长的汇报,主席台前排就座的有各代表团。",
        "农民才能多挣一分,干部群众就多一分干劲。",
    ],
)
def test_no_person_is_made_of_common_words(text: str) -> None:
    assert not {o for relation, _, o in facts(text) if relation == "mentions" and o not in ("王一", "洛阳市")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县委书记蹇明河主持会议。", "蹇明河"),
        ("县委副书记、县长代文礼到会。", "代文礼"),
        ("常务副市长常青河与省建工集团董事长交换意见。", "常青河"),
        ("种粮大户翁正禄拉家常时说起收成。", "翁正禄"),
        ("邻居周桂珍帮忙打包。", "周桂珍"),
        ("牧民巴音图把羊赶上了车。", "巴音图"),
        ("残疾户全有粮,眼下正在翻地。", "全有粮"),
        ("讲解员石小满一边走一边说。", "石小满"),
        ("镇上的年轻人叫税安福,今年26岁。", "税安福"),
        ("67岁的陆水根就提着桶下塘了。", "陆水根"),
        ("柳河村的邓秋生去年种了十亩地。", "邓秋生"),
        ("“不愁卖。”温良友说。", "温良友"),
        ("54岁的退伍军人杨秀川正指导工人。", "杨秀川"),
        ("养蜂人闻大川说,今年花多。", "闻大川"),
        ("县长闻川率有关部门负责人巡河。", "闻川"),
        ("县长闻川支招产业发展。", "闻川"),
        ("(本报记者闻川摄)", "闻川"),
        ("局长闻大川对前来的客商说明情况。", "闻大川"),
        ("县长于大川、县政协主席向远河、县长助理边疆到会。", "向远河"),
        ("土族酿酒师多杰才让揭开木桶。", "多杰才让"),
        ("宣传部部长番在明主持会议。", "番在明"),
        ("金书记叫金宝树,是水务局派来的。", "金宝树"),
        ("县人大代表周建禾、李秀禾等12人走进检察院。", "周建禾"),
        ("走进石小满家的院子,满树是果。", "石小满"),
        ("石小满夫妇承包了30亩地。", "石小满"),
        ("返乡创业的石小满流转了260亩荒坡。", "石小满"),
        ("柚农林水生今年卖出8万斤柚子。", "林水生"),
        ("听说桃农石小满、闻秋英兄妹卖出六百箱。", "闻秋英"),
        ("种粮大户韩满都拉、养殖户闻大川到场。", "韩满都拉"),
        ("县长憨若川,县政协主席闻大川参加。", "憨若川"),
        ("县委书记东主加,副县长闻大川参加。", "东主加"),
        ("县长郎大为出席并讲话。", "郎大为"),
        ("县长闻川利用周末时间巡河。", "闻川"),
        ("县长类大川带领有关部门负责人检查。", "类大川"),
        ("闻大川带出了段小龙、秦荷香等7名徒弟。", "秦荷香"),
        ("丈夫庞大勇在一旁烧浆。", "庞大勇"),
        ("云头村的于见梅今年51岁。", "于见梅"),
        ("白玛曲珍今年48岁,从小学织氆氇。", "白玛曲珍"),
        ("中心主任肉孜·阿不都介绍情况。", "肉孜·阿不都"),
        ("工坊主人邹月娥今年49岁。", "邹月娥"),
        ("副主任宋若川、胡大川率部分人大代表,视察移民安置点。", "胡大川"),
        ("仪式由鹿溪饲料有限公司闻凤岐副总经理主持。", "闻凤岐"),
        ("残疾人石小满、优抚军人闻大川收到了米面。", "闻大川"),
    ],
)
def test_a_name_told_without_an_office_is_found(text: str, name: str) -> None:
    assert ("mentions", "全市要闻", name) in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "乡镇干部包村、村干部包田块,谁的地谁管。",
        "请专家上门讲课,农户家小菜园也收拾齐整。",
        "公路由省水电工程公司承建,棚户区改造今年完成。",
        "石桥镇老圩村的白茶进入采摘期,柳河村的文化广场正在收尾。",
        "“路修好了。”有人说,农村工作要往实里做。",
        "在石桥县长乐镇建设光伏电站。",
        "去年,省委副书记来洛阳调研时给予肯定。",
        "医生和律师分别给出了回应,村干部和围观群众沟通,领导和家属到达医院。",
        "推动妇女儿童工作,各行业主管部门到场,会员单位中有三家。",
        "这位村民高兴地说,学生于今年11月入学,犯罪嫌疑人谢某被民警抓获。",
        "座谈会上,青海、安徽、宁夏等地的代表发言,多渠道、多层次地开展合作。",
        "对于王书记来说,这事不难。",
        "工作人员多达三千人,老人家人说,工信部网站公布了名单。",
        "县长代表县政府作报告,局长保证完成任务。",
        "新修的文冠果育苗基地,种着玉米的大田正在浇水。",
        "29岁的花瑶姑娘正在直播,他攒下了银饰、凤凰装、木雕。",
        "白茶进入采摘期,老茶客天天来,因户施策见实效。",
        "移民暨扶贫开发项目由白山市长松建筑安装有限公司施工。",
    ],
)
def test_no_name_is_made_of_what_follows_a_word_for_people(text: str) -> None:
    people = {s.object for s in read_page(Page(f"全市要闻\n\n本报讯(记者 王一){text}", date="2024-04-10"))
              if isinstance(s.object, Ref) and s.object.kind == "Person"}  # fmt: skip
    assert {p.name for p in people} <= {"王一"}


def test_a_name_of_a_list_that_has_its_own_post_is_given_no_other() -> None:
    told = facts("大河机械有限公司董事长温良介绍情况。市商会会长闻大川、温良作发言。")
    assert {o for r, s, o in told if (r, s) == ("title", "温良")} == {"董事长"}


def test_the_first_word_of_a_post_is_no_name() -> None:
    told = facts("市委宣传部副部长闻大川、信息调研科科长方若川、副镇长温良、李国梁及各村书记参加。")
    assert {s for r, s, _ in told if r == "title"} >= {"闻大川", "方若川", "温良", "李国梁"}
    assert "信息" not in {o for r, _, o in told if r == "mentions"}


def test_who_builds_beside_a_manager_has_not_the_manager_s_post() -> None:
    told = facts("明湖集团总裁闻大川、施工单位负责人方若川参加。")
    assert {s for r, s, o in told if (r, o) == ("title", "总裁")} == {"闻大川"}


def test_a_post_is_of_the_body_that_the_paper_s_place_gives() -> None:
    told = facts("市委书记方若川,宜阳县委书记温良、县长闻大川出席会议。")
    assert ("atOrganization", "方若川", "中共洛阳市委员会") in told
    assert ("atOrganization", "温良", "中共宜阳县委员会") in told


def test_a_short_post_takes_the_body_told_before_it() -> None:
    told = facts("市人大常委会主任方若川,副主任温良、闻大川出席会议。")
    assert ("atOrganization", "闻大川", "洛阳市人民代表大会常务委员会") in told


def test_surname_and_title_and_he_point_back() -> None:
    told = facts("昨日,市长闻川到宜阳县韩城镇调研。闻市长走进西关村,察看春耕。随后,他来到东关村。")
    assert {("visited", "visit:闻川", "西关村"), ("visited", "visit:闻川", "东关村")} <= told


def test_a_surname_that_two_people_share_points_to_nobody() -> None:
    told = facts("市长闻川、副市长闻大海参加会议。闻市长到宜阳县韩城镇西关村调研。")
    assert not any(relation == "visitor" and o == "闻大海" for relation, _, o in told)


def test_the_last_of_a_list_before_members_without_a_name() -> None:
    told = find_persons("副主任闻川、方若川、简建成和委员20人出席会议。副主任王建成及委员列席。")
    assert [p.name for p in told] == ["闻川", "方若川", "简建成", "王建成"]


def test_a_name_that_is_a_word_is_not_found_inside_other_words() -> None:
    text = "副主任黄金、白雪出席会议。黄金指出,要抓落实。黄金产业是全市的支柱。"
    assert [text[p.end : p.end + 2] for p in find_persons(text) if p.name == "黄金"] == ["、白", "指出"]


def test_the_present_posts_of_a_notice_in_its_several_forms() -> None:
    text = (
        "现将拟任职人选予以公示:\n温良同志,男,1981年生,现任柳泉镇副镇长,拟提名为镇长候选人。\n"
        "石坚,男,1980年2月生,县委统战部副部长,拟提名为县工商联主席人选。\n"
        "鲁大同 男 汉族 1979年3月出生 大学学历 现任县委办公室副主任 拟任县档案局局长"
    )
    told = facts(text, head="任前公示")
    assert {(s, o) for r, s, o in told if r == "title"} == {
        ("温良", "副镇长"), ("石坚", "县委统战部副部长"), ("鲁大同", "县委办公室副主任")
    }  # fmt: skip
