"""A made-up town in the papers: a small graph whose every answer is known. No name is that of anybody."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Claim, Datatype, KnowledgeGraph, Literal, Node, Page, Span, mint

GAZETTEER = "gazetteer:made-up-1"


@dataclass
class Town:
    """Collects pages, nodes and claims; a claim's span is where its quote stands in the page."""

    pages: dict[str, Page] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    page: str = ""
    article: str = ""

    def turn(self, text: str, file: str, date: str, paper: str, headline: str) -> None:
        """Open a page of one article; what is told next stands on it."""
        page = Page(text, file, date, "某省云溪市", paper, "01", sha256=mint("x", text)[2:] * 4)
        self.pages[page.id] = page
        self.page = page.id
        self.article = self.node("Article", headline, scope=page.id)
        self.tell(self.article, "headline", headline, headline)
        self.tell(self.article, "publishedOn", Literal(date, "date"), "", source="issue")

    def node(self, kind: str, label: str, *alt: str, scope: str = "") -> str:
        key = mint(kind.lower(), label, scope)
        self.nodes.setdefault(key, Node(key, kind, label, tuple(sorted(alt))))
        return key

    def tell(
        self,
        subject: str,
        predicate: str,
        target: str | Literal,
        quote: str,
        sure: float = 0.9,
        source: str = "",
    ) -> str:
        """State a fact; a target that is no node is a text."""
        value = Literal(target) if isinstance(target, str) and target not in self.nodes else target
        page = "" if source == GAZETTEER else self.page
        spans: tuple[Span, ...] = ()
        if quote:
            start = self.pages[self.page].text.index(quote)
            spans = (Span(start, start + len(quote)),)
        key = mint("claim", page, subject, predicate, repr(value), repr(spans))
        article = self.article if page else ""
        rule = f"town-{predicate}"
        self.claims[key] = Claim(key, subject, predicate, value, page, article, spans, sure, rule, source)
        return key

    def post(self, person: str, title: str, organization: str, quote: str) -> str:
        """A tenure as this article tells it."""
        name = self.nodes[person].label
        tenure = self.node("Tenure", f"{name} {title}", scope=self.article)
        self.tell(tenure, "holder", person, quote)
        self.tell(tenure, "title", title, quote)
        self.tell(tenure, "atOrganization", organization, quote)
        self.tell(tenure, "asOf", day(self.pages[self.page].date), "", source="issue")
        return tenure

    def event(self, kind: str, label: str, date: str, quote: str) -> str:
        """An event that this article reports."""
        event = self.node(kind, label, scope=self.article)
        self.tell(self.article, "reports", event, quote)
        if date:
            self.tell(event, "date", day(date), quote)
        return event

    def done(self) -> KnowledgeGraph:
        claims = sorted(
            self.claims.values(), key=lambda c: (c.page, c.subject, c.predicate, str(c.object), c.id)
        )
        pages = dict(sorted(self.pages.items(), key=lambda item: (item[1].file, item[0])))
        return KnowledgeGraph(pages, dict(sorted(self.nodes.items())), tuple(claims))


def day(value: str) -> Literal:
    """A date, month or year."""
    kinds: dict[int, Datatype] = {10: "date", 7: "gYearMonth", 4: "gYear"}
    return Literal(value, kinds[len(value)])


A = (
    "全市项目建设推进会召开\n\n本报讯(记者 苗可)3月1日,全市项目建设推进会在市会议中心召开。市委书记闻立平出席并讲话,"
    "市长卫启明主持会议,副市长柏知远参加。蓝泉新能源有限公司投资20亿元的储能电池基地项目落户青禾县,日前签约。"
)
B = (
    "卫启明到青禾县调研\n\n本报讯 4月9日,市长卫启明到青禾县调研,察看储能电池基地项目建设。该项目总投资30亿元,已经开工。"
    "副市长柏知远一同调研。"
)
C = (
    "卫启明会见蓝泉客人\n\n本报讯 5月18日,市长卫启明会见蓝泉新能源董事长骆一鸣。会见后,蓝泉新能源与青禾县签订储能合作协议。"
    "储能电池基地项目位于青禾县,由远山装备集团承建。蓝泉新能源与远山装备集团合作多年。"
    "远山装备集团投资50亿元的智能装备产业园项目位于白塔区,预计年产电机40万台。"
)
D = "市人大常委会任免名单\n\n6月14日,会议决定任命郎青为市长,免去卫启明的市长职务。"
E = "全市防汛会议召开\n\n本报讯 6月20日,全市防汛会议召开。市长卫启明出席,市长郎青讲话,市委书记闻立平主持。"


def town() -> KnowledgeGraph:
    """Five pages of two papers: a meeting, a visit, a reception with a signing, appointments, and a slip."""
    t = Town()
    city, county, zone = (t.node("District", n) for n in ("云溪市", "青禾县", "白塔区"))
    wen, wei, bai, lang = (t.node("Official", n) for n in ("闻立平", "卫启明", "柏知远", "郎青"))
    luo, miao = t.node("Person", "骆一鸣"), t.node("Person", "苗可")
    party = t.node("PublicBody", "中共云溪市委员会", "市委")
    hall = t.node("PublicBody", "云溪市人民政府", "市政府")
    firm = t.node("Company", "蓝泉新能源有限公司", "蓝泉新能源")
    works = t.node("Company", "远山装备集团")
    store = t.node("Project", "储能电池基地项目")
    park = t.node("Project", "智能装备产业园项目")
    centre = t.node("Site", "市会议中心")
    for small, code in ((county, "990121"), (zone, "990102")):
        t.tell(small, "partOf", city, "", 1.0, GAZETTEER)
        t.tell(small, "adminCode", code, "", 1.0, GAZETTEER)
        t.tell(small, "level", "county", "", 1.0, GAZETTEER)

    t.turn(A, "a-2031-03-02.txt", "2031-03-02", "云溪日报", "全市项目建设推进会召开")
    t.tell(t.article, "author", miao, "苗可")
    meeting = t.event("Meeting", "全市项目建设推进会", "2031-03-01", "全市项目建设推进会")
    t.post(wen, "市委书记", party, "市委书记闻立平")
    t.post(wei, "市长", hall, "市长卫启明")
    t.post(bai, "副市长", hall, "副市长柏知远")
    t.tell(meeting, "attendedBy", wen, "闻立平出席")
    t.tell(meeting, "addressedBy", wen, "闻立平出席并讲话")
    t.tell(meeting, "presidedBy", wei, "卫启明主持会议")
    t.tell(meeting, "attendedBy", bai, "柏知远参加")
    t.tell(meeting, "venue", centre, "在市会议中心召开", 0.8)
    t.tell(store, "investor", firm, "蓝泉新能源有限公司投资")
    t.tell(store, "investmentCNY", Literal("2000000000", "decimal"), "投资20亿元")
    t.tell(store, "locatedIn", county, "落户青禾县")
    t.tell(store, "stage", "签约", "日前签约", 0.4)

    t.turn(B, "b-2031-04-10.txt", "2031-04-10", "云溪日报", "卫启明到青禾县调研")
    visit = t.event("Visit", "卫启明调研", "2031-04-09", "4月9日")
    t.post(wei, "市长", hall, "市长卫启明")
    t.post(bai, "副市长", hall, "副市长柏知远")
    t.tell(visit, "visitor", wei, "卫启明到青禾县调研")
    t.tell(visit, "visited", county, "到青禾县调研")
    t.tell(visit, "visited", store, "察看储能电池基地项目")
    t.tell(visit, "attendedBy", bai, "柏知远一同调研")
    t.tell(store, "investmentCNY", Literal("3000000000", "decimal"), "总投资30亿元")
    t.tell(store, "stage", "开工", "已经开工")

    t.turn(C, "c-2031-05-20.txt", "2031-05-20", "青禾时报", "卫启明会见蓝泉客人")
    talk = t.event("Reception", "卫启明会见骆一鸣", "2031-05-18", "会见蓝泉新能源董事长骆一鸣")
    t.post(wei, "市长", hall, "市长卫启明")
    t.post(luo, "董事长", firm, "董事长骆一鸣")
    t.tell(talk, "host", wei, "卫启明会见")
    t.tell(talk, "guest", luo, "骆一鸣")
    signing = t.event("Signing", "储能合作协议", "2031-05-18", "签订储能合作协议")
    t.tell(signing, "signatory", firm, "蓝泉新能源与青禾县签订")
    t.tell(signing, "signatory", county, "青禾县签订")
    t.tell(store, "locatedIn", county, "位于青禾县")
    t.tell(store, "builder", works, "由远山装备集团承建")
    t.tell(firm, "partner", works, "蓝泉新能源与远山装备集团合作")
    t.tell(park, "investor", works, "远山装备集团投资50亿元")
    t.tell(park, "investmentCNY", Literal("5000000000", "decimal"), "投资50亿元")
    t.tell(park, "locatedIn", zone, "位于白塔区")
    t.tell(park, "capacity", "40万台", "40万台")
    t.tell(park, "produces", "电机", "电机")

    t.turn(D, "d-2031-06-15.txt", "2031-06-15", "云溪日报", "市人大常委会任免名单")
    named = t.event("Appointment", "郎青任市长", "2031-06-14", "6月14日")
    t.tell(named, "appointee", lang, "任命郎青")
    t.tell(named, "toPost", "市长", "为市长")
    left = t.event("Appointment", "卫启明免市长", "2031-06-14", "6月14日")
    t.tell(left, "appointee", wei, "免去卫启明")
    t.tell(left, "fromPost", "市长", "的市长职务")
    t.post(lang, "市长", hall, "任命郎青为市长")

    t.turn(E, "e-2031-06-21.txt", "2031-06-21", "云溪日报", "全市防汛会议召开")
    flood = t.event("Meeting", "全市防汛会议", "2031-06-20", "全市防汛会议")
    t.post(wei, "市长", hall, "市长卫启明")
    t.post(lang, "市长", hall, "市长郎青")
    t.post(wen, "市委书记", party, "市委书记闻立平")
    t.tell(flood, "attendedBy", wei, "卫启明出席")
    t.tell(flood, "addressedBy", lang, "郎青讲话")
    t.tell(flood, "presidedBy", wen, "闻立平主持")
    for person, quote in ((wen, "闻立平"), (wei, "卫启明"), (lang, "郎青")):
        t.tell(t.article, "mentions", person, quote)
    return t.done()
