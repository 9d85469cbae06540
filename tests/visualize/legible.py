"""How legible the labels of the picture are, from the network's own geometry, in pixels of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

__all__ = ["LEAST", "Legibility", "legibility"]

#: Pixels that letters must be high.
LEAST = 9

#: What is drawn: the box of each label (left, top, right, bottom), the size of its letters, what it is and says; the
#: boxes of nodes, and of buttons over the picture.
_DRAWN = """() => {
  const at = (x, y) => { const p = network.canvasToDOM({ x, y }); return [p.x, p.y]; };
  const scale = network.getScale(), frame = container.getBoundingClientRect();
  const labels = Object.entries(lettered).flatMap(([kind, all]) => all.map(({ box, size, lines, node, edge }) => ({
    kind, box: [...at(box[0], box[1]), ...at(box[2], box[3])], size: size * scale, text: lines.join(" "),
  })));
  const shapes = drawnNodes.getIds().map((id) => {
    const { x, y } = network.getPosition(id); // the network's boxes are those of a frame before
    const half = scene.listed.has([...nodes.values()][id]) ? 9 : 14;
    return [...at(x - half, y - half), ...at(x + half, y + half)];
  });
  const buttons = [...document.querySelectorAll("#trail button, .zoom button, #enter")].map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top];
  });
  return { labels, shapes, buttons, window: [0, 0, container.clientWidth, container.clientHeight] };
}"""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Legibility:
    """The labels that are drawn, and the failing ones, each with what it is, what it says and what is wrong."""

    drawn: int
    failing: tuple[str, ...]
    headings: tuple[str, ...]

    @property
    def share(self) -> float:
        """Which part of the drawn labels can be read: overlapped by nothing, not clipped, high enough."""
        return 1 - len(self.failing) / self.drawn if self.drawn else 1.0


def _meet(one: Box, other: Box) -> bool:
    """Whether two boxes share more than half a pixel."""
    return min(one[2], other[2]) - max(one[0], other[0]) > 0.5 and min(one[3], other[3]) - max(one[1], other[1]) > 0.5


def legibility(page: Page) -> Legibility:
    """Measure the picture that a page shows now."""
    drawn = page.evaluate(_DRAWN)
    labels, shapes, buttons = drawn["labels"], drawn["shapes"], drawn["buttons"]
    left, top, right, bottom = drawn["window"]
    failing = []
    for number, label in enumerate(labels):
        box = label["box"]
        others = [other["box"] for place, other in enumerate(labels) if place != number]
        wrong = [
            *["overlapped by a label"] * any(_meet(box, other) for other in others),
            *["overlapped by a node"] * any(_meet(box, other) for other in shapes),
            *["under a button"] * any(_meet(box, other) for other in buttons),
            *["clipped"] * (box[0] < left or box[1] < top or box[2] > right or box[3] > bottom),
            *[f"{label['size']:.1f} px"] * (label["size"] < LEAST),
        ]
        if wrong:
            failing.append(f"{label['kind']} {label['text']}: {', '.join(wrong)}")
    headings = tuple(label["text"] for label in labels if label["kind"] == "headings")
    return Legibility(len(labels), tuple(failing), headings)
