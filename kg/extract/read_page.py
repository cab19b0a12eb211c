"""One page to its statements: a pure function of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.appointments import extract_appointments
from kg.extract.districts import extract_districts
from kg.extract.economy import extract_economy
from kg.extract.events import extract_events, extract_gatherings
from kg.extract.officials import extract_officials
from kg.extract.reading import Reading, mask_speech, sentences_of
from kg.extract.things import Told, read_things
from kg.gazetteer import Division, parse_place
from kg.mentions.coreference import find_pronouns, find_titled, roster
from kg.mentions.dates import find_dates
from kg.mentions.persons import PersonMention, find_persons
from kg.mentions.places import PlaceMention, find_places
from kg.model import Article, Literal, Page, Ref, Span, Statement, Text
from kg.split import split_page

_TOLD = ("news", "opinion")


def read_page(page: Page) -> list[Statement]:
    """Everything that a page says, in the order of its articles.

    >>> page = Page("全县春耕推进会召开\\n\\n本报讯(记者 王一)昨日,全县春耕推进会召开。县长方川主持会议。", date="2024-03-02")
    >>> [s.object.name for s in read_page(page) if s.relation == "presidedBy"]
    ['方川']
    """
    out: list[Statement] = []
    home = parse_place(page.place, page.date)
    articles = split_page(page)
    first = {a.number: _Named.of(page, a, home) for a in articles if a.genre != "literary"}
    known = roster(p for named in first.values() for p in named.persons)
    firms: list[str] = []  # full names of companies so far: a later article may use the short one
    for article in articles:
        out += _article(page, article)
        if article.genre in _TOLD:
            reading, told = _read(page, article, first[article.number], home, known, firms)
            firms += told.full_names
            out += _opinion(page, reading) if article.genre == "opinion" else _news(page, reading, told)
            for caption in article.captions:  # of a picture only the places are read
                places = find_places(caption.chars, home, date=page.date, around=page.text)
                out += extract_districts(replace(article, body=caption), places, home, page.date)
        elif article.genre == "notice":  # where a notice holds is all that is read of it
            out += extract_districts(article, first[article.number].places, home, page.date)
    return out


@dataclass(frozen=True)
class _Named:
    """The places and people that an article names by itself, before the rest of the page is known."""

    places: list[PlaceMention]
    persons: list[PersonMention]

    @classmethod
    def of(cls, page: Page, article: Article, home: Division | None) -> _Named:
        text = article.body.chars
        places = find_places(text, home, date=page.date, around=page.text)
        told = article.genre in _TOLD
        persons = find_persons(text, places={p.start: p.end for p in places}) if told else []
        return cls(places, persons)


def _read(
    page: Page,
    article: Article,
    named: _Named,
    home: Division | None,
    known: Mapping[str, frozenset[str]],
    firms: Sequence[str],
) -> tuple[Reading, Told]:
    """The article with all its mentions; ``known`` are the names and titles of the whole page."""
    text = article.body.chars
    issue = _told_on(page, article)
    dates = find_dates(text, issue)
    told = read_things(article, named.places, dates, home, page.date, firms)
    persons = named.persons
    own = {p.name for p in persons}
    if any(name in text for name in known if name not in own):
        persons = find_persons(text, places={p.start: p.end for p in named.places}, known=frozenset(known))
    persons = [*persons, *find_titled(text, persons, known)]
    persons += find_pronouns(text, persons)
    ordered = tuple(sorted(persons, key=lambda p: p.start))
    sentences = sentences_of(text)
    return Reading(article, home, issue, ordered, tuple(told.places), tuple(told.things), tuple(dates), sentences), told


def _news(page: Page, reading: Reading, told: Told) -> list[Statement]:
    article = reading.article
    spoken = mask_speech(reading.text)
    out = extract_districts(article, list(reading.places), reading.home, page.date)
    out += extract_officials(reading, page.date)
    out += extract_appointments(reading)
    out += extract_economy(told)
    out += extract_events(reading, spoken)
    return out


def _opinion(page: Page, reading: Reading) -> list[Statement]:
    """Of a commentary only places, people with a post and gatherings that it says were held are facts."""
    out = extract_districts(reading.article, list(reading.places), reading.home, page.date)
    out += extract_officials(reading, page.date, posted_only=True)
    return out + extract_gatherings(reading, mask_speech(reading.text))


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
    out: list[Statement] = []
    if spans:
        out.append(
            Statement(ref, "headline", Literal(article.headline.chars), spans, 0.95, "article-headline", ref)
        )
    if article.continued_from is not None:
        number = article.continued_from
        out.append(
            Statement(ref, "continuedFrom", Literal(number.chars), _whole(number), 0.9, "jump-line", ref)
        )
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
    for credit in article.credits:
        person = Ref("Person", credit.name)
        out.append(Statement(ref, "mentions", person, credit.spans, 0.9, "page-credit", ref))
    return out
