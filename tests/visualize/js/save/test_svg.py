"""The picture as SVG is XML of shapes, arrows and labels, whatever the labels are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page

SPACE = "{http://www.w3.org/2000/svg}"
WRITE = "(picture) => m.svg(vectors(picture), { title: picture.title, description: 'What it is', font: 'serif' })"
COLORS = {"ground": "#fff", "text": "#111", "soft": "#555", "region": "#eee", "line": "#ddd"}


def _node(x: float, y: float, *lines: str, **more: object) -> dict[str, Any]:
    look = {"radius": 15, "corners": [], "fill": "#e69f00", "stroke": "#111", "title": " ".join(lines)}
    return look | {"x": x, "y": y, "lines": lines} | more


@pytest.fixture
def draw(module: Callable[[str], Page]) -> Callable[..., ET.Element]:
    """Write a picture of some nodes and edges, and parse it."""
    page = module("save/svg")
    page.evaluate("import('http://js.test/picture/vectors.js').then(({ vectors }) => { window.vectors = vectors; })")

    def written(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> ET.Element:
        picture = {
            "title": "Title & <more>",
            "remarks": ["Not medical advice.", "CC0"],
            "box": [-200, -100, 400, 200],
            "colors": COLORS,
            "regions": [["Tests", -190, -90, 100, 80]],
            "edges": edges,
            "nodes": nodes,
        }
        return ET.fromstring(page.evaluate(WRITE, picture))  # noqa: S314 - our own text

    return written


def _texts(root: ET.Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{SPACE}text")]


def test_labels_title_notice_and_headings_are_text(draw: Callable[..., ET.Element]) -> None:
    lines = ('<script>alert("1")</script>', "]]> & 'x'", "שלום 🧠\x00")
    root = draw([_node(0, 0, *lines)], [])
    texts = _texts(root)
    assert root.findtext(f"{SPACE}title") == "Title & <more>"
    assert {*lines[:2], "שלום 🧠\ufffd", "Title & <more>", "Not medical advice.", "CC0", "Tests"} <= set(texts)
    assert not list(root.iter(f"{SPACE}script"))


def test_everything_lies_within_the_frame(draw: Callable[..., ET.Element]) -> None:
    root = draw([_node(-150, -50, "a"), _node(150, 60, "b")], [])
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SPACE}text"):
        assert left <= float(text.attrib["x"]) <= left + width
        assert top <= float(text.attrib["y"]) <= top + height


def test_shapes_dashes_and_arrows(draw: Callable[..., ET.Element]) -> None:
    a, b = _node(-100, 0, "a"), _node(100, 0, "b", corners=[[0, -105], [105, 78], [-105, 78]])
    gap = _node(0, 80, "lost: c", isLost=True)
    line = {"color": "#999", "width": 1.3}
    root = draw(
        [a, b, gap],
        [
            {**line, "from": a, "to": b, "bend": 30, "dashes": [7, 5], "text": "may"},
            {**line, "from": a, "to": gap, "isArrow": False},
        ],
    )
    curve, straight = root.iter(f"{SPACE}path")
    assert curve.attrib["stroke-dasharray"] == "7 5"
    assert "stroke-dasharray" not in straight.attrib
    numbers = [float(part) for part in curve.attrib["d"].replace("M", "").replace("Q", " ").split()]
    assert numbers[0] > -90  # begins outside the shape
    assert numbers[3] == -60  # the control point of a curve whose middle is 30 pixels above the line
    triangle, head = sorted(root.iter(f"{SPACE}polygon"), key=lambda shape: "stroke" not in shape.attrib)
    assert triangle.attrib["points"].split()[0] == "100,-15.75"
    tip = head.attrib["points"].split()[0].split(",")
    assert 75 < float(tip[0]) < 100  # on the border of the target, not in it
    assert {"may", "?"} <= set(_texts(root))
    tips = [element.text for one in root for element in one.findall(f"{SPACE}title")]
    assert tips == ["a", "b", "lost: c"]
