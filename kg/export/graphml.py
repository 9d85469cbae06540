"""GraphML (http://graphml.graphdrawing.org/): the claims as a network for yEd, Gephi, Cytoscape or networkx.

Every claim is an edge with its qualifiers as attributes, numbers typed as such. What XML 1.0 cannot write (control
characters) has no place in the form: such a claim is left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

from kg.claims.claim import Claim
from kg.export.divide import Division, divide, notice
from kg.export.flat import OWN, Cell, Identities, network
from kg.rdf.index import Index
from kg.rdf.xml import NOT_XML

__all__ = ["graphml"]


def graphml(
    index: Index,
    claims: Iterable[Claim],
    identities: Identities = OWN,
) -> tuple[str, Division]:
    """The claims as the text of a GraphML file, and what it does not hold."""
    import networkx as nx

    claims = list(claims)
    division = divide(claims, lambda claim: _unwritable(index, claim))
    flat = network(index, division.held, identities)
    real = {name for row in (*flat.nodes, *flat.edges) for name, value in row.items() if isinstance(value, float)}
    graph = nx.MultiDiGraph(notice=re.sub(NOT_XML, "\ufffd", notice(index, division.held)))
    for row in flat.nodes:
        graph.add_node(row["id"], **_attributes(row, real, "id"))
    for row in flat.edges:
        attributes = _attributes(row, real, "id", "subject_id", "object_id")
        graph.add_edge(row["subject_id"], row["object_id"], key=row["id"], **attributes)
    file = io.BytesIO()
    nx.write_graphml_xml(graph, file, named_key_ids=True)
    text = file.getvalue().decode()
    return text.replace("\r", "&#13;") + "\n", division  # a bare CR would be read back as a line feed


def _unwritable(index: Index, claim: Claim) -> str:
    flat = network(index, [claim])
    for row in (*flat.nodes, *flat.edges):
        for text in row.values():
            if isinstance(text, str) and (found := re.search(NOT_XML, text)):
                return f"GraphML cannot hold the character U+{ord(found[0]):04X} in one of its texts"
    return ""


def _attributes(row: Mapping[str, Cell], real: set[str], *but: str) -> dict[str, Cell]:
    """The attributes that are there; one type for each name, as the format has it."""
    there = {name: value for name, value in row.items() if name not in but and value != ""}
    return {name: float(value) if name in real else value for name, value in there.items()}
