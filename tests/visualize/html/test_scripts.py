"""The modules of the page keep to the rules under which they can be joined."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from visualize.html.scripts import bundle, read_modules

CIRCLE = 'import { b } from "./b.js";\nexport const a = 1;\n'
MAIN = 'import { a } from "./a.js";\na();\n'
#: What the pages begin with.
MAINS = ("boot", "main", "query/main", "review/main", "vocabulary/main")
FORM = "is not understood here"


def run(browser: Browser, modules: dict[str, str]) -> list[int]:
    """What the joined script leaves in ``window.found``."""
    page = browser.new_page()
    try:
        page.add_script_tag(content=bundle(modules))
        found: list[int] = page.evaluate("window.found")
        return found
    finally:
        page.close()


def test_modules_run_once_each_after_what_they_import_with_names_of_their_own(browser: Browser) -> None:
    modules = {
        "main": 'import { two } from "./parts/b.js";\nimport {\n  one,\n  add as plus,\n} from "./parts/a.js";\n'
        "const add = plus;\nwindow.found = [one, two(), add(1, 2), window.runs];\n",
        "parts/a": "/** What it is. */\nexport const one = 1;\nconst own = 10;\nwindow.runs = (window.runs || 0) + 1;\n"
        "export function add(a, b) {\n  return a + b + own;\n}\n",
        "parts/b": 'import { one } from "../parts/a.js";\nconst own = 20; // another\n'
        "export async function* none() {}\nexport function two() {\n  return own + one;\n}\n",
        "unused": "export const one = 2;\nwindow.runs = 99;\n",
    }
    assert run(browser, modules) == [1, 21, 13, 1]


def test_several_constants_are_exported_at_once_and_a_class(browser: Browser) -> None:
    modules = {
        "main": 'import { a, b, C } from "./x/y.js";\nwindow.found = [a, b, new C().d];\n',
        "x/y": "export const { a, b } = { a: 1, b: 2 };\nexport class C {\n  d = 3;\n}\n",
    }
    assert run(browser, modules) == [1, 2, 3]


def test_comments_casts_and_indentation_are_left_out() -> None:
    text = """// What it is.
/**
 * @typedef {object} A
 */
export function a() {
  // why
  const b = /** @type {A} */ (c);
  /** @type {A} */ (b).run("// no comment", '/* nor this */');
  b("; // no comment"); // why "kept"
  return b; // why
}
"""
    assert bundle({"main": text}) == (
        '"use strict";\nconst modules = {};\nmodules["main"] = (() => {\nfunction a() {\nconst b = (c);\n'
        "(b).run(\"// no comment\", '/* nor this */');\n"
        'b("; // no comment"); // why "kept"\nreturn b;\n}\nreturn { a };\n})();\n'
    )


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"main": MAIN}, r"there is no module a\.js, which main\.js imports"),
        ({}, r"there is no module main\.js$"),
        ({"main": MAIN, "a": "function a() {}\n"}, r"main\.js imports a, which a\.js does not export"),
        ({"main": MAIN, "a": "export const { x, main_ } = y;\n"}, r"main\.js imports a, which a\.js does not export"),
        ({"main": MAIN.replace("./", "./x/"), "x/a": 'import { b } from "../../b.js";'}, r"no module \.\./b\.js"),
        (
            {"main": MAIN, "a": CIRCLE, "b": CIRCLE.translate(str.maketrans("ab", "ba"))},
            r"modules import each other: (a\.js → b\.js → a|b\.js → a\.js → b)\.js",
        ),
        ({"main": "export let a = 1;\n"}, f"main.js: “export let a = 1;” {FORM}"),
        ({"main": "export var a = 1;\n"}, FORM),
        ({"main": "export default 1;\n"}, FORM),
        ({"main": "const a = 1;\nexport { a };\n"}, FORM),
        ({"main": 'export * from "./a.js";\n', "a": ""}, FORM),
        ({"main": 'import * as a from "./a.js";\n', "a": ""}, FORM),
        ({"main": 'import a from "./a.js";\n', "a": ""}, FORM),
        ({"main": 'import "./a.js";\n', "a": ""}, FORM),
        ({"main": 'import { a } from "a";\n', "a": ""}, FORM),
        ({"main": 'const a = await import("./a.js");\n', "a": ""}, FORM),
    ],
)
def test_what_cannot_be_joined_is_refused(modules: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        bundle(modules)


def test_a_second_script_of_a_page_has_only_what_the_first_lacks(browser: Browser) -> None:
    modules = {
        "boot": 'import { a } from "./a.js";\nwindow.found = [a];\n',
        "a": "export const a = [];\n",
        "b": 'import { a } from "./a.js";\nexport const b = () => a;\n',
        "main": 'import { a } from "./a.js";\nimport { b } from "./b.js";\nwindow.found.push(a, b());\n',
    }
    second = bundle(modules, after="boot")
    assert [f'modules["{name}"] =' in second for name in ("a", "b", "boot", "main")] == [False, True, False, True]
    page = browser.new_page()
    for script in (bundle(modules, main="boot"), second):
        page.add_script_tag(content=script)
    assert page.evaluate("found.length === 3 && found.every((one) => one === found[0])")
    page.close()


def test_every_module_is_used_and_small_and_says_what_it_is_for() -> None:
    modules = read_modules()
    scripts = [bundle(modules, main=main) for main in MAINS]
    for name, text in modules.items():
        assert text.startswith(("// ", "/** ")), f"{name}.js does not say what it is for"
        assert text.count("\n") <= 400, f"{name}.js is too long"
        assert "innerHTML" not in text
        assert "insertAdjacentHTML" not in text
        assert any(f'modules["{name}"] =' in script for script in scripts), f"nothing imports {name}.js"


def test_no_page_holds_the_data_module_of_the_other() -> None:
    explorer, query = (bundle(read_modules(), main=main) for main in ("main", "query/main"))
    assert [name in explorer for name in ('modules["base/data"]', 'modules["query/data"]')] == [True, False]
    assert [name in query for name in ('modules["base/data"]', 'modules["query/data"]')] == [False, True]
