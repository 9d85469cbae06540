"""Join a page's JavaScript modules into one script, for a page that is one file can import nothing.

The modules keep to a part of ECMAScript: ``import { a, b } from "./x.js";`` on a line of its own, ``export`` before a
declaration, and no top-level name that another module has. Whole-line comments and indentation are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from posixpath import dirname, join, normpath

__all__ = ["SCRIPTS", "bundle", "read_modules"]

#: Where the modules are.
SCRIPTS = Path(__file__).resolve().parent / "templates" / "js"

_IMPORT = re.compile(r'^import \{ ([\w, $]+) \} from "(\.\.?/[\w/.-]+)\.js";$', re.MULTILINE)
_NAME = re.compile(r"^(export )?(?:async )?(?:function\*?|const|let|class) (?:([\w$]+)|\{ ([\w$, ]+) \})", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://[^\n]*|/\*\*.*?\*/)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


def read_modules() -> dict[str, str]:
    """The modules of all pages, name (``base/dom``) to text."""
    paths = sorted(SCRIPTS.rglob("*.js"))
    return {path.relative_to(SCRIPTS).with_suffix("").as_posix(): path.read_text(encoding="utf-8") for path in paths}


def bundle(modules: Mapping[str, str], *, main: str = "main") -> str:
    """One classic script of a module and all that it needs, each after what it imports.

    Args:
        modules: Name (without ``.js``) to text.
        main: Where to begin.

    Raises:
        ValueError: when a module or name is missing, two modules share a top-level name, or imports run in a circle.
    """
    needs: dict[str, set[str]] = {}
    owners: dict[str, str] = {}
    open_ = [main]
    while open_:
        name = open_.pop()
        if name in needs:
            continue
        if name not in modules:
            raise ValueError(f"there is no module {name}.js")
        needs[name] = {module for _, module in _imports(name, modules[name])}
        open_ += sorted(needs[name])
        for word, _ in _declared(modules[name]):
            if owners.setdefault(word, name) != name:
                raise ValueError(f"{owners[word]}.js and {name}.js both declare {word}")
    _check_imports({name: modules[name] for name in needs})
    try:
        order = list(TopologicalSorter({name: sorted(needs[name]) for name in sorted(needs)}).static_order())
    except CycleError as error:
        raise ValueError(f"modules import each other: {' → '.join(error.args[1])}") from error
    return '"use strict";\n' + "".join(_strip(modules[name]) for name in order)


def _imports(name: str, text: str) -> list[tuple[str, str]]:
    """What a module imports: names, and the module that has them."""
    return [(names, normpath(join(dirname(name), path))) for names, path in _IMPORT.findall(text)]


def _declared(text: str) -> list[tuple[str, bool]]:
    """The names that a module declares at its top level, and whether it exports them."""
    return [(word, bool(export)) for export, one, many in _NAME.findall(text) for word in (one or many).split(", ")]


def _check_imports(modules: Mapping[str, str]) -> None:
    exported = {name: {word for word, is_out in _declared(text) if is_out} for name, text in modules.items()}
    for name, text in modules.items():
        for names, module in _imports(name, text):
            for word in names.split(", "):
                if word not in exported[module]:
                    raise ValueError(f"{name}.js imports {word}, which {module}.js does not export")


def _strip(text: str) -> str:
    text = _COMMENT.sub("", _IMPORT.sub("", text))
    text = re.sub(r"^export ", "", text, flags=re.MULTILINE)
    return _INDENT.sub("", text).strip("\n") + "\n"
