"""Reading: files, folders and manifests to pages of text, without changing a character."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from kg.decode import decode
from kg.errors import InputError
from kg.gazetteer import check_place
from kg.model import Page

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_]?)(\d\d)\2(\d\d)(?!\d)")
_COLUMNS = ("file", "date", "place", "paper", "page", "url")


def check_date(date: str, where: str) -> None:
    """Raise :class:`~kg.errors.InputError` unless ``date`` is empty or a day written as 2024-04-10.

    >>> check_date("2024-04-10", "--date")
    """
    if date and _day(date) != date:
        raise InputError(f"{where} {date}: not a day; write it as 2024-04-10")


def _day(date: str) -> str:
    try:
        return dt.date.fromisoformat(date).isoformat()
    except ValueError:
        return ""


def read_bytes(data: bytes, file: str, *, date: str = "", place: str = "", paper: str = "") -> Page:
    """One page from its bytes; without ``date``, the one that the file's name tells.

    Raises :class:`~kg.errors.InputError` where they are no text (see :func:`kg.decode.decode`).

    >>> read_bytes("闻川".encode("gb18030"), "a-2024-04-10.txt").date
    '2024-04-10'
    """
    text = decode(data, file)
    return Page(
        text, file=file, date=date or _told(file), place=place, paper=paper,
        sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def _told(file: str) -> str:
    """The first real day in a file's name; 2024-02-31 is none."""
    return next((day for d in _DATE.finditer(file) if (day := _day("-".join(d.group(1, 3, 4))))), "")


@dataclass
class _Source:
    """One file to read: under which name it is told, and what a manifest says of it."""

    path: Path
    name: str
    told: Mapping[str, str] = field(default_factory=dict)


def read_inputs(
    inputs: Sequence[Path], *, date: str = "", place: str = "", paper: str = "", manifest: Path | None = None
) -> tuple[list[Page], list[str]]:
    """Read files, the ``.txt`` files of folders and those a manifest names: pages, and what was not right.

    A page that cannot be read is told and left out, as long as another can.
    Raises :class:`~kg.errors.InputError` where none can.
    """
    listed = _manifest(manifest) if manifest else []
    rows = {source.path.resolve(): source for source in listed}
    problems: list[str] = []
    pages: dict[str, Page] = {}
    for source in _files(inputs, problems) if inputs else listed:
        told = (rows.get(source.path.resolve()) or source).told
        try:
            if not source.path.is_file():
                raise InputError(f"{source.path}: is no file that can be read; check the name")
            page = read_bytes(
                source.path.read_bytes(), source.name, date=told.get("date") or date,
                place=told.get("place") or place, paper=told.get("paper") or paper,
            )  # fmt: skip
        except OSError as error:
            problems.append(f"{source.path}: cannot be read ({error.strerror}); check its permissions")
        except InputError as error:
            problems.append(str(error))
        else:
            page = replace(page, number=told.get("page", ""), url=told.get("url", ""))
            if not page.date and _DATE.search(source.name):
                problems.append(f"{source.name}: the date in its name is no day; give --date or a manifest")
            if page.id in pages:
                problems.append(f"{source.path}: the same bytes as {pages[page.id].file}; read once")
            pages.setdefault(page.id, page)
    if not pages:
        nothing = "nothing to read; give a page, a folder of pages or --manifest"
        raise InputError("\n    ".join(problems) or nothing)
    return list(pages.values()), problems


def _files(inputs: Sequence[Path], problems: list[str]) -> Iterator[_Source]:
    """The files that are named, and the ``.txt`` files of folders in the order of their names."""
    for path in inputs:
        try:
            found = (
                sorted(p for p in path.iterdir() if p.suffix.lower() == ".txt") if path.is_dir() else [path]
            )
        except OSError as error:
            problems.append(f"{path}: cannot be listed ({error.strerror}); check its permissions")
            continue
        if not found:
            problems.append(f"{path}: holds no .txt file; give a folder of pages")
        yield from (_Source(file, file.name) for file in found)


def _manifest(file: Path) -> list[_Source]:
    """The rows of a manifest; a file's name is taken from the manifest's own folder."""
    try:
        text = decode(file.read_bytes(), str(file))
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the name") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if "file" not in (rows.fieldnames or ()):
        raise InputError(f"{file}: line 1: no column “file”; begin it with {','.join(_COLUMNS)}")
    if unknown := [c for c in rows.fieldnames or () if c not in _COLUMNS]:
        raise InputError(f"{file}: line 1: column “{unknown[0]}” is not one of {','.join(_COLUMNS)}")
    out: list[_Source] = []
    for row in rows:
        where = f"{file}: line {rows.line_num}"
        if None in row:
            raise InputError(f"{where}: more cells than columns; put text with a comma in quotes")
        cells = {k: (v or "").strip() for k, v in row.items()}
        if not cells["file"]:
            raise InputError(f"{where}: no file; name one or take the line out")
        check_date(cells.get("date", ""), f"{where}: date")
        try:
            check_place(cells.get("place", ""))
        except InputError as error:
            raise InputError(f"{where}: {error}") from error
        name = PurePath(cells["file"])
        out.append(_Source(file.parent / name, name.name if name.is_absolute() else name.as_posix(), cells))
    return out
