"""The frozen records that every stage passes on; those made by the thousand are named tuples.

All offsets are ``[start, end)`` in code points of the decoded page text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal as Choice
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a page: ``[start, end)`` in code points.

    >>> Span(3, 5).end
    5
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """One decoded newspaper page and what is known of it from outside.

    ``date`` is the issue date as ``YYYY-MM-DD`` or ``""``; ``place`` is the
    paper's own place (``河南省洛阳市``) or ``""``; ``number`` is the page number
    as printed (``01``, ``A3``) or ``""``; ``file`` is the name under which it
    was given, never an absolute path; ``sha256`` is that of the input bytes.
    """

    text: str
    file: str = "text"
    date: str = ""
    place: str = ""
    paper: str = ""
    number: str = ""
    url: str = ""
    sha256: str = ""

    @property
    def id(self) -> str:
        """``page/`` and 16 hex digits of the SHA-256 of what was read.

        >>> Page("闻川").id == Page("闻川", file="other.txt").id
        True
        """
        return mint("page", self.sha256 or hashlib.sha256(self.text.encode()).hexdigest())


Datatype = Choice["string", "langString", "date", "gYearMonth", "gYear", "decimal", "integer"]


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A typed value in its canonical lexical form.

    >>> Literal("28000000000", "decimal").datatype
    'decimal'
    """

    value: str
    datatype: Datatype = "string"
    lang: str = ""


class Ref(NamedTuple):
    """A thing as an extractor names it, before it has an identifier.

    ``kind`` is a class term (``Person``); ``name`` is the label; ``scope``
    tells it from others of that name (an article for an unnamed event, a
    division code for a district), and is empty where the name is enough.
    """

    kind: str
    name: str
    scope: str = ""

    @property
    def id(self) -> str:
        """The local identifier, the same on every machine.

        >>> Ref("Person", "闻川").id.startswith("person/")
        True
        """
        return mint(self.kind.lower(), self.kind, self.name, self.scope)


class Statement(NamedTuple):
    """What an extractor says it read: one claim whose things are still :class:`Ref`.

    ``spans`` are where it stands in the page; ``source`` is empty for the
    page itself and names an edition for what a gazetteer knows.
    """

    subject: Ref
    relation: str
    object: Ref | Literal
    spans: tuple[Span, ...]
    confidence: float
    rule: str
    article: Ref | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the finished graph: local ``id``, most specific class, names."""

    id: str
    kind: str
    label: str
    alt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the finished graph with where it was read.

    ``subject`` and a ``str`` ``object`` are local node ids; ``predicate`` is a
    local name of the ontology (``presidedBy``). A claim of the gazetteer has no
    spans and names its edition in ``source``. ``page`` and ``article`` are node
    ids, empty where there is none.
    """

    id: str
    subject: str
    predicate: str
    object: str | Literal
    page: str
    article: str
    spans: tuple[Span, ...]
    confidence: float
    rule: str
    source: str = ""


@dataclass(frozen=True)
class KnowledgeGraph:
    """Pages, nodes and claims: everything that an export is a view of.

    ``nodes`` and ``pages`` are keyed by local id and sorted by it; ``claims``
    are sorted by ``(page, subject, predicate, object, id)``. ``base`` is what
    local ids are appended to to make an IRI.
    """

    pages: Mapping[str, Page]
    nodes: Mapping[str, Node]
    claims: tuple[Claim, ...]
    base: str = "https://w3id.org/govkg/id/"
    warnings: tuple[str, ...] = field(default=())

    def quote(self, claim: Claim) -> str:
        """The characters that a claim stands on, its spans joined by ``…``."""
        text = self.pages[claim.page].text if claim.page in self.pages else ""
        return "…".join(text[s.start : s.end] for s in claim.spans)


def mint(kind: str, *parts: str) -> str:
    """A local id from a kind and the parts that make a thing what it is.

    Sixteen hex digits of BLAKE2b (RFC 7693) over the parts, so that ids need
    no counter and do not depend on order.

    >>> mint("person", "a") == mint("person", "a")
    True
    """
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{kind}/{digest}"


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned characters of a page and where each of them stood in it.

    ``chars`` is simplified, half-width where it does not matter, without the
    space inside a two-character name, its column breaks repaired; paragraphs
    end with ``\\n``. ``where[i]`` is the code point of the page that
    ``chars[i]`` came from.

    >>> Text("温言", (0, 2)).spans(0, 2)
    (Span(start=0, end=3),)
    """

    chars: str
    where: tuple[int, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where ``chars[start:end]`` stood in the page, cut where something was left out.

        A gap of up to three characters (a space in a name, a line break) is
        kept inside one span; a wider one (a caption between two columns) parts it.
        """
        if self.where[end - 1] - self.where[start] == end - 1 - start:  # nothing was left out, as nearly always
            return (Span(self.where[start], self.where[end - 1] + 1),)
        runs: list[Span] = []
        first = last = self.where[start]
        for at in self.where[start + 1 : end]:
            if at - last > 4 or at < last:
                runs.append(Span(first, last + 1))
                first = at
            last = at
        runs.append(Span(first, last + 1))
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class Author:
    """A name of a by-line or credit: ``role`` is ``记者``, ``通讯员``, ``图``, ``摄影``, ``责编`` … or ``""``."""

    name: str
    role: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page.

    ``genre`` is ``news``, ``opinion``, ``literary``, ``notice`` or
    ``advertisement``; only news is read for events. ``body`` holds neither
    headline, by-line nor captions. ``credits`` are photographers of its captions
    and the staff lines next to it; ``continued_from`` is the number of the page that
    a jump line names. ``headline`` is empty where the beginning is on another page.
    """

    ref: Ref
    number: int
    headline: Text
    kicker: Text | None
    deck: Text | None
    body: Text
    authors: tuple[Author, ...]
    genre: str = "news"
    continued_from: Text | None = None
    captions: tuple[Text, ...] = ()
    credits: tuple[Author, ...] = ()
