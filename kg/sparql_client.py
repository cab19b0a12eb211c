"""Asking a worker process: an answer in time, or an error."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

from kg.errors import QueryError
from kg.sparql import Answer
from kg.sparql_store import prepare


class Worker:
    """A process that answers questions about one built folder, started when first asked.

    A question past its time is ended with the process, which the next question starts anew. Not for two
    threads at once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._on_disk = prepare(folder)
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process, so that the first question need not wait for it."""
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-m", "kg.sparql_worker", str(self._folder), str(self._on_disk or "")]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._ready = False

    def _wait(self) -> None:
        """Wait until the process has loaded the graph, which is no part of a question's time."""
        self.start()
        assert self._process is not None and self._process.stdout is not None
        if not self._ready:
            line = self._process.stdout.readline()
            told = json.loads(line) if line else {"error": f"the graph of {self._folder} could not be loaded"}
            if "error" in told:
                self.close()
                raise QueryError(str(told["error"]))
            self._ready = True

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def ask(self, text: str, *, seconds: float, rows: int) -> Answer:
        """Answer a question within ``seconds``, with at most ``rows`` rows.

        Raises :class:`~kg.errors.QueryError` where it cannot be answered or not in time.
        """
        self._wait()
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        request = {"text": text, "rows": rows}
        head: dict[str, object] = {}
        body = b""
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if line:
                head = json.loads(line)
                length = int(str(head["length"]))
                body = process.stdout.read(length)
                if len(body) < length:
                    head = {}
        except (BrokenPipeError, OSError):
            pass  # told below as what it is
        finally:
            timer.cancel()
        if late.is_set() or not head:
            self.close()
            if late.is_set():
                raise QueryError(
                    f"the question was ended after {seconds:g} seconds; ask for less or allow more time"
                )
            raise QueryError(
                "the question ended the engine (out of memory or nested too deeply); ask for less"
            )
        if "error" in head:
            raise QueryError(str(head["error"]))
        return Answer(str(head["kind"]), body, bool(head["more"]))
