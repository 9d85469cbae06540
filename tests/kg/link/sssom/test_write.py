"""Sets are written in canonical form, and others read them."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.link.sssom import mapping_set_text, mapping_sets, read_mappings

CASES = Path(__file__).parents[3] / "data" / "linking"
#: What sssom-pydantic reads: a line for each row.
PYDANTIC = """
import sys, warnings
warnings.simplefilter("ignore")
import sssom_pydantic
rows, converter, *_ = sssom_pydantic.read(sys.argv[1])
for row in rows:
    print(row.subject.curie, row.predicate.curie, row.object.curie, row.predicate_modifier, row.comment, sep="|")
"""


def test_the_canonical_form() -> None:
    text = (
        "#license: l\n#curie_map:\n#  own: http://o/\n#  unused: http://u/\n#  skos: http://www.w3.org/2004/02/skos/core#\n"
        '#  B: http://b/\n#mapping_set_id: http://s/\n#ext_b: "yes"\n#creator_id: B:1\n#comment: "a: b"\n'
        "ext_x\tobject_id\tcomment\tsubject_id\tpredicate_id\tmapping_justification\treview_date\n"
        'X\tB:2\t"a ""b"""\town:1\tskos:exactMatch\tsemapv:LexicalMatching\t2026-01-01\n'
    )
    assert mapping_set_text(read_mappings(text.encode())) == (
        '#sssom_version: "1.1"\n#curie_map:\n#  B: http://b/\n#  own: http://o/\n#mapping_set_id: http://s/\n'
        '#creator_id:\n#  - B:1\n#license: l\n#comment: "a: b"\n#ext_b: "yes"\n'
        "subject_id\tpredicate_id\tobject_id\tmapping_justification\treview_date\tcomment\text_x\n"
        'own:1\tskos:exactMatch\tB:2\tsemapv:LexicalMatching\t2026-01-01\t"a ""b"""\tX\n'
    )


@pytest.mark.slow
def test_others_read_what_we_write(tmp_path: Path) -> None:
    if find_spec("sssom_pydantic") is None:
        pytest.skip("sssom-pydantic is not installed")
    path = tmp_path / "a.sssom.tsv"
    (case,) = CASES.glob("22-*")
    for given, wanted in (
        (read_mappings(case), 'own:N2|skos:exactMatch|HP:0001324|None|two\tcells, one "quoted"\n'),
        (mapping_sets()[1], ""),
    ):
        path.write_text(mapping_set_text(given), encoding="utf-8")
        command = [sys.executable, "-W", "ignore", "-c", PYDANTIC, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        assert not wanted or done.stdout == wanted
        assert len(done.stdout.splitlines()) == len(given.rows)
