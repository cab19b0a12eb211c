"""Appointments and removals: who was given which post, and who left one."""

from __future__ import annotations

import re

from kg.mentions.names import is_name
from kg.mentions.posts import head_pattern, make_post
from kg.model import Article, Literal, Ref, Statement

_N = "[\u3400-\u9fff·]{2,9}?"
_NAMES = f"(?P<names>{_N}(?:、{_N})*)"
_CLAUSE = re.compile("[^。\\n]+")
_START = re.compile("任命[::]?|免去[::]?|接受")
_TO = re.compile(f"(?:^|任命|,|;|:)(?:决定)?{_NAMES}(?:同志)?为(?P<post>[^,。;:()]{{2,45}})")
_FROM = re.compile(
    f"(?:^|免去|,|;|、){_NAMES}的(?P<post>[^,。;:()的]{{2,45}}?)(?:职务|(?=、{_N}的)|(?=[,;(]|$))"
)
_QUIT = re.compile(f"接受{_NAMES}(?:因[^,。;]{{1,14}})?辞去(?P<post>[^,。;]{{2,45}}?)(?:的?职务|的请求)")
_ITS = re.compile("任命其为(?P<post>[^,。;()]{2,45})")
_ACTING = re.compile("决定其(?P<post>代理[^,。;()]{2,20}?)职务")
_HEADED = re.compile("^(任命|免去)[::]?$")


def extract_appointments(article: Article) -> list[Statement]:
    """Acts of appointment told in sentences (任命甲为…) or in lists (任命: 甲为…;).

    What was put off, refused or is only proposed is not among them.
    """
    text = article.body.chars
    out: list[Statement] = []
    mode = ""
    for clause in _CLAUSE.finditer(text):
        line = clause.group().strip()
        if headed := _HEADED.match(line):
            mode = headed[1]
            continue
        started = _START.search(line)
        if started:
            mode = ""
        elif not mode or (not re.search(";|;$", clause.group()) and not text.startswith("。", clause.end())):
            mode = mode if mode and "\n" not in text[clause.end() : clause.end() + 1] else ""
            if not mode:
                continue
        if re.search("拟|未(?:获|提交|付)|暂缓|一事|建议", line):
            continue
        out += _read(article, clause.start(), clause.end(), mode)
    return out


def _read(article: Article, start: int, end: int, mode: str) -> list[Statement]:
    text = article.body.chars
    out: list[Statement] = []
    sections = [(m.start() + start, m.group()[:2]) for m in _START.finditer(text[start:end])]
    if mode and not sections:
        sections = [(start, mode)]
    last: tuple[str, tuple[int, int]] | None = None
    for at, (left, kind) in enumerate(sections):
        right = sections[at + 1][0] if at + 1 < len(sections) else end
        part = text[left:right]
        patterns = {
            "任命": ((_TO, "toPost"),),
            "免去": ((_FROM, "fromPost"),),
            "接受": ((_QUIT, "fromPost"),),
        }[kind]
        found = [(m, relation) for pattern, relation in patterns for m in pattern.finditer(part)]
        for match, relation in sorted(found, key=lambda x: x[0].start()):
            for name, a, b in _names(part, match):
                last = (name, (left + a, left + b))
                out += _act(article, last, relation, (left + match.start("post"), left + match.end("post")))
        for pattern in (_ITS, _ACTING):
            for match in pattern.finditer(part):
                if last:
                    out += _act(
                        article, last, "toPost", (left + match.start("post"), left + match.end("post"))
                    )
    return out


def _names(part: str, match: re.Match[str]) -> list[tuple[str, int, int]]:
    out = []
    at = match.start("names")
    for piece in match["names"].split("、"):
        name = re.sub("^(?:决定)?(?:任命|免去)?|同志$|等$", "", piece)
        begin = at + piece.index(name)
        if name != "其" and (
            is_name(name)
            or (
                2 <= len(name) <= 7
                and not head_pattern().search(name)
                and not re.search("[的了和及委会其]", name)
            )
        ):
            out.append((name, begin, begin + len(name)))
        at += len(piece) + 1
    return out


def _act(
    article: Article, who: tuple[str, tuple[int, int]], relation: str, post: tuple[int, int]
) -> list[Statement]:
    name, (a, b) = who
    text = article.body.chars
    raw = text[post[0] : post[1]]
    person = Ref("Person", name)
    act = Ref("Appointment", f"任免·{name}", article.ref.scope)
    spans = article.body.spans(a, b)
    out = [
        Statement(act, "appointee", person, spans, 0.9, "appointment", article.ref),
        Statement(article.ref, "mentions", person, spans, 0.9, "appointment", article.ref),
        Statement(article.ref, "reports", act, spans, 0.9, "appointment", article.ref),
    ]
    at = post[0]
    body = ""
    for title in raw.removesuffix("职务").split("、"):
        where = article.body.spans(at, at + len(title))
        heads = [m for m in head_pattern().finditer(title) if m.end() == len(title)]
        if heads:
            made = make_post(title, 0, heads[0].start(), len(title), {})
            word = made.title if made and made.title else title
            out.append(
                Statement(act, relation, Literal(word), spans + where, 0.9, "appointment", article.ref)
            )
        at += len(title) + 1
        body = title
    return out if body and len(out) > 3 else []
