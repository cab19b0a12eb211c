"""The real Neo4j Community server, importer and ``cypher-shell`` from their Maven artefacts.

Maven fetches the jars into its own repository, in CI or by
``python tests/neo4j_live/server.py``; their class paths are kept in ``.cache/neo4j/``.
A server listens on a free loopback port and is stopped by its own process id.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import neo4j

from kg.export.lpg_terms import relation
from kg.model import KnowledgeGraph
from kg.neo4j_load import load
from kg.neo4j_refresh import LoadReport

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "neo4j"
LTS = "5.26.30"
CALENDAR = "2026.08.1"
FETCH = os.environ.get("CI") == "true" or __name__ == "__main__"
SHELL = "5.26.0"  # the only one that Maven Central has; it speaks to newer servers too
PASSWORD = "made-up-password"

# What the start script of each line gives to Java; 2026 imports nothing without it.
_OPENS = [f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in ("java.nio", "java.io", "sun.nio.ch")]
_CALENDAR_FLAGS = [
    "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
]
_SMALL = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx600m"]


class Missing(Exception):
    """Java or Maven is not here, or the jars cannot be fetched; the text says which."""


@cache
def java(least: int) -> str:
    """A Java of at least that major version: ``JAVA_HOME``, the ``PATH``, then the usual folder."""
    homes = [Path(os.environ["JAVA_HOME"]) / "bin/java"] if "JAVA_HOME" in os.environ else []
    found = shutil.which("java")
    homes += [Path(found)] if found else []
    homes += sorted(Path("/usr/lib/jvm").glob("*/bin/java"))
    for candidate in homes:
        if candidate.is_file():
            told = subprocess.run([candidate, "-version"], capture_output=True, text=True).stderr
            match = re.search(r'version "(\d+)', told)
            if match and int(match[1]) >= least:
                return str(candidate)
    raise Missing(f"no Java {least} or newer; install one or set JAVA_HOME")


@cache
def jars(version: str, pom: str = "pom.xml") -> str:
    """The class path of a version. Maven fetches its jars (about 130 MB) in CI or when told to, never unasked."""
    told = CACHE / f"{version}.classpath"
    if told.is_file() and all(Path(jar).is_file() for jar in told.read_text().split(os.pathsep)):
        return told.read_text()
    maven = shutil.which("mvn")
    if maven is None:
        raise Missing("no mvn to fetch it with; install Maven")
    if not FETCH:
        raise Missing("not fetched yet; run: python tests/neo4j_live/server.py")
    CACHE.mkdir(parents=True, exist_ok=True)
    aside = told.with_suffix(f".{os.getpid()}")
    done = subprocess.run(
        [maven, "-q", "-B", "-f", str(HERE / pom), "dependency:build-classpath", "-DincludeScope=runtime",
         f"-Dneo4j.version={version.removeprefix('shell-')}", f"-Dmdep.outputFile={aside}"],
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    if done.returncode:
        raise Missing(f"mvn cannot fetch Neo4j {version}: {(done.stdout + done.stderr)[-800:]}")
    aside.replace(told)
    return told.read_text()


def command(version: str, *, small: bool = True) -> list[str]:
    """Java with the flags and the class path of a version; a main class follows."""
    calendar = not version.startswith("5.")
    flags = _OPENS + (_CALENDAR_FLAGS if calendar else [])
    return [java(21 if calendar else 17), *(_SMALL if small else []), *flags, "-cp", jars(version)]


def admin(home: Path, version: str, *, small: bool = True) -> Path:
    """An executable ``neo4j-admin`` that works on the databases of ``home``."""
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf/neo4j.conf").touch()
    tool = home / "neo4j-admin"
    words = " ".join(f"'{word}'" for word in [*command(version, small=small), "org.neo4j.cli.AdminTool"])
    tool.write_text(f"#!/bin/sh\nexport NEO4J_HOME='{home}' NEO4J_CONF='{home}/conf'\nexec {words} \"$@\"\n")
    tool.chmod(0o755)
    return tool


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server on the data in ``home``; ``start`` and ``stop`` may follow each other."""

    home: Path
    version: str = LTS
    small: bool = True
    port: int = field(default_factory=_free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Where the driver finds it."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def imports(self) -> Path:
        """The folder that ``file:///`` of ``LOAD CSV`` means."""
        return self.home / "import"

    def start(self, *, read_only: bool = False) -> Server:
        """Start it and wait until it answers; ``read_only`` refuses every write."""
        self.imports.mkdir(parents=True, exist_ok=True)
        start = [*command(self.version, small=self.small), str(HERE / "Start.java")]
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*start, str(self.home), str(self.port), str(read_only).lower()],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        end = time.monotonic() + 120
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise RuntimeError((self.home / "server.log").read_text(errors="replace")[-3000:])
            time.sleep(0.2)
        return self

    def _answers(self) -> bool:
        with socket.socket() as probe:  # the driver itself would wait and try again
            if probe.connect_ex(("127.0.0.1", self.port)):
                return False
        for secret in (PASSWORD, "neo4j"):
            try:
                with neo4j.GraphDatabase.driver(self.uri, auth=("neo4j", secret)) as driver:
                    if secret == "neo4j":
                        change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
                        driver.execute_query(change, new=PASSWORD, database_="system")
                        return True
                    driver.execute_query("RETURN 1", database_="neo4j")
                    return True
            except neo4j.exceptions.ServiceUnavailable:
                return False
            except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError):
                continue
        return False

    def stop(self, *, kill: bool = False) -> None:
        """Stop it (``kill``: as a power cut would) and wait until it is gone."""
        if self.process is None:
            return
        if kill:
            self.process.kill()
        else:
            self.process.terminate()
        self.process.wait(60)
        self.process = None

    def driver(self) -> neo4j.Driver:
        """A new driver as the owner of the database."""
        return neo4j.GraphDatabase.driver(
            self.uri, auth=("neo4j", PASSWORD), notifications_min_severity="OFF"
        )

    def shell(self, script: Path) -> str:
        """What ``cypher-shell < script`` prints. Raises where it fails."""
        call = [java(17), *_SMALL, "-cp", jars(f"shell-{SHELL}", "shell.xml"), "org.neo4j.shell.Main"]
        with script.open("rb") as lines:
            done = subprocess.run(
                [*call, "-a", self.uri, "-u", "neo4j", "--format", "plain"],
                stdin=lines, capture_output=True, text=True, timeout=300,
                env={**os.environ, "NEO4J_PASSWORD": PASSWORD},
            )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stdout[-1000:] + done.stderr[-2000:])
        return done.stdout


def empty(server: Server) -> None:
    """Take everything out of the database, constraints and indexes too."""
    with server.driver() as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for row in driver.execute_query("SHOW CONSTRAINTS YIELD name").records:
            driver.execute_query(f"DROP CONSTRAINT {row['name']}")
        for row in driver.execute_query("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'").records:
            driver.execute_query(f"DROP INDEX {row['name']}")


def put(server: Server, graph: KnowledgeGraph, **options: Any) -> LoadReport:
    """Load a graph as the owner of the database."""
    return load(graph, server.uri, "neo4j", PASSWORD, **options)


def _plain(properties: dict[str, object]) -> tuple[tuple[str, object], ...]:
    def plain(value: object) -> object:
        if isinstance(value, list):
            return tuple(value)
        return value.iso_format() if isinstance(value, neo4j.time.Date) else (type(value).__name__, value)

    return tuple(sorted((name, plain(value)) for name, value in properties.items()))


def dump(server: Server) -> tuple[list[object], list[object]]:
    """All nodes and relationships with the types of their properties, sorted: equal for equal databases."""
    with server.driver() as driver:
        nodes = driver.execute_query("MATCH (n) RETURN labels(n) AS l, properties(n) AS p").records
        links = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN type(r) AS t, a.id AS a, b.id AS b, properties(r) AS p"
        ).records
    return (
        sorted((tuple(sorted(row["l"])), _plain(row["p"])) for row in nodes),
        sorted((row["t"], row["a"], row["b"], _plain(row["p"])) for row in links),
    )


def held(server: Server) -> None:
    """Hold that no claim is half there and that every relation is what the claims say, no more and no less."""
    with server.driver() as driver:
        half = driver.execute_query(
            "MATCH (c:Claim) WHERE count {(c)-[:SUBJECT]->()} <> 1 OR count {(c)-[:OBJECT]->()} > 1 "
            "OR (c.value IS NULL) <> exists {(c)-[:OBJECT]->()} "
            "OR exists {(c)-[:HAS_SPAN]->()} <> exists {(c)-[:ON_PAGE]->()} RETURN count(c) AS n"
        ).records[0]["n"]
        said = driver.execute_query(
            "MATCH (s)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o) RETURN s.id AS s, c.predicate AS p, o.id AS o, "
            "count(*) AS count, max(c.confidence) AS confidence"
        ).records
        links = driver.execute_query(
            "MATCH (a)-[r]->(b) WHERE r.predicate IS NOT NULL RETURN a.id AS a, r.predicate AS p, b.id AS b, "
            "r.count AS count, r.confidence AS confidence"
        ).records
    assert half == 0
    turned = {row["p"]: relation(row["p"])[1] for row in links}
    there = sorted(
        (
            *((r["b"], r["p"], r["a"]) if turned[r["p"]] else (r["a"], r["p"], r["b"])),
            r["count"],
            r["confidence"],
        )
        for r in links
    )
    assert there == sorted(tuple(row.values()) for row in said)


if __name__ == "__main__":
    for wanted, file in ((LTS, "pom.xml"), (CALENDAR, "pom.xml"), (f"shell-{SHELL}", "shell.xml")):
        jars(wanted, file)
        print(f"Neo4j {wanted} is there")
