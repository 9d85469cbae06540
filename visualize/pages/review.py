"""The page on which a person decides on proposals: the text of an entry with what rules propose to read in it.

One HTML file that loads nothing. It holds the entry's text where the entry is given, and says so; what it saves holds
places and digests (:mod:`kg.reading.decisions`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.entry.read import Entry
from kg.errors import DataError
from kg.link.sssom import read_mappings
from kg.link.sssom.head import head_text
from kg.link.sssom.read import head_and_table
from kg.reading.decisions import COLUMNS, KINDS, ORCID
from kg.reading.fields import PARTS, fields_text, proposal_fields
from kg.reading.proposals import NAMING, Proposal
from kg.reading.sheet import Sheet
from kg.reading.terms import QUALIFIERS, Term, classes, label, modalities, predicates, qualifiers, rejection_reasons
from kg.version import __version__
from visualize.html.policy import content_security_policy, html_text, inline_script
from visualize.html.scripts import bundle, read_modules

__all__ = ["Candidates", "read_candidates", "render_review_page"]

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
#: Styles of the explorer that this page shares, before those in ``css/review/``.
_SHARED = ("colours.css", "base.css")
#: What is never accepted together with others: advice on when to contact a professional.
_CONTACT = "ck:hasContact"


@dataclass(frozen=True)
class Candidates:
    """A mapping set of candidates: the file to save, the lines of its head, its columns, and its rows."""

    name: str
    head: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


def read_candidates(path: str | Path) -> Candidates:
    """The candidates of a mapping set (SSSOM), each cell as it is.

    Raises:
        InputError: when it cannot be read.
        DataError: with file and line, when it is no mapping set.
    """
    found = read_mappings(path)
    if missing := [name for name in ("subject_id", "predicate_id", "object_id") if name not in found.columns]:
        raise DataError(f"has no column {', '.join(missing)}", where=str(path), hint="Name a mapping set (SSSOM)")
    raw, table = head_and_table(path)
    is_own = raw.startswith("#") and "\t" in table.partition("\n")[0]  # SSSOM/TSV keeps its head as it is
    head = raw if is_own else head_text(found.metadata, found.prefixes)
    rows = tuple({name: row.values.get(name, "") for name in found.columns} for row in found.rows)
    return Candidates(f"{found.name}.sssom.tsv", tuple(head.splitlines()), found.columns, rows)


def render_review_page(sheet: Sheet, entry: Entry | None = None, candidates: Candidates | None = None) -> str:
    """The page as HTML.

    Args:
        sheet: The proposals.
        entry: The entry that they were made from, already checked against them; without it the page shows places
            instead of sentences.
        candidates: Candidates of mappings to be decided on the same page.
    """
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    css = _TEMPLATES / "css"
    styles = [*(css / name for name in _SHARED), *sorted((css / "review").glob("*.css"))]
    style = "".join(path.read_text(encoding="utf-8") for path in styles)
    script = inline_script(bundle(read_modules(), main="review/main"))
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, keep_trailing_newline=True)
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": True}
    return environment.get_template("review.html").render(
        title=html_text(sheet.condition.title),
        has_text=entry is not None,
        version=html_text(f"condition-kg {__version__}, {sheet.version}"),
        policy=content_security_policy(style, [script]),
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704 - our own files
        page={
            "entry": sheet.reading.sha256,
            "version": sheet.version,
            "hasText": entry is not None,
            "units": list(_units(sheet, entry)),
            "proposals": [_proposal(sheet, each) for each in sheet.reading.proposals],
            "subject": _subject(sheet),
            "columns": COLUMNS,
            "kinds": KINDS,
            "orcid": ORCID,
            "parts": PARTS,
            "naming": NAMING,
            "predicates": [_term(each) for each in predicates().values()],
            "modalities": [_term(each) for each in modalities()],
            "qualifiers": [
                {
                    **_term(each),
                    "key": key,
                    "isCommon": key in QUALIFIERS,
                    "values": [_term(value) for value in each.values],
                }
                for key, each in qualifiers().items()
            ],
            "classes": [_term(each) for each in classes().values()],
            "candidates": candidates and asdict(candidates),
            "reasons": [{**_term(each), "key": key} for key, each in rejection_reasons().items()],
        },
    )


def _units(sheet: Sheet, entry: Entry | None) -> Iterator[dict[str, Any]]:
    """The units of the text; without the entry, the stretches that proposals and what was read besides point at."""
    reading = sheet.reading
    reasons = {unit.span: label(unit.reason) for unit in reading.others}
    reasons |= {lost.span: "a list that the entry has lost" for lost in reading.lost_lists}
    if entry is None:
        sections = {span: each.section for each in reading.proposals for span in each.evidence}
        sections |= {unit.span: unit.section for unit in reading.others}
        sections |= {lost.span: lost.section for lost in reading.lost_lists}
        for span, section in sorted(sections.items()):
            yield {"at": span, "kind": "", "section": section, "text": "", "state": reasons.get(span, "")}
        return
    for unit in entry.units:
        span = (unit.start, unit.end)
        yield {
            "at": span,
            "kind": unit.kind,
            "section": unit.section,
            "text": unit.text,
            "state": reasons.get(span, ""),
        }


def _proposal(sheet: Sheet, proposal: Proposal) -> dict[str, Any]:
    return {
        "id": proposal.identifier,
        "evidence": proposal.evidence,
        "sentence": " ".join(sheet.sentences(proposal.evidence)),
        "rule": proposal.rule,
        "tier": proposal.tier,
        "before": fields_text(proposal_fields(proposal)),
        "isBulk": _may_be_accepted_in_bulk(proposal),
    }


def _may_be_accepted_in_bulk(proposal: Proposal) -> bool:
    """Tier A, and neither a negation nor advice, nor when to contact a professional."""
    return (
        proposal.tier == "A"
        and not proposal.negated
        and proposal.modality != "ck:advice"
        and proposal.predicate != _CONTACT
        and proposal.section != "contact"
    )


def _subject(sheet: Sheet) -> str:
    """What the entry is about, as a part of a claim."""
    about = sheet.condition.about.rpartition("/")[2]
    return f"{sheet.condition.title} (own:{about}, ck:Condition)"


def _term(term: Term) -> dict[str, Any]:
    return {"curie": term.curie, "label": term.label, "definition": term.definition}
