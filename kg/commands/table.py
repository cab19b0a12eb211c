"""Tables for people: columns as wide as their cells, and nothing in a cell that a terminal would obey."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len


def plain(text: str) -> str:
    """Text without what moves a cursor or breaks a line.

    >>> plain("a\\x1b[31mb\\nc")
    'a[31mb c'
    """
    return "".join(c for c in " ".join(text.split()) if c.isprintable() or c == "\u3000")


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Names, a rule and rows as lines, counting a Chinese character as two columns.

    >>> print(table(["a", "b"], [["会议", "x"], ["y", ""]]))
    a     b
    ----  -
    会议  x
    y
    """
    cells = [[plain(cell) for cell in row] for row in (names, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(c + " " * (w - cell_len(c)) for c, w in zip(row, widths, strict=True)) for row in cells
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)
