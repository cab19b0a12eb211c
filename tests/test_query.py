"""Questions: each bundled one against answers that are known, and what may not be asked."""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.term import Node
from town import town
from typer.testing import CliRunner

from kg.built import Built
from kg.cli import app
from kg.derive import to_derived
from kg.errors import DataError, QueryError
from kg.export.rdf import to_nquads, to_turtle
from kg.model import KnowledgeGraph
from kg.ontology import PREFIXES
from kg.query import Question, bind, find, questions, read_question, rows, to_csv
from kg.query import to_turtle as answer_turtle
from kg.sparql import ask, check
from kg.sparql_client import Worker
from kg.sparql_store import open_store, prepare

# What each question answers on the made-up town: the parameters, and the rows (their first columns).
KNOWN: dict[str, tuple[list[str], list[tuple[str, ...]]]] = {
    "officials": (
        ["place=云溪市"],
        [("卫启明", "市长", "云溪市人民政府", "2031-03-02", "2031-06-21", "市长卫启明"),
         ("柏知远", "副市长", "云溪市人民政府", "2031-03-02", "2031-04-10"),
         ("郎青", "市长", "云溪市人民政府", "2031-06-15", "2031-06-21"),
         ("闻立平", "市委书记", "中共云溪市委员会", "2031-03-02", "2031-06-21")],
    ),
    "holders": (
        ["post=市长"],
        [("卫启明", "云溪市人民政府", "2031-03-02", "2031-06-21", "4"),
         ("郎青", "云溪市人民政府", "2031-06-15", "2031-06-21", "2", "任命郎青为市长")],
    ),
    "holders-on": (
        ["post=市长", "day=2031-06-16"],
        [("郎青", "云溪市人民政府", "2031-06-15", "", "任命郎青为市长")],
    ),
    "career": (
        ["person=卫启明"],
        [("2031-03-02", "任 holds", "市长", "云溪市人民政府", "市长卫启明", "全市项目建设推进会召开"),
         ("2031-04-10", "任 holds", "市长"), ("2031-05-20", "任 holds", "市长"),
         ("2031-06-14", "免去 removed", "市长", "", "的市长职务", "市人大常委会任免名单"),
         ("2031-06-21", "任 holds", "市长")],
    ),
    "presides-over": (
        ["person=卫启明"],
        [("柏知远", "1", "2031-03-01", "2031-03-01", "全市项目建设推进会"), ("闻立平", "1")],
    ),
    "together": (
        ["person=柏知远"],
        [("卫启明", "2031-03-01", "全市项目建设推进会", "Meeting"), ("闻立平", "2031-03-01"),
         ("卫启明", "2031-04-09", "卫启明调研", "Visit")],
    ),
    "visits": (
        ["person=卫启明"],
        [("储能电池基地项目", "Project", "2031-04-09", "察看储能电池基地项目", "卫启明到青禾县调研"),
         ("青禾县", "District", "2031-04-09", "到青禾县调研")],
    ),
    "company-contacts": (
        ["company=蓝泉新能源"],
        [("2031-04-09", "到访其项目 visited its project", "卫启明", "卫启明调研"),
         ("2031-05-18", "会见 received", "卫启明", "卫启明会见骆一鸣"),
         ("2031-05-18", "签约 signed with", "青禾县", "储能合作协议")],
    ),
    "projects": (
        ["place=云溪市"],
        [("智能装备产业园项目", "白塔区", "5000000000", "远山装备集团", "位于白塔区"),
         ("储能电池基地项目", "青禾县", "3000000000", "蓝泉新能源有限公司")],
    ),
    "investments-by-company": (
        [], [("远山装备集团", "5000000000", "1"), ("蓝泉新能源有限公司", "3000000000", "1")]
    ),
    "investments-by-district": ([], [("白塔区", "5000000000", "1"), ("青禾县", "3000000000", "1")]),
    "biggest-projects": (
        [],
        [("智能装备产业园项目", "5000000000", "远山装备集团", "白塔区"),
         ("储能电池基地项目", "3000000000", "蓝泉新能源有限公司", "青禾县")],
    ),
    "stages": (
        ["project=储能电池基地项目"],
        [("2031-03-02", "投资（元） yuan", "2000000000", "投资20亿元", "全市项目建设推进会召开"),
         ("2031-03-02", "阶段 stage", "签约", "日前签约"),
         ("2031-04-10", "投资（元） yuan", "3000000000"), ("2031-04-10", "阶段 stage", "开工", "已经开工")],
    ),
    "partners": (
        ["company=蓝泉新能源"],
        [("远山装备集团", "合作 partner", ""), ("远山装备集团", "同一项目 same project", "储能电池基地项目"),
         ("青禾县", "签约 signed together", "储能合作协议")],
    ),
    "appointments": (
        ["from=2031-06", "to=2031-06-30"],
        [("2031-06-14", "卫启明", "免去 removed", "市长", "的市长职务", "市人大常委会任免名单"),
         ("2031-06-14", "郎青", "任命 appointed", "市长", "为市长")],
    ),
    "meetings": (["word=防汛"], [("全市防汛会议", "2031-06-20", "闻立平", "3", "全市防汛会议召开")]),
    "article": (
        ["headline=任免名单"],
        [("市人大常委会任免名单", "publishedOn", "2031-06-15"), ("郎青 市长", "asOf", "2031-06-15"),
         ("市人大常委会任免名单", "headline", "市人大常委会任免名单", "0.9", "0", "10"),
         ("卫启明免市长", "date"), ("市人大常委会任免名单", "reports", "卫启明免市长"),
         ("市人大常委会任免名单", "reports", "郎青任市长"), ("郎青任市长", "date"),
         ("郎青任市长", "appointee", "郎青", "0.9", "22", "26", "任命郎青", "d-2031-06-15.txt"),
         ("郎青 市长", "atOrganization"), ("郎青 市长", "holder"), ("郎青 市长", "title"),
         ("郎青任市长", "toPost", "市长"), ("卫启明免市长", "appointee"), ("卫启明免市长", "fromPost")],
    ),
    "unsure": (
        ["confidence=0.85"],
        [("0.4", "储能电池基地项目", "stage", "签约", "日前签约", "a-2031-03-02.txt", "town-stage"),
         ("0.8", "全市项目建设推进会", "venue", "市会议中心")],
    ),
    "two-sources": ([], [("储能电池基地项目", "locatedIn", "青禾县", "2", "2", "0.9")]),
    "two-holders": (
        [],
        [("市长", "云溪市人民政府", "卫启明", "2031-06-21", "郎青", "2031-06-15", "7")],
    ),
    "two-sums": (
        [],
        [("储能电池基地项目", "2000000000", "2031-03-02", "投资20亿元", "全市项目建设推进会召开"),
         ("储能电池基地项目", "3000000000", "2031-04-10", "总投资30亿元")],
    ),
    "successions": ([], [("市长", "卫启明", "2031-06-21", "郎青", "2031-06-15", "7")]),
    "busiest": (
        [],
        [("卫启明", "4", "2031-03-01", "2031-06-20"), ("柏知远", "2"), ("闻立平", "2"), ("郎青", "1"),
         ("骆一鸣", "1")],
    ),
    "evidence": (
        ["name=骆一鸣"],
        [("骆一鸣 董事长", "holder", "骆一鸣", "0.9", "董事长骆一鸣", "卫启明会见蓝泉客人", "c-2031-05-20.txt"),
         ("卫启明会见骆一鸣", "guest", "骆一鸣", "0.9", "骆一鸣")],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return town()


@pytest.fixture(scope="module")
def folder(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("town") / "out"
    Built(graph).save(out, formats="ttl,nq,csv,derived")
    return out


@pytest.fixture(scope="module")
def store(folder: Path) -> ox.Store:
    return open_store(folder, None)


@pytest.fixture(scope="module")
def rdf(graph: KnowledgeGraph) -> rdflib.Graph:
    found = rdflib.Graph().parse(data=to_turtle(graph), format="turtle")
    return found.parse(data=to_derived(graph), format="turtle")


@pytest.fixture(scope="module")
def worker(folder: Path) -> Iterator[Worker]:
    with Worker(folder) as made:
        yield made


def test_every_bundled_question_has_a_known_answer() -> None:
    assert set(KNOWN) == set(questions()) and len(KNOWN) >= 16


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_bundled_questions_answer_as_known(name: str, store: ox.Store) -> None:
    params, wanted = KNOWN[name]
    _, cells = rows(ask(store, bind(find(name), params), 1000))
    assert [tuple(row[: len(known)]) for row, known in zip(cells, wanted, strict=True)] == wanted


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_rdflib_answers_the_same(name: str, store: ox.Store, rdf: rdflib.Graph) -> None:
    text = bind(find(name), KNOWN[name][0])
    _, cells = rows(ask(store, text, 1000))

    def cell(term: Node | None) -> str:
        return "" if term is None else str(term)

    found = [[cell(term) for term in row] for row in rdf.query(text, initNs=dict(PREFIXES))]  # type: ignore[union-attr]
    assert sorted(found) == sorted(cells)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_bundled_questions_are_documented(name: str) -> None:
    question = questions()[name]
    assert question.zh and question.en and question.example.startswith(f"kg query out {name}")
    assert all(f"{param.name}=" in question.example for param in question.params)


def test_a_post_read_without_a_body_belongs_to_the_papers_place() -> None:
    import kg

    built = kg.build(
        text="开会\n\n本报讯 昨日,县长李刚主持会议。", date="2024-03-02", place="安徽省安庆市太湖县"
    )
    found = ox.Store()
    found.bulk_load(to_nquads(built.graph).encode(), format=ox.RdfFormat.N_QUADS)
    for quad in list(found):
        found.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    _, cells = rows(ask(found, bind(find("officials"), ["place=太湖县"]), 10))
    assert ("李刚", "县长") in {(row[0], row[1]) for row in cells}


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_a_value_cannot_change_the_question(value: str) -> None:
    """However a value looks, the parsed question differs from the plain one by one literal alone."""
    question = Question("x", "", "", (), "", "SELECT ?s WHERE { ?s ?p ?v . FILTER(?v = ?v) # ?v\n}")
    text = bind(question, [f"v={value}"])
    assert check(text) == "select"
    assert text.startswith("SELECT ?s WHERE { ?s ?p ") and text.endswith(" # ?v\n}")


@pytest.mark.parametrize(
    "value",
    [
        '" } INSERT DATA { <a> <b> <c> } #',
        '"@zh . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #',
        "\\u0022 }",
        "a\nb",
        "”?person",
    ],
)
def test_an_injected_value_finds_nothing(value: str, store: ox.Store) -> None:
    assert rows(ask(store, bind(find("career"), [f"person={value}"]), 10))[1] == []


@pytest.mark.parametrize(
    ("name", "params", "word"),
    [
        ("officials", [], "place"),
        ("officials", ["plaice=x"], "no such parameter"),
        ("holders-on", ["post=市长", "day=2031-02-30"], "date"),
        ("unsure", ["confidence=high"], "number"),
        ("unsure", ["confidence=NaN"], "number"),
        ("oficials", [], "officials"),
        ("nothing.rq", [], "cannot be read"),
    ],
)
def test_wrong_parameters_and_names_are_told(name: str, params: list[str], word: str) -> None:
    with pytest.raises(QueryError, match=word):
        bind(find(name), params)


def test_a_selected_parameter_stays_a_column(store: ox.Store) -> None:
    own = find("SELECT ?post (COUNT(*) AS ?n) WHERE { ?t gov:title ?post } GROUP BY ?post ORDER BY ?post")
    assert rows(ask(store, bind(own, ["post=市长"]), 5)) == (["post", "n"], [["市长", "6"]])


def test_a_header_that_is_wrong_is_told() -> None:
    with pytest.raises(DataError, match="param"):
        read_question("x", "# param place: a place\nASK {}")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * WHERE { { SELECT * { OPTIONAL { SERVICE SILENT ?x { ?s ?p ?o } } } } }", "SERVICE"),
        ("SELECT * WHERE { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }", "SERVICE"),
        ("ASK { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", "FROM"),
        ("CONSTRUCT { ?s ?p ?o } FROM NAMED <http://127.0.0.1:9/> WHERE { ?s ?p ?o }", "FROM"),
        ("DESCRIBE ?s FROM <http://127.0.0.1:9/> WHERE { ?s ?p ?o }", "FROM"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "update"),
        ("DELETE WHERE { ?s ?p ?o }", "update"),
        ("LOAD <http://127.0.0.1:9/>", "update"),
        ("DROP ALL", "update"),
        ("SELECT * WHERE {\n ?s ?p }", "line 2, column"),
        ("SELECT * WHERE { ?s no:such ?o }", "unknown prefix"),
        ("   ", "empty"),
        ("SELECT * {" + "{" * 4000 + "}" * 4001, "deep"),
    ],
)
def test_what_may_not_be_asked(text: str, word: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match=word):
        ask(store, text, 10)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * WHERE { ?s ?p ?o FILTER(?o != "SERVICE <http://x> { FROM <y> }") } LIMIT 1',
        "# SERVICE <http://x> FROM <y>\nASK { ?s ?p ?o }",
        "SELECT ?service ?from WHERE { ?service ?p ?from } LIMIT 1",
        "ASK { <http://x/SERVICE> ?from ?load }",
    ],
)
def test_words_that_only_look_forbidden_are_allowed(text: str, store: ox.Store) -> None:
    assert ask(store, text, 10).kind in ("select", "ask")


def test_sums_count_a_triple_once(store: ox.Store, graph: KnowledgeGraph) -> None:
    found = rows(ask(store, "SELECT (COUNT(*) AS ?n) WHERE { ?s gov:locatedIn ?o }", 5))[1]
    assert found == [["2"]]
    named = rows(ask(store, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?page { ?s gov:locatedIn ?o } }", 5))[1]
    assert named == [["3"]]


def test_the_row_limit_is_told(store: ox.Store) -> None:
    answer = ask(store, "SELECT * WHERE { ?s ?p ?o }", 3)
    assert answer.more and len(rows(answer)[1]) == 3
    assert not ask(store, "SELECT * WHERE { ?s ?p ?o } LIMIT 3", 3).more


def test_a_question_that_never_ends_is_ended_and_the_next_is_answered(worker: Worker) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="ended after"):
        worker.ask(endless, seconds=0.5, rows=10)
    assert worker.ask("ASK { ?s ?p ?o }", seconds=20, rows=10).body


def test_the_process_that_answers_cannot_call_out(folder: Path) -> None:
    """Even where the parser is told nothing of SERVICE, no connection is made."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        port = server.getsockname()[1]
        code = (
            "import sys, kg.sparql as s, kg.sparql_worker as w\n"
            "s.check.__code__ = (lambda text: 'ask').__code__\n"
            "w.main(sys.argv[1])\n"
        )
        import subprocess
        import sys

        asked = {"text": f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}", "rows": 5}
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder)], input=json.dumps(asked) + "\n", capture_output=True, text=True,
            timeout=60,
        )  # fmt: skip
        assert "error" in done.stdout.splitlines()[1]
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_large_graph_is_kept_on_disk_and_renewed(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.sparql_store.LARGE", 1)
    Built(graph).save(tmp_path / "out", formats="nq,csv,derived")
    first = prepare(tmp_path / "out")
    assert first is not None and prepare(tmp_path / "out") == first
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a gov:Claim }"
    with Worker(tmp_path / "out") as worker:
        assert rows(worker.ask(count, seconds=30, rows=5))[1] == [[str(len(graph.claims) + 7)]]
    less = KnowledgeGraph(graph.pages, graph.nodes, graph.claims[:5])
    Built(less).save(tmp_path / "out", formats="nq,csv,derived")
    second = prepare(tmp_path / "out")
    assert second not in (None, first) and first is not None and not first.exists()
    with Worker(tmp_path / "out") as worker:
        assert rows(worker.ask(count, seconds=30, rows=5))[1] == [["5"]]


def test_json_csv_and_turtle(store: ox.Store, graph: KnowledgeGraph) -> None:
    answer = ask(
        store, "SELECT ?l ?n WHERE { ?p a gov:Project ; rdfs:label ?l ; gov:investmentCNY ?n } ORDER BY ?n", 9
    )
    read = ox.parse_query_results(answer.body, format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    assert next(row["l"].value for row in read) == "储能电池基地项目"  # type: ignore[union-attr]
    assert next(csv.reader(io.StringIO(to_csv(answer)))) == ["l", "n"]
    made = ask(store, "CONSTRUCT { ?s gov:stage ?o } WHERE { ?s gov:stage ?o }", 9)
    assert len(rdflib.Graph().parse(data=answer_turtle(made), format="turtle")) == 2


def test_cells_are_no_formulas(store: ox.Store) -> None:
    answer = ask(store, 'SELECT * WHERE { VALUES ?x { "=1+1" "@a" "-2" "+cmd" "ok" } }', 9)
    assert to_csv(answer).split() == ["x", "'=1+1", "'@a", "-2", "'+cmd", "ok"]


def test_the_command_lists_answers_and_tells_errors(folder: Path) -> None:
    run = CliRunner().invoke
    listed = run(app, ["query", str(folder)])
    assert listed.exit_code == 0 and all(name in listed.output for name in questions())
    told = run(app, ["query", str(folder), "officials", "--param", "place=云溪市"])
    assert told.exit_code == 0 and "闻立平" in told.output
    short = run(app, ["query", str(folder), "SELECT * WHERE { ?s ?p ?o }", "--limit", "2", "--format", "csv"])
    assert short.exit_code == 1 and "first 2 rows" in short.output
    wrong = run(app, ["query", str(folder), "ASK { ?s ?p ?o }", "--format", "turtle"])
    assert isinstance(wrong.exception, QueryError)
    data = json.loads(run(app, ["query", str(folder), "busiest", "--format", "json"]).stdout)
    assert data["head"]["vars"][0] == "person"


def test_a_terminal_obeys_nothing_in_an_answer(folder: Path) -> None:
    text = 'SELECT ?x WHERE { VALUES ?x { "a\\u001b[31mred\\nnew" } }'
    told = CliRunner().invoke(app, ["query", str(folder), text])
    assert "\x1b" not in told.output and "a[31mred new" in told.output


def test_an_empty_graph_answers(tmp_path: Path) -> None:
    Built(KnowledgeGraph({}, {}, ())).save(tmp_path / "out", formats="ttl,nq,derived")
    with Worker(tmp_path / "out") as worker:
        for name, (params, _) in KNOWN.items():
            assert rows(worker.ask(bind(find(name), params), seconds=30, rows=5))[1] == [], name


def test_two_workers_do_not_wait_for_each_other(folder: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with Worker(folder) as slow, Worker(folder) as quick:
        ended = []

        def wait() -> None:
            with pytest.raises(QueryError):
                slow.ask(endless, seconds=2.5, rows=5)
            ended.append(time.monotonic())

        quick.ask("ASK { ?s ?p ?o }", seconds=20, rows=5)  # started and loaded before the clock runs
        thread = threading.Thread(target=wait)
        thread.start()
        quick.ask("ASK { ?s ?p ?o }", seconds=20, rows=5)
        answered = time.monotonic()
        thread.join()
        assert answered < ended[0]
