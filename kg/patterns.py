"""Patterns and word lists kept as data: ``data/patterns/*.toml``.

A file has ``[words]`` (lists by name) and ``[[pattern]]`` rows with ``id``,
``pattern``, ``source``, ``match`` and ``no_match``. ``<name>`` in a pattern
stands for any word of the list ``name``, longest first.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable

from kg.errors import DataError
from kg.guard import guarded
from kg.resources import data_path

_LISTS = re.compile(r"(?:^|(?<=\(\?:))<[a-z_]+>(?:\|<[a-z_]+>)*(?=[|)])")
_LITERAL = re.compile(r"(?:\\\W|[^\\.^$*+?{}\[\]|()])(?![*+?{])")

_BRANCHES = 32  # that are tried one by one


class Patterns(dict[str, re.Pattern[str]]):
    """The compiled patterns of one file by their id, with its word lists and rows."""

    def __init__(
        self,
        compiled: dict[str, re.Pattern[str]],
        words: dict[str, tuple[str, ...]],
        rows: tuple[dict[str, object], ...],
    ) -> None:
        super().__init__(compiled)
        self.words = words
        self.rows = rows


def alternation(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first.

    >>> alternation(("会", "会议", "市"))
    '(?:会(?:议|)|市)'
    """
    return choice(map(re.escape, words))


def choice(parts: Iterable[str]) -> str:
    """A group that matches any of the patterns, the longest first, each without a ``|`` outside brackets.

    Those that begin with the same character share it: a search then looks at one branch for
    a character, not at every word.

    >>> choice(("说", "说(?!明)", "表示"))
    '(?:说(?:(?!明)|)|表示)'
    """
    return f"(?:{_branches(_longest_first(parts))})"


def _union(lists: str, words: dict[str, tuple[str, ...]]) -> str:
    """``<meeting>|<ceremony>`` as branches of the group that they stand in; as it was where one is no word list."""
    names = lists.replace("<", "").replace(">", "").split("|")
    if not all(name in words for name in names):
        return lists
    return _branches([part for name in names for part in _longest_first(map(re.escape, words[name]))])


def _longest_first(parts: Iterable[str]) -> list[str]:
    return sorted(set(parts), key=lambda p: (-len(p), p))


def _branches(parts: list[str]) -> str:
    out: list[tuple[str, list[str]]] = []
    shared: dict[str, list[str]] = {}
    for part in parts:
        first = _LITERAL.match(part)
        if first is None:  # what stands before it must be tried before it
            shared = {}
            out.append((part, [""]))
        elif first[0] in shared:
            shared[first[0]].append(part[first.end() :])
        else:
            shared[first[0]] = [part[first.end() :]]
            out.append((first[0], shared[first[0]]))
    made = [head + (rests[0] if len(rests) == 1 else f"(?:{_branches(rests)})") for head, rests in out]
    heads = [head for head, _ in out if _LITERAL.fullmatch(head)]
    if len(set(heads)) < len(out) or len(out) < 2 * _BRANCHES:
        return "|".join(made)
    groups = range(0, len(out), _BRANCHES)  # one look at a set spares a look at each of its branches
    return "|".join(
        f"(?=[{''.join(heads[at : at + _BRANCHES])}])(?:{'|'.join(made[at : at + _BRANCHES])})" for at in groups
    )


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
            joined = _LISTS.sub(lambda m: _union(m[0], words), row["pattern"])
            source = re.sub(r"(?<!\?P)<([a-z_]+)>", lambda m: parts[m[1]], joined)
            parts[row["id"].replace("-", "_")] = f"(?:{source})"
            compiled[row["id"]] = guarded(source)
        except (KeyError, re.error) as error:
            raise DataError(f"{path.name}: pattern {row.get('id', row)!r}: {error}; mend that row") from error
    return Patterns(compiled, words, tuple(data.get("pattern", [])))
