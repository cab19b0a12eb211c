"""The view as a person uses it, in a real browser with no network: find, read, filter, walk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from view_graphs import large, small

from kg.export.html import DRAWN, opening
from kg.export.view_data import Rows

from .conftest import Opener, click_thing, drawn, panel


def test_it_opens_and_draws_what_is_linked(view: Opener) -> None:
    page = view(small())
    inked = page.evaluate(
        "() => { const c = document.querySelector('#net canvas');"
        " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        " let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i + 3] && d[i] + d[i + 1] + d[i + 2] < 450) n++;"
        " return n; }"
    )
    assert inked > 3000
    assert {"江立", "李刚", "全县春耕推进会", "青石镇", "蓝泉新能源公司"} <= set(drawn(page))
    assert "单小禾" not in drawn(page)  # linked to nothing but an article


@pytest.mark.parametrize("typed", ["李刚", "ligang", "lg", "li刚", "LIG", "gang"])
def test_search_completes_names_pinyin_and_initials(view: Opener, typed: str) -> None:
    page = view(small())
    page.fill("#search", typed)
    assert "李刚" in page.inner_text("#search-list li >> nth=0")
    page.press("#search", "Enter")
    assert panel(page).startswith("李刚")


def test_a_surname_is_found_by_each_of_its_readings(view: Opener) -> None:
    page = view(small())
    for typed in ("shanxiaohe", "danxh"):
        page.fill("#search", typed)
        assert "单小禾" in page.inner_text("#search-list")


def test_search_says_when_nothing_is_found_and_is_used_by_keys(view: Opener) -> None:
    page = view(small())
    page.fill("#search", "qqqq")
    assert page.inner_text("#live") == "没有找到"
    page.fill("#search", "江")
    assert page.get_attribute("#search", "aria-expanded") == "true"
    first = page.get_attribute("#search", "aria-activedescendant")
    page.press("#search", "ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") != first
    page.press("#search", "Escape")
    assert page.get_attribute("#search", "aria-expanded") == "false"


def test_a_click_on_a_thing_tells_its_facts_with_the_quote_in_its_sentence(view: Opener) -> None:
    page = view(small())
    click_thing(page, "李刚")
    text = panel(page)
    for piece in (
        "李刚任县长",
        "李刚主持全县春耕推进会",
        "全县春耕推进会召开",
        "县报 2024-03-02",
        "可信度 90%",
    ):
        assert piece in text
    marks: Any = page.eval_on_selector_all("#panel mark", "all => all.map(m => m.textContent)")
    assert "县长李刚主持会议" in marks
    sentence = page.inner_text("#panel blockquote:has(mark:text-is('县长李刚主持会议'))")
    assert sentence == "县长李刚主持会议。"
    link = page.locator("#panel a").first
    assert link.get_attribute("href") == "https://example.org/a" and "noopener" in (
        link.get_attribute("rel") or ""
    )


def test_whom_a_person_was_together_with_is_told(view: Opener) -> None:
    page = view(small())
    click_thing(page, "李刚")
    chips = page.inner_text("#panel p.chips >> nth=1")
    assert "赵青 ×2" in " ".join(chips.split())


def test_a_click_on_a_link_tells_why_the_two_are_linked(view: Opener) -> None:
    page = view(small())
    spots = drawn(page)
    (ax, ay), (bx, by) = spots["江立"], spots["全县春耕推进会"]
    box = page.locator("#net").bounding_box()
    assert box
    page.mouse.click(box["x"] + (ax + bx) / 2, box["y"] + (ay + by) / 2)
    assert panel(page).startswith("江立 与 全县春耕推进会") or panel(page).startswith(
        "全县春耕推进会 与 江立"
    )
    assert "江立在全县春耕推进会上讲话或发言" in panel(page) and "江立参加全县春耕推进会" in panel(page)


def test_the_text_opens_at_the_quote_and_counts_code_points(view: Opener) -> None:
    page = view(small())
    page.fill("#search", "蓝泉储能")
    page.press("#search", "Enter")
    fact = page.locator(".fact:has(.said:has-text('位于青石镇'))")
    assert fact.locator("mark").inner_text() == "😀建设,位于青石镇"
    fact.get_by_role("button", name="看原文").click()
    assert page.inner_text(".text mark") == "😀建设,位于青石镇"
    assert "副县长赵青一同调研" in page.inner_text(".text")
    page.get_by_role("button", name="返回").click()
    assert panel(page).startswith("蓝泉储能电池项目")


def test_sums_are_written_as_people_write_them(view: Opener) -> None:
    page = view(small(), "lang=zh")
    page.fill("#search", "蓝泉储能")
    page.press("#search", "Enter")
    assert "投资额为28.5亿元" in panel(page)
    page.click("#language")
    assert "an investment of CNY 2.85 billion" in panel(page)


def test_the_legend_counts_and_filters(view: Opener) -> None:
    page = view(small())
    assert " ".join(page.inner_text(".row:has(#kind-Meeting)").split()) == "会 会议 1 只看"
    page.uncheck("#kind-Meeting")
    assert "全县春耕推进会" not in drawn(page) and "李刚" in drawn(page)
    page.click("#reset")
    page.click("#only-Company")
    assert set(drawn(page)) == {"蓝泉新能源公司", "宏远集团"}


def test_relations_filter(view: Opener) -> None:
    page = view(small())
    page.click("#filters summary:has-text('关系')")
    page.click("#relations-none")
    assert "没有符合筛选条件的内容" in page.inner_text("#empty")
    page.check("#relation-investor")
    assert set(drawn(page)) == {"蓝泉储能电池项目", "蓝泉新能源公司"}


def test_days_filter_by_slider(view: Opener) -> None:
    page = view(small())
    page.focus("#day-from")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.id") == "day-from"
    assert set(drawn(page)) == {"会见·江立", "江立", "周海", "宏远集团"}
    assert "from=2024-03-09" in page.url
    assert page.get_attribute("#day-from", "aria-valuetext") == "2024-03-09"


def test_confidence_filter(view: Opener) -> None:
    page = view(small())
    assert "孙一鸣" in drawn(page)
    page.focus("#confidence")
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    assert "孙一鸣" not in drawn(page) and "赵青" in drawn(page)


def test_article_filter(view: Opener) -> None:
    page = view(small())
    page.select_option("#article", label="2024-03-09 江立会见客人")
    assert set(drawn(page)) == {"会见·江立", "江立", "周海", "宏远集团"}


@pytest.mark.parametrize(
    ("name", "there", "not_there"),
    [
        ("people", {"江立", "李刚", "赵青", "孙一鸣", "周海"}, {"全县春耕推进会", "青石镇"}),
        ("economy", {"蓝泉储能电池项目", "蓝泉新能源公司", "青石镇"}, {"李刚"}),
        ("places", {"李刚", "赵青", "青石镇", "县会议中心"}, {"蓝泉新能源公司"}),
    ],
)
def test_simpler_views(view: Opener, name: str, there: set[str], not_there: set[str]) -> None:
    page = view(small())
    page.click(f"#view-{name}")
    assert page.get_attribute(f"#view-{name}", "aria-pressed") == "true"
    assert there <= set(drawn(page)) and not not_there & set(drawn(page))


def test_people_who_met_are_told_with_the_occasions(view: Opener) -> None:
    graph = small()
    ids = sorted(n.id for n in graph.nodes.values() if n.label in ("李刚", "赵青"))
    page = view(graph, f"view=people&sel={ids[0]}~{ids[1]}")
    assert "同场 2 次" in page.inner_text("#panel h2")
    assert "全县春耕推进会" in panel(page) and "调研·李刚" in panel(page)


def test_path_between_two_things(view: Opener) -> None:
    page = view(small())
    click_thing(page, "孙一鸣")
    page.click("#panel [data-act=path]")
    page.fill("#path-to", "zh")
    page.locator("#path-to-list li", has_text="周海").first.click()
    text = panel(page)
    assert text.startswith("孙一鸣 与 周海 之间") and "4 步" in text
    assert "江立参加全县春耕推进会" in text and "江立在会见·江立中会见来客" in text
    page.keyboard.press("Escape")
    assert panel(page).startswith("孙一鸣")


def test_hide_show_pin_and_only_around(view: Opener) -> None:
    page = view(small())
    click_thing(page, "青石镇")
    page.click("#panel [data-act=hide]")
    assert "青石镇" not in drawn(page)
    page.click("#show-hidden")
    assert "青石镇" in drawn(page)
    click_thing(page, "周海")
    page.click("#panel [data-act=pin]")
    page.click("#only-Company")
    assert "周海" in drawn(page)
    page.click("#reset")
    click_thing(page, "江立")
    page.click("#panel [data-act=focus]")
    assert set(drawn(page)) == {"江立", "全县春耕推进会", "会见·江立", "周海"}
    page.click("#panel [data-act=unfocus]")
    assert "青石镇" in drawn(page)


def test_a_thing_is_dragged_and_stays_where_it_was_put(view: Opener) -> None:
    page = view(small())
    x, y = drawn(page)["青石镇"]
    box = page.locator("#net").bounding_box()
    assert box
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.down()
    page.mouse.move(box["x"] + x + 60, box["y"] + y + 40, steps=4)
    page.mouse.up()
    moved = drawn(page)["青石镇"]
    assert abs(moved[0] - x - 60) < 8 and abs(moved[1] - y - 40) < 8
    page.uncheck("#kind-Meeting")
    assert drawn(page)["青石镇"] == moved


def test_back_and_forward_and_an_address_to_send(view: Opener) -> None:
    graph = small()
    page = view(graph)
    click_thing(page, "李刚")
    page.click("#view-people")
    page.go_back()
    page.wait_for_selector("#view-full[aria-pressed=true]")
    assert panel(page).startswith("李刚")
    page.go_back()
    page.wait_for_function("document.querySelector('#panel h2').textContent === '图中有什么'")
    page.go_forward()
    page.go_forward()
    page.wait_for_selector("#view-people[aria-pressed=true]")
    other = view(graph, page.url.partition("#")[2])
    assert panel(other) == panel(page) and set(drawn(other)) == set(drawn(page))


@pytest.mark.parametrize(
    "state",
    ["sel=nobody", "view=x&limit=7&from=9", "pins=a@b@c", "path=a~b~c", "text=99@1-2", "%F0%28", "text=0@-3"],
)
def test_addresses_that_make_no_sense_open_all_the_same(view: Opener, state: str) -> None:
    assert len(drawn(view(small(), state))) > 10


def test_a_big_graph_opens_with_what_matters_and_the_rest_is_reached(view: Opener) -> None:
    graph = large(1500, 6000)
    rows = Rows(graph)
    first = {n["id"] for n in opening(graph, rows)["nodes"]}
    page = view(graph)
    assert f"画出最重要的 {len(first)} 个，共" in page.inner_text("#status")
    assert len(first) <= DRAWN
    ends: dict[int, set[int]] = {}
    for a, b in rows.pairs:
        ends.setdefault(a, set()).add(b)
        ends.setdefault(b, set()).add(a)
    far = max(i for i, near in ends.items() if i not in first and len(near - first) > 2)
    label = graph.nodes[rows.order[far]].label
    assert label not in drawn(page)
    page.fill("#search", label)
    page.press("#search", "Enter")
    assert label in drawn(page)
    before = len(drawn(page, all_of_them=True))
    page.click("#panel [data-act=expand]")
    assert len(drawn(page, all_of_them=True)) > before
    page.click("#panel [data-act=collapse]")
    assert len(drawn(page, all_of_them=True)) == before
    page.select_option("#limit", "100")
    assert "画出最重要的" in page.inner_text("#status")
    assert len(drawn(page, all_of_them=True)) <= 101


def test_the_browser_draws_the_opening_where_python_put_it(view: Opener) -> None:
    graph = large(120, 900)
    picture = opening(graph, Rows(graph))
    assert len(picture["edges"]) < len(Rows(graph).pairs)
    page = view(graph)
    page.click("#fit")
    spots = page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).drawing.nodes.map(n => [n.x, n.y])"
    )
    assert spots == [[n["x"], n["y"]] for n in picture["nodes"]]
    assert f" {len(picture['nodes'])} " in page.inner_text("#status")
    assert f"最强的 {len(picture['edges']):,} 条" in page.inner_text("#status")


def test_exports(view: Opener, tmp_path: Path) -> None:
    page = view(small())
    click_thing(page, "李刚")
    files = {}
    for kind in ("png", "csv"):
        page.click("#menu-top")
        with page.expect_download() as waiting:
            page.click(f"#{kind}")
        waiting.value.save_as(tmp_path / f"x.{kind}")
        files[kind] = (tmp_path / f"x.{kind}").read_bytes()
    assert files["png"].startswith(b"\x89PNG") and len(files["png"]) > 10_000
    rows = files["csv"].decode("utf-8-sig").splitlines()
    assert rows[0].startswith("sentence,subject,relation,object")
    assert any(
        "李刚主持全县春耕推进会" in row and "县长李刚主持会议" in row and "0.90" in row for row in rows
    )
    assert all("江立" not in row.split(",")[0] for row in rows[1:])
