"""Headlines: which line of the run above an article is which."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lines import Line
from kg.patterns import load


@dataclass(frozen=True, slots=True)
class Heads:
    """The lines above a body, told apart."""

    headline: tuple[Line, ...] | None
    kicker: Line | None
    deck: Line | None
    bylines: tuple[Line, ...]
    label: str = ""


def _squeeze(text: str) -> str:
    return re.sub(r"[\s>》〉◎●▲■◆□◇★☆]+", "", text)


def is_label(text: str) -> bool:
    """Whether a line is the name of a column or section and no headline.

    >>> is_label("时评"), is_label("市委召开会议")
    (True, False)
    """
    words = load("page").words
    bare = _squeeze(text)
    return bare in words["label"] or bool(re.match(rf"(?:{'|'.join(words['label'])})[·:]", bare))


def is_name_line(text: str) -> bool:
    """Whether a short line is a bare name under a headline.

    >>> is_name_line("温 言"), is_name_line("高尚陪同")
    (True, False)
    """
    patterns = load("page")
    return (
        bool(patterns["namebyline"].match(text))
        and not patterns["deckhead"].match(text)
        and not _verbal(text)
    )


def is_notice(text: str) -> bool:
    """Whether a headline is that of a notice or a list of appointments.

    >>> is_notice("干部任前公示")
    True
    """
    bare = _squeeze(text)
    return any(bare == w or (len(w) > 3 and bare.endswith(w)) for w in load("page").words["notice"])


def is_advert(headline: str, body: str) -> bool:
    """Whether this is a small advertisement, which is no article.

    >>> is_advert("遗失声明", "某店遗失执照,声明作废。")
    True
    """
    words = load("page").words["advert"]
    return any(w in headline for w in words) or (not body.strip() and not headline.strip())


def genre_of(headline: str, body: str, *, label: str = "", bare_author: bool = False) -> str:
    """The genre of an article: news, opinion, literary or notice.

    >>> genre_of("天 气", "今天晴。")
    'notice'
    """
    bare = _squeeze(headline)
    if is_notice(headline):
        appoints = re.search(r"任命|免去|拟任|任前|任免", bare + body[:400])
        return "news" if appoints else "notice"
    if bare_author:
        return "opinion" if len(body) > 0 else "literary"
    if label and re.search(r"评|论|谈|副刊|文苑|诗|观点|言论|走笔|随笔|漫笔", label):
        return "opinion"
    return "news"


def _score(text: str, position: int) -> float:
    patterns = load("page")
    bare = _squeeze(text)
    points = -0.6 * position
    if any(w in bare for w in patterns.words["eventverb"]):
        points += 2.5
    if patterns["kickerhead"].search(text):
        points -= 4.0
    if patterns["deckhead"].match(text):
        points -= 4.0
    if text.startswith(("——", "—", "-")) or patterns["series"].search(text):
        points -= 6.0
    if re.match(r"^[(（]", text):
        points -= 3.0
    if len(bare) <= 5:
        points -= 1.5
    if re.search(r"决定任命|任命\S{2,4}为|总投资|审议|审定|听取|通过", bare):
        points -= 1.5
    halves = text.split()
    if len(halves) == 2 and len(halves[0]) == len(halves[1]) and not re.search(r"召开|举行|会见", text):
        points -= 1.0
    return points


def pick_heads(heads: list[Line], bylines: list[Line], has_body: bool) -> Heads:
    """Tell headline, kicker, deck, label and author lines of a run apart."""
    names = list(bylines)
    lines = list(heads)
    label = ""
    if len(lines) > 1:
        kept = []
        for index, line in enumerate(lines):
            if is_label(line.text):
                label = label or _squeeze(line.text)
            elif index > 0 and index == len(lines) - 1 and not bylines and is_name_line(line.text):
                names.append(line)
            else:
                kept.append(line)
        lines = kept or lines[:1]
    if (
        len(lines) > 1
        and len(_squeeze(lines[0].text)) <= 6
        and not _verbal(lines[0].text)
        and len(_squeeze(lines[1].text)) > 6
    ):
        label = label or _squeeze(lines[0].text)
        lines = lines[1:]
    if not lines:
        return Heads(None, None, None, tuple(names), label)
    best = max(range(len(lines)), key=lambda i: (_score(lines[i].text, i), -i))
    kicker = lines[best - 1] if best > 0 else None
    deck = lines[best + 1] if best + 1 < len(lines) else None
    return Heads((lines[best],), kicker, deck, tuple(names), label)


def _verbal(text: str) -> bool:
    words = load("page").words
    bare = _squeeze(text)
    return any(w in bare for w in words["eventverb"]) or bare in words["brief"] or bare in words["notice"]
