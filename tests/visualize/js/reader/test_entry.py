"""Reading entries in JavaScript against the reader in Python."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.entry.headings import SECTIONS
from kg.entry.read import Entry, Section, Unit, parse_lines, read_entry
from kg.entry.rules import RULES
from kg.errors import InputError
from tests.kg.entry.test_markdown import ENTRY as MARKDOWN
from tests.kg.entry.test_read import MADE_UP
from tests.kg.evidence.copies import as_html

#: Read a file, given as its bytes in base 64 and its name; a refusal gives its message.
READ = """([bytes, name]) => {
  try {
    return m.readEntry(Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0)), name, window.rules);
  } catch (error) {
    return error.message;
  }
}"""
FOLDER = Path(__file__).resolve().parents[5] / "shared" / "open-entries"


def reader(module: Callable[[str], Page]) -> Page:
    """An empty page with the reader as ``m``, and the rules that it takes as ``rules``."""
    page = module("reader/entry")
    compile_ = "(raw) => import('http://js.test/reader/rules.js').then((m) => { window.rules = m.compileRules(raw); })"
    page.evaluate(compile_, RULES)
    return page


def plain(sections: Iterable[Section], units: Iterable[Unit]) -> list[Any]:
    return [
        [(one.kind, one.start, one.end, one.heading, one.inferred) for one in sections],
        [(one.kind, one.start, one.end, one.text, one.section, one.items) for one in units],
    ]


def read(found: dict[str, Any]) -> list[Any]:
    return [
        [(one["kind"], one["start"], one["end"], one["heading"], one["isInferred"]) for one in found["sections"]],
        [tuple(one[key] for key in ("kind", "start", "end", "text", "section", "items")) for one in found["units"]],
    ]


def same(page: Page, path: Path) -> Entry:
    """Read a file in both languages; fail where they differ."""
    entry = read_entry(path)
    found = page.evaluate(READ, [b64encode(path.read_bytes()).decode(), path.name])
    assert found["text"] == entry.text
    assert found["sha256"] == entry.sha256
    assert read(found) == plain(entry.sections, entry.units)
    return entry


def _units(text: str) -> int:
    """The length of a text in JavaScript."""
    return len(text.encode("utf-16-le")) // 2


def _starts(lines: Iterable[tuple[str, str]], length: Callable[[str], int]) -> Iterator[tuple[int, str]]:
    """The role of each line, by where it starts."""
    at = 0
    for line, role in lines:
        yield at, role
        at += length(line) + 1


def write(tmp_path: Path, text: str, name: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_made_up_entries(module: Callable[[str], Page], tmp_path: Path) -> None:
    page = reader(module)
    entry = same(page, write(tmp_path, MADE_UP, "made-up.txt"))
    assert len(entry.sections) == 11
    for number, text in enumerate((
        "\ufeff" + MADE_UP,
        "😀 " + MADE_UP.replace("toe", "𝐭oe"),
        MADE_UP.replace("\n", "\r\n").replace(" ", "\xa0"),
        MADE_UP.replace("The doctor", "By Dr. Toe, i.e. J. Doe (approx. 9 vs. 8). Really?” “Yes!” Éclair. The doctor"),
        "Of toes.\n\na\n\nToes hurt.\n\na" + 9 * "\t" + "Zed hurts.\n",
        MADE_UP + "\n\n\nMore is said.\n\n\nAnd more.\n\nPrevention\n\nNone.\n\n\nLast words.\n",
    )):  # fmt: skip
        same(page, write(tmp_path, text, f"{number}.txt"))


def test_pages(module: Callable[[str], Page], tmp_path: Path) -> None:
    page = reader(module)
    entry = read_entry(write(tmp_path, MADE_UP, "made-up.txt"))
    html = as_html(entry)
    for name in ("page.html", "page.HTM", "page.xhtml", "page.txt", ".html"):
        found = same(page, write(tmp_path, html, name))
        assert found.text != html
    for start in ("", "\ufeff\n", "<!-- a --> <!-- b -->\n", "<!-- open "):
        same(page, write(tmp_path, start + html, "page.txt"))


def test_markdown(module: Callable[[str], Page], tmp_path: Path) -> None:
    page = reader(module)
    for name in ("toes.md", "toes.Markdown", "toes.txt", ".md"):
        text = MARKDOWN if name != "toes.txt" else f"# Toes\n{MARKDOWN}"
        entry = same(page, write(tmp_path, text, name))
        assert ("**" in entry.text) is (name == ".md")  # which has no suffix, and no heading that begins it
    same(page, write(tmp_path, as_html(entry), "page.md"))


def test_anything_is_read_as_in_python(module: Callable[[str], Page]) -> None:
    page = reader(module)
    headings = [heading.title() for names in SECTIONS.values() for heading in names]
    line = st.one_of(
        st.sampled_from(
            ["Toe", "Toe is a toe. It may hurt.", "Toe; foot; ", "It may be:", "one", "It hurts. So. A b.", ""]
        ),
        st.sampled_from(
            ["- toe", "1. A toe: it hurts. So.", "• Is it a toe? It is.", "-   - toe", "Foot   Toes and Feet   - toe"]
        ),
        st.sampled_from(
            ["You may need to:", "If you have questions, ask:", "Two types of toes:", "For example:", "A: b: C:"]
        ),
        st.sampled_from(
            [
                "wash your toes",
                "toes that hurt",
                "it hurts",
                "(it hurts) toes",
                "a toe hurts (b",
                "forms tests",
                "Is it?",
            ]
        ),
        st.sampled_from(
            ["What Causes It?", "Living With Toes", "Toes and S\u0131gns", "D\u0130AGNOSIS Of It", "\u01c5 A"]
        ),
        st.sampled_from(
            ["Rev\u0130ew date: 1", "last reviewedX", "Doe J. In: Toes. 2001.", "Toes. 2001; 1999", "😀 A. B"]
        ),
        st.sampled_from(headings),
        st.just(""),
        st.text(alphabet="aZ.:;!?)”“( \t\x85\ufeff😀İé1", max_size=12),
    )
    role = st.sampled_from(["", "", "", "heading", "item"])
    text = st.lists(st.tuples(line, role), min_size=1, max_size=16).filter(
        lambda some: any(one.strip() for one, _ in some)
    )

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(text, min_size=60, max_size=60))
    def agree(texts: list[list[tuple[str, str]]]) -> None:
        given_ = [("\n".join(one for one, _ in lines), [*_starts(lines, _units)]) for lines in texts]
        found = page.evaluate(
            "(texts) => texts.map(([text, roles]) => m.parseLines(text, rules, new Map(roles)))", given_
        )
        for (one, _), lines, result in zip(given_, texts, found, strict=True):
            assert read(result) == plain(*parse_lines(one, dict(_starts(lines, len)))), lines

    agree()


def test_the_entry(module: Callable[[str], Page], entry_path: Path, entry: Entry, tmp_path: Path) -> None:
    page = reader(module)
    for path in (entry_path, write(tmp_path, as_html(entry), "entry.html")):
        assert same(page, path).units


def test_open_entries(module: Callable[[str], Page]) -> None:
    if not FOLDER.is_dir():
        pytest.skip("no open entries beside the repository")
    page = reader(module)
    for path in sorted(FOLDER.glob("*.txt")):
        same(page, path)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\xc2\xa0\x1c", "empty"),
        (b"a\0b", "binary"),
        (b"%PDF-1.4\0", "a PDF document, not text"),
        (b"PK\x03\x04\0", "a document of a word processor"),
        (b"\xd0\xcf\x11\xe0", "word processor .DOC"),
        (b"caf\xe9", "UTF-8"),
        (b"<html><script>a</script></html>", "no visible text"),
        (b"a" * 2_000_001, "larger than 2"),
    ],
)
def test_bad_files_are_refused(module: Callable[[str], Page], tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=problem):
        read_entry(path)
    assert re.search(problem, reader(module).evaluate(READ, [b64encode(data).decode(), "bad.txt"]))


def test_hostile_texts_end(module: Callable[[str], Page]) -> None:
    """Half a megabyte of what makes careless readers start over at every character."""
    page = reader(module)
    pieces = (
        "A. ",
        "A.",
        ". ",
        ".)",
        ";",
        "a\n",
        "\n\n\na.",
        "Symptoms\n\n",
        "\r",
        "\u3000",
        "In: ",
        "a:\n",
        "😀",
        "(",
        "-   ",
        "- a. B:\n",
    )
    for piece in pieces:
        repeated = [piece, 500_000 // len(piece.encode())]
        assert (
            page.evaluate(
                "([piece, times]) => m.parseLines(`T\n\nT may be:\n${piece.repeat(times)}`, rules).units.length",
                repeated,
            )
            > 0
        )
