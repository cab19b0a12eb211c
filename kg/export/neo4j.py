"""CSV for ``neo4j-admin database import`` and for ``LOAD CSV``, with the scripts that run them.

After the import chapter of Neo4j's Operations Manual (5 and 2026), each rule
tried on the importer itself: one id column, a control character between list
items, only whole days as dates, bare numbers, quoted text, nothing for nothing.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.errors import OutputError
from kg.export import lpg
from kg.export.lpg_terms import ROOT, column, labels
from kg.model import KnowledgeGraph
from kg.resources import data_path

_CHINESE = "{indexConfig: {`fulltext.analyzer`: 'cjk'}}"
CONSTRAINTS = (
    f"CREATE CONSTRAINT govkg_id IF NOT EXISTS FOR (n:{ROOT}) REQUIRE n.id IS UNIQUE",
    f"CREATE FULLTEXT INDEX govkg_names IF NOT EXISTS FOR (n:{ROOT}) ON EACH [n.name, n.altNames] OPTIONS {_CHINESE}",
)
"""Unique ids, and names found by any of their characters; both may be run twice."""

_BETWEEN = "\x1f"
_BATCH = 5000  # rows in one transaction of LOAD CSV

_IMPORT = """\
#!/bin/sh
# Makes a new Neo4j database of these files. The server must be stopped, or the database new to it.
#   ./import.sh [DATABASE [OPTION...]]      for example ./import.sh neo4j --overwrite-destination
# NEO4J_ADMIN names the tool where neo4j-admin is not on the PATH.
# When the server runs again: cypher-shell -f constraints.cypher
set -eu
cd -- "$(dirname -- "$0")"
database="${1:-neo4j}"
[ "$#" -eq 0 ] || shift
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full "$database" \\
"""

_LOAD = """\
// Loads these files into a running server; may be run again, and then changes nothing but what is new.
//   cypher-shell -u neo4j -f load.cypher
// Put the CSV files into the server's import folder, or set the place they are served from:
:param base => 'file:///';

"""

Row = Mapping[str, lpg.Value]


def write_neo4j(kg: KnowledgeGraph, directory: Path) -> None:
    """Write ``kg`` to ``directory`` as CSV files with headers, ``import.sh``, ``*.cypher`` and ``questions/``.

    What stood in ``directory`` is replaced when all is written, so that a full
    disk leaves the old files. Raises :class:`~kg.errors.OutputError` where a
    claim names what is not in the graph or the folder cannot be written.
    """
    lpg.check(kg)
    fresh = directory.with_name(f"{directory.name}.part")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        _write(kg, fresh)
        if directory.exists():
            shutil.rmtree(directory)
        fresh.rename(directory)
    except OSError as error:
        raise OutputError(
            f"cannot write {directory}: {error.strerror}; make room or give another folder"
        ) from error


def _write(kg: KnowledgeGraph, directory: Path) -> None:
    options, loads = [], []
    for kind, rows in sorted(_by_kind(kg).items()):
        names = _table(directory, kind, rows, ["id:ID(Govkg)"], skip=1)
        options.append(f"--nodes={':'.join(labels(kind))}=./{kind}_header.csv,./{kind}.csv")
        loads.append(_load_nodes(kind, names))
    for kind, rows in sorted(_by_type(kg).items()):
        file = f"rel_{kind}"
        names = _table(directory, file, rows, [":START_ID(Govkg)", ":END_ID(Govkg)"], skip=2)
        options.append(f"--relationships={kind}=./{file}_header.csv,./{file}.csv")
        loads.append(_load_relations(kind, file, names))
    # Text keeps its line feeds, and a backslash is doubled as LOAD CSV wants it by default.
    options += ["--array-delimiter=U+001F", "--multiline-fields=true", "--legacy-style-quoting=true", '"$@"']
    constraints = "".join(f"{statement};\n" for statement in CONSTRAINTS)
    script = directory / "import.sh"
    _put(script, _IMPORT + " \\\n".join(f"  {option}" for option in options) + "\n")
    script.chmod(0o755)
    _put(directory / "constraints.cypher", constraints)
    (directory / "questions").mkdir()
    for question in sorted(data_path("queries").glob("*.cypher")):
        shutil.copyfile(question, directory / "questions" / question.name)
    _put(directory / "load.cypher", _LOAD + constraints + "CALL db.awaitIndexes(300);\n\n" + "\n".join(loads))


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def _by_kind(kg: KnowledgeGraph) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for many in (lpg.things(kg), lpg.spans(kg, kg.claims), lpg.claims(kg, kg.claims)):
        for vertex in many:
            rows.setdefault(vertex.kind, []).append(vertex.properties)
    return rows


def _by_type(kg: KnowledgeGraph) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for many in (lpg.edges(lpg.said(claim) for claim in kg.claims), lpg.evidence(kg.claims)):
        for edge in many:
            rows.setdefault(edge.type, []).append({"": edge.start, " ": edge.end, **edge.properties})
    return rows


def _table(directory: Path, file: str, rows: list[Row], keys: list[str], skip: int) -> list[str]:
    """Write one table; ``keys`` head its first columns. Returns the properties in the order of its columns."""
    first = list(rows[0])[:skip]
    names = sorted({name for row in rows for name in row} - set(first))
    _put(directory / f"{file}_header.csv", ",".join([*keys, *(f"{n}:{column(n)}" for n in names)]) + "\n")
    with (directory / f"{file}.csv").open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(",".join(_cell(row.get(name)) for name in [*first, *names]) + "\n")
    return names


def _cell(value: lpg.Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    text = _BETWEEN.join(map(str, value)) if isinstance(value, tuple) else value
    return '"' + text.replace("\\", "\\\\").replace('"', '""') + '"'


def _assignments(names: list[str], at: int) -> Iterator[str]:
    for index, name in enumerate(names, at):
        cell = f"row[{index}]"
        yield (
            f"{name}: "
            + {
                "string": cell,
                "int": f"toInteger({cell})",
                "double": f"toFloat({cell})",
                "date": f"date({cell})",
                "string[]": f"split({cell}, '\\u001F')",
                "double[]": f"[x IN split({cell}, '\\u001F') | toFloat(x)]",
            }[column(name)]
        )


def _load_nodes(kind: str, names: list[str]) -> str:
    return _load(kind, [f"MERGE (n:{ROOT} {{id: row[0]}})", f"SET n:{':'.join(labels(kind))}"], "n", names, 1)


def _load_relations(kind: str, file: str, names: list[str]) -> str:
    ends = f"MATCH (a:{ROOT} {{id: row[0]}}), (b:{ROOT} {{id: row[1]}})"
    # Two predicates may share a type, and then both may tie the same two things.
    key = f" {{predicate: row[{2 + names.index('predicate')}]}}" if "predicate" in names else ""
    return _load(file, [ends, f"MERGE (a)-[r:{kind}{key}]->(b)"], "r", names, 2)


def _load(file: str, statements: Iterable[str], target: str, names: list[str], at: int) -> str:
    lines = [f"LOAD CSV FROM $base + '{file}.csv' AS row", "CALL (row) {"]
    lines += [f"  {statement}" for statement in statements]
    if names:
        lines.append(f"  SET {target} += {{{', '.join(_assignments(names, at))}}}")
    return "\n".join([*lines, f"}} IN TRANSACTIONS OF {_BATCH} ROWS;", ""])
