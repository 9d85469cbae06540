"""What a sentence goes on to tell: more of a complaint of the condition, or of parents and children, where no rule reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.entry.digests import normalise
from kg.entry.lexicon import BODY, CONJ, PREP, is_adjective
from kg.entry.structure import Block, Piece
from kg.reading.clauses import Clause
from kg.reading.reader import Reader
from kg.reading.sought import Sought, small

__all__ = ["THESE_ILLS", "THIS_GENE", "genes_named", "of_complaint", "passed_on"]

#: Genes that were named before; their names, and characters in which these stand.
THIS_GENE = re.compile(r"\b(?:this gene|these genes)\b(?!['’])")
_A_GENE = re.compile(r"\bthe [A-Z][A-Za-z0-9-]*[A-Z0-9] gene\b")
_GENES = re.compile(r"\bthe (?:[A-Z][A-Za-z0-9-]*[A-Z0-9](?:,? (?:and|or) |, ))+[A-Z][A-Za-z0-9-]*[A-Z0-9] genes?\b")
_ANY_OF = re.compile(r"\b(?:all|any|each|one) of these genes\b")
_BEFORE = 800


def genes_named(text: str, piece: Piece, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Stretches of a sentence with the name of a gene in place of “this gene”; none where it is not named before, or twice.

    Args:
        text: The entry.
        piece: The sentence.
        spans: The stretches.
    """
    places = list(THIS_GENE.finditer(text, *spans[0])) if len(spans) == 1 else []
    if len(places) != 1:
        return ()
    pattern = _A_GENE if "this" in places[0].group().lower() else _GENES
    named = list(pattern.finditer(text, max(0, piece.start - _BEFORE), piece.start))
    if len(named) > 1 and _ANY_OF.search(text, *spans[0]):
        return ()  # of all that were named
    if not named or (pattern is _A_GENE and len({each.group() for each in named}) > 1):
        return ()
    behind = places[0].end() + (text[places[0].end()] == " ")
    first, last = (spans[0][0], places[0].start() - 1), (behind, spans[0][1])
    parts = (first, named[-1].span(), last)
    return tuple(part for part in parts if part[0] < part[1])


#: How a fault in the genes comes from parents to children.
_INHERITED = re.compile(
    r"\baffected (?:person|people|individuals?|child|children)\b.*\b(?:inherits?\b|(?:has|have) (?:\w+ ){1,3}(?:affected )?parents?\b)|"
    r"\bwho inherit (?:[\w-]+ ){1,3}(?:in|of) (?:the|this|these) (?:[\w-]+ )?genes?\b.*\bdevelop|"
    r"\bfathers cannot pass x-linked traits\b|\binherit an increased (?:risk|chance|likelihood)\b|\bneither parent (?:carries|has)\b|\bparents of an? (?:individual|person|child) with an autosomal recessive\b|"
    r"\b(?:mutations?|deletions?|genes?) (?:[\w-]+ ){0,4}?(?:is|are) (?:\w+ )?inherited in an?\b|"
    r"\bcop(?:y|ies) of (?:the|an?) (?:altered |mutated )?(?:[\w-]+ )?gene\b.*\b(?:to cause|sufficient|enough|mutations)\b|"
    r"\binheritance (?:pattern )?is |\binheritance pattern means that |\bis considered x-linked if\b"
)


#: Ways in which conditions are inherited; of a text that has several, none is that of the condition.
_WAYS = ("autosomal dominant", "autosomal recessive", "x-linked", "mitochondrial inheritance")
_SEVERAL = 2


def passed_on(text: str, block: Block, piece: Piece) -> str:
    """What a sentence tells of parents and children, below the heading of causes, where there is one way to inherit it."""
    is_told = block.section in ("causes", "genetics") and (
        "herit" in piece.text
        or "parent" in piece.text
        or "cop" in piece.text
        or "father" in piece.text
        or "X-linked" in piece.text
    )
    if not is_told or not _INHERITED.search(piece.text.lower()):
        return ""
    low = small(text)
    return "hasMechanism" if sum(way in low for way in _WAYS) < _SEVERAL else ""


#: Sections that tell of complaints; verbs that say no more of one than what it is called, or what is done.
_OF_ILLS = frozenset(["complications", "outlook", "summary", "symptoms"])
_NO_COURSE = frozenset(["call", "define", "know", "mean", "name", "refer", "result", "treat"])
_ENDING = frozenset(
    ["disappear", "fade", "heal", "improve", "last", "progress", "recur", "resolve", "subside", "worsen"]
)
_DEFORMED = re.compile(
    r"(?:can |may )?(?:be|is|are|appears?|looks?) (?:\w+ly |also |often |to be )*?(?:(?:abnormally|unusually) |"
    r"(?:abnormal|absent|deformed|enlarged|malformed|misshapen|missing|underdeveloped|undeveloped)\b(?! by\b))"
)
_DETERMINERS = re.compile(r"^(?:the|an?|his or her|their|your) ")
_WHY = re.compile(r"\s(?:because|if|when)\s")
_BEHIND_QUALITY = CONJ | PREP | {".", ",", "to", "that"}


#: Complaints that were named before, where their noun tells of what kind they are: “These muscle twitches cause tics”.
THESE_ILLS = Sought(
    re.compile(
        r"^(?:(?:as a result|in (?:most|rare|some) cases|over time|sometimes|without treatment), )?(?:(?:all|both|many|most|some) of )?(?:this|these) (?:(?:features|problems|signs|symptoms)(?= (?:can |may )?include\b)|(?:(?!(?:adults|babies|boys|can|children|could|girls|individuals|infants|may|men|might|patients|people|women)\b)[\w'-]+ ){0,3}?(?:abnormalit(?:y|ies)|anomal(?:y|ies)|attacks|blisters?|bumps|clots?|contractions|cysts?|defects?|deformit(?:y|ies)|deposits|"
        r"episodes|growths?|headaches?|infections?|lesions?|malformations?|nevi|patches|polyps?|rash|seizures?|sores|spasms|spots|tics|tumou?rs?|twitches|ulcers?|weakness)|"
        r"(?!(?:certain|chromosomal|combination|common|different|gene|genetic|health|major|many|other|possible|same|serious|severe|various|signs)\b)(?:[\w'-]+ )(?:(?!and\b|or\b)[\w'-]+ )?(?:changes?|difficult(?:y|ies)|features|movements?|placement|problems?))\b"
    ),
    ("this", "these"),
)


def of_complaint(reader: Reader, block: Block, piece: Piece, ills: Mapping[str, str]) -> str:
    """The predicate of a complaint of the condition that a sentence tells more of: “Pruritus usually starts after …”.

    Args:
        reader: The reader of the entry.
        block: The sentence or list in which it stands.
        piece: The sentence.
        ills: The complaints that the condition has, with their predicates.
    """
    if block.section not in _OF_ILLS:
        return ""
    main = next((each for each in reader.parsed.get(piece.start, ()) if each.opener == "main"), None)
    if main is None or main.negated or main.verb in _NO_COURSE:
        return ""
    subject = main.words(main.subject)
    is_body = block.section in ("summary", "symptoms") and bool(subject) and subject[-1].low in BODY
    if is_body and _DEFORMED.match(main.text((main.group[0], main.complement[1]))):
        return "hasSymptom"  # “The liver is abnormally shaped”
    named = ills.get(normalise(_DETERMINERS.sub("", main.text(main.subject), count=1)), "")
    if THESE_ILLS.match(piece.text):
        named = "hasSymptom" if block.section in ("summary", "symptoms") else "hasComplication"
    if not named or (main.verb == "be" and not _tells_how(main)) or _WHY.match(reader.text, main.span(main.group)[1]):
        return ""
    return "hasPrognosis" if main.verb in _ENDING else named


def _tells_how(clause: Clause) -> bool:
    """Whether a clause tells with an adjective how something is: “is usually mild”."""
    behind = [token for token in clause.words(clause.complement) if not token.low.endswith("ly")]
    return bool(behind) and is_adjective(behind[0].low) and (len(behind) < 2 or behind[1].low in _BEHIND_QUALITY)
