"""Bad input: told with what, where and what to do next; good pages in the same run are still built."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Run

import kg
from kg.decode import LIMIT

GOOD = "全县春耕推进会召开\n\n本报讯(记者 王一)昨日,全县春耕推进会召开。县长方川主持会议。\n"
HURT = len(GOOD[: GOOD.index("记")].encode())
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8

# What each file holds, and the words that its message has.
UNREADABLE = {
    "empty": (b"", "the file is empty"),
    "blank": (b"\xef\xbb\xbf \r\n\t\n", "the file is empty"),
    "binary": (bytes(range(256)) * 16, "save the page as UTF-8 text"),
    "zeros": (b"\x00" * 2000, "control characters"),
    "image": (PNG, "is a PNG image"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF file"),
    "office": (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "Office file"),
    "html": (f"<!DOCTYPE html>\n<html><body>{GOOD}</body></html>".encode(), "is a web page"),
    "html-commented": (f"<!-- saved -->\n<HTML lang=zh>{GOOD}".encode("gb18030"), "is a web page"),
    "truncated": (GOOD.encode()[:-6], f"in the middle of a character at byte {len(GOOD.encode()) - 7}"),
    "damaged": (GOOD.encode().replace("记".encode(), b"\xe8\xae\xff"), f"damaged UTF-8 at byte {HURT} (line 3)"),
    "odd-utf16": (GOOD.encode("utf-16")[:-1], "is not UTF-16"),
    "one-long-line": ("县".encode() * (50 * 1024 * 1024 // 3), "split it into pages"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_page_alone_is_an_error(name: str, tmp_path: Path, run: Run) -> None:
    data, words = UNREADABLE[name]
    page = tmp_path / f"{name}.txt"
    page.write_bytes(data)
    done = run("build", page, "-o", tmp_path / "out")
    assert done.code == 2 and words in done.err and page.name in done.err
    assert "Traceback" not in done.err and not (tmp_path / "out").exists()


def test_good_pages_beside_unreadable_ones_are_built(tmp_path: Path, run: Run) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, (data, _) in UNREADABLE.items():
        (pages / f"{name}.txt").write_bytes(data)
    (pages / "good-2024-03-02.txt").write_text(GOOD, "utf-8")
    (pages / "folder.txt").mkdir()
    (pages / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(pages / "pipe.txt")  # reading it would wait for ever
    done = run("build", pages, "-o", tmp_path / "out")
    assert done.code == 1
    for name in (*UNREADABLE, "folder", "gone", "pipe"):
        assert f"{name}.txt" in done.err, name
    assert "方川" in (tmp_path / "out" / "facts.csv").read_text("utf-8")


def test_a_file_that_fails_while_it_is_read_is_told(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("bad", "good"):
        (tmp_path / f"{name}.txt").write_text(GOOD + name, "utf-8")
    plain = Path.read_bytes

    def fails(self: Path) -> bytes:
        if self.name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return plain(self)

    monkeypatch.setattr(Path, "read_bytes", fails)
    done = run("build", tmp_path / "bad.txt", tmp_path / "good.txt", "-o", tmp_path / "out")
    assert done.code == 1 and "bad.txt: cannot be read (Permission denied)" in done.err
    assert "1 pages" in done.out


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode("utf-16"), b"\xfe\xff" + GOOD.encode("utf-16-be"), GOOD.encode("utf-16-le"),
        GOOD.encode("utf-16-be"), GOOD.encode("gb18030"), GOOD.encode("utf-8-sig"),
    ],
    ids=["utf-16-le-mark", "utf-16-be-mark", "utf-16-le", "utf-16-be", "gb18030", "utf-8-mark"],
)  # fmt: skip
def test_every_encoding_gives_the_same_claims(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    built = kg.build(tmp_path / "page.txt", date="2024-03-02")
    (page,) = built.graph.pages.values()
    assert page.text == GOOD
    assert _facts(built) == _facts(kg.build(text=GOOD, date="2024-03-02"))


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = GOOD.replace("本报讯", "本报3月4日讯")
    assert _facts(kg.build(text=text.replace("\n", end), date="2024-03-05")) == _facts(
        kg.build(text=text, date="2024-03-05")
    )


def _facts(built: kg.Built) -> list[tuple[str, str, str, str]]:
    graph = built.graph
    return sorted(
        (graph.nodes[c.subject].label, c.predicate, str(getattr(c.object, "value", "")), graph.quote(c))
        for c in graph.claims
    )


def test_a_page_within_the_limit_is_one_long_line(tmp_path: Path) -> None:
    assert LIMIT > 300_000  # a whole issue of sixteen pages
    line = GOOD.replace("\n", "") * 200
    built = kg.build(text=line, date="2024-03-02")
    assert all(0 <= s.start < s.end <= len(line) for c in built.claims for s in c.spans)


def test_a_folder_with_nothing_readable_is_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "notes.md").write_text("#")
    done = run("build", tmp_path, "-o", tmp_path / "out")
    assert done.code == 2 and "holds no .txt file" in done.err
    done = run("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert done.code == 2 and "check the name" in done.err
    done = run("build", "-o", tmp_path / "out")
    assert done.code == 2 and "nothing to read" in done.err


def test_an_impossible_date_is_told(tmp_path: Path, run: Run) -> None:
    page = tmp_path / "page-2024-02-31.txt"
    page.write_text(GOOD, "utf-8")
    for date in ("2024-02-30", "2024-13-01", "yesterday", "20240201", "2024-2-1"):
        done = run("build", page, "--date", date, "-o", tmp_path / "out")
        assert done.code == 2 and f"--date {date}: not a day; write it as 2024-04-10" in done.err
    done = run("build", page, "-o", tmp_path / "out")
    assert done.code == 1 and "the date in its name is no day" in done.err
    assert kg.build(page).graph.pages and not any(p.date for p in kg.build(page).graph.pages.values())


def test_an_unknown_place_is_told_with_near_ones(tmp_path: Path, run: Run) -> None:
    (tmp_path / "page.txt").write_text(GOOD, "utf-8")
    done = run("build", tmp_path / "page.txt", "--place", "安徽省安庆市大湖县", "-o", tmp_path / "out")
    assert done.code == 2 and "“大湖县” is in no official list; did you mean" in done.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("page.txt\n", "line 1: no column “file”"),
        ("file,datum\npage.txt,2024-03-02\n", "line 1: column “datum”"),
        ("file,date\npage.txt,2024-02-30\n", "line 2: date 2024-02-30: not a day"),
        ("file,place\npage.txt,河南省洛阴市\n", "line 2: place 河南省洛阴市"),
        ("file\npage.txt,2024-03-02\n", "line 2: more cells than columns"),
        ("file,date\n,2024-03-02\n", "line 2: no file"),
        ("file\nnone.txt\n", "none.txt: is no file that can be read"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_told_by_line(
    text: str, words: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "page.txt").write_text(GOOD, "utf-8")
    (tmp_path / "pages.csv").write_text(text, "utf-8")
    done = run("build", "--manifest", tmp_path / "pages.csv", "-o", tmp_path / "out")
    assert done.code == 2 and words in done.err
