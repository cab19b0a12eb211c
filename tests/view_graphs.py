"""Made-up graphs for the tests of the view: a small one written by hand, generated ones of any size."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from kg.graph import build_graph
from kg.model import KnowledgeGraph, Literal, Page, Ref, Span, Statement

TEXTS = {
    ("2024-03-02", "https://example.org/a"): (
        "全县春耕推进会召开\n\n本报讯(记者 单小禾)3月1日,全县春耕推进会在县会议中心召开。县委书记江立出席并讲话。"
        "县长李刚主持会议。副县长赵青、孙一鸣出席会议。"
    ),
    ("2024-03-05", ""): (
        "李刚到青石镇调研\n\n3月4日,县长李刚到青石镇调研,副县长赵青一同调研。他察看了蓝泉储能电池项目,"
        "该项目由蓝泉新能源公司投资28.5亿元😀建设,位于青石镇。"
    ),
    ("2024-03-09", ""): "江立会见客人\n\n3月8日,县委书记江立会见宏远集团董事长周海一行。",
}


def statement(
    page: Page, subject: Ref, relation: str, target: Ref | Literal, quote: str, *, confidence: float = 0.9,
    article: Ref | None = None, rule: str = "made-up",
) -> Statement:  # fmt: skip
    """A statement that stands on the first place where ``quote`` is in the page."""
    start = page.text.index(quote) if quote else 0
    spans = (Span(start, start + len(quote)),) if quote else ()
    return Statement(subject, relation, target, spans, confidence, rule, article)


def small() -> KnowledgeGraph:
    """Three pages: a meeting, a visit with a project, a reception."""
    pages = [
        Page(text, file=f"{day}.txt", date=day, paper="县报", url=url) for (day, url), text in TEXTS.items()
    ]
    meet, tour, guests = pages
    heads = [Ref("Article", p.text.partition("\n")[0], p.date) for p in pages]
    person = {n: Ref("Person", n) for n in ("江立", "李刚", "赵青", "孙一鸣", "周海", "单小禾")}
    meeting, visit = Ref("Meeting", "全县春耕推进会", "1"), Ref("Visit", "调研·李刚", "2")
    reception, town = Ref("Reception", "会见·江立", "3"), Ref("District", "青石镇", "t")
    project, firm = Ref("Project", "蓝泉储能电池项目"), Ref("Company", "蓝泉新能源公司")
    hall, big = Ref("Site", "县会议中心"), Ref("Company", "宏远集团")

    def say(page: Page, *rows: tuple[Ref, str, Ref | Literal, str], sure: float = 0.9) -> list[Statement]:
        article = heads[pages.index(page)]
        return [statement(page, s, r, o, q, article=article, confidence=sure) for s, r, o, q in rows]

    def post(page: Page, who: str, title: str, words: str) -> list[Statement]:
        tenure = Ref("Tenure", f"{who} {title}", page.date)
        return say(page, (tenure, "holder", person[who], words), (tenure, "title", Literal(title), words))

    said = {
        meet.id: [
            *say(
                meet,
                (heads[0], "headline", Literal("全县春耕推进会召开"), "全县春耕推进会召开"),
                (heads[0], "publishedOn", Literal("2024-03-02", "date"), ""),
                (heads[0], "author", person["单小禾"], "单小禾"),
                (meeting, "date", Literal("2024-03-01", "date"), "3月1日"),
                (meeting, "venue", hall, "在县会议中心召开"),
                (meeting, "presidedBy", person["李刚"], "县长李刚主持会议"),
                (meeting, "addressedBy", person["江立"], "县委书记江立出席并讲话"),
                (meeting, "attendedBy", person["江立"], "县委书记江立出席"),
                (meeting, "attendedBy", person["赵青"], "副县长赵青、孙一鸣出席会议"),
            ),
            *say(meet, (meeting, "attendedBy", person["孙一鸣"], "孙一鸣出席会议"), sure=0.6),
            *post(meet, "江立", "县委书记", "县委书记江立"),
            *post(meet, "李刚", "县长", "县长李刚"),
        ],
        tour.id: [
            *say(
                tour,
                (heads[1], "publishedOn", Literal("2024-03-05", "date"), ""),
                (visit, "date", Literal("2024-03-04", "date"), "3月4日"),
                (visit, "visitor", person["李刚"], "县长李刚到青石镇调研"),
                (visit, "visited", town, "到青石镇调研"),
                (visit, "visited", project, "察看了蓝泉储能电池项目"),
                (visit, "attendedBy", person["赵青"], "副县长赵青一同调研"),
                (project, "investor", firm, "蓝泉新能源公司投资"),
                (project, "investmentCNY", Literal("2850000000", "decimal"), "28.5亿元"),
                (project, "locatedIn", town, "😀建设,位于青石镇"),
            ),
            *post(tour, "李刚", "县长", "县长李刚"),
        ],
        guests.id: [
            *say(
                guests,
                (heads[2], "publishedOn", Literal("2024-03-09", "date"), ""),
                (reception, "date", Literal("2024-03-08", "date"), "3月8日"),
                (reception, "host", person["江立"], "县委书记江立会见"),
                (reception, "guest", person["周海"], "董事长周海一行"),
                (Ref("Tenure", "周海 董事长", "3"), "holder", person["周海"], "周海"),
                (Ref("Tenure", "周海 董事长", "3"), "title", Literal("董事长"), "董事长"),
                (Ref("Tenure", "周海 董事长", "3"), "atOrganization", big, "宏远集团"),
            ),
        ],
    }  # fmt: skip
    return build_graph(pages, said)


def of(*rows: tuple[Ref, str, Ref | Literal], text: str = "县里的事。") -> KnowledgeGraph:
    """A graph of one page whose statements all stand on its first characters."""
    page = Page(text, file="page.txt", date="2024-03-02")
    return build_graph(
        [page],
        {page.id: [Statement(s, r, o, (Span(0, min(4, len(text))),), 0.9, "made-up") for s, r, o in rows]},
    )


def large(nodes: int, edges: int, *, seed: int = 1) -> KnowledgeGraph:
    """About ``nodes`` things and ``edges`` facts between them, over a year of pages: circles in which a few know many."""
    chance = random.Random(seed)
    surnames, names = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "明远青禾立川海宁知行文言春生启航安平若水"
    days = [f"2024-{m:02d}-{d:02d}" for m in range(1, 13) for d in range(1, 29, 3)]
    pages = [
        Page(f"{day}报道。会议召开,有关人员参加。他们到各地调研。", file=f"{day}.txt", date=day)
        for day in days
    ]
    kinds = (("Person", 0.4), ("Meeting", 0.3), ("District", 0.1), ("Company", 0.1), ("Project", 0.1))
    things: dict[str, list[Ref]] = {}
    for kind, share in kinds:
        things[kind] = [
            Ref(kind, _name(kind, chance, surnames, names) + (f"{i}号" if kind != "Person" else ""), str(i))
            for i in range(max(1, round(nodes * share)))
        ]
    roads = (
        ("Meeting", "attendedBy", "Person", 0.6), ("Meeting", "presidedBy", "Person", 0.15),
        ("Project", "investor", "Company", 0.1), ("Project", "locatedIn", "District", 0.1),
        ("Company", "locatedIn", "District", 0.05),
    )  # fmt: skip
    circles = max(1, nodes // 300)
    said: dict[str, list[Statement]] = {p.id: [] for p in pages}
    for subject, relation, target, share in roads:
        for _ in range(round(edges * share)):
            page = pages[chance.randrange(len(pages))]
            at = chance.randrange(len(things[subject]))
            said[page.id].append(
                Statement(
                    things[subject][at], relation, _skewed(things[target], at % circles, circles, chance), (Span(0, 12),),
                    round(0.5 + chance.random() / 2, 2), "made-up",
                )
            )  # fmt: skip
    return build_graph(pages, said)


def _name(kind: str, chance: random.Random, surnames: str, names: str) -> str:
    if kind == "Person":
        return chance.choice(surnames) + "".join(chance.choices(names, k=2))
    ends = {"Meeting": "工作推进会", "District": "镇", "Company": "科技有限公司", "Project": "产业园建设项目"}
    return "".join(chance.choices(names, k=2)) + ends[kind]


def _skewed(things: Sequence[Ref], circle: int, circles: int, chance: random.Random) -> Ref:
    """Mostly one of the circle that a thing belongs to, and there mostly one of a few."""
    near = things[circle::circles] if chance.random() < 0.85 else things
    near = near or things
    return near[int(len(near) * chance.random() ** 3)]


def labels(graph: KnowledgeGraph, keys: Iterable[str]) -> list[str]:
    """The labels of node ids, sorted."""
    return sorted(graph.nodes[key].label for key in keys)
