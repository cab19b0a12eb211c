"""Events: gatherings, visits, receptions, signings: who did what, and what was not held."""

from __future__ import annotations

import pytest
from reading import facts

MEETING = "全市春季造林绿化推进会"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"昨日,{MEETING}召开。市长闻川出席并讲话,副市长方若川主持。",
         {("attendedBy", MEETING, "闻川"), ("addressedBy", MEETING, "闻川"), ("presidedBy", MEETING, "方若川"), ("date", MEETING, "2024-04-09")}),
        (f"4月8日,市委书记闻川主持召开{MEETING}并讲话。", {("presidedBy", MEETING, "闻川"), ("addressedBy", MEETING, "闻川"), ("date", MEETING, "2024-04-08")}),
        (f"{MEETING}在市会议中心召开,会议由副市长方若川主持。", {("presidedBy", MEETING, "方若川"), ("venue", MEETING, "市会议中心")}),
        (f"昨日,受市长闻川委托,副市长方若川主持召开{MEETING}。", {("presidedBy", MEETING, "方若川")}),
        (f"昨日,{MEETING}召开。市领导温良、鲁大同、白石川等参加会议。", {("attendedBy", MEETING, n) for n in ("温良", "鲁大同", "白石川")}),
        ("4月8日,县十七届人大常委会举行第九次会议。主任闻川主持会议。", {("presidedBy", "县十七届人大常委会第九次会议", "闻川")}),
        (f"昨日,{MEETING}召开。省林业局副局长鲁大同到会祝贺并讲话,副市长方若川到会通报情况。",
         {("attendedBy", MEETING, "鲁大同"), ("addressedBy", MEETING, "鲁大同"), ("attendedBy", MEETING, "方若川")}),
        (f"昨日,{MEETING}召开。副市长温良、市林业局局长白石川围绕会议主题,结合工作实际作了发言。",
         {("addressedBy", MEETING, "温良"), ("addressedBy", MEETING, "白石川")}),
        (f"昨日,{MEETING}召开。明湖苗木公司经理温良,承建林场道路的大河路桥公司总经理白石川先后发言。",
         {("addressedBy", MEETING, "温良"), ("addressedBy", MEETING, "白石川")}),
        (f"昨日,{MEETING}召开。市委书记闻川、市长方若川共同为林场奠基培土,施工单位代表温良致辞。",
         {("attendedBy", MEETING, "闻川"), ("attendedBy", MEETING, "方若川"), ("addressedBy", MEETING, "温良")}),
        ("昨日,全省春季造林电视电话会议召开。市长闻川,副市长温良在洛阳分会场收听收看。",
         {("attendedBy", "全省春季造林电视电话会议", "闻川"), ("attendedBy", "全省春季造林电视电话会议", "温良")}),
        (f"昨日,{MEETING}召开。“苗子有了。”明湖苗木公司经理温良在发言中说,今年不愁。", {("addressedBy", MEETING, "温良")}),
        ("4月8日,县十七届人大常委会第三十一次会议在县宾馆召开。副主任温良主持会议。",
         {("presidedBy", "县十七届人大常委会第三十一次会议", "温良"), ("date", "县十七届人大常委会第三十一次会议", "2024-04-08")}),
        ("4月8日,市长闻川先后主持召开市政府党组(扩大)会议和全市水利建设专题会。副市长方若川参加会议,市政协副主席温良列席专题会。",
         {("presidedBy", "市政府党组(扩大)会议", "闻川"), ("presidedBy", "全市水利建设专题会", "闻川"),
          ("attendedBy", "市政府党组(扩大)会议", "方若川"), ("attendedBy", "全市水利建设专题会", "方若川"), ("attendedBy", "全市水利建设专题会", "温良")}),
        ("4月7日至9日,宜阳县第十二届人民代表大会第三次会议在县影剧院举行。闭幕大会由县人大常委会主任温良主持,方若川在闭幕会上讲了话。县长方若川作报告。",
         {("presidedBy", "宜阳县第十二届人民代表大会第三次会议", "温良"), ("addressedBy", "宜阳县第十二届人民代表大会第三次会议", "方若川")}),
        ("宜阳县人大常委会2024年4月8日举行第九次会议,会议经过表决通过了决定。", {("date", "宜阳县人大常委会第九次会议", "2024-04-08")}),
        ("昨晚,全省防汛工作视频会议结束后,我市随即召开续会。", {("date", "全省防汛工作视频会议", "2024-04-09")}),
        ("昨日,市防汛抗旱指挥部召开紧急会议,副市长方若川主持。", {("presidedBy", "市防汛抗旱指挥部紧急会议", "方若川")}),
    ],
)  # fmt: skip
def test_who_did_what_at_a_gathering(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert wanted <= facts(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        (f"昨日,受市长闻川委托,副市长方若川主持召开{MEETING}。", "闻川"),
        (f"昨日,{MEETING}召开。副市长方若川主持会议。市长闻川因公出差,请假。", "闻川"),
        (f"昨日,{MEETING}召开。副市长温良在外学习,未出席会议。", "温良"),
        (f"市长闻川强调,要开好{MEETING}。", "闻川"),
    ],
)
def test_who_was_not_there_attends_nothing(text: str, nobody: str) -> None:
    roles = {(r, o) for r, _, o in facts(text) if r in ("attendedBy", "presidedBy", "addressedBy")}
    assert not any(o == nobody for _, o in roles)


@pytest.mark.parametrize(
    "text",
    [
        f"{MEETING}将于4月20日召开。",
        f"原定昨日召开的{MEETING}因雨延期举行。",
        f"会议决定下月在宜阳县召开{MEETING},届时市长闻川将出席。",
        f"市政府决定,4月中旬在宜阳县召开{MEETING}。",
        f"市长闻川12日将赴省城参加{MEETING}。",
        f"要认真贯彻落实{MEETING}精神。",
        "会议传达学习了全省经济工作会议精神。",
    ],
)
def test_what_was_not_held_is_no_event(text: str) -> None:
    assert not {f for f in facts(text) if f[0] in ("reports", "presidedBy", "attendedBy")}


def test_a_visit_with_those_who_went_along() -> None:
    told = facts(
        "昨日,市长闻川深入宜阳县韩城镇西关村、柳泉镇,调研乡村建设。副市长方若川、市政府秘书长温良参加调研。"
        "每到一处,闻川都同村民拉家常。"
    )
    assert ("visitor", "visit:闻川", "闻川") in told
    assert {("visited", "visit:闻川", "西关村"), ("date", "visit:闻川", "2024-04-09")} <= told
    assert {("attendedBy", "visit:闻川", "方若川"), ("attendedBy", "visit:闻川", "温良")} <= told


@pytest.mark.parametrize(
    "text",
    ["市长闻川将于4月20日到宜阳县调研。", "市长闻川指出,各级干部要到宜阳县调研。", "原定昨日的调研取消。"],
)
def test_a_trip_that_was_not_made_is_no_visit(text: str) -> None:
    assert not any(f[0] == "visitor" for f in facts(text))


def test_the_guest_leads_the_trip_that_somebody_goes_along_on() -> None:
    told = facts("昨日,副市长方若川陪同省水利厅厅长鲁大同一行到宜阳县考察。")
    assert ("visitor", "visit:鲁大同", "鲁大同") in told
    assert ("attendedBy", "visit:鲁大同", "方若川") in told


def test_several_leaders_of_one_sentence_go_to_places_of_their_own() -> None:
    told = facts("昨日,市长闻川到宜阳县韩城镇,市政协主席温良到嵩县,分别检查了春季造林。")
    assert ("visited", "visit:温良", "嵩县") in told
    assert ("visited", "visit:闻川", "嵩县") not in told


def test_a_reception_with_hosts_guests_and_those_who_sat_in() -> None:
    told = facts(
        "昨日下午,市委书记闻川、市长方若川在迎宾馆会见了明湖集团董事长白石川一行。副市长温良会见时在座。"
    )
    assert {("host", "reception:闻川", n) for n in ("闻川", "方若川")} <= told
    assert {("guest", "reception:闻川", "白石川"), ("attendedBy", "reception:闻川", "温良")} <= told
    assert ("venue", "reception:闻川", "迎宾馆") in told


def test_a_titled_agreement_has_its_parties_and_the_day_of_its_meeting() -> None:
    told = facts(
        "4月8日,宜阳县人民政府与明湖药业集团有限公司、苍山资本管理有限公司签订《中药材产业合作协议》。副县长温良见证签约。"
    )
    name = "中药材产业合作协议"
    assert {("signatory", name, "宜阳县"), ("signatory", name, "苍山资本管理有限公司")} <= told
    assert {("date", name, "2024-04-08"), ("attendedBy", name, "温良")} <= told


def test_an_event_takes_the_day_told_before_it_unless_it_is_told_to_be_undated() -> None:
    told = facts(
        "4月8日,两地签约仪式举行。随后,全市文旅产业座谈会召开,副市长温良主持。日前,全市安全生产现场会召开。"
    )
    assert ("date", "全市文旅产业座谈会", "2024-04-08") in told
    assert not any(r == "date" and s == "全市安全生产现场会" for r, s, _ in told)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("会议决定任命温良为市水务局局长。", {("toPost", "appointment:温良", "市水务局局长")}),
        ("决定免去鲁大同的市财政局局长职务,任命其为市审计局局长。",
         {("fromPost", "appointment:鲁大同", "市财政局局长"), ("toPost", "appointment:鲁大同", "市审计局局长")}),
        ("会议接受温良辞去副市长职务的请求。", {("fromPost", "appointment:温良", "副市长")}),
        ("会议选举闻川为宜阳县人民政府县长。白石川当选为县人大常委会副主任。",
         {("appointee", "appointment:闻川", "闻川"), ("appointee", "appointment:白石川", "白石川")}),
    ],
)  # fmt: skip
def test_appointments_and_removals(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert wanted <= facts(text)


@pytest.mark.parametrize(
    "text", ["拟任命温良为市水务局局长。", "温良的任命未获通过。", "关于任命温良为局长的议案暂缓表决。"]
)
def test_what_is_proposed_or_refused_is_no_appointment(text: str) -> None:
    assert not any(f[0] == "appointee" for f in facts(text))


def test_a_guest_s_later_trip_has_not_the_day_of_the_reception() -> None:
    told = facts("4月8日,市长闻川会见了明湖药业总经理方若川一行,双方就办厂进行洽谈。此前,方若川一行还到宜阳县韩城镇考察。")
    assert ("visited", "visit:方若川", "韩城镇") in told
    assert not {f for f in told if f[:2] == ("date", "visit:方若川")}


@pytest.mark.parametrize(
    ("text", "leader", "places"),
    [
        ("昨日,市人大常委会主任闻川带领部分人大代表视察水利建设。代表们先后来到韩城镇、柳泉镇西村,看现场。", "闻川", {"韩城镇", "西村"}),
        ("昨日,市委书记闻川、市长方若川带队,对全市水利工程进行观摩。观摩组先后来到韩城镇和柳泉镇。", "闻川", {"韩城镇", "柳泉镇"}),
        ("昨日,市长闻川到宜阳县督导秋收工作。他走进田间察看苗情,并在韩城镇东关村慰问值守人员。", "闻川", {"宜阳县", "东关村"}),
        ("昨日,市长闻川到宜阳县调研。闻川一行来到宜阳县韩城镇。总投资3亿元的青石数控机床项目正在安装设备。", "闻川", {"韩城镇", "青石数控机床项目"}),
        ("昨日,市长闻川到宜阳县检查防汛工作。青石水库是全县重要的水源地,闻川登上大坝察看水情。", "闻川", {"宜阳县", "青石水库"}),
    ],
)  # fmt: skip
def test_the_stops_of_a_trip(text: str, leader: str, places: set[str]) -> None:
    told = {o for r, s, o in facts(text) if r == "visited" and s == f"visit:{leader}"}
    assert places <= told


def test_what_a_leader_speaks_about_is_no_stop() -> None:
    told = facts("昨日,市长闻川来到宜阳县韩城镇西关村调研,并对柳泉镇的水利工作提出要求。")
    assert not {o for r, _, o in told if r == "visited"} & {"柳泉镇"}


def test_every_signing_of_a_ceremony_has_its_parties() -> None:
    name = "全市春季招商项目签约仪式"
    told = facts(
        f"昨日,{name}在洛阳举行。签约仪式上,宜阳县人民政府与青石药业集团有限公司签署协议,明湖电缆有限公司与本土企业大河机械有限公司签约。"
    )
    assert {o for r, s, o in told if r == "signatory" and s == name} == {
        "宜阳县", "青石药业集团有限公司", "明湖电缆有限公司", "大河机械有限公司"
    }  # fmt: skip


def test_today_in_what_somebody_says_is_no_day() -> None:
    told = facts("4月7日,市长闻川到宜阳县韩城镇调研。村民说:“没有路就没有今天的好日子。”当天,副市长方若川到柳泉镇调研。")
    assert ("date", "visit:方若川", "2024-04-07") in told


def test_who_talks_with_guests_receives_them() -> None:
    told = facts("4月8日,市委书记闻川、市长方若川与大河机械集团董事长温良一行会谈。副市长鲁大同参加座谈。鲁大海会见时在座。")
    assert {(r, o) for r, s, o in told if s == "reception:闻川" and r != "date"} == {
        ("host", "闻川"), ("host", "方若川"), ("guest", "温良"), ("attendedBy", "鲁大同"), ("attendedBy", "鲁大海")
    }  # fmt: skip


def test_whoever_makes_up_a_team_leads_its_trip() -> None:
    told = facts("4月8日,由省林业厅副厅长闻川、干部方若川共同组成的联合调研组到宜阳县韩城镇开展调研,县领导温良、鲁大同陪同调研。")
    assert {o for r, s, o in told if (r, s) == ("visitor", "visit:闻川")} == {"闻川", "方若川"}
    assert {o for r, s, o in told if (r, s) == ("attendedBy", "visit:闻川")} == {"温良", "鲁大同"}


def test_a_gathering_that_the_headline_alone_names() -> None:
    told = facts("4月8日,市委第二巡察组反馈巡察情况。组长温良讲话,市长闻川主持会议。", head="春季巡察情况反馈会召开")
    name = "春季巡察情况反馈会"
    assert {("presidedBy", name, "闻川"), ("addressedBy", name, "温良"), ("date", name, "2024-04-08")} <= told
    assert not {o for r, _, o in facts("4月8日,市长闻川到村里看苗。", head="春季巡察情况反馈会召开") if r == "reports"} - {"调研·闻川"}


def test_several_stops_are_a_trip_without_an_aim_told() -> None:
    told = facts("4月8日,市长闻川先后来到明湖电缆有限公司、大河机械有限公司,开展“送政策上门”活动。副市长方若川陪同。")
    assert {("visited", "visit:闻川", "明湖电缆有限公司"), ("attendedBy", "visit:闻川", "方若川")} <= told


def test_how_often_somebody_came_is_no_trip() -> None:
    assert not {f for f in facts("市长闻川曾三次到明湖电缆有限公司现场办公。") if f[0] == "visitor"}


def test_both_parties_stay_in_a_name_that_begins_with_ours() -> None:
    told = facts("昨日,我市与大河大学产学研合作签约仪式在洛阳举行。市长闻川出席仪式。")
    assert ("attendedBy", "我市与大河大学产学研合作签约仪式", "闻川") in told


def test_who_is_given_an_office_may_hold_another() -> None:
    told = facts("会议选举大河实业有限公司董事长温良为市工商联主席,选举方若川、鲁大同等3人为副主席。")
    assert {("toPost", "appointment:温良", "市工商联主席"), ("toPost", "appointment:鲁大同", "副主席")} <= told


def test_both_parties_are_those_told_before() -> None:
    told = facts("昨日,宜阳县人民政府与大河机械有限公司在洛阳签订协议。县长闻川与公司经理温良代表双方签署《农机装备园框架协议》。")
    assert {o for r, s, o in told if (r, s) == ("signatory", "农机装备园框架协议")} == {"宜阳县", "大河机械有限公司"}
    told = facts("昨日,市长闻川会见了大河机械有限公司董事长温良一行。会见结束后,双方签署《农机装备园合作协议》。")
    assert {o for r, s, o in told if (r, s) == ("signatory", "农机装备园合作协议")} == {"洛阳市", "大河机械有限公司"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("4月8日,市长闻川带领市水利局负责人,在青石水厂、宜阳县等地现场办公。", {"青石水厂", "宜阳县"}),
        ("4月8日,市长闻川到宜阳县检查果品产销。在韩城镇西关村,闻川同果农交谈;在明湖果品有限公司,他察看了新库房。", {"西关村", "明湖果品有限公司"}),
        ("4月8日,市长闻川到宜阳县调研。在明湖果品有限公司,总经理温良告诉他,订单排到了年底。", {"明湖果品有限公司"}),
        ("4月8日,市长闻川率相关部门负责人,对韩城镇、柳泉镇防汛工作进行督查。", {"韩城镇", "柳泉镇"}),
        ("4月8日,市长闻川巡河。他沿洛河徒步察看,先后到韩城镇、柳泉镇段检查。", {"韩城镇", "柳泉镇"}),
        ("4月8日,市长闻川走访慰问困难党员。他来到宜阳县韩城镇西关村老党员温良友、柳泉镇东村困难户鲁大山家中。", {"西关村", "东村"}),
        ("4月8日,市长闻川就春耕生产到宜阳县韩城镇西关村、东关村调研。", {"西关村", "东关村"}),
        ("4月8日,市长闻川轻车简从到宜阳县、新安县随机抽查安全生产。", {"宜阳县", "新安县"}),
        ("4月8日,省委党校副校长闻川率学员来宜阳,就土地流转开展调研。学员们参观了韩城镇西关村。", {"宜阳县", "西关村"}),
    ],
)
def test_where_a_trip_went(text: str, places: set[str]) -> None:
    assert places <= {o for r, s, o in facts(text) if (r, s) == ("visited", "visit:闻川")}


def test_a_meeting_elsewhere_is_no_trip() -> None:
    assert not {f for f in facts("县长闻川当天在宜阳参加招商活动,未陪同。") if f[0] == "visitor"}


def test_people_who_sign_sign_for_whom_their_posts_tell() -> None:
    told = facts("昨日,宜阳县县长闻川与大河机械有限公司总经理温良签订《农机装备园投资协议》。")
    assert {o for r, s, o in told if (r, s) == ("signatory", "农机装备园投资协议")} == {"宜阳县", "大河机械有限公司"}


def test_acts_of_a_committee_and_of_a_congress() -> None:
    told = facts("4月8日,县委决定:温良同志任韩城镇党委书记,免去其柳泉镇镇长职务。", place="河南省洛阳市宜阳县")
    assert ("fromPost", "appointment:温良", "镇长") in told
    assert any(r == "toPost" and s == "appointment:温良" for r, s, _ in told)
    told = facts("市委决定:温良同志任中共宜阳县委书记,不再担任宜阳县县长职务;石青同志不再担任中共宜阳县委书记职务。")
    assert {("fromPost", "appointment:温良", "县长"), ("fromPost", "appointment:石青", "县委书记")} <= told
    assert not {o for r, _, o in told if r == "mentions"} & {"任中"}
    told = facts("会议决定任命温良为宜阳县人民政府副县长;接受石青辞去宜阳县人民政府副县长职务的请求。")
    assert {("toPost", "appointment:温良", "副县长"), ("fromPost", "appointment:石青", "副县长")} <= told


def test_guests_named_before_they_are_received() -> None:
    told = facts("昨日,青石集团董事长温良一行来洛考察,市长闻川会见了客人。")
    assert {("host", "reception:闻川", "闻川"), ("guest", "reception:闻川", "温良")} <= told


def test_parties_told_with_the_holding_of_their_signing() -> None:
    told = facts("昨日,宜阳县人民政府与青石集团有限公司举行合作项目签约仪式。")
    assert {o for r, s, o in told if (r, s) == ("signatory", "合作项目签约仪式")} == {"宜阳县", "青石集团有限公司"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1日,由太湖县人民政府、宿松县人民政府共同主办的文旅项目对接会在晋熙镇举办。", {"太湖县", "宿松县"}),
        ("1日,首届鹿溪民歌大会在晋熙镇开幕。县长方川致辞。\n本届大会由太湖县人民政府主办,晋熙镇承办。", {"太湖县"}),
        ("1日,首届鹿溪民歌大会在晋熙镇开幕。\n客栈项目由太湖县投资。", set()),
    ],
)
def test_who_held_it(text: str, wanted: set[str]) -> None:
    assert {o for r, _, o in facts(text, "2024-04-10", "安徽省安庆市太湖县") if r == "organizedBy"} == wanted


def test_a_park_as_venue() -> None:
    told = facts("1日,全县项目集中开工仪式在晋熙镇鹿溪产业园举行。", "2024-04-10", "安徽省安庆市太湖县")
    assert {o for r, _, o in told if r == "venue"} == {"晋熙镇鹿溪产业园"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("昨日,县长方川到北中镇调研。\n晋熙镇的鹿溪茶园里,采茶人一片忙碌。方川拿起茶篓细看。", {"鹿溪茶园"}),
        ("昨日,县长方川到北中镇调研。下午的第一站是鹿溪冷链物流园。", {"鹿溪冷链物流园"}),
        ("昨日,县长方川到北中镇调研。鹿溪青稞酒庄有限公司是当天的又一站。", {"鹿溪青稞酒庄有限公司"}),
        ("昨日,县长方川到北中镇调研。\n晋熙镇的鹿溪茶园里,采茶人一片忙碌。", set()),
    ],
)
def test_stops_told_as_scenes(text: str, wanted: set[str]) -> None:
    told = {o for r, _, o in facts(text, "2024-04-10", "安徽省安庆市太湖县") if r == "visited"}
    assert told - {"北中镇", "晋熙镇"} == wanted


def test_who_reports_receives_nobody_and_goes_nowhere() -> None:
    told = facts("县报记者石小满、新华社记者石大为报道,昨日,市长闻川会见了青石集团董事长温良一行。")
    assert {o for r, _, o in told if r == "host"} == {"闻川"}


def test_an_event_told_with_its_place_behind_the_verb() -> None:
    told = facts("4月8日,市长闻川一行刚刚抵达,即参加了在韩城镇举行的第六届全国花木年会。")
    assert ("attendedBy", "第六届全国花木年会", "闻川") in told


@pytest.mark.parametrize(
    "text",
    [
        f"昨日,市委常委、宣传部部长闻川出席{MEETING}。",
        f"昨日,{MEETING}召开,市长闻川主持,林场项目预计明年6月竣工。",
        f"昨日,市长闻川主持{MEETING},会上决定取消三项收费。",
        f"昨日,市委副书记、市委全面深化改革委员会副主任闻川出席{MEETING}。",
    ],
)
def test_what_is_to_come_in_the_same_sentence_undoes_no_event(text: str) -> None:
    assert ("reports", "全市要闻", MEETING) in facts(text)


def test_a_trip_led_by_whom_others_are_led_by() -> None:
    told = facts("昨日,市老干部视察团在市委组织部副部长闻川的带领下来我市视察。视察团先后视察了明湖公园、青石药业有限公司,项目将于明年投产。")
    assert {"明湖公园", "青石药业有限公司"} <= {o for r, s, o in told if (r, s) == ("visited", "visit:闻川")}


@pytest.mark.parametrize(
    "text",
    [
        "市长闻川要求副市长温良到韩城镇调研。",
        "市长闻川委托副市长温良看望韩城镇职工。",
        "2015年,时任市长闻川到韩城镇调研过花木产业。",
        f"如果天气允许,{MEETING}在韩城镇召开,市长闻川出席。",
        f"闻川获评劳模,曾出席{MEETING}。",
    ],
)
def test_what_is_wished_or_long_ago_is_no_event(text: str) -> None:
    assert not {f for f in facts(text) if f[0] in ("reports", "visitor", "attendedBy", "visited")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("4月8日,全县教育系统师德师风建设暨招生工作专题会议在县教体局召开。", "全县教育系统师德师风建设暨招生工作专题会议"),
        ("4月8日,市长闻川到韩城镇调研并主持召开乡村振兴现场办公会。", "乡村振兴现场办公会"),
        ("4月8日,新任科级干部集体廉政谈话会举行。", "新任科级干部集体廉政谈话会"),
        ("4月8日,全市防汛电视电话会议召开。", "全市防汛电视电话会议"),
        ("4月8日,县人大常委会第二十一次会议在县宾馆召开。", "县人大常委会第二十一次会议"),
    ],
)
def test_what_a_gathering_is_called(text: str, name: str) -> None:
    assert ("reports", "全市要闻", name) in facts(text)


def test_a_body_of_deputies_that_comes_to_a_village_makes_a_trip() -> None:
    told = facts("4月8日,市政协主席闻川率部分政协委员到宜阳县韩城镇西关村,开展“院坝协商”活动。")
    assert ("visited", "visit:闻川", "西关村") in told


@pytest.mark.parametrize(
    ("text", "event", "wanted"),
    [
        ("1日,市政府与鹿溪集团有限公司战略合作协议签字仪式在洛阳宾馆举行。", "市政府与鹿溪集团有限公司战略合作协议签字仪式",
         {"洛阳市", "鹿溪集团有限公司"}),
        ("1日,宜阳县人民政府与洛宁县人民政府在宜阳县韩城镇签订《鹿溪供水协议》。", "鹿溪供水协议", {"宜阳县", "洛宁县"}),
        ("1日,战略合作协议签约仪式在洛阳宾馆举行。", "战略合作协议签约仪式", set()),
    ],
)  # fmt: skip
def test_parties_told_around_the_name(text: str, event: str, wanted: set[str]) -> None:
    assert {o for r, s, o in facts(text) if (r, s) == ("signatory", event)} == wanted


@pytest.mark.parametrize(
    ("text", "relation", "event", "wanted"),
    [
        ("1日,县人大常委会第三次会议举行。会议任命了干部,并举行了宪法宣誓仪式。\n副县长方川列席会议。", "attendedBy",
         "县人大常委会第三次会议", {"方川"}),
        ("1日,鹿溪文旅项目对接会举办。会上,青岭文旅有限公司与海川文旅有限公司签订了《鹿溪街区运营协议》。副县长方川在会上致辞。",
         "addressedBy", "鹿溪文旅项目对接会", {"方川"}),
        ("1日,首届鹿溪民歌大会开幕。市委书记石青致辞并宣布大会开幕,市长闻川主持开幕式。", "presidedBy", "首届鹿溪民歌大会", {"闻川"}),
        ("1日,县委农村工作会议召开。县长闻川主持。\n会议以电视电话会议形式召开。副县长方川出席。", "attendedBy",
         "县委农村工作会议", {"方川"}),
    ],
)  # fmt: skip
def test_which_of_two_gatherings_is_meant(text: str, relation: str, event: str, wanted: set[str]) -> None:
    assert {o for r, s, o in facts(text) if (r, s) == (relation, event)} >= wanted


def test_a_guest_told_by_his_party_alone() -> None:
    told = facts("4月8日,市长闻川在迎宾馆会见了韩国大河重工株式会社金志勋一行。")
    assert ("guest", "reception:闻川", "金志勋") in told


def test_who_goes_along_told_before_the_going() -> None:
    told = facts("昨日,省旅游局副局长闻川一行6人,在市委常委、宣传部长温良,副市长鲁大同等陪同下,先后深入韩城镇、柳泉镇考察旅游项目。")
    assert {("visited", "visit:闻川", "韩城镇"), ("attendedBy", "visit:闻川", "温良"), ("attendedBy", "visit:闻川", "鲁大同")} <= told


def test_a_list_of_those_who_leave_office() -> None:
    told = facts("经宜阳县委研究决定:\n温良同志任韩城镇党委书记;\n免去:\n石青同志韩城镇党委书记职务。")
    assert {"appointment:石青"} == {s for r, s, _ in told if r == "fromPost"}


@pytest.mark.parametrize(
    "text",
    [
        "村民鲁大山正在查看苗情。",
        "清晨,村医陆小舟来到韩城镇西关村,给村民检查身体。",
        "游客李明走进灵山景区参观。",
        "志愿者石小满走进韩城镇敬老院,看望老人。",
    ],
)
def test_whom_no_office_is_told_of_makes_no_trip(text: str) -> None:
    assert not {f for f in facts(text, head="果园里的笑声") if f[0] in ("visitor", "visited")}


def test_who_is_called_upon_leads_no_trip() -> None:
    told = facts("1日,县长方川深入韩城镇慰问困难群众。\n在困难党员石有得家,方县长了解到石有得老人病了。")
    assert {o for r, _, o in told if r == "visitor"} == {"方川"}


def test_those_before_others_without_a_name() -> None:
    told = facts("1日,县委常委会会议召开。县政协主席方川等领导,各乡镇(场、办事处)和县直有关单位主要负责同志参加。")
    assert {o for r, _, o in told if r == "attendedBy"} == {"方川"}
    told = facts("1日,全县春耕推进会召开。县领导石青、温良以及各乡镇党政正职、县直部门负责人共30余人参加会议。")
    assert {o for r, _, o in told if r == "attendedBy"} == {"石青", "温良"}
    told = facts("1日,全县春耕推进会召开。副县长方川及相关单位负责人参加会议。")
    assert {o for r, _, o in told if r == "attendedBy"} == {"方川"}


@pytest.mark.parametrize(
    ("text", "given", "left"),
    [
        ("会议任命温良为市教育局局长、石青为市财政局局长、鲁大同为市审计局局长。",
         {("温良", "市教育局局长"), ("石青", "市财政局局长"), ("鲁大同", "市审计局局长")}, set()),
        ("会议决定免去温良市水务局局长、石青市教育局局长职务。", set(), {("温良", "市水务局局长"), ("石青", "市教育局局长")}),
        ("会议决定任命:温良为市水务局局长;石青、方若川为市人民法院审判员;免去:鲁大同市财政局局长职务。",
         {("温良", "市水务局局长"), ("石青", "市人民法院审判员"), ("方若川", "市人民法院审判员")}, {("鲁大同", "市财政局局长")}),
        ("会议任命温良同志为市政府副市长,免去石青同志市政府副市长职务。", {("温良", "市政府副市长")}, {("石青", "市政府副市长")}),
        ("会上宣读了市委决定:温良同志任市水务局党组书记;石青同志不再担任市水务局局长职务。",
         {("温良", "市水务局党组书记")}, {("石青", "市水务局局长")}),
    ],
)  # fmt: skip
def test_each_is_given_the_office_told_with_the_name(
    text: str, given: set[tuple[str, str]], left: set[tuple[str, str]]
) -> None:
    told = facts(text, place="江苏省盐城市")
    assert {(s.removeprefix("appointment:"), o) for r, s, o in told if r == "toPost"} == given
    assert {(s.removeprefix("appointment:"), o) for r, s, o in told if r == "fromPost"} == left
