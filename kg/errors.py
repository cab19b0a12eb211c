"""The one exception tree of govkg."""

from __future__ import annotations


class KgError(Exception):
    """Something a user can mend: the message says what, where and what to do next."""


class InputError(KgError):
    """A page, manifest or option that cannot be read or used."""


class OutputError(KgError):
    """An output folder that cannot be written; what stood there before is untouched."""


class OntologyError(KgError):
    """A term that the ontology does not define."""


class DataError(KgError):
    """A lexicon, pattern or gazetteer file that is not well formed."""


class QueryError(KgError):
    """A question that cannot be parsed, is not allowed, or ran out of time."""


class LoadError(KgError):
    """A graph or server that cannot be loaded from or into."""
