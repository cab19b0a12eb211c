"""Gold pages: what a careful reader would write down, and when a name or value is the one meant.

A gold file is JSON with ``page``, ``articles``, ``entities`` and ``optional_entities``
(lists of ``A|B`` names by kind), ``facts`` and ``optional_facts`` (``[relation, subject,
object]``). Optional is neither asked for nor held against a graph.
"""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

Key = tuple[str, str]
Fact = tuple[str, str, str]

_SKIPPED = frozenset(" \t\n\u3000\"'“”‘’《》「」『』〈〉.,、。:：")
_PLACES = frozenset({"Site", "Project"})
_ZONES = (
    "园区", "园", "基地", "开发区", "高新区", "经开区", "集聚区", "示范区", "新区", "新城", "工业区", "保税区", "度假区",
)  # fmt: skip


def plain(text: str) -> str:
    """The characters that count when names are compared (NFKC, without blanks, quotes and stops).

    >>> plain("“蓝泉”，产业园")
    '蓝泉产业园'
    """
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c not in _SKIPPED)


def close(a: str, b: str) -> bool:
    """Whether two plain names are near enough: one most of the other, or 85 % of the characters alike.

    >>> close("蓝泉储能产业园项目", "蓝泉储能产业园")
    True
    """
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and short in long and len(short) / len(long) >= 0.7:
        return True
    return len(short) >= 6 and difflib.SequenceMatcher(None, a, b).ratio() >= 0.85


def same_value(wanted: str, got: str) -> bool:
    """Whether a value is one of the ``A|B`` asked for: alike, the same number, or with its body in front or behind.

    >>> same_value("28000000000", "28000000000.0"), same_value("县委书记", "中共太湖县县委书记")
    (True, True)
    """
    have = plain(got)
    for choice in wanted.split("|"):
        want = plain(choice)
        if want == have or (_number(choice) is not None and _number(choice) == _number(got)):
            return True
        longer = have.startswith(want) or have.endswith(want) or (len(have) >= 2 and want.endswith(have))
        if len(want) >= 4 and longer:
            return True
    return False


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Gold:
    """One gold page. ``names`` leads from a plain name to the ``(kind, first name)`` of what bears it."""

    page: str
    date: str
    place: str
    articles: tuple[str, ...]
    required: frozenset[Key]
    names: Mapping[str, tuple[Key, ...]]
    facts: tuple[Fact, ...]
    optional: tuple[Fact, ...]

    def find(self, kind: str, labels: Iterable[str], *, fuzzy: bool) -> Key | None:
        """What gold knows under one of these labels, or ``None``.

        Site and Project stand for each other, and so do they and District for zones.
        """
        kinds = _PLACES if kind in _PLACES else frozenset({kind})
        found = [plain(label) for label in labels]
        sure = [key for label in found for key in self.names.get(label, ()) if key[0] in kinds]
        if not sure and kind in _PLACES | {"District"}:
            zones = [label for label in found if label.endswith(_ZONES)]
            sure = [k for z in zones for k in self.names.get(z, ()) if k[0] in _PLACES | {"District"}]
        if not sure and fuzzy:
            sure = [
                key
                for label in found
                for name, keys in self.names.items()
                for key in keys
                if key[0] in kinds and close(label, name)
            ]
        return sure[0] if sure else None

    def same(self, wanted: str, got: Iterable[str]) -> bool:
        """Whether a thing that bears the names ``got`` is the one that a gold fact names."""
        have = list(got)
        if wanted.startswith(("visit:", "reception:", "appointment:")):
            return wanted in have
        asked = set(wanted.split("|"))
        asked |= {self.names[plain(w)][0][1] for w in asked if plain(w) in self.names}
        pairs = [(plain(w), plain(h)) for w in asked for h in have]
        return any(a == b or close(a, b) for a, b in pairs)


def read_gold(file: Path) -> Gold:
    """Read a gold file.

    Raises :class:`~kg.errors.InputError` where it is missing or not in the form above.
    """
    try:
        data = json.loads(file.read_text("utf-8-sig"))
        names: dict[str, list[Key]] = {}
        required: set[Key] = set()
        for part in ("entities", "optional_entities"):
            for kind, rows in data.get(part, {}).items():
                for row in rows:
                    key = (kind, row.split("|")[0])
                    required |= {key} if part == "entities" else set()
                    for name in row.split("|"):
                        names.setdefault(plain(name), []).append(key)
        facts, optional = (
            tuple((str(r), str(s), str(o)) for r, s, o in data.get(part, ()))
            for part in ("facts", "optional_facts")
        )
        return Gold(
            str(data.get("page", "")), str(data.get("date", "")), str(data.get("place", "")),
            tuple(data.get("articles", ())), frozenset(required), {k: tuple(v) for k, v in names.items()},
            facts, optional,
        )  # fmt: skip
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the name") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(
            f"{file}: is no gold page ({error}); see data/pages/README.md for its form"
        ) from error
