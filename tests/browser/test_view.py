"""The view as a person uses it, in a real browser with no network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page
from view_graphs import small

Opener = Callable[..., Page]


def test_it_opens_and_draws(view: Opener) -> None:
    page = view(small())
    dark = page.evaluate(
        "() => { const c = document.querySelector('#net canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        " let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i + 3] && d[i] + d[i + 1] + d[i + 2] < 450) n++; return n; }"
    )
    assert dark > 2000
    assert "14" in page.inner_text("#status")


def test_search_completes_names_pinyin_and_initials(view: Opener) -> None:
    page = view(small())
    for typed in ("李刚", "ligang", "lg", "li刚"):
        page.fill("#search", typed)
        assert page.inner_text("#search-list li >> nth=0").startswith(
            "官\n李刚"
        ) or "李刚" in page.inner_text("#search-list li >> nth=0")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "李刚"
    assert "主持" in page.inner_text("#panel-body")
    quotes: Any = page.eval_on_selector_all("#panel mark", "all => all.map(m => m.textContent)")
    assert "县长李刚主持会议" in quotes
