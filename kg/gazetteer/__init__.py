"""The gazetteer: official divisions from province to village, with their codes and their time."""

from kg.gazetteer.lookup import (
    by_code,
    chain,
    check_place,
    inside,
    named,
    named_in,
    parent,
    parse_chain,
    parse_place,
    resolve,
)
from kg.gazetteer.store import EDITION, Division

__all__ = [
    "EDITION",
    "Division",
    "by_code",
    "chain",
    "check_place",
    "inside",
    "named",
    "named_in",
    "parent",
    "parse_chain",
    "parse_place",
    "resolve",
]
