"""What is read over several sentences: what 该厂 means, whose works it is, where it lies, what began that day."""

from __future__ import annotations

import pytest
from reading import facts

HOME = "安徽省安庆市太湖县"


def told(text: str, relation: str, head: str = "全县要闻") -> set[tuple[str, str]]:
    return {(s, o) for r, s, o in facts(text, "2024-05-10", HOME, head) if r == relation}


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("记者来到晋熙镇鹿溪奶牛养殖小区。\n这个小区由青岭牧业有限公司投资3600万元兴建。", "investmentCNY",
         {("鹿溪奶牛养殖小区", "36000000")}),
        ("这里是鹿溪风电场。项目由青岭风能有限公司投资建设,总投资24.8亿元。", "investmentCNY",
         {("鹿溪风电场", "2480000000")}),
        ("路边就是鹿溪智能装备产业园。它占地260亩,总投资12亿元。", "investmentCNY",
         {("鹿溪智能装备产业园", "1200000000")}),
        ("供热管网改造工程进展顺利。该工程计划投资2800万元。", "investmentCNY",
         {("供热管网改造工程", "28000000")}),
        ("市第三水厂建成通水。该厂投资1.2亿元。", "investmentCNY", {("市第三水厂", "120000000")}),
        ("青岭公路改建项目已完工。该厂投资1.2亿元。", "investmentCNY", set()),
        ("仪式在鹿溪产业园举行。此次签约项目18个,总投资96亿元。", "investmentCNY", set()),
        ("鹿溪木业三期工地上一派繁忙。\n江苏鹿溪木业有限公司专门做板材。三期项目总投资3.6亿元。", "investmentCNY",
         {("鹿溪木业三期", "360000000")}),
        ("鹿溪重工有限公司、青岭电气有限公司分别投资7亿元、4.2亿元建设电芯制造项目和变流器制造项目。", "investmentCNY",
         {("电芯制造项目", "700000000"), ("变流器制造项目", "420000000")}),
        ("鹿溪重工有限公司分别投资7亿元、4.2亿元建设电芯制造项目和变流器制造项目。", "investmentCNY", set()),
    ],
)  # fmt: skip
def test_what_is_said_again(text: str, relation: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, relation) == wanted


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("鹿溪果业发展有限公司总经理王一说好。鹿溪柑橘精深加工项目总投资2.2亿元。", "全县要闻",
         {("鹿溪柑橘精深加工项目", "鹿溪果业发展有限公司")}),
        ("鹿溪公路由鹿溪建工有限公司承建。鹿溪高速连接线项目总投资2.2亿元。", "全县要闻", set()),
        ("青岭食品有限公司产值过亿。今年,公司又拿出5000万元建设冷链物流中心。", "全县要闻",
         {("冷链物流中心", "青岭食品有限公司")}),
        ("青岭食品有限公司产值过亿。县里又拿出5000万元建设冷链物流中心。", "全县要闻", set()),
        ("青岭食品有限公司产值过亿。去年,投资2亿元的酱料酿造项目投产。", "青岭食品的三步走",
         {("酱料酿造项目", "青岭食品有限公司")}),
        ("青岭食品有限公司产值过亿。去年,投资2亿元的酱料酿造项目投产。", "全县要闻", set()),
        ("鹿溪客栈项目由西安鹿溪旅行社投资。", "全县要闻", {("鹿溪客栈项目", "西安鹿溪旅行社")}),
        ("鹿溪客栈项目由市财政投资。", "全县要闻", set()),
    ],
)  # fmt: skip
def test_whose_works_it_is(text: str, head: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, "investor", head) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("承建鹿溪淀粉糖项目的青岭建筑安装公司经理方川说。", {("鹿溪淀粉糖项目", "青岭建筑安装公司")}),
        ("鹿溪淀粉糖项目已开工,施工方江州三建正在装修。", {("鹿溪淀粉糖项目", "江州三建")}),
        ("鹿溪淀粉糖项目的土建由青岭建设集团第五分公司承担。", {("鹿溪淀粉糖项目", "青岭建设集团第五分公司")}),
        ("鹿溪淀粉糖项目已开工,青岭建筑安装公司送来贺信。", set()),
    ],
)  # fmt: skip
def test_who_builds(text: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, "builder") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5月8日,12个项目集中开工。这次集中开工的12个项目总投资18亿元。其中,鹿溪淀粉糖项目占地10亩;青岭液态奶项目日处理500吨。",
         {("鹿溪淀粉糖项目", "2024-05-08"), ("青岭液态奶项目", "2024-05-08")}),
        ("5月8日,集中开工仪式举行。此次集中开工的项目共12个,总投资41亿元。\n鹿溪磷酸项目总投资8亿元;青岭加工园由县里兴建。",
         {("鹿溪磷酸项目", "2024-05-08"), ("青岭加工园", "2024-05-08")}),
        ("5月8日,此次签约的项目共12个。其中,鹿溪淀粉糖项目占地10亩;青岭液态奶项目日处理500吨。", set()),
        ("鹿溪棉纱项目已于本月5日破土动工。", {("鹿溪棉纱项目", "2024-05-05")}),
        ("鹿溪棉纱项目拟于下月5日破土动工。", set()),
    ],
)  # fmt: skip
def test_what_began_that_day(text: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, "startedOn") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("方川一行来到晋熙镇。总投资6.8亿元的鹿溪铸件项目正在安装设备。", {("鹿溪铸件项目", "晋熙镇")}),
        ("方川一行来到晋熙镇。来自外地的鹿溪铸件项目代表到会。", set()),
        ("晋熙镇塔吊林立。\n在鹿溪铸件项目现场,工人们正在忙碌。", {("鹿溪铸件项目", "晋熙镇")}),
        ("晋熙镇塔吊林立,北中镇也不落后。\n在鹿溪铸件项目现场,工人们正在忙碌。", set()),
        ("在晋熙镇,青岭合金有限公司的鹿溪铸件项目已试产。", {("鹿溪铸件项目", "晋熙镇")}),
        ("在晋熙镇,他察看了青岭文旅有限公司投资3800万元建设的鹿溪民宿项目。", {("鹿溪民宿项目", "晋熙镇")}),
        ("青岭合金有限公司2007年从外地搬到晋熙镇。", {("青岭合金有限公司", "晋熙镇")}),
        ("晋熙镇的江州鹿溪农机制造基地进展顺利。", {("江州鹿溪农机制造基地", "晋熙镇")}),
        ("在晋熙镇,鹿溪果业专业合作社的分选线不停机。", {("鹿溪果业专业合作社", "晋熙镇")}),
        ("方川一行来到晋熙镇。位于镇上的鹿溪铝箔科技有限公司正在忙碌。", {("鹿溪铝箔科技有限公司", "晋熙镇")}),
        ("鹿溪储能电站项目开工仪式在晋熙镇举行。", {("鹿溪储能电站项目", "晋熙镇")}),
        ("鹿溪储能电站项目签约仪式在晋熙镇举行。", set()),
        ("鹿溪果业有限公司坐落在县城以西的晋熙镇。", {("鹿溪果业有限公司", "晋熙镇")}),
        ("位于晋熙镇的鹿溪产业园有喜事,青岭五金有限公司、海川彩印有限公司同日投产。",
         {("鹿溪产业园", "晋熙镇"), ("青岭五金有限公司", "鹿溪产业园"), ("海川彩印有限公司", "鹿溪产业园")}),
    ],
)  # fmt: skip
def test_where_it_lies(text: str, wanted: set[tuple[str, str]]) -> None:
    assert told(text, "locatedIn") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("▲云岭镇至鹿溪镇公路改建工程9月开工。", {"云岭镇至鹿溪镇公路改建工程"}),
        ("市领导来到鹿溪大道建设项目看望工人。", {"鹿溪大道建设项目"}),
        ("会议听取了鹿溪古村落保护利用二期工程进展情况。", {"鹿溪古村落保护利用二期工程"}),
        ("要抓好产业援疆项目、三个子项目和第四季度重大工程项目。", set()),
        ("厂里有一条年产30万吨的制盐生产线。", set()),
        ("学习“千万工程”经验,全力以赴上项目。", set()),
        ("全县在建亿元以上工业项目46个,办好文旅项目对接会。", set()),
        ("随后来到宏岭有机硅二期和青岭污水管网工程。", {"宏岭有机硅二期", "青岭污水管网工程"}),
    ],
)
def test_what_is_a_project(text: str, wanted: set[str]) -> None:
    found = {o for _, o in told(text, "mentions")}
    assert {o for o in found if o.endswith(("工程", "项目", "生产线", "期"))} == wanted


@pytest.mark.parametrize(
    ("text", "capacity", "made"),
    [
        ("鹿溪加工园项目每年可加工抹茶800吨。", {("鹿溪加工园项目", "800吨")}, set()),
        ("鹿溪供水工程主要包括变电站和日处理5000吨的供水站。", set(), set()),
        ("鹿溪食品有限公司主要生产果汁。", set(), {("鹿溪食品有限公司", "果汁")}),
        ("鹿溪果汁项目由青岭食品有限公司投资,海川建筑有限公司承建,主要生产果汁。", set(), {("鹿溪果汁项目", "果汁")}),
    ],
)
def test_what_is_made(text: str, capacity: set[tuple[str, str]], made: set[tuple[str, str]]) -> None:
    assert told(text, "capacity") == capacity
    assert told(text, "produces") == made


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("县长方川来到晋熙镇,登上瑭京土堡,察看修缮进度。", {"晋熙镇", "瑭京土堡"}),
        ("县长方川来到晋熙镇,走进田间地头,察看苗情。", {"晋熙镇"}),
        ("县长方川来到晋熙镇察看鹿溪客栈项目,该项目由西安鹿溪旅行社投资。", {"晋熙镇", "鹿溪客栈项目"}),
    ],
)
def test_what_one_goes_to(text: str, wanted: set[str]) -> None:
    assert {o for _, o in told(text, "visited")} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("铝水从隔壁的瑭岳铝业直接拉过来。", {"瑭岳铝业"}),
        ("要大力发展的现代牧业前景很好。", set()),
        ("他先后来到瑭莱鞋业、青岭污水管网工程。", {"瑭莱鞋业"}),
        ("县水务投资有限责任公司工程部部长方川说。", {"县水务投资有限责任公司"}),
        ("他原来在鹿溪区一家物流公司开车,去年以来公司效益不好。", set()),
        ("加工业务分给瑭耀机械、鹿溪精工两家小企业。", {"瑭耀机械", "鹿溪精工"}),
    ],
)
def test_what_is_a_company(text: str, wanted: set[str]) -> None:
    assert {o for _, o in told(text, "mentions")} & {o for _, o in told(text, "mentions")} >= wanted
    assert wanted or not any(o.endswith(("公司", "业")) for _, o in told(text, "mentions"))
