r"""Print the model as HTML: pyvis makes the network and fills a template of our own, in which everything is inline.

What comes from data reaches the page in two ways only: escaped by Jinja (title and notice), or as JSON in a block that
no browser runs, with ``<``, ``>``, ``&`` and ``'`` as ``\u`` escapes. The scripts write it as text, never as HTML.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.namespaces import local_name
from kg.version import DATA_DATE, DATA_VERSION, __version__
from visualize.labels import width
from visualize.layout import place, regions
from visualize.model import Edge, PageModel
from visualize.palette import GAP, SHAPES

__all__ = ["content_security_policy", "render"]

_TEMPLATES = Path(__file__).resolve().parent / "templates"
#: In this order they make one script.
_SCRIPTS = ("page", "dom", "graph", "card", "search", "legend", "table", "main")
#: Characters that HTML5 does not allow in a document.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_CHAIN = "leadsTo"
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": False,
        "tooltipDelay": 100_000_000,
    },
    "nodes": {"chosen": False, "shape": "custom"},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "arrowStrikethrough": False,
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "selfReference": {"size": 18},
    },
}


def render(model: PageModel, *, title: str | None = None) -> str:
    """The page as HTML.

    Args:
        model: What it shows.
        title: Heading; that of the model when None.

    Raises:
        InputError: when the graph has too many nodes, or pyvis lacks its script.
    """
    from markupsafe import Markup
    from pyvis.network import Network

    positions = place(model)
    network = Network(directed=True, height="100%", cdn_resources="in_line")
    network.set_template_dir(str(_TEMPLATES), "page.html")
    network.templateEnv.autoescape = True
    colors = {kind.id: kind.light for kind in model.classes}
    for node in model.nodes:
        x, y = positions[node.id]
        network.add_node(
            node.id,
            label="\n".join(node.lines) or " ",
            shape="custom",
            color=colors[node.kind],
            widthConstraint={"maximum": width(node.lines)},
            x=x,
            y=y,
        )
    bends = _bends(model.edges)
    for edge in model.edges:
        network.add_edge(edge.source, edge.target, id=edge.id, **_look(edge), **bends[edge.id])
    network.set_options(json.dumps(_OPTIONS))

    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    scripts = [_library(), _inline("".join(f"{_script(name)}\n" for name in _SCRIPTS))]
    network.templateEnv.globals.update(
        title=_CONTROL.sub("\ufffd", title or model.title),
        notice=_CONTROL.sub("\ufffd", model.notice),
        version=f"condition-kg {__version__}, data {DATA_VERSION} ({DATA_DATE})",
        policy=content_security_policy(style, scripts),
        style=Markup(style),  # noqa: S704 - our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files, and the library's
        page=model.data() | {"shapes": SHAPES, "regions": regions(model, positions), "gapClass": GAP},
    )
    return str(network.generate_html())


def content_security_policy(style: str, scripts: list[str]) -> str:
    """The policy under which nothing loads, and only the inlined style and scripts count, by their SHA-256."""

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(digest, scripts))}",
            f"style-src {digest(style)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _look(edge: Edge) -> dict[str, Any]:
    """Dashes and width of an edge in pixels, and whether it has an arrow head; causal arrows are thick."""
    dashes: dict[str, list[int] | bool] = {"qualifier": [2, 5], "gap": [10, 4, 2, 4], "triple": False}
    thickness = 2.6 if local_name(edge.predicate) == _CHAIN and edge.kind == "claim" else 1.3
    look: dict[str, Any] = {"width": thickness, "dashes": dashes.get(edge.kind, [7, 5] if edge.hedged else False)}
    return look | {"arrows": ""} if edge.kind == "qualifier" else look


def _bends(edges: tuple[Edge, ...]) -> dict[str, dict[str, Any]]:
    """How far each edge is bent, so that several between the same two nodes stand apart."""
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        pairs.setdefault((min(edge.source, edge.target), max(edge.source, edge.target)), []).append(edge)
    bends: dict[str, dict[str, Any]] = {}
    for (first, _), group in pairs.items():
        for number, edge in enumerate(group):
            bend = (number - (len(group) - 1) / 2) * (0.24 if len(group) < 8 else 2 / len(group))
            if edge.source != first:
                bend = -bend
            kind = "curvedCW" if bend > 0 else "curvedCCW"
            curve: Any = {"enabled": True, "type": kind, "roundness": round(abs(bend), 3)} if bend else False
            bends[edge.id] = {"smooth": curve}
            if edge.source == edge.target:
                bends[edge.id] = {"selfReference": {"size": 18 + 9 * number}}
    return bends


def _script(name: str) -> str:
    return (_TEMPLATES / "js" / f"{name}.js").read_text(encoding="utf-8")


def _library() -> str:
    """vis-network's script, from the installed pyvis, without the address of its source map."""
    path = files("pyvis").joinpath(_LIBRARY)
    if not path.is_file():
        raise InputError("pyvis lacks its script", where=str(path), hint="Install pyvis 0.3.2 again")
    return _inline(re.sub(r"\n//# sourceMappingURL=\S*\s*\Z", "\n", path.read_text(encoding="utf-8")))


def _inline(script: str) -> str:
    """A script as it may stand in HTML: nothing in it ends the element, begins a comment, or is no HTML character."""
    script = script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", script)
