"""The resources."""

from __future__ import annotations

from mcp.types import TextResourceContents

from kg.mcp.resources import DESCRIPTION, QUESTIONS
from kg.query.library import published
from tests.kg.mcp.sessions import Session


def _read(session: Session, uri: str) -> str:
    (content,) = session.wait(session.client.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents)
    return content.text


def test_the_description_tells_layers_dates_and_the_notice(session: Session) -> None:
    text = _read(session, DESCRIPTION)
    assert "No clinician has reviewed this graph" in text
    assert "Layer layer:adam-000710: A.D.A.M. entry 000710 (86 claims, 2022-04-25)" in text


def test_each_question_is_a_resource(session: Session) -> None:
    listed = {str(one.uri) for one in session.wait(session.client.list_resources()).resources}
    assert listed == {DESCRIPTION, *(QUESTIONS + query.name for query in published())}
    text = _read(session, QUESTIONS + "symptoms")
    assert "* `disease` (concept, default `concept:lems`)" in text
    assert "SELECT ?symptom ?modality" in text
