"""The wheel alone, in an environment that holds nothing but it and its own dependencies, run from elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kg
from kg.resources import data_path

ROOT = Path(__file__).parents[1]


def needed(dist: metadata.Distribution, extras: set[str], seen: set[str]) -> Iterator[metadata.Distribution]:
    """The distributions that a plain install brings, without those of an extra that nobody asks for."""
    for line in dist.requires or ():
        need = Requirement(line)
        name = canonicalize_name(need.name)
        asked = not need.marker or any(need.marker.evaluate({"extra": e}) for e in ("", *extras))
        if asked and name not in seen:
            seen.add(name)
            found = metadata.distribution(name)
            yield found
            yield from needed(found, need.extras, seen)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    args = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(args, check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def env(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel; its dependencies are linked from this one, so no network is needed."""
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    args = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-index", "--no-deps"]
    subprocess.run([*args, str(wheel)], check=True)
    (site,) = home.glob("lib/python*/site-packages")
    (made,) = metadata.distributions(path=[str(site)])
    for dist in needed(made, set(), set()):
        for top in {file.parts[0] for file in dist.files or ()} - {"..", "__pycache__"}:
            (site / top).symlink_to(Path(str(dist.locate_file(top))))
    return home


def test_it_builds_and_answers_from_another_folder(env: Path, tmp_path: Path) -> None:
    page = data_path("pages", "meeting-2024-05-08.txt")
    (tmp_path / page.name).write_bytes(page.read_bytes())
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}

    def run(program: str, *args: str) -> str:
        command = [str(env / "bin" / program), *args]
        done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert str(env) in run("python", "-c", "import kg; print(kg.__file__)")
    run("kg", "build", page.name, "--place", "安徽省安庆市太湖县", "-o", "out")
    assert "县长" in run("kg", "query", "out", "SELECT ?t WHERE { ?x gov:title ?t }")
    assert "闻立平" in run("kg", "explain", "out", "闻立平")
    kg.build(page, place="安徽省安庆市太湖县").save(tmp_path / "checkout")
    for name in ("graph.ttl", "graph.nq", "facts.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "checkout" / name).read_bytes()


def test_it_holds_what_it_needs_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kg", "govkg"}
    for folder in ("lexicon", "patterns", "gazetteer"):
        ours = {p.name for p in data_path(folder).iterdir() if p.suffix not in (".py", "")}
        held = {Path(n).name for n in names if n.startswith(f"kg/_data/{folder}/")}
        assert ours - held == set(), folder
    assert not [n for n in names if "/pages/dev/" in n or "/pages/held/" in n]
    assert {"kg/py.typed", "kg/_ontology/govkg.ttl"} <= set(names)
    assert any(n.endswith("licenses/LICENSE") for n in names)
