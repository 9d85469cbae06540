"""Copies of the entry: revised ones, and one as a page."""

from __future__ import annotations

from pathlib import Path

from kg.entry.read import Entry, read_entry


def copy_of(tmp_path: Path, text: str, name: str = "copy.txt") -> Entry:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_entry(path)


def as_html(entry: Entry) -> str:
    """A page with headings for all sections, names near the end, and markup in sentences, as sites have it."""
    headings = {
        "names": "Alternative Names",
        "causes": "Causes",
        "symptoms": "Symptoms",
        "treatment": "Treatment",
        "references": "References",
    }
    parts = ["<!doctype html><html><body><nav>Menu</nav>"]
    for section in sorted(entry.sections, key=lambda section: section.kind == "names"):
        if section.kind == "title":
            parts.append(f"<h1>{section.heading}</h1>")
            continue
        heading = section.heading or headings.get(section.kind)
        if heading:
            parts.append(f"<section><h2>{heading}</h2>")
        if section.kind == "names":
            parts.append(f"<p>{entry.text[section.start : section.end]}</p>")
            continue
        for unit in entry.units:
            if section.start <= unit.start < section.end and unit.kind != "heading":
                text = unit.text.replace(" may ", " <em>may</em> ").replace("'", "’").replace("LEMS", "<b>LEMS</b>")
                parts.append(f"<p>{text}</p>")
    return "".join(parts)
