"""Every pattern matches its examples and none of its counter-examples; every row says where it is from."""

from __future__ import annotations

import pytest

from kg.patterns import load
from kg.resources import data_path

NAMES = sorted(p.stem for p in data_path("patterns").glob("*.toml"))
ROWS = [(name, row) for name in NAMES for row in load(name).rows]


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}-{row.get('id')}" for name, row in ROWS])
def test_a_pattern_matches_its_examples_alone(name: str, row: dict[str, object]) -> None:
    pattern = load(name)[str(row["id"])]
    everywhere = bool(pattern.search(""))  # what may be left out matches anywhere
    for key, wanted in (("match", True), ("no_match", False))[: 1 if everywhere else 2]:
        examples = row[key]
        assert isinstance(examples, list) and examples, f"{key} has no example"
        for text in examples:
            assert bool(pattern.search(text)) is wanted, f"{key}: {text}"
    assert str(row["source"]).strip()


def test_no_id_is_given_twice() -> None:
    for name in NAMES:
        ids = [row["id"] for row in load(name).rows]
        assert len(ids) == len(set(ids)), name
