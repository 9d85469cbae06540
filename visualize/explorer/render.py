r"""Print the model as HTML: pyvis makes the network and fills a template of our own, in which everything is inline.

What comes from data reaches the page in two ways only: escaped by Jinja (title and notice), or as packed JSON in a
block that no browser runs. The scripts write it as text, never as HTML.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from visualize.drawing.arrows import LOOP, SCALE
from visualize.drawing.opening import opening
from visualize.drawing.summary import summary
from visualize.drawing.svg import draw
from visualize.explorer.bundles import Bundle, bundles
from visualize.explorer.encode import encode
from visualize.explorer.model import PageModel
from visualize.explorer.palette import DASHES, SHAPES, WIDTHS
from visualize.html.packed import packed
from visualize.html.policy import content_security_policy, html_text, inline_script
from visualize.html.scripts import bundle, read_modules
from visualize.layout.place import place, regions, with_lists
from visualize.layout.themes import groups

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["render"]

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "physics": {"enabled": False},
    "interaction": {
        "hover": False,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": False,
        "tooltipDelay": 100_000_000,
    },
    "nodes": {"chosen": False, "shape": "custom", "size": 15},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": SCALE}},
        "arrowStrikethrough": False,
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "selfReference": {"size": LOOP},
        "smooth": False,
        "width": WIDTHS["usual"],
    },
}


def render(model: PageModel, *, title: str | None = None, query: str = "") -> str:
    """The page as HTML.

    Args:
        model: What it shows.
        title: Heading; that of the model when None.
        query: Address of the query page, where the page is served beside one.

    Raises:
        InputError: when pyvis lacks its script.
    """
    from markupsafe import Markup
    from pyvis.network import Network

    model = with_lists(model)
    positions = place(model)
    boxes = regions(model, positions)
    root = query.removesuffix("query")
    gathered = bundles(model, positions, boxes)
    drawing = draw(model, opening(model, gathered), positions, boxes, html_text(title or model.title), root=root)
    network = Network(directed=True, height="100%", cdn_resources="in_line")
    network.set_template_dir(str(_TEMPLATES), "page.html")
    network.templateEnv.autoescape = True
    network.templateEnv.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    numbers = {node.id: number for number, node in enumerate(model.nodes)}
    for node in model.nodes if positions else ():
        x, y = positions[node.id]
        network.add_node(
            numbers[node.id], label="\n".join(node.lines) or " ", x=x, y=y, **({"listed": 1} if node.listed else {})
        )
    for number, edge in enumerate(model.edges if positions else ()):
        network.add_edge(numbers[edge.source], numbers[edge.target], id=number)
    network.set_options(json.dumps(_OPTIONS))
    _omit_defaults(network)

    style = "".join(path.read_text(encoding="utf-8") for path in sorted((_TEMPLATES / "css").glob("*.css")))
    style += drawing.style
    modules = read_modules()
    boot = inline_script(bundle(modules, main="boot"))
    script, library = bundle(modules, after="boot"), _library()
    network.templateEnv.filters["packed"] = lambda text: Markup(packed(text))  # noqa: S704 - it holds no tag
    network.templateEnv.globals.update(
        title=html_text(title or model.title),
        notice=html_text(model.notice),
        query=query,
        version=html_text(model.made_with),
        policy=content_security_policy(style, [boot, script, library]),
        style=Markup(style),  # noqa: S704 - our own files
        boot=Markup(boot),  # noqa: S704 - our own files
        drawing=Markup(drawing.svg),  # noqa: S704 - what of it comes from data is escaped there
        summary=Markup(summary(model)),  # noqa: S704 - the same
        script=script,
        library=library,
        linked_data=model.linked_data,
        page=encode(model)
        | {
            "version": model.version,
            "shapes": SHAPES,
            "dashes": DASHES,
            "widths": WIDTHS,
            "regions": boxes,
            "inner": sum(not one.beyond for one in groups(model)) if boxes else 0,  # those of the entry come first
            "bundles": _numbered(gathered, model),
        }
        | ({"root": root} if query else {}),
    )
    return str(network.generate_html())


def _numbered(found: list[Bundle], model: PageModel) -> list[list[Any]]:
    """Bundles as they travel: the number of the box, the way, the place of the words, and the arrows.

    An arrow is the difference of its number to that of the one before, which packs best.
    """
    numbers = {edge.id: number for number, edge in enumerate(model.edges)}
    return [
        [one.region, one.path, one.label, [b - a for a, b in pairwise([0, *(numbers[name] for name in one.edges)])]]
        for one in found
    ]


def _omit_defaults(network: Network) -> None:
    """Leave out what pyvis adds to every node and edge: the options say it once, or the page draws it itself."""
    for node in network.nodes:
        for name in ("color", "shape"):
            del node[name]
    for edge in network.edges:
        del edge["arrows"]


def _library() -> str:
    """vis-network's script, from the installed pyvis, without the address of its source map."""
    path = files("pyvis").joinpath(_LIBRARY)
    if not path.is_file():
        raise InputError("pyvis lacks its script", where=str(path), hint="Install pyvis 0.3.2 again")
    return re.sub(r"\n//# sourceMappingURL=\S*\s*\Z", "\n", path.read_text(encoding="utf-8"))
