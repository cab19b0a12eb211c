"""``kg place``: which division a name or code means, and why."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from kg.commands.table import table
from kg.gazetteer import Division, chain, check_place, inside, parse_place
from kg.gazetteer.locate import Link, locate
from kg.gazetteer.records import OPEN
from kg.gazetteer.store import EDITION
from kg.read import check_date

EXAMPLE = "kg place 常袋镇姚凹村 --place 河南省洛阳市 --date 2024-04-10"
_SHOWN = 8
WHY = {
    "code": ("按代码查得", "found by its code"),
    "only": ("没有第二个同名的", "no other bears the name"),
    "chain": ("写在所属区划之后", "written behind what it lies in"),
    "paper": ("在给定的地方之内", "lies in the given place"),
    "size": ("同名者中最大的", "the biggest of that name"),
    "open": (
        "无从判定:请写出上级区划或给出 --place",
        "nothing decides: write what it lies in, or give --place",
    ),
}


def run(
    name: Annotated[
        str, typer.Argument(help="a chain of names (常袋镇姚凹村) or a code of 6, 9 or 12 digits")
    ],
    place: Annotated[str, typer.Option(help="where it is spoken of: the paper's own place")] = "",
    date: Annotated[str, typer.Option(help="the day, YYYY-MM-DD; the latest state without it")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Tell the official code of a place, what it lies in, and which others were considered."""
    check_date(date, "--date")
    check_place(place)
    home = parse_place(place, date) if place else None
    links = locate(name, home, date)
    if as_json:
        typer.echo(json.dumps({"query": name, "place": place, "date": date, "source": EDITION, "links": [_record(k, date) for k in links]}, ensure_ascii=False, indent=1))  # fmt: skip
        return
    for link in links:
        typer.echo(_told(link, home, date))


def _record(link: Link, date: str) -> dict[str, Any]:
    choice = link.choice
    return {
        "name": link.name,
        "why": choice.why,
        "confidence": choice.trust if choice.division else 0.0,
        "division": _division(choice.division, date) if choice.division else None,
        "candidates": [_division(d, date) for d in choice.candidates],
    }


def _division(division: Division, date: str) -> dict[str, Any]:
    return {
        "code": division.code,
        "name": division.name,
        "level": division.level,
        "since": _month(division.since),
        "until": _month(division.until),
        "in": [{"code": d.code, "name": d.name} for d in chain(division, date)[1:]],
    }


def _month(month: int) -> str:
    return "" if month in (0, OPEN) else f"{month // 12}-{month % 12 + 1:02}"


def _path(division: Division, date: str) -> str:
    return "".join(d.name for d in chain(division, date)[::-1])


def _told(link: Link, home: Division | None, date: str) -> str:
    choice = link.choice
    chinese, english = WHY.get(choice.why, (choice.why, choice.why))
    found = choice.division
    lines = [f"{link.name}: {found.code} {_path(found, date)}" if found else f"{link.name}: ?"]
    if found:
        lines += [f"  {d.level:9}{d.code:13}{d.name}" for d in chain(found, date)]
        since, until = _month(found.since), _month(found.until)
        if since or until:
            lines.append(f"  名单所载 listed {since or '…'} – {until or '…'}")
    lines.append(f"  {chinese} | {english} ({choice.trust if found else 0:g})")
    others = [d for d in choice.candidates if found is None or d.code != found.code]
    whole = [d.code for d in chain(home, date)] if home else []
    others.sort(key=lambda d: (-sum(inside(d.code, code) for code in whole), d.code))
    if others:
        rows = [[d.code, _path(d, date)] for d in others[:_SHOWN]]
        lines.append(f"  另有同名 others of that name: {len(others)}")
        lines += ["    " + line for line in table(["代码 code", "所在 where"], rows).splitlines()]
        if len(others) > _SHOWN:
            lines.append(f"    … {len(others) - _SHOWN} more; --json lists all")
    return "\n".join(lines)
