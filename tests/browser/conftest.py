"""A real Chromium with the network refused; every page is watched for errors and requests."""

from __future__ import annotations

import os
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.export.html import to_html
from kg.model import KnowledgeGraph

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if not found and not os.environ.get("CI"):
        pytest.skip("no chromium here: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found or "/usr/bin/chromium", args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def view(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open the view of a graph. Afterwards: no console error, no request but the file itself."""
    told: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_view(graph: KnowledgeGraph, state: str = "", **options: object) -> Page:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(to_html(graph), "utf-8", newline="\n")
        settings = {
            "locale": "zh-CN",
            "viewport": {"width": 1300, "height": 800},
            "reduced_motion": "reduce",
            **options,
        }
        context = browser.new_context(offline=True, accept_downloads=True, **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{file.as_uri()}#{state}" if state else file.as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_view
    for context in contexts:
        context.close()
    assert told == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == len(contexts)


def drawn(page: Page, *, all_of_them: bool = False) -> dict[str, tuple[float, float]]:
    """What the picture shows, by label, with px from its corner, as its SVG export tells it.

    Things beside the screen are not in it; ``all_of_them`` shows the whole graph
    first and numbers those of one name.
    """
    if all_of_them:
        page.click("#fit")
    page.click("#menu-top")
    with page.expect_download() as waiting:
        page.click("#svg")
    root = ET.parse(waiting.value.path()).getroot()
    out: dict[str, tuple[float, float]] = {}
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        x, y = group.attrib["transform"].split("(")[1].split(")")[0].split()
        label = group.findtext("{http://www.w3.org/2000/svg}title") or ""
        out[f"{label}#{len(out)}" if all_of_them and label in out else label] = (float(x), float(y))
    return out


def click_thing(page: Page, label: str) -> None:
    """Click on a thing of the picture."""
    page.click("#fit")
    x, y = drawn(page)[label]
    box = page.locator("#net").bounding_box()
    assert box
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.wait_for_function("name => document.querySelector('#panel h2').textContent === name", arg=label)


def panel(page: Page) -> str:
    """What the panel says."""
    return page.inner_text("#panel-body")
