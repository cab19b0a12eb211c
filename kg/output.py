"""A graph as files: written beside the target folder and moved there when all is written."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from kg.errors import InputError, OutputError
from kg.export.csv import to_csv
from kg.export.html import to_html
from kg.export.neo4j import write_neo4j
from kg.export.rdf import to_nquads, to_turtle
from kg.model import KnowledgeGraph, Page

#: The outputs by the name that ``--formats`` takes.
FORMATS: Mapping[str, str] = {
    "ttl": "graph.ttl", "nq": "graph.nq", "html": "graph.html", "neo4j": "neo4j", "csv": "facts.csv",
}  # fmt: skip
_WRITERS: Mapping[str, Callable[[KnowledgeGraph], str]] = {
    "ttl": to_turtle, "nq": to_nquads, "html": to_html, "csv": to_csv,
}  # fmt: skip


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

    What was in the folder before stays until everything new is written; files of others stay.
    Raises :class:`~kg.errors.OutputError` where the folder cannot be written.
    """
    names = chosen(formats)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".kg-", dir=folder.parent))
        try:
            for name in names:
                if name == "neo4j":
                    (aside / "neo4j").mkdir()
                    write_neo4j(graph, aside / "neo4j")
                else:
                    _put(aside / FORMATS[name], _WRITERS[name](graph))
            _put(aside / "pages.jsonl", "".join(_line(asdict(p)) for p in graph.pages.values()))
            _put(
                aside / "report.json", json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            )
            _move(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written ({error.strerror}); choose another -o folder"
        ) from error


def _put(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", newline="\n", errors="replace")


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _move(aside: Path, folder: Path) -> None:
    """Move every part into place; a folder is swapped by two renames so that it is never half there."""
    folder.mkdir(exist_ok=True)
    for part in sorted(aside.iterdir()):
        there = folder / part.name
        if there.is_dir():
            there.replace(aside / f".old-{part.name}")
        part.replace(there)


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
