"""Splitting: a page into its articles, with headline, by-line and a body made whole again."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from kg.bylines import parse_authors, parse_line, parse_photographers, parse_staff
from kg.clean import fold, is_traditional, pieces_to_text
from kg.headlines import genre_of, is_advert, pick_heads
from kg.layout import label_lines
from kg.lines import Line, is_label, is_note, read_lines
from kg.model import Article, Author, Page, Ref, Text
from kg.patterns import load


@dataclass
class _Draft:
    """An article in the making; a paragraph is a list of pieces of the page."""

    heads: list[Line] = field(default_factory=list)
    paragraphs: list[list[tuple[int, int]]] = field(default_factory=list)
    bylines: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    staff: list[Line] = field(default_factory=list)
    jump_to: str = ""
    jump_from: tuple[int, int] | None = None
    open: bool = False
    told: bool = False  # a paragraph names who wrote

    @property
    def at(self) -> int:
        return self.heads[0].start if self.heads else 0


def split_page(page: Page) -> list[Article]:
    """Tell the articles of a page apart, in the order of the page.

    >>> page = Page("甲市召开大会\\n\\n本报讯(记者 王一 李二)昨日,甲市召开大会。")
    >>> [(a.headline.chars, [x.name for x in a.authors]) for a in split_page(page)]
    [('甲市召开大会', ['王一', '李二'])]
    """
    folded = fold(page.text, traditional=is_traditional(page.text))
    lines = read_lines(folded)
    drafts = _draft(lines, label_lines(lines))
    page_id = page.id
    articles = [_finish(page_id, folded, draft, number) for number, draft in enumerate(drafts, 1)]
    return [a for a in articles if a is not None]


def _draft(lines: list[Line], parts: list[str]) -> list[_Draft]:
    drafts: list[_Draft] = []
    current: _Draft | None = None
    above: list[Line] = []  # what stands over the first article
    for line, part in zip(lines, parts, strict=True):
        if part == "out" or (current is None and part in ("caption", "byline")):
            (above if current is None else current.staff).append(line)
            continue
        if part == "head" or current is None:
            current = _Draft()
            drafts.append(current)
        if part in ("head", "more"):
            current.heads.append(line)
        elif part in ("byline", "closing"):
            current.bylines.append(line)
        elif part == "caption":
            current.captions.append(line)
        elif part == "cross":
            current.open = False
        elif part in ("text", "jump"):
            current = _place(drafts, current, line)
    for draft in drafts[:1]:
        draft.captions[:0] = [x for x in above if x.kind == "caption"]
        draft.staff[:0] = [x for x in above if x.kind == "out"]
        draft.bylines[:0] = [x for x in above if x.kind == "byline"]
    for before, after in itertools.pairwise(drafts):
        if _is_signed(before, len(before.bylines) - 1) and not _is_signed(after, len(after.bylines)):
            last = before.bylines[-1:]  # set above the headline that it belongs to
            if last and last[0].kind == "byline" and last[0].end in range(after.at - 4, after.at):
                after.bylines.append(before.bylines.pop())
    return drafts


def _is_signed(draft: _Draft, bylines: int) -> bool:
    """Whether an article names its writers, beside its own by-line number ``bylines``."""
    return bylines > 0 or draft.told


def _place(drafts: list[_Draft], current: _Draft, line: Line) -> _Draft:
    """Put a line of text, or a jump line, into the article it belongs to."""
    patterns = load("page")
    start, end, text = line.start, line.end, line.text
    if jump := patterns["jump-from"].match(text):
        start += jump.end()
        if current.paragraphs or all(is_label(x.text) for x in current.heads):
            waiting = [d for d in drafts if d.jump_to]
            current = next((d for d in waiting if d.open), waiting[0] if waiting else _Draft())
            current.jump_to = ""
            if current not in drafts:  # its beginning is on a page that we do not have
                drafts.append(current)
        current.jump_from = (line.start + jump.start(1), line.start + jump.end(1))
    if to := patterns["jump-to"].search(text):
        current.jump_to = to[1]
        if to.end() >= len(text):
            end = line.start + to.start()
    rest = text[start - line.start : max(end - line.start, 0)].rstrip()
    if not rest:
        return current
    verse = line.kind in ("short", "name")  # a line of its own, though it has no mark at its end
    if current.open and current.paragraphs and not verse and not patterns["unit"].match(text):
        current.paragraphs[-1].append((start, end))
    else:
        current.paragraphs.append([(start, end)])
    current.open = not (verse or Line(0, 0, rest, "text").closed or is_note(rest))
    current.told |= is_note(rest) or bool(patterns["byline"].match(text))
    return current


def _finish(page_id: str, folded: str, draft: _Draft, number: int) -> Article | None:
    pieces = [list(p) for p in draft.paragraphs]
    if not pieces and draft.captions:  # an item of a picture and its caption
        pieces = [[(x.start, x.end - _credit(x.text))] for x in draft.captions]
    if not pieces or not (draft.heads or draft.paragraphs):
        return None
    authors = _front(folded, pieces)
    signed = bool(authors)
    for line in draft.bylines:
        authors += parse_line(_whole(folded, line))
    authors += _back(folded, pieces)
    body = _join(folded, pieces)
    heads = pick_heads(draft.heads, body.chars)
    headline = _headline(folded, heads.headline)
    if is_advert(headline.chars) or not (headline.chars or body.chars.strip()):
        return None
    boxed = bool(draft.bylines) and not signed and not any(_reports(x.text) for x in draft.bylines)
    captions = tuple(_whole(folded, x) for x in draft.captions)
    credits = [a for caption in captions for a in parse_photographers(caption)]
    credits += [a for line in draft.staff for a in parse_staff(_whole(folded, line))]
    return Article(
        ref=Ref("Article", headline.chars or body.chars[:20].strip() + "…", f"{page_id}#{number}"),
        number=number,
        headline=headline,
        kicker=_whole(folded, heads.kicker) if heads.kicker else None,
        deck=_whole(folded, heads.deck) if heads.deck else None,
        body=body,
        authors=tuple(dict.fromkeys(authors)),
        genre=genre_of(heads, body.chars, boxed=boxed and draft.bylines[0].start < pieces[0][0][0]),
        continued_from=pieces_to_text(folded, [draft.jump_from]) if draft.jump_from else None,
        captions=captions,
        credits=tuple(dict.fromkeys(credits)),
    )


def _reports(text: str) -> bool:
    return bool(load("page")["reports"].search(text))


def _whole(folded: str, line: Line) -> Text:
    return pieces_to_text(folded, [(line.start, line.end)], keep_spaces=True)


def _headline(folded: str, lines: tuple[Line, ...]) -> Text:
    pieces = [_inside(x) for x in lines]
    if not lines:
        return Text("", ())
    spaced = len(lines) > 1 or bool(load("page")["spaced"].match(lines[0].text))
    return pieces_to_text(folded, pieces, keep_spaces=not spaced)


def _credit(caption: str) -> int:
    """How many characters at the end of a caption tell who took the picture."""
    last = max(caption.rfind(mark) for mark in "。!?")
    return len(caption) - last - 1 if last >= 0 and load("page")["photographer"].search(caption) else 0


def _inside(line: Line) -> tuple[int, int]:
    """A headline without the brackets or signs around it: 【简讯】, 〇快报〇."""
    framed = line.text[0] + line.text[-1] in ("[]", "【】", "〇〇", "○○", "★★", "※※")
    signs = 0 if framed else len(line.text) - len(line.text.lstrip("●▲■◆★◎ "))
    return (line.start + framed + signs, line.end - framed)


def _front(folded: str, pieces: list[list[tuple[int, int]]]) -> list[Author]:
    """Take 本报讯(记者 …) off the front of each paragraph; its names are the authors."""
    patterns = load("page")
    found: list[Author] = []
    for paragraph in pieces:
        start, end = paragraph[0]
        text = folded[start:end]
        match = patterns["byline"].match(text)
        if match:
            group = next(g for g in range(1, len(match.groups()) + 1) if match[g] is not None)
            whole = Text(match[group], tuple(range(start + match.start(group), start + match.end(group))))
            found += parse_authors(whole, 0, len(whole.chars))
        else:
            match = patterns["dateline"].match(text)
        if match:
            paragraph[0] = (start + match.end(), end)
    return found


def _back(folded: str, pieces: list[list[tuple[int, int]]]) -> list[Author]:
    """Take (记者 …) and the like off the end of each paragraph; its names are authors too."""
    patterns = load("page")
    found: list[Author] = []
    for paragraph in pieces:
        start, end = paragraph[-1]
        text = folded[start:end]
        if not is_note(text):
            continue
        match = patterns["tailbyline"].search(text) or patterns["closing"].search(text)
        if not match:
            continue
        unit = patterns["byline-unit"].match(match[1])
        whole = Text(match[1], tuple(range(start + match.start(1), start + match.end(1))))
        found += parse_authors(whole, unit.end() if unit else 0, len(whole.chars))
        paragraph[-1] = (start, start + match.start())
    return found


def _join(folded: str, pieces: list[list[tuple[int, int]]]) -> Text:
    chars: list[str] = []
    where: list[int] = []
    for paragraph in pieces:
        part = pieces_to_text(folded, paragraph)
        if not part.chars.strip():
            continue
        chars += [part.chars, "\n"]
        where += [*part.where, part.where[-1]]
    return Text("".join(chars), tuple(where))
