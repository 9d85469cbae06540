"""Bad input to any command: one clear line, never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

LONG = 300 * "a"
#: A condition in a folder, which is small.
SECOND = ROOT / "tests" / "data" / "second" / "polymyositis"


BAD: list[tuple[list[str], str]] = [
    (["query", "nonsense"], "there is no query"),
    (["query", "symptoms", "--param", "disease=lem"], "Did you mean 'LEMS'"),
    (["query", "symptoms", "--param", "disease=medicines"], "is no concept"),
    (["query", "symptoms", "--param", "disease=LES"], "in use for other things"),
    (["query", "symptoms", "--param", "disease=lems", "--param", "disease=lems"], "given twice"),
    (["query", "symptoms", "--data", "{foreign}"], "no concept:lems, the condition asked about"),
    (["query", "symptoms", "--examples", "--param", "disease=lems"], "--param: "),
    (["query", "--data", "x.ttl"], "NAME of a question"),
    (["query", "--data", "x.ttl", "symptoms"], "x.ttl: cannot be read"),
    (["show", "--add", "LEMS", "--", "x.ttl"], "LEMS: cannot be read"),
    (["path", "--layer", "hpoa", "LEMS"], "name B before --layer, or end its list with --"),
    (["stats", "--top", "3"], "--top: "),
    (["mappings", "nonsense"], "nothing here is named"),
    (["mappings", "LES"], "in use for other things"),
    (["mappings", "lems", "--validate"], "CONCEPT: "),
    (["mappings", "lems", "--release", "x.tsv"], "CONCEPT: "),
    (["mappings", "--set", "positive", "--format", "csv", "--sort"], "--set and --format: "),
    (["import", f"{LONG}.obo"], "aaa.obo: cannot be read"),
    (["build", "-o", LONG], "aaa: cannot be written"),
    (["build", "-o", ""], "an empty name"),
    (["build", "-o", "/proc/x"], "cannot be written"),
    (["build", str(SECOND), "--ids", "nonsense"], "no concept has an exact term of a vocabulary"),
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
    (["sparql", "@/dev/zero"], "is longer than"),
    (["query", "names", "--endpoint", "http://127.0.0.1:1/", "--data", "x.ttl"], "only one can be asked"),
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
    (["draw", "--data", "{foreign}", "-o", "{empty}/x.html"], "cannot be written"),
    (["build", "-o", "{empty}"], "cannot be written"),
    (["nonsense"], "invalid choice"),
]


@pytest.mark.parametrize(
    ("arguments", "problem"), BAD, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
@pytest.mark.slow
def test_bad_input_gets_one_clear_line(kg: Run, arguments: list[str], problem: str, tmp_path: Path) -> None:
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
    status, out, err = kg(*filled)
    assert (status, out) == (2, "")
    assert "Traceback" not in err
    assert problem in err
    assert err.startswith(("kg: ", "usage: "))
    if err.startswith("kg: ") and "is not the file the graph was made from" not in err:
        assert err.count("\n") == 1


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
@pytest.mark.slow
def test_data_of_odd_shape_is_met_without_a_traceback(
    kg: Run, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("odd.ttl").write_text(ODD, encoding="utf-8")
    Path("e.txt").write_text("Toe\n\nToe is a digit.\n", encoding="utf-8")
    status, _, err = kg(*arguments, "--data", "odd.ttl")
    assert status in (0, 2), err
    assert "Traceback" not in err
