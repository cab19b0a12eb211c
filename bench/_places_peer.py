"""One library asked for the places of a table, in a process of its own: name on the command line, rows on standard input."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path


def _memory() -> float:
    """Resident megabytes now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _size(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and f.suffix != ".pyc") / 1e6


def jionlp() -> tuple[Callable[[str], list[str]], float]:
    """jionlp.parse_location with its towns and villages."""
    import jionlp

    keys = ("province", "city", "county", "town", "village")

    def ask(text: str) -> list[str]:
        found = jionlp.parse_location(text, town_village=True)
        return [found.get(key) or "" for key in keys]

    return ask, _size(Path(jionlp.__file__).parent / "dictionary")


def cpca() -> tuple[Callable[[str], list[str]], float]:
    """cpca.transform, which knows provinces to counties."""
    import cpca

    def ask(text: str) -> list[str]:
        row = cpca.transform([text]).iloc[0]
        return [row["省"] or "", row["市"] if row["市"] != "市辖区" else "", row["区"] or ""]

    return ask, _size(Path(cpca.__file__).parent / "resources")


def govkg() -> tuple[Callable[[str], list[str]], float]:
    """The gazetteer's chains, without the page around them."""
    sys.path.insert(0, os.getcwd())
    from kg.errors import InputError
    from kg.gazetteer.locate import locate
    from kg.gazetteer.lookup import chain

    def ask(text: str) -> list[str]:
        try:
            last = locate(text)[-1].choice.division
        except InputError:
            return []
        return [d.name for d in chain(last)[::-1]] if last else []

    return ask, sum(f.stat().st_size for f in Path("data/gazetteer").glob("*.[mb]*i[sn]*")) / 1e6


def main() -> None:
    """Print answers and costs as one line of JSON."""
    asked = json.loads(sys.stdin.read())
    with contextlib.redirect_stdout(io.StringIO()):
        before, start = _memory(), time.perf_counter()
        ask, files = {"jionlp": jionlp, "cpca": cpca, "govkg": govkg}[sys.argv[1]]()
        ask("河南省洛阳市宜阳县韩城镇")
        opened, memory = time.perf_counter() - start, _memory() - before
        answers = {}
        if sys.argv[1] != "govkg":
            for row in asked:
                ways = {key: ask(row[key]) for key in ("text", "with_place", "mention", "near")}
                answers[row["id"]] = ways
        texts = [row["mention"] for row in asked][:150]
        start = time.perf_counter()
        for text in texts:
            ask(text)
        per_s = len(texts) / (time.perf_counter() - start)
        cost = {"open_s": opened, "memory_mb": max(memory, 0.1), "per_s": per_s, "files_mb": files}
    print(json.dumps({"answers": answers, "cost": cost}, ensure_ascii=False))


if __name__ == "__main__":
    main()
