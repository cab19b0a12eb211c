"""How the names of divisions are shortened: 宜阳县 to 宜阳, 恩施土家族苗族自治州 to 恩施州, 姚湾村委会 to 姚湾村."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass

from kg.resources import data_path


@dataclass(frozen=True)
class Forms:
    """The rules of ``data/gazetteer/forms.toml``, compiled."""

    peoples: re.Pattern[str]
    short: dict[str, tuple[str, ...]]
    committees: tuple[tuple[re.Pattern[str], str], ...]
    zones: tuple[tuple[str, str], ...]


_OF_PEOPLE = re.compile("(?:族|蒙古|哈萨克|柯尔克孜|维吾尔|塔吉克|锡伯)(?=自治|乡|镇)")


@functools.cache
def forms() -> Forms:
    """The rules, read once."""
    data = tomllib.loads(data_path("gazetteer", "forms.toml").read_text("utf-8"))
    peoples = "|".join(sorted(data["ethnic"], key=lambda p: (-len(p), p)))
    return Forms(
        re.compile(f"(?:(?:{peoples})族|蒙古|哈萨克|柯尔克孜|维吾尔|塔吉克|锡伯)+(?=自治|乡|镇)"),
        {name: tuple(shorts) for name, shorts in data["short"].items()},
        tuple((re.compile(f"(?:{'|'.join(row['ends'])})$"), row["to"]) for row in data["committee"]),
        tuple((full, row["short"]) for row in data["zone"] for full in row["full"]),
    )


def short_forms(name: str) -> tuple[str, ...]:
    """What a province, city or county is also called, the longest first; empty where it has no short form.

    >>> short_forms("宜阳县"), short_forms("凤县")
    (('宜阳',), ())
    >>> short_forms("恩施土家族苗族自治州")
    ('恩施州', '恩施')
    >>> short_forms("景谷傣族彝族自治县")
    ('景谷县', '景谷')
    """
    if name in forms().short:
        return forms().short[name]
    plain = forms().peoples.sub("", name)
    for end, to in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")):
        if plain.endswith(end):
            stem = plain.removesuffix(end)
            return (stem + to, stem) if len(stem) > 1 else (stem + to,)
    for end in ("新区", "地区", "林区", "矿区", "省", "市", "县", "区", "盟"):
        stem = name.removesuffix(end)
        if stem != name:
            return (stem,) if len(stem) > 1 and end != "矿区" else ()
    return ()


def town_name(name: str) -> str:
    """A town without its office: 东苑街道办事处 is 东苑街道."""
    name = re.sub("[((].*?[))]", "", name)
    return name.removesuffix("办事处") if name.endswith(("街道办事处", "镇办事处", "乡办事处")) else name


def plain_town(name: str) -> str:
    """A town of a nationality without it: 福兴满族乡 is 福兴乡.

    >>> plain_town("福兴满族乡")
    '福兴乡'
    """
    if not _OF_PEOPLE.search(name):
        return name
    plain = re.sub("民族(?=乡|镇)", "", forms().peoples.sub("", name))
    return plain if len(plain) > 2 else name


def village_name(name: str) -> str:
    """A village or community by what it is called, not by its committee.

    >>> village_name("姚湾村委会"), village_name("东苑社区居民委员会"), village_name("城关居委会")
    ('姚湾村', '东苑社区', '城关居委会')
    """
    name = re.sub("[((].*?[))]", "", name)
    for pattern, to in forms().committees:
        stem = pattern.sub("", name)
        if stem != name and stem:
            return stem + to if not stem.endswith(to) else stem
    return name


def zone_name(name: str) -> str:
    """A development zone by the short name of its kind: 洛川高新技术产业开发区 is 洛川高新区.

    >>> zone_name("云岭经济技术开发区")
    '云岭经开区'
    """
    for full, short in forms().zones:
        if full in name:
            return name[: name.index(full)].removesuffix("市").removesuffix("县") + short
    return name
