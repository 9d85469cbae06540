"""The graph from Python: ``import kg``, then :func:`load`.

Everything runs in this process: queries have no deadline and no memory limit, unlike those of the command line. SERVICE
is refused here, too. All graphs together are the default graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.build.shipped import open_store, read_data
from kg.claims.cards import card
from kg.claims.claim import claims
from kg.claims.compare import compare
from kg.claims.mappings import COLUMNS as LINK_COLUMNS
from kg.claims.mappings import links
from kg.claims.names import Names
from kg.claims.sentences import sentence
from kg.claims.words import COLUMNS, claim_record, source_words, wording
from kg.errors import InputError, QueryError
from kg.query.library import find_query, found_concepts
from kg.query.limits import MAX_QUERY
from kg.query.sparql import evaluate
from kg.rdf.forms import form_named
from kg.rdf.index import Index
from kg.rdf.load import declared_prefixes
from kg.rdf.source import Document, Source, states
from kg.rdf.tags import written_tags
from kg.rows import Rows, Value, value_of
from kg.shown import ShownCard, ShownComparison, ShownPaths, shown

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.check import Judgement
    from kg.notebook import Drawing

__all__ = ["Graph", "Rows", "Value", "load"]


class Graph:
    """A graph and what can be asked of it; make one with :func:`load`.

    Queries run on the store, which keeps the values of literals; all else shows them as they are written in the files.

    Args:
        store: The data.
        files: The documents that it was loaded from; None when it is all there is.
        added: Further ones beside them.
    """

    def __init__(self, store: ox.Store, files: Sequence[Source] | None = None, added: Sequence[Source] = ()) -> None:
        self.store = store
        self._files, self._added = files, added
        self._state = states(files or ())

    def __repr__(self) -> str:
        return f"<kg.Graph of {len(self.store)} quads>"

    def _repr_html_(self) -> str:
        from kg.notebook import graph_html

        return graph_html(self.store)

    @cached_property
    def _data(self) -> ox.Store | Sequence[ox.Quad]:
        return self.store if self._files is None else tuple(self._quads())

    @cached_property
    def _index(self) -> Index:
        return Index(self._data, self._prefixes)

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        return declared_prefixes([*(self._files or ()), *self._added])

    def _quads(self) -> Iterable[ox.Quad]:
        """The data with literals as they are written, as far as there are files.

        Raises:
            InputError: when a file has changed since it was loaded.
        """
        if self._files is None:
            return self.store
        before, now = self._state, states(self._files)
        if changed := next((name for name, state in now.items() if before[name] != state), ""):
            raise InputError("has changed since it was loaded", where=changed, hint="Load it again")
        return read_data(self._files, self._added)

    @property
    def _names(self) -> Names:
        return self._index.once(Names)

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The same data in rdflib, all graphs together as the default graph; made when first asked for.

        Literals and language tags are spelled as in the files.

        Raises:
            InputError: when rdflib cannot hold a term of the data (RDF 1.2), or a file has changed.

        >>> import kg
        >>> from rdflib import RDFS, URIRef
        >>> str(kg.load().dataset.value(URIRef(kg.expand("concept:lems")), RDFS.label))
        'Lambert-Eaton myasthenic syndrome'
        """
        from kg.rdf.to_rdflib import rdflib_dataset

        return rdflib_dataset(self._quads(), written_tags((*(self._files or ()), *self._added)))

    def query(self, name: str, /, **parameters: str | int) -> Rows:
        """Ask a question of the query library; ``kg query`` lists them.

        Args:
            name: The name of the question.
            parameters: Its parameters; a concept by any name that :meth:`show` takes.

        Raises:
            UnknownNameError: when there is no such question, parameter or concept.
            AmbiguousNameError: when a concept's name is that of several things.
            InputError: when a value is not of the parameter's kind.

        >>> import kg
        >>> [row["associated"] for row in kg.load().query("associated-conditions")]
        ['cancer', 'small cell lung cancer', 'autoimmune disorder', 'vitiligo']
        """
        question = find_query(_text(name, "the name of a question"))
        question.refuse_local()
        values = {key: str(value) for key, value in parameters.items()}
        values = found_concepts(self.store, question, values, self._concept)
        answer = self.sparql(question.bind(values))
        if not isinstance(answer, Rows):
            raise QueryError("answers with no rows", where=name, hint="Use .sparql(…)")
        return answer

    def _concept(self, term: str) -> str:
        return self._names.find_concept(term)

    def sparql(self, text: str, *, query_size: int = MAX_QUERY) -> Rows | bool | rdflib.Graph:
        """Run a SPARQL query in this process, without limits; our prefixes and the files' need no declaration.

        Args:
            text: SELECT, ASK, CONSTRUCT or DESCRIBE.
            query_size: Bytes that it may have.

        Returns:
            Rows of SELECT, a truth value of ASK, an rdflib graph of CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: when the query is malformed, too long, an update, or holds SERVICE.
            InputError: when rdflib cannot hold a triple of the answer (RDF 1.2), or the query is no text.

        >>> import kg
        >>> kg.load().sparql("ASK { concept:lems ck:hasTreatment concept:plasma-exchange }")
        True
        """
        result = evaluate(self.store, _text(text, "a query"), most=query_size, prefixes=self._prefixes)
        if isinstance(result, ox.QueryBoolean):
            return bool(result)
        try:
            if isinstance(result, ox.QuerySolutions):
                columns = [variable.value for variable in result.variables]
                return Rows(columns, ({name: value_of(row[name]) for name in columns} for row in result))
            from kg.rdf.to_rdflib import rdflib_graph

            return rdflib_graph(result)
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"cannot be evaluated: {error}", where="query", hint="Change the query") from error

    def network(self, layers: str | Iterable[str] | None = None, *, condition: str | None = None) -> nx.MultiDiGraph:
        """The claims between concepts as a networkx MultiDiGraph, see :func:`kg.claims.network.network`.

        >>> import kg
        >>> network = kg.load().network("entry")
        >>> lems, exchange = kg.expand("concept:lems"), kg.expand("concept:plasma-exchange")
        >>> [claim["predicate_label"] for claim in network[lems][exchange].values()]
        ['has treatment']
        """
        from kg.claims.network import network

        return network(self._index, _layers(layers), condition=_condition(condition))

    def show(self, term: str) -> ShownCard:
        """The card of a thing; print it, or take its fields.

        Args:
            term: Label, synonym, CURIE of ours or of another vocabulary, or IRI.

        Raises:
            AmbiguousNameError: when the term names several things.
            UnknownNameError: when it names none.
            InputError: when it is no text.

        >>> import kg
        >>> kg.load().show("HP:0001324").label
        'muscle weakness'
        """
        match = self._names.find(term, unnamed=True)
        return shown(ShownCard, card(self._index, match.iri, note=match.note))

    def path(
        self,
        start: str,
        end: str,
        *,
        most: int = 5,
        layers: str | Iterable[str] | None = None,
        condition: str | None = None,
    ) -> ShownPaths:
        """The shortest ways between two things along claims, in words; print them, or take their fields.

        Args:
            start: A term as for :meth:`show`.
            end: Another.
            most: How many ways, at most.
            layers: Only the claims of this layer, or of these; all when None.
            condition: Only the claims of the layers of this condition: name, title or IRI.

        Raises:
            InputError: when a term names nothing or several things, or both name the same.

        >>> import kg
        >>> kg.load().path("vitiligo", "plasma exchange").paths[0].concepts
        ('vitiligo', 'Lambert-Eaton myasthenic syndrome', 'plasma exchange')
        """
        from kg.claims.network import network, paths

        if not isinstance(most, int):
            raise InputError(f"the number of ways is a whole number, not {most!r}")
        ends = [self._names.find(term, unnamed=True).iri for term in (start, end)]
        claims = network(self._index, _layers(layers), condition=_condition(condition))
        return shown(ShownPaths, paths(claims, *ends, most=most, index=self._index))

    def compare(self, a: str, b: str, *, layers: str | Iterable[str] | None = None) -> ShownComparison:
        """What two conditions share and what tells them apart; print it, or take its fields.

        Args:
            a: A condition, named as for :meth:`show`.
            b: Another.
            layers: Only the claims of this layer, or of these; all when None.

        Raises:
            InputError: when a name is that of nothing or of several things, both name the same, or one no condition.

        >>> import kg
        >>> kg.load().compare("LEMS", "myasthenia gravis").rows[0].record()["said_here_of"]
        'both'
        """
        found = compare(self._index, self._names.find(a).iri, self._names.find(b).iri, _layers(layers))
        return shown(ShownComparison, found)

    def matrix(self, *conditions: str, layers: str | Iterable[str] | None = None) -> Rows:
        """Conditions beside each other, as ``kg compare --matrix``: a column each, a row for each thing that is said.

        Arguments and errors are those of :meth:`compare`, for any number; without names all with an entry here.

        >>> import kg
        >>> kg.load().matrix("LEMS", "myasthenia gravis")[0]["predicate"]
        'has symptom'
        """
        from kg.claims.matrix import matrix

        found = matrix(self._index, [self._names.find(name).iri for name in conditions], _layers(layers))
        return Rows(found.columns, found.records())

    def check(self, statement: str, *, condition: str | None = None) -> Judgement:
        """How a plain English sentence stands to the graph, by rules alone; print it, or take its fields.

        Args:
            statement: One sentence, affirmative or negated.
            condition: Only the claims and lost lists of this condition's layers: name, title or IRI; all when None.

        Raises:
            InputError: when the statement is no text, or there is no such condition.

        >>> import kg
        >>> kg.load().check("LEMS is treated with plasmapheresis.").verdict.value
        'supported'
        """
        from kg.check import check_statement

        return check_statement(self._index, _text(statement, "a statement"), condition=condition)

    def draw(self, condition: str | None = None) -> Drawing:
        """The explorer; a notebook shows it, and ``.save(path)`` writes the page.

        Args:
            condition: The condition on which it opens: name, title or IRI; that of the most claims when None.

        Raises:
            InputError: when there is no such condition, or the page cannot open on it.

        >>> import kg
        >>> kg.load().draw().html[:15]
        '<!DOCTYPE html>'
        """
        from kg.notebook import drawing

        return drawing(self._data, self._index, _condition(condition))

    def associations(self) -> Rows:
        """Every claim that is not retired: the columns of ``kg associations``, its sentence and its source in words.

        >>> import kg
        >>> kg.load().associations()[6]["sentence"]
        'Lambert-Eaton myasthenic syndrome is a rare disorder.'
        """
        index = self._index
        found = [wording(index, claim) for claim in claims(index)]
        records = [
            claim_record(index, words)
            | {"sentence": sentence(index, words.claim), "source": source_words(index, words.claim)}
            for words in found
        ]
        return Rows((*COLUMNS, "sentence", "source"), records)

    def mappings(self) -> Rows:
        """How concepts map to terms of others: accepted, undecided (``status``), rejected (``modifier``), not found.

        >>> import kg
        >>> [row["object"] for row in kg.load().mappings() if row["subject"] == "concept:vitiligo"][0]
        'mesh:D014820'
        """
        return Rows(LINK_COLUMNS, [link.record() for link in links(self._index)])

    def link(self, *vocabularies: Document, threshold: float | None = None, candidates: int = 1) -> Rows:
        """Which terms of vocabularies the concepts may be, as ``kg link``; arguments as of :func:`kg.link_terms`.

        Raises:
            InputError: when a vocabulary cannot be read, or a number is out of bounds.
        """
        from kg.link.match.ask import read_documents
        from kg.link.match.run import Options
        from kg.linking import rows_of

        options = Options.of(threshold, candidates, xrefs=True, jobs=None)
        return rows_of(read_documents(self._index, vocabularies).link(options))


def load(
    *documents: Document,
    format: str | None = None,  # noqa: A002 - as rdflib has it
    lenient: bool = False,
    mappings: Iterable[Document] = (),
) -> Graph:
    """Load RDF documents, or the graph that comes with the package when none is given.

    Args:
        documents: Paths, ``-`` for standard input, bytes, or open files: RDF, OBO, OBO Graphs, mapping sets (SSSOM).
        format: The form of them all, as ``turtle``, ``nt`` or ``application/rdf+xml``. When None, the suffix tells,
            and what has none is Turtle.
        lenient: Whether lines of N-Triples and N-Quads and statements of Turtle and TriG that cannot be read are
            skipped; each is logged under ``kg``, and so is their number.
        mappings: Mapping sets (SSSOM) to load beside them, each as a graph of its own.

    Raises:
        InputError: when one cannot be read or is malformed, or an argument is without effect.
        DataError: with file and line, when a row of a mapping set cannot be told cell from cell.

    >>> import kg
    >>> kg.load().query("medicines")[0]["incomplete"]
    'lost from the source: medicines'
    >>> kg.load(b"<http://e/s> <http://e/p> 1 .").sparql("ASK { ?s ?p 1 }")
    True
    """
    if not documents and (format is not None or lenient):
        raise InputError("format and lenient are without effect on the shipped graph", hint="Give documents")
    form = None if format is None else form_named(_text(format, "a form"))
    from kg.link.documents import as_rdf
    from kg.link.set_graph import mapping_source

    found = [as_rdf(Source(each, form, lenient=lenient)) for each in documents]
    sets = [mapping_source(each) for each in mappings]
    return Graph(open_store(found, sets), found, sets)


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{what} is text, not {value!r}")
    return value


def _condition(value: object) -> str | None:
    return None if value is None else _text(value, "a condition")


def _layers(names: object) -> list[str] | None:
    """Names of layers as a list; None for all layers."""
    if names is None or isinstance(names, str):
        return None if names is None else [names]
    if not isinstance(names, Iterable):
        raise InputError(f"layers are named by text, not by {names!r}")
    return [_text(name, "a layer") for name in names]
