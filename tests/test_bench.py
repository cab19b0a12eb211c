"""``make bench``: every measurement is listed, and quality adds up what ``kg eval`` counts."""

from __future__ import annotations

import sys

import pytest

from bench import __main__ as bench
from bench import quality
from bench.pages import read, sets
from kg.evaluate import evaluate
from kg.extract.read_page import read_page
from kg.graph import build_graph
from kg.score import total


def test_every_measurement_says_what_it_measures() -> None:
    known = bench.measurements()
    assert set(bench.USUAL) <= set(known)
    assert all(text.endswith(".") for text in known.values())


def test_an_unknown_measurement_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "beauty"])
    with pytest.raises(SystemExit, match="beauty: no such measurement; choose among"):
        bench.main()


def test_quality_adds_up_the_pages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench quality", "--set", "samples", "--rules"])
    quality.main()
    told = capsys.readouterr().out
    every = []
    for file in sets()["samples"]:
        page, gold = read(file)
        every += evaluate(build_graph([page], {page.id: read_page(page)}), gold).facts.values()
    facts = total(every)
    row = next(line for line in told[told.index("\nfacts") :].splitlines() if line.startswith("total"))
    assert [int(n) for n in row.split()[-3:]] == [facts.right, facts.wrong, facts.missed]
    assert "triples a fact" in told and "confidence" in told and "samples" in told
