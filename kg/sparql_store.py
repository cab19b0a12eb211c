"""A built folder as an Oxigraph store: in memory, or for a large graph on disk and kept for the next question."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.store import graph_file

#: From this size of the graph file on (bytes) the store is kept on disk.
LARGE = 16_000_000
CACHE = ".query-store"


def _files(folder: Path) -> list[Path]:
    derived = folder / "derived.ttl"
    return [graph_file(folder), *([derived] if derived.is_file() else [])]


def _quads(folder: Path) -> Iterator[ox.Quad]:
    """Every triple once in the default graph, and beside it in the named graph of its page.

    Oxigraph's union of named graphs repeats a triple that two pages say, so sums would be wrong on it.
    """
    for file in _files(folder):
        kind = ox.RdfFormat.N_QUADS if file.suffix == ".nq" else ox.RdfFormat.TURTLE
        try:
            for quad in ox.parse(path=str(file), format=kind):
                if not isinstance(quad.graph_name, ox.DefaultGraph):
                    yield quad
                yield ox.Quad(quad.subject, quad.predicate, quad.object)
        except SyntaxError as error:
            raise InputError(
                f"{file}: cannot be parsed ({error}); mend it there or run kg build … -o {folder} again"
            ) from error


def prepare(folder: Path) -> Path | None:
    """Where the store of a large graph lies on disk, made if it is not there; None for what fits in memory.

    The store stands beside the graph under a name that changes with it, so an old one is never asked.
    """
    files = _files(folder)
    if sum(file.stat().st_size for file in files) < LARGE:
        return None
    key = hashlib.sha256(ox.__version__.encode())
    for file in files:
        known = file.stat()
        key.update(f"{file.name}\0{known.st_size}\0{known.st_mtime_ns}\0".encode())
    root = folder / CACHE
    there = root / key.hexdigest()[:16]
    if there.is_dir():
        return there
    try:
        root.mkdir(exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix="new-", dir=root))
    except OSError:
        return None  # a folder that cannot be written is asked in memory
    try:
        store = ox.Store(str(aside / "store"))
        store.bulk_extend(_quads(folder))
        store.optimize()
        del store
        for old in root.iterdir():
            if old != aside and not old.name.startswith("new-"):
                shutil.rmtree(old, ignore_errors=True)
        (aside / "store").rename(there)
    except OSError:
        if not there.is_dir():  # otherwise another process was quicker
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return there


def open_store(folder: Path, on_disk: Path | None) -> ox.Store:
    """The store to ask: read-only from disk, or loaded into memory."""
    if on_disk:
        return ox.Store.read_only(str(on_disk))
    store = ox.Store()
    store.bulk_extend(_quads(folder))
    return store
