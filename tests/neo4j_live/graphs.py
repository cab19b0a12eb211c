"""Made-up graphs for the tests: no name is that of a real person, firm or place."""

from __future__ import annotations

import random

from kg.model import Claim, KnowledgeGraph, Literal, Node, Page, Span, mint

HOSTILE = (
    'quo"te and "two"',
    "it's",
    "back\\slash \\n \\",
    'end\\"',
    '\\"',
    "line\nfeed and\r\nreturn",
    "comma, semi; colon: tab\t",
    "=1+1",
    "+1",
    "@SUM(A1)",
    "-2",
    "NUL\x00 unit\x1f bell\x07",
    "half \ud800 surrogate",
    " blank at both ends ",
    "😀 {x: $id} `tick` ${HOME} $(id)",
    "'}) DETACH DELETE n //",
    "龙" * 35_000,
)


class Graph:
    """Collects pages, nodes and claims, and hands them back as a graph."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.nodes: dict[str, Node] = {}
        self.claims: dict[str, Claim] = {}

    def page(self, text: str, **known: str) -> str:
        page = Page(text, **known)
        self.pages[page.id] = page
        return page.id

    def node(self, kind: str, label: str, *alt: str) -> str:
        node = Node(mint(kind.lower(), kind, label), kind, label, alt)
        self.nodes[node.id] = node
        return node.id

    def claim(
        self,
        subject: str,
        predicate: str,
        target: str | Literal,
        page: str = "",
        article: str = "",
        *spans: tuple[int, int],
        confidence: float = 0.9,
    ) -> str:
        at = tuple(Span(*span) for span in spans)
        key = mint("claim", page, article, subject, predicate, repr(target), repr(at))
        source = "" if page else "gazetteer 2023"
        self.claims[key] = Claim(
            key, subject, predicate, target, page, article, at, confidence, "test.rule", source
        )
        return key

    def done(self) -> KnowledgeGraph:
        claims = sorted(
            self.claims.values(), key=lambda c: (c.page, c.subject, c.predicate, repr(c.object), c.id)
        )
        return KnowledgeGraph(
            dict(sorted(self.pages.items())), dict(sorted(self.nodes.items())), tuple(claims)
        )


def small(*, second: bool = True, less: bool = False) -> KnowledgeGraph:
    """Two pages about one meeting and one project; ``less`` says that page one was read worse."""
    g = Graph()
    text = "甲市召开推进会。市长吴某出席会议,郑某主持。总投资280亿元的星河项目落户乙县。"
    one = g.page(text, file="p1.txt", date="2031-04-02", place="某省甲市", paper="甲市日报", number="01")
    art = g.node("Article", "推进会召开")
    wu, zheng = g.node("Official", "吴某", "老吴"), g.node("Person", "郑某")
    meeting = g.node("Meeting", "推进会")
    county, city = g.node("District", "乙县"), g.node("District", "甲市")
    project, firm = g.node("Project", "星河项目"), g.node("Company", "星河公司", "星河")
    body = g.node("PublicBody", "甲市人民政府")
    post = g.node("Tenure", "吴某 市长")
    g.claim(post, "holder", wu, one, art, (8, 12))
    g.claim(post, "title", Literal("市长"), one, art, (8, 10))
    g.claim(post, "atOrganization", body, one, art, (0, 2), (8, 10), confidence=0.8)
    g.claim(post, "asOf", Literal("2031-04-02", "date"), one, art, (8, 12))
    g.claim(meeting, "attendedBy", wu, one, art, (8, 16))
    if not less:
        g.claim(meeting, "presidedBy", zheng, one, art, (17, 21))
    g.claim(meeting, "date", Literal("2031-04-01", "date"), one, art, (0, 4))
    g.claim(meeting, "venue", city, one, art, (0, 2))
    g.claim(project, "investmentCNY", Literal("28000000000", "decimal"), one, art, (22, 29))
    g.claim(project, "locatedIn", county, one, art, (30, 38))
    g.claim(project, "startedOn", Literal("2031-03", "gYearMonth"), one, art, (22, 29))
    g.claim(project, "plannedFor", Literal("2032-Q2"), one, art, (22, 29))
    g.claim(art, "headline", Literal("推进会召开", "langString", "zh"), one, art, (0, 7))
    g.claim(art, "reports", meeting, one, art, (0, 7))
    g.claim(county, "partOf", city)
    g.claim(county, "adminCode", Literal("990101"))
    if second:
        other = g.page(
            "吴某参加推进会,星河公司投资300亿元。", file="p2.txt", date="2031-04-03", paper="甲市日报"
        )
        more = g.node("Article", "又一篇")
        g.claim(meeting, "attendedBy", wu, other, more, (0, 7), confidence=0.7)
        g.claim(project, "investor", firm, other, more, (8, 19), confidence=0.75)
        g.claim(
            project, "investmentCNY", Literal("30000000000", "decimal"), other, more, (8, 19), confidence=0.6
        )
        g.claim(project, "produces", Literal("电池"), other, more, (8, 19))
        g.claim(project, "produces", Literal("电池;组件"), other, more, (8, 19))
    return g.done()


def only(graph: KnowledgeGraph, page: str) -> KnowledgeGraph:
    """What was read on one page, with what was read on none."""
    claims = tuple(claim for claim in graph.claims if claim.page in ("", page))
    used = {end for c in claims for end in (c.subject, c.object, c.article)}
    nodes = {key: node for key, node in graph.nodes.items() if key in used}
    return KnowledgeGraph({page: graph.pages[page]}, nodes, claims)


def hostile(texts: tuple[str, ...] = HOSTILE) -> KnowledgeGraph:
    """Every one of ``texts`` as a name, a further name, a value, a list item and a quote."""
    g = Graph()
    text = "|".join(texts)
    page = g.page(text, file="bad\"';\\.txt", sha256="ab" * 32)
    art = g.node("Article", "a")
    start = 0
    for number, bad in enumerate(texts):
        firm = g.node("Company", bad, bad, f"{number}")
        at = (start, start + len(bad))
        g.claim(firm, "produces", Literal(bad), page, art, at)
        g.claim(firm, "produces", Literal(f"{bad}{number}"), page, art, at)
        g.claim(firm, "capacity", Literal(bad, "langString", "zh"), page, art, at)
        g.claim(art, "mentions", firm, page, art, at)
        start += len(bad) + 1
    g.claim(art, "headline", Literal(texts[0]), page, art, (0, 3))
    return g.done()


def every_term() -> KnowledgeGraph:
    """Every class and property of the vocabulary at least once."""
    g = Graph()
    text = "这一版把每一种事物和每一种关系都说了一遍。"
    page = g.page(
        text, file="all.txt", date="2031-04-02", place="某省甲市", paper="甲市日报", number="A3",
        url="https://example.org/?a=1&b=2", sha256="cd" * 32,
    )  # fmt: skip
    art = g.node("Article", "每一种")
    thing = {kind: g.node(kind, f"某{kind}", f"又名{kind}") for kind in CLASSES}
    for kind, predicate, target in OBJECTS:
        g.claim(thing[kind], predicate, thing[target], page, art, (0, 4))
    for number, (kind, predicate, literal) in enumerate(LITERALS):
        g.claim(thing[kind], predicate, literal, page, art, (number % 10, number % 10 + 5))
    g.claim(art, "continuedFrom", page, page, art, (0, 4))
    g.claim(art, "author", thing["Person"], page, art, (0, 4))
    return g.done()


CLASSES = (
    "Person", "Official", "Organization", "PublicBody", "Company", "District", "Site", "Project", "Event",
    "Meeting", "Ceremony", "Signing", "Visit", "Reception", "Appointment", "Tenure", "Article",
)  # fmt: skip
OBJECTS = (
    ("Tenure", "holder", "Official"), ("Tenure", "atOrganization", "PublicBody"),
    ("Meeting", "presidedBy", "Official"), ("Meeting", "addressedBy", "Official"),
    *((kind, "attendedBy", "Person") for kind in ("Meeting", "Ceremony", "Signing", "Visit", "Reception")),
    ("Visit", "visitor", "Official"),
    *(("Visit", "visited", kind) for kind in ("District", "Site", "Project", "Company", "PublicBody")),
    ("Reception", "host", "Official"), ("Reception", "guest", "Person"), ("Appointment", "appointee", "Official"),
    *(("Signing", "signatory", kind) for kind in ("Company", "District", "PublicBody")),
    ("Meeting", "venue", "Site"), ("Ceremony", "venue", "District"),
    ("Meeting", "organizedBy", "Organization"), ("Ceremony", "organizedBy", "District"),
    *((kind, "locatedIn", "District") for kind in ("Site", "Project", "Company")),
    ("District", "partOf", "District"), ("Project", "partOf", "Project"), ("Project", "partOf", "Site"),
    ("Project", "investor", "Company"), ("Project", "builder", "Company"),
    ("Project", "partner", "Company"), ("Company", "partner", "Company"),
    ("Article", "reports", "Event"), ("Article", "mentions", "Official"),
    ("Person", "workedWith", "Official"), ("Official", "predecessor", "Person"),
)  # fmt: skip
LITERALS = (
    ("Tenure", "title", Literal("市长")), ("Tenure", "asOf", Literal("2031-04-02", "date")),
    ("Appointment", "toPost", Literal("某局局长")), ("Appointment", "fromPost", Literal("某镇镇长")),
    ("Meeting", "date", Literal("2031-04-01", "date")), ("Meeting", "endDate", Literal("2031-04-03", "date")),
    ("Visit", "date", Literal("2031-04", "gYearMonth")), ("Signing", "date", Literal("2031", "gYear")),
    ("Project", "investmentCNY", Literal("28000000000", "decimal")),
    ("Project", "investmentCNY", Literal("0.5", "decimal")),
    *((kind, "capacity", Literal("120GWh")) for kind in ("Project", "Company", "Site")),
    *((kind, "produces", Literal(name)) for kind in ("Project", "Company") for name in ("电池", "组件")),
    ("Project", "startedOn", Literal("2031-03", "gYearMonth")), ("Project", "completedOn", Literal("2033", "gYear")),
    ("Project", "plannedFor", Literal("2032-Q2")), ("Project", "plannedFor", Literal("年底")),
    ("Project", "stage", Literal("在建")), ("Project", "landAreaMu", Literal("1000", "decimal")),
    ("Site", "landAreaMu", Literal("12.5", "decimal")),
    ("District", "level", Literal("county")), ("District", "adminCode", Literal("990101")),
    ("Article", "headline", Literal("标题", "langString", "zh")), ("Article", "kicker", Literal("引题", "langString", "zh")),
    ("Article", "deck", Literal("副题", "langString", "zh")), ("Article", "publishedOn", Literal("2031-04-02", "date")),
    ("Article", "genre", Literal("news")), ("Article", "continuedFrom", Literal("01版")),
)  # fmt: skip


def large(claims: int, seed: int = 7) -> KnowledgeGraph:
    """A graph of ``claims`` claims on pages of a hundred claims each."""
    chance = random.Random(seed)
    g = Graph()
    people = [g.node("Official", f"人{i}") for i in range(max(10, claims // 50))]
    firms = [g.node("Company", f"企业{i}") for i in range(max(10, claims // 100))]
    places = [g.node("District", f"县{i}") for i in range(100)]
    count = 0
    while len(g.claims) < claims:
        number = count // 100
        if count % 100 == 0:
            page = g.page(
                f"第{number}版" + "这一版说了许多事情" * 50, file=f"p{number}.txt", date="2031-04-02"
            )
        if count % 10 == 0:
            art = g.node("Article", f"文{count}")
            meeting, project = g.node("Meeting", f"会{count}"), g.node("Project", f"项目{count}")
        at = (count % 100 * 4, count % 100 * 4 + 9)
        choices: list[tuple[str, str, str | Literal]] = [
            (meeting, "attendedBy", chance.choice(people)),
            (meeting, "presidedBy", chance.choice(people)),
            (meeting, "date", Literal(f"2031-04-{chance.randint(1, 30):02d}", "date")),
            (project, "investor", chance.choice(firms)),
            (project, "locatedIn", chance.choice(places)),
            (project, "investmentCNY", Literal(str(chance.randint(1, 10**10)), "decimal")),
            (project, "produces", Literal(f"产品{chance.randint(1, 99)}")),
            (chance.choice(people), "workedWith", chance.choice(people)),
        ]
        g.claim(*chance.choice(choices), page, art, at, confidence=chance.choice([0.6, 0.8, 0.95]))
        count += 1
    return g.done()
