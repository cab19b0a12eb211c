"""Runs measurements by name; without one, those that ``make bench`` shows."""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path

USUAL = ("quality", "speed", "places", "rdf", "queries")
_SHARED = ("pages",)  # what several measurements use


def measurements() -> dict[str, str]:
    """The modules of this folder by name, with the first line of their docstring."""
    files = sorted(p for p in Path(__file__).parent.glob("*.py") if not p.name.startswith("_"))
    told = {p.stem: ast.get_docstring(ast.parse(p.read_text("utf-8"))) or "" for p in files}
    return {name: text.split("\n")[0] for name, text in told.items() if name not in _SHARED}


def main() -> None:
    """Run what the command line names: a measurement with its options, ``all``, or nothing for the usual ones."""
    known = measurements()
    name, *options = sys.argv[1:] or [""]
    if name in ("-h", "--help"):
        print("usage: python -m bench [NAME [OPTION …] | all]\n")
        print("\n".join(f"  {key:12} {text}" for key, text in known.items()))
        return
    if name and name != "all" and name not in known:
        raise SystemExit(f"bench: {name}: no such measurement; choose among {', '.join(known)} or all")
    for chosen in known if name == "all" else [name] if name else USUAL:
        print(f"\n== {chosen}: {known[chosen]}\n", flush=True)
        sys.argv = [f"bench.{chosen}", *options]
        runpy.run_module(f"bench.{chosen}", run_name="__main__")


if __name__ == "__main__":
    main()
