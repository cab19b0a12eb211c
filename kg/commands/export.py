"""``kg export``: a built graph in another form."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError, OutputError
from kg.export.registry import EXPORTS
from kg.store import read_graph

EXAMPLE = "kg export out jsonld"


def run(
    folder: Annotated[Path, typer.Argument(help="a folder that kg build made")],
    form: Annotated[str, typer.Argument(help=", ".join(f"{k} ({e.use})" for k, e in EXPORTS.items()))],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="file to write; in FOLDER unless said")
    ] = None,
) -> None:
    """Write a built graph in another form."""
    if form not in EXPORTS:
        raise InputError(f"{form}: no such form; choose among {', '.join(EXPORTS)}")
    file = out or folder / EXPORTS[form].file
    text = EXPORTS[form].write(read_graph(folder))
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=file.parent, prefix=".kg-", delete=False
        ) as aside:
            aside.write(text)
        Path(aside.name).chmod(0o644)
        Path(aside.name).replace(file)
    except OSError as error:
        raise OutputError(f"{file}: cannot be written ({error.strerror}); choose another -o file") from error
    typer.echo(str(file))
