"""The page in the frame of a notebook: a document without address and origin."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from kg.notebook import Drawing


def test_the_frame_works_and_asks_for_nothing(browser: Browser, html: str, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><title>x</title>{Drawing(html)._repr_html_()}", encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    troubles: list[str] = []
    page.on("request", lambda request: troubles.extend([request.url] * (request.url != path.as_uri())))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(path.as_uri())
    frame = page.frames[1]
    frame.locator("input[type=search]").first.fill("vitiligo")
    frame.wait_for_selector("#results [role=option]")
    page.keyboard.press("Enter")
    frame.wait_for_function("document.querySelector('#card h2')?.innerText !== 'How to read this'")
    assert frame.locator("#card h2").first.inner_text() == "vitiligo"
    assert frame.evaluate("origin") == "null"
    context.close()
    assert troubles == []


def test_what_is_typed_before_the_page_runs_is_looked_for(browser: Browser, html: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.add_init_script("""document.addEventListener("DOMContentLoaded", () => {
            const box = document.getElementById("search");
            box.focus();
            box.value = "vitiligo";
        });""")
        page.goto(path.as_uri())
        page.wait_for_selector("#results [role=option]")
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('#card h2')?.innerText === 'vitiligo'")
