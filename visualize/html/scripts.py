"""Join a page's JavaScript modules into one script, for a page that is one file can import nothing.

Each module becomes a function that takes what it imports from the modules before it and returns what it exports, so its
other names are its own. Modules keep to a part of ECMAScript: ``import { a, b as c } from "../x.js";``, and ``export``
before a function, a class or a constant. Comments, casts and indentation are left out; a comment behind code stays
where it has a quotation mark, for then it may be in a string.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from posixpath import dirname, join, normpath

__all__ = ["SCRIPTS", "bundle", "read_modules"]

#: Where the modules are.
SCRIPTS = Path(__file__).resolve().parents[1] / "templates" / "js"

_IMPORT = re.compile(r'^import \{([\w$,\s]+)\} from "(\.\.?/[\w./-]+)\.js";\n?', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function\*?|const|class) (?:([\w$]+)|\{([\w$,\s]+)\}))", re.MULTILINE | re.DOTALL
)
_OTHER = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)
_COMMENT = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)[ \t]*\n|/\*\* @type (?:(?!\*/).)*\*/ ?|(?<=[;,{(\[)]) // [^\n\"'`]*$",
    re.MULTILINE | re.DOTALL,
)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


def read_modules() -> dict[str, str]:
    """The modules of all pages, path without ``.js`` (``base/dom``) to text."""
    paths = sorted(SCRIPTS.rglob("*.js"))
    return {path.relative_to(SCRIPTS).with_suffix("").as_posix(): path.read_text(encoding="utf-8") for path in paths}


def bundle(modules: Mapping[str, str], *, main: str = "main", after: str = "") -> str:
    """One classic script of a module and all that it needs, each after what it imports.

    Args:
        modules: Path (without ``.js``) to text.
        main: Where to begin.
        after: Where the script began that runs before this one in the page; what it has is not there twice.

    Raises:
        ValueError: when a module or name is missing, imports run in a circle, or an import or export has a form that is
            not understood.
    """
    there = {module.path for module in _ordered(modules, after)} if after else set()
    begun = "" if after else "const modules = {};\n"
    return f'"use strict";\n{begun}' + "".join(
        module.wrapped() for module in _ordered(modules, main) if module.path not in there
    )


def _ordered(modules: Mapping[str, str], main: str) -> list[_Module]:
    """A module and all that it needs, each after what it imports."""
    found: dict[str, _Module] = {}
    open_ = [(main, "")]
    while open_:
        path, importer = open_.pop()
        if path not in modules:
            raise ValueError(f"there is no module {path}.js" + (f", which {importer}.js imports" if importer else ""))
        if path not in found:
            found[path] = _Module(path, modules[path])
            open_ += [(other, path) for other in sorted(found[path].imports)]
    for module in found.values():
        for other, names in module.imports.items():
            for name, _ in names:
                if name not in found[other].exports:
                    raise ValueError(f"{module.path}.js imports {name}, which {other}.js does not export")
    try:
        order = list(TopologicalSorter({path: sorted(found[path].imports) for path in sorted(found)}).static_order())
    except CycleError as error:
        circle = " → ".join(f"{path}.js" for path in reversed(error.args[1]))
        raise ValueError(f"modules import each other: {circle}") from error
    return [found[path] for path in order]


class _Module:
    """A module: what it imports (module to pairs of its name there and here), what it exports, and its text."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.imports: dict[str, list[tuple[str, str]]] = {}
        for names, source in _IMPORT.findall(text):
            pairs = [name.split(" as ") for name in _words(names)]
            other = normpath(join(dirname(path), source))
            self.imports.setdefault(other, []).extend((pair[0], pair[-1]) for pair in pairs)
        self.exports = [name for one, many in _EXPORT.findall(text) for name in _words(one or many)]
        self.text = _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))
        if other_form := _OTHER.search(self.text):
            hint = 'write import { a } from "./b.js"; or export before a function, a class or a const'
            raise ValueError(f"{path}.js: “{other_form[0]}” is not understood here: {hint}")

    def wrapped(self) -> str:
        """The module as a function that is called once."""
        takes = "".join(
            f'const {{ {", ".join(a if a == b else f"{a}: {b}" for a, b in names)} }} = modules["{other}"];\n'
            for other, names in self.imports.items()
        )
        gives = f"return {{ {', '.join(self.exports)} }};\n" if self.exports else ""
        return (
            f'modules["{self.path}"] = (() => {{\n{takes}{_INDENT.sub("", self.text).strip(chr(10))}\n{gives}}})();\n'
        )


def _words(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",") if name.strip()]
