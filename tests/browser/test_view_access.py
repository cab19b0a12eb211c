"""The view for every reader: language, light and dark, keys, screen reader, phone, paper; hostile and odd graphs."""

from __future__ import annotations

import html
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from view_graphs import of, small

from kg.export.html import to_html
from kg.model import KnowledgeGraph, Literal, Node, Ref

from .conftest import Opener, click_thing, drawn, panel

HOSTILE = (
    "</script><script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "javascript:window.hit=1",
    "<svg/onload=window.hit=1>", "href<a href='javascript:window.hit=1'>x</a>", "{{7*7}}${window.hit=1}", "李\u202e刚\u2066",
    "a\u2028b\u2029c", "😀👨‍👩‍👧🇨🇳", "长" * 500, "=cmd|'/c calc'!A1", "\" onmouseover=window.hit=1 x=\"", "'--><!--", "\x00\x1b[31m",
    "]]>", "__proto__", "constructor",
)  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        ("zh-CN", "图中有什么"),
        ("zh-TW", "图中有什么"),
        ("en-GB", "What is in the graph"),
        ("fr-FR", "What is in the graph"),
    ],
)
def test_the_browser_chooses_the_language_and_a_switch_changes_it(
    view: Opener, locale: str, word: str
) -> None:
    page = view(small(), locale=locale)
    assert page.inner_text("#panel h2") == word
    page.click("#language")
    assert page.inner_text("#panel h2") != word
    click_thing(page, "李刚")
    text = panel(page)
    assert ("主持" in text) != ("chaired" in text) or "chaired" in text


def test_english_reads_as_sentences(view: Opener) -> None:
    page = view(small(), locale="en-US")
    click_thing(page, "李刚")
    text = panel(page)
    for piece in (
        "李刚 holds the post of 县长",
        "李刚 chaired 全县春耕推进会",
        "confidence 90%",
        "Was together with",
    ):
        assert piece in text
    assert page.get_attribute("html", "lang") == "en"


def test_light_and_dark(view: Opener) -> None:
    back = "getComputedStyle(document.body).backgroundColor"
    dark = view(small(), color_scheme="dark")
    light = view(small(), color_scheme="light")
    assert dark.evaluate(back) != light.evaluate(back)
    light.click("#theme")
    assert light.evaluate(back) == dark.evaluate(back)


def test_keys_alone_reach_and_read_a_thing(view: Opener) -> None:
    page = view(small())
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.focus("#net")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#live")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    assert first.startswith("已选中 ") and page.inner_text("#live").startswith("已选中 ")
    page.keyboard.press("Enter")
    name = page.inner_text("#panel h2")
    assert name in drawn(page)
    page.keyboard.press("p")
    assert page.get_attribute("#panel [data-act=pin]", "aria-pressed") == "true"
    page.keyboard.press("h")
    assert name not in drawn(page)
    page.click("#show-hidden")
    page.focus("#net")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.inner_text("#panel h2") == "图中有什么"


def test_focus_follows_into_the_panel(view: Opener) -> None:
    page = view(small())
    click_thing(page, "李刚")
    page.locator("#panel .chips button").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_no_serious_finding_of_axe(view: Opener, scheme: str, width: int) -> None:
    page = view(small(), color_scheme=scheme, viewport={"width": width, "height": 800})
    states = ["", "sel", "text"]
    for state in states:
        if state == "sel":
            page.fill("#search", "李刚")
            page.press("#search", "Enter")
        if state == "text":
            page.get_by_role("button", name="看原文").first.click()
        found: Any = Axe().run(page).response
        bad = [
            (v["id"], [n["html"][:120] for n in v["nodes"]])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert bad == [], (state, bad)


def test_phone_width(view: Opener) -> None:
    page = view(small(), viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    assert not page.is_visible("#panel") and not page.is_visible("#filters")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#filter-toggle")
    assert page.is_visible("#filters")
    page.uncheck("#kind-Meeting")
    page.click("#filter-toggle")
    page.fill("#search", "江立")
    page.press("#search", "Enter")
    assert page.is_visible("#panel") and panel(page).startswith("江立")
    page.wait_for_timeout(300)
    spots = drawn(page)
    stage = page.locator("#net").bounding_box()
    assert (
        stage
        and abs(spots["江立"][0] - spots["会见·江立"][0]) + abs(spots["江立"][1] - spots["会见·江立"][1]) > 60
    )
    assert 0 < spots["江立"][0] < stage["width"] and 0 < spots["江立"][1] < stage["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#panel-close")
    assert not page.is_visible("#panel")


def test_print_keeps_picture_and_panel(view: Opener) -> None:
    page = view(small())
    click_thing(page, "李刚")
    page.emulate_media(media="print")
    assert not any(
        page.is_visible(part) for part in ("#filters", "#search", "#views", "#zooms", "#panel-close")
    )
    assert page.is_visible("#net canvas") and page.is_visible("#panel h2")
    assert len(page.pdf()) > 20_000


def test_hostile_text_is_only_shown(view: Opener) -> None:
    rows: list[tuple[Ref, str, Ref | Literal]] = []
    for i, bad in enumerate(HOSTILE):
        meeting, firm = Ref("Meeting", bad, f"m{i}"), Ref("Company", bad, f"c{i}")
        rows += [
            (meeting, "attendedBy", Ref("Person", bad, f"p{i}")), (meeting, "date", Literal(bad)),
            (firm, "produces", Literal(bad)), (Ref("Project", bad, f"j{i}"), "investor", firm),
        ]  # fmt: skip
    graph = of(*rows, text="".join(HOSTILE[:-4]) + "。其他。")
    page = view(graph)
    assert len(drawn(page, all_of_them=True)) == 4 * len(HOSTILE)
    for bad in HOSTILE:
        page.fill("#search", bad[:30])
    for node in graph.nodes.values():
        page.evaluate("hash => { location.hash = hash }", f"sel={node.id}")
        page.wait_for_function("kind => document.querySelector('#panel .kind')", arg=node.kind)
    for state in ("text=0@0-4", "view=people", f"view=economy&lang=en&sel={next(iter(graph.nodes))}"):
        page.evaluate("hash => { location.hash = hash }", state)
        page.wait_for_function("hash => decodeURIComponent(location.hash).includes(hash)", arg=state)
    page.wait_for_selector("#panel .kind")
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, main script, main svg[onload], main a[href^=javascript]").count() == 0
    assert page.evaluate("document.querySelectorAll('script').length") == 3


def test_odd_graphs_open(view: Opener) -> None:
    nothing = view(KnowledgeGraph({}, {}, ()))
    assert nothing.inner_text("#empty") == "图中没有可画的内容"
    one = view(KnowledgeGraph({}, {"person/1": Node("person/1", "Person", "李刚")}, ()))
    assert set(drawn(one)) == {"李刚"}
    unknown = view(of((Ref("Gadget", "甲"), "spins", Ref("Gadget", "乙"))))
    assert set(drawn(unknown)) == {"甲", "乙"}
    click_thing(unknown, "甲")
    assert "spins" in panel(unknown)


def test_things_of_one_name_are_told_apart(view: Opener) -> None:
    meeting, two = Ref("Meeting", "会议", "1"), [Ref("Person", "李刚", s) for s in ("a", "b")]
    page = view(
        of(*((meeting, "attendedBy", who) for who in two), (meeting, "attendedBy", Ref("Person", "", "c")))
    )
    page.fill("#search", "李刚")
    assert page.locator("#search-list li").count() == 2
    assert len(drawn(page, all_of_them=True)) == 4
    assert "无标题" in drawn(page)


def test_it_runs_in_the_frame_of_a_notebook(browser: Browser) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    source = html.escape(to_html(small()), quote=True)
    page.set_content(f'<iframe sandbox="allow-scripts" width="900" height="600" srcdoc="{source}"></iframe>')
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    frame.locator("#search").fill("lg")
    frame.locator("#search").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "李刚"
    assert errors == []
    context.close()
