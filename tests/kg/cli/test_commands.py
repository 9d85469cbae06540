"""The command line as people use it: output, errors in one line, exit status."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build.dataset import Dataset, write_dataset
from kg.build.identify import with_identifiers
from kg.claims.words import COLUMNS
from kg.cli import build_parser, commands
from kg.cli.commands import COMMANDS
from kg.link.identifiers import exact_terms, preferred
from kg.link.sssom import mapping_sets
from kg.version import DATA_VERSION, __version__
from tests.conftest import LAYERED, Run
from tests.kg.build.test_dataset import BUILD


def command(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "kg.cli", *map(str, arguments)], capture_output=True, text=True, check=False, **options
    )


def test_version(kg: Run) -> None:
    status, out, _ = kg("--version")
    assert status == 0
    assert __version__ in out
    assert DATA_VERSION in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(kg: Run, name: str) -> None:
    status, out, _ = kg(name, "--help")
    assert status == 0
    assert f"Example: kg {name}" in out
    commands = next(a for a in build_parser(name)._actions if isinstance(a, argparse._SubParsersAction))
    assert all(action.help for action in commands.choices[name]._actions)


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(commands.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert set(COMMANDS) == set(re.findall(r"^\| `kg (\w+)", readme, re.MULTILINE))


def test_associations_as_json(kg: Run) -> None:
    status, out, _ = kg("associations", "--layer", "entry", "--format", "json")
    rows = json.loads(out)
    assert status == 0
    assert len(rows) == 86
    assert all(tuple(row) == COLUMNS for row in rows)
    bronchoscopy = next(row for row in rows if row["object"] == "bronchoscopy")
    assert bronchoscopy["negated"] is False
    assert isinstance(bronchoscopy["start"], int)
    assert bronchoscopy["modality"] == "may"
    assert bronchoscopy["qualifiers"] == "order=2; population=smokers; purpose=evaluation for cancer"
    assert bronchoscopy["section"] == "Exams and tests"


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_associations_in_columns(kg: Run, form: str) -> None:
    _, out, _ = kg("associations", "--layer", "adam-000710", "--format", form)
    rows = list(csv.reader(io.StringIO(out), delimiter="," if form == "csv" else "\t", quoting=csv.QUOTE_MINIMAL))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 87
    assert {len(row) for row in rows} == {len(COLUMNS)}


@pytest.mark.parametrize("predicate", ["has test", "hasTest", "ck:hasTest", "HAS TEST"])
def test_associations_of_a_predicate(kg: Run, predicate: str) -> None:
    _, out, _ = kg("associations", "--layer", "adam-000710", "--predicate", predicate, "--format", "json")
    assert len(json.loads(out)) == 8


@pytest.mark.parametrize(("section", "count"), [("symptoms", 8), ("Exams and tests", 10), ("exams", 10)])
def test_associations_of_a_section(kg: Run, section: str, count: int) -> None:
    _, out, _ = kg("associations", "--section", section, "--format", "json")
    assert len(json.loads(out)) == count


def test_a_closed_list_has_members_without_rows(kg: Run) -> None:
    for arguments in (("--predicate", "hasComplication"), ("--section", "prevention"), ("--layer", "concepts")):
        assert kg("associations", *arguments, "--format", "json") == (0, "[]\n", "")
    assert kg("associations", "--section", "symptoms", "--predicate", "hasTest", "--format", "json")[:2] == (0, "[]\n")


def test_layers_by_any_name(kg: Run) -> None:
    def count(*names: str) -> int:
        return len(json.loads(kg("associations", "--layer", *names, "--format", "json")[1]))

    assert {count(name) for name in ("hpoa", "HPOA", "layer:hpoa")} == {count("hpoa")} != {0}
    assert count("A.D.A.M. entry 000710") == count("adam-000710") == count("Entry") == 86
    assert count("hpoa", "entry") == count("entry", "--layer", "hpoa") == count("hpoa") + 86
    assert kg("path", "--layer", "hpoa", "--layer", "entry", "--", "vitiligo", "cancer")[0] == 0


@pytest.mark.parametrize("option", ["--section", "--predicate", "--layer"])
def test_unknown_names_list_the_known_ones(kg: Run, option: str) -> None:
    status, out, err = kg("associations", option, "nonsense")
    assert (status, out) == (2, "")
    assert "There are: " in err


def test_query_lists_the_library(kg: Run) -> None:
    status, out, _ = kg("query", "--format", "json")
    rows = json.loads(out)
    assert status == 0
    assert sum(row["folder"] == "competency" for row in rows) >= 15
    assert {"name", "folder", "question", "parameters"} == set(rows[0])


def test_query_with_a_parameter(kg: Run) -> None:
    _, out, _ = kg("query", "evidence-for", "--param", "object=cancer", "--format", "csv")
    assert "Lambert-Eaton myasthenic syndrome may occur with cancer,695,722," in out


@pytest.mark.parametrize("name", ["muscle weakness", "muscle-weakness", "HP:0001324", "HP_0001324"])
def test_a_concept_by_any_name(kg: Run, name: str) -> None:
    expected = kg("query", "evidence-for", "--param", "object=concept:muscle-weakness", "--format", "csv")
    assert kg("query", "evidence-for", "--param", f"object={name}", "--format", "csv") == expected
    assert ",962,1022," in expected[1]
    status, out, _ = kg("mappings", name, "--format", "csv")
    assert status == 0
    assert {row["subject_id"] for row in csv.DictReader(io.StringIO(out))} == {"concept:muscle-weakness"}


def test_a_build_with_other_identifiers_answers_the_same(kg: Run, dataset: Dataset, tmp_path: Path) -> None:
    write_dataset(
        with_identifiers(dataset, preferred(["mondo", "hp"], exact_terms(mapping_sets()))), tmp_path, only=["nq"]
    )
    data = ("--data", tmp_path / "condition-kg.nq", "--format", "csv")
    for arguments in (("symptoms",), ("symptoms", "--param", "disease=lems"), ("symptoms", "--param", "disease=LEMS")):
        assert kg("query", *arguments, *data) == kg("query", "symptoms", "--format", "csv")


def test_query_explained(kg: Run) -> None:
    _, out, _ = kg("query", "symptoms", "--explain")
    assert "Which symptoms" in out
    assert "SELECT ?symptom" in out


def test_sparql_from_file_and_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("ASK { concept:lems a ck:Condition }", encoding="utf-8")
    assert command("sparql", f"@{path}").stdout == "true\n"
    assert command("sparql", "-", input=path.read_text(encoding="utf-8")).stdout == "true\n"


def test_other_data(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "data.ttl"
    path.write_text('<http://e/s> <http://e/p> "x"@en .', encoding="utf-8")
    assert kg("sparql", "SELECT ?o { ?s ?p ?o }", "--data", path, "--format", "csv")[1] == "o\r\nx\r\n"
    assert kg("associations", "--data", path, "--format", "json")[:2] == (0, "[]\n")


def test_stats_print_the_closed_lists(kg: Run) -> None:
    _, out, _ = kg("stats", "--format", "json")
    rows = json.loads(out)
    lists = {name: {row["label"] for row in rows if row["list"] == name} for name in {row["list"] for row in rows}}
    assert lists["modality"] == {"asserted", "may", "advice"}
    assert {"has medicine", "has complication"} <= lists["predicate"]
    assert {"population", "frequency", "order"} <= lists["qualifier key"]
    assert "Prevention" in lists["section"]
    assert "A.D.A.M. entry 000710" in lists["layer"]


def test_format_check_and_mend(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("# Kept.\n<http://e/b> a <http://e/C> . <http://e/a> a <http://e/C> .", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert kg("format", "--check", path)[0] == 1
    assert path.read_text(encoding="utf-8") == before
    assert kg("format", path)[0] == 0
    assert kg("format", "--check", path)[0] == 0
    assert path.read_text(encoding="utf-8").startswith("# Kept.\n")


def test_verify_coverage_and_anchor(kg: Run, entry_path: Path) -> None:
    status, out, _ = kg("verify", entry_path)
    assert status == 0
    assert "the very file" in out
    status, out, _ = kg("verify", entry_path, "--show")
    assert "325-355  «LEMS is an autoimmune disorder».\n" in out
    status, out, _ = kg("coverage", entry_path)
    assert (status, out.splitlines()[-1]) == (0, "60 of 60 units accounted for: 100 %")
    status, out, _ = kg("anchor", entry_path, "LEMS may occur with cancers", "--cue", "may")
    assert out.startswith("span:695-722 a ck:Evidence ;")
    assert "span:700-703 a ck:Cue ;" in out
    status, out, _ = kg("anchor", entry_path, "--reanchor")
    assert status == 0
    assert re.fullmatch(
        r"(# (\d+) [a-z ]+: \2 unmoved, 0 moved, 0 sentence changed, 0 sentence only, 0 gone\n){2}", out
    )


def test_an_unrelated_text_is_told_apart(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Another thing\n\nAnother thing is not the entry.\n", encoding="utf-8")
    status, out, _ = kg("verify", path)
    assert status == 1
    assert "another copy" in out
    assert kg("coverage", path)[0] == 1
    status, out, _ = kg("anchor", path, "--reanchor")
    assert (status, "gone" in out) == (1, True)


LONG = 300 * "a"
BAD: list[tuple[list[str], str]] = [
    (["query", "nonsense"], "there is no query"),
    (["query", "symptoms", "--param", "disease=lem"], "Did you mean 'LEMS'"),
    (["query", "symptoms", "--param", "disease=medicines"], "is no concept"),
    (["query", "symptoms", "--param", "disease=LES"], "in use for other things"),
    (["query", "symptoms", "--param", "disease=lems", "--param", "disease=lems"], "given twice"),
    (["query", "symptoms", "--data", "{foreign}"], "no concept:lems, the condition asked about"),
    (["query", "symptoms", "--examples", "--param", "disease=lems"], "--param: "),
    (["query", "--data", "x.ttl"], "NAME of a question"),
    (["query", "--data", "x.ttl", "symptoms"], "must stand before the list"),
    (["show", "--add", "x.ttl", "LEMS"], "must stand before the list"),
    (["path", "--layer", "hpoa", "LEMS", "cancer"], "name A and B before --layer, or end its list with --"),
    (["stats", "--top", "3"], "--top: "),
    (["mappings", "nonsense"], "nothing here is named"),
    (["mappings", "LES"], "in use for other things"),
    (["mappings", "lems", "--validate"], "CONCEPT: "),
    (["mappings", "lems", "--release", "x.tsv"], "CONCEPT: "),
    (["mappings", "--set", "positive", "--format", "csv", "--sort"], "--set and --format: "),
    (["import", f"{LONG}.obo"], f"{LONG}.obo: cannot be read"),
    (["build", "-o", LONG], "aaa: cannot be written"),
    (["build", "-o", ""], "an empty name"),
    (["build", "-o", "/proc/x"], "cannot be written"),
    (["build", "--ids", "nonsense"], "no concept has an exact term of a vocabulary"),
    (["export", "csv", "-o", ""], "an empty name"),
    (["diff", LONG, LONG], "aaa: cannot be read"),
    (["query", "symptoms", "--param", "x=1"], "has no parameter"),
    (["query", "symptoms", "--param", "disease"], "not in the form name=value"),
    (["query", "symptoms", "--format", "turtle"], "cannot hold"),
    (["query", "--format", "xml"], "cannot be written"),
    (["sparql", "SELECT"], "syntax error at line 1"),
    (["sparql", "SELECT * { SERVICE <http://127.0.0.1/> {} }"], "SERVICE is refused"),
    (["sparql", "@/no/such/file"], "No such file"),
    (["sparql", "ASK {}", "--data", "/no/such/file.ttl"], "No such file"),
    (["sparql", "ASK {}", "--data", "{malformed}"], "malformed.ttl:2"),
    (["sparql", "ASK {}", "--data", "{binary}"], "malformed"),
    (["sparql", "ASK {}", "--data", "{entry}"], "names no RDF form"),
    (["sparql", "ASK {}", "--timeout", "0"], "not a number above 0"),
    (["sparql", "ASK {}", "--timeout", "1e10"], "not a number above 0"),
    (["sparql", "@/dev/zero"], "is larger than"),
    (["query", "names", "--endpoint", "http://127.0.0.1:1/", "--data", "x.ttl"], "not both"),
    (["query", "names", "--endpoint", "http://[::1"], "not an http"),
    (["query", "names", "--endpoint", "http://ho st/"], "not an http"),
    (["validate", "{empty}"], "is empty"),
    (["verify", "/no/such/file"], "No such file"),
    (["verify", "{empty}"], "is empty"),
    (["verify", "{binary}"], "is not UTF-8"),
    (["coverage", "{folder}"], "cannot be read"),
    (["anchor", "{entry}"], "no words were given"),
    (["anchor", "{entry}", "elephant"], "are not there"),
    (["anchor", "{entry}", "toe"], "stand in 2 places"),
    (["validate", "{malformed}"], "malformed.ttl:2"),
    (["draw", "-o", "{empty}/x.html"], "cannot be written"),
    (["build", "-o", "{empty}"], "cannot be written"),
    (["nonsense"], "invalid choice"),
]


@pytest.mark.parametrize(
    ("arguments", "problem"), BAD, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_bad_input_gets_one_clear_line(arguments: list[str], problem: str, tmp_path: Path) -> None:
    (tmp_path / "malformed.ttl").write_text("@prefix a: <http://a/> .\na:s a:p bad .", encoding="utf-8")
    (tmp_path / "binary.ttl").write_bytes(bytes(range(256)))
    (tmp_path / "foreign.ttl").write_text("<http://e/s> <http://e/p> <http://e/o> .", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "entry.txt").write_text("Toe\n\nA toe is a toe.\n", encoding="utf-8")
    names = {
        "malformed": "malformed.ttl",
        "binary": "binary.ttl",
        "empty": "empty.txt",
        "entry": "entry.txt",
        "foreign": "foreign.ttl",
        "folder": ".",
    }
    filled = [re.sub(r"\{(\w+)\}", lambda match: str(tmp_path / names[match[1]]), text) for text in arguments]
    done = command(*filled)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert problem in done.stderr
    assert done.stderr.startswith(("kg: ", "usage: "))
    if done.stderr.startswith("kg: ") and "is not the file the graph was made from" not in done.stderr:
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["query", "predicates"], ["associations"], ["stats"], ["query"]])
def test_a_closed_pipe_is_silent(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli", *arguments], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_slow_package_is_imported_for_a_query() -> None:
    code = (
        "import sys; from kg.cli import main; main(['query', 'symptoms']);"
        "slow = {'rdflib', 'networkx', 'pyvis', 'pyshacl', 'numpy', 'SPARQLWrapper', 'jinja2', 'kg.claims.names'};"
        "sys.exit(' '.join(slow & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_any_terminal_encoding_will_do(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "query", "names"],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "──" in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli", "stats"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "kg: standard output cannot be written: No space left on device\n")


def test_no_folder_is_left_that_cannot_be_used(tmp_path: Path) -> None:
    assert command("build", "--ids", "nonsense", "-o", tmp_path / "new").returncode == 2
    assert not (tmp_path / "new").exists()


def test_closed_standard_output() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m kg.cli query names >&-'], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_building_into_a_closed_pipe_loses_nothing(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", BUILD, "build", "-o", str(tmp_path)]
    done = subprocess.run(command, stdout=writer, check=False)
    os.close(writer)
    assert done.returncode == 0
    assert (tmp_path / "condition-kg.html").is_file()


ODD = """@prefix ck: <https://w3id.org/condition-kg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
<http://e/a> a ck:Association ; rdf:subject [] ; rdf:predicate ck:hasTest ; ck:evidence <http://e/s> .
<http://e/b> a ck:Association ; rdf:subject <http://e/x> ; rdf:predicate [] ; rdf:object 5 ; ck:section "" .
<http://e/s> oa:start "x" ; oa:end 5 ; ck:sentenceWords "y" .
<http://e/g> a ck:Gap ; ck:gapOf "LEMS" ; ck:evidence <http://e/s2> . <http://e/s2> oa:start 3 ; oa:end "zz" .
<http://e/entry> a ck:Entry ; ck:length "long" .
<http://e/c> a ck:Cue ; oa:start "x" .
[] a ck:Association ; rdf:subject <http://e/x> .
"""


@pytest.mark.parametrize(
    "arguments",
    [["associations"], ["associations", "--section", "x"], ["stats"], ["draw", "-o", "x.html"], ["verify", "e.txt"]],
)
def test_data_of_odd_shape_is_met_without_a_traceback(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "odd.ttl").write_text(ODD, encoding="utf-8")
    (tmp_path / "e.txt").write_text("Toe\n\nToe is a digit.\n", encoding="utf-8")
    done = command(*arguments, "--data", "odd.ttl", cwd=tmp_path)
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["query", "symptoms", "--explain", "--format", "csv"], "--format"),
        (["query", "classes", "--explain", "--data", str(LAYERED)], "--data"),
        (["query", "symptoms", "--endpoint", "http://127.0.0.1:9/", "--memory", "100"], "--memory"),
        (["anchor", "e.txt", "digit", "--reanchor"], "WORDS"),
        (["anchor", "e.txt", "--reanchor", "--cue", "may"], "--cue"),
    ],
)
def test_an_option_without_effect_is_refused(
    kg: Run, arguments: list[str], option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("e.txt").write_text("Toe\n\nToe is a digit.\n", encoding="utf-8")
    status, out, err = kg(*arguments)
    assert (status, out) == (2, "")
    assert f"kg: {option}: without effect" in err


def test_a_first_word_of_several_labels_chooses_none(kg: Run) -> None:
    status, out, err = kg("associations", "--predicate", "has")
    assert (status, out) == (2, "")
    assert "predicates begin with 'has'" in err
    assert "has treatment" in err
