"""Bytes to text: which encoding they are in, or why they are no page.

Nothing is guessed from letter counts: UTF-8 and UTF-16 tell themselves, and what is
neither is GB18030 (which contains GBK and GB 2312) or an error that names the byte.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_KINDS = {
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"RIFF": "a WebP image",
    b"II*\x00": "a TIFF image", b"MM\x00*": "a TIFF image", b"%PDF": "a PDF file", b"{\\rtf": "an RTF file",
    b"PK\x03\x04": "a ZIP or Office file", b"\xd0\xcf\x11\xe0": "an old Office file", b"\x1f\x8b": "a gzip file",
}  # fmt: skip
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_HAN = re.compile("[\u4e00-\u9fff]")
_PAGE = re.compile("[\\s!-~\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
#: The most bytes of one page. A printed page has some 20 kB; this leaves room for a whole issue in one file, read in seconds.
LIMIT = 512 * 1024


def decode(data: bytes, where: str) -> str:
    """The text of a page: UTF-8 or UTF-16, each with or without a mark, else GB18030. No character is changed.

    Raises :class:`~kg.errors.InputError`, which begins with ``where``, for what is empty, too long,
    another kind of file, damaged or in no known encoding.

    >>> decode("闻川".encode("gb18030"), "a.txt"), decode("闻川到会。\\n".encode("utf-16-be"), "a.txt")
    ('闻川', '闻川到会。\\n')
    """
    if len(data) > LIMIT:
        raise InputError(
            f"{where}: {len(data)} bytes are more than a page (at most {LIMIT}); split it into pages"
        )
    for magic, kind in _KINDS.items():
        if data.startswith(magic):
            raise InputError(f"{where}: is {kind}, not text; save its text as UTF-8 first")
    text = _decode(data, where)
    if not text.strip():
        raise InputError(f"{where}: the file is empty; give a page of text")
    if "\x00" in text or len(_CONTROL.findall(text[:4096])) * 50 > len(text[:4096]):
        raise InputError(f"{where}: holds control characters, so it is not text; save the page as UTF-8 text")
    if _HTML.match(text):
        raise InputError(f"{where}: is a web page (HTML), not text; open it in a browser and save it as text")
    return text


def _decode(data: bytes, where: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", where)
    if bare := _bare_utf16(data):
        return _strictly(data, bare, where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # GB18030 is hardly ever two Chinese characters long UTF-8 as well: what begins as that is damaged.
        if len(_HAN.findall(data[: error.start].decode("utf-8-sig", "ignore"))) >= 2:
            cut = len(data) - error.start < 4 and error.reason == "unexpected end of data"
            what = "ends in the middle of a character" if cut else "is damaged UTF-8"
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError(
                f"{where}: {what} at byte {error.start} (line {line}); fetch the page again or mend it there"
            ) from error
    return _strictly(data, "gb18030", where)


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        known = "UTF-8, UTF-16 or GB18030" if encoding == "gb18030" else "UTF-16, which it looks like"
        raise InputError(
            f"{where}: byte {error.start} is not {known}; save the page as UTF-8 text"
        ) from error


def _bare_utf16(data: bytes) -> str:
    """Which UTF-16 text without a mark is, or ``""``: it has zero bytes, and read so nearly all of it is Chinese."""
    if b"\x00" not in data[:65536]:
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        text = data[:4096].decode(name, "ignore")
        if text and len(_PAGE.findall(text)) > 0.85 * len(text):
            return name
    return ""
