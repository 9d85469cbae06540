"""The graph in forms of other tools; what a form cannot hold is left out and listed, never cut short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.claims.claim import Claim, all_claims
from kg.claims.layers import chosen_layers
from kg.errors import InputError
from kg.export.divide import Division, LeftOut, notice
from kg.rdf.index import Index

if TYPE_CHECKING:
    from kg.export.flat import Identities

__all__ = ["FORMS", "NAMING", "Export", "export"]


_ABOUT_NOTHING = "its entry does not say what it is about"


@dataclass(frozen=True, slots=True)
class Export:
    """The text of each file by its name, which claims they hold and do not hold, and in what form they hold them."""

    files: dict[str, str]
    division: Division
    remark: str = ""


def export(
    index: Index,
    form: str,
    *,
    layers: Sequence[str] = (),
    condition: str | None = None,
    ids: Sequence[str] = (),
    jsonl: bool = False,
) -> Export:
    """The claims of a graph in a form.

    Args:
        index: The graph.
        form: One of :data:`FORMS`.
        layers: Names of the layers to export; all when there are none.
        condition: Export the layers of this condition alone; see :func:`kg.claims.layers.chosen_layers`.
        ids: Vocabularies whose identifiers stand for concepts, in order of preference; for :data:`NAMING` forms only.
        jsonl: JSON Lines in place of TSV; KGX only.

    Raises:
        UnknownNameError: when a layer or a vocabulary has another name.
        InputError: when the form needs what the graph does not have, or there is no such condition.
        DataError: when an identifier would stand for two concepts, or two for one.
    """
    wanted = chosen_layers(index, layers or None, condition)
    found = [claim for claim in all_claims(index) if wanted is None or claim.layer in wanted]
    found.sort(key=lambda claim: claim.iri)
    return FORMS[form](index, found, ids, jsonl)


def _kgx(index: Index, found: list[Claim], ids: Sequence[str], jsonl: bool) -> Export:  # noqa: FBT001 - one signature
    from kg.export.kgx import Kgx
    from kg.link.identifiers import linked_terms, preferred

    terms = linked_terms(index)
    graph = Kgx(index, found, preferred(ids, terms), terms, text=not jsonl)
    suffix = "jsonl" if jsonl else "tsv"
    nodes, edges = graph.jsonl() if jsonl else graph.tsv()
    names = len(graph.division.held) - len(graph.edges)
    remark = f"{len(graph.edges)} of the exported are edges, {names} are names of nodes" if names else ""
    return Export({f"nodes.{suffix}": nodes, f"edges.{suffix}": edges}, graph.division, remark)


def _graphml(index: Index, found: list[Claim], ids: Sequence[str], _: bool) -> Export:  # noqa: FBT001 - one signature
    from kg.export.graphml import graphml

    text, division = graphml(index, found, _identities(index, ids))
    return Export({"condition-kg.graphml": text}, division)


def _schema_org(index: Index, found: list[Claim], *_: object) -> Export:
    from kg.condition import conditions_of
    from kg.export.schema_org import merged, schema_org
    from kg.link.identifiers import linked_terms

    every = conditions_of(index)
    if not every:
        raise InputError(
            "the data hold no entry, and the schema.org form is of an entry's condition",
            hint="Name data with a ck:Entry and its schema:about",
        )
    silent = [condition for condition in every if condition.concept is None]
    layers = {claim.layer for claim in found}
    asked = [condition for condition in every if layers.intersection(condition.layers)] or every
    conditions = [condition for condition in asked if condition not in silent] or asked
    divisions = []
    terms = linked_terms(index)
    rest = found
    for condition in silent if conditions is not asked else ():
        left = [LeftOut(claim, _ABOUT_NOTHING) for claim in rest if claim.layer in condition.layers]
        rest = [claim for claim in rest if claim.layer not in condition.layers]
        divisions.append(Division((), tuple(left)))
    names = Counter(condition.name for condition in conditions)
    files = {}
    for condition in conditions:
        name = condition.name
        if names[name] > 1:  # of two bases
            name = f"{sha256(condition.entry.value.encode()).hexdigest()[:8]}-{name}"
        own = [claim for claim in rest if len(every) == 1 or claim.layer in condition.layers]
        taken = {claim.iri for claim in own}
        rest = [claim for claim in rest if claim.iri not in taken]
        files[f"{name}.schema.jsonld"], division = schema_org(index, own, terms, condition)
        divisions.append(division)
    titles = ", ".join(f"{condition.title} ({condition.entry.value})" for condition in silent)
    remark = f"no file for entries without schema:about: {titles}" if titles else ""
    return Export(files, merged(divisions, rest), remark)


def _cytoscape(index: Index, found: list[Claim], ids: Sequence[str], _: bool) -> Export:  # noqa: FBT001 - one signature
    from kg.export.cytoscape import cytoscape

    text, division = cytoscape(index, found, _identities(index, ids))
    return Export({"condition-kg.cyjs": text}, division)


def _csv(index: Index, found: list[Claim], ids: Sequence[str], _: bool) -> Export:  # noqa: FBT001 - one signature
    from kg.export.csv_tables import csv_tables

    nodes, edges, division = csv_tables(index, found, _identities(index, ids))
    return Export({"nodes.csv": nodes, "edges.csv": edges, "notice.txt": notice(index, found) + "\n"}, division)


def _rdf12(index: Index, found: list[Claim], *_: object) -> Export:
    from kg.export.rdf12 import rdf12

    text, division = rdf12(index, found)
    return Export({"condition-kg.rdf12.ttl": text}, division)


def _nanopub(index: Index, found: list[Claim], *_: object) -> Export:
    from kg.export.nanopub import nanopubs

    text, division = nanopubs(index, found)
    return Export({"condition-kg.nanopub.trig": text}, division)


def _identities(index: Index, ids: Sequence[str]) -> Identities:
    from kg.export.flat import Identities
    from kg.link.identifiers import linked_terms, preferred

    exact = linked_terms(index)
    return Identities(preferred(ids, exact), exact)


#: The forms by name.
FORMS: dict[str, Callable[[Index, list[Claim], Sequence[str], bool], Export]] = {
    "kgx": _kgx,
    "graphml": _graphml,
    "schema.org": _schema_org,
    "cytoscape": _cytoscape,
    "csv": _csv,
    "rdf12": _rdf12,
    "nanopub": _nanopub,
}
#: Those whose concepts may have external identifiers.
NAMING = ("kgx", "graphml", "cytoscape", "csv")
