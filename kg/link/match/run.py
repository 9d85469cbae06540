"""Links the concepts of one vocabulary to others, and keeps what nobody has rejected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kg.errors import InputError
from kg.link.match.candidates import KEPT
from kg.link.match.concepts import Concept
from kg.link.match.linker import Link, link
from kg.link.match.model import Model, read_model
from kg.link.match.read import Vocabulary
from kg.link.match.rewrites import Rewrites
from kg.link.match.sharing import Rejected
from kg.link.match.side_by_side import cores
from kg.link.match.witnesses import Witness
from kg.sources import sources

__all__ = ["Found", "Linking", "Options", "link_vocabularies"]

#: Confidence from which a term is taken for the subject, and from which it is one of several candidates.
_THRESHOLD, _CANDIDATE = 0.5, 0.05
#: Another candidate is good that has this confidence and this part of the best one's.
_GOOD, _NEARLY = 0.25, 0.5


@dataclass(frozen=True)
class Options:
    """How to link.

    Args:
        threshold: Least confidence of a link.
        candidates: Most links of a subject in one vocabulary.
        xrefs: Whether identifiers that both sides share, and what they are under, count.
        rejected: Pairs that somebody has rejected.
        witnesses: Other vocabularies that may know both names.
        jobs: Processes, at most.
        tell: Is told the share of the work that is done, 0 to 1.
    """

    threshold: float = _THRESHOLD
    candidates: int = 1
    xrefs: bool = True
    rejected: Rejected = field(default_factory=Rejected)
    witnesses: Sequence[Vocabulary] = ()
    jobs: int = 1
    tell: Callable[[float], None] = lambda _: None

    @classmethod
    def of(
        cls,
        threshold: float | None,
        candidates: int | None,
        *,
        xrefs: bool,
        jobs: int | None,
        tell: Callable[[float], None] = lambda _: None,
    ) -> Options:
        """What is meant where something is left open (None).

        Raises:
            InputError: when a number is out of its bounds.
        """
        bounds = (("threshold", threshold, 0, 1), ("candidates", candidates, 1, KEPT), ("jobs", jobs, 1, 1000))
        for name, value, least, most in bounds:
            if value is not None and not least <= value <= most:
                raise InputError(f"{name}: {value} is not from {least} to {most}", hint="Give a number in these bounds")
        open_threshold = _CANDIDATE if candidates and candidates > 1 else _THRESHOLD
        return cls(
            threshold=open_threshold if threshold is None else threshold,
            candidates=candidates or 1,
            xrefs=xrefs,
            jobs=jobs or cores(),
            tell=tell,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a subject in one vocabulary.

    Args:
        subject: The subject.
        target: Number of the vocabulary.
        links: Its links, best first.
        good: How many terms are good candidates: nearly as likely as the best.
        withheld: Links that would be among them, but somebody has rejected them.
        below: Candidates that are not, as they are too unsure or too many.
        best: The best link, of those that are written here or elsewhere.
    """

    subject: Concept
    target: int
    links: tuple[Link, ...]
    good: int = 0
    withheld: tuple[Link, ...] = ()
    below: tuple[Link, ...] = ()
    best: Link | None = None

    @property
    def exact(self) -> Link | None:
        """The link whose term is taken for the subject; None where the best one is too unsure for that."""
        return self.best if self.best and self.best.confidence >= _THRESHOLD else None

    def split(self, least: float) -> tuple[Found, Found]:
        """The best link, if it is this sure and the only good one; and the rest, for review."""
        is_sure = bool(self.links) and self.links[0].confidence >= least and self.good < 2
        first = self.links[:1] if is_sure else ()
        return replace(self, links=first), replace(self, links=self.links[len(first) :])


@dataclass(frozen=True)
class Linking:
    """What was linked to what, and what was found.

    Args:
        source: Whose concepts were linked.
        targets: The vocabularies they were linked to.
        found: For each subject and each vocabulary, what was found, in this order.
    """

    source: Vocabulary
    targets: tuple[Vocabulary, ...]
    found: tuple[Found, ...]


def link_vocabularies(source: Vocabulary, targets: Sequence[Vocabulary], options: Options) -> Linking:
    """The terms of some vocabularies that the concepts of another may mean.

    Args:
        source: Whose concepts to link.
        targets: The vocabularies to link to.
        options: How.
    """
    witnesses = [Witness(each.title, each.concepts) for each in options.witnesses]
    columns: list[list[Found]] = []
    for number, target in enumerate(targets):
        links = link(
            source.concepts,
            target.concepts,
            _model(),
            background=_background(),
            witnesses=witnesses,
            xrefs=options.xrefs,
            jobs=options.jobs,
            tell=lambda share, done=number: options.tell((done + share) / len(targets)),  # type: ignore[misc]
        )
        pairs = zip(source.concepts, links, strict=True)
        columns.append([_judged(subject, number, some, options) for subject, some in pairs])
    return Linking(source, tuple(targets), tuple(found for row in zip(*columns, strict=True) for found in row))


def _judged(subject: Concept, target: int, links: Sequence[Link], options: Options) -> Found:
    others = [each for each in links if each.object.iri != subject.iri]
    withheld = [each for each in others if (subject.iri, each.object.iri) in options.rejected]
    kept = [each for each in others if each not in withheld] if withheld else others
    sure = [each for each in kept if each.confidence >= options.threshold][: options.candidates]
    best = kept[0].confidence if kept else 0
    return Found(
        subject,
        target,
        links=tuple(sure),
        good=sum(each.confidence >= max(_GOOD, _NEARLY * best) for each in kept),
        withheld=tuple(each for each in withheld if each.confidence >= options.threshold),
        below=tuple(kept[len(sure) :]),
        best=sure[0] if sure else None,
    )


@cache
def _model() -> Model:
    return read_model(sources().linking / "model.json.gz")


@cache
def _background() -> Rewrites:
    return Rewrites.read(sources().linking / "background.tsv.gz")
