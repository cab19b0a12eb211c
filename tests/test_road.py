"""The whole road: a page in, a graph out, every claim on its characters."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import rdflib

import kg
from kg.resources import data_path

PAGES = data_path("pages")
GOV = rdflib.Namespace("https://w3id.org/govkg/ontology#")


@pytest.fixture(scope="module")
def built() -> kg.Built:
    return kg.build(PAGES, place="安徽省安庆市太湖县")


def people(built: kg.Built, relation: str) -> set[str]:
    return {built.graph.nodes[str(c.object)].label for c in built.claims if c.predicate == relation}


def test_roles_at_meetings() -> None:
    text = (
        "全县春耕推进会召开\n\n本报讯(记者 王一)昨日,全县春耕推进会召开。受县委书记江立委托,县长李刚主持会议并讲话。"
        "副县长赵青、孙一鸣出席会议。副县长周海因病请假。"
    )
    built = kg.build(text=text, date="2024-03-02")
    assert people(built, "presidedBy") == {"李刚"}
    assert people(built, "addressedBy") == {"李刚"}
    assert people(built, "attendedBy") == {"赵青", "孙一鸣"}
    assert people(built, "author") == {"王一"}


def test_a_planned_meeting_has_no_people() -> None:
    built = kg.build(text="预告\n\n本报讯 全县春耕推进会将于5月召开,县长李刚主持会议。", date="2024-03-02")
    assert people(built, "presidedBy") == set()


def test_posts_are_told_one_by_one() -> None:
    built = kg.build(text="全县会议\n\n本报讯 昨日,县委副书记、县长李刚主持会议。", date="2024-03-02")
    titles = {str(o) for o in built.rdf.objects(None, GOV.title)}
    assert titles == {"县委副书记", "县长"}


def test_every_quote_stands_in_its_page(built: kg.Built) -> None:
    graph = built.graph
    assert any(c.spans for c in graph.claims)
    for claim in graph.claims:
        text = graph.pages[claim.page].text
        assert claim.source or claim.spans
        for span in claim.spans:
            assert 0 <= span.start < span.end <= len(text)


def test_selectors_repeat_the_page(built: kg.Built) -> None:
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    texts = [p.text for p in built.graph.pages.values()]
    found = list(built.rdf.subject_objects(oa.exact))
    assert found and all(any(str(exact) in text for text in texts) for _, exact in found)


def test_a_commentary_gives_its_author_and_no_event(built: kg.Built) -> None:
    essay = next(p.id for p in built.graph.pages.values() if "慢一点" in p.text)
    relations = {c.predicate for c in built.claims if c.page == essay}
    assert relations == {"headline", "publishedOn", "author"}


def test_no_blank_nodes_and_known_terms_only(built: kg.Built) -> None:
    ontology = rdflib.Graph().parse(Path(data_path()).parent / "ontology" / "govkg.ttl")
    for s, p, o in built.rdf:
        assert not isinstance(s, rdflib.BNode) and not isinstance(o, rdflib.BNode)
        if str(p).startswith(str(GOV)):
            assert (p, None, None) in ontology, p


def test_cells_are_no_formulas() -> None:
    built = kg.build(text="=1+1\n\n本报讯(记者 王一)昨日,全县春耕推进会召开。", date="2024-03-02")
    from kg.export.csv import to_csv

    assert all(
        cell[:1] not in "=+@" or not cell
        for row in csv.reader(to_csv(built.graph).splitlines())
        for cell in row
    )


def test_the_view_is_offline_and_hostile_text_stays_text() -> None:
    from kg.export.html import to_html

    text = "全县春耕推进会召开\n\n本报讯 昨日,全县春耕推进会召开。县长李刚主持会议</script><script>alert(1)</script>。"
    page = to_html(kg.build(text=text, date="2024-03-02").graph)
    assert "<script>alert(1)" not in page
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=.?https?:", page)


def test_a_reception_has_hosts_guests_and_who_sat_in() -> None:
    text = "会见\n\n本报讯 3月1日,市长李刚在迎宾馆会见了宏远集团董事长赵青一行。副市长孙一鸣参加会见。"
    built = kg.build(text=text, date="2024-03-02")
    assert people(built, "host") == {"李刚"} and people(built, "guest") == {"赵青"}
    assert people(built, "attendedBy") == {"孙一鸣"}
    assert "2024-03-01" in {str(o) for o in built.rdf.objects(None, GOV.date)}


def test_a_visit_has_its_leader_its_places_and_who_went_along() -> None:
    text = "调研\n\n本报讯 3月1日,县长李刚到青石镇柳溪村调研春耕工作。副县长孙一鸣、赵青一同调研。"
    built = kg.build(text=text, date="2024-03-02")
    assert people(built, "visitor") == {"李刚"} and people(built, "visited") == {"柳溪村"}
    assert people(built, "attendedBy") == {"孙一鸣", "赵青"}
    assert people(built, "partOf") == {"青石镇"}


def test_appointments_and_removals_are_acts_of_their_own() -> None:
    text = (
        "任免\n\n本报讯 3月1日,会议决定任命李刚为县审计局局长;免去赵青的县水务局局长职务;"
        "接受孙一鸣辞去县人民政府副县长职务的请求。另一项任命周海为县教育局局长的议案未付表决。"
    )
    built = kg.build(text=text, date="2024-03-02")
    assert people(built, "appointee") == {"李刚", "赵青", "孙一鸣"}
    assert {str(o) for o in built.rdf.objects(None, GOV.toPost)} == {"县审计局局长"}
    assert len(set(built.rdf.objects(None, GOV.fromPost))) == 2


def test_a_project_has_its_sum_and_whose_it_is() -> None:
    text = "项目\n\n本报讯 蓝泉新能源科技有限公司投资28.5亿元的储能电池生产基地项目,位于宜阳县,去年6月开工。15个项目总投资90亿元。"
    built = kg.build(text=text, date="2024-03-02")
    assert {str(o) for o in built.rdf.objects(None, GOV.investmentCNY)} == {"2850000000"}
    assert people(built, "investor") == {"蓝泉新能源科技有限公司"}
    assert people(built, "locatedIn") == {"宜阳县"}
    assert {str(o) for o in built.rdf.objects(None, GOV.startedOn)} == {"2023-06"}


def test_a_county_has_its_code_and_its_city() -> None:
    built = kg.build(
        text="调研\n\n本报讯 昨日,市长李刚到宜阳县韩城镇西关村调研。", date="2024-03-02", place="河南省洛阳市"
    )
    assert "410327" in {str(o) for o in built.rdf.objects(None, GOV.adminCode)}
    assert {"宜阳县", "洛阳市", "韩城镇"} <= people(built, "partOf")
