"""Splitting: a page into its articles, with headline, by-line and a body made whole again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.bylines import parse_authors
from kg.clean import fold, is_traditional, pieces_to_text
from kg.headlines import Heads, genre_of, is_advert, is_label, is_name_line, is_notice, pick_heads
from kg.lines import Line, read_lines
from kg.model import Article, Author, Page, Ref, Text
from kg.patterns import load


@dataclass
class _Draft:
    """An article in the making."""

    heads: list[Line]
    paragraphs: list[list[tuple[int, int]]] = field(default_factory=list)
    bylines: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    closings: list[Line] = field(default_factory=list)
    jump_to: str = ""
    jump_from: str = ""
    ended: bool = False
    open: bool = False
    headed: bool = False


def split_page(page: Page) -> list[Article]:
    """Tell the articles of a page apart, in the order of the page.

    >>> page = Page("甲市召开大会\\n\\n本报讯(记者 王一 李二)昨日,甲市召开大会。")
    >>> [(a.headline.chars, [x.name for x in a.authors]) for a in split_page(page)]
    [('甲市召开大会', ['王一', '李二'])]
    """
    folded = fold(page.text, traditional=is_traditional(page.text))
    drafts = _draft(folded, read_lines(folded))
    articles = [_finish(page, folded, draft, number) for number, draft in enumerate(drafts, 1)]
    return [a for a in articles if a is not None]


def _draft(folded: str, lines: list[Line]) -> list[_Draft]:
    drafts: list[_Draft] = []
    current: _Draft | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.kind in ("short", "byline"):
            run = [line]
            while at + len(run) < len(lines) and lines[at + len(run)].kind in ("short", "byline"):
                run.append(lines[at + len(run)])
            following = next((x for x in lines[at + len(run) :] if x.kind not in ("caption",)), None)
            current = _place_run(drafts, current, run, following)
            at += len(run)
            continue
        current = _place_line(drafts, current, line)
        at += 1
    return drafts


def _place_line(drafts: list[_Draft], current: _Draft | None, line: Line) -> _Draft | None:
    patterns = load("page")
    squeezed = line.text.replace(" ", "")
    jump = patterns["jump-from"].match(squeezed)
    if jump and (current is None or current.paragraphs or line.kind == "body"):
        target = _continued(drafts, current, jump[1])
        if target is not None:
            current = target
        elif current is not None and not current.paragraphs:
            current.jump_from = jump[1]
    elif jump and current is not None:
        current.jump_from = jump[1]
        current.headed = True
    if line.kind == "staff":
        if current is not None and not current.open:
            current.ended = True
        return current
    if current is None:
        current = _Draft([])
        drafts.append(current)
    if line.kind == "caption":
        current.captions.append(line)
    elif line.kind == "closing":
        if to := patterns["jump-to"].search(line.text):
            current.jump_to = to[1]
        else:
            current.closings.append(line)
            current.ended = True
    elif line.kind == "jump":
        if to := patterns["jump-to"].search(squeezed):
            current.jump_to = to[1]
    else:
        _add_body(current, line)
    return current


def _continued(drafts: list[_Draft], current: _Draft | None, page: str) -> _Draft | None:
    """The earlier article that said it goes on, when this stretch brings no headline of its own."""
    if current is not None and current.heads and not current.paragraphs:
        return None
    waiting = [d for d in drafts if d.jump_to and d is not current] or [d for d in drafts if d.jump_to]
    for draft in waiting:
        if not any(d.open for d in waiting) or draft.open:
            draft.jump_to = ""
            return draft
    return None


def _add_body(draft: _Draft, line: Line) -> None:
    patterns = load("page")
    start, end = line.start, line.end
    text = line.text
    if jump := patterns["jump-from"].match(text):
        start += jump.end()
    if to := patterns["jump-to"].search(text):
        draft.jump_to = to[1]
        if to.end() >= len(text):
            end = line.start + to.start()
    if draft.open and draft.paragraphs and not patterns["unit"].match(text):
        draft.paragraphs[-1].append((start, end))
    else:
        draft.paragraphs.append([(start, end)])
    body = text[: end - line.start].rstrip()
    draft.open = bool(body) and not Line(0, 0, body, "body").closed and not _is_note(body)
    draft.ended = draft.ended or _is_note(body)


def _is_note(text: str) -> bool:
    patterns = load("page")
    if patterns["tailbyline"].search(text):
        return True
    found = patterns["closing"].search(text)
    return bool(found and re.search(r"[。!?”]\s*$", text[: found.start()]) and _names_only(found[1]))


def _names_only(text: str) -> bool:
    """Whether a bracket holds names and roles only, and no words of a sentence."""
    bare = Text(text, tuple(range(len(text))))
    authors = parse_authors(bare, 0, len(text))
    left = len(re.sub(r"[\s/、]", "", text)) - sum(len(a.name) for a in authors)
    return bool(authors) and left <= 14 and not re.search(r"[::“”\d]", text)


def _place_run(
    drafts: list[_Draft], current: _Draft | None, run: list[Line], following: Line | None
) -> _Draft:
    """Decide whether a run of short lines heads a new article or stands inside the current one."""
    if current is not None and current.paragraphs and not _starts_article(current, run, following):
        for line in run:
            if line.kind == "byline":
                current.bylines.append(line)
            elif current.open and " " not in line.text and following is not None and following.kind == "body":
                current.captions.append(line)
            elif line.text.endswith("——") or is_verse(line):
                current.paragraphs.append([(line.start, line.end)])
            else:
                current.open = False
        return current
    if current is not None and not current.paragraphs and current.headed:
        return current
    if current is not None and not current.paragraphs and current.heads and not current.bylines:
        current.heads.extend(x for x in run if x.kind == "short")
        current.bylines.extend(x for x in run if x.kind == "byline")
        return current
    draft = _Draft([x for x in run if x.kind == "short"], bylines=[x for x in run if x.kind == "byline"])
    drafts.append(draft)
    return draft


def is_verse(line: Line) -> bool:
    """Whether a short line reads like one of a poem: broken by slashes or ended by a mark.

    >>> is_verse(Line(0, 8, "雾起/替山洗脸", "short"))
    True
    """
    return "/" in line.text or line.text.endswith(("……", ",", ",", "。", "!", "?"))


def _starts_article(current: _Draft, run: list[Line], following: Line | None) -> bool:
    patterns = load("page")
    if following is None and not any(x.kind == "byline" for x in run):
        return False
    names = [x for x in run if is_name_line(x.text)]
    if following is not None and following.kind in ("body", "jump"):
        text = following.text
        if (
            patterns["byline"].match(text)
            or patterns["dateline"].match(text)
            or patterns["jump-from"].match(text)
        ):
            return True
    if any(_is_link(x.text) for x in run):
        return False
    if any(x.kind == "byline" for x in run):
        return len(run) > 1 or current.ended
    if any(is_label(x.text) for x in run) and len(run) > 1:
        return True
    if any(is_notice(x.text) or is_advert(x.text, "-") for x in run):
        cut_open = current.open and following is not None and following.kind == "body"
        return not (cut_open and len(run) == 1)
    if any(is_name_line(x.text) for x in current.heads) and all(len(x.text) < 17 for x in run):
        return False
    if current.open and not current.ended:
        return False
    if len(run) > 1 and (names or not all(is_verse(x) for x in run)) and not current.open:
        return True
    if current.ended or any(is_label(x.text) for x in run):
        return True
    head = run[-1].text
    if following is not None and following.kind == "body":
        if patterns["colonhead"].match(head):
            return True
        if patterns["opening"].match(following.text) and not head.endswith("——"):
            return True
    return False


def _is_link(text: str) -> bool:
    words = load("page").words["link"]
    return any(re.sub(r"[>》◎●▲■◆□◇★☆\s]", "", text) == w for w in words)


def _finish(page: Page, folded: str, draft: _Draft, number: int) -> Article | None:
    patterns = load("page")
    heads = pick_heads(draft.heads, draft.bylines, bool(draft.paragraphs))
    if heads.headline is None and not draft.paragraphs:
        return None
    authors: list[Author] = []
    body_pieces = [list(p) for p in draft.paragraphs]
    genre = "news"
    if body_pieces:
        authors += _strip_byline(folded, body_pieces)
    for line in heads.bylines:
        whole = pieces_to_text(folded, [(line.start, line.end)], keep_spaces=True)
        authors += parse_authors(whole, 0, len(whole.chars))
    for line in draft.closings:
        whole = pieces_to_text(folded, [(line.start, line.end)], keep_spaces=True)
        if _names_only(line.text.strip("()")):
            authors += parse_authors(whole, 1, len(whole.chars) - 1)
    authors += _strip_closings(folded, body_pieces)
    body = _join_paragraphs(folded, body_pieces)
    headline = _headline(folded, heads, body)
    if headline is None or is_advert(headline.chars, body.chars):
        return None
    by_box = bool(heads.bylines) and not any(patterns["rolebyline"].match(x.text) for x in heads.bylines)
    genre = genre_of(headline.chars, body.chars, label=heads.label, bare_author=by_box)
    captions = tuple(pieces_to_text(folded, [(x.start, x.end)], keep_spaces=True) for x in draft.captions)
    return Article(
        ref=Ref("Article", headline.chars, f"{page.id}#{number}"),
        number=number,
        headline=headline,
        kicker=_text(folded, heads.kicker),
        deck=_text(folded, heads.deck),
        body=body,
        authors=tuple(dict.fromkeys(authors)),
        genre=genre,
        continued_from=draft.jump_from,
        captions=captions,
    )


def _text(folded: str, line: Line | None) -> Text | None:
    return None if line is None else pieces_to_text(folded, [(line.start, line.end)], keep_spaces=True)


def _headline(folded: str, heads: Heads, body: Text) -> Text | None:
    if heads.headline is None:
        return None
    whole = pieces_to_text(folded, [(x.start, x.end) for x in heads.headline], keep_spaces=True)
    if len(whole.chars) <= 14 and re.fullmatch(r"(?:\S\s+)+\S", whole.chars):
        return pieces_to_text(folded, [(x.start, x.end) for x in heads.headline])
    return whole


def _strip_byline(folded: str, pieces: list[list[tuple[int, int]]]) -> list[Author]:
    """Take 本报讯(记者 …) off the front of each paragraph; its names are the authors."""
    patterns = load("page")
    found: list[Author] = []
    for paragraph in pieces:
        start, end = paragraph[0]
        text = folded[start:end]
        match = patterns["byline"].match(text)
        if match:
            whole = Text(match[1], tuple(range(start + match.start(1), start + match.end(1))))
            found += parse_authors(whole, 0, len(whole.chars))
        else:
            match = patterns["dateline"].match(text)
        if match:
            paragraph[0] = (start + match.end(), end)
    return found


def _strip_closings(folded: str, pieces: list[list[tuple[int, int]]]) -> list[Author]:
    patterns = load("page")
    found: list[Author] = []
    for paragraph in pieces:
        start, end = paragraph[-1]
        text = folded[start:end]
        match = patterns["tailbyline"].search(text) or patterns["closing"].search(text)
        if not match or not _is_note(text):
            continue
        whole = Text(match[1], tuple(range(start + match.start(1), start + match.end(1))))
        found += parse_authors(whole, 0, len(whole.chars))
        paragraph[-1] = (start, start + match.start())
    return found


def _join_paragraphs(folded: str, pieces: list[list[tuple[int, int]]]) -> Text:
    chars: list[str] = []
    where: list[int] = []
    for paragraph in pieces:
        part = pieces_to_text(folded, paragraph)
        if not part.chars.strip():
            continue
        chars += [part.chars, "\n"]
        where += [*part.where, part.where[-1]]
    return Text("".join(chars), tuple(where))
