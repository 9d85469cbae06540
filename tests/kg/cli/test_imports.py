"""``kg import``: the form of its output, its depth, and errors that leave no file."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.rdf.index import Index, node
from tests.kg.ontology_file import ONTOLOGY


def test_the_ontology_itself_is_never_written(ontology: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = ontology.rename(ontology.with_name("own.ttl"))
    link, folder = ontology.with_name("link.ttl"), ontology.with_name("folder")
    link.symlink_to(own)
    folder.symlink_to(ontology.parent)
    for source, output in ((own, own), (own, link), (link, own), (own, folder / "own.ttl")):
        assert main(["import", str(source), "-o", str(output)]) == 2
        assert capsys.readouterr().err.startswith(f"kg: {output}: is the ontology itself")
    assert own.read_text(encoding="utf-8") == ONTOLOGY


def test_depth_and_form(ontology: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def records(*options: str) -> int:
        assert main(["import", str(ontology), *options]) == 0
        out = capsys.readouterr().out
        form = ox.RdfFormat.TURTLE if "ttl" in options else ox.RdfFormat.TRIG
        return len(list(Index(ox.parse(out, format=form)).of_type(node("ck:TermRecord"))))

    assert [records("--depth", "0"), records("--depth", "1"), records("--depth", "2"), records()] == [1, 2, 3, 3]
    assert records("--format", "ttl") == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.obo"], "none.obo: cannot be read"),
        (["mondo.obo", "-o", "x.csv"], "x.csv: names no form of output"),
        (["other.obo"], "other.obo: holds no term that a concept is mapped to"),
        (["cut.obo", "-o", "x.trig"], "cut.obo:4: "),
    ],
)
def test_errors_leave_no_file(
    ontology: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ontology.parent)
    Path("other.obo").write_text("format-version: 1.2\n\n[Term]\nid: XO:1\n", encoding="utf-8")
    Path("cut.obo").write_text('format-version: 1.2\n[Term]\nid: MONDO:0018556\nsynonym: "x', encoding="utf-8")
    before = set(ontology.parent.iterdir())
    assert main(["import", *arguments]) == 2
    assert f"kg: {message}" in capsys.readouterr().err
    assert set(ontology.parent.iterdir()) == before


@pytest.mark.parametrize("depth", ["-1", "x", "1001", "1.5"])
def test_odd_depths_are_refused(ontology: Path, depth: str) -> None:
    with pytest.raises(SystemExit):
        main(["import", str(ontology), "--depth", depth])


def test_a_vocabulary_that_nothing_is_mapped_to_leads_to_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(__file__).resolve().parents[2] / "data" / "linking" / "16-own-vocabulary.ttl"
    assert main(["import", str(path)]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        f"kg: {path}: holds no term that a concept is mapped to. Find candidates with: kg link {path}\n",
    )
