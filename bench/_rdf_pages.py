"""Made-up pages of county papers, as many as are asked for, the same on every machine; no name is of anybody."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence

from kg.gazetteer import Division, chain, named, parse_place
from kg.gazetteer.store import area_names
from kg.model import Page

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
)
_GIVEN = "文志明国建华平军伟芳兰强敏静丽磊洋勇艳杰涛超秀英霞桂玲辉鹏飞玉红春燕晓雪松柏楠桦榕枫桐棠"
_TOWNS = "青石白沙红岭黄桥绿水双河三岔大湾新集长岗云峰龙泉"
_FIRMS = "远山蓝泉恒木嘉禾瑞川宏图安澜启明星河天岳东篱西岭南浦北辰"
_TRADES = ("新能源科技", "装备制造", "食品", "纺织", "电子材料", "生物医药")
_TOPICS = ("防汛", "春耕", "安全生产", "项目建设", "乡村振兴", "招商引资", "环境整治", "教育工作")


def _pick(seed: str, among: Sequence[str], step: int = 1) -> str:
    number = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=6).digest())
    at = number % (len(among) // step) * step
    return str(among[at : at + step]) if isinstance(among, str) else among[at]


def _person(seed: str) -> str:
    return _pick(seed, _SURNAMES) + _pick(f"{seed}a", _GIVEN) + _pick(f"{seed}b", _GIVEN)


def pages(count: int) -> Iterator[Page]:
    """``count`` pages of about a thousand papers, one a week, each with five articles."""
    names = sorted(name for name in area_names() if name.endswith("县") and len(name) > 2)
    known = [named(name, "2020-01-06") for name in names]
    alone = [found[0] for found in known if len(found) == 1 and found[0].level == "county"]
    counties = [d for d in alone if parse_place(_place(d)) == d]
    for number in range(count):
        county = counties[number * 7 % len(counties)]
        week = number // len(counties)
        date = dt.date(2020, 1, 6) + dt.timedelta(days=7 * week + number % 5)
        yield _page(county, number, date)


def _place(county: Division) -> str:
    return "".join(d.name for d in reversed(chain(county, "2020-01-06")))


def _page(county: Division, number: int, date: dt.date) -> Page:
    code, name = county.code, county.name
    place = _place(county)

    def who(role: str, turn: int = 0) -> str:
        return _person(f"{code}{role}{turn}")

    def some(key: str, among: Sequence[str], step: int = 1) -> str:
        return _pick(f"{number}{key}", among, step)

    day = date - dt.timedelta(days=1)
    told = f"{day.month}月{day.day}日"
    secretary, head = who("书记"), who("县长", number // 9000)
    deputies = [who("副县长", k) for k in range(5)]
    topic, town, town2 = some("t", _TOPICS), some("w", _TOWNS, 2), some("x", _TOWNS, 2)
    firm = f"{some('f', _FIRMS, 2)}{some('g', _TRADES)}有限公司"
    builder = f"{some('h', _FIRMS, 2)}建设集团有限公司"
    sum1, sum2 = 1 + number % 97, 2 + number % 53
    text = f"""全县{topic}工作推进会召开

本报讯(记者 {who("记者", number % 3)}){told},全县{topic}工作推进会召开。县委书记{secretary}出席并讲话,县委副书记、县长{head}主持会议。副县长{deputies[0]}、{deputies[1]}、{deputies[2]}出席会议。

县长{head}到{town}镇调研

本报讯 {told},县长{head}到{town}镇、{town2}镇调研{topic}工作。副县长{deputies[3]}一同调研。

{secretary}会见{firm}客人

本报讯 {told},县委书记{secretary}会见{firm}董事长{who("董事长", number % 40)}一行。副县长{deputies[4]}参加会见。

重点项目有序推进

本报讯(记者 {who("记者", 1)}){firm}投资{sum1}亿元的{town}{some("k", _TRADES)}产业园项目,位于{name},由{builder}承建,2020年3月开工。总投资{sum2}亿元的{town2}镇{some("m", _TRADES)}生产基地项目,位于{town2}镇,正在建设。

县人大常委会任免名单

本报讯 {told},县人大常委会会议决定任命{who("局长", number)}为县{some("n", ("审计", "水利", "教育", "财政", "民政"))}局局长;免去{who("局长", number - 50)}的县{some("o", ("审计", "水利", "教育", "财政", "民政"))}局局长职务。
"""
    return Page(text, f"p{number:05d}-{date}.txt", str(date), place, f"{name}报", "01")
