"""Word lists of ``data/lexicon``: one kind a file, each row with its source."""

from __future__ import annotations

import functools

from kg.resources import data_path


@functools.cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Single and compound surnames of ``data/lexicon/surnames.tsv``."""
    single: set[str] = set()
    compound: set[str] = set()
    rows = data_path("lexicon", "surnames.tsv").read_text("utf-8").splitlines()
    for line in (r for r in rows if r.startswith("surname-")):
        _id, text, kind, *_ = line.split("\t")
        (single if kind == "single" else compound).add(text)
    return frozenset(single), frozenset(compound)


def has_surname(name: str) -> bool:
    """Whether a name begins with a family name.

    >>> has_surname("欧阳明"), has_surname("更正")
    (True, False)
    """
    single, compound = surnames()
    return name[:1] in single or name[:2] in compound
