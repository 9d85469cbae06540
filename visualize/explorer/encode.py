"""The model as it travels in the page: tables of columns and rows, in which things are named by their numbers.

A table is ``{"columns": [...], "rows": [[...], ...]}``; an empty string stands for what a row does not have, and a
column that no row has is left out. A number names a row of another table (nodes, classes, predicates, terms, layers,
spans, citations, claims), counted from 0. ``templates/js/base/resolve.js`` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kg.claims import near, normal
from kg.entry import rules
from kg.rdf.namespaces import PREFIXES, shrink
from visualize.explorer.model import Edge, Gap, Link, Node, PageModel, Span, Statement, Text
from visualize.explorer.views import queries_data, views_data

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["encode"]

Row = Mapping[str, Any]

#: Stand in a sentence for subject and object, and for the same with a capital.
_MARKS = "\0\1\2\3"


def encode(model: PageModel) -> dict[str, Any]:
    """The model as dictionaries, lists, strings and numbers, ready for JSON."""
    return _Encoder(model).content()


class _Encoder:
    def __init__(self, model: PageModel) -> None:
        self.model = model
        self.nodes = _numbers(node.id for node in model.nodes)
        self.labels = {node.id: node.label for node in model.nodes}
        self.classes = _numbers(kind.id for kind in model.classes)
        self.predicates = _numbers(one.id for one in model.predicates)
        self.terms = _numbers(model.terms)
        self.layers = _numbers(layer.id for layer in model.layers)
        self.citations = _numbers(work.id for work in model.citations)
        self.claims = _numbers(claim.id for claim in model.statements)
        self.spans: dict[Span, int] = {}
        self.sentences: dict[str, int] = {}
        self.cautions: dict[str, int] = {}

    def content(self) -> dict[str, Any]:
        model = self.model
        content: dict[str, Any] = {
            "title": model.title,
            "notice": model.notice,
            "focus": self.nodes.get(model.focus or "", ""),
            "omitted": model.omitted,
            "plain": model.plain,
            "large": model.large,
            "classes": _table(_fields(kind) | {"id": shrink(kind.id)} for kind in model.classes),
            "predicates": _table(_fields(one) | {"naming": _flag(one.naming)} for one in model.predicates),
            "layers": _table(_fields(layer) for layer in model.layers),
            "citations": _table(_fields(work) for work in model.citations),
            "terms": [[name, label] for name, label in model.terms.items()],
            "nodes": _table(map(self._node, model.nodes)),
            "claims": _table(map(self._claim, model.statements)),
            "edges": _table(map(self._edge, model.edges)),
            "links": _table(map(self._link, model.links)),
            "conflicts": _table(
                {
                    **_fields(conflict),
                    "positions": [[side.label, list(side.said_by), list(side.records)] for side in conflict.positions],
                    "about": [self.nodes[name] for name in conflict.about],
                }
                for conflict in model.conflicts
            ),
        }
        content["entries"] = [
            {
                **{key: value for key, value in _fields(entry).items() if key != "not_clinical"},
                "notClinical": [[self._span(span), reason] for span, reason in entry.not_clinical],
            }
            for entry in model.entries
        ]
        content["views"] = views_data(model.views, [*self.claims, *self.nodes, *(one.id for one in model.conflicts)])
        if model.compared:
            order = [self.predicates[name] for name in model.compared.order if name in self.predicates]
            same = [[self.nodes[one], self.nodes[other]] for one, other in model.compared.same.items()]
            content["compared"] = {"order": order, "same": same}
        content["queries"] = queries_data(model.queries)
        content["cautions"] = list(self.cautions)
        content["spans"] = _table(_fields(span) | {"sentence": self._sentence(span)} for span in self.spans)
        content["sentences"] = list(self.sentences)
        content["prefixes"] = self._prefixes()
        content["normal"] = normal.RULES | near.RULES
        content |= {"reading": rules.RULES} if model.entries else {}
        return content

    def _node(self, node: Node) -> Row:
        return {
            "id": node.id,
            "iri": node.iri if _iri(node.id) != node.iri else "",
            "label": node.label,
            "kind": self.classes[node.kind],
            "definition": node.definition,
            "names": [[name.text, name.scope] for name in node.names],
            "facts": [[fact.name, fact.value, *([self.nodes[fact.node]] if fact.node else [])] for fact in node.facts],
            "gap": self._gap(node.gap) if node.gap else "",
        }

    def _id(self, claim: Statement) -> str:
        """The id, with ``|`` (no character of IRIs) for the names of subject, predicate and object joined by ``_``."""
        if isinstance(claim.object, Text) or claim.subject not in self.nodes or claim.predicate not in self.predicates:
            return claim.id
        core = "_".join(name.partition(":")[2] for name in (claim.subject, claim.predicate, claim.object))
        return claim.id.replace(core, "|", 1)

    def _words(self, claim: Statement) -> str:
        """The sentence, with ``{0}`` and ``{1}`` for the labels of subject and object, so that none stands twice.

        ``{2}`` and ``{3}`` are the same with a capital first.
        """
        words = claim.words.replace("{", "{{")
        if any(mark in words for mark in _MARKS):
            return words
        for mark, capital, name in ((*_MARKS[::2], claim.subject), (*_MARKS[1::2], claim.object)):
            label = self.labels.get(name, "") if isinstance(name, str) else ""
            if label and "{" not in label:
                words = words.replace(label, mark, 1)
                upper = f"{label[:1].upper()}{label[1:]}"
                words = words if mark in words or not words.startswith(upper) else words.replace(upper, capital, 1)
        for number, mark in enumerate(_MARKS):
            words = words.replace(mark, f"{{{number}}}")
        return words

    def _edge(self, edge: Edge) -> Row:
        """The arrow of a claim has its ends from the claim; others have ends of their own."""
        if edge.kind in ("claim", "triple"):
            return {"claim": self.claims[edge.statement or ""]}
        ends = {"source": self.nodes[edge.source], "target": self.nodes[edge.target]}
        if edge.kind == "gap":
            return {"claim": "", "kind": "gap", **ends}
        if edge.kind == "relation":
            return {
                "claim": "",
                "kind": "relation",
                **ends,
                "words": edge.predicate,
                "via": self.nodes.get(edge.via, ""),
            }
        return {
            "claim": self.claims[edge.statement or ""],
            "kind": edge.kind,
            **ends,
            "key": self.terms[edge.predicate],
        }

    def _gap(self, gap: Gap) -> Row:
        return {
            "of": self.nodes.get(gap.of or "", ""),
            "predicate": self.predicates.get(gap.predicate, ""),
            "missing": gap.missing,
            "said": gap.said,
            "qualifiers": [[self.terms[one.key], self._value(one.value)] for one in gap.qualifiers],
            "sections": [self.terms[name] for name in gap.sections if name in self.terms],
            "spans": [self._span(span) for span in gap.spans],
            "layer": self.layers.get(gap.layer, ""),
        }

    def _claim(self, claim: Statement) -> Row:
        is_text = isinstance(claim.object, Text)
        return {
            "id": "" if claim.id == f"{claim.subject} {claim.predicate} {claim.object}" else self._id(claim),
            "subject": self.nodes.get(claim.subject, ""),
            "predicate": self.predicates.get(claim.predicate, ""),
            "object": "" if is_text else self.nodes[str(claim.object)],
            "text": _text(claim.object) if isinstance(claim.object, Text) else "",
            "negated": _flag(claim.negated),
            "modality": self.terms.get(claim.modality, ""),
            "qualifiers": [[self.terms[one.key], self._value(one.value)] for one in claim.qualifiers],
            "words": self._words(claim),
            "sections": [self.terms[name] for name in claim.sections if name in self.terms],
            "spans": [self._span(span) for span in claim.spans],
            "context": [self._span(span) for span in claim.context],
            "citations": [self.citations[name] for name in claim.citations],
            "layer": self.layers.get(claim.layer, ""),
            "status": self.terms.get(claim.status, ""),
            "reviewer": claim.reviewer,
            "note": claim.note,
            "supplements": [self.nodes[name] for name in claim.supplements if name in self.nodes],
            "cautions": [self.cautions.setdefault(text, len(self.cautions)) for text in claim.cautions],
        }

    def _link(self, link: Link) -> Row:
        return {
            "node": self.nodes[link.node],
            "predicate": self.terms.get(link.predicate, ""),
            "object": link.object,
            "label": "" if link.label == self.labels[link.node] else link.label,
            "justification": self.terms.get(link.justification, ""),
            "rejected": _flag(link.rejected),
            "sources": list(link.sources),
        }

    def _value(self, value: str | Text) -> int | list[Any]:
        """The value of a qualifier: the number of a node, ``["term", number]``, or a literal as its list."""
        if isinstance(value, Text):
            return _text(value)
        return self.nodes[value] if value in self.nodes else ["term", self.terms[value]]

    def _span(self, span: Span) -> int:
        return self.spans.setdefault(span, len(self.spans))

    def _sentence(self, span: Span) -> int | str:
        return self.sentences.setdefault(span.sentence, len(self.sentences)) if span.sentence else ""

    def _prefixes(self) -> dict[str, str]:
        """The prefixes of all names in the page, so that it can tell IRIs and write Turtle."""
        model = self.model
        names = {node.id for node in model.nodes} | {claim.id for claim in model.statements} | set(model.terms)
        names |= {name for one in model.statements for name in (one.subject, one.predicate, *_keys(one))}
        names |= {one.id for items in (model.predicates, model.layers) for one in items}
        names |= {shrink(kind.id) for kind in model.classes}
        names |= {text.kind for one in model.statements for text in _texts(one)}
        names |= {name for link in model.links for name in (link.predicate, link.object)}
        names |= {work.id for work in model.citations}
        used = {name.partition(":")[0] for name in names} | {"rdf", "rdfs", "ck", "oa", "skos", "xsd", "owl", "dcterms"}
        used |= {"schema"} if model.citations else set()
        used |= {"span"} if model.entries else set()
        return {prefix: space for prefix, space in sorted(PREFIXES.items()) if prefix in used}


def _keys(claim: Statement) -> Iterable[str]:
    return (one.key for one in claim.qualifiers)


def _texts(claim: Statement) -> Iterable[Text]:
    return (value for value in (claim.object, *(one.value for one in claim.qualifiers)) if isinstance(value, Text))


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


def _text(text: Text) -> list[str]:
    return [text.value, text.kind] if text.kind else [text.value]


def _fields(item: DataclassInstance) -> dict[str, Any]:
    return {one.name: getattr(item, one.name) for one in fields(item)}


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _table(rows: Iterable[Row]) -> dict[str, Sequence[Any]]:
    records = list(rows)
    names = dict.fromkeys(name for row in records for name in row)
    columns = [name for name in names if any(_is_said(row.get(name)) for row in records)]
    return {"columns": columns, "rows": [_cells(row, columns) for row in records]}


def _cells(row: Row, columns: Iterable[str]) -> list[object]:
    cells = [row.get(name, "") if _is_said(row.get(name)) else "" for name in columns]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _is_said(value: object) -> bool:
    return value == 0 or bool(value)


def _flag(value: bool) -> int | str:  # noqa: FBT001 - it is the value
    return 1 if value else ""
