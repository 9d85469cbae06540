"""Where things of the picture are on the screen, for the mouse."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.visualize.until import until

__all__ = ["badge_at", "bundle_at", "double_tap", "edge_at", "node_at", "point_at"]


def point_at(page: Page, world: str) -> tuple[float, float]:
    """Where a point of the picture is on the screen."""
    x, y = page.evaluate(
        f"(() => {{ const p = network.canvasToDOM({world}), r = container.getBoundingClientRect();"
        "return [p.x + r.left, p.y + r.top]; })()"
    )
    return (x, y)


def node_at(page: Page, name: str) -> tuple[float, float]:
    """Where a node is on the screen."""
    return point_at(page, f"placeOfNode(nodes.get('{name}'))")


def edge_at(page: Page, name: str) -> tuple[float, float]:
    """A place where an edge is on top."""
    place = page.evaluate(
        """(id) => {
          const edge = edges.get(id);
          const r = container.getBoundingClientRect();
          for (let step = 0; step < 44; step += 1) {
            const share = 0.5 + (step % 2 ? 1 : -1) * step * 0.01;
            const world = pointOn(edge, share), dom = network.canvasToDOM(world);
            const isAt = (x, y) => network.getEdgeAt({ x: dom.x + x, y: dom.y + y }) === edgeNumbers.get(edge);
            const isTop = !nodeAt(world) && !badgeAt(world) && isAt(0, 0) && isAt(1, 1) && isAt(-1, -1);
            if (isTop) return [dom.x + r.left, dom.y + r.top];
          }
        }""",
        name,
    )
    assert place is not None, f"nothing of {name} can be clicked"
    return (place[0], place[1])


def bundle_at(page: Page, heading: str) -> tuple[float, float]:
    """The middle of the words of a bundle, when they are drawn."""
    words = f"lettered.bundles.find(({{ bundle }}) => bundle.heading === '{heading}')"
    until(page, f"Boolean({words})")
    return point_at(page, f"((b) => ({{ x: (b[0] + b[2]) / 2, y: (b[1] + b[3]) / 2 }}))({words}.box)")


def badge_at(page: Page, name: str) -> tuple[float, float]:
    """The middle of the badge of a node: how many of its neighbours are not drawn."""
    badge = f"badgeOf(nodes.get('{name}'), network.getScale())"
    return point_at(
        page, f"(({{ left, top, width, height }}) => ({{ x: left + width / 2, y: top + height / 2 }}))({badge})"
    )


def double_tap(page: Page, place: tuple[float, float], *, until_true: str) -> None:
    """Tap twice; again where the machine was too slow for two taps to be one."""
    for _ in range(3):
        page.touchscreen.tap(*place)
        page.touchscreen.tap(*place)
        page.wait_for_timeout(500)
        if page.evaluate(until_true):
            return
        page.evaluate("select(null)")
        page.wait_for_timeout(500)
    until(page, until_true)
