"""Officials: every person that an article names, with each post as a tenure of its own."""

from __future__ import annotations

from kg.extract.districts import district_ref
from kg.extract.reading import Reading
from kg.mentions.bodies import Body, body_of, carried
from kg.mentions.persons import PersonMention
from kg.mentions.posts import Post
from kg.model import Literal, Ref, Statement


def extract_officials(reading: Reading, issue: str, *, posted_only: bool = False) -> list[Statement]:
    """Mentions of people, and a tenure for each post: holder, title, whose it is, and the day of the paper.

    What somebody is only proposed for is no tenure. With ``posted_only`` people without a post are left out.
    """
    out: list[Statement] = []
    before: list[tuple[Post, Body | None]] = []
    for person in reading.persons:
        if posted_only and not any(p.title for p in person.posts):
            continue
        ref = Ref("Person", person.name)
        where = [(person.start, person.end)]
        out.append(reading.say(reading.article.ref, "mentions", ref, where, 0.9, person.rule))
        for post in person.posts:
            if post.title and post.status not in ("拟任", "拟提名"):
                body = body_of(post, _place(reading, person, post), reading.home, issue) or carried(post, before)
                before.append((post, body))
                out += _tenure(reading, person, post, _organization(reading, post, body), issue)
    return out


def _tenure(
    reading: Reading, person: PersonMention, post: Post, whose: tuple[Ref, str] | None, issue: str
) -> list[Statement]:
    article = reading.article
    spans = (*reading.spans(post.start, post.end), *reading.spans(person.start, person.end))
    rule = "post-list" if person.carried else "post-name"
    scope = f"{reading.article.ref.scope}|{post.place}{post.firm}"
    tenure = Ref("Tenure", f"{person.name} {post.title}", scope)
    out = [
        Statement(tenure, "holder", Ref("Person", person.name), spans, 0.95, rule, article.ref),
        Statement(tenure, "title", Literal(post.title), spans, 0.95, rule, article.ref),
    ]
    if issue and not post.status:
        out.append(Statement(tenure, "asOf", Literal(issue, "date"), spans, 0.9, rule, article.ref))
    if whose is not None:
        organization, short = whose
        out.append(Statement(tenure, "atOrganization", organization, spans, 0.9, "post-organization", article.ref))
        if short:
            alias = Literal(short, "langString", "zh")
            out.append(Statement(organization, "altLabel", alias, spans, 0.9, "post-organization", article.ref))
    return out


def _place(reading: Reading, person: PersonMention, post: Post) -> Ref | None:
    """The district told in front of a title, or of an earlier title of the same person: the last of its links."""
    if not post.place:
        return None
    first = min(post.start, person.unit)
    inside = [p for p in reading.places if first <= p.start < post.end and post.place.endswith(p.name)]
    return district_ref(inside[-1], reading.home) if inside else None


def _organization(reading: Reading, post: Post, body: Body | None) -> tuple[Ref, str] | None:
    """The company named in front of the title, else the public body with its short name."""
    for thing in reading.things:
        if thing.kind == "Company" and thing.start >= post.start and thing.end <= post.end:
            return thing.ref, ""
    if body is None or post.firm:
        return None
    if not post.place:
        return body.ref, ""
    level = body.short[:1]
    short = post.place.removesuffix(level) + body.short
    return body.ref, short
