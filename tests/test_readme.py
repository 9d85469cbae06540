"""The READMEs are run: commands print what they show, queries give rows, programs run, links lead to files."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.shipped import load_shipped
from kg.cli import build_parser, main
from kg.query.library import load_query, queries
from kg.query.sparql import evaluate

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
READMES = [
    README,
    *(
        path
        for name in ("kg", "ontology", "queries", "tests", "visualize")
        for path in (ROOT / name).rglob("README.md")
    ),
]
#: Other texts for people, which are not run, but whose links must lead somewhere.
TEXTS = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
#: A block of code with its language, and the name of the file before it, where there is one.
BLOCK = re.compile(r"(?:`([^`\n]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

Command = Callable[[list[str]], tuple[int, str]]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(language: str) -> list[object]:
    """The blocks of a language in all READMEs, but for the header of a question, as parameters of a test."""
    return [
        pytest.param(text, id=f"{name_of(path)}-{at}")
        for path in READMES
        for at, (_, kind, text) in enumerate(BLOCK.findall(path.read_text(encoding="utf-8")))
        if kind == language and not text.startswith("# title: ")
    ]


def steps(path: Path) -> Iterator[tuple[str, str]]:
    """What a reader of a README does: a command with the output that follows it, or a file to write with its text."""
    for name, language, text in BLOCK.findall(path.read_text(encoding="utf-8")):
        if language == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield f"$ {command}", output
        elif language == "turtle" and name:
            yield name, text


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process: its exit status, and what it prints."""

    def run(arguments: list[str]) -> tuple[int, str]:
        status = main(arguments)
        return status, capsys.readouterr().out

    return run


@pytest.fixture
def folder(tmp_path: Path, second_entry: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a reader works, with the copy of an open entry."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / second_entry.name).symlink_to(second_entry)
    return tmp_path


@pytest.fixture(scope="module")
def shipped() -> ox.Store:
    """The shipped graph as every command opens it."""
    return load_shipped()


@pytest.mark.parametrize("readme", [path for path in READMES if any(steps(path))], ids=name_of)
@pytest.mark.slow
def test_commands_print_what_is_shown(readme: Path, kg: Command, folder: Path, request: pytest.FixtureRequest) -> None:
    """All commands of a README run one after the other in one folder; “…” stands for output that is not shown."""
    for step, text in steps(readme):
        if not step.startswith("$ "):
            (folder / step).write_text(text, encoding="utf-8")
            continue
        if "entry.txt" in step and not (folder / "entry.txt").exists():
            (folder / "entry.txt").symlink_to(request.getfixturevalue("entry_path"))
        program, *arguments = shlex.split(step.removeprefix("$ "))
        assert program == "kg"
        status, output = kg(arguments)
        pattern = ".*".join(map(re.escape, text.split("…")))
        assert output == text or re.fullmatch(pattern, output, re.DOTALL), f"{step}\n{output}"
        assert status == 0, step


def test_there_is_something_to_run() -> None:
    assert len([step for step, _ in steps(README) if step.startswith("$ ")]) >= 3
    assert len(blocks("sparql")) >= 6
    assert len(blocks("python")) >= 2


@pytest.mark.parametrize("script", blocks("sh"))
def test_commands_of_scripts_are_understood(script: str) -> None:
    """Those that are not run, because they need a server or a file, have arguments that the command knows."""
    for line in script.splitlines():
        program, *arguments = shlex.split(line, comments=True) or [""]
        if program == "kg":
            build_parser(arguments[0]).parse_args(arguments)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("program", blocks("python"))
@pytest.mark.slow
def test_python_runs_without_a_warning(program: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(program, "README.md", "exec"), {"__name__": "__main__"})  # noqa: S102 - our own text
    out, err = capsys.readouterr()
    if "kg.load(" in program:
        assert "small cell lung cancer  may       cancer" in out
        assert "Lambert-Eaton myasthenic syndrome may occur with autoimmune disorders such as vitiligo" in out
    else:
        assert "A ck:hasSymptom pain ck:may" in out
    assert err == ""


@pytest.mark.parametrize("query", blocks("sparql"))
def test_query_patterns_give_rows(query: str, shipped: ox.Store) -> None:
    solutions = evaluate(shipped, query)
    assert isinstance(solutions, ox.QuerySolutions)
    assert list(solutions)


def test_the_first_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_links_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).is_file(), target


@pytest.mark.parametrize("readme", READMES, ids=name_of)
def test_files_that_are_named_exist(readme: Path) -> None:
    """Modules, scripts and styles, by a path that may begin in any folder."""
    files = [f"/{path.name}" for path in ROOT.glob("*.js")]
    files += [f"/{name_of(path)}" for name in ("kg", "tests", "visualize") for path in (ROOT / name).rglob("*.*")]
    named = set(re.findall(r"`([\w./-]+\.(?:py|js|css|ts))`", readme.read_text(encoding="utf-8"))) - {"test_MODULE.py"}
    assert sorted(name for name in named if not any(path.endswith(f"/{name}") for path in files)) == []


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    texts = "".join(path.read_text(encoding="utf-8") for path in TEXTS)
    for target in set(re.findall(r"\bmake (\w+)\b(?=`|\s+#)", texts)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("package", ["kg", "visualize"])
def test_folders_of_modules_are_described(package: str) -> None:
    root = ROOT / package
    readme = (root / "README.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(root).as_posix() for path in root.rglob("*.py")} - {"."}
    assert sorted(folder for folder in folders if f"`{folder}/`" not in readme) == []
    scripts = {path.parent.name for path in (root / "templates" / "js").rglob("*/*.js")}
    assert sorted(folder for folder in scripts if f"`{folder}`" not in readme) == []


def test_folders_of_queries_are_described() -> None:
    readme = (ROOT / "queries" / "README.md").read_text(encoding="utf-8")
    assert all(f"`{folder}/`" in readme for folder in {query.folder for query in queries()})


def test_the_header_shown_is_that_of_the_file() -> None:
    readme = (ROOT / "queries" / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```sparql\n(# title: .*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert shown
    assert load_query(ROOT / "queries" / "competency" / "symptoms.rq").text.startswith(shown[1])


def test_the_association_shown_is_that_of_the_data() -> None:
    folder = ROOT / "kg" / "data" / "conditions" / "lems"
    shown = re.search(r"^```turtle\n(.*?)^```$", (folder / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert shown
    assert any(shown[1] in path.read_text(encoding="utf-8") for path in folder.glob("*.ttl"))
