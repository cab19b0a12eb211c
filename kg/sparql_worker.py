"""A process of its own that answers questions: it can be ended, and it cannot reach the network or any file.

``python -m kg.sparql_worker FOLDER [STORE]`` reads requests from standard input and writes replies to standard
output, each a line of JSON, after one that says it is ready; a reply is followed by as many bytes as its ``length`` says.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from kg.errors import KgError
from kg.sparql import ask, check
from kg.sparql_store import open_store

#: How much memory a question may take beside the graph, in bytes.
MEMORY = 4_000_000_000


def shut_in() -> None:
    """Let this process open neither socket nor file, and take no more than :data:`MEMORY` (where the system can).

    Refusing SERVICE and FROM by parsing stands on two parsers agreeing; this does not.
    """
    try:
        import resource
    except ImportError:  # not POSIX: parsing alone must do
        return
    taken = _address_space()
    if taken:
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))


def _address_space() -> int:
    """How many bytes of address space this process has, or 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def main(folder: str, on_disk: str = "") -> None:
    """Answer until standard input ends."""
    out = sys.stdout.buffer
    try:
        store = open_store(Path(folder), Path(on_disk) if on_disk else None)
    except KgError as error:
        _reply(out, {"error": str(error)}, b"")
        return
    check("ASK {}")  # loads the parser while files can still be opened
    len(store)  # opens the files of a store on disk
    shut_in()
    _reply(out, {"ready": True}, b"")
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        try:
            answer = ask(store, asked["text"], asked["rows"])
        except KgError as error:
            _reply(out, {"error": str(error)}, b"")
        else:
            _reply(out, {"kind": answer.kind, "more": answer.more}, answer.body)


def _reply(out: object, head: dict[str, object], body: bytes) -> None:
    line = json.dumps({**head, "length": len(body)}).encode() + b"\n"
    out.write(line + body)  # type: ignore[attr-defined]
    out.flush()  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(*sys.argv[1:])
