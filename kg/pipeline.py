"""The one place that knows the order of the stages."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from kg import output
from kg.built import Built, Options
from kg.corrections import Correction, correct, read_corrections
from kg.errors import InputError
from kg.extract.read_page import read_page
from kg.gazetteer import check_place
from kg.graph import build_graph
from kg.model import Page, Statement
from kg.read import check_date, read_inputs

#: Told after every page: how many are read, of how many, and the name of the last.
Progress = Callable[[int, int, str], None]


def build(
    *inputs: str | Path,
    text: str = "",
    date: str = "",
    place: str = "",
    paper: str = "",
    manifest: str | Path | None = None,
    corrections: str | Path | None = None,
    jobs: int = 1,
    min_confidence: float = 0.0,
    progress: Progress | None = None,
) -> Built:
    """Build a graph from pages (files or folders), from a manifest's pages or from one ``text``.

    Pages that cannot be read are told in ``graph.warnings``. Raises
    :class:`~kg.errors.InputError` where none can, or an option makes no sense.

    >>> build(text="县长方川主持会议。", date="2024-04-10").graph.pages != {}
    True
    """
    check_date(date, "date")
    check_place(place)
    options = Options(min_confidence, read_corrections(Path(corrections)) if corrections else ())
    begun = time.perf_counter()
    pages: list[Page] = [Page(text, date=date, place=place, paper=paper)] if text else []
    warnings: list[str] = []
    if inputs or manifest or not text:
        read, warnings = read_inputs(
            [Path(p) for p in inputs], date=date, place=place, paper=paper,
            manifest=Path(manifest) if manifest else None,
        )  # fmt: skip
        pages += read
    return _built(pages, warnings, options, jobs, progress, begun)


def add(
    folder: str | Path,
    *inputs: str | Path,
    date: str = "",
    place: str = "",
    paper: str = "",
    manifest: str | Path | None = None,
    corrections: str | Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Built | None, Mapping[str, int], Sequence[str]]:
    """The graph of a built folder with further pages: the same as a build of all of them.

    A page of the same file, date and paper as an older one takes its place. The options of the
    folder's build hold, unless there are other ``corrections``. Gives the graph, or ``None`` where
    nothing is new; how many pages were ``new``, ``changed`` and ``unchanged``; and what was not right.
    """
    check_date(date, "date")
    check_place(place)
    kept = output.read_report(Path(folder)).get("options", {})
    rows = tuple(Correction(**row) for row in kept.get("corrections", ()))
    rows = read_corrections(Path(corrections)) if corrections else rows
    begun = time.perf_counter()
    given, warnings = read_inputs(
        [Path(p) for p in inputs], date=date, place=place, paper=paper,
        manifest=Path(manifest) if manifest else None,
    )  # fmt: skip
    pages = {(p.file, p.date, p.paper): p for p in output.read_pages(Path(folder))}
    told = Counter({"new": 0, "changed": 0, "unchanged": 0})
    for page in given:
        key = (page.file, page.date, page.paper)
        told["new" if key not in pages else "unchanged" if pages[key] == page else "changed"] += 1
        pages[key] = page
    if not told["new"] + told["changed"] and not corrections:
        return None, told, warnings
    options = Options(float(kept.get("min_confidence", 0)), rows)
    return _built(list(pages.values()), warnings, options, jobs, progress, begun), told, warnings


def _built(
    pages: Sequence[Page],
    warnings: Sequence[str],
    options: Options,
    jobs: int,
    progress: Progress | None,
    begun: float,
) -> Built:
    read = time.perf_counter()
    statements: dict[str, list[Statement]] = {}
    for page, found in zip(pages, _read(pages, jobs), strict=True):
        statements[page.id] = found
        if progress:
            progress(len(statements), len(pages), page.file)
    extracted = time.perf_counter()
    graph = build_graph(pages, statements, min_confidence=options.min_confidence)
    graph = correct(replace(graph, warnings=tuple(warnings)), options.corrections)
    seconds = {"read": read - begun, "extract": extracted - read, "graph": time.perf_counter() - extracted}
    return Built(graph, options, seconds)


def _read(pages: Sequence[Page], jobs: int) -> Iterator[list[Statement]]:
    """Statements page by page, in the order of the pages, however many processes read them."""
    if jobs < 1:
        raise InputError(f"jobs {jobs}: at least one process is needed; give 1 or more")
    if jobs == 1 or len(pages) < 2:
        yield from map(read_page, pages)
        return
    chunk = min(32, max(1, len(pages) // (jobs * 4)))
    with ProcessPoolExecutor(min(jobs, len(pages))) as pool:
        yield from pool.map(read_page, pages, chunksize=chunk)
