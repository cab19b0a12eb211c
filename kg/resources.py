"""Where the data files live: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root(packed: str, beside: str) -> Path:
    inside = _PACKAGE / packed
    return inside if inside.is_dir() else _PACKAGE.parent / beside


def data_path(*parts: str) -> Path:
    """The path of a file under ``data/``.

    >>> data_path("lexicon").name
    'lexicon'
    """
    return _root("_data", "data").joinpath(*parts)


def ontology_path(*parts: str) -> Path:
    """The path of a file under ``ontology/``.

    >>> ontology_path("govkg.ttl").name
    'govkg.ttl'
    """
    return _root("_ontology", "ontology").joinpath(*parts)
