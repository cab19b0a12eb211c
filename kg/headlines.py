"""Headlines: which line of the heads above an article is which, and what genre they tell."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lines import Line, is_brief, is_label, is_notice, squeeze
from kg.patterns import load


@dataclass(frozen=True, slots=True)
class Heads:
    """The lines above a body, told apart; ``headline`` has two lines where it was broken."""

    headline: tuple[Line, ...]
    kicker: Line | None = None
    deck: Line | None = None
    label: str = ""


def is_advert(text: str) -> bool:
    """Whether a headline is that of a small advertisement, which is no article.

    >>> is_advert("遗失声明")
    True
    """
    bare = squeeze(text)
    return any(w in bare for w in load("page").words["advert"])


def pick_heads(lines: list[Line], body: str) -> Heads:
    """Tell headline, kicker, deck and label of the lines above a body apart.

    >>> from kg.lines import read_lines
    >>> heads = pick_heads(read_lines("时评\\n甲县召开春耕大会\\n方川讲话"), "")
    >>> heads.label, heads.headline[0].text, heads.deck.text
    ('时评', '甲县召开春耕大会', '方川讲话')
    """
    label = ""
    rest = list(lines)
    while len(rest) > 1 and _is_column(rest[0], rest[1]):
        label = label or squeeze(rest[0].text)
        rest = rest[1:]
    columns = [x for x in rest if is_label(x.text)]
    if columns and len(columns) < len(rest):
        label = label or squeeze(columns[0].text)
        rest = [x for x in rest if x not in columns]
    heads = _joined(rest, body)
    if not heads:
        return Heads(())
    leads = [bool(load("page")["kickerhead"].search(x[-1].text)) for x in heads]  # …强调: what was said comes next
    decked = [x[0].text.startswith(("—", "-")) for x in heads[1:]] + [False]  # a deck of a dash is of the line above
    best = max(
        range(len(heads)), key=lambda i: (_score(heads[i], i) + 3.0 * (i > 0 and leads[i - 1]) + decked[i], -i)
    )
    kicker = heads[best - 1][0] if best > 0 else None
    deck = heads[best + 1][0] if best + 1 < len(heads) else None
    return Heads(heads[best], kicker, deck, label)


def _is_column(line: Line, below: Line) -> bool:
    """Whether a line names the column that the headline below it stands in."""
    if is_label(line.text):
        return True
    if below.text.startswith(("—", "-")) or _is_subject(line, below):
        return False
    longer = len(below.bare) - len(line.bare)
    both = len(line.bare) <= 6 and longer >= 0 and not has_verb(below.text)  # a column and a story or an essay
    short = both or (len(line.bare) <= 6 and longer > 1) or (len(line.bare) <= 8 and longer > 2 and not _is_deck(below))
    wide = len(line.bare) <= 5 and bool(load("page")["spaced"].match(below.text))
    return (short or wide) and not has_verb(line.text) and not load("page")["spaced"].match(line.text)


def _is_subject(line: Line, below: Line) -> bool:
    """Whether a line names the place or body that the line right below tells of: 石桥镇 / “联户代表”进农家."""
    return bool(load("page")["place-line"].search(line.bare)) and len(line.bare) <= 6 and not below.gap


def _is_deck(line: Line) -> bool:
    patterns = load("page")
    return bool(patterns["decklike"].search(line.bare) or patterns["deckhead"].match(line.text))


def _joined(lines: list[Line], body: str) -> list[tuple[Line, ...]]:
    """Lines in order, two that make one headline together: the words across the break stand in the body."""
    out: list[tuple[Line, ...]] = []
    for line in lines:
        if out and len(out[-1]) == 1:
            last = out[-1][0]
            if _is_subject(last, line):
                out[-1] = (last, line)
                continue
            if not last.closed and last.bare[-2:] + line.bare[:2] in body[:600] and len(last.bare) >= 4:
                out[-1] = (last, line)
                continue
            if len(out) == 2 and _is_couplet(out[0][0], last, line):
                out[-1] = (last, line)
                continue
            listed = is_notice(line.text) and (" " in line.text or line.text.startswith("关于"))
            if listed and load("page")["issuer"].search(last.bare):
                out[-1] = (last, line)
                continue
        out.append((line,))
    return out


def _is_couplet(kicker: Line, first: Line, second: Line) -> bool:
    """Whether two lines under a kicker (…强调) are what was said there, in two halves."""
    patterns = load("page")
    if not patterns["kickerhead"].search(kicker.text) or patterns["deckhead"].match(second.text):
        return False
    plain = not second.text.startswith(("—", "(")) and not patterns["decklike"].search(second.bare)
    return plain and len(first.bare) <= 20 and len(second.bare) <= 20


def _score(lines: tuple[Line, ...], position: int) -> float:
    """How much some heads look like the headline, from the genre: it comes first, has a verb, tells who and what."""
    patterns = load("page")
    text = " ".join(x.text for x in lines)
    bare = squeeze(text)
    points = -0.6 * position
    if has_verb(text):
        points += 2.5
    if patterns["kickerhead"].search(text) or patterns["deckhead"].match(text):
        points -= 4.0
    if text.startswith(("—", "-")) or patterns["series"].search(text):
        points -= 6.0
    if text.startswith("("):
        points -= 3.0
    if len(bare) <= 5:
        points -= 1.5
    if patterns["decklike"].search(bare):
        points -= 1.5
    halves = [len(x) for x in text.split()]
    if len(lines) == 1 and len(halves) > 1 and not patterns["told"].search(text):
        points -= 1.0 if len(set(halves)) == 1 else 0.7  # a couplet stands above the news
    return points


def has_verb(text: str) -> bool:
    """Whether a line tells that something took place, or heads short news or a notice."""
    bare = squeeze(text)
    return bool(load("page")["verb"].search(bare)) or is_brief(bare) or is_notice(bare)


def genre_of(heads: Heads, body: str, *, boxed: bool) -> str:
    """The genre: news, opinion, literary, notice or advertisement.

    ``boxed`` is whether a bare name stands under the headline, as over
    commentaries and essays, and no reporter.

    >>> from kg.lines import read_lines
    >>> genre_of(pick_heads(read_lines("天 气"), ""), "今天晴。", boxed=False)
    'notice'
    """
    patterns = load("page")
    text = "".join(x.text for x in heads.headline)
    if is_notice(text):
        return "news" if patterns["appoints"].search(squeeze(text) + body[:400]) else "notice"
    if is_advert(text):
        return "advertisement"
    label = heads.label + squeeze(heads.kicker.text if heads.kicker else "")[:8]
    if patterns["literary"].search(label + text[-8:]) or ("/" in body[:200] and boxed):
        return "literary"
    if patterns["opinion"].search(heads.label):
        return "opinion"
    told = patterns["opening"].match(body) and has_verb(body[:80])  # news may be signed by a bare name too
    return "opinion" if boxed and not told and not _is_feature(body) else "news"


def _is_feature(body: str) -> bool:
    """Whether a text tells a story from life: three of a place, somebody and their words, numbers and a time."""
    kinds = ("tells-place", "tells-person", "tells-speech", "tells-number", "tells-time")
    return sum(bool(load("page")[kind].search(body)) for kind in kinds) >= 3
