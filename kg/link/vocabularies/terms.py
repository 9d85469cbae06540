"""Make a term of what a file says of it, and follow what takes the place of terms that are obsolete."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kg.link.vocabularies.model import LABEL, SCOPES, Name, Said, Term
from kg.rdf.index import language_rank
from kg.rdf.namespaces import shrink

__all__ = ["Succession", "is_described", "term_of"]

#: Tells of something odd, at a line (0 where none is known).
Warn = Callable[[str, int], None]

_KINDS = ("class", "individual", "property")


class Succession:
    """What takes the place of terms that are obsolete, in a whole file."""

    def __init__(self) -> None:
        self._obsolete: set[str] = set()
        self._replaced: dict[str, list[str]] = {}
        self._considered: dict[str, list[str]] = {}

    def note(self, subject: str, field: str, value: str) -> None:
        """Take down a fact of the fields ``deprecated``, ``replaced_by`` and ``consider``."""
        if field == "deprecated":
            self._obsolete.add(subject)
        else:
            (self._replaced if field == "replaced_by" else self._considered).setdefault(subject, []).append(value)

    def after(self, term: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The terms that take the place of one, at the ends of the chains; and those to consider instead.

        What is itself obsolete with nothing in its place is no replacement; what is to be considered instead of it is
        to be considered here, too.
        """
        replaced: set[str] = set()
        considered: list[str] = []
        seen = {term}
        open_ = [term]
        while open_:
            for one in self._replaced.get(open_.pop(), ()):
                if one in seen:
                    continue
                seen.add(one)
                if one not in self._obsolete:
                    replaced.add(one)
                open_.append(one)
        for one in sorted(seen):
            considered += self._considered.get(one, ())
        consider = {one for one in considered if one not in seen}
        in_use = consider - self._obsolete
        return tuple(sorted(replaced)), tuple(sorted(in_use or self._successors(consider)))

    def _successors(self, terms: Iterable[str]) -> set[str]:
        """The terms in use at the ends of the chains from some; those that lead nowhere stay."""
        found = set()
        for term in terms:
            open_, seen, ends = [term], {term}, set()
            while open_:
                for one in self._replaced.get(open_.pop(), ()):
                    if one not in seen:
                        seen.add(one)
                        open_.append(one)
                        if one not in self._obsolete:
                            ends.add(one)
            found |= ends or {term}
        return found

    def is_circular(self, term: str) -> bool:
        """Whether the chain from a term leads back to it."""
        open_, seen = list(self._replaced.get(term, ())), set()
        while open_:
            one = open_.pop()
            if one == term:
                return True
            if one not in seen:
                seen.add(one)
                open_ += self._replaced.get(one, ())
        return False


def is_described(said: Sequence[Said]) -> bool:
    """Whether the file describes a term: neither something else, nor what it only names."""
    kinds = {fact[1] for fact in said if fact[0] == "kind"}
    return not kinds.isdisjoint(_KINDS) if kinds else any(fact[0] == LABEL for fact in said)


def term_of(iri: str, said: Sequence[Said], succession: Succession, warn: Warn) -> Term:
    """The term of which a file says something.

    Args:
        iri: Its IRI.
        said: All that the file says of it.
        succession: Of the file.
        warn: Is told of what is odd.
    """
    fields: dict[str, list[Said]] = {}
    for fact in said:
        if fact[0] in fields:
            fields[fact[0]].append(fact)
        else:
            fields[fact[0]] = [fact]
    none: list[Said] = []

    def values(name: str) -> tuple[str, ...]:
        found = fields.get(name, none)
        return tuple(sorted({fact[1] for fact in found})) if len(found) > 1 else tuple(fact[1] for fact in found)

    kinds = values("kind")
    deprecated = "deprecated" in fields
    replaced, consider = succession.after(iri) if "replaced_by" in fields or "consider" in fields else ((), ())
    if "replaced_by" in fields and succession.is_circular(iri):
        warn(f"{shrink(iri)} is replaced by itself, over others: no term is at the end of the chain", 0)
    meaning = min(fields.get("definition", none), key=_rank, default=None)
    return Term(
        iri=iri,
        kind=next((kind for kind in _KINDS if kind in kinds), ""),
        names=_names(iri, fields, warn),
        definition=meaning[1] if meaning else "",
        definition_language=meaning[3] if meaning else "",
        parents=values("parent"),
        part_of=values("part_of"),
        relations=tuple(sorted({(fact[2], fact[1]) for fact in fields.get("relation", none)})),
        deprecated=deprecated,
        replaced_by=replaced,
        consider=consider,
        xrefs=values("xref"),
        mappings=tuple(sorted({(fact[2], fact[1]) for fact in fields.get("match", none)})),
        namespace=next((fact[1] for name in ("namespace", "default_namespace") for fact in fields.get(name, none)), ""),
    )


def _rank(fact: Said) -> tuple[int, str, str]:
    """How a label or definition counts, as :class:`kg.rdf.index.Index` chooses them: lower is better."""
    _, value, order, language, _ = fact
    return language_rank(language), order, value


def _names(iri: str, fields: dict[str, list[Said]], warn: Warn) -> tuple[Name, ...]:
    """The labels, the best first; then the other names, the more exact first: each text once for a language."""
    names: list[Name] = []
    seen: set[tuple[str, str]] = set()
    labels = fields.get(LABEL, [])
    if len(labels) > 1:
        labels = sorted(labels, key=_rank)
    for fact in labels:
        _, text, order, language, line = fact
        if (text, language) in seen or not text.strip():
            continue
        seen.add((text, language))
        names.append(Name(text, LABEL, "", language))
        best = labels[0]
        if fact is not best and (order, language) == (best[2], best[3]):
            warn(f"{shrink(iri)} has two labels: {text[:200]!r} counts as another name", line)
    for scope in SCOPES:
        # what has a type comes first, so that an axiom about a name adds to it
        for _, text, kind, language, _ in sorted(
            fields.get(scope, ()), key=lambda fact: (fact[1], not fact[2], fact[2:4])
        ):
            if (text, language) not in seen and text.strip():
                seen.add((text, language))
                names.append(Name(text, scope, kind, language))
    return tuple(names)
