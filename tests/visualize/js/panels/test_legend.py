"""The legend in the corner of the picture: what is in the picture, and nothing else; numbers tell what they count."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.visualize.pointing import badge_at, bundle_at
from tests.visualize.until import until

Visit = Callable[..., Page]


def legend(page: Page) -> str:
    """What the legend says when it is open."""
    if not page.evaluate("document.getElementById('legend').open"):
        page.click("#legend > summary")
    until(page, "document.querySelectorAll('#legend li').length > 2")
    return page.inner_text("#legend-signs")


def test_the_legend_tells_what_is_in_the_picture_now(visit: Visit, html: str) -> None:
    page = visit(html)
    assert page.locator("#legend-signs").is_hidden()
    told = legend(page)
    assert all(
        words in told for words in ("hedged by the source", "limits a statement", "said plainly", "a click shows")
    )
    assert "a list that this copy has lost" in told
    assert "specialty" in told
    assert "said not to be so" not in told
    assert page.locator("#legend .lines svg").count() == page.locator("#legend .lines li").count() == 5
    page.evaluate("update({ around: 'concept:vitiligo' })")
    until(page, "!document.getElementById('legend').textContent.includes('specialty')")
    told = legend(page)
    assert "lost" not in told
    assert "neighbours of a concept are not drawn" in told
    assert "a click shows" not in told
    page.keyboard.press("Escape")
    assert page.locator("#legend-signs").is_hidden()


def test_numbers_tell_what_they_count_and_what_a_click_does(visit: Visit, html: str) -> None:
    page = visit(html)
    page.mouse.move(*bundle_at(page, "Treatment"))
    until(page, "container.title.startsWith('Treatment: ')")
    title = page.evaluate("container.title")
    assert "has treatment goal" in title
    assert title.endswith("click to see each")
    until(page, f"document.getElementById('hint').textContent === {title!r}")
    page.mouse.down()
    page.mouse.up()
    until(page, "document.getElementById('live').textContent.endsWith('shown one by one.')")
    page.mouse.move(5, 5)
    until(page, "container.title === ''")
    page.evaluate("update({ ...initial(), around: 'concept:plasma-exchange' })")
    page.wait_for_timeout(150)
    page.mouse.move(*badge_at(page, "concept:lems"))
    until(page, "container.title.includes('not drawn')")
    assert page.evaluate("container.title").startswith(
        page.evaluate("`${scene.hidden.get(nodes.get('concept:lems'))} n`")
    )
