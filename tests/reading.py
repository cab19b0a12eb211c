"""What a test asks of one article: its facts as (relation, subject, object) words."""

from __future__ import annotations

from kg.extract.read_page import read_page
from kg.model import Literal, Page

LEADERS = {"visitor", "host", "appointee"}


def facts(
    text: str, date: str = "2024-04-10", place: str = "河南省洛阳市", head: str = "全市要闻"
) -> set[tuple[str, str, str]]:
    """The facts of an article; an unnamed event goes by who leads it (visit:甲)."""
    statements = read_page(Page(f"{head}\n\n本报讯(记者 王一)" + text, date=date, place=place))
    names: dict[object, str] = {}
    for s in statements:
        if s.relation in LEADERS and s.subject not in names:
            names[s.subject] = f"{s.subject.kind.lower()}:{s.object.name}"  # type: ignore[union-attr]
        if s.relation == "holder":
            names[s.subject] = s.object.name  # type: ignore[union-attr]
    out = set()
    for s in statements:
        value = s.object.value if isinstance(s.object, Literal) else s.object.name
        out.add((s.relation, names.get(s.subject, s.subject.name), value))
    return out
