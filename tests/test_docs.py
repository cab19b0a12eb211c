"""The documents say what is so: examples were run, the reference is fresh, links lead somewhere."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from kg.cli import COMMANDS

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def test_examples_and_reference_are_fresh() -> None:
    refreshed = runpy.run_path(str(ROOT / "docs" / "refresh.py"))["refreshed"]
    for file, text in refreshed().items():
        assert file.read_text("utf-8") == text, (
            f"{file.name} is stale; run make docs (or python docs/refresh.py)"
        )


@pytest.mark.parametrize("readme", READMES, ids=lambda p: p.name)
def test_python_examples_run(readme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", readme.read_text("utf-8"), re.S)
    assert blocks
    for block in blocks:
        exec(compile(block, readme.name, "exec"), {})
    assert (tmp_path / "out" / "graph.html").is_file()


@pytest.mark.parametrize("document", [*READMES, *(ROOT / "docs").glob("*.md")], ids=lambda p: p.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("readme", READMES, ids=lambda p: p.name)
def test_both_readmes_tell_the_same_commands(readme: Path) -> None:
    told = [set(re.findall(r"\bkg ([a-z0-9]+)\b", file.read_text("utf-8"))) for file in READMES]
    assert told[0] == told[1]
    assert told[0] <= {*COMMANDS, "neo4j"}
