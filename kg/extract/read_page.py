"""One page to its statements: a pure function of the page."""

from __future__ import annotations

from kg.extract.appointments import extract_appointments
from kg.extract.companies import extract_companies
from kg.extract.districts import extract_districts
from kg.extract.events import extract_events
from kg.extract.projects import extract_projects
from kg.extract.receptions import extract_receptions
from kg.extract.sites import extract_sites
from kg.extract.things import read_things
from kg.extract.visits import extract_visits
from kg.gazetteer import parse_place
from kg.mentions.dates import find_dates
from kg.mentions.persons import PersonMention, find_persons
from kg.mentions.places import find_places
from kg.model import Article, Literal, Page, Ref, Span, Statement, Text
from kg.split import split_page


def read_page(page: Page) -> list[Statement]:
    """Everything that a page says, in the order of its articles.

    >>> page = Page("全县春耕推进会召开\\n\\n本报讯(记者 王一)昨日,全县春耕推进会召开。县长方川主持会议。", date="2024-03-02")
    >>> [s.object.name for s in read_page(page) if s.relation == "presidedBy"]
    ['方川']
    """
    out: list[Statement] = []
    home = parse_place(page.place, page.date)
    for article in split_page(page):
        out += _article(page, article)
        if article.genre != "news":
            continue
        text = article.body.chars
        places = find_places(text, home, date=page.date, around=page.text)
        persons = find_persons(text, places={p.start: p.end for p in places})
        out += extract_districts(article, places, home, page.date)
        for person in persons:
            out += _person(article, person)
        dates = find_dates(article.body.chars, _told_on(page, article))
        out += extract_events(article, persons, dates)
        out += extract_appointments(article)
        told = read_things(article, places, dates, home, page.date)
        out += extract_projects(told) + extract_companies(told) + extract_sites(told)
        out += extract_receptions(article, persons, dates)
        out += extract_visits(article, persons, dates, places, home)
    return out


def _told_on(page: Page, article: Article) -> str:
    """The day that 今天 means: that of the dateline (本报8月22日讯) where it has one, else the issue's."""
    if not article.body.where or not page.date:
        return page.date
    before = page.text[max(0, article.body.where[0] - 60) : article.body.where[0]]
    line = before.rsplit("\n", 1)[-1]
    told = [d for d in find_dates(line, page.date) if line[d.end :].startswith(("讯", "电"))]
    return told[0].value if told else page.date


def _whole(text: Text) -> tuple[Span, ...]:
    return text.spans(0, len(text.chars)) if text.chars else ()


def _article(page: Page, article: Article) -> list[Statement]:
    ref = article.ref
    spans = _whole(article.headline)
    out = [Statement(ref, "headline", Literal(article.headline.chars), spans, 0.95, "article-headline", ref)]
    if page.date:
        out.append(
            Statement(ref, "publishedOn", Literal(page.date, "date"), (), 1.0, "issue-date", ref, "issue")
        )
    if article.kicker is not None and article.kicker.chars:
        kicker = article.kicker
        out.append(
            Statement(ref, "kicker", Literal(kicker.chars), _whole(kicker), 0.9, "article-kicker", ref)
        )
    for author in article.authors:
        person = Ref("Person", author.name)
        out.append(Statement(ref, "author", person, author.spans, 0.95, "article-author", ref))
    return out


def _person(article: Article, person: PersonMention) -> list[Statement]:
    ref = Ref("Person", person.name)
    spans = article.body.spans(person.start, person.end)
    out = [Statement(article.ref, "mentions", ref, spans, 0.9, person.rule, article.ref)]
    for post in person.posts:
        if not post.title or post.status in ("拟任", "拟提名"):
            continue
        tenure = Ref("Tenure", f"{person.name} {post.title}", f"{article.ref.scope}|{post.place}{post.firm}")
        where = article.body.spans(post.start, post.end) + spans
        rule = "post-list" if person.carried else "post-name"
        out.append(Statement(tenure, "holder", ref, where, 0.9, rule, article.ref))
        out.append(Statement(tenure, "title", Literal(post.title), where, 0.9, rule, article.ref))
    return out
