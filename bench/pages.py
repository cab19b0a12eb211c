"""The gold pages that measurements use: the samples, and what lies in ``../shared/gold``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.gold import Gold, read_gold
from kg.model import Page
from kg.read import read_bytes
from kg.resources import data_path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"


def sets() -> Mapping[str, list[Path]]:
    """Gold files by the set they belong to; a set that is not there is left out."""
    folders = {
        "samples": data_path("pages"), "dev": data_path("pages", "dev"), "held": data_path("pages", "held"),
        "shared": SHARED,
    }  # fmt: skip
    found = {name: sorted(folder.glob("*.json")) for name, folder in folders.items()}
    return {name: files for name, files in found.items() if files}


def read(file: Path) -> tuple[Page, Gold]:
    """A gold page: the text as read with what gold says of its date and place, and the gold itself."""
    gold = read_gold(file)
    text = file.with_suffix(".txt")
    return read_bytes(text.read_bytes(), text.name, date=gold.date, place=gold.place), gold
