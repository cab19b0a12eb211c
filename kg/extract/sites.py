"""Sites that an article tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.things import Told
from kg.mentions.things import ThingMention, find_things
from kg.model import Statement
from kg.patterns import load

_STOOD = re.compile("(?:在|位于|来到|走进|进入)$")


def extract_sites(told: Told) -> list[Statement]:
    """Sites that are visited or where something is held, and the narrowest district told of each thing."""
    out: list[Statement] = []
    for thing in told.things:
        if thing.kind == "Site" and _is_told_of(told, thing):
            out.append(
                told.say(told.article.ref, "mentions", thing.ref, thing.start, thing.end, 0.8, thing.rule)
            )
    out += _captions(told)
    return out


def _captions(told: Told) -> Iterator[Statement]:
    """A caption that is nothing but the name of a site or project."""
    for caption in told.article.captions:
        for thing in find_things(caption.chars, ()):
            if (
                thing.start == 0
                and thing.end >= len(caption.chars.rstrip("。 \n"))
                and thing.kind != "Company"
            ):
                spans = caption.spans(thing.start, thing.end)
                article = told.article.ref
                yield Statement(article, "mentions", thing.ref, spans, 0.8, "caption-thing", article)


def _is_told_of(told: Told, thing: ThingMention) -> bool:
    """Whether a site is gone to, is where something is held, or has its place told."""
    text, patterns = told.text, load("sites")
    first = told.sentence(thing.start)[0]
    lead = text[first : thing.start]
    if thing.place is not None or _STOOD.search(lead):
        return True
    if patterns["held-at"].match(text[thing.end : thing.end + 12]):
        return lead.endswith(("在", "于")) or patterns["seen"].search(lead) is not None
    return bool(patterns["seen"].search(lead)) or (
        lead.endswith("在") and text[thing.end : thing.end + 1] in (",", "的")
    )
