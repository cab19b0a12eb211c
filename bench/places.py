"""Places in context: right codes, look-ups a second, opening time and memory, beside jionlp and cpca.

``python -m bench places [--peers PYTHON] [--show]``: PYTHON is an interpreter that has jionlp and cpca
(``pip install jionlp cpca`` into an environment of its own); without it the peers are left out.
"""

from __future__ import annotations

import argparse
import csv
import functools
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.gazetteer import Division, by_code, chain, parse_place
from kg.gazetteer.store import village_of_code
from kg.mentions.places import PlaceMention, find_places

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One mention in context: ``[start, end)`` of ``text``, and what it means."""

    id: str
    kind: str
    text: str
    start: int
    end: int
    place: str
    date: str
    code: str
    plain: bool


def rows() -> Iterator[Row]:
    """The table ``places.tsv``."""
    lines = (HERE / "places.tsv").read_text("utf-8").splitlines()
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        start, end = row["text"].index("【"), row["text"].index("】") - 1
        text = row["text"].replace("【", "").replace("】", "")
        yield Row(row["id"], row["kind"], text, start, end, row["place"], row["date"], row["code"], row["class"] == "plain")  # fmt: skip


def read(row: Row) -> list[PlaceMention]:
    """What is found where the row's mention stands."""
    home = parse_place(row.place, row.date) if row.place else None
    found = find_places(row.text, home, date=row.date)
    return [p for p in found if p.start < row.end and row.start < p.end]


def right(row: Row, found: list[PlaceMention]) -> bool:
    """Whether that is what the row asks for."""
    if row.code == "-":
        return not found
    if row.code == "?":
        return not any(p.code for p in found)
    exact = [p for p in found if (p.start, p.end) == (row.start, row.end)]
    if row.code == "zone":
        return any(p.level == "zone" and not p.code for p in exact)
    return any(p.code == row.code for p in exact)


@functools.cache
def names(row: Row) -> list[str]:
    """The names of the row's division and all above it, the widest first."""
    found: Division | None = village_of_code(row.code) if len(row.code) == 12 else by_code(row.code, row.date)
    return [d.name for d in chain(found, row.date)[::-1]] if found else []


def peers(python: str, table: list[Row]) -> dict[str, dict[str, dict[str, object]]]:
    """What jionlp and cpca answer, each in a process of its own."""
    asked = [
        {
            "id": r.id, "text": r.text, "with_place": r.place + r.text, "mention": r.place + r.text[r.start : r.end],
            "near": r.text[max(0, r.start - 8) : r.end],
        }
        for r in table
    ]  # fmt: skip
    out: dict[str, dict[str, dict[str, object]]] = {}
    for name in ("jionlp", "cpca", "govkg"):
        run = sys.executable if name == "govkg" else python
        done = subprocess.run(
            [run, str(HERE / "_places_peer.py"), name], input=json.dumps(asked), text=True, capture_output=True,
            check=False, encoding="utf-8", cwd=HERE.parent,
        )  # fmt: skip
        if done.returncode:
            print(f"{name}: left out: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
        else:
            out[name] = json.loads(done.stdout.splitlines()[-1])
    return out


def peer_right(row: Row, answers: dict[str, list[str]], level: int) -> bool:
    """Whether any way of asking gave the right names down to ``level`` (3 the county, 5 the village).

    Of what is no place, and of what nothing decides, only the text alone is asked.
    """
    if row.code in ("-", "?"):
        return not any(answers["text"][1 if row.code == "-" else 2 :])
    if row.code == "zone":
        return False
    wanted = [n for n in names(row) if n][:level]
    return any([n for n in answer if n][:level] == wanted for answer in answers.values())


def share(marks: list[bool]) -> str:
    """Right of all, as a share."""
    return f"{sum(marks) / len(marks):.3f} ({sum(marks)} of {len(marks)})" if marks else "-"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench places")
    parser.add_argument("--peers", default="", help="an interpreter that has jionlp and cpca")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    table = list(rows())
    marks = {r.id: right(r, read(r)) for r in table}
    kinds = Counter(r.kind for r in table)
    print(f"{len(table)} mentions, {sum(not r.plain for r in table)} of them ambiguous")
    for title, plain in (("unambiguous", True), ("ambiguous", False)):
        print(f"  govkg   {title:12} {share([marks[r.id] for r in table if r.plain == plain])}")
    for kind in sorted(kinds):
        print(f"    {kind:14} {share([marks[r.id] for r in table if r.kind == kind])}")
    if options.show:
        for r in table:
            if not marks[r.id]:
                got = [(p.name, p.code, p.why) for p in read(r)]
                print(f"    {r.id} {r.text[: r.start]}【{r.text[r.start : r.end]}】{r.text[r.end :]} | {r.place} {r.date} | {r.code} | {got}")  # fmt: skip
    if not options.peers:
        print("  peers left out: give --peers PYTHON, an interpreter with jionlp and cpca installed")
        return
    _beside(options.peers, table)


def _beside(python: str, table: list[Row]) -> None:
    told = peers(python, table)
    for name in ("jionlp", "cpca"):
        if name not in told:
            continue
        answers: dict[str, dict[str, list[str]]] = told[name]["answers"]  # type: ignore[assignment]
        for level, depth in ((3, "to the county"), (5, "to the village")):
            if name == "cpca" and level == 5:
                continue
            for title, plain in (("unambiguous", True), ("ambiguous", False)):
                found = [peer_right(r, answers[r.id], level) for r in table if r.plain == plain]
                print(f"  {name:7} {title:12} {share(found)} {depth}, the best of four ways of asking")
    own = told.get("govkg", {}).get("cost")
    if not own:
        return
    for name in ("govkg", "jionlp", "cpca"):
        cost = told.get(name, {}).get("cost")
        if cost:
            ratio = {k: float(v) / float(own[k]) for k, v in cost.items()}  # type: ignore[arg-type]
            print(
                f"  {name:7} open {ratio['open_s']:.3g}x  memory {ratio['memory_mb']:.2f}x  "
                f"look-ups a second {ratio['per_s']:.4f}x  files {ratio['files_mb']:.2f}x"
            )
    print("  govkg: " + ", ".join(f"{k} {float(v):.4g}" for k, v in own.items()))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
