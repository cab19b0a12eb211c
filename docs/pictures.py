"""Takes the pictures of docs/img: the view of the sample pages in Chromium. Run as ``python docs/pictures.py``."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import kg
from kg.resources import data_path

_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_HERE = Path(__file__).parent


def _find(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.fill("#search", name)
        page.press("#search", "Enter")
        page.evaluate("document.activeElement.blur()")

    return act


def _type(text: str) -> Callable[[Page], None]:
    return lambda page: page.fill("#search", text)


# name: width, height, what is in the address, colours, language, what is done
PICTURES: dict[str, tuple[int, int, str, str, str, Callable[[Page], None] | None]] = {
    "overview": (1400, 860, "", "light", "zh-CN", None),
    "search": (1400, 860, "", "light", "zh-CN", _type("wq")),
    "evidence": (1400, 860, "", "light", "zh-CN", _find("卫启明")),
    "met": (1400, 860, "view=people", "light", "en-GB", None),
    "dark": (1400, 860, "", "dark", "en-GB", _find("卫启明")),
    "phone": (390, 844, "", "light", "zh-CN", _find("卫启明")),
}


def take(browser: Browser, file: Path, name: str) -> None:
    """Take one picture of a view into docs/img."""
    width, height, state, scheme, locale, act = PICTURES[name]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        locale=locale,
        offline=True,
        reduced_motion="reduce",
    )  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{file.as_uri()}#{state}")
    page.wait_for_selector("html[data-ready]")
    if act:
        act(page)
    page.wait_for_timeout(300)
    page.screenshot(path=_HERE / "img" / f"{name}.png")
    context.close()


def main() -> None:
    """Build the sample pages and take every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kg.build(manifest=data_path("pages", "pages.csv")).save(Path(folder) / "out", formats="html")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(_FLAGS))
        for name in PICTURES:
            take(browser, Path(folder) / "out" / "graph.html", name)
        browser.close()


if __name__ == "__main__":
    main()
