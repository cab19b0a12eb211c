"""Regular expressions with a guard: the characters that a match may begin with, looked at first.

Python's engine tries the branches of a pattern one by one at every character of a text. A look
ahead in front for what the first two characters may be (``(?=[主出][持席])``) ends nearly all of
these tries at once and changes no match. It is of no use where a branch begins with ``^``, which
ends a try as soon; and where a pattern begins with a literal or a set, or with branches that all do
so with a literal, the engine looks for these itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # the engine's own reading of a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_CLASSES = {ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_SPACE: r"\s", ops.CATEGORY_WORD: r"\w"}
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT)
_EMPTY = (ops.ASSERT, ops.ASSERT_NOT)
_Item = tuple[Any, Any]
_Members = frozenset[str] | None  # of a set of characters; None for any character
_NONE: frozenset[str] = frozenset()


class _Begin(NamedTuple):
    """What matches may begin with: those of one character, the first two of longer ones, and whether one is empty."""

    one: _Members
    first: _Members
    second: _Members
    empty: bool


_NOTHING = _Begin(_NONE, _NONE, _NONE, True)
_ANYTHING = _Begin(None, None, None, True)


def guarded(source: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern, with its guard where that helps.

    Raises :class:`re.error` as :func:`re.compile` does.

    >>> guarded(r"\\d+年|今年").pattern
    '(?=[\\\\d今][\\\\d年])(?:\\\\d+年|今年)'
    >>> guarded("今年|去年").pattern
    '今年|去年'
    """
    items = parser.parse(source, flags)
    guard = "" if _is_quick(items) else _guard(_begin(items))
    return re.compile(f"(?={guard})(?:{source})" if guard else source, flags)


def _guard(begin: _Begin) -> str:
    """One set for the first character, or one for each of the first two; empty where nothing is known."""
    one, first, second, empty = begin
    if empty or one is None or first is None:
        return ""
    if second is None or len(one) * 4 > len(first):
        return _set(one | first)
    return _set(first) + _set(second) + (f"|{_set(one)}" if one else "")


def _set(members: frozenset[str]) -> str:
    return f"[{''.join(sorted(members))}]"


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


def _begin(items: Iterable[_Item]) -> _Begin:
    """The beginning of a sequence."""
    out = _NOTHING
    for op, value in items:
        if not (out.empty or out.one is None or out.one):
            break
        out = _followed(out, _begin_of(op, value))
    return out


def _begin_of(op: Any, value: Any) -> _Begin:
    if op is ops.LITERAL:
        return _Begin(frozenset({re.escape(chr(value))}), _NONE, _NONE, False)
    if op is ops.IN:
        return _Begin(_members(value), _NONE, _NONE, False)
    if op in (ops.ANY, ops.NOT_LITERAL):
        return _Begin(None, _NONE, _NONE, False)
    if op is ops.SUBPATTERN:
        return _begin(value[3])
    if op is ops.BRANCH:
        return _either([_begin(branch) for branch in value[1]])
    if op in _REPEATS:
        low, high, part = value
        once = _begin(part)
        times = [_NOTHING, once, _followed(once, once)]
        return _ANYTHING if once.empty else _either(times[min(low, 2) : min(high, 2) + 1])
    return _NOTHING if op in _EMPTY else _ANYTHING


def _followed(a: _Begin, b: _Begin) -> _Begin:
    """One part behind the other."""
    one = [a.one if b.empty else _NONE, b.one if a.empty else _NONE]
    more = b.one is None or b.first is None or bool(b.one | b.first)
    first = [a.first, a.one if more else _NONE, b.first if a.empty else _NONE]
    second = [a.second, *((b.one, b.first) if a.one is None or a.one else ()), b.second if a.empty else _NONE]
    return _Begin(_union(one), _union(first), _union(second), a.empty and b.empty)


def _either(parts: list[_Begin]) -> _Begin:
    one, first, second, empty = zip(*parts, strict=True)
    return _Begin(_union(one), _union(first), _union(second), any(empty))


def _union(sets: Sequence[_Members]) -> _Members:
    known = [members for members in sets if members is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None


def _members(items: Iterable[_Item]) -> _Members:
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
    return frozenset(out)
