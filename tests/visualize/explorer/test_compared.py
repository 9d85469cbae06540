"""What the page needs to put conditions beside each other."""

from __future__ import annotations

from kg.claims.matrix import ORDER
from kg.rdf.namespaces import shrink
from tests.beside import ANOSIS, beside_index, beside_store
from visualize import page_model
from visualize.explorer.compared import QUESTIONS, compared
from visualize.explorer.encode import encode
from visualize.explorer.model import Layer, PageModel

CONCEPT = "https://example.org/kg/concept/"


def test_several_conditions_have_an_order_of_predicates_what_is_the_same_and_the_questions() -> None:
    model = page_model(beside_store(), condition=ANOSIS)
    assert model.compared is not None
    assert model.compared.order == tuple(shrink(one.value) for one in ORDER)
    assert model.compared.same == {f"{CONCEPT}shiver": f"{CONCEPT}chill"}
    assert set(QUESTIONS) <= set(model.queries)
    numbers = {node.id: number for number, node in enumerate(model.nodes)}
    known = [one.id for one in model.predicates]
    told = encode(model)["compared"]
    assert told["same"] == [[numbers[f"{CONCEPT}shiver"], numbers[f"{CONCEPT}chill"]]]
    assert [known[number] for number in told["order"]] == ["ck:hasSymptom", "ck:hasTest"]


def test_one_condition_has_nothing_to_be_compared_with() -> None:
    layers = [Layer("g:1", "one", about="c:1"), Layer("g:2", "two", about="c:1"), Layer("g:3", "three")]
    assert compared(beside_index(), layers, {"c:1": f"{CONCEPT}anosis", "c:2": f"{CONCEPT}cytosis"}) is None


def test_a_page_of_one_condition_carries_nothing_of_it(model: PageModel) -> None:
    assert ("compared" in encode(model)) == (model.compared is not None)
