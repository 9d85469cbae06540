"""GraphML (http://graphml.graphdrawing.org/): the claims as a network for yEd, Gephi, Cytoscape or networkx.

Every claim is an edge with its qualifiers as attributes. What XML 1.0 cannot write (control characters) has no place
in the form: such a claim is left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

from kg.claims.claim import Claim
from kg.export.divide import Division, divide, notice
from kg.export.flat import Cell, network
from kg.rdf.index import Index
from kg.rdf.xml import NOT_XML

__all__ = ["graphml"]


def graphml(index: Index, claims: Iterable[Claim]) -> tuple[str, Division]:
    """The claims as the text of a GraphML file, and what it does not hold."""
    import networkx as nx

    claims = list(claims)
    division = divide(claims, lambda claim: _unwritable(index, claim))
    flat = network(index, division.held)
    graph = nx.MultiDiGraph(notice=re.sub(NOT_XML, "\ufffd", notice(index, division.held)))
    for row in flat.nodes:
        graph.add_node(row["id"], **_attributes(row, "id"))
    for row in flat.edges:
        attributes = _attributes(row, "id", "subject_id", "object_id")
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


def _attributes(row: Mapping[str, Cell], *but: str) -> dict[str, Cell]:
    return {name: value for name, value in row.items() if name not in but and value != ""}
