"""A graph as files: written aside, and put in place when all of it is there."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.derive import to_derived
from kg.errors import InputError, OutputError
from kg.export.csv import to_csv
from kg.export.html import to_html
from kg.export.neo4j import write_neo4j
from kg.export.rdf import to_nquads, to_turtle
from kg.model import KnowledgeGraph, Page

#: The outputs by the name that ``--formats`` takes.
FORMATS: Mapping[str, str] = {
    "ttl": "graph.ttl", "nq": "graph.nq", "html": "graph.html", "neo4j": "neo4j", "csv": "facts.csv",
    "derived": "derived.ttl",
}  # fmt: skip
_WRITERS: Mapping[str, Callable[[KnowledgeGraph], str]] = {
    "ttl": to_turtle, "nq": to_nquads, "html": to_html, "csv": to_csv, "derived": to_derived,
}  # fmt: skip


_OURS = (*FORMATS.values(), "pages.jsonl", "report.json")


def chosen(formats: str) -> tuple[str, ...]:
    """The outputs that a comma-separated list names; all of them for an empty one.

    Raises :class:`~kg.errors.InputError` for a name that is none.

    >>> chosen("nq,csv")
    ('nq', 'csv')
    """
    names = tuple(f.strip() for f in formats.split(",") if f.strip()) or tuple(FORMATS)
    for name in names:
        if name not in FORMATS:
            raise InputError(f"--formats {name}: no such output; choose among {','.join(FORMATS)}")
    return names


def write(graph: KnowledgeGraph, folder: Path, report: Mapping[str, object], formats: str = "") -> None:
    """Write the chosen outputs, ``report.json`` and ``pages.jsonl`` (the pages as read, for ``kg add``).

    Everything is written aside first; only when all of it is there does it take the place of an
    earlier build. Files of others stay. Raises :class:`~kg.errors.OutputError` where the folder
    cannot be written or holds a file of such a name that no build made; what stood there stays then.
    """
    names = chosen(formats)
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(folder)
        aside = Path(tempfile.mkdtemp(prefix=".kg-", dir=folder))  # inside: a rename needs one file system
        try:
            _fill(aside, graph, report, names)
            _swap(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
            if new and not any(folder.iterdir()):
                folder.rmdir()
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written ({error.strerror}), and is as it was; free space there, "
            "see its permissions, or choose another -o folder"
        ) from error


def _refuse_foreign(folder: Path) -> None:
    there = [name for name in _OURS if (folder / name).exists()]
    try:
        built = "govkg" in json.loads((folder / "report.json").read_text("utf-8"))
    except (OSError, ValueError, TypeError):
        built = False
    if there and not built:
        raise OutputError(
            f"{folder}: holds {there[0]}, which kg build did not write; choose another -o folder or move it away"
        )


def _fill(aside: Path, graph: KnowledgeGraph, report: Mapping[str, object], names: tuple[str, ...]) -> None:
    begun = time.perf_counter()
    for name in names:
        if name == "neo4j":
            (aside / "neo4j").mkdir()
            write_neo4j(graph, aside / "neo4j")
        else:
            _put(aside / FORMATS[name], _WRITERS[name](graph))
    _put(aside / "pages.jsonl", "".join(_line(asdict(p)) for p in graph.pages.values()))
    timings = report.get("timings")
    if isinstance(timings, Mapping):
        report = {**report, "timings": {**timings, "write": round(time.perf_counter() - begun, 3)}}
    _put(aside / "report.json", json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _put(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", newline="\n", errors="replace")


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _swap(aside: Path, folder: Path) -> None:
    """Put the new outputs where the old ones are, by renames alone; if one fails, all are undone."""
    fresh = sorted(aside.iterdir())
    old = aside / ".old"
    old.mkdir()
    placed: list[Path] = []
    try:
        for name in _OURS:  # an old output that is not written anew would show another graph
            if (folder / name).exists():
                (folder / name).replace(old / name)
        for part in fresh:
            placed.append(part.replace(folder / part.name))
    except OSError:
        for part in placed:
            part.replace(aside / part.name)
        for part in old.iterdir():
            part.replace(folder / part.name)
        raise


def read_report(folder: Path) -> dict[str, Any]:
    """The ``report.json`` of a built folder.

    Raises :class:`~kg.errors.InputError` where there is none, or it was damaged.
    """
    file = folder / "report.json"
    try:
        data = json.loads(file.read_text("utf-8"))
        return dict(data)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{file}: cannot be read ({error}); run kg build … -o {folder} first") from error


def read_pages(folder: Path) -> list[Page]:
    """The pages that a built folder was made from.

    Raises :class:`~kg.errors.InputError` where its ``pages.jsonl`` was damaged.
    """
    file = folder / "pages.jsonl"
    try:
        rows = file.read_text("utf-8").split("\n")
        return [Page(**json.loads(row)) for row in rows if row]
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{file}: cannot be read ({error}); run kg build again") from error
