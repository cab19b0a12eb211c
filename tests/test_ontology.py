"""The vocabulary: whole, without dead links, and such that a reasoner finds what it should."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS
from town import town

from kg.errors import OntologyError
from kg.export.rdf import to_turtle
from kg.model import KnowledgeGraph
from kg.ontology import GOV, broader, label, narrowest, term, terms
from kg.resources import ontology_path

Gov = rdflib.Namespace(GOV)
DESIGN = Path(__file__).parents[1] / ".." / "shared" / "design" / "vocabulary.md"
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_path("govkg.ttl"))


def reason(graph: rdflib.Graph) -> rdflib.Graph:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_every_term_is_labelled_and_defined_in_both_languages() -> None:
    assert len(terms()) > 75
    for name, found in terms().items():
        assert set(found.labels) == {"zh", "en"}, name
        assert set(found.definitions) == {"zh", "en"}, name
    for lang in ("zh", "en"):
        names = [t.labels[lang] for t in terms().values() if t.kind == "class"]
        assert len(names) == len(set(names))


def test_every_property_says_what_it_ties(ontology: rdflib.Graph) -> None:
    for name, found in terms().items():
        if found.kind != "class" and not found.inverse and name != "within":
            assert found.domain, name
            assert found.range or name == "participant", name
        assert (Gov[name], RDFS.isDefinedBy, rdflib.URIRef(GOV[:-1])) in ontology, name


def test_no_dead_link_among_its_own_terms(ontology: rdflib.Graph) -> None:
    used = {str(t)[len(GOV) :] for triple in ontology for t in triple if str(t).startswith(GOV)}
    assert used == set(terms())


def test_it_has_a_version_iri(ontology: rdflib.Graph) -> None:
    me = rdflib.URIRef(GOV[:-1])
    assert str(ontology.value(me, OWL.versionIRI)).endswith(str(ontology.value(me, OWL.versionInfo)))


def test_inverses_are_told_once_and_both_ways() -> None:
    inverses = {name: t.inverse for name, t in terms().items() if t.inverse}
    assert len(inverses) > 20 and len(set(inverses.values())) == len(inverses)
    assert not set(inverses) & set(inverses.values())


@pytest.mark.skipif(not DESIGN.exists(), reason="the design notes are not here")
def test_every_term_of_the_design_is_defined() -> None:
    text = DESIGN.read_text("utf-8")
    assert {n for n in re.findall(r"gov:([A-Za-z]\w*)", text)} <= set(terms())


def test_a_misspelt_term_is_told_with_the_nearest() -> None:
    with pytest.raises(OntologyError, match="presidedBy"):
        term("presidedby")


def test_narrowest_and_broader() -> None:
    assert broader("Company") == ("Organization",) and broader("partOf") == ("within",)
    assert narrowest(["Event", "Meeting", "Unheard"]) == ["Meeting", "Unheard"]
    assert label("Meeting") == "会议"


def test_a_reasoner_finds_the_vocabulary_and_a_graph_consistent(ontology: rdflib.Graph) -> None:
    """OWL 2 RL (https://www.w3.org/TR/owl2-profiles/): no contradiction, and the inferences that users want."""
    both = rdflib.Graph() + ontology
    both.parse(data=to_turtle(town()), format="turtle")
    before = len(both)
    reason(both)
    assert list(both.objects(None, ERROR)) == [] and len(both) > before
    labels = {str(o): s for s, o in both.subject_objects(RDFS.label) if "/id/" in str(s)}
    wei, meeting = labels["卫启明"], labels["全市项目建设推进会"]
    assert (wei, Gov.presidesOver, meeting) in both
    assert (meeting, Gov.participant, wei) in both
    assert (wei, RDF.type, rdflib.URIRef("http://xmlns.com/foaf/0.1/Person")) in both
    assert (labels["储能电池基地项目"], Gov.within, labels["云溪市"]) in both


@pytest.mark.parametrize(
    "wrong",
    [
        "a:x a gov:Person, gov:District .",
        "a:x a gov:PublicBody, gov:Company .",
        "a:x a gov:Meeting, gov:Visit .",
        "a:x gov:partOf a:x .",
        "a:x gov:partOf a:y . a:y gov:partOf a:x .",
        "a:x a gov:Meeting ; gov:presidedBy a:y . a:y a gov:Company .",
        "a:t gov:holder a:x, a:y . a:x owl:differentFrom a:y .",
    ],
)
def test_a_reasoner_finds_what_contradicts_it(ontology: rdflib.Graph, wrong: str) -> None:
    both = rdflib.Graph() + ontology
    both.parse(data=f"@prefix gov: <{GOV}> . @prefix a: <https://x/> . @prefix owl: <{OWL}> .\n{wrong}")
    assert list(reason(both).objects(None, ERROR)) != []


def test_graph_terms_are_defined() -> None:
    graph: KnowledgeGraph = town()
    assert {c.predicate for c in graph.claims} <= set(terms())


def test_what_is_generated_is_fresh_and_has_no_dead_link() -> None:
    """``python ontology/build.py`` makes the page, the context and the list of questions anew."""
    path = Path(__file__).parents[1] / "ontology" / "build.py"
    if not path.exists():
        pytest.skip("only a checkout has the generated pages")
    made = runpy.run_path(str(path))["made"]()
    for file, text in made.items():
        assert file.read_text("utf-8") == text, f"{file.name} is stale; run python ontology/build.py"
    page = next(text for file, text in made.items() if file.suffix == ".html")
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors and set(terms()) == anchors
