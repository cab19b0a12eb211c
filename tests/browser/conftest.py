"""A real Chromium with the network refused; every page is watched for errors and requests."""

from __future__ import annotations

import os
import shutil
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
        page.set_default_timeout(10_000)
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
