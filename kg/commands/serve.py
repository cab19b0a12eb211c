"""``kg serve``: a read-only SPARQL endpoint with a query page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError
from kg.serve import make_app
from kg.store import graph_file

EXAMPLE = "kg serve out --port 7878"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    port: Annotated[int, typer.Option(min=1, max=65535, help="port to listen on")] = 7878,
    bind: Annotated[
        str, typer.Option(help="address to listen on; this machine alone, unless said")
    ] = "127.0.0.1",
    host: Annotated[list[str] | None, typer.Option(help="a further name under which it may be asked")] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="end a question after this time")] = 30.0,
    limit: Annotated[int, typer.Option(min=1, help="refuse answers of more rows")] = 100_000,
    workers: Annotated[int, typer.Option(min=1, help="questions at once")] = 4,
) -> None:
    """Serve a built graph as a read-only SPARQL 1.1 endpoint with a query page, on this machine unless said."""
    graph_file(folder)
    try:
        import starlette  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise InputError("the server is not installed; pip install 'govkg[serve]'") from error
    hosts = (*_LOOPBACK, *(name.lower() for name in host or ()))
    app = make_app(folder, hosts=hosts, size=workers, seconds=seconds, rows=limit)
    typer.echo(
        f"http://{f'[{bind}]' if ':' in bind else bind}:{port}/ answers questions about {folder}; Ctrl+C ends it"
    )
    uvicorn.run(app, host=bind, port=port, log_level="warning", server_header=False)
