"""What holds for the repository as a whole."""

from __future__ import annotations

import re
import subprocess
from itertools import groupby
from pathlib import Path, PurePath

import pytest

import kg
from kg.rdf.namespaces import BASE, PREFIXES
from kg.version import DATA_VERSION, __version__

ROOT = Path(__file__).resolve().parent.parent
TOP = {"kg", "ontology", "queries", "visualize", "tests", "pyproject.toml", "Makefile"}
TOP |= {"package.json", "tsconfig.json", "eslint.config.js"}
USUAL = re.compile(
    r"\.|README|LICENSE|CHANGELOG|CONTRIBUTING|CITATION|Containerfile|package\.json|tsconfig\.json|eslint\.config\.js"
)


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    data = path.read_bytes()
    return "" if b"\0" in data[:4096] else data.decode("utf-8")


def squash(text: str) -> list[str]:
    return re.sub(r"\W+", " ", text).lower().split()


def grams_of(entry: Path) -> set[str]:
    """Every ten words in a row of the entry, from line to line, without its literature and its reviewers."""
    lines = entry.read_text(encoding="utf-8").splitlines()
    parts = groupby(lines, key=lambda line: " In: " in line or line.startswith("Reviewed By"))
    texts = [squash("\n".join(members)) for is_free, members in parts if not is_free]
    return {" ".join(words[at : at + 10]) for words in texts for at in range(len(words) - 9)}


def test_no_ten_words_of_the_entry_in_a_row(entry_path: Path) -> None:
    """Literature and reviewers apart: bibliographic facts are free."""
    grams = grams_of(entry_path)
    for path in tracked():
        there = squash(text_of(path))
        found = [gram for at in range(len(there) - 9) if (gram := " ".join(there[at : at + 10])) in grams]
        assert not found, f"{path.relative_to(ROOT)}: {found[:1]}"


@pytest.mark.slow
def test_no_ten_words_of_the_entry_in_what_is_built(entry_path: Path, built_folder: Path) -> None:
    grams = grams_of(entry_path)
    for path in built_folder.iterdir():
        there = squash(path.read_text(encoding="utf-8"))
        assert not [gram for at in range(len(there) - 9) if (gram := " ".join(there[at : at + 10])) in grams], path.name


def test_top_level_holds_the_fixed_folders_and_the_usual_files() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {name for name in names - TOP if not USUAL.match(name)} == set()


def test_no_machine_paths_and_no_large_files() -> None:
    machine = re.compile(r"(?<![\w.-])/(?:home|root|Users|work)/\w+/")
    for path in tracked():
        assert path.stat().st_size < 1_000_000, path
        assert not machine.search(text_of(path)), path


@pytest.mark.parametrize("folder", ["kg", "ontology", "queries"])
def test_prefixes_mean_the_same_everywhere(folder: str) -> None:
    own = {"shapes": BASE + "shapes#"}  # of the shapes, which are no part of the graph
    for path in [*(ROOT / folder).rglob("*.ttl"), *(ROOT / folder).rglob("*.rq")]:
        _, _, condition = path.parent.as_posix().partition("/kg/data/conditions/")
        home = f"{BASE}{condition.partition('/')[0]}/"  # of a condition, whose claims, spans and sections are its own
        for name, space in re.findall(r"(?im)^@?prefix\s+([\w.-]*):\s*<([^>]*)>", text_of(path)):
            is_own = bool(condition) and (space.startswith(home) or space == home.replace(BASE, f"{BASE}graph/"))
            assert is_own or (PREFIXES | own).get(name) == space, f"{path.name}: {name}"


def test_iris_of_ours_stand_only_in_the_namespaces() -> None:
    for path in [*(ROOT / "kg").rglob("*.py"), *(ROOT / "visualize").rglob("*.py")]:
        if path.name != "namespaces.py":
            assert BASE not in text_of(path), path


def test_every_module_has_a_docstring_and_all_and_is_short() -> None:
    for path in [*(ROOT / "kg").rglob("*.py"), *(ROOT / "visualize").rglob("*.py")]:
        text = text_of(path)
        assert text.startswith(('"""', 'r"""')), path
        assert "__all__" in text or path.name in ("__main__.py", "build_hook.py"), path
        assert text.count("\n") <= 400, path


def test_exported_names_exist() -> None:
    assert all(hasattr(kg, name) for name in kg.__all__)


def test_versions_agree() -> None:
    assert f"## {__version__} — data {DATA_VERSION}" in text_of(ROOT / "CHANGELOG.md")
    assert f"version: {__version__}\n" in text_of(ROOT / "CITATION.cff")


#: Test files about a whole, not a module: what each of them is about.
WHOLES = {
    "kg/reading/test_never.py": "what a reader of an entry must never do",
    "kg/reading/test_cluster.py": "reading on several machines",
    "kg/build/test_passes.py": "how often a build reads the graph",
    "kg/build/test_second.py": "a condition of others, through the whole build",
    "kg/claims/test_terms_in_graph.py": "the shipped terms of other vocabularies, and conflicts",
    "kg/cli/test_bad_input.py": "bad input to any command",
    "kg/cli/test_second.py": "two conditions, through every command",
    "kg/link/vocabularies/test_cases.py": "vocabularies as people met them",
    "kg/link/vocabularies/test_memory.py": "the memory that any form of ontology file needs",
    "kg/query/test_w3c.py": "the W3C's tests of queries",
    "kg/server/test_addresses.py": "what stands at the addresses of a running service",
    "kg/server/test_clients.py": "clients of others",
    "kg/server/test_load.py": "a service under load",
    "kg/server/test_proxy.py": "a service behind a proxy, under a path",
    "visualize/pages/test_query_text.py": "the query page as text; test_query.py has it in a browser",
    "visualize/test_accessibility.py": "every page, by the rules of WCAG",
    "visualize/test_browser.py": "the explorer in a browser: cards, layers, filters, the address",
    "visualize/test_compare.py": "conditions beside each other in the explorer, in a browser",
    "visualize/test_frame.py": "the explorer in the frame of a notebook",
    "visualize/test_hostile.py": "every page, of data that want to be code",
    "visualize/test_large.py": "the explorer of a graph too large to draw",
    "visualize/test_legible.py": "whether the labels of the picture can be read",
    "visualize/test_passes.py": "how often drawing reads the graph",
    "visualize/test_picture.py": "the explorer's picture, in a browser",
    "visualize/test_reader.py": "the explorer's reader of the entry, in a browser",
    "visualize/test_search.py": "the explorer's search, in a browser",
    "visualize/test_tasks.py": "what readers come to the explorer for, in counted steps, in a browser",
    "visualize/test_selection.py": "what the explorer shows, as a set of claims, in a browser",
    "visualize/test_served.py": "pages as a service serves them",
    "visualize/test_table.py": "the explorer's table, in a browser",
    "visualize/test_takeaway.py": "what the explorer saves, in a browser",
    "visualize/test_tree.py": "the explorer's tree, in a browser",
    "visualize/test_view_rows.py": "the rows of the explorer's views",
    "visualize/test_whole.py": "the page of all that is shipped",
}
#: Modules without a test file, each with the reason.
UNTESTED = {
    "kg/server/http/limits.py": "default values alone; the tests of workers set their own",
    "kg/server/workers/connection.py": "values alone, which test_worker.py sees in use",
    "kg/server/workers/kinds.py": "values alone; the tests of workers make their own",
}


def test_every_module_has_its_test_file() -> None:
    """``tests/`` has the same folders; what is in ``__init__.py`` is tested in a file named after the folder."""
    for top in ("kg", "visualize"):
        for path in (ROOT / top).rglob("*.py"):
            name = path.relative_to(ROOT)
            if path.name in ("__init__.py", "__main__.py", "build_hook.py") or name.as_posix() in UNTESTED:
                continue
            assert (ROOT / "tests" / name.parent / f"test_{path.name}").is_file(), name


def test_every_test_file_is_of_a_module_or_of_a_whole() -> None:
    scripts = ROOT / "visualize" / "templates" / "js"
    for top in ("kg", "visualize"):
        for path in (ROOT / "tests" / top).rglob("test_*.py"):
            name = path.relative_to(ROOT / "tests")
            stem = path.stem.removeprefix("test_")
            if name.parts[:2] == ("visualize", "js"):
                module = scripts.joinpath(*name.parts[2:-1]) / f"{stem.replace('_', '-')}.js"
            else:
                module = ROOT / name.parent / f"{stem}.py"
                if stem == name.parent.name:
                    module = ROOT / name.parent / "__init__.py"
            assert module.is_file() != (name.as_posix() in WHOLES), name


def test_no_folder_of_tests_is_passed_over(request: pytest.FixtureRequest) -> None:
    """As those called ``build`` would be by default."""
    patterns = request.config.getini("norecursedirs")
    for top in ("tests", "kg", "visualize"):
        folders = {path.parent for path in (ROOT / top).rglob("*.py")}
        found = [
            each
            for each in folders
            for part in each.relative_to(ROOT).parts
            if any(map(PurePath(part).match, patterns))
        ]
        assert found == []


def test_wholes_and_untested_modules_exist() -> None:
    assert [name for name in WHOLES if not (ROOT / "tests" / name).is_file()] == []
    assert [name for name in UNTESTED if not (ROOT / name).is_file()] == []
