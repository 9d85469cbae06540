"""The modules of the page keep to the rules under which they can be joined."""

from __future__ import annotations

import pytest

from visualize.scripts import bundle, read_modules

CIRCLE = 'import { b } from "./b.js";\nexport const a = 1;\n'
MAIN = 'import { a } from "./a.js";\na();\n'


def test_a_module_stands_after_what_it_imports_without_import_and_export() -> None:
    script = bundle(
        {
            "main": 'import { b } from "./b.js";\nimport { a } from "./a.js";\nb(a);\n',
            "b": 'import { a } from "./a.js";\n// why\nexport function b() {\n  return a; // kept\n}\n',
            "a": "/** What it is. */\nexport const a = 1;\n",
            "unused": "export const c = 2;\n",
        }
    )
    assert script == '"use strict";\nconst a = 1;\nfunction b() {\nreturn a; // kept\n}\nb(a);\n'


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"main": MAIN}, r"there is no module a\.js"),
        ({"main": MAIN, "a": "function a() {}\n"}, r"main\.js imports a, which a\.js does not export"),
        ({"main": MAIN, "a": "export const { x, main_ } = y;\n"}, r"main\.js imports a, which a\.js does not export"),
        ({"main": MAIN + "const b = 1;\n", "a": "export function a() {}\nlet b;\n"}, "both declare b"),
        ({"main": MAIN, "a": CIRCLE, "b": CIRCLE.translate(str.maketrans("ab", "ba"))}, "modules import each other"),
    ],
)
def test_what_cannot_be_joined_is_refused(modules: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        bundle(modules)


def test_every_module_is_used_and_small_and_says_what_it_is_for() -> None:
    modules = read_modules()
    scripts = [bundle(modules), bundle(modules, main="query/main")]
    for name, text in modules.items():
        assert text.startswith(("// ", "/** ")), f"{name}.js does not say what it is for"
        assert text.count("\n") <= 400, f"{name}.js is too long"
        assert "innerHTML" not in text
        assert "insertAdjacentHTML" not in text
    assert all("import " not in script.replace("important", "") for script in scripts)
