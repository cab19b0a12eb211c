"""What tests share: the command line in this process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main

# What a test starts is to be this package, whatever is installed and wherever it is started.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
)


@dataclass(frozen=True)
class Done:
    """What a command gave: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``run("build", page, "-o", out)``: the command ``kg`` as a shell would call it, without a new process."""

    def call(*args: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, args)])
        capsys.readouterr()
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code
        told = capsys.readouterr()
        return Done(code if isinstance(code, int) else 0 if code is None else 1, told.out, told.err)

    return call
