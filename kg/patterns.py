"""Patterns and word lists kept as data: ``data/patterns/*.toml``.

A file has ``[words]`` (lists by name) and ``[[pattern]]`` rows with ``id``,
``pattern``, ``source``, ``match`` and ``no_match``. ``<name>`` in a pattern
stands for any word of the list ``name``, longest first.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass

from kg.errors import DataError
from kg.resources import data_path


@dataclass(frozen=True)
class Patterns:
    """The compiled patterns and the word lists of one file."""

    compiled: dict[str, re.Pattern[str]]
    words: dict[str, tuple[str, ...]]
    rows: tuple[dict[str, object], ...]

    def __getitem__(self, key: str) -> re.Pattern[str]:
        return self.compiled[key]


def alternation(words: tuple[str, ...]) -> str:
    """A group that matches any of the words, the longest first.

    >>> alternation(("会", "会议"))
    '(?:会议|会)'
    """
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"


@functools.cache
def load(name: str) -> Patterns:
    """Read ``data/patterns/NAME.toml``.

    Raises :class:`~kg.errors.DataError` for a row that does not compile, that
    lacks an id, or that names a list which is not there.
    """
    path = data_path("patterns", f"{name}.toml")
    data = tomllib.loads(path.read_text("utf-8"))
    words = {key: tuple(value) for key, value in data.get("words", {}).items()}
    parts = {key: alternation(value) for key, value in words.items()}
    compiled: dict[str, re.Pattern[str]] = {}
    for row in data.get("pattern", []):
        try:
            source = re.sub(r"(?<!\?P)<([a-z_]+)>", lambda m: parts[m[1]], row["pattern"])
            parts[row["id"].replace("-", "_")] = f"(?:{source})"
            compiled[row["id"]] = re.compile(source)
        except (KeyError, re.error) as error:
            raise DataError(f"{path.name}: pattern {row.get('id', row)!r}: {error}; mend that row") from error
    return Patterns(compiled, words, tuple(data.get("pattern", [])))
