"""What of a page belongs together."""

from __future__ import annotations

from kg.rdf.index import Index, node
from tests.visualize.layout.pictures import picture
from visualize.explorer.model import PageModel
from visualize.layout.themes import THEMES, entry_alone, outsiders, themes


def test_every_node_but_the_condition_has_a_theme(model: PageModel) -> None:
    assert set(themes(model)) == {node.id for node in model.nodes} - {model.focus}


def test_other_sources_change_no_theme_of_the_entry(model: PageModel) -> None:
    alone = entry_alone(model)
    assert themes(alone).items() <= themes(model).items()


def test_a_neighbour_has_the_theme_of_its_predicate() -> None:
    found = themes(picture(("lems", "hasSymptom", "fatigue"), ("lems", "hasTest", "scan"), ("lems", "isA", "disorder")))
    assert found == {"fatigue": "symptoms", "scan": "tests", "disorder": "company"}


def test_what_brings_a_condition_on_is_no_related_topic() -> None:
    told = {
        "hasCause": "causes",
        "hasTrigger": "causes",
        "hasRiskFactor": "causes",
        "worsenedBy": "worse",
        "hasPrevention": "prevention",
        "hasOnset": "outlook",
        "hasOpenQuestion": "questions",
    }
    assert themes(picture(*(("gout", name, name) for name in told), focus="gout")) == told


def test_of_several_themes_the_first_counts() -> None:
    assert themes(picture(("lems", "hasTest", "x"), ("lems", "hasSymptom", "x")))["x"] == "symptoms"


def test_what_foretells_something_is_a_prediction() -> None:
    assert themes(picture(("lems", "hasSymptom", "fatigue"), ("sign", "predicts", "fatigue")))["sign"] == "prediction"


def test_others_follow_most_of_their_neighbours() -> None:
    found = themes(
        picture(
            *(("lems", "hasSymptom", "a"), ("lems", "hasSymptom", "b"), ("lems", "hasTest", "c")),
            *(("x", "near", "a"), ("x", "near", "b"), ("x", "near", "c"), ("y", "near", "x")),
        )
    )
    assert (found["x"], found["y"]) == ("symptoms", "symptoms")


def test_what_nothing_joins_to_a_theme_is_said_of_other_things() -> None:
    assert themes(picture(("lems", "hasSymptom", "a"), ("p", "near", "q"))) == {
        "a": "symptoms",
        "p": "others",
        "q": "others",
    }


def test_a_graph_to_which_no_theme_fits_has_none() -> None:
    model = picture(("a", "knows", "b"), focus="a")
    assert (themes(model), outsiders(model)) == ({}, set())
    assert entry_alone(model) == model


def test_no_predicate_is_of_two_themes() -> None:
    predicates = [predicate for theme in THEMES for predicate in theme.predicates]
    assert len(set(predicates)) == len(predicates)
    assert len({theme.id for theme in THEMES}) == len({theme.heading for theme in THEMES}) == len(THEMES)


def test_every_predicate_of_a_theme_is_one_of_the_vocabulary(index: Index) -> None:
    predicates = [predicate for theme in THEMES for predicate in theme.predicates]
    assert [name for name in predicates if not index.values(node(f"ck:{name}"), node("rdf:type"))] == []


def test_what_others_add_changes_no_theme_of_what_the_entry_states() -> None:
    others = (("lems", "hasTest", "fatigue"), ("lems", "hasTest", "scan"), ("antibody", "near", "scan"))
    model = picture(("lems", "hasSymptom", "fatigue"), ("near fatigue", "near", "fatigue"), others=others)
    assert outsiders(model) == {"scan", "antibody"}
    assert [node.id for node in entry_alone(model).nodes] == ["lems", "fatigue", "near fatigue"]
    assert len(entry_alone(model).edges) == 2
    assert themes(model) == {"fatigue": "symptoms", "near fatigue": "symptoms", "scan": "tests", "antibody": "tests"}
