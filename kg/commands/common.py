"""What several commands share: finding the parts of a built folder."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError


def part(folder: Path, name: str) -> Path:
    """A file of a built folder.

    Raises :class:`~kg.errors.InputError` where the folder was not built or lacks that output.
    """
    file = folder / name
    if not file.is_file():
        raise InputError(f"{folder}: holds no {name}; run kg build … -o {folder} first")
    return file
