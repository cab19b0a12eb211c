"""Reading: bytes of files to pages of text, without changing a character."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import InputError
from kg.model import Page

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
_PICTURES = {
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP or Office file",
}  # fmt: skip
_COLUMNS = ("file", "date", "place", "paper", "page", "url")
_LIMIT = 64 * 1024 * 1024  # bytes; a page of a newspaper has some 20 kB


def check_date(date: str, where: str) -> None:
    """Raise :class:`~kg.errors.InputError` unless ``date`` is empty or a day written as 2024-04-10.

    >>> check_date("2024-04-10", "--date")
    """
    try:
        if date and dt.date.fromisoformat(date).isoformat() != date:
            raise ValueError
    except ValueError:
        raise InputError(f"{where} {date}: not a day; write it as 2024-04-10") from None


def read_bytes(data: bytes, file: str, *, date: str = "", place: str = "", paper: str = "") -> Page:
    """Decode one page: UTF-8 or UTF-16 (with or without a mark), else GB18030.

    Raises :class:`~kg.errors.InputError` when there is nothing to read or the bytes are no text.

    >>> read_bytes("闻川".encode("gb18030"), "a-2024-04-10.txt").date
    '2024-04-10'
    """
    if not data.strip():
        raise InputError(f"{file}: the file is empty; give a page of text")
    if len(data) > _LIMIT:
        raise InputError(f"{file}: {len(data)} bytes are more than a page ({_LIMIT}); split it into pages")
    for magic, kind in _PICTURES.items():
        if data.startswith(magic):
            raise InputError(f"{file}: is {kind}, no text; save its text as UTF-8 first")
    text = _decode(data, file)
    controls = sum(c < " " and c not in "\t\n\r\f\v" for c in text[:4096])
    if "\x00" in text or controls * 50 > len(text[:4096]):
        raise InputError(f"{file}: holds control characters, so it is no text; save the page as UTF-8 text")
    told = _DATE.search(file)
    issue = date or (_day("-".join(told.groups())) if told else "")
    return Page(
        text, file=file, date=issue, place=place, paper=paper, sha256=hashlib.sha256(data).hexdigest()
    )


def _day(date: str) -> str:
    try:
        return dt.date.fromisoformat(date).isoformat()
    except ValueError:  # 2024-02-31 in a file name is no date, so none is told
        return ""


def _decode(data: bytes, file: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        names = ["utf-16"]
    elif (bare := _bare_utf16(data)) is not None:
        names = [bare]
    else:
        names = ["utf-8-sig", "gb18030"]
    at = 0
    for name in names:
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            cut = name == "utf-8-sig" and error.start >= len(data) - 3
            if cut:
                raise InputError(
                    f"{file}: ends in the middle of a character at byte {error.start}; fetch the page again"
                ) from error
            at = max(at, error.start)
    raise InputError(f"{file}: byte {at} is neither UTF-8, UTF-16 nor GB18030; save the page as UTF-8 text")


def _bare_utf16(data: bytes) -> str | None:
    """Which UTF-16 text without a mark is: its line ends and spaces show a zero byte on one side."""
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    if len(data) % 2 or not (even or odd):
        return None
    for name, mine, other in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if mine > other * 4:
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if sum("\u4e00" <= c <= "\u9fff" for c in text) * 4 > len(text):
                return name
    return None


def read_inputs(
    inputs: Sequence[Path], *, date: str = "", place: str = "", paper: str = "", manifest: Path | None = None
) -> tuple[list[Page], list[str]]:
    """Read files, the ``.txt`` files of folders and those a manifest names: pages, and what was not right.

    A page that cannot be read is told and left out, as long as another can.
    Raises :class:`~kg.errors.InputError` where none can.
    """
    listed = _manifest(manifest) if manifest else {}
    files: list[Path] = [] if inputs else list(listed)
    problems: list[str] = []
    for path in inputs:
        if path.is_dir():
            found = sorted(path.glob("*.txt"))
            files += found
            if not found:
                problems.append(f"{path}: holds no .txt file; give a folder of pages")
        elif path.is_file():
            files.append(path)
        else:
            problems.append(f"{path}: no such file or folder; check the name")
    pages: dict[str, Page] = {}
    for file in files:
        told = listed.get(file) or next((v for k, v in listed.items() if k.resolve() == file.resolve()), {})
        try:
            page = read_bytes(
                file.read_bytes(), file.name, date=told.get("date") or date,
                place=told.get("place") or place, paper=told.get("paper") or paper,
            )  # fmt: skip
        except OSError as error:
            problems.append(f"{file}: cannot be read ({error.strerror}); check the name and its permissions")
        except InputError as error:
            problems.append(str(error))
        else:
            page = replace(page, number=told.get("page", ""), url=told.get("url", ""))
            if page.id in pages:
                problems.append(f"{file}: the same bytes as {pages[page.id].file}; read once")
            pages.setdefault(page.id, page)
    if not pages:
        raise InputError(
            "; ".join(problems) or "nothing to read; give a page, a folder of pages or --manifest"
        )
    return list(pages.values()), problems


def _manifest(file: Path) -> dict[Path, Mapping[str, str]]:
    """The rows of a manifest by the path of their file, which is taken from the manifest's own folder."""
    try:
        text = _decode(file.read_bytes(), str(file))
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the name") from error
    rows = csv.DictReader(io.StringIO(text))
    if "file" not in (rows.fieldnames or ()):
        raise InputError(f"{file}: line 1: no column “file”; begin it with {','.join(_COLUMNS)}")
    if unknown := [c for c in rows.fieldnames or () if c not in _COLUMNS]:
        raise InputError(f"{file}: line 1: column “{unknown[0]}” is not one of {','.join(_COLUMNS)}")
    out: dict[Path, Mapping[str, str]] = {}
    for row in rows:
        check_date(row.get("date") or "", f"{file}: line {rows.line_num}: date")
        out[file.parent / row["file"]] = {k: v or "" for k, v in row.items() if k}
    return out
