"""Values in the place of a question's variables.

Each stands as one escaped literal, so that no value can change what is asked. Oxigraph's own substitution takes
only variables that are selected, which a parameter seldom is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*\''''
    r"""|<[^<>"{}|^`\\\s]*>|\#[^\n]*|[?$]\w+|[{}()]|\w+|\s+|.""",
    re.S,
)


def substitute(text: str, literals: Mapping[str, str]) -> str:
    """The question with a literal for each named variable; strings, IRIs and comments stay as they are.

    ``literals`` are in SPARQL form. A selected variable stays a column, and one to group or order by an expression.

    >>> substitute('SELECT ?x ?a { ?x ?p ?a . ?x ?q "?a" } ORDER BY ?a', {"a": '"1"'})
    'SELECT ?x ("1" AS ?a) { ?x ?p "1" . ?x ?q "?a" } ORDER BY ("1")'
    """
    out: list[str] = []
    place, depth = "", 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        word = token.upper()
        if word in ("SELECT", "BY"):
            place, depth = word, 0
        elif word in ("{", "}", "WHERE", "HAVING", "LIMIT", "OFFSET", "VALUES"):
            place = ""
        elif token in "()":
            depth += 1 if token == "(" else -1
        name = token[1:] if token[0] in "?$" and len(token) > 1 else ""
        if name not in literals:
            out.append(token)
        elif place == "SELECT" and depth == 0:
            out.append(f"({literals[name]} AS ?{name})")
        elif place == "BY" and depth == 0:
            out.append(f"({literals[name]})")
        else:
            out.append(literals[name])
    return "".join(out)
