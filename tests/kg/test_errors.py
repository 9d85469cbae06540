"""Errors say where, what, and what to do next, in one sentence each; their exit status is that of the command."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import errors
from kg.errors import AmbiguousNameError, DataError, InputError, KgError, QueryError, RefusedError, UnknownNameError


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (KgError("is wrong"), "is wrong"),
        (KgError("is wrong", where="a.ttl:7"), "a.ttl:7: is wrong"),
        (KgError("is wrong", hint="Mend it"), "is wrong. Mend it"),
        (KgError("is wrong", where="a.ttl:7", hint="Mend it"), "a.ttl:7: is wrong. Mend it"),
    ],
)
def test_the_parts_in_order(error: KgError, text: str) -> None:
    assert str(error) == text
    assert error.args == (text,)


def test_one_base_catches_all() -> None:
    found = [getattr(errors, name) for name in errors.__all__]
    assert all(issubclass(one, KgError) for one in found)
    assert issubclass(UnknownNameError, InputError)
    assert issubclass(AmbiguousNameError, InputError)
    assert issubclass(RefusedError, QueryError)


def test_findings_in_data_end_with_one_and_the_rest_with_two() -> None:
    assert DataError("x").exit_status == 1
    assert {KgError("x").exit_status, InputError("x").exit_status, QueryError("x").exit_status} == {2}


def test_a_query_tells_where_its_syntax_is_wrong() -> None:
    assert QueryError("x").position is None
    assert QueryError("x", position=(2, 7)).position == (2, 7)


def test_an_error_can_go_to_another_process() -> None:
    """As errors of tests that run in several processes do."""
    assert str(pickle.loads(pickle.dumps(InputError("is wrong")))) == "is wrong"  # noqa: S301 - made here


@given(st.text(max_size=3000), st.text(max_size=3000), st.text(max_size=3000))
def test_whatever_they_quote_is_printable_and_bounded(what: str, where: str, hint: str) -> None:
    error = KgError(what, where=where, hint=hint)
    assert str(error).isprintable()
    assert len(str(error)) < 1150
    if len(what) <= 400 and what.isprintable():
        assert error.what == what


def test_of_what_is_long_both_ends_are_told() -> None:
    assert KgError("begins" + "\x1b" * 1000 + "ends").what.startswith("begins\\x1b")
    assert KgError("begins" + "\x1b" * 1000 + "ends").what.endswith("\\x1bends")
