"""Places: districts named in an article, with the code of those that the gazetteer knows."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.gazetteer import Division, by_name, resolve

_H = "[^\\W\\da-zA-Z_在于入访并了的和与及先后察看等到赴至向从由省市县区旗镇乡村各全我该本]"
_LOCAL = re.compile(
    f"(?P<town>(?:(?<=[县区市旗到赴入往在、和及,过自访])|(?<=来到)|(?<=位于)){_H}{{1,5}}(?:回族|土家族|蒙古族|满族|瑶族|苗族|侗族|壮族|藏族)?(?:镇|乡(?!村)|街道)(?![长党委府干域亲愁情土间上里]))(?P<village>{_H}{{1,4}}村(?![民委支子里]))?"
    f"|(?<=[、和])(?P<next>{_H}{{2,4}}村(?![民委支子里]))"
)
_COMMON = frozenset(("城区", "郊区", "矿区", "东区", "西区", "市中区", "新市区"))
_NOT_TOWN = re.compile(
    "(?:重点|中心|各|几个|美丽|全省|家|返|下|入|还|思|调研|考察|督导|检查|走访|慰问|建设|乡)(?:镇|乡|街道)$|^[城集小古名新老]镇$|^(?:特色|示范|有关|相关)镇$"
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A district named at ``[start, end)``.

    ``code`` is empty where the gazetteer does not know it; ``over`` is the name of the
    district told or carried over in front, and ``told`` whether it stood there.
    """

    start: int
    end: int
    name: str
    level: str
    code: str = ""
    over: str = ""
    told: bool = True


@functools.cache
def _names() -> re.Pattern[str]:
    names = (
        n for n in by_name() if n not in _COMMON and n.endswith(("省", "市", "县", "区", "旗", "州", "盟"))
    )
    tree: dict[str, list[str]] = {}
    for name in names:
        tree.setdefault(name[:2], []).append(name[2:])
    parts = []
    for head in sorted(tree):
        tails = sorted(map(re.escape, tree[head]), key=lambda t: (-len(t), t))
        parts.append(f"{re.escape(head)}(?:{'|'.join(tails)})")
    return re.compile("|".join(parts))


def find_places(text: str, home: Division | None) -> list[PlaceMention]:
    """Districts named in full, in order: counties and cities by the gazetteer, towns and villages by their endings.

    A village after a village is of the same town; a town without a county in front is of the
    county named before it in the paragraph, or of the paper's own county.

    >>> [(p.name, p.over) for p in find_places("他到宜阳县韩城镇西关村、东关村。", None)]
    [('宜阳县', ''), ('韩城镇', '宜阳县'), ('西关村', '韩城镇'), ('东关村', '韩城镇')]
    """
    out: list[PlaceMention] = []
    own = home.name if home and home.level == "county" else ""
    for found in _names().finditer(text):
        division = resolve(found.group(), home)
        if division:
            out.append(PlaceMention(*found.span(), division.name, division.level, division.code))
    known = list(out)
    town, at = "", -1
    for found in _LOCAL.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        if found["next"]:
            if (
                town
                and at == found.start() - 1
                and not any(p.start < found.end() and found.start() < p.end for p in known)
            ):
                out.append(
                    PlaceMention(found.start(), found.end(), found["next"], "village", over=town, told=False)
                )
                at = found.end()
            continue
        name = found["town"]
        if _NOT_TOWN.search(name):
            continue
        before = [p for p in known if line <= p.start < found.start() and p.level == "county"]
        over = before[-1].name if before else own
        told = bool(before) and before[-1].end == found.start("town")
        out.append(PlaceMention(found.start("town"), found.end("town"), name, "town", over=over, told=told))
        town, at = name, found.end()
        if found["village"]:
            out.append(
                PlaceMention(
                    found.start("village"), found.end("village"), found["village"], "village", over=name
                )
            )
    return sorted(out, key=lambda p: (p.start, p.end))
