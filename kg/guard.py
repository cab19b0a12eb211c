"""Regular expressions with a guard: the characters that a match may begin with, looked at first.

Python's engine tries the branches of a pattern one by one at every character of a text. A look
ahead in front (``(?=[在为])``) ends nearly all of these tries at once and changes no match. It is
of no use where a branch begins with ``^``, which ends a try as soon; and where a pattern begins with
a literal or a set, or with branches that all do so with a literal, the engine looks for these itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as ops  # type: ignore[attr-defined]  # the engine's own reading of a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_CLASSES = {ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_SPACE: r"\s", ops.CATEGORY_WORD: r"\w"}
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT)
_EMPTY = (ops.ASSERT, ops.ASSERT_NOT)
_Item = tuple[Any, Any]


def guarded(source: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern, with its guard where that helps.

    Raises :class:`re.error` as :func:`re.compile` does.

    >>> guarded(r"\\d+年|今年").pattern
    '(?=[\\\\d今])(?:\\\\d+年|今年)'
    >>> guarded("今年|去年").pattern
    '今年|去年'
    """
    items = parser.parse(source, flags)
    if not _is_quick(items) and (first := _first(items)):
        source = f"(?=[{''.join(sorted(first))}])(?:{source})"
    return re.compile(source, flags)


def _is_quick(items: Any) -> bool:
    """Whether the engine finds by itself where a match may begin."""
    while len(items) and items[0][0] is ops.SUBPATTERN:
        items = items[0][1][3]
    if not len(items):
        return True
    op, value = items[0]
    if op is ops.BRANCH:
        return all(len(branch) and branch[0][0] is ops.LITERAL for branch in value[1])
    return op in (ops.LITERAL, ops.IN) or (op is ops.ASSERT and value[0] > 0)  # it has a look ahead of its own


def _first(items: Iterable[_Item]) -> set[str]:
    """What a match of a sequence may begin with, as members of a set; empty where nothing says so."""
    found, may_be_empty = _begin(items)
    return set() if may_be_empty or found is None else found


def _begin(items: Iterable[_Item]) -> tuple[set[str] | None, bool]:
    """Members of a set, None for any character, and whether the sequence may match nothing."""
    out: set[str] = set()
    for op, value in items:
        found, may_be_empty = _begin_of(op, value)
        if found is None:
            return None, False
        out |= found
        if not may_be_empty:
            return out, False
    return out, True


def _begin_of(op: Any, value: Any) -> tuple[set[str] | None, bool]:
    if op is ops.LITERAL:
        return {re.escape(chr(value))}, False
    if op is ops.IN:
        return _members(value), False
    if op is ops.SUBPATTERN:
        return _begin(value[3])
    if op is ops.BRANCH:
        branches = [_begin(branch) for branch in value[1]]
        if any(found is None for found, _ in branches):
            return None, False
        return {m for found, _ in branches for m in found or ()}, any(empty for _, empty in branches)
    if op in _REPEATS:
        found, may_be_empty = _begin(value[2])
        return found, may_be_empty or value[0] == 0
    return (set(), True) if op in _EMPTY else (None, False)


def _members(items: Iterable[_Item]) -> set[str] | None:
    """The members of a set; None for one that says what is not in it."""
    out: set[str] = set()
    for op, value in items:
        if op is ops.LITERAL:
            out.add(re.escape(chr(value)))
        elif op is ops.RANGE:
            out.add(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif op is ops.CATEGORY and value in _CLASSES:
            out.add(_CLASSES[value])
        else:
            return None
    return out
