"""A built folder read back is the graph that was written."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import InputError
from kg.resources import data_path
from kg.store import read_graph


def test_a_folder_reads_back_as_it_was_built(tmp_path: Path) -> None:
    built = kg.build(data_path("pages"), place="安徽省安庆市太湖县")
    built.save(tmp_path / "out")
    again = read_graph(tmp_path / "out")
    assert again.nodes == built.graph.nodes
    assert again.pages == built.graph.pages
    short = {(c.id, c.subject, c.predicate, str(c.object), c.page, c.article, c.source) for c in again.claims}
    assert short == {
        (c.id, c.subject, c.predicate, str(c.object), c.page, c.article, c.source) for c in built.claims
    }
    spans = {c.id: sorted(set(c.spans)) for c in built.claims}
    assert {c.id: sorted(c.spans) for c in again.claims} == spans


def test_a_folder_that_was_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"pages\.jsonl"):
        read_graph(tmp_path)
