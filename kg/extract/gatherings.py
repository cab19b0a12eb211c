"""Gatherings: meetings, ceremonies and signing ceremonies that have a name."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.happenings import CEREMONY, MEETING, NAMELESS, SIGNING, Happening
from kg.extract.reading import Reading, not_held
from kg.model import Ref
from kg.patterns import Patterns, load

_KINDS = {MEETING: "Meeting", CEREMONY: "Ceremony", SIGNING: "Signing"}
_STOP = re.compile("[,。;:!?\\n《》—]")
_LIMIT = 60


def find_gatherings(reading: Reading, spoken: str) -> list[Happening]:
    """The gatherings that an article tells of as held, in order; ``spoken`` is the text with speech blanked.

    One that is told only by its kind (座谈会) is ``nameless``.
    """
    patterns = load("events")
    out: list[Happening] = []
    ahead = not_held(spoken, reading.sentences)
    for index, (start, end) in enumerate(reading.sentences):
        if index in ahead:
            continue
        found = _sessions(reading, spoken, start, end, index)
        taken = [(e.start, e.end) for e in found]
        heads = list(patterns["gathering"].finditer(spoken, start, end))
        first, linked = start, False
        for at, match in enumerate(heads):
            if at + 1 < len(heads) and patterns["one-name"].fullmatch(spoken[match.end() : heads[at + 1].start()]):
                continue  # 恳亲大会招商引资恳谈会: the last head is that of the whole name
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            event = _named(reading, spoken, match, (first, end), index, linked=linked)
            joined = patterns["next-name"].match(spoken, match.end())
            linked = bool(event and joined)
            if linked and joined:
                first = joined.end()  # 甲会议和乙会议: two names
            if event is not None:
                found.append(event)
        for event in sorted(found, key=lambda e: e.start):
            if event.rule == "ceremony-bare" and any(
                e.family != NAMELESS and reading.item(event.start) <= e.start for e in out
            ):
                continue  # 开班仪式 of a gathering that has its own name
            out.append(_sitting(event, spoken, out) or _same(event, out))
    return out if any(e.family != NAMELESS for e in out) else _headed(reading, spoken, out)


def _headed(reading: Reading, spoken: str, out: list[Happening]) -> list[Happening]:
    """The one gathering of an article that its headline alone names: 全县教育大会召开 over 昨日,大会召开."""
    patterns = load("events")
    found = patterns["headed"].search(reading.article.headline.chars)
    lead = patterns["lead-in"].match(found["name"]) if found else None
    name = found["name"][lead.end() if lead else 0 :] if found else ""
    if len(name) < 5 or patterns["no-name"].search(name):
        return out
    family = next((f for f in (SIGNING, CEREMONY) if name.endswith(patterns.words[f])), MEETING)
    ref = Ref(_KINDS[family], name, reading.article.ref.scope)
    same = [e for e in out if name.endswith(spoken[e.start : e.end])]
    if not out and patterns["goes-on"].search(spoken):
        start, end = reading.sentences[0]
        return [Happening(ref, start, end, family, 0, 0.8, f"{family}-headline")]
    return [replace(e, ref=ref, family=family, confidence=0.8, rule=f"{family}-headline") if e in same else e for e in out]


def _sitting(event: Happening, spoken: str, before: list[Happening]) -> Happening | None:
    """The session that an opening or closing sitting (闭幕大会) is a part of."""
    patterns = load("events")
    if event.family != NAMELESS or not patterns["sitting"].search(spoken[event.start - 2 : event.end]):
        return None
    session = next((e for e in reversed(before) if patterns["numbered"].search(e.ref.name)), None)
    return replace(event, ref=session.ref, family=session.family, rule=session.rule) if session else None


def _same(event: Happening, before: list[Happening]) -> Happening:
    """A shorter or longer name of a gathering told before is that gathering."""
    for old in before:
        if old.family == NAMELESS or event.family == NAMELESS:
            continue
        a, b = sorted((old.ref.name, event.ref.name), key=len)
        enough = 4 if event.family in (CEREMONY, SIGNING) else 5
        if a == b or (len(a) >= enough and b.endswith(a)) or (len(a) >= 6 and a in b):
            return replace(event, ref=old.ref, family=old.family)
    return event


def _sessions(reading: Reading, spoken: str, start: int, end: int, index: int) -> list[Happening]:
    patterns = load("events")
    out: list[Happening] = []
    if not patterns["holding"].search(spoken, start, end):
        return out
    for match in patterns["session"].finditer(spoken, start, end):
        body = match["body"]
        lead = patterns["lead-in"].match(body)
        cut = lead.end() if lead else 0
        cut = max(cut, *(m.end() for m in patterns["body-after"].finditer(body)), 0)
        for day in reading.days(match.start(), match.end("body")):
            cut = max(cut, day.end - match.start())
        if part := patterns["part-of-day"].match(body, cut):
            cut = part.end()
        body = body[cut:]
        if len(body) < 2 or patterns["policy"].search(spoken[start : match.start()]):
            continue
        name = match["name"]
        if name.startswith(body) or (patterns["standing"].match(name) and patterns["standing"].match(body[-3:])):
            name = patterns["standing"].sub("", name)
        at = match.start() + cut
        ref = Ref("Meeting", body + name, reading.article.ref.scope)
        out.append(Happening(ref, at, match.end(), MEETING, index, 0.9, "meeting-session"))
    return out


def _named(
    reading: Reading, spoken: str, head: re.Match[str], within: tuple[int, int], index: int, *, linked: bool
) -> Happening | None:
    """The gathering whose name ends with ``head``; one ``linked`` to another by 和 was held if that was."""
    start, end = within
    patterns = load("events")
    left = _left(reading, spoken, start, head.start(), patterns)
    name = spoken[left : head.end()]
    family = next((f for f in (SIGNING, CEREMONY) if name.endswith(patterns.words[f])), MEETING)
    before = spoken[start:left]
    decides = patterns["numbered"].search(name) and patterns["decides"].match(spoken, head.end())
    told = (linked and start == left) or decides or _told(spoken, before, head.end(), end, patterns)
    if not told or patterns["policy"].search(before):
        return None
    if patterns["part"].fullmatch(name):
        return None
    bare = bool(patterns["no-name"].search(name)) or len(name) < 5
    if bare:
        done = head.group() != name and len(name) >= 4 and not patterns["counted"].search(name)
        if family == MEETING or not done:
            if patterns["same-again"].search(spoken[start : head.end() + 2]) or not _held(
                before, spoken[head.end() : end], patterns
            ):
                return None  # 出席会议 points back to a meeting told before
            return Happening(Ref("Meeting", head.group()), head.start(), head.end(), NAMELESS, index)
    if patterns["no-part-of-name"].search(name) or not _balanced(name):
        return None
    if name[0] == "“" and name[-1] == "”":
        name = name[1:-1]
    ref = Ref(_KINDS[family], name, reading.article.ref.scope)
    rule = f"{family}-{'bare' if bare else 'name'}"
    return Happening(ref, left, head.end(), family, index, 0.9, rule)


def _balanced(name: str) -> bool:
    return name.count("“") == name.count("”") and name.count("(") == name.count(")")


def _left(reading: Reading, spoken: str, start: int, head: int, patterns: Patterns) -> int:
    """Where the name of a gathering begins: after a mark, a verb of holding, 在 or 的, or a person."""
    left = head
    depth = 0
    while left > start and head - left < _LIMIT:
        char = spoken[left - 1]
        if char in "”)":
            depth += 1
        elif char in "“(" and depth:
            depth -= 1
        elif depth:
            pass
        elif _STOP.match(char) or char in "“(" or (char == "、" and not _listed(spoken, start, left - 1, patterns)):
            break
        left -= 1
    segment = spoken[left:head]
    cut = 0
    verbs = (*patterns.words["doing"], *patterns.words["hold"])
    for word in verbs:
        at = segment.rfind(word)
        if at >= 0:
            cut = max(cut, at + len(word) + segment.startswith("了", at + len(word)))
    for found in patterns["name-after"].finditer(segment):
        if not _inside_quotes(segment, found.start()):
            cut = max(cut, found.end())
    for person in reading.people(left, head):
        if person.end - left > cut:
            cut = person.end - left
    for day in reading.days(left, head):
        if day.end - left > cut and not _inside_quotes(segment, day.start - left):
            cut = day.end - left
    while lead := patterns["lead-in"].match(segment[cut:]):
        cut += lead.end()
    if ours := patterns["ours-with"].search(segment[: cut + 1]):
        cut = ours.start()
    return left + cut


def _inside_quotes(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count("(", 0, at) > text.count(")", 0, at)


def _listed(spoken: str, start: int, mark: int, patterns: Patterns) -> bool:
    """Whether a 、 stands inside a name: a verb of holding comes before it in the same clause."""
    clause = re.split("[,。;:!?\\n]", spoken[start:mark])[-1]
    verbs = [clause.rfind(v) for v in patterns.words["hold"] if v in clause]
    return bool(verbs) and "、" not in clause[max(verbs) :] and len(clause) - max(verbs) < 14


def _told(spoken: str, before: str, head_end: int, end: int, patterns: Patterns) -> bool:
    """Whether the sentence says that the gathering was held, or that somebody did something at it."""
    clause = re.split("[;。]", before)[-1][-40:]
    after = re.split("[;。!?]", spoken[head_end:end])[0][:60]
    if _held(clause, after, patterns):
        return True
    if patterns["doing-before"].search(clause):
        return not patterns["who-attends"].match(after)
    if patterns["going-on"].match(after):
        return True
    return bool(clause.endswith("在") and patterns["during"].match(after))


def _held(before: str, after: str, patterns: Patterns) -> bool:
    """Whether a verb of holding stands next to a gathering."""
    return bool(patterns["held-before"].search(before) or patterns["held-after"].match(after))
