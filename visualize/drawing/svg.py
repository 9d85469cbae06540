"""The drawing as SVG 2 (https://www.w3.org/TR/SVG2/), written tight: a path for all arrows or nodes that look alike.

Colours are variables of the page's style, so that it follows the scheme of the reader and of print. Labels stand where
the network writes them at zoom 1, at which all have room; ``picture/drawing.js`` fits them to a window.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape

from kg.rdf.addresses import resource_path
from kg.rdf.namespaces import BASE
from visualize.drawing.arrows import Arrow, between, head_of, loop, spread
from visualize.drawing.opening import Opening
from visualize.drawing.pen import Pen
from visualize.explorer.bundles import bundle_words, word_places
from visualize.explorer.model import Edge, Node, PageModel, Statement
from visualize.explorer.palette import DASHES, SHAPES, WIDTHS
from visualize.html.policy import html_text
from visualize.layout.labels import LINE, LISTED_RADIUS, LISTED_START, RADIUS, Position, box, is_from_right, width
from visualize.layout.place import Region

__all__ = ["Drawing", "draw"]

_SIZE, _LEADING, _ASCENT = 16, 1.19, 0.79  # pixels of a letter; a line, and what is above its baseline, in letters
_SMALL = 0.875 * _SIZE  # pixels of a letter along arrows
_FOCUS = 1.45  # times as large as others: the node in the middle
_BELOW, _MARGIN = 4, 6  # pixels from a shape to its label, and around the whole
_ALONE = 0.75  # zoom, at least, where no script fits it to the window
_MANY = 400  # nodes: so many are drawn without fractions of a pixel
_CROWD, _FAINT = 200, 0.4  # so many single arrows beside bundles are drawn faintly, and how faintly
_FEW = 30  # so many arrows of plain RDF have words along them
_LONGEST = 40  # characters along an arrow
_ROUND = 6  # pixels by which a way cuts its corners
_HEDGES = {"ck:frequency", "ck:typicality"}

_NAMED = 'aria-labelledby="drawing-title" aria-describedby="drawing-text"'

#: Name of a colour, width in pixels, name of the dashes.
_Stroke = tuple[str, float, str]


class Drawing(NamedTuple):
    """An element of HTML, empty where nothing is drawn, and the style that it needs besides that of the page."""

    svg: str
    style: str


def draw(
    model: PageModel,
    shown: Opening,
    positions: Mapping[str, Position],
    regions: Sequence[Region],
    title: str,
    *,
    root: str = "",
) -> Drawing:
    """The drawing of what a page shows when it opens.

    Args:
        model: The page.
        shown: What of it is drawn.
        positions: Where its nodes stand.
        regions: The boxes of the picture.
        title: What the page is about.
        root: Where a server that has a page of each thing begins; empty for a file.
    """
    if not positions or not shown.nodes:
        return Drawing("", _style(model, 0))
    drawer = _Drawer(model, shown, positions, regions, root)
    left, top, wide, high = drawer.frame()
    parts = drawer.parts()
    role = "group" if any("<a " in part for part in parts) else "img"  # what is an image has nothing in it
    lines = (
        f'<svg id="drawing" class="drawing" viewBox="{left} {top} {wide} {high}" role="{role}" {_NAMED}>',
        f'<title id="drawing-title">{_text(title)}</title>',
        f'<desc id="drawing-text">{_text(drawer.description())}</desc>',
        *parts,
        "</svg>",
    )
    return Drawing("\n".join(filter(None, lines)), _style(model, round(wide * _ALONE)))


def _style(model: PageModel, wide: int) -> str:
    """The colours of the classes, in both schemes, and the width of the drawing where no script fits it, in pixels."""
    light, dark = (
        ";".join(f"--class-{number}:{getattr(kind, scheme)}" for number, kind in enumerate(model.classes))
        for scheme in ("light", "dark")
    )
    return f":root{{--drawing:{wide}px;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _text(text: str) -> str:
    return str(escape(html_text(text)))


def _group(name: str, parts: Iterable[str], attributes: str = "") -> str:
    inner = "".join(parts)
    return f'<g class="{name}"{attributes}>{inner}</g>' if inner else ""


class _Drawer:
    """Draws the parts of a picture."""

    def __init__(
        self,
        model: PageModel,
        shown: Opening,
        positions: Mapping[str, Position],
        regions: Sequence[Region],
        root: str,
    ) -> None:
        self.root = root
        self.model = model
        self.shown = shown
        self.positions = positions
        self.boxes = [
            number
            for number, (_, left, top, wide, high) in enumerate(regions)
            if any(
                left < x < left + wide and top < y < top + high for x, y in (positions[node.id] for node in shown.nodes)
            )
        ]
        self.regions = [regions[number] for number in self.boxes]
        self.pen = Pen(0 if len(shown.nodes) > _MANY else 1)
        self.claims = {claim.id: claim for claim in model.statements}
        self.predicates = {one.id: one.label for one in model.predicates}
        self.named = {node.id: at for at, node in enumerate(node for node in shown.nodes if node.lines)}

    def frame(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of all that is drawn."""
        boxes = [(left, top, left + wide, top + high) for _, left, top, wide, high in self.regions]
        for node in self.shown.nodes:
            (x, y), half = self.positions[node.id], math.ceil(width(node.lines) / 2)
            if node.listed:
                boxes.append(box((x, y), node.lines, listed=True))
            else:
                boxes.append((x - half, y - RADIUS - 8, x + half, y + RADIUS + 6 + LINE * len(node.lines)))
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        left, top = min(lefts) - _MARGIN, min(tops) - _MARGIN
        return left, top, max(rights) + _MARGIN - left, max(bottoms) + _MARGIN - top

    def description(self) -> str:
        """What is drawn, in a sentence."""
        headings = ", ".join(heading for heading, *_ in self.regions)
        said = f"{len(self.shown.nodes)} concepts and {len(self.shown.edges)} arrows between them"
        return f"{said}, in boxes: {headings}." if headings else f"{said}."

    def parts(self) -> list[str]:
        """All that is drawn, from back to front."""
        lines, words = self._lines()
        return [
            _group(
                "areas", (f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="12"/>' for _, x, y, w, h in self.regions)
            ),
            *self._ways(),
            lines,
            *self._shapes(),
            self._headings(),
            self._pills(),
            self._names(),
            words,
        ]

    def _lines(self) -> tuple[str, str]:
        """The arrows, for each look a path of lines and a path of heads; and the words along few of plain RDF."""
        bends = spread(self.shown.edges)
        gathered = {edge.id for _, edges in self.shown.bundles for edge in edges}
        single = [edge for edge in self.shown.edges if edge.id not in gathered]
        drawn: dict[_Stroke, list[Arrow]] = defaultdict(list)
        words = []
        for edge in single:
            stroke = _stroke(edge, self.claims.get(edge.statement or ""))
            place, bend = bends[edge.id]
            start, end = self.positions[edge.source], self.positions[edge.target]
            if edge.source == edge.target:
                arrow = loop(start, place, stroke[1])
            else:
                arrow = between(start, end, stroke[1], bend=bend, is_arrow=edge.kind != "qualifier")
                words.append((edge, arrow))
            drawn[stroke].append(arrow)
        faint = f' opacity="{_FAINT}"' if self.shown.bundles and len(single) > _CROWD else ""
        is_said = self.model.plain and len(single) <= _FEW
        paths = (part for stroke, arrows in sorted(drawn.items()) for part in self._paths(stroke, arrows))
        words = [one for one in words if is_said and {one[0].source, one[0].target} <= self.named.keys()]
        said = (self._word(edge, arrow) for edge, arrow in words)
        return _group("lines", paths, faint), _group("said", said)

    def _paths(self, stroke: _Stroke, arrows: Iterable[Arrow]) -> Iterable[str]:
        color, wide, dashes = stroke
        dashed = f' stroke-dasharray="{" ".join(map(str, DASHES[dashes]))}"' if dashes else ""
        lines = "".join(map(self.pen.path, arrows))
        heads = "".join(self.pen.outline(arrow.head) for arrow in arrows)
        yield f'<path class="line" stroke="var(--{color})" stroke-width="{wide}"{dashed} d="{lines}"/>'
        if heads:
            yield f'<path fill="var(--{color})" d="{heads}"/>'

    def _word(self, edge: Edge, arrow: Arrow) -> str:
        """The words along an arrow, in its middle."""
        claim = self.claims.get(edge.statement or "")
        said = self.predicates.get(claim.predicate, claim.predicate) if claim else edge.predicate
        said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
        (ax, ay), (bx, by) = arrow.line[0], arrow.line[-1]
        x, y = round((ax + bx) / 2), round((ay + by) / 2 + _SMALL / 3)
        ends = f"{self.named[edge.source]} {self.named[edge.target]}"  # the places of the labels at both
        text = f'<text x="{x}" y="{y}"{_direction(said)}>{_text(said)}</text>'
        return f'<g data-line="{self.pen.points(arrow.line)}" data-ends="{ends}">{text}</g>'

    def _ways(self) -> Iterable[str]:
        """The bundles, as wide as they have arrows, with a head wherever one of them leads."""
        for bundle, edges in self.shown.bundles:
            way = bundle.path
            wide = 1.2 + min(2.6, math.sqrt(len(edges)) * 0.4)
            heads = ""
            if any(edge.source == self.model.focus for edge in edges):
                heads += f'<polygon class="head" points="{self.pen.points(head_of(way[-1], way[-2], wide))}"/>'
            if any(edge.target == self.model.focus for edge in edges):
                heads += f'<polygon class="head back" points="{self.pen.points(head_of(way[0], way[1], wide))}"/>'
            counts = Counter(map(self._predicate, edges)).most_common()
            told = "&#10;".join(f"{number} {_text(name)}" for name, number in counts)
            x, y = bundle.label
            yield (
                f'<g class="bundle" stroke-width="{self.pen.number(wide)}" data-box="{self.boxes.index(bundle.region)}"'
                f' data-x="{x}" data-y="{y}" data-told="{told}">'
                f'<path class="way" d="{self.pen.way(way, _ROUND)}"/>{heads}</g>'
            )

    def _predicate(self, edge: Edge) -> str:
        return self.predicates.get(edge.predicate, edge.predicate)

    def _shapes(self) -> Iterable[str]:
        """The nodes: a path for each class, and question marks in what is lost."""
        groups: dict[str, list[Node]] = defaultdict(list)
        for node in self.shown.nodes:
            groups["" if node.gap else node.kind].append(node)
        lost = groups.pop("", []) if any(node.gap for node in self.shown.nodes) else []
        for number, kind in enumerate(self.model.classes):
            path = "".join(self._shape(node, SHAPES[kind.shape]) for node in groups.get(kind.id, ()))
            if path:
                yield f'<path class="node" fill="var(--class-{number})" d="{path}"/>'
        if lost:
            yield f'<path class="lost" d="{"".join(self._shape(node, ()) for node in lost)}"/>'
        marks = ((self.positions[node.id], node) for node in lost)
        yield _group("marks", (f'<text x="{x}" y="{y - 9 + _ASCENT * _SIZE:.0f}">?</text>' for (x, y), _ in marks))

    def _shape(self, node: Node, corners: Sequence[tuple[int, int]]) -> str:
        (x, y), radius = self.positions[node.id], self._radius(node)
        if not corners:
            return self.pen.circle((x, y), radius)
        return self.pen.outline([(x + dx * radius / 100, y + dy * radius / 100) for dx, dy in corners])

    def _radius(self, node: Node) -> float:
        return RADIUS * _FOCUS if node.id == self.model.focus else LISTED_RADIUS if node.listed else RADIUS

    def _headings(self) -> str:
        texts = (
            f'<g><text x="{left + 8}" y="{top + 7 + _ASCENT * _SIZE:g}">{_text(heading)}</text></g>'
            for heading, left, top, *_ in self.regions
        )
        return _group("headings", texts, f' font-size="{_SIZE}"')

    def _pills(self) -> str:
        """The words of the bundles, where among what is shown they have room."""
        words = {
            one.region: f"▸ {bundle_words(list(map(self._predicate, edges)))}" for one, edges in self.shown.bundles
        }
        if not words:
            return ""
        places = word_places(
            words,
            {bundle.region: bundle.path for bundle, _ in self.shown.bundles},
            [box(self.positions[node.id], node.lines, listed=node.listed) for node in self.shown.nodes],
            dict(zip(self.boxes, self.regions, strict=True)),
        )
        found = []
        for number, said in words.items():
            x, y = places[number]
            half, high = _SMALL * 0.28 * len(said) + _SMALL * 0.5, _SMALL * 1.39
            found.append(
                f'<g class="pill" font-size="{_SMALL:g}"><rect x="{x - half:.0f}" y="{y - high / 2:.0f}"'
                f' width="{2 * half:.0f}" height="{high:.0f}" rx="{high / 2:.0f}"/>'
                f'<text x="{x - half + _SMALL / 2:.0f}" y="{y + _SMALL / 3:.0f}">{_text(said)}</text></g>'
            )
        return _group("pills", found)

    def _names(self) -> str:
        """The labels, a group each and a text a line; what is cut is whole in a title."""
        found = []
        for node in self.shown.nodes:
            (x, y), lines = self.positions[node.id], node.lines
            if not lines:
                continue
            first = y - LINE * len(lines) / 2 if node.listed else y + self._radius(node) + _BELOW
            first, x = first + _ASCENT * _SIZE, x + LISTED_START * node.listed
            texts = (
                f'<text x="{x}" y="{self.pen.number(first + _LEADING * _SIZE * number)}">{_text(line)}</text>'
                for number, line in enumerate(lines)
            )
            is_focus = node.id == self.model.focus
            looks = ["focus"] * is_focus + ["gap"] * bool(node.gap and not is_focus) + ["listed"] * node.listed
            name = (f' class="{" ".join(looks)}"' if looks else "") + _direction(node.label)
            place = self._address(node)
            start, end = (f'a href="{_text(place)}"', "a") if place else ("g", "g")
            whole = f"<title>{_text(node.label)}</title>" if lines[-1].endswith("…") else ""
            found.append(f"<{start}{name}>{whole}{''.join(texts)}</{end}>")
        later = " fitted" if len(found) > _MANY else ""  # none is seen until a script has chosen those that have room
        return _group(f"names{later}", found, f' font-size="{_SIZE}"')

    def _address(self, node: Node) -> str:
        """Where a label leads without scripts: to a server's page of the thing, else to its IRI, where that is one."""
        if self.root:
            return "" if node.iri.startswith("_:") else resource_path(node.iri, self.root)
        is_ours = node.iri.startswith(BASE)  # nothing answers at these
        return node.iri if node.iri.startswith(("http://", "https://")) and not is_ours else ""


def _direction(text: str) -> str:
    return ' direction="rtl"' if is_from_right(text) else ""


def _stroke(edge: Edge, claim: Statement | None) -> _Stroke:
    """How an arrow looks; ``base/strokes.js`` says the same."""
    own = claim if edge.kind in ("claim", "triple") else None
    is_chain = own is not None and own.predicate == "ck:leadsTo"
    is_hedged = own is not None and bool(own.modality or _HEDGES & {one.key for one in own.qualifiers})
    color = "negated" if own and own.negated else "gap" if edge.kind == "gap" else "chain" if is_chain else "edge"
    dashes = edge.kind if edge.kind in DASHES else "hedged" if is_hedged else ""
    return color, WIDTHS["chain" if is_chain else "usual"], dashes
