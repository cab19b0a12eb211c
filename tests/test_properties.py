"""What holds for every page: a quote is the characters that it says it is, however the page is set."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.clean import fold, is_traditional
from kg.decode import decode
from kg.export.rdf import to_nquads
from kg.extract.read_page import read_page
from kg.gold import read_gold
from kg.graph import build_graph
from kg.model import Page, Statement
from kg.resources import data_path
from kg.split import split_page

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"
PAGES = [*sorted(data_path("pages").rglob("*.txt")), *sorted(SHARED.glob("*.txt"))]
SAMPLES = [p.read_text("utf-8") for p in sorted(data_path("pages").glob("*.txt"))]
OA = "http://www.w3.org/ns/oa#"
PLACE = "安徽省安庆市太湖县"
fixed = settings(derandomize=True, deadline=None, max_examples=100, database=None)


@pytest.mark.parametrize("file", PAGES, ids=lambda p: p.stem)
def test_every_quote_of_a_page_is_its_characters(file: Path) -> None:
    gold = file.with_suffix(".json")
    told = read_gold(gold) if gold.is_file() else None
    text = decode(file.read_bytes(), file.name)
    page = Page(text, date=told.date if told else "", place=told.place if told else "")
    graph = build_graph([page], {page.id: read_page(page)})
    selectors: dict[str, dict[str, str]] = {}
    for quad in ox.parse(to_nquads(graph).encode(), format=ox.RdfFormat.N_QUADS):
        if quad.predicate.value in (f"{OA}start", f"{OA}end", f"{OA}exact"):
            selectors.setdefault(quad.subject.value, {})[quad.predicate.value[len(OA) :]] = quad.object.value
    assert selectors
    for name, parts in selectors.items():
        start, end = int(parts["start"]), int(parts["end"])
        assert name.endswith(f"#char={start},{end}")
        assert text[start:end] == parts["exact"] != "", name
    for claim in graph.claims:
        assert claim.source or claim.spans
        assert 0 < claim.confidence <= 1 and claim.rule


@pytest.mark.parametrize("file", PAGES, ids=lambda p: p.stem)
def test_cleaned_characters_stand_where_they_say(file: Path) -> None:
    text = decode(file.read_bytes(), file.name)
    folded = fold(text, traditional=is_traditional(text))
    assert len(folded) == len(text)
    for article in split_page(Page(text)):
        for part in (article.headline, article.kicker, article.deck, article.body, *article.captions):
            for char, at in zip(part.chars, part.where, strict=True) if part else ():
                assert char in ("\n", folded[at])


def facts(statements: list[Statement], shift: int = 0) -> list[tuple[object, ...]]:
    """Statements without the ids of their articles, their spans moved by ``shift``."""
    return sorted(
        (
            s.subject.kind, s.subject.name, s.relation, getattr(s.object, "name", getattr(s.object, "value", "")),
            tuple((x.start + shift, x.end + shift) for x in s.spans),
        )
        for s in statements
    )  # fmt: skip


@fixed
@given(st.sampled_from(SAMPLES), st.integers(1, 30))
def test_lines_above_a_page_move_its_offsets_alone(text: str, lines: int) -> None:
    plain = read_page(Page(text, date="2024-05-20", place=PLACE))
    moved = read_page(Page("\n" * lines + text, date="2024-05-20", place=PLACE))
    assert facts(moved) == facts(plain, lines)


WIDE = {c: chr(ord(c) + 0xFEE0) for c in "(),:?;0123456789"}


@fixed
@given(st.sampled_from(SAMPLES), st.sets(st.sampled_from(sorted(WIDE)), min_size=1))
def test_full_width_characters_change_nothing(text: str, wide: set[str]) -> None:
    table = str.maketrans({c: WIDE[c] for c in wide})
    plain = read_page(Page(text, date="2024-05-20", place=PLACE))
    wider = read_page(Page(text.translate(table), date="2024-05-20", place=PLACE))
    assert facts(wider) == facts(plain)


@fixed
@given(st.sampled_from(SAMPLES), st.sampled_from(["\u3000\u3000", "  ", "\t"]))
def test_indented_paragraphs_say_the_same(text: str, indent: str) -> None:
    plain = read_page(Page(text, date="2024-05-20", place=PLACE))
    page = Page(re.sub(r"(?m)^(?=.)", indent, text), date="2024-05-20", place=PLACE)
    moved = read_page(page)
    assert [f[:4] for f in facts(moved)] == [f[:4] for f in facts(plain)]
    quotes = sorted("".join(page.text[x.start : x.end].split()) for s in moved for x in s.spans)
    assert quotes == sorted("".join(text[x.start : x.end].split()) for s in plain for x in s.spans)


WORDS = [
    "县委书记", "副县长", "李刚", "欧阳若川", "艾山·库尔班", "出席", "主持", "会议", "调研", "公司", "项目", "总投资",
    "5亿元", "5月7日", "昨日", "任命", "为", "(记者 王一)", "本报讯", "太湖县", "徐桥镇", "柳溪村", "、", ",", "。",
    "\n", "\n\n", " ", "\u3000", "“", "”", "(", ")", "《", "》", "等", "的", "\r", "\x0b", "\u2028", "🌾", "𠮷", "\ufeff",
]  # fmt: skip


@settings(fixed, max_examples=500)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=60).map("".join))
def test_whatever_stands_in_a_page_offsets_lie_in_it(text: str) -> None:
    for statement in read_page(Page(text, date="2024-05-20", place=PLACE)):
        assert statement.spans or statement.source
        for span in statement.spans:
            assert 0 <= span.start < span.end <= len(text)
