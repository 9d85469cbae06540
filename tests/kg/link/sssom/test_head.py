"""Heads: YAML read as text, with the lines of slots and prefixes, and written so that it is read again."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.link.sssom.head import Line, head_text, read_head
from kg.link.sssom.model import Value


def lines(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]


def test_values_are_text_and_have_lines() -> None:
    head = read_head(
        lines("curie_map:\n  A: http://a/\nmapping_set_version: 1.0\nmapping_date: 2022-05-02\nother: yes"), "f"
    )
    assert head.prefixes == {"A": "http://a/"}
    assert head.metadata == {"mapping_set_version": "1.0", "mapping_date": "2022-05-02", "other": "yes"}
    assert head.lines == {"curie_map": 1, "curie_map.A": 2, "mapping_set_version": 3, "mapping_date": 4, "other": 5}


def test_lists_and_records_and_folded_texts() -> None:
    head = read_head(
        lines(
            "creator_id:\n- a:1\n- a:2\ncomment: >-\n  one\n  two\n"
            "extension_definitions:\n- slot_name: ext_a\n  property: b:c"
        ),
        "f",
    )
    assert head.metadata == {
        "creator_id": ["a:1", "a:2"],
        "comment": "one two",
        "extension_definitions": [{"slot_name": "ext_a", "property": "b:c"}],
    }


@pytest.mark.parametrize(
    "text",
    [
        "curie_map:\n  A: http://a/\n creator_id:\n   - a:1\nlicense: l",  # a blank more behind some #
        " a comment of no key\ncurie_map:\n  A: http://a/\ncreator_id: [a:1]\nlicense: l",
        "curie_map:\n  A: http://a/\n\ncreator_id:\n- a:1\nlicense: l",
        " curie_map:\n   A: http://a/\n creator_id:\n  - a:1\n license: l",  # all with a blank
    ],
)
def test_heads_that_are_not_quite_yaml(text: str) -> None:
    head = read_head(lines(text), "f")
    assert head.prefixes == {"A": "http://a/"}
    assert head.metadata == {"creator_id": ["a:1"], "license": "l"}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: &x 1\nb: *x", 1, "an anchor"),
        ("a: 1\nb: *x", 2, "an alias"),
        ("a: !!python/object:os.system 1", 1, "a tag"),
        ("%YAML 1.2\n---\na: 1", 1, "a directive"),
        ("a: [[[[[[[[[[[[1]]]]]]]]]]]]", 1, "values"),
        ("license: l\na: [1", 3, "no YAML"),
        ("- 1\n- 2", 1, "list of slots"),
    ],
)
def test_what_no_head_may_have_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(InputError, match=what) as told:
        read_head(lines(text), "f")
    assert told.value.where in (f"f:{line}", f"f:{line - 1}")


def test_twice_and_without_a_namespace() -> None:
    head = read_head(lines("license: a\nlicense: b\ncurie_map:\n  A:\n  B: http://b/"), "f")
    assert [line for line, _ in head.flaws] == [2, 4]
    assert head.prefixes == {"B": "http://b/"}


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(
    st.dictionaries(
        st.sampled_from(["comment", "license", "mapping_set_title", "creator_label", "other", "ext_foo"]),
        TEXT | st.lists(TEXT, min_size=1),
    ),
    st.dictionaries(st.from_regex(r"[A-Za-z][\w.-]{0,8}", fullmatch=True), st.just("http://a/")),
)
def test_what_is_written_is_read_again(metadata: dict[str, Value], prefixes: dict[str, str]) -> None:
    text = head_text(metadata, prefixes)
    written = [Line(number, line[1:]) for number, line in enumerate(text.split("\n")[:-1], start=1)]
    assert all(line.startswith("#") for line in text.split("\n")[:-1])
    head = read_head(written, "f")
    wanted = {
        slot: [value] if slot == "creator_label" and isinstance(value, str) else value
        for slot, value in metadata.items()
    }
    assert (head.metadata, head.prefixes) == (wanted, prefixes)
    plain = yaml.safe_load("\n".join(line.text for line in written)) or {}
    for slot in ("comment", "license"):  # of a reader that has numbers and dates, too
        if isinstance(metadata.get(slot), str) and not str(metadata[slot])[:1].isdigit():
            assert plain[slot] == metadata[slot]
