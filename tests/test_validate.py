"""Validation finds what is wrong, says it in words, and finds nothing in what is right."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from town import town
from typer.testing import CliRunner

import kg
from kg.built import Built
from kg.cli import app
from kg.errors import InputError
from kg.export.rdf import turtle
from kg.model import KnowledgeGraph
from kg.ontology import GOV, PREFIXES, terms
from kg.resources import data_path, ontology_path
from kg.validate import validate

BASE = "https://w3id.org/govkg/id/"
XSD = PREFIXES["xsd"]


class Graph:
    """The triples of the made-up town, to be spoilt."""

    def __init__(self, file: Path) -> None:
        self.triples = {
            ox.Triple(q.subject, q.predicate, q.object)
            for q in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
        }

    def named(self, label: str) -> ox.NamedNode:
        """The thing of a label; of several the first."""
        found = [t.subject for t in self.triples if t.object == ox.Literal(label, language="zh")]
        return min((f for f in found if isinstance(f, ox.NamedNode)), key=str)

    def claim(self, predicate: str, of: str = "") -> ox.NamedNode:
        """The first claim of a predicate, of the thing of a label where one is given."""
        claims = {t.subject for t in self.triples if t.object == gov(predicate)}
        if of:
            claims &= {t.subject for t in self.triples if t.object == self.named(of)}
        return min((c for c in claims if isinstance(c, ox.NamedNode)), key=str)

    def span(self) -> ox.NamedNode:
        """The first span."""
        return min((t.subject for t in self.triples if "#char=" in str(t.subject)), key=str)  # type: ignore[type-var]

    def drop(self, s: ox.NamedNode | None, p: ox.NamedNode | None, o: object = None) -> None:
        """Take out what matches."""
        self.triples = {
            t for t in self.triples
            if not ((s is None or t.subject == s) and (p is None or t.predicate == p) and (o is None or t.object == o))
        }  # fmt: skip

    def put(self, s: ox.NamedNode | ox.BlankNode, p: ox.NamedNode, o: ox.NamedNode | ox.Literal) -> None:
        """Put one in."""
        self.triples.add(ox.Triple(s, p, o))

    def swap(self, s: ox.NamedNode, p: ox.NamedNode, o: ox.NamedNode | ox.Literal) -> None:
        """Put one in for all of its property; a claim of a fact changes with it."""
        old = {t.object for t in self.triples if t.subject == s and t.predicate == p}
        self.drop(s, p)
        self.put(s, p, o)
        claims = {t.subject for t in self.triples if t.predicate == rdf("subject") and t.object == s}
        for claim in claims & {
            t.subject for t in self.triples if t.predicate == rdf("predicate") and t.object == p
        }:
            if any(ox.Triple(claim, rdf("object"), value) in self.triples for value in old):
                self.drop(claim, rdf("object"))  # type: ignore[arg-type]
                self.put(claim, rdf("object"), o)  # type: ignore[arg-type]

    def back(self, s: ox.NamedNode, p: ox.NamedNode, o: ox.NamedNode | ox.Literal) -> None:
        """Put in a fact with a claim like others, so that only the fact itself is wrong."""
        self.put(s, p, o)
        like = self.claim("title")
        mine = ox.NamedNode(f"{BASE}claim/00000000000000ff")
        for t in list(self.triples):
            if t.subject == like and t.predicate not in (rdf("subject"), rdf("predicate"), rdf("object")):
                self.put(mine, t.predicate, t.object)  # type: ignore[arg-type]
        for name, value in (("subject", s), ("predicate", p), ("object", o)):
            self.put(mine, rdf(name), value)


def gov(name: str) -> ox.NamedNode:
    return ox.NamedNode(GOV + name)


def rdf(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["rdf"] + name)


def oa(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["oa"] + name)


def label() -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["rdfs"] + "label")


def lit(value: str, kind: str = "") -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + kind)) if kind else ox.Literal(value)


def zh(value: str) -> ox.Literal:
    return ox.Literal(value, language="zh")


WEI, POST, MEETING, STORE, COUNTY = (
    "卫启明",
    "卫启明 市长",
    "全市项目建设推进会",
    "储能电池基地项目",
    "青禾县",
)
Spoil = Callable[[Graph], None]

# What is done to the graph, and the code of the problem that must be told of it.
SEEDED: dict[str, tuple[Spoil, str]] = {
    "a post without holder": (lambda g: g.drop(g.named(POST), gov("holder")), "shape:holder"),
    "a post with two holders": (lambda g: g.back(g.named(POST), gov("holder"), g.named("郎青")), "shape:holder"),
    "a post held by a company": (lambda g: g.swap(g.named(POST), gov("holder"), g.named("远山装备集团")), "shape:holder"),
    "a post without title": (lambda g: g.drop(g.named(POST), gov("title")), "shape:title"),
    "a post with a blank title": (lambda g: g.swap(g.named(POST), gov("title"), lit("  ")), "shape:title"),
    "a post at a project": (lambda g: g.swap(g.named(POST), gov("atOrganization"), g.named(STORE)), "shape:atOrganization"),
    "a post as of a thirteenth month": (lambda g: g.swap(g.named(POST), gov("asOf"), lit("2031-13-01", "date")), "shape:asOf"),
    "a post as of words": (lambda g: g.swap(g.named(POST), gov("asOf"), lit("近日")), "shape:asOf"),
    "an event without a kind of its own": (lambda g: g.drop(g.named(MEETING), rdf("type"), gov("Meeting")), "shape"),
    "an event of two kinds": (lambda g: g.put(g.named(MEETING), rdf("type"), gov("Visit")), "shape"),
    "an event that no article reports": (lambda g: g.drop(None, gov("reports"), g.named(MEETING)), "shape"),
    "an event on the 30th of February": (lambda g: g.swap(g.named(MEETING), gov("date"), lit("2031-02-30", "date")), "shape:date"),
    "an event dated in words": (lambda g: g.swap(g.named(MEETING), gov("date"), lit("昨日")), "shape:date"),
    "an event that ends before it begins": (
        lambda g: g.back(g.named(MEETING), gov("endDate"), lit("2031-02-28", "date")), "shape:date",
    ),
    "a meeting chaired by a district": (lambda g: g.swap(g.named(MEETING), gov("presidedBy"), g.named(COUNTY)), "shape:presidedBy"),
    "a meeting attended by a text": (lambda g: g.back(g.named(MEETING), gov("attendedBy"), lit("闻立平")), "shape:attendedBy"),
    "a visit without visitor": (lambda g: g.drop(g.named("卫启明调研"), gov("visitor")), "shape:visitor"),
    "a visit to a person": (lambda g: g.swap(g.named("卫启明调研"), gov("visited"), g.named(WEI)), "shape:visited"),
    "a reception without host": (lambda g: g.drop(g.named("卫启明会见骆一鸣"), gov("host")), "shape:host"),
    "an appointment without appointee": (lambda g: g.drop(g.named("郎青任市长"), gov("appointee")), "shape:appointee"),
    "an appointment to no post": (lambda g: g.drop(g.named("郎青任市长"), gov("toPost")), "shape"),
    "a signing by a person": (lambda g: g.back(g.named("储能合作协议"), gov("signatory"), g.named(WEI)), "shape:signatory"),
    "a negative sum": (lambda g: g.swap(g.named("智能装备产业园项目"), gov("investmentCNY"), lit("-5", "decimal")), "shape:investmentCNY"),
    "a sum of nothing": (lambda g: g.swap(g.named("智能装备产业园项目"), gov("investmentCNY"), lit("0", "decimal")), "shape:investmentCNY"),
    "a sum in words": (lambda g: g.swap(g.named("智能装备产业园项目"), gov("investmentCNY"), lit("50亿元")), "shape:investmentCNY"),
    "a stage that is none": (lambda g: g.swap(g.named(STORE), gov("stage"), lit("谈判")), "shape:stage"),
    "a fifth quarter": (lambda g: g.back(g.named(STORE), gov("plannedFor"), lit("2032-Q5")), "shape:plannedFor"),
    "an investor who is a person": (lambda g: g.swap(g.named(STORE), gov("investor"), g.named(WEI)), "shape:investor"),
    "a project located in a company": (lambda g: g.swap(g.named(STORE), gov("locatedIn"), g.named("远山装备集团")), "shape:locatedIn"),
    "a code of five digits": (lambda g: g.swap(g.named(COUNTY), gov("adminCode"), lit("99012")), "shape:adminCode"),
    "a code with a letter": (lambda g: g.swap(g.named(COUNTY), gov("adminCode"), lit("99012l")), "shape:adminCode"),
    "a level that is none": (lambda g: g.swap(g.named(COUNTY), gov("level"), lit("galaxy")), "shape:level"),
    "a district that is a part of itself": (lambda g: g.back(g.named("云溪市"), gov("partOf"), g.named(COUNTY)), "cycle"),
    "a thing without label": (lambda g: g.drop(g.named(WEI), label()), "shape:rdfs:label"),
    "a thing with two labels": (lambda g: g.put(g.named(WEI), label(), zh("卫启明二")), "shape:rdfs:label"),
    "a label with a line break": (
        lambda g: (g.put(g.named(WEI), label(), zh("卫\n启明")), g.drop(g.named(WEI), label(), zh(WEI)))[0], "label",
    ),
    "an official who is no person": (lambda g: g.drop(g.named(WEI), rdf("type"), gov("Person")), "superclass"),
    "a person who is a district": (lambda g: g.put(g.named(WEI), rdf("type"), gov("District")), "disjoint"),
    "a company that is a public body": (lambda g: g.put(g.named("远山装备集团"), rdf("type"), gov("PublicBody")), "disjoint"),
    "a kind that is not defined": (lambda g: g.put(g.named(WEI), rdf("type"), gov("Wizard")), "term"),
    "a property that is not defined": (lambda g: g.back(g.named(WEI), gov("likes"), lit("茶")), "term"),
    "a property of another vocabulary": (lambda g: g.put(g.named(WEI), ox.NamedNode("https://x/y"), lit("a")), "term"),
    "a property on the wrong kind": (lambda g: g.back(g.named(WEI), gov("investmentCNY"), lit("5", "decimal")), "domain"),
    "a partner that is a person": (lambda g: g.swap(g.named("蓝泉新能源有限公司"), gov("partner"), g.named(WEI)), "range:partner"),
    "a fact without claim": (lambda g: g.put(g.named(MEETING), gov("attendedBy"), g.named("郎青")), "unbacked"),
    "a claim of a fact that is not there": (lambda g: g.drop(g.named(MEETING), gov("presidedBy")), "unsaid"),
    "a claim without subject": (lambda g: g.drop(g.claim("stage"), rdf("subject")), "shape:rdf:subject"),
    "a claim with two objects": (lambda g: g.put(g.claim("stage"), rdf("object"), lit("竣工")), "shape:rdf:object"),
    "a claim without confidence": (lambda g: g.drop(g.claim("stage"), gov("confidence")), "shape:confidence"),
    "a confidence of seven": (lambda g: g.swap(g.claim("stage"), gov("confidence"), lit("7", "decimal")), "shape:confidence"),
    "a claim without rule": (lambda g: g.drop(g.claim("stage"), gov("rule")), "shape:rule"),
    "a claim that stands on nothing": (lambda g: g.drop(g.claim("stage"), oa("hasSelector")), "shape"),
    "a claim in an article that is a person": (lambda g: g.swap(g.claim("stage"), gov("inArticle"), g.named(WEI)), "shape:inArticle"),
    "a claim on a page that is not there": (
        lambda g: g.swap(g.claim("stage"), gov("onPage"), ox.NamedNode(f"{BASE}page/0000000000000000")), "dangling",
    ),
    "a claim of another page's characters": (
        lambda g: g.swap(g.claim("stage"), gov("onPage"), ox.NamedNode(other_page(g, g.claim("stage")))), "elsewhere",
    ),
    "a claim made by another reading": (
        lambda g: g.swap(g.claim("stage"), ox.NamedNode(PREFIXES["prov"] + "wasGeneratedBy"), ox.NamedNode(f"{BASE}build/0")), "reading",
    ),
    "a quote changed by one character": (
        lambda g: g.swap(g.span(), oa("exact"), lit("假")), "quote",
    ),
    "a span that ends before it starts": (lambda g: g.swap(g.span(), oa("end"), lit("0", "integer")), "shape:oa:start"),
    "a span whose offsets are not its name's": (lambda g: g.swap(g.span(), oa("end"), lit("9999", "integer")), "offsets"),
    "a span outside of its page": (lambda g: move_span(g, "90000,90002"), "outside"),
    "a span without quote": (lambda g: g.drop(g.span(), oa("exact")), "shape:oa:exact"),
    "a span that no claim uses": (lambda g: g.drop(None, oa("hasSelector"), g.span()), "orphan"),
    "a selector that is not there": (lambda g: g.drop(g.span(), None), "dangling"),
    "a thing that is not there": (lambda g: g.drop(g.named("柏知远"), None), "dangling"),
    "a thing that no claim speaks of": (lambda g: orphan(g), "orphan"),
    "a thing without kind": (lambda g: g.drop(g.named("市会议中心"), rdf("type")), "kindless"),
    "a blank node": (lambda g: g.put(ox.BlankNode("b"), rdf("type"), gov("Person")), "blank"),
    "an article of two headlines": (lambda g: g.back(g.named("卫启明到青禾县调研"), gov("headline"), lit("另一题")), "shape:headline"),
    "an article published on no day": (
        lambda g: g.swap(g.named("卫启明到青禾县调研"), gov("publishedOn"), lit("2031-04-31", "date")), "shape:publishedOn",
    ),
    "a page with a checksum cut short": (lambda g: g.swap(page(g), gov("sha256"), lit("ab")), "shape:sha256"),
    "a page of another date": (lambda g: g.swap(page(g), gov("issueDate"), lit("2030-01-01", "date")), "page:issueDate"),
    "a page that nobody read": (lambda g: g.drop(page(g), None), "page"),
    "a reading without rule set": (lambda g: g.drop(None, gov("ruleSet")), "shape:ruleSet"),
}  # fmt: skip


def page(g: Graph) -> ox.NamedNode:
    found = [t.subject for t in g.triples if t.object == gov("Page") and isinstance(t.subject, ox.NamedNode)]
    return min(found, key=str)


def other_page(g: Graph, claim: ox.NamedNode) -> str:
    mine = {t.object for t in g.triples if t.subject == claim and t.predicate == gov("onPage")}
    found = {t.subject for t in g.triples if t.object == gov("Page")} - mine
    return min(f.value for f in found if isinstance(f, ox.NamedNode))


def move_span(g: Graph, chars: str) -> None:
    old = g.span()
    new = ox.NamedNode(old.value.partition("=")[0] + "=" + chars)
    start, end = chars.split(",")
    moved = {
        ox.Triple(new if t.subject == old else t.subject, t.predicate, new if t.object == old else t.object)
        for t in g.triples
    }
    g.triples = moved
    g.swap(new, oa("start"), lit(start, "integer"))
    g.swap(new, oa("end"), lit(end, "integer"))


def orphan(g: Graph) -> None:
    me = ox.NamedNode(f"{BASE}person/00000000000000aa")
    g.put(me, rdf("type"), gov("Person"))
    g.put(me, label(), zh("无名"))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("good") / "out"
    Built(town()).save(out, formats="ttl,nq,csv,derived")
    return out


def spoilt(good: Path, tmp_path: Path) -> Path:
    """A copy in which only the Turtle file says what the graph is."""
    out = tmp_path / "out"
    shutil.copytree(good, out)
    (out / "graph.nq").unlink()
    return out


def write(folder: Path, triples: Iterable[ox.Triple]) -> None:
    text = turtle(((str(t.subject), str(t.predicate), str(t.object)) for t in triples), BASE)
    (folder / "graph.ttl").write_text(text, "utf-8")


def test_a_good_graph_has_nothing_wrong(good: Path) -> None:
    checked = validate(good)
    assert checked.problems == () and checked.triples > 900


def test_what_kg_builds_has_nothing_wrong(tmp_path: Path) -> None:
    kg.build(data_path("pages"), place="安徽省安庆市太湖县", date="2024-05-20").save(
        tmp_path / "out", formats="ttl,nq,csv,derived"
    )
    assert validate(tmp_path / "out").problems == ()


def test_there_are_forty_seeded_corruptions_and_more() -> None:
    assert len(SEEDED) >= 40


@pytest.mark.parametrize("name", SEEDED)
def test_every_seeded_corruption_is_found(name: str, good: Path, tmp_path: Path) -> None:
    spoil, code = SEEDED[name]
    out = spoilt(good, tmp_path)
    graph = Graph(out / "graph.ttl")
    before = set(graph.triples)
    spoil(graph)
    assert graph.triples != before
    write(out, graph.triples)
    problems = validate(out).problems
    assert code in {p.code for p in problems}, sorted({p.code for p in problems})
    for problem in problems:
        assert problem.zh and problem.en and problem.subject


FILES: dict[str, tuple[str, Callable[[str], str], str]] = {
    "Turtle cut short": ("graph.ttl", lambda t: t[: len(t) // 2], "syntax"),
    "Turtle edited into nonsense": ("graph.ttl", lambda t: t.replace("gov:holder", "gov holder"), "syntax"),
    "an IRI with a space": ("graph.ttl", lambda t: t.replace("<person/", "<per son/", 1), "syntax"),
    "an unclosed quote": ("graph.ttl", lambda t: t.replace('"@zh ;', "@zh ;", 1), "syntax"),
    "N-Quads cut short": ("graph.nq", lambda t: t[:-40], "syntax"),
    "N-Quads that say less": ("graph.nq", lambda t: "".join(t.splitlines(True)[:-3]), "differ"),
    "Turtle that says more": ("graph.ttl", lambda t: t + '\n<person/x> a gov:Person ; rdfs:label "某"@zh .\n', "differ"),
    "a page's text changed": ("pages.jsonl", lambda t: t.replace("市长卫启明", "市长 卫启明", 1), "quote"),
    "a row of facts.csv lost": ("facts.csv", lambda t: "".join(t.splitlines(True)[:-1]), "rows"),
    "derived facts cut short": ("derived.ttl", lambda t: t[: len(t) // 2], "syntax"),
    "derived from a claim that is not there": (
        "derived.ttl", lambda t: t.replace("gov:derivedFrom <claim/", "gov:derivedFrom <claim/0", 1), "dangling",
    ),
    "derived from nothing": (
        "derived.ttl", lambda t: "\n".join(x for x in t.splitlines() if "gov:derivedFrom" not in x), "shape:derivedFrom",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_told(name: str, good: Path, tmp_path: Path) -> None:
    file, change, code = FILES[name]
    out = tmp_path / "out"
    shutil.copytree(good, out)
    text = (out / file).read_text("utf-8")
    assert change(text) != text
    (out / file).write_text(change(text), "utf-8", newline="\n")
    assert code in {p.code for p in validate(out).problems}


def test_problems_are_told_where_they_stand(good: Path, tmp_path: Path) -> None:
    out = spoilt(good, tmp_path)
    graph = Graph(out / "graph.ttl")
    SEEDED["a stage that is none"][0](graph)
    write(out, graph.triples)
    (problem,) = validate(out).problems
    assert problem.file in ("a-2031-03-02.txt", "b-2031-04-10.txt") and problem.quote in (
        "日前签约",
        "已经开工",
        "投资20亿元",
        "蓝泉新能源有限公司投资",
        "落户青禾县",
        "总投资30亿元",
        "位于青禾县",
        "由远山装备集团承建",
    )
    assert "项目 “储能电池基地项目”的阶段" in problem.zh and problem.en.startswith("project “")


def test_the_command_tells_people_and_programs(good: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["validate", str(good)]).exit_code == 0
    out = spoilt(good, tmp_path)
    graph = Graph(out / "graph.ttl")
    SEEDED["a post without holder"][0](graph)
    write(out, graph.triples)
    told = run(app, ["validate", str(out), "--shacl", str(tmp_path / "report.ttl")])
    assert told.exit_code == 1 and "needs one holder" in told.output and "[" in told.output
    report = rdflib.Graph().parse(tmp_path / "report.ttl")
    assert (
        len(
            list(
                report.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/shacl#ValidationResult"))
            )
        )
        >= 1
    )
    data = json.loads(run(app, ["validate", str(out), "--json"]).stdout)
    assert data["problems"][0]["file"] and data["triples"] > 900


def test_an_empty_graph_is_whole(tmp_path: Path) -> None:
    Built(KnowledgeGraph({}, {}, ())).save(tmp_path / "out", formats="ttl,nq,csv,derived")
    assert validate(tmp_path / "out").problems == ()


def test_a_folder_without_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"pages\.jsonl"):
        validate(tmp_path)


def test_every_class_has_a_shape() -> None:
    shapes = rdflib.Graph().parse(ontology_path("shapes.ttl"))
    targets = {
        str(o)[len(GOV) :]
        for o in shapes.objects(None, rdflib.URIRef("http://www.w3.org/ns/shacl#targetClass"))
        if str(o).startswith(GOV)
    }
    inherited = {name for name, t in terms().items() if t.kind == "class" and set(t.broader) & targets}
    assert {name for name, t in terms().items() if t.kind == "class"} <= targets | inherited
    used = {str(t)[len(GOV) :] for triple in shapes for t in triple if str(t).startswith(GOV)}
    assert used <= set(terms())
