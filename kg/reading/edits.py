"""What stands after a decision: the proposal as it was, as a reviewer changed it, or a claim that a reviewer added.

Whoever edits names things by their words: a concept of ours where one is called so, else a new one of the kind that the
predicate takes. What would not be valid, or would say more than it shows, is refused with its line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.entry.digests import normalise
from kg.errors import DataError, InputError
from kg.reading.concepts import KINDS
from kg.reading.decisions import Decision
from kg.reading.fields import PARTS, fields_text, mention_of, parse_fields, proposal_fields, spans_of, without_labels
from kg.reading.known import concepts_by_name, our_concepts
from kg.reading.literals import literal_of
from kg.reading.naming import local_slug
from kg.reading.proposals import MODALITIES, NAMING, Mention, Proposal, Qualifier, Span
from kg.reading.terms import Term, fits, predicates, qualifiers

__all__ = ["ADDED", "decided_claim", "is_as_proposed", "is_renaming", "proposed_claim"]

#: The rule of a claim that no rule proposed.
ADDED = "reviewer"
#: Qualifiers that hedge a claim: the words for them must be marked.
_HEDGES = ("frequency", "typicality", "severity", "comparison")
#: Fields that say what a thing is called, and what kind of thing it is.
_NAMES = frozenset(("subject", "object", "class", "definition"))
#: Characters of a note or a definition, at most.
_LONGEST_NOTE = 300


def proposed_claim(decision: Decision) -> Proposal:
    """The proposal that a decision was made on, from its line alone.

    Raises:
        DataError: when the line was changed: its identifier is that of another claim, place or entry.
    """
    try:
        proposal = _changed(_nothing(decision), parse_fields(decision.before))
    except InputError as error:
        raise DataError(error.what, where=decision.where, hint=error.hint) from error
    if proposal.identifier != decision.proposal:
        raise DataError(
            "the place, the claim or the entry is not that of the proposal with this identifier",
            where=decision.where,
            hint="Take the line from the file of proposals again, and write changes into “after”",
        )
    return proposal


def decided_claim(decision: Decision, *, is_new: bool = False) -> Proposal:
    """What is to stand after a decision that accepts, edits or adds; of one that rejects what was rejected.

    A proposed concept gets a class that fits its predicate, and words that were marked for no hedge are marked no more.

    Args:
        decision: The decision.
        is_new: Whether an added claim has no identifier yet.

    Raises:
        DataError: when the line was changed, or what is to stand would not be valid.
    """
    before = _nothing(decision) if decision.kind == "add" else proposed_claim(decision)
    try:
        fields = parse_fields(decision.after)
        claim = _checked(_named(_changed(before, fields), fields), chosen="objectAt" in fields)
    except InputError as error:
        raise DataError(error.what, where=decision.where, hint=error.hint) from error
    if decision.kind == "add" and not is_new and claim.identifier != decision.proposal:
        raise DataError(
            f"the claim that is added has the identifier {claim.identifier}",
            where=decision.where,
            hint="Write that into the column “proposal”",
        )
    return claim


def is_as_proposed(decision: Decision, proposal: Proposal) -> bool:
    """Whether a proposal still is what the decision was made on, however its label is written."""
    before, now = without_labels(parse_fields(decision.before)), without_labels(proposal_fields(proposal))
    return fields_text(before) == fields_text(now)


def is_renaming(decision: Decision) -> bool:
    """Whether an edit keeps what the rule has read: it changes what a thing is called, its class or definition alone.

    The thing must stand in the text, and its place be kept: other words of the text are another thing. A name that is
    itself what is claimed, a synonym, is no label.
    """
    if decision.kind != "edit":
        return False
    before, after = parse_fields(decision.before), parse_fields(decision.after)
    things = {"object" if key in ("class", "definition") else key for key in after}
    return (
        after.keys() <= _NAMES
        and all(f"{thing}At" in before for thing in things)
        and before.get("predicate", ("",))[0] not in NAMING
    )


def _nothing(decision: Decision) -> Proposal:
    """A proposal of which only the place is known."""
    return Proposal(
        entry=decision.entry,
        subject=Mention(""),
        predicate="",
        object=Mention(""),
        evidence=decision.place,
        rule=decision.rule or ADDED,
        tier=decision.tier,
    )


def _changed(proposal: Proposal, fields: Mapping[str, Sequence[str]]) -> Proposal:
    """The proposal with some fields changed; an empty value takes a qualifier away."""
    for key in fields:
        if key not in PARTS and key not in qualifiers():
            raise InputError(f"“{key[:40]}” is no part of a claim", hint=f"Write one of {', '.join(_keys())}")
    for key in ("definition", "scopeNote"):
        for text in fields.get(key, ()):
            if len(text) > _LONGEST_NOTE or not text.isprintable():
                raise InputError(f"{key}= is too long or more than a line", hint=f"Write {_LONGEST_NOTE} characters")
    one = {key: values[0] for key, values in fields.items() if key in PARTS}
    if "negated" in one and one["negated"] not in ("true", "false"):
        raise InputError(f"negated={one['negated'][:20]} is neither true nor false", hint="Write true or false")
    if one.get("modality", MODALITIES[0]) not in MODALITIES:
        raise InputError(f"there is no modality “{one['modality'][:40]}”", hint=f"Write {' or '.join(MODALITIES)}")

    def places(key: str, before: tuple[Span, ...]) -> tuple[Span, ...]:
        return spans_of(one[key]) if key in one else before

    predicate = one.get("predicate", proposal.predicate)
    said = proposal.object
    if "object" in one:
        said = mention_of(one["object"], said.spans, predicate=predicate)
    elif predicate in NAMING and said.concept:
        said = Mention(said.words, said.spans)
    said = said._replace(kind=one.get("class") or said.kind, definition=one.get("definition", said.definition))
    about = mention_of(one["subject"], proposal.subject.spans) if "subject" in one else proposal.subject
    return proposal._replace(
        subject=about._replace(spans=places("subjectAt", about.spans)),
        predicate=predicate,
        object=said._replace(spans=places("objectAt", said.spans)),
        evidence=places("evidence", proposal.evidence),
        context=places("context", proposal.context),
        modality=one.get("modality", proposal.modality),
        negated=one["negated"] == "true" if "negated" in one else proposal.negated,
        qualifiers=_qualified(proposal.qualifiers, fields),
        cues=places("cues", proposal.cues),
        note=one.get("scopeNote", proposal.note).strip(),
    )


def _keys() -> list[str]:
    return [*PARTS, *qualifiers()]


def _qualified(before: tuple[Qualifier, ...], fields: Mapping[str, Sequence[str]]) -> tuple[Qualifier, ...]:
    kept = [each for each in before if each.key.removeprefix("ck:") not in fields]
    for key, values in fields.items():
        if key not in PARTS:
            kept += [Qualifier(f"ck:{key}", mention_of(value)) for value in values if value.strip()]
    return tuple(sorted(kept, key=lambda each: each.key))


def _named(claim: Proposal, given: Mapping[str, Sequence[str]]) -> Proposal:
    """The claim with a concept, of the right class, for all that is named by words or a CURIE alone.

    Args:
        claim: What is to stand.
        given: The fields that the reviewer has written.
    """
    predicate = predicates().get(claim.predicate)
    if predicate is None:
        raise InputError(f"there is no predicate “{claim.predicate[:40]}”", hint="kg stats lists the predicates")
    said = claim.object
    if claim.predicate in NAMING:
        said = Mention(said.words, said.spans)
    elif predicate.datatypes:
        said = literal_of(said.words, predicate.datatypes, f"object of {predicate.label}", said.spans)
    else:
        kind = KINDS.get(claim.predicate, predicate.range[0])
        said = _concept(said, predicate.range, kind, f"the object of {predicate.label}")
    _check_class(said, predicate, given)
    found = [Qualifier(each.key, _value(each)) for each in claim.qualifiers]
    about = _concept(claim.subject, predicate.domain, "ck:Condition", f"the subject of {predicate.label}")
    return claim._replace(subject=about, object=said, qualifiers=tuple(found))


def _check_class(said: Mention, predicate: Term, given: Mapping[str, Sequence[str]]) -> None:
    """Refuse a class or definition that the object does not get."""
    is_new = said.concept.startswith("own:")
    for kind in given.get("class", ()):
        if kind and kind != said.kind:
            raise InputError(
                f"the object of {predicate.label} is of the class {said.kind or 'of no concept'}, not {kind[:40]}",
                hint=f"Write class={' or '.join(predicate.range)}, or another predicate"
                if is_new
                else "Leave class= out",
            )
    if any(given.get("definition", ())) and not is_new:
        raise InputError("only a new concept takes a definition, and the object is none", hint="Leave definition= out")


def _value(qualifier: Qualifier) -> Mention:
    """The value of a qualifier: of its closed list, of its datatype, or a concept of its range."""
    term = qualifiers()[qualifier.key.removeprefix("ck:")]
    if term.values:
        return _listed(qualifier.value, term)
    if term.datatypes:
        return literal_of(qualifier.value.words, term.datatypes, term.label)
    return _concept(qualifier.value, term.range, term.range[0], term.label)


def _concept(mention: Mention, wanted: Sequence[str], kind: str, what: str) -> Mention:
    """A concept of a class that fits: one of ours stays what it is, a proposed one takes a class that fits."""
    if not mention.words.strip() and not mention.concept:
        raise InputError(f"{what} is missing", hint="Give its words")
    if not mention.concept:
        ours = concepts_by_name().get(normalise(mention.words))
        if ours is not None and fits(ours.kind, wanted):
            return ours._replace(spans=mention.spans)
        return mention._replace(concept=f"own:{local_slug(mention.words)}", kind=_fitting((mention.kind, kind), wanted))
    if mention.concept.startswith("own:"):
        name = mention.words or mention.concept.removeprefix("own:").replace("-", " ")
        return mention._replace(words=name, kind=_fitting((mention.kind, kind), wanted))
    known = our_concepts().get(mention.concept)
    if known is None:
        raise InputError(f"there is no concept {mention.concept[:80]}", hint="kg query concepts lists ours")
    if not fits(known.kind, wanted):
        raise InputError(
            f"{mention.concept} is of the class {known.kind}, which {what} is not",
            hint=f"Take a concept of {' or '.join(wanted)}, or another predicate",
        )
    return known._replace(spans=mention.spans)


def _fitting(kinds: Sequence[str], wanted: Sequence[str]) -> str:
    """The first class that fits, else the first of those that are wanted."""
    return next((kind for kind in kinds if fits(kind, wanted)), wanted[0])


def _listed(mention: Mention, term: Term) -> Mention:
    """A value of a closed list, named by CURIE or label."""
    given = mention.concept or mention.words.strip()
    for value in term.values:
        if given in (value.curie, value.label):
            return Mention("", concept=value.curie)
    raise InputError(
        f"“{given[:40]}” is no {term.label}", hint=f"Write {', '.join(value.curie for value in term.values)}"
    )


def _checked(claim: Proposal, *, chosen: bool) -> Proposal:
    """Refuse what would say more than it shows: words outside the evidence, a hedge without its words.

    Args:
        claim: What is to stand.
        chosen: Whether the reviewer has chosen the words of the object.
    """

    def is_inside(span: Span) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in claim.evidence)

    if not claim.evidence:
        raise InputError("there is no evidence", hint="Give its place")
    if outside := [span for span in (*(claim.object.spans if chosen else ()), *claim.cues) if not is_inside(span)]:
        raise InputError(
            f"the words at {outside[0][0]}-{outside[0][1]} stand outside the evidence",
            hint="Widen evidence= to hold them",
        )
    keys = {each.key.removeprefix("ck:") for each in claim.qualifiers}
    if (claim.modality == "ck:may" or keys & {*_HEDGES}) and not claim.cues:
        raise InputError("the claim is hedged, and no words for the hedge are marked", hint="Add cues=START-END")
    if "comparator" in keys and "comparison" not in keys:
        raise InputError("what is compared with needs how it compares", hint="Give comparison=, too")
    is_hedged = claim.modality != "ck:asserted" or bool(keys)
    return claim if is_hedged else claim._replace(cues=())
