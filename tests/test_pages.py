"""Pages in: manifests, ``kg add``, processes, confidence; the command line's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

import kg
from kg.errors import InputError
from kg.resources import data_path

TEXT = "全县{0}推进会召开\n\n本报讯(记者 王一)昨日,全县{0}推进会召开。县长方川主持会议。\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for day, what in (("02", "春耕"), ("03", "防汛")):
        (folder / f"a-2024-03-{day}.txt").write_text(TEXT.format(what), "utf-8")
    return folder


def graph_files(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "report.json"
    }


def test_a_manifest_tells_date_place_paper_page_and_address(pages: Path, run: Run) -> None:
    manifest = pages / "pages.csv"
    manifest.write_text(
        "file,date,place,paper,page,url\n"
        "a-2024-03-02.txt,2024-05-01,安徽省安庆市太湖县,晨报,02,https://example.org/1\n"
        "a-2024-03-03.txt,,,,,\n",
        "utf-8",
    )
    built = kg.build(manifest=manifest, date="2024-04-04")
    first, second = sorted(built.graph.pages.values(), key=lambda p: p.file)
    assert (first.date, first.place, first.paper) == ("2024-05-01", "安徽省安庆市太湖县", "晨报")
    assert (first.number, first.url) == ("02", "https://example.org/1")
    assert (second.date, second.place) == ("2024-04-04", "")
    assert kg.build(pages / "a-2024-03-02.txt", manifest=manifest).graph.pages[first.id] == first
    done = run("build", "--manifest", manifest, "-o", pages / "out")
    assert done.code == 0 and "2 pages" in done.out


def test_adding_gives_the_same_as_building_all_at_once(pages: Path, tmp_path: Path, run: Run) -> None:
    run("build", pages, "-o", tmp_path / "whole")
    out = tmp_path / "out"
    run("build", pages / "a-2024-03-02.txt", "-o", out)
    done = run("add", out, pages)
    assert done.code == 0 and "1 pages added, 0 replaced, 1 unchanged" in done.out
    assert graph_files(out) == graph_files(tmp_path / "whole")


def test_adding_a_changed_page_takes_the_old_one_back(pages: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out"
    run("build", pages, "-o", out)
    (pages / "a-2024-03-03.txt").write_text(TEXT.format("防火"), "utf-8")
    done = run("add", out, pages / "a-2024-03-03.txt")
    assert "0 pages added, 1 replaced, 0 unchanged" in done.out
    facts = (out / "facts.csv").read_text("utf-8")
    assert "防火" in facts and "防汛" not in facts and "春耕" in facts
    before = (out / "report.json").read_bytes()
    assert "0 pages added, 0 replaced, 2 unchanged" in run("add", out, pages).out
    assert (out / "report.json").read_bytes() == before


def test_adding_keeps_the_formats_and_the_least_confidence(pages: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out"
    run("build", pages / "a-2024-03-02.txt", "--formats", "nq", "--min-confidence", "0.95", "-o", out)
    run("add", out, pages)
    assert {p.name for p in out.iterdir()} == {"graph.nq", "pages.jsonl", "report.json"}
    run("build", pages, "--formats", "nq", "--min-confidence", "0.95", "-o", tmp_path / "whole")
    assert graph_files(out) == graph_files(tmp_path / "whole")


def test_adding_to_a_folder_that_was_not_built_is_told(pages: Path, tmp_path: Path, run: Run) -> None:
    done = run("add", tmp_path, pages)
    assert done.code == 2 and f"run kg build … -o {tmp_path} first" in done.err


def test_min_confidence_leaves_out_what_is_under_it() -> None:
    samples = data_path("pages")
    every, sure = kg.build(samples), kg.build(samples, min_confidence=0.9)
    assert {c.id for c in sure.claims} == {c.id for c in every.claims if c.confidence >= 0.9}
    assert 0 < len(sure.claims) < len(every.claims)


def test_processes_do_not_show(pages: Path) -> None:
    told: list[tuple[int, int, str]] = []
    one = kg.build(data_path("pages"))
    two = kg.build(data_path("pages"), jobs=2, progress=lambda *row: told.append(row))
    assert one.graph == two.graph
    assert [done for done, _, _ in told] == list(range(1, len(one.graph.pages) + 1))
    assert {total for _, total, _ in told} == {len(one.graph.pages)}
    with pytest.raises(InputError, match="at least one process"):
        kg.build(pages, jobs=0)


def test_the_same_page_twice_is_read_once(pages: Path, run: Run, tmp_path: Path) -> None:
    (pages / "copy.txt").write_bytes((pages / "a-2024-03-02.txt").read_bytes())
    done = run("build", pages, "-o", tmp_path / "out")
    assert done.code == 1 and "the same bytes as a-2024-03-02.txt; read once" in done.err
    assert "2 pages" in done.out
