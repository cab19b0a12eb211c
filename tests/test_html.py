"""The bytes of the view: deterministic, closed to the network, text only as data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rdflib
from view_graphs import large, of, small

from kg.export.html import DRAWN, opening, to_html
from kg.export.view_data import Rows
from kg.export.view_facts import facts
from kg.export.view_text import sentences
from kg.model import KnowledgeGraph, Literal, Node, Page, Ref, Span
from kg.resources import ontology_path

GOV = "https://w3id.org/govkg/ontology#"
WORDS = json.loads((Path(__file__).parents[1] / "kg" / "view" / "words.json").read_text("utf-8"))


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from view_graphs import large; from kg.export.html import to_html; "
        "import hashlib; print(hashlib.sha256(to_html(large(400, 1500)).encode()).hexdigest())"
    )
    here = str(Path(__file__).parent)
    outs = {
        subprocess.run(
            [sys.executable, "-c", code, here],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "77")
    }
    assert len(outs) == 1


def test_no_element_asks_for_anything_and_only_known_scripts_run() -> None:
    page = to_html(small())
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.S)
    assert re.findall(r'(?:src|href|srcset|action|poster|data)="([^"]*)"', markup) == ["data:,"]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert (
        policy
        and "default-src 'none'" in policy[1]
        and "script-src &#39;sha256-" in policy[1].replace("'", "&#39;")
    )
    assert "unsafe-inline" not in policy[1].split("style-src")[0] and "unsafe-eval" not in policy[1]


def test_text_stays_data() -> None:
    bad = "</script><script>alert(1)</script><!--\u2028<img src=x onerror=alert(2)>"
    page = to_html(of((Ref("Meeting", bad), "attendedBy", Ref("Person", bad)), text=bad + "。"), title="<b>&")
    assert "<title>&lt;b&gt;&amp;</title>" in page
    for piece in ("<script>alert", "<img src=x", "\u2028"):
        assert piece not in page
    assert any(row[2] == bad for row in data_of(page)["nodes"])


def test_steering_characters_are_made_visible_and_offsets_stay() -> None:
    text = "县长李\u202e刚\x07主持会议。"
    data = data_of(
        to_html(of((Ref("Meeting", "会\u2066议"), "presidedBy", Ref("Person", "李\u202e刚")), text=text))
    )
    shown = data["pages"][0][5][0][1]
    assert len(shown) == len(text) and "\u202e" not in shown and "\x07" not in shown
    assert {row[2] for row in data["nodes"]} == {"会\ufffd议", "李\ufffd刚"}


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"]
)
def test_only_web_addresses_become_links(link: str) -> None:
    page = Page("县里的事。", url=link)
    assert data_of(to_html(KnowledgeGraph({page.id: page}, {}, ())))["pages"][0][4] == ""


def test_a_graph_of_nothing_and_of_one_node() -> None:
    assert data_of(to_html(KnowledgeGraph({}, {}, ())))["drawing"]["nodes"] == []
    one = KnowledgeGraph({}, {"person/1": Node("person/1", "Person", "李刚")}, ())
    assert len(data_of(to_html(one))["drawing"]["nodes"]) == 1


def test_posts_are_joined_to_their_holder() -> None:
    graph = small()
    posts = [(graph.nodes[f.subject].label, f.value.value if f.value else "", graph.nodes[f.object].label if f.object else "")
             for f in facts(graph) if f.relation == "post"]  # fmt: skip
    assert sorted(posts) == [("周海", "董事长", "宏远集团"), ("李刚", "县长", ""), ("江立", "县委书记", "")]
    held = next(f for f in facts(graph) if f.relation == "post" and f.value == Literal("县长"))
    assert len({c.page for c in held.claims}) == 2


def test_the_opening_has_the_most_central_and_says_what_else_there_is() -> None:
    graph = large(1500, 6000)
    rows = Rows(graph)
    picture = opening(graph, rows)
    drawn = {n["id"] for n in picture["nodes"]}
    assert 0.8 * DRAWN < len(drawn) <= DRAWN
    assert drawn == {end for e in picture["edges"] for end in (e["from"], e["to"])}
    assert len(rows.data["nodes"]) > 1200
    assert set(picture["nodes"][0]) == {"id", "group", "x", "y"}
    assert picture["options"]["physics"] == {"enabled": False}
    spots = {(n["x"], n["y"]) for n in picture["nodes"]}
    assert len(spots) == len(drawn)


def test_long_corpora_keep_only_the_sentences_that_facts_stand_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.export.view_data.WHOLE_TEXT", 9)
    data = data_of(
        to_html(of((Ref("Meeting", "会"), "attendedBy", Ref("Person", "李刚")), text="县里的事。另一件事。"))
    )
    assert data["pages"][0][5] == [[0, "县里的事。"]]


def test_sentences_cover_a_page_without_a_gap() -> None:
    text = "标题\n\n甲说:“好。”乙去了。\n没有句号的一行\n" + "长" * 700
    parts = sentences(text)
    assert parts[0] == Span(0, 4)
    assert [p.start for p in parts[1:]] == [p.end for p in parts[:-1]] and parts[-1].end == len(text)
    assert max(p.end - p.start for p in parts) <= 300


def test_every_kind_and_relation_has_its_words() -> None:
    ontology = rdflib.Graph().parse(ontology_path("govkg.ttl"))
    owl = rdflib.OWL
    inverse = {s for s, _ in ontology.subject_objects(owl.inverseOf)} | set(
        ontology.objects(None, owl.inverseOf)
    )
    asked = re.findall(r"gov:(\w+)", (Path(__file__).parents[2] / "shared" / "design" / "vocabulary.md").read_text("utf-8")) if (
        Path(__file__).parents[2] / "shared" / "design" / "vocabulary.md").is_file() else []  # fmt: skip
    properties = {
        str(s).removeprefix(GOV) for s in ontology.subjects(rdflib.RDF.type, owl.ObjectProperty)
    } | {str(s).removeprefix(GOV) for s in ontology.subjects(rdflib.RDF.type, owl.DatatypeProperty)}
    machinery = {"holder", "title", "atOrganization", "asOf", "inArticle", "confidence", "rule", "source"}
    wanted = {a for a in asked if a in properties} - machinery
    assert wanted <= set(WORDS["relations"]), wanted - set(WORDS["relations"])
    assert inverse
    for words in WORDS["relations"].values():
        for language in ("zh", "en"):
            assert words[language] and re.search(r"\{[sov]\}", words["say"][language])
