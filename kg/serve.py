"""A read-only SPARQL 1.1 endpoint over a built folder (https://www.w3.org/TR/sparql11-protocol/).

Every question runs in a process of its own, which is ended when its time is over: the answer is then an error and
never a part of one. Only requests that name this host, and come from no other site, are answered.
"""

from __future__ import annotations

import json
import queue
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.ontology import PREFIXES
from kg.query import bind, find, questions, to_turtle
from kg.sparql import Answer
from kg.sparql_client import Worker

LARGEST = 100_000  # bytes of a request
_SELECT = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON, "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML, "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV, "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}  # fmt: skip
_GRAPH = ("text/turtle", "application/n-triples")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
}  # fmt: skip


class Pool:
    """As many workers as questions may run at once."""

    def __init__(self, folder: Path, size: int, seconds: float, rows: int) -> None:
        self.seconds, self.rows = seconds, rows
        self._free: queue.Queue[Worker] = queue.Queue()
        self._all = [Worker(folder) for _ in range(size)]
        for worker in self._all:
            worker.start()
            self._free.put(worker)

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        try:
            worker = self._free.get(timeout=self.seconds)
        except queue.Empty:
            raise BusyError("all workers are busy; ask again later") from None
        try:
            yield worker
        finally:
            worker.start()  # one that was ended is made ready for the next question
            self._free.put(worker)

    def ask(self, text: str) -> Answer:
        """Answer a question; raises :class:`~kg.errors.QueryError` for one that has too many rows, too."""
        with self._worker() as worker:
            answer = worker.ask(text, seconds=self.seconds, rows=self.rows)
        if answer.more:
            raise QueryError(f"the answer has more than {self.rows} rows; add LIMIT and OFFSET")
        return answer

    def close(self) -> None:
        """End all workers."""
        for worker in self._all:
            worker.close()


class BusyError(KgError):
    """Too many questions at once."""


class RefusedError(KgError):
    """A request that is not answered at all: its status and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def make_app(folder: Path, *, hosts: tuple[str, ...], size: int, seconds: float, rows: int) -> Any:
    """The endpoint as an ASGI application; ``hosts`` are the names under which it may be asked."""
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    pool = Pool(folder, size, seconds, rows)

    async def sparql(request: Request) -> Response:
        body = await _body(request)
        given = _question(request.method, request.url.query, request.headers.get("content-type", ""), body)
        accept = request.headers.get("accept", "")
        if given is None:
            return Response(_description(), media_type="text/turtle")
        answer = await run_in_threadpool(pool.ask, given)
        content, kind = _serialize(answer, accept)
        return Response(content, media_type=kind)

    async def page(request: Request) -> Response:
        return Response(_page(), media_type="text/html; charset=utf-8")

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        kinds = {"query.js": "text/javascript", "query.css": "text/css"}
        if name not in kinds:
            raise RefusedError(404, "there is no such file")
        return Response(files("kg").joinpath("view", name).read_text("utf-8"), media_type=kinds[name])

    async def named(request: Request) -> Response:
        """A bundled question's text with its values, for the page."""
        text = bind(
            find(request.path_params["name"]), [f"{k}={v}" for k, v in request.query_params.multi_items()]
        )
        return Response(text, media_type="application/sparql-query")

    def guard(handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            try:
                _admit(request.headers.get("host", ""), request.headers.get("origin"), hosts)
                response = await handler(request)
            except RefusedError as error:
                response = Response(f"{error}\n", error.status, media_type="text/plain")
            except BusyError as error:
                response = Response(f"{error}\n", 503, {"Retry-After": "5"}, "text/plain")
            except KgError as error:
                late = "was ended after" in str(error)
                response = Response(f"{error}\n", 504 if late else 400, media_type="text/plain")
            response.headers.update(_HEADERS)
            return response

        return guarded

    @asynccontextmanager
    async def life(app: Starlette) -> Any:
        yield
        pool.close()

    ways = ["GET", "POST", "PUT", "DELETE", "PATCH"]
    return Starlette(
        lifespan=life,
        routes=[
            Route("/", guard(page)), Route("/sparql", guard(sparql), methods=ways),
            Route("/questions/{name}", guard(named)), Route("/{name}", guard(asset)),
        ],
    )  # fmt: skip


async def _body(request: Any) -> bytes:
    out = b""
    async for part in request.stream():
        out += part
        if len(out) > LARGEST:
            raise RefusedError(413, f"a question may have {LARGEST} bytes")
    return out


def _admit(host: str, origin: str | None, hosts: tuple[str, ...]) -> None:
    """Refuse requests under another name (DNS rebinding) and from other sites."""
    if urlsplit(f"//{host}").hostname not in hosts:
        raise RefusedError(421, f"this endpoint is not {host[:100]}; see kg serve --host")
    if origin is not None and (origin == "null" or urlsplit(origin).netloc.lower() != host.lower()):
        raise RefusedError(403, "questions from another site are not answered")


def _question(method: str, query: str, kind: str, body: bytes) -> str | None:
    """The question of a request, or None where there is none and the service is to be described."""
    if method not in ("GET", "POST"):
        raise RefusedError(405, "the graph is read-only; ask with GET or POST")
    kind = kind.partition(";")[0].strip().lower()
    told = parse_qsl(query, keep_blank_values=True)
    try:
        if method == "POST" and kind == "application/sparql-query":
            told.append(("query", body.decode()))
        elif method == "POST" and kind == "application/x-www-form-urlencoded":
            told += parse_qsl(body.decode(), keep_blank_values=True)
        elif method == "POST" and kind == "application/sparql-update":
            raise RefusedError(403, "the graph is read-only; ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
        elif method == "POST":
            raise RefusedError(415, "send application/sparql-query or application/x-www-form-urlencoded")
    except UnicodeDecodeError:
        raise RefusedError(400, "a question must be UTF-8") from None
    names = [name for name, _ in told]
    if "update" in names:
        raise RefusedError(403, "the graph is read-only; ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if {"default-graph-uri", "named-graph-uri", "using-graph-uri"} & set(names):
        raise RefusedError(400, "the graphs of a question cannot be chosen; leave default-graph-uri out")
    asked = [value for name, value in told if name == "query"]
    if len(asked) > 1:
        raise RefusedError(400, "one question at a time")
    if not asked and method == "POST":
        raise RefusedError(400, "the request holds no query")
    return asked[0] if asked else None


def _serialize(answer: Answer, accept: str) -> tuple[bytes, str]:
    """An answer in the first form that the asker accepts."""
    wanted = [part.partition(";")[0].strip().lower() for part in accept.split(",")]
    if answer.kind == "graph":
        kind = next((w for w in wanted if w in _GRAPH), "text/turtle")
        return (answer.body if kind.endswith("n-triples") else to_turtle(answer).encode()), kind
    kind = next((w for w in wanted if w in _SELECT), "application/sparql-results+json")
    if _SELECT[kind] is ox.QueryResultsFormat.JSON:
        return answer.body, kind
    if answer.kind == "ask" and kind.startswith("text/"):
        return str(json.loads(answer.body)["boolean"]).lower().encode(), kind
    found = ox.parse_query_results(answer.body, format=ox.QueryResultsFormat.JSON)
    return found.serialize(format=_SELECT[kind]) or b"", kind


def _description() -> str:
    """What the endpoint is, in the words of https://www.w3.org/TR/sparql11-service-description/."""
    formats = ", ".join(
        f"<http://www.w3.org/ns/formats/SPARQL_Results_{f}>" for f in ("JSON", "XML", "CSV", "TSV")
    )
    return (
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n"
        f"<> a sd:Service ; sd:endpoint <> ; sd:supportedLanguage sd:SPARQL11Query ; sd:resultFormat {formats} .\n"
    )


def _page() -> str:
    """The query page; what it shows of questions stands in it as JSON that no tag can end."""
    known = [
        {
            "name": q.name,
            "zh": q.zh,
            "en": q.en,
            "text": q.text,
            "params": [[p.name, p.zh, p.en] for p in q.params],
        }
        for q in questions().values()
    ]
    data = json.dumps({"questions": known, "prefixes": dict(PREFIXES)}, ensure_ascii=False)
    for char, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        data = data.replace(char, code)
    return files("kg").joinpath("view", "query.html").read_text("utf-8").replace("@DATA@", data)
