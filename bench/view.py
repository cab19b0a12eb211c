"""The view beside plain pyvis of the same graph in the same run: first stable picture, memory, size, requests.

Needs Chromium (``apt-get install chromium fonts-noto-cjk``). Every page is opened
in a new context with the network refused. A picture is stable for pyvis when its
physics says so, for the view when it is drawn: nothing moves after that.
"""

from __future__ import annotations

import argparse
import importlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

from kg.export.html import to_html
from kg.export.view_facts import facts, shown_nodes
from kg.model import KnowledgeGraph

SIZES = ((100, 400), (2_000, 8_000), (10_000, 40_000))
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# pyvis keeps its network in a global of this name: note when it is there and when it has come to rest.
_WATCH = """
let made; Object.defineProperty(window, "network", { get: () => made, set: (network) => { made = network;
  if (!network) return; window.drawn = performance.now();
  if (!network.physics.physicsEnabled) network.once("afterDrawing", () => { window.stable = performance.now(); });
  network.once("stabilizationIterationsDone", () => { window.stable = performance.now(); }); } });
"""
# What a person does, with the time until the page has answered.
_ACTS = {
    "search a letter more": "(document.getElementById('search').value = 'zh', document.getElementById('search').dispatchEvent(new Event('input')))",
    "filter by confidence": "(document.getElementById('confidence').value = 70, document.getElementById('confidence').dispatchEvent(new Event('change')))",
    "view who met": "document.getElementById('view-people').click()",
    "view everything": "document.getElementById('view-full').click()",
    "select a thing": "document.querySelector('#panel .thing').click()",
}


def plain_pyvis(graph: KnowledgeGraph, *, laid_out: bool) -> str:
    """The graph as pyvis draws it when one hands it everything; ``laid_out`` gives positions and no physics."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    keys = shown_nodes(graph)
    spots = {key: (i % 100 * 80, i // 100 * 80) for i, key in enumerate(keys)}
    for key in keys:
        x, y = spots[key]
        given = {"x": x, "y": y} if laid_out else {}
        network.add_node(key, label=graph.nodes[key].label, group=graph.nodes[key].kind, **given)
    for fact in facts(graph):
        if fact.object:
            network.add_edge(fact.subject, fact.object, title=fact.relation)
    if laid_out:
        network.set_options(json.dumps({"physics": {"enabled": False}, "edges": {"smooth": False}}))
    page: str = network.generate_html()
    return page


def measure(browser: Browser, page_text: str, folder: Path, *, ready: str, wait: float) -> dict[str, Any]:
    """Open a page and tell when it was drawn and stable (ms), its heap (MB) and what it asked for."""
    file = folder / "page.html"
    file.write_text(page_text, "utf-8", newline="\n")
    context = browser.new_context(viewport={"width": 1400, "height": 860}, offline=True, locale="zh-CN")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(_WATCH)
    page.goto(file.as_uri(), wait_until="commit")
    try:
        page.wait_for_function(ready, timeout=wait * 1000)
        stable = page.evaluate(ready)
    except Error:
        stable = None
    out: dict[str, Any] = {
        "stable": stable, "MB": len(page_text.encode()) / 1e6,
        "requests": sum(not url.startswith(("file:", "data:")) for url in asked),
    }  # fmt: skip
    if stable is not None:
        session = context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        session.send("Performance.enable")
        metrics = session.send("Performance.getMetrics")["metrics"]
        out["heap"] = next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize") / 1e6
        if "kg-ready" in ready:
            out["acts"] = {
                name: page.evaluate(
                    f"() => {{ const t = performance.now(); {act}; return performance.now() - t; }}"
                )
                for name, act in _ACTS.items()
            }
    context.close()
    return out


def main() -> None:
    """Print the tables; ``--wait`` seconds is how long pyvis may take to come to rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wait", type=float, default=60)
    wait = parser.parse_args().wait
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    large = importlib.import_module("view_graphs").large

    chromium = shutil.which("chromium")
    if not chromium:
        raise SystemExit("bench view: no chromium here; apt-get install chromium fonts-noto-cjk")
    own = "performance.getEntriesByName('kg-ready')[0]?.startTime"
    peers: dict[str, tuple[Callable[[KnowledgeGraph], str], str]] = {
        "kg": (to_html, own),
        "pyvis": (lambda graph: plain_pyvis(graph, laid_out=False), "window.stable"),
        "pyvis, laid out": (lambda graph: plain_pyvis(graph, laid_out=True), "window.stable"),
    }
    acts: dict[int, dict[str, float]] = {}
    print(
        "| nodes / edges | page | build s | file MB | stable picture ms | JS heap MB | requests |\n| --- | --- | --- | --- | --- | --- | --- |"
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        for nodes, edges in SIZES:
            graph = large(nodes, edges)
            for name, (make, ready) in peers.items():
                begun = time.perf_counter()
                text = make(graph)
                took = time.perf_counter() - begun
                told = measure(browser, text, Path(folder), ready=ready, wait=wait)
                stable = (
                    f"{told['stable']:,.0f}" if told["stable"] is not None else f"not within {wait:.0f} s"
                )
                heap = f"{told['heap']:.0f}" if "heap" in told else "–"
                print(
                    f"| {nodes:,} / {edges:,} | {name} | {took:.1f} | {told['MB']:.1f} | {stable} | {heap} | {told['requests']} |",
                    flush=True,
                )
                acts |= {nodes: told["acts"]} if "acts" in told else {}
        browser.close()
    print(
        "\n| ms until answered | "
        + " | ".join(f"{n:,} nodes" for n in acts)
        + " |\n| --- |"
        + " --- |" * len(acts)
    )
    for act in _ACTS:
        print(f"| {act} | " + " | ".join(f"{told[act]:.0f}" for told in acts.values()) + " |")


if __name__ == "__main__":
    main()
