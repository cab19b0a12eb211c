"""A graph as files: all of them or none, an earlier build and other people's files left whole."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

import kg
from kg import output
from kg.errors import OutputError
from kg.resources import data_path

TEXT = "全县春耕推进会召开\n\n本报讯(记者 王一)昨日,全县春耕推进会召开。县长方川主持会议。"
FILES = {
    "graph.ttl",
    "graph.nq",
    "graph.html",
    "neo4j",
    "facts.csv",
    "report.json",
    "pages.jsonl",
    "derived.ttl",
}


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def build(text: str = TEXT) -> kg.Built:
    return kg.build(text=text, date="2024-03-02")


def test_a_build_gives_every_file_that_is_promised(tmp_path: Path) -> None:
    build().save(tmp_path / "deep" / "out")
    assert {p.name for p in (tmp_path / "deep" / "out").iterdir()} == FILES


def test_only_the_chosen_outputs_are_there_afterwards(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out"
    build().save(out)
    build(TEXT + "副县长郎青参加。").save(out, formats="nq, csv")
    assert {p.name for p in out.iterdir()} == {"graph.nq", "facts.csv", "report.json", "pages.jsonl"}
    done = run("build", data_path("pages"), "--formats", "nq,pdf", "-o", out)
    assert done.code == 2 and "--formats pdf: no such output; choose among ttl,nq,html,neo4j,csv" in done.err


def test_files_of_others_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "mine").mkdir(parents=True)
    (out / "mine" / "notes.txt").write_text("keep")
    build().save(out)
    build(TEXT + "副县长郎青参加。").save(out)
    assert (out / "mine" / "notes.txt").read_text() == "keep"
    assert {p.name for p in out.iterdir()} == {*FILES, "mine"}


@pytest.mark.parametrize("report", [None, "{", '{"other": 1}'])
def test_a_file_of_such_a_name_that_no_build_made_is_not_overwritten(
    tmp_path: Path, report: str | None
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.ttl").write_text("mine")
    if report is not None:
        (out / "report.json").write_text(report)
    before = snapshot(out)
    with pytest.raises(OutputError, match="which kg build did not write"):
        build().save(out)
    assert snapshot(out) == before


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError, match=r"cannot be written .*choose another"):
            build().save(out)
    assert (tmp_path / "out").read_text() == "mine"


def test_a_disk_that_fills_up_leaves_the_earlier_build_as_it_was(tmp_path: Path) -> None:
    """Every file is bounded in this process, so that writing fails in the middle as on a full disk."""
    out = tmp_path / "out"
    build().save(out)
    before = snapshot(out)
    args = [sys.executable, "-m", "kg", "build", str(data_path("pages")), "-o"]

    def bounded(folder: Path) -> subprocess.CompletedProcess[str]:
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))  # noqa: E731
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run([*args, str(folder)], preexec_fn=limit, capture_output=True, text=True, env=env)

    done = bounded(out)
    assert done.returncode == 2 and "cannot be written (File too large), and is as it was" in done.stderr
    assert snapshot(out) == before
    assert bounded(tmp_path / "fresh").returncode == 2 and not (tmp_path / "fresh").exists()


def test_a_move_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    build().save(out)
    before = snapshot(out)
    plain = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if self.name == "neo4j" and target.parent == out and ".old" not in str(self):
            raise OSError(5, "Input/output error")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OutputError, match="Input/output error"):
        build(TEXT + "副县长郎青参加。").save(out)
    assert snapshot(out) == before
    assert not list(out.glob(".kg-*"))


def test_the_report_says_what_made_the_graph(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a-2024-03-02.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b-2024-03-03.txt").write_bytes(b"")
    done = run("build", tmp_path, "--place", "安徽省安庆市太湖县", "--paper", "晨报", "-o", tmp_path / "out")
    assert done.code == 1
    told = output.read_report(tmp_path / "out")
    assert set(told) == {"govkg", "inputs", "options", "counts", "warnings", "timings"}
    assert set(told["govkg"]) == {"version", "rules", "tokenizer"} and all(told["govkg"].values())
    (page,) = told["inputs"]
    assert page["file"] == "a-2024-03-02.txt" and page["date"] == "2024-03-02" and page["paper"] == "晨报"
    assert len(page["sha256"]) == 64 and page["claims"] == told["counts"]["claims"] > 5
    assert told["counts"]["nodes"]["Article"] == told["counts"]["pages"] == 1
    assert any("b-2024-03-03.txt" in line for line in told["warnings"])
    assert set(told["timings"]) == {"read", "extract", "graph", "write"}
    assert str(tmp_path) not in json.dumps({**told, "warnings": []})


def without_timings(folder: Path) -> dict[str, bytes]:
    files = snapshot(folder)
    report = json.loads(files.pop("report.json"))
    del report["timings"]
    return {**files, "report.json": json.dumps(report, sort_keys=True).encode()}


def test_the_same_bytes_whatever_the_hash_seed_the_processes_and_the_order(tmp_path: Path) -> None:
    pages = sorted(data_path("pages").glob("*.txt"))
    for seed, jobs, inputs in (("0", "1", pages), ("77", "2", pages[::-1])):
        args = [
            sys.executable,
            "-m",
            "kg",
            "build",
            *map(str, inputs),
            "--jobs",
            jobs,
            "-o",
            str(tmp_path / seed),
        ]
        args += ["--manifest", str(data_path("pages", "pages.csv"))]
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C" if seed == "77" else "C.UTF-8"}
        subprocess.run(args, check=True, env=env, capture_output=True)
    first, second = (without_timings(tmp_path / seed) for seed in ("0", "77"))
    assert first.keys() == second.keys() and len(first) > 5
    assert [name for name in first if first[name] != second[name]] == []
