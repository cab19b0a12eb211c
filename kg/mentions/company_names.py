"""What companies are called: legal forms, trades, and the word that is a company's own."""

from __future__ import annotations

import functools
import re

from kg.guard import guarded
from kg.mentions.nouns import place_prefix
from kg.patterns import alternation, load
from kg.tokenizer import tokenizer

LEGAL = ("有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "集团公司", "总公司")
_RANKS = "省市县区州旗"  # 县水务投资有限公司: the town's own
_BRACKET = re.compile("\\([^()]*\\)")


@functools.cache
def _trade_end() -> re.Pattern[str]:
    return guarded(alternation(load("things").words["trade"]) + "$")


@functools.cache
def _legal_end() -> re.Pattern[str]:
    return guarded(alternation(load("things").words["firm"]) + "$")


@functools.lru_cache(maxsize=8192)
def own_word(name: str) -> str:
    """What is left of a company's name without its district, trade and legal form.

    >>> own_word("河南蓝泉新能源科技有限公司"), own_word("江城市农业投资有限公司")
    ('蓝泉', '')
    """
    core = bare(name)
    core = core[place_prefix(core) :]
    while len(core) > 2 and (found := _trade_end().search(core)):
        core = core[: found.start()]
    return "" if _trade_end().fullmatch(core) else core


def bare(name: str) -> str:
    core = _BRACKET.sub("", name)
    found = _legal_end().search(core)
    while found and found.start() > 0:
        core = core[: found.start()]
        found = _legal_end().search(core)
    return core


def is_full_name(name: str) -> bool:
    if (
        load("companies")["no-name"].search(name)
        or load("companies")["inner"].search(name)
        or len(name) > 36
        or name.startswith((")", "("))
    ):
        return False
    core = bare(name)
    prefix = place_prefix(core)
    if name == core + "公司" and len(core) < 4 and len(tokenizer().cut(core, hmm=False)) == 1:
        return False  # 兰花公司: any company of that trade
    if name.endswith("厂") and not (prefix and 2 <= len(core) - prefix < 12):
        return False
    if name.endswith(LEGAL):
        return len(own_word(name)) > 1 or 0 < prefix < len(core) or (name[0] in _RANKS and len(core) > 2)
    if name.endswith("银行") and 0 < prefix == len(core):
        return True  # 南宁银行
    return len(core) - prefix >= 2 and (bool(own_word(name)) or prefix > 0)


def is_firm_name(name: str) -> bool:
    """Whether words read like a company's name without its legal form: 鹿溪重工, and 江州酒业 too.

    >>> [is_firm_name(n) for n in ("鹿溪重工", "江州酒业", "重工", "县公安局")]
    [True, False, False, False]
    """
    return len(name) >= 3 and bool(_trade_end().search(name)) and is_short(name)


def is_coined(name: str) -> bool:
    """Whether a name opens with two characters that are no word of the dictionary.

    >>> is_coined("瑭岳铝业"), is_coined("现代牧业")
    (True, False)
    """
    return len(tokenizer().cut(name[:2], hmm=False)) == 2


def is_placed_name(name: str) -> bool:
    """Whether a name without legal form or known trade opens with a district: 江州鹿溪旅行社.

    >>> is_placed_name("西安蓝泉旅行社"), is_placed_name("西安市雁塔区"), is_placed_name("蓝泉旅行社")
    (True, False, False)
    """
    return 0 < place_prefix(name) <= len(name) - 3 and is_short(name)


def is_short(name: str) -> bool:
    """Whether a name without a legal form has a word of its own beside its trade."""
    body = (*load("things").words["body"], *load("companies").words["no_firm"])
    core = name[place_prefix(name) :]
    return (
        bool(own_word(name))
        and not name.endswith(body)
        and len(core) >= 3
        and not load("companies")["inner"].search(name)
    )
