"""How a division is packed into the tries of ``data/gazetteer``: the one place that both maker and reader follow."""

from __future__ import annotations

import struct

LEVELS = ("province", "city", "county", "zone")
ALIAS = 0x80
OPEN = 0xFFFF

# Code of six digits, level (with ALIAS where the key is a short form), first month, first month after.
AREA = struct.Struct(">IBHH")
# Place of the town's code in the sorted list of town codes; number of the village in it (0 for the town
# itself) in ten bits, and six bits for the first and last edition that has it.
LOCAL = struct.Struct(">HH")
TOWN = struct.Struct(">I")
_SPANS = [(first, last) for first in range(9) for last in range(first, 9)]


def to_month(date: str) -> int:
    """Months since the year 0 of a date ``YYYY-MM`` or ``YYYY-MM-DD``.

    >>> to_month("2024-04-10") - to_month("2023-04")
    12
    """
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def pack_local(town: int, number: int, first: int, last: int) -> bytes:
    """The record of a village, or of a town where ``number`` is 0; editions are places in their list of nine.

    >>> unpack_local(pack_local(30117, 205, 2, 8))
    (30117, 205, 2, 8)
    """
    return LOCAL.pack(town, number << 6 | _SPANS.index((first, last)))


def unpack_local(record: bytes) -> tuple[int, int, int, int]:
    """Place of the town's code, number of the village, first and last edition."""
    town, rest = LOCAL.unpack(record)
    return town, rest >> 6, *_SPANS[rest & 63]
