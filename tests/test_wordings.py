"""Wordings that local papers use for the same things: who was where, what began, whose it is, where it lies."""

from __future__ import annotations

import pytest
from reading import facts

from kg.extract.read_page import read_page
from kg.model import Page
from kg.split import split_page

HOME = "安徽省安庆市太湖县"


def told(text: str, relation: str, home: str = HOME, head: str = "全县要闻") -> set[tuple[str, str]]:
    return {(s, o) for r, s, o in facts(text, "2024-05-10", home, head) if r == relation}


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("全县项目签约大会召开。会上,县长闻川推介投资环境,副县长方川作产业推介。", "attendedBy",
         {("全县项目签约大会", "闻川"), ("全县项目签约大会", "方川")}),
        ("全县项目开工大会召开。会上,县长闻川宣布第二批项目正式开工。", "attendedBy", {("全县项目开工大会", "闻川")}),
        ("昨日,全县秋收现场会召开。晋熙镇镇长闻川、鹿溪农机专业合作社理事长方川作了典型发言。", "addressedBy",
         {("全县秋收现场会", "闻川"), ("全县秋收现场会", "方川")}),
        ("历时两天的县三届人大常委会第二十一次会议昨日闭会。会议由主任闻川主持。", "presidedBy",
         {("县三届人大常委会第二十一次会议", "闻川")}),
        ("昨日,政协太湖县第十届委员会第三次会议在县城闭幕。县长闻川应邀出席闭幕会。", "attendedBy",
         {("政协太湖县第十届委员会第三次会议", "闻川")}),
        ("昨日,太湖果品推介会在上海举行。副县长闻川致辞,县农业局局长方川主持推介会。", "presidedBy",
         {("太湖果品推介会", "方川")}),
        ("昨日,太湖果品推介会在上海举行。会上,县政府与鹿溪果业有限公司签署《果品合作协议》。鹿溪果业有限公司总经理闻川发言。",
         "addressedBy", {("太湖果品推介会", "闻川")}),
        ("昨日,鹿溪小镇开工仪式举行。县委常委闻川,以及县商务局、县服务中心等单位主要负责人出席开工仪式。", "attendedBy",
         {("鹿溪小镇开工仪式", "闻川")}),
        ("出席县十八届人民代表大会第四次会议的人大代表们,昨日视察重点项目。县长闻川参加活动。", "attendedBy", set()),
        ("由县文化和旅游局、县商务局共同主办的太湖果品推介会昨日在上海举行。", "organizedBy",
         {("太湖果品推介会", "太湖县文化和旅游局"), ("太湖果品推介会", "太湖县商务局")}),
        ("由太湖县人民政府主办的太湖果品推介会昨日在上海举行。", "organizedBy", {("太湖果品推介会", "太湖县")}),
        ("由鹿溪有限公司投资的太湖果品推介会昨日在上海举行。", "organizedBy", set()),
        ("昨日,县十届人大常委会第六次会议决定:任命闻川为副县长。会议由主任方川主持。", "presidedBy",
         {("县十届人大常委会第六次会议", "方川")}),
        ("县十届人民代表大会第四次会议,在圆满完成各项议程后,于昨日下午在县城闭幕。会议由闻川主持,县委书记闻川讲话。", "presidedBy",
         {("县十届人民代表大会第四次会议", "闻川")}),
        ("昨日,对口支援项目——鹿溪繁育中心开工仪式举行。副县长闻川主持开工仪式。", "presidedBy", {("鹿溪繁育中心开工仪式", "闻川")}),
        ("昨日,全县开工仪式举行。县长方川,以及石小满、温良、鲁大同等出席开工仪式。", "attendedBy",
         {("全县开工仪式", n) for n in ("方川", "石小满", "温良", "鲁大同")}),
        ("昨日,全县招商签约活动在县展览中心举行。", "venue", {("全县招商签约活动", "县展览中心")}),
        ("昨日,太湖经贸洽谈会于鹿溪国际会展中心开幕。", "venue", {("太湖经贸洽谈会", "鹿溪国际会展中心")}),
        ("昨日,鹿溪杜鹃花节开幕式在花亭湖景区举行。", "venue", {("鹿溪杜鹃花节开幕式", "花亭湖景区")}),
        ("5月8日上午,在县体育馆,全县第五届运动会隆重开幕。", "venue", {("全县第五届运动会", "县体育馆")}),
        ("昨日,太湖县与鹿溪大学战略合作协议签约仪式举行。", "signatory", {("太湖县与鹿溪大学战略合作协议签约仪式", "太湖县")}),
        ("昨日,我县与上海市松江区签订《对口协作协议书》。", "signatory", {("对口协作协议书", "太湖县"), ("对口协作协议书", "松江区")}),
    ],
)  # fmt: skip
def test_who_took_part(text: str, relation: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, relation) == wanted


@pytest.mark.parametrize(
    ("text", "hosts", "guests", "others"),
    [
        ("昨日,青岭集团总裁方川一行来我县考察,县长闻川在县政府会议室会见了方川一行。", {"闻川"}, {"方川"}, set()),
        ("青岭集团总裁方川一行昨日到访,县委书记闻川会见了客人,副县长石小满参加会见。", {"闻川"}, {"方川"}, {"石小满"}),
        ("昨日,县长闻川会见青岭集团总裁方川,副县长石小满参加会见。", {"闻川"}, {"方川"}, {"石小满"}),
        ("昨日,市委书记闻川,市长闻大川会见了来访的青岭集团总裁方川、海川商会会长石大川。", {"闻川", "闻大川"}, {"方川", "石大川"}, set()),
    ],
)  # fmt: skip
def test_who_received_whom(text: str, hosts: set[str], guests: set[str], others: set[str]) -> None:
    assert {o for _, o in told(text, "host")} == hosts
    assert {o for _, o in told(text, "guest")} == guests
    assert {o for s, o in told(text, "attendedBy") if s.startswith("reception")} == others


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("昨日,县长闻川和水利部门负责人到晋熙镇调研。", {("visit:闻川", "晋熙镇")}),
        ("昨日,县长闻川到晋熙镇调研。县委常委方川,副县长石小满及相关部门负责人一同调研。", {("visit:闻川", "晋熙镇")}),
        ("在晋熙镇天台村的茶园里,县长闻川与茶农拉家常。昨日,闻川到该镇调研。", {("visit:闻川", "天台村")}),
        ("昨日,县长闻川到晋熙镇、北中镇调研。", {("visit:闻川", "晋熙镇"), ("visit:闻川", "北中镇")}),
        ("昨日,县长闻川到晋熙、北中等乡镇调研。", {("visit:闻川", "晋熙镇"), ("visit:闻川", "北中镇")}),
        ("昨日,县长闻川到晋熙、农业等乡镇调研。", set()),
        ("昨日,县长闻川一头扎进晋熙镇,调研茶叶生产。", {("visit:闻川", "晋熙镇")}),
        ("昨日,县长闻川到位于晋熙镇的鹿溪茶业有限公司现场办公。", {("visit:闻川", "鹿溪茶业有限公司")}),
        ("昨日,在副县长方川陪同下,县长闻川到晋熙镇调研。", {("visit:闻川", "晋熙镇")}),
        ("昨日,县长闻川到晋熙镇调研。副县长方川等陪同调研,还来到北中镇。", {("visit:闻川", "晋熙镇")}),
        ("昨日,县委常委闻川,县委常委方川分别深入晋熙镇、北中镇看望群众。", {("visit:闻川", "晋熙镇"), ("visit:闻川", "北中镇")}),
        ("督查组来我县督查。座谈会上,县委办主任闻川对工作作了汇报。随后,督查组一行来到晋熙镇。", set()),
        ("县委书记闻川带领观摩团进项目、看现场、听汇报。", set()),
    ],
)  # fmt: skip
def test_where_a_trip_went(text: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, "visited") == wanted


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("5月8日,全县开工仪式举行,签约的有鹿溪机场等10个招商引资签约项目,同时集中开工青岭水库、北河大道工程等6个重点项目。",
         "startedOn", {("青岭水库", "2024-05-08"), ("北河大道工程", "2024-05-08")}),
        ("5月8日,14个项目集中开工。当天集中开工的鹿溪气调库项目、青岭小学建设项目等14个重点项目,总投资25亿元。",
         "startedOn", {("鹿溪气调库项目", "2024-05-08"), ("青岭小学建设项目", "2024-05-08")}),
        ("5月8日,鹿溪杂粮加工项目和海川塔筒项目在晋熙工业园区奠基。", "startedOn",
         {("鹿溪杂粮加工项目", "2024-05-08"), ("海川塔筒项目", "2024-05-08")}),
        ("鹿溪产业园项目占地1059亩,分两期建设,其中一期投资25亿元,占地446亩。", "landAreaMu",
         {("鹿溪产业园项目", "1059")}),
        ("青岭果业有限公司投资4亿元建设果汁项目,海川乐器有限公司投资1.5亿元建设提琴制造项目。", "investmentCNY",
         {("果汁项目", "400000000"), ("提琴制造项目", "150000000")}),
        ("双方将建设鹿溪茶叶出口基地。根据协议,基地选址晋熙镇,总投资1.2亿元。", "investmentCNY",
         {("鹿溪茶叶出口基地", "120000000")}),
        ("青岭铝业有限公司与海川铝业集团合资的40万吨氧化铝工程正在安装设备。", "investor",
         {("40万吨氧化铝工程", "青岭铝业有限公司"), ("40万吨氧化铝工程", "海川铝业集团")}),
        ("鹿溪颗粒项目正在安装管道;由海川路桥有限公司承建的晋熙镇至北中镇公路改造工程复工。", "builder",
         {("晋熙镇至北中镇公路改造工程", "海川路桥有限公司")}),
        ("鹿溪提琴基地项目年产提琴、二胡30万把。", "capacity", {("鹿溪提琴基地项目", "30万把")}),
        ("鹿溪焊材项目位于晋熙镇循环经济产业园,由海川焊材有限公司投资新建。项目占地面积210亩。", "landAreaMu",
         {("鹿溪焊材项目", "210")}),
        ("鹿溪储能项目系青岭集团投资兴建,总投资12亿元。", "investor", {("鹿溪储能项目", "青岭集团")}),
        ("鹿溪储能项目的投资方为青岭能源有限公司,施工单位为安徽三建集团有限公司,总投资12亿元。", "investor",
         {("鹿溪储能项目", "青岭能源有限公司")}),
        ("青岭服饰有限公司新上的鹿溪羽绒服生产线投资2000万元。", "investor", {("鹿溪羽绒服生产线", "青岭服饰有限公司")}),
        ("鹿溪光伏电站装机容量50兆瓦,由青岭电力有限公司投资3亿元建设。", "investmentCNY", {("鹿溪光伏电站", "300000000")}),
        ("鹿溪电商园项目昨日开工。该项目主要建设智能分拣中心和冷链云仓,由海川建工集团有限公司承建。", "builder",
         {("鹿溪电商园项目", "海川建工集团有限公司")}),
        ("鹿溪石英有限公司今年投资3.2亿元新上大口径石英管项目。", "investmentCNY", {("大口径石英管项目", "320000000")}),
        ("5月8日,重点工程开工。此次开工的五项工程分别是:鹿溪大街工程、青岭供热二期工程。", "startedOn",
         {("鹿溪大街工程", "2024-05-08"), ("青岭供热二期工程", "2024-05-08")}),
    ],
)  # fmt: skip
def test_what_is_told_of_works(text: str, relation: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, relation) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("晋熙镇天台村是有名的茶村。去年,村里成立了鹿溪茶叶有限公司,统一包装。", {("鹿溪茶叶有限公司", "天台村")}),
        ("晋熙镇天台村是有名的茶村。去年,县里成立了鹿溪茶叶有限公司,统一包装。", set()),
        ("天台村的茶香飘出晋熙镇天台村。返乡青年闻川牵头成立了鹿溪茶叶专业合作社。", {("鹿溪茶叶专业合作社", "天台村")}),
        ("会议在晋熙镇召开。会前,与会人员观摩了位于该镇的鹿溪茶业有限公司。", {("鹿溪茶业有限公司", "晋熙镇")}),
        ("在晋熙镇,闻川直奔鹿溪石材有限公司,检查台账。", {("鹿溪石材有限公司", "晋熙镇")}),
        ("此次开工的有深圳市鹿溪化妆用具项目。", set()),
        ("晋熙镇引进的鹿溪储能项目总投资12亿元。", {("鹿溪储能项目", "晋熙镇")}),
        ("县长闻川来到晋熙镇境内的鹿溪水库。", {("鹿溪水库", "晋熙镇")}),
        ("\n晋熙镇:投资5.6亿元的鹿溪物流园项目进展顺利。", {("鹿溪物流园项目", "晋熙镇")}),
    ],
)  # fmt: skip
def test_what_lies_where(text: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, "locatedIn") == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        ("县长闻川走进鹿溪农业服务有限公司。", {"鹿溪农业服务有限公司"}, set()),
        ("走进鹿溪果蔬种植农民专业合作社,全县共有农民专业合作社120家。", {"鹿溪果蔬种植农民专业合作社"}, {"共有农民专业合作社"}),
        ("石小满让在杭州打工的儿子从昆明回来,产品销往广州。", {"杭州市", "昆明市", "广州市"}, set()),
        ("他在北京路上开店,办好乡村、社区的事。", set(), {"北京市", "乡村"}),
        ("青岭电子有限公司为海川汽车集团配套生产线束。", {"海川汽车集团"}, {"海川汽车集团配套生产线"}),
        ("鹿溪公路(晋熙至北中段)改建工程概算投资1.1亿元。", {"鹿溪公路(晋熙至北中段)改建工程"}, {"(晋熙至北中段)改建工程"}),
        ("他先后到红岩洼村和鹿溪茶园,石门沟村村民石小满说好。", {"红岩洼村", "石门沟村", "石小满"}, set()),
        ("鹿溪项目由该公司的全资子公司建设,药商常驻厂里等货。", set(), {"全资子公司", "药商常驻厂"}),
        ("拟建设一家樟油提取厂,有10个皇菊种植合作社签约。", set(), {"樟油提取厂", "皇菊种植合作社"}),
        ("代表们实地视察了瑭宇电池扩建项目、鹿溪水库及海川工业园。", {"瑭宇电池扩建项目", "鹿溪水库", "海川工业园"}, set()),
        ("副总经理闻川为项目奠基,6栋3层标准化厂房已封顶。", {"闻川"}, {"副总经理闻川为项目", "6栋3层标准化厂房"}),
        ("察看谷子长势和膜下滴灌工程,不上低端项目,代表性项目有三类。", set(), {"谷子长势和膜下滴灌工程", "不上低端项目", "代表性项目"}),
        ("签约的有江州鹿溪市政工程油脂深加工项目。", {"江州鹿溪市政工程油脂深加工项目"}, {"江州鹿溪市政工程"}),
        ("鹿溪景区提档升级工程开工,这四项工程同日动工,他原在省城包工程。", {"鹿溪景区提档升级工程"}, {"这四项工程", "包工程"}),
        ("江州市兴安木业有限公司厂长闻川说,收银饰、木雕、绣衣。", {"闻川"}, {"江州市兴安木业有限公司厂", "银饰", "木雕"}),
        ("闻川走进江州鹿溪食品有限公司厂房,标准厂房已建成。", {"江州鹿溪食品有限公司"}, {"江州鹿溪食品有限公司厂"}),
        ("他来到人民医院新区分院,又到大荒沟沿线乡镇。", set(), {"人民医院新区", "大荒沟沿线乡"}),
    ],
)  # fmt: skip
def test_what_has_a_name(text: str, wanted: set[str], never: set[str]) -> None:
    found = {o for _, o in told(text, "mentions")}
    assert wanted <= found
    assert not never & found


def test_what_another_item_tells_is_not_of_the_first_firm() -> None:
    text = "鹿溪石英有限公司产值过亿。\n又讯 同日,总投资4300万元的青岭垃圾处理场工程动工。"
    assert told(text, "investor", head="鹿溪石英扩能") == set()


def test_a_deputy_is_spoken_to_by_the_full_title() -> None:
    text = "昨日,副县长闻川到晋熙镇调研。闻县长先后查看天台村的值守点。"
    assert ("visit:闻川", "天台村") in told(text, "visited")
    text = "昨日,县长闻大川主持会议。副县长闻川到晋熙镇调研。闻县长先后查看天台村的值守点。"
    assert ("visit:闻川", "天台村") not in told(text, "visited")


def test_an_appointment_has_the_day_of_its_session() -> None:
    text = "5月8日,县人大常委会举行第三次会议。会议决定任命闻川为县水利局局长。"
    assert ("appointment:闻川", "2024-05-08") in told(text, "date")
    listed = "县人大常委会5月6日通过:\n任命闻川为县水利局局长。\n方川,1978年3月生。"
    assert told(listed, "date", head="人事任免") == {("appointment:闻川", "2024-05-06")}


def test_a_correspondent_alone_under_a_headline_wrote_it() -> None:
    page = Page("湖畔的民宿\n\n本报通讯员 闻细川\n\n二月的湖畔,客房满了。\n\n全县大会召开\n\n昨日,全县大会召开。            (闻川 方若川)\n", date="2024-05-10")
    mixed = Page("漆器里的时光\n\n本报通讯员 雷大川 文 侯 俊 摄\n\n走进小巷,木匾旧了。\n\n全县大会召开\n\n昨日,全县大会召开。(县招商局 闻若川)\n", date="2024-05-10")
    assert {s.object.name for s in read_page(mixed) if s.relation == "author"} == {"雷大川", "侯俊", "闻若川"}  # type: ignore[union-attr]
    authors = {(s.subject.name, s.object.name) for s in read_page(page) if s.relation == "author"}  # type: ignore[union-attr]
    assert authors == {("湖畔的民宿", "闻细川"), ("全县大会召开", "闻川"), ("全县大会召开", "方若川")}


def test_a_feature_signed_by_a_bare_name_is_news_where_it_tells_a_story() -> None:
    story = "晋熙镇天台村的石小满今年种了260亩柑橘。“不愁卖。”石小满说。去年他卖了81万元。"
    essay = "霜降一过,家家户户就忙着挖菜窖。父亲下了夜班,脸上的煤灰还没洗净。"
    genres = [split_page(Page(f"山里的果子\n\n□ 闻大川\n\n{body}\n", date="2024-05-10"))[0].genre for body in (story, essay)]
    assert genres == ["news", "opinion"]


def test_whom_a_leader_takes_along_attends_and_does_not_lead() -> None:
    for text in (
        "昨日,县长闻川率县水利局局长方若川到晋熙镇检查防汛工作。",
        "昨日,县长闻川带领县水利局局长方若川深入晋熙镇检查防汛工作。",
    ):
        assert told(text, "visitor") == {("visit:闻川", "闻川")}
        assert ("visit:闻川", "方若川") in told(text, "attendedBy")
        assert ("visit:闻川", "晋熙镇") in told(text, "visited")


def test_who_reports_or_conveys_makes_no_trip() -> None:
    text = "昨日,市长闻川到晋熙镇调研。我县领导方若川、温良友分别在各察看点汇报情况。"
    assert told(text, "visitor") == {("visit:闻川", "闻川")}
    assert told("县长闻川传达市委领导到晋熙镇调研指示精神。", "visitor") == set()


def test_two_leaders_of_one_clause_make_one_trip() -> None:
    text = "昨日,县委书记闻川,县委副书记、县长方若川来到晋熙镇看望慰问老党员。"
    assert told(text, "visitor") == {("visit:闻川", "闻川"), ("visit:闻川", "方若川")}


def test_a_party_named_before_its_leader_goes_to_its_stops() -> None:
    text = "昨日,县长闻川率考察组到晋熙镇考察。考察组先后到鹿溪茶叶有限公司、海川公园,每到一处,闻川都与负责人交流。"
    assert {("visit:闻川", "鹿溪茶叶有限公司"), ("visit:闻川", "海川公园")} <= told(text, "visited")


def test_a_titled_agreement_is_signed_whatever_else_the_sentence_says() -> None:
    text = "昨日,县政府与海川食品有限公司签订《烘焙项目合作协议》,另有9个项目达成意向。"
    assert ("烘焙项目合作协议", "海川食品有限公司") in told(text, "signatory")
    assert told("昨日,县政府与海川食品有限公司拟签订《烘焙项目合作协议》。", "signatory") == set()
    text = "县文旅局与海川旅游集团签订《景区合作框架协议》。考察团参观了园区,并与青岭灯饰有限公司签订了《路灯配套意向书》。"
    assert told(text, "signatory") == {("景区合作框架协议", "海川旅游集团"), ("路灯配套意向书", "青岭灯饰有限公司")}


def test_the_investor_of_a_project_does_not_lie_where_it_begins() -> None:
    text = "5月2日,由海川旅游集团投资5亿元建设的鹿溪度假村,在晋熙镇天台村举行奠基仪式。"
    assert told(text, "locatedIn") == {("鹿溪度假村", "天台村")}
    assert told(text, "startedOn") == {("鹿溪度假村", "2024-05-02")}


def test_words_that_a_rank_ends_are_in_no_name() -> None:
    found = {o for _, o in told("闻细川市长在海川控股公司董事长方若川陪同下,到晋熙镇中村村、下中村村调研。", "mentions")}
    assert {"闻细川", "方若川", "中村村", "下中村村"} <= found
    assert not {"中村", "闻细川市长在海川控股公司"} & found
    assert "区长兼经开区" not in {o for _, o in told("区长兼经开区党工委书记闻川主持会议。", "mentions")}


def test_what_a_village_brings_in_lies_there() -> None:
    text = "天台村书记闻川说,前年,村里引进鹿溪电力公司投资2000万元建起了5兆瓦光伏电站。"
    assert ("5兆瓦光伏电站", "天台村") in told(text, "locatedIn")
