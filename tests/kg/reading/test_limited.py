"""A limit that breaks off takes its claim along, unless the object tells all of it."""

from __future__ import annotations

from tests.kg.reading.entries import read, said


def test_a_population_inside_what_is_told_may_go_on() -> None:
    words = "people with asthma or weak lungs"
    assert ("Paper lung", "ck:occursIn", words) in said("Summary", f"Paper lung usually occurs in {words}.")


def test_a_limit_that_breaks_off() -> None:
    sentence = "Surgery is used when patients either do not respond to, or stop responding to, drugs."
    assert not any(words == "surgery" for _, _, words in said("Treatment", sentence))


def test_a_population_is_told_to_its_end() -> None:
    found = read("Treatment", "Treatment of paper lung in patients without signs or symptoms is usually rest.")
    assert [[each.value.words for each in claim.qualifiers if each.key == "ck:population"] for claim in found] == [
        ["patients without signs or symptoms"]
    ]


def test_what_limits_a_list_besides_its_items() -> None:
    lead = "Call your doctor if you develop any of the following while taking kite drugs:"
    found = read("Treatment", lead, "", "- fatigue", "- fever")
    assert [[each.value.words for each in claim.qualifiers] for claim in found] == [["while taking kite drugs"]] * 2


def test_where_a_figure_is_so() -> None:
    for sentence in (
        "In Finland, paper lung occurs in 1 in 10,000 births.",
        "The incidence of paper lung in Finland is 1 in 10,000 births.",
        "Within Finland, paper lung occurs in 1 in 10,000 births.",
    ):
        (found,) = read("Causes", sentence)
        assert [(each.key, each.value.words) for each in found.qualifiers] == [("ck:population", "Finland")]
    (found,) = read("Causes", "In January, paper lung occurs in 1 in 10,000 births.")
    assert found.qualifiers == ()


def test_a_group_of_the_clause_before_is_no_limit() -> None:
    sentence = (
        "Paper lung is a severe form of kite disease, the incidence of which had been particularly high "
        "in people of Eastern Kite and Paper descent, but paper lung is not limited to any ethnic group."
    )
    found = read("Summary", sentence)
    assert [each.qualifiers for each in found if each.negated] == [()]


def test_people_of_whom_something_was_told_before_are_no_population() -> None:
    sentence = "In individuals with this mutation attacks are triggered by strenuous exercise and dust."
    assert not said("Causes", sentence)


def test_how_often_another_clause_is_so_is_no_limit() -> None:
    found = read("Symptoms", "Weakness of the face may occur later in paper lung and often leads to falls.")
    assert not any(each.key == "ck:frequency" for claim in found for each in claim.qualifiers)


def test_for_whom_something_is_done_is_told_to_its_end() -> None:
    (found,) = read("Treatment", "Book surgery is used to treat people who have paper lung and severe pain.")
    assert [each.value.words for each in found.qualifiers] == ["treat people who have paper lung and severe pain"]


def test_how_often_a_relative_clause_is_so_is_no_limit() -> None:
    found = read(
        "Causes", "It is inherited in an autosomal dominant manner, which means that parents are usually affected."
    )
    assert found
    assert not any(each.key == "ck:typicality" for claim in found for each in claim.qualifiers)
