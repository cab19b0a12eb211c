"""Wordings that local papers use for the same things: who was where, what began, whose it is, where it lies."""

from __future__ import annotations

import pytest
from reading import facts

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
    ],
)  # fmt: skip
def test_who_took_part(text: str, relation: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, relation) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
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
    ],
)  # fmt: skip
def test_what_lies_where(text: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, "locatedIn") == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        ("县长闻川走进鹿溪农业服务有限公司。", {"鹿溪农业服务有限公司"}, set()),
        ("鹿溪项目由该公司的全资子公司建设,药商常驻厂里等货。", set(), {"全资子公司", "药商常驻厂"}),
        ("拟建设一家樟油提取厂,有10个皇菊种植合作社签约。", set(), {"樟油提取厂", "皇菊种植合作社"}),
        ("代表们实地视察了瑭宇电池扩建项目、鹿溪水库及海川工业园。", {"瑭宇电池扩建项目", "鹿溪水库", "海川工业园"}, set()),
        ("副总经理闻川为项目奠基,6栋3层标准化厂房已封顶。", {"闻川"}, {"副总经理闻川为项目", "6栋3层标准化厂房"}),
        ("察看谷子长势和膜下滴灌工程,不上低端项目,代表性项目有三类。", set(), {"谷子长势和膜下滴灌工程", "不上低端项目", "代表性项目"}),
        ("签约的有江州鹿溪市政工程油脂深加工项目。", {"江州鹿溪市政工程油脂深加工项目"}, {"江州鹿溪市政工程"}),
        ("他来到人民医院新区分院,又到大荒沟沿线乡镇。", set(), {"人民医院新区", "大荒沟沿线乡"}),
    ],
)  # fmt: skip
def test_what_has_a_name(text: str, wanted: set[str], never: set[str]) -> None:
    found = {o for _, o in told(text, "mentions")}
    assert wanted <= found
    assert not never & found


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
    from kg.extract.read_page import read_page
    from kg.model import Page

    page = Page("湖畔的民宿\n\n本报通讯员 闻细川\n\n二月的湖畔,客房满了。\n\n全县大会召开\n\n昨日,全县大会召开。            (闻川 方若川)\n", date="2024-05-10")
    authors = {(s.subject.name, s.object.name) for s in read_page(page) if s.relation == "author"}  # type: ignore[union-attr]
    assert authors == {("湖畔的民宿", "闻细川"), ("全县大会召开", "闻川"), ("全县大会召开", "方若川")}
