"""Named questions kept as data (``data/queries/*.rq``), their parameters, and answers as people and programs read them."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import functools
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError, QueryError
from kg.export.rdf import text as literal
from kg.export.rdf import turtle, typed
from kg.ontology import short
from kg.resources import data_path
from kg.sparql import Answer
from kg.sparql_bind import substitute

_HEAD = re.compile(r"# (标题|title|param|example)\b ?(.*)")
_PARAM = re.compile(r"(\w+) \((name|text|date|number)\): (.+) / (.+)")


@dataclass(frozen=True, slots=True)
class Param:
    """A value that a question needs: ``kind`` is ``name`` (a label), ``text``, ``date`` or ``number``."""

    name: str
    kind: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its titles, parameters and an example of its use."""

    name: str
    zh: str
    en: str
    params: tuple[Param, ...]
    example: str
    text: str


def read_question(name: str, text: str) -> Question:
    """A question from the text of a ``.rq`` file, whose first comments may give titles, parameters and an example.

    Raises :class:`~kg.errors.DataError` for a parameter that is not written as ``# param name (kind): zh / en``.

    >>> read_question("x", "# title: All\\n# param a (date): 日 / day\\nASK {}").params[0].kind
    'date'
    """
    told: dict[str, str] = {}
    params = []
    for line in text.splitlines():
        match = _HEAD.match(line)
        if match and match[1] == "param":
            param = _PARAM.fullmatch(match[2])
            if param is None:
                raise DataError(f"{name}.rq: “{line}” is not “# param name (kind): zh / en”; mend that line")
            params.append(Param(param[1], param[2], param[3], param[4]))
        elif match:
            told[match[1]] = match[2].removeprefix(":").strip()
    return Question(
        name, told.get("标题", ""), told.get("title", ""), tuple(params), told.get("example", ""), text
    )


@functools.cache
def questions() -> Mapping[str, Question]:
    """The bundled questions by name."""
    files = sorted(data_path("queries").glob("*.rq"))
    return {file.stem: read_question(file.stem, file.read_text("utf-8")) for file in files}


def find(asked: str) -> Question:
    """What is asked: the name of a bundled question, a ``.rq`` file, or SPARQL text.

    Raises :class:`~kg.errors.QueryError` for a file that cannot be read or a name that is none.
    """
    if asked in questions():
        return questions()[asked]
    if asked.endswith(".rq"):
        try:
            return read_question(Path(asked).stem, Path(asked).read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{asked}: cannot be read ({error}); give another file") from error
    if re.fullmatch(r"[\w-]+", asked):
        near = difflib.get_close_matches(asked, questions(), n=3, cutoff=0.4)
        hint = f"did you mean {', '.join(near)}?" if near else "run kg query DIR without one to see them"
        raise QueryError(f"{asked}: no bundled question is called that; {hint}")
    return Question("", "", "", (), "", asked)


def bind(question: Question, given: Sequence[str]) -> str:
    """The question's text with the values of ``name=value`` parameters in the place of its variables.

    A parameter that is not declared must be a variable of the question and is taken as plain text.
    Raises :class:`~kg.errors.QueryError` for one that is missing, unknown or not of its kind.

    >>> bind(read_question("x", "# param a (name): 名 / name\\nASK { ?s ?p ?a }"), ["a=太湖县"]).splitlines()[1]
    'ASK { ?s ?p "太湖县"@zh }'
    """
    told = dict(pair.partition("=")[::2] for pair in given)
    kinds = {param.name: param for param in question.params}
    values: dict[str, str] = {}
    for name, value in told.items():
        known = kinds.get(name)
        if known is None and not re.search(rf"[?$]{re.escape(name)}\b", question.text):
            allowed = ", ".join(kinds) or "none"
            raise QueryError(f"--param {name}: the question has no such parameter; it has {allowed}")
        values[name] = _value(name, known.kind if known else "text", value)
    for param in question.params:
        if param.name not in told:
            raise QueryError(f"{question.name} needs --param {param.name}=… ({param.zh} / {param.en})")
    return substitute(question.text, values)


def _value(name: str, kind: str, value: str) -> str:
    try:
        if kind == "date":
            dt.date.fromisoformat({4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value))
            return typed(value, {4: "gYear", 7: "gYearMonth"}.get(len(value), "date"))
        if kind == "number":
            number = Decimal(value)
            if not number.is_finite():
                raise InvalidOperation
            return typed(f"{number:f}", "decimal")
    except (ValueError, InvalidOperation):
        wanted = {"date": "a date like 2024-05-09", "number": "a number like 0.8"}[kind]
        raise QueryError(f"--param {name}={value}: this is not {wanted}") from None
    return literal(value, "zh" if kind == "name" else "")


def rows(answer: Answer) -> tuple[list[str], list[list[str]]]:
    """The columns and cells of an answer; an IRI is shortened, a missing value is empty."""
    told = json.loads(answer.body)
    if answer.kind == "ask":
        return ["answer"], [["yes 是" if told["boolean"] else "no 否"]]
    names = told["head"]["vars"]
    return names, [
        [_cell(row[name]) if name in row else "" for name in names] for row in told["results"]["bindings"]
    ]


def _cell(term: Mapping[str, object]) -> str:
    value = term["value"]
    if term["type"] == "uri":
        name = short(str(value))
        return f"gov:{name}" if name != value and ":" not in name else name
    return str(value) if term["type"] != "triple" else json.dumps(value, ensure_ascii=False)


def to_csv(answer: Answer) -> str:
    """Rows as CSV; a cell that a spreadsheet would take for a formula gets a ``'`` in front (OWASP)."""
    names, cells = rows(answer)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_safe(cell) for cell in row] for row in cells)
    return out.getvalue()


def _safe(cell: str) -> str:
    formula = cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not re.fullmatch(r"[+-]?[\d.]+", cell)
    return f"'{cell}" if formula else cell


def to_turtle(answer: Answer, base: str = "https://w3id.org/govkg/id/") -> str:
    """The triples of a CONSTRUCT or DESCRIBE as sorted Turtle."""
    found = ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES)
    return turtle(((str(t.subject), str(t.predicate), str(t.object)) for t in found), base)
