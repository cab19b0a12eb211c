"""The endpoint: what it answers, what it refuses, and that one question does not hold up the next."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib
import uvicorn
from town import town
from typer.testing import CliRunner

from kg.built import Built
from kg.cli import app as command
from kg.query import questions
from kg.serve import LARGEST, make_app

ASK = "ASK { ?s a gov:Person }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SPARQL = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("serve") / "out"
    Built(town()).save(out, formats="ttl,nq,derived")
    return out


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    app = make_app(folder, hosts=("localhost", "127.0.0.1"), size=2, seconds=3, rows=500)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="error", ws="none", http="h11", server_header=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False) as made:
        yield made
    server.should_exit = True
    thread.join()


def test_the_three_ways_to_ask(client: httpx.Client) -> None:
    for got in (
        client.get("/sparql", params={"query": ASK}),
        client.post("/sparql", data={"query": ASK}),
        client.post("/sparql", content=ASK, headers=SPARQL),
    ):
        assert got.status_code == 200 and got.json()["boolean"] is True


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"), ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"), ("text/csv;q=0.9", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
    ],
)  # fmt: skip
def test_results_in_the_form_that_is_asked(client: httpx.Client, accept: str, kind: str) -> None:
    query = "SELECT ?p ?n WHERE { ?p a gov:Project ; rdfs:label ?n } ORDER BY ?n"
    got = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert got.headers["content-type"].startswith(kind)
    form = {
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
        "separated-values": ox.QueryResultsFormat.TSV,
    }
    for name, known in form.items():
        if kind.endswith(name):
            read = ox.parse_query_results(got.content, format=known)
            assert [row["n"].value for row in read] == ["储能电池基地项目", "智能装备产业园项目"]  # type: ignore[union-attr]
    assert "储能电池基地项目" in got.text


def test_a_graph_comes_as_turtle(client: httpx.Client) -> None:
    got = client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s gov:stage ?o }"})
    assert got.headers["content-type"].startswith("text/turtle")
    assert len(rdflib.Graph().parse(data=got.text, format="turtle")) == 2


def test_ask_in_every_form(client: httpx.Client) -> None:
    for accept in ("application/sparql-results+xml", "text/csv"):
        assert "true" in client.get("/sparql", params={"query": ASK}, headers={"Accept": accept}).text


def test_without_a_question_the_service_describes_itself(client: httpx.Client) -> None:
    got = client.get("/sparql")
    assert "SPARQL11Query" in got.text
    rdflib.Graph().parse(data=got.text, format="turtle", publicID="http://localhost/sparql")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", "FROM"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "read-only"),
        ("LOAD <http://127.0.0.1:9/>", "read-only"),
        ("SELECT * WHER { ?s ?p ?o }", "line 1, column"),
        ("SELECT * WHERE { ?s ?p ?o }", "more than 500 rows"),
    ],
)
def test_what_is_not_answered_is_told(client: httpx.Client, query: str, word: str) -> None:
    got = client.get("/sparql", params={"query": query})
    assert (
        got.status_code == 400 and word in got.text and got.headers["content-type"].startswith("text/plain")
    )


def test_nothing_can_be_changed(client: httpx.Client) -> None:
    update = "INSERT DATA { <a:a> <a:b> <a:c> }"
    assert client.post("/sparql", data={"update": update}).status_code == 403
    told = {"Content-Type": "application/sparql-update"}
    assert client.post("/sparql", content=update, headers=told).status_code == 403
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.request(method, "/sparql", content=update).status_code == 405
    assert client.post("/store", content=update).status_code in (404, 405)


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"query": ASK, "default-graph-uri": "http://127.0.0.1:9/"}, 400),
        ({"query": ASK, "named-graph-uri": "file:///etc/passwd"}, 400),
        ([("query", ASK), ("query", ASK)], 400),
    ],
)
def test_graphs_cannot_be_chosen(client: httpx.Client, params: object, status: int) -> None:
    assert client.get("/sparql", params=params).status_code == status  # type: ignore[arg-type]


def test_bodies_that_are_none(client: httpx.Client) -> None:
    assert client.post("/sparql", content=b"\xff\xfe", headers=SPARQL).status_code == 400
    assert client.post("/sparql", content=b"x" * (LARGEST + 1), headers=SPARQL).status_code == 413
    assert (
        client.post("/sparql", content=b"{}", headers={"Content-Type": "application/json"}).status_code == 415
    )
    assert client.post("/sparql", data={"q": "x"}).status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421), ({"Host": "evil.example:7878"}, 421), ({"Host": "localhost.evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403), ({"Origin": "null"}, 403), ({"Origin": "http://localhost:1"}, 403),
        ({"Origin": "here"}, 200),
    ],
)  # fmt: skip
def test_foreign_hosts_and_origins_are_refused(
    client: httpx.Client, headers: dict[str, str], status: int
) -> None:
    if headers.get("Origin") == "here":
        headers = {"Origin": str(client.base_url).rstrip("/")}
    for path in ("/sparql", "/", "/query.js"):
        got = client.get(path, params={"query": ASK} if path == "/sparql" else None, headers=headers)
        assert got.status_code == status
        assert "access-control-allow-origin" not in got.headers


def test_a_question_past_its_time_is_an_error_and_the_next_is_answered(client: httpx.Client) -> None:
    got = client.get("/sparql", params={"query": ENDLESS}, headers={"Accept": "text/csv"})
    assert got.status_code == 504 and "ended after" in got.text
    assert client.get("/sparql", params={"query": ASK}).status_code == 200


def test_one_heavy_question_does_not_hold_up_the_next(client: httpx.Client) -> None:
    slow: list[tuple[int, float]] = []

    def heavy() -> None:
        got = client.get("/sparql", params={"query": ENDLESS})
        slow.append((got.status_code, time.monotonic()))

    thread = threading.Thread(target=heavy)
    thread.start()
    time.sleep(0.2)
    assert client.get("/sparql", params={"query": ASK}).status_code == 200
    answered = time.monotonic()
    thread.join()
    assert slow[0][0] == 504 and answered < slow[0][1]


def test_the_page_is_whole_and_calls_nobody(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.status_code == 200 and "default-src 'none'" in page.headers["content-security-policy"]
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page.text)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.text, re.S)
    assert data is not None
    assert {q["name"] for q in json.loads(data[1])["questions"]} == set(questions())
    for name in ("query.js", "query.css"):
        got = client.get(f"/{name}")
        assert got.status_code == 200 and "innerHTML" not in got.text
    assert client.get("/page.html").status_code == 404


def test_bundled_questions_are_bound_for_the_page(client: httpx.Client) -> None:
    got = client.get("/questions/career", params={"person": '卫" } #'})
    assert '"卫\\" } #"@zh' in got.text
    assert client.get("/questions/nope").status_code == 400


def test_the_command_needs_a_graph(tmp_path: Path) -> None:
    assert "neither graph.nq nor graph.ttl" in str(
        CliRunner().invoke(command, ["serve", str(tmp_path)]).exception
    )
