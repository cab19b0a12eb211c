"""Reading: bytes of a file to a page of text, without changing a character."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from kg.errors import InputError
from kg.model import Page

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")


def read_bytes(data: bytes, file: str, *, date: str = "", place: str = "", paper: str = "") -> Page:
    """Decode one page: UTF-8 (with or without a mark), UTF-16 with a mark, else GB18030.

    Raises :class:`~kg.errors.InputError` when there is nothing to read or the bytes are no text.

    >>> read_bytes("闻川".encode("gb18030"), "a-2024-04-10.txt").date
    '2024-04-10'
    """
    if not data.strip():
        raise InputError(f"{file}: the file is empty; give a page of text")
    text = _decode(data, file)
    if "\x00" in text:
        raise InputError(f"{file}: holds NUL bytes, so it is no text; save the page as UTF-8 text")
    told = _DATE.search(file)
    issue = date or ("-".join(told.groups()) if told else "")
    return Page(
        text, file=file, date=issue, place=place, paper=paper, sha256=hashlib.sha256(data).hexdigest()
    )


def _decode(data: bytes, file: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for name in (encoding, "gb18030"):
        try:
            return data.decode(name)
        except UnicodeDecodeError as found:
            error = found
    raise InputError(f"{file}: byte {error.start} is neither UTF-8 nor GB18030; save the page as UTF-8 text")


def read_inputs(inputs: list[Path], *, date: str = "", place: str = "", paper: str = "") -> list[Page]:
    """Read files, and the ``.txt`` files of folders, in the order of their names."""
    files: list[Path] = []
    for path in inputs:
        if path.is_dir():
            files += sorted(path.glob("*.txt"))
        elif path.is_file():
            files.append(path)
        else:
            raise InputError(f"{path}: no such file or folder; check the name")
    if not files:
        raise InputError("no .txt file among the inputs; give a page or a folder of pages")
    try:
        return [read_bytes(p.read_bytes(), p.name, date=date, place=place, paper=paper) for p in files]
    except OSError as error:
        raise InputError(
            f"{error.filename}: cannot be read ({error.strerror}); check its permissions"
        ) from error
