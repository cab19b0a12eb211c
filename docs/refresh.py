"""Keeps the documents true: ``python docs/refresh.py`` writes docs/commands.md and runs the READMEs' examples.

In a ``console`` block every line that begins with ``$ `` is run in a folder that looks like a checkout after
``make demo``, and what it prints takes the place of the lines under it.
"""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.S)
_COMMAND = re.compile(r"^\$ (.*?)(?=^\$ |\Z)", re.S | re.M)


def refreshed() -> Mapping[Path, str]:
    """What each generated document should hold."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "data").symlink_to(ROOT / "data")
        run = functools.cache(functools.partial(_run, Path(home)))
        run("kg build --manifest data/pages/pages.csv -o out")
        readmes = {
            file: _BLOCK.sub(lambda block: _COMMAND.sub(lambda c: _with_output(run, c[1]), block[0]), text)
            for file in (ROOT / "README.md", ROOT / "README.zh-CN.md")
            for text in [file.read_text("utf-8")]
        }
        options = "utils docs --name kg --title 'The commands' --output commands.md"
        run(f"{sys.executable} -m typer kg.cli {options}")
        commands = re.sub(r"\n{3,}", "\n\n", (Path(home) / "commands.md").read_text("utf-8"))
    return {**readmes, ROOT / "docs" / "commands.md": commands.rstrip() + "\n"}


def _with_output(run: functools.partial[str], block: str) -> str:
    """A command, which goes on while a quote is open, and what it prints."""
    lines = block.split("\n")
    taken = 1
    while "\n".join(lines[:taken]).count("'") % 2:
        taken += 1
    command = "\n".join(lines[:taken])
    return f"$ {command}\n{run(command)}"


def _run(home: Path, command: str) -> str:
    bare = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{bare.get('PATH', '')}"
    env = {**bare, "PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    done = subprocess.run(["sh", "-c", command], cwd=home, env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().split("\n")) + "\n"


if __name__ == "__main__":
    for file, text in refreshed().items():
        file.write_text(text, "utf-8", newline="\n")
