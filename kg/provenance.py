"""What made a graph: the version of the package and the rules it read pages by."""

from __future__ import annotations

import functools
import hashlib
from importlib import metadata

from kg.resources import data_path, ontology_path


@functools.cache
def version() -> str:
    """The version of the installed package."""
    try:
        return metadata.version("govkg")
    except metadata.PackageNotFoundError:  # a checkout that was never installed
        return "unknown"


@functools.cache
def rule_set() -> str:
    """SHA-256 over the names and bytes of lexicons, patterns, gazetteer and ontology.

    >>> len(rule_set())
    64
    """
    digest = hashlib.sha256()
    for folder in (data_path("lexicon"), data_path("patterns"), data_path("gazetteer"), ontology_path()):
        for file in sorted(folder.iterdir()):
            if file.is_file() and file.suffix != ".py":
                # Without the underscore of the wheel's folders: the same rules are the same wherever they lie.
                digest.update(f"{folder.name.lstrip('_')}/{file.name}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
