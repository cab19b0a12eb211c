"""Appointments and removals: who was given which post, and who left one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.happenings import fresh
from kg.extract.passed import passed_day
from kg.extract.reading import Reading
from kg.mentions.names import is_name
from kg.mentions.posts import head_pattern, make_post
from kg.model import Article, Literal, Ref, Statement
from kg.patterns import load

_SENTENCE = re.compile("[^。;\\n]+")


def extract_appointments(reading: Reading) -> list[Statement]:
    """Acts told in sentences (任命甲为…), in lists (任命: 甲为…;) and the present posts of a notice.

    What was put off, refused or is only proposed is not among them.
    """
    patterns = load("appointments")
    text = reading.text
    decided = bool(patterns["decided"].search(reading.article.headline.chars + text))
    out: list[Statement] = []
    mode = ""
    for found in _SENTENCE.finditer(text):
        line = found.group()
        if not mode and not patterns["touches"].search(line):
            continue
        if headed := patterns["head"].match(line.strip()):
            mode = "to" if (headed["verb"] or headed["bare"]) == "任命" else "from"
            continue
        kinds = (patterns[kind].match(line) for kind in ("notice", "notice-plain", "notice-wide"))
        if notice := next((m for m in kinds if m), None):
            out += _present(reading.article, notice, found.start())
            continue
        if patterns["mode-to"].search(line) or patterns["mode-from"].search(line) or "辞去" in line:
            mode = ""
        out += _read(reading, found.start(), found.end(), mode, decided)
        after = text[found.end() : found.end() + 1]
        if after == "。":
            mode = ""
        elif after == ";" and not mode:  # 任命:甲为…;乙为…
            mode = _last_mode(line)
    return [*out, *_days(reading, out)]


def _days(reading: Reading, acts: list[Statement]) -> Iterator[Statement]:
    """The day of each act: that of the session that passed the list, else the last one told before it."""
    passed = passed_day(reading)
    days = [d for d in reading.dates if reading.issue and fresh(reading, d.value)]
    body, told = reading.article.body, dict[Ref, Statement]()
    for statement in acts:
        if statement.relation == "appointee":
            told.setdefault(statement.subject, statement)
    for act, first in told.items():
        at = bisect_left(body.where, first.spans[0].start)
        before = [(Literal(d.value, "date"), body.spans(d.start, d.end)) for d in days if d.end <= at]
        if passed or before:
            day, where = passed[0] if passed else before[-1]
            sure = 0.85 if passed else 0.75
            yield Statement(act, "date", day, where, sure, "appointment-date", reading.article.ref)


def _last_mode(line: str) -> str:
    """What the rest of a list is about that ``任命:`` or ``免去:`` opened in the middle of a line."""
    opened = list(load("appointments")["list-opens"].finditer(line))
    return "" if not opened else "to" if opened[-1]["verb"] == "任命" else "from"


def _read(reading: Reading, start: int, end: int, mode: str, decided: bool) -> list[Statement]:
    """The acts of one sentence, part by part: each verb of giving or taking rules up to the next."""
    patterns = load("appointments")
    line = reading.text[start:end]
    marks = sorted(
        [(m.start(), "to") for m in patterns["mode-to"].finditer(line)]
        + [(m.start(), "from") for m in patterns["mode-from"].finditer(line)]
        + [(m.start(), "quit") for m in patterns["grants"].finditer(line) if "辞去" in line[m.start() :]]
    )
    if not marks or marks[0][0] > 0:
        marks.insert(0, (0, mode))
    out: list[Statement] = []
    last: tuple[str, int, int] | None = None
    for at, (left, kind) in enumerate(marks):
        right = marks[at + 1][0] if at + 1 < len(marks) else len(line)
        for name, where, post, relation in _acts(reading, line, left, right, kind, decided, last):
            if name:
                last = (name, start + where[0], start + where[1])
            if last and not _undone(line, post):
                out += _act(reading.article, last, relation, (start + post[0], start + post[1]))
    return out


def _undone(line: str, post: tuple[int, int]) -> bool:
    """Whether the clause around a post says that it was proposed, put off or refused."""
    left = max(line.rfind(mark, 0, post[0]) for mark in ",:") + 1
    right = min((i for i in (line.find(m, post[1]) for m in ",") if i >= 0), default=len(line))
    return bool(load("appointments")["not-done"].search(line, left, right))


_Act = tuple[str, tuple[int, int], tuple[int, int], str]


def _acts(
    reading: Reading, line: str, left: int, right: int, kind: str, decided: bool, last: tuple[str, int, int] | None
) -> Iterator[_Act]:
    """Name, where it stands, where the post stands, and the relation, for each act of a part of a sentence."""
    patterns = load("appointments")
    names = {"to": ["to", "elected"], "from": ["from"], "quit": ["quit"], "": ["elected", "no-longer"]}[kind]
    if decided and not kind:
        names = [*names, "takes"]
    part = line[left:right]
    before = max(0, left - 12) if "elected" in names else left
    for name in names:
        window = line[before:right] if name == "elected" else part
        shift = before if name == "elected" else left
        for match in patterns[name].finditer(window):
            relation = "fromPost" if name in ("from", "quit", "no-longer") else "toPost"
            post = (shift + match.start("post"), shift + match.end("post"))
            for who, a, b in _names(window, match):
                last = who, a, b  # whom the acts without a name behind are of
                yield who, (shift + a, shift + b), post, relation
    for match in patterns["to-holder"].finditer(part) if kind == "to" else ():
        heads = list(head_pattern().finditer(match["who"]))  # 选举甲公司董事长乙为某会主席
        if heads and is_name(name := match["who"][heads[-1].end() :]):
            at = left + match.end("who") - len(name)
            yield name, (at, at + len(name)), (left + match.start("post"), left + match.end("post")), "toPost"
    bare = (patterns["from-bare"].match(part) or patterns["from-listed"].match(part)) if kind == "from" else None
    if bare and (size := _bare_name(reading, bare["rest"])):
        at = left + bare.start("rest")
        for number, piece in enumerate(bare["rest"].split("、")):  # 免去甲市水务局局长、乙市教育局局长职务
            size = _sure_name(piece) if number else size
            begin = at + size + (len(_comrade(piece, size)) if size else 0)
            yield piece[:size], (at, at + size), (begin, at + len(piece)), "fromPost"
            at += len(piece) + 1
    for match in patterns["its"].finditer(part):
        if last or kind:
            group = next(g for g in ("post", "left", "gone", "acting") if match[g])
            relation = "fromPost" if group in ("left", "gone") else "toPost"
            yield "", (0, 0), (left + match.start(group), left + match.end(group)), relation


def _sure_name(rest: str) -> int:
    """How long a name is that 同志, a party body or a level of division ends; 0 for none."""
    for size in (3, 2, 4):
        if is_name(rest[:size]) and (_comrade(rest, size) or load("appointments")["post-front"].match(rest, size)):
            return size
    return 0


def _bare_name(reading: Reading, rest: str) -> int:
    """How long the name in front of a post without 的 is: up to a place, a party body or a level of division."""
    if sure := _sure_name(rest):
        return sure
    places = tuple({p.name for p in reading.places})
    for size in (3, 2, 4):
        if is_name(rest[:size]) and rest.startswith(places, size + len(_comrade(rest, size))):
            return size
    return 3 if is_name(rest[:3]) else 0


def _comrade(rest: str, at: int) -> str:
    """The 同志 behind a name, or ``""``."""
    found = load("appointments")["comrade"].match(rest, at)
    return found[0] if found else ""


def _names(part: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    at = match.start("names")
    for piece in match["names"].split("、"):
        name = load("appointments")["name-edge"].sub("", piece)
        begin = at + piece.index(name)
        strange = head_pattern().search(name) or load("appointments")["not-a-name"].search(name)
        if name != "其" and (is_name(name) or (2 <= len(name) <= 7 and not strange)):
            yield name, begin, begin + len(name)
        at += len(piece) + 1


def _act(
    article: Article, who: tuple[str, int, int], relation: str, post: tuple[int, int]
) -> list[Statement]:
    name, a, b = who
    raw = article.body.chars[post[0] : post[1]]
    person = Ref("Person", name)
    act = Ref("Appointment", f"任免·{name}", article.ref.scope)
    spans = article.body.spans(a, b)
    posts = [
        Statement(act, relation, Literal(title), spans + article.body.spans(*where), 0.9, "appointment", article.ref)
        for title, where in _titles(raw, post[0])
    ]
    if not posts:
        return []
    return [
        Statement(act, "appointee", person, spans, 0.9, "appointment", article.ref),
        Statement(article.ref, "mentions", person, spans, 0.9, "appointment", article.ref),
        Statement(article.ref, "reports", act, spans, 0.9, "appointment", article.ref),
        *posts,
    ]


def _titles(raw: str, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The posts of a list (检察委员会委员、检察员), each without the place in front, with where it stands."""
    for title in raw.removesuffix("职务").split("、"):
        heads = [m for m in head_pattern().finditer(title) if m.end() == len(title)]
        if heads:
            made = make_post(title, 0, heads[0].start(), len(title), {})
            yield (made.title if made and made.title else title), (at, at + len(title))
        at += len(title) + 1


def _present(article: Article, notice: re.Match[str], start: int) -> list[Statement]:
    """The posts that a notice says somebody holds now: 闻川,男,…,现任石桥镇党委副书记、镇长."""
    name = load("appointments")["name-edge"].sub("", notice["name"])
    if not is_name(name) and len(name) > 4:
        return []
    person = Ref("Person", name)
    spans = article.body.spans(start + notice.start("name"), start + notice.start("name") + len(name))
    out = [Statement(article.ref, "mentions", person, spans, 0.9, "notice", article.ref)]
    for title, where in _titles(notice["posts"], start + notice.start("posts")):
        tenure = Ref("Tenure", f"{name} {title}", article.ref.scope)
        stands = spans + article.body.spans(*where)
        out.append(Statement(tenure, "holder", person, stands, 0.9, "notice", article.ref))
        out.append(Statement(tenure, "title", Literal(title), stands, 0.9, "notice", article.ref))
    return out
