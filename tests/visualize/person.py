"""A person at the page, who takes steps and sees what is in the window."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

__all__ = ["Person"]

#: Whether some of an element is in the window with nothing else above it.
IN_SIGHT = """(element) => {
  for (const { left, right, top, bottom } of element.getClientRects()) {
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const above = document.elementFromPoint(x, y);
    if (above && (element.contains(above) || above.contains(element)) && right > 0 && bottom > 0) return true;
  }
  return false;
}"""


@dataclass(slots=True)
class Person:
    """Takes steps: a click, a tap, a key, a typed text, a place pointed at each count one; looking counts none."""

    page: Page
    steps: int = 0

    def at(self, fragment: str = "") -> Person:
        """Begin at an address, with nothing done yet."""
        self.page.goto(self.page.url.partition("#")[0] + (fragment or "#"))
        self.page.wait_for_selector("#card h2")
        self.steps = 0
        return self

    def click(self, what: str | Locator) -> Person:
        """Click what can be seen."""
        one = self._seen(what)
        one.click()
        return self._step()

    def tap(self, what: str | Locator) -> Person:
        """Tap what can be seen."""
        self._seen(what).tap()
        return self._step()

    def click_at(self, place: tuple[float, float]) -> Person:
        """Click in the picture."""
        self.page.mouse.click(*place)
        return self._step()

    def double_click_at(self, place: tuple[float, float]) -> Person:
        """Click twice in the picture, which is one step."""
        self.page.mouse.dblclick(*place)
        return self._step()

    def point_at(self, place: tuple[float, float]) -> Person:
        """Let the pointer rest in the picture."""
        self.page.mouse.move(*place)
        return self._step()

    def press(self, key: str) -> Person:
        """Press a key."""
        self.page.keyboard.press(key)
        return self._step()

    def type(self, text: str, *, into: str = "#search") -> Person:
        """Type into a box that can be seen."""
        self._seen(into).click()
        self.page.keyboard.type(text)
        return self._step()

    def sees(self, what: str | Locator) -> bool:
        """Whether it is in the window, uncovered."""
        one = self._one(what)
        return one.count() > 0 and bool(one.evaluate(IN_SIGHT))

    def _one(self, what: str | Locator) -> Locator:
        return (self.page.locator(what) if isinstance(what, str) else what).first

    def _seen(self, what: str | Locator) -> Locator:
        one = self._one(what)
        assert self.sees(one), f"cannot be seen without scrolling: {what}"
        return one

    def _step(self) -> Person:
        self.steps += 1
        return self
