"""Part a noun phrase, a list item or an enumeration into atomic objects, each with its place.

Four signs do it: a dash or colon before an explanation, parentheses, “such as” and its kin, and coordination. A shared
head or lead is given to each member (“joint and muscle pain”, “swelling of the neck and face”); such an object consists of
several spans, and its text is those spans joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.entry.lexicon import AMBIGUOUS, BODY, COMPLETE, PEOPLE, PREP, VERB_FORMS, is_adjective
from kg.reading.coordination import members_of
from kg.reading.phrase import Phrase, made_of
from kg.reading.sought import Sought
from kg.reading.tokens import tokenise, trim

__all__ = ["phrases"]

_EXAMPLE = Sought(
    re.compile(
        r",?\s*(?<![\w-])(?:such as|including|for example|for instance|especially|particularly|in particular|like)\b[:,]?\s*",
    ),
    ("such as", "including", "for example", "for instance", "especially", "particularly", "in particular", "like"),
)
_EXAMPLE_LIKE = re.compile(
    r"(?:(?:such as|including|includes|for example|for instance|especially|particularly|in particular|like|most often|usually|often)\b|e\.g\.|i\.e\.)[:,]?\s*",
    re.IGNORECASE,
)
_DASH = Sought(re.compile(r"\s+(?:--|—|–|-)\s+|--|—|\s*:\s+"), ("-", "—", "–", ":"))
_RELATIVE = Sought(
    re.compile(
        r",?\s+(?:which|who|whose|where|that is|that are|in which|ranging from(?! mild)|seen in|(?:commonly|often|typically|usually) found in)\s|,\s+(?:with or without|(?:after|by|during|for|from|through|with) which|that|called|also called|known as|also known as|or more than|given|used|taken|seen|found|noticed|noted|detected|caused by|resulting|lasting|suggesting|beginning|starting|progressing|spreading|making|producing|allowing|helping|leaving|depending|affecting|involving|accompanied by|characterized by|followed by)\s|,\s+(?:as long as|for|as a (?:way|means) (?:of|to))\s|,\s+(?:most often|more often|sometimes|often|usually|occasionally|possibly|typically|especially|particularly|mainly)\s+(?=(?:the|with|in|after|during|at|on|along|early|late|beginning|when|if|as|by|from|around)\s)|\s(?:because|although|though|whereas|while)\s|\swhen(?:ever)?\s(?=\w+ing\s(?:or|and)\s)|,\s+the\s+(?=[\w\s-]{2,30}\s(?:that|which|who)\s)|,\s+an?\s+(?=(?:[\w-]+\s){1,5}(?:\([^)]*\)\s)?(?:found|that|which|who|used|caused|characterized|made|marked|known|called)\s)|;\s",
    ),
    (",", ";", "which", "who", "where", "that", "because", "though", "while", "when", "seen", "ranging", "found in"),
)
#: Why something is: behind it a coordination is of the reason, before it one is of the thing.
_DUE_TO = Sought(
    re.compile(r",?\s+(?:due to|because of|as a result of|resulting from|caused by)\s"),
    ("due to", "because of", "as a result of", "resulting from", "caused by"),
)
_BUT_NO = Sought(re.compile(r",?\s+but\s+(?=(?:no|not)\b)"), ("but",))
_WITH = Sought(
    re.compile(
        r",?\s+(?:in conjunction with|along with|combined with|together with|in combination with|followed by|as well as|in addition to)\s+",
    ),
    ("conjunction", "combin", "with", "followed by", "as well as", "in addition to"),
)
_OF = re.compile(
    r"(?:an? |the )?(?:(?:large |small |great |wide )?(?:number|variety|combination|collection|series|lot|course|range|spectrum|set)|(?:daily |high |low |lower |higher |small |large |single )*doses?|varying degrees|(?:some |a |any )?degree|(?:two|three|four|five|several|many|various|different|some|other) (?:different )?(?:types|kinds|forms)|(?:one or more|any|some|all|both|many|several) of|either|both)(?:\s+of(?:\s+the)?)?\s+",
    re.IGNORECASE,
)
#: “one of the arms”.
_ONE_OF = re.compile(rf"one of (?:the |your |their )(?=(?:{'|'.join(sorted(BODY))})\b)", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:features|symptoms|signs|findings|types|forms|factors|things|following|criteria|conditions)",
    re.IGNORECASE,
)
#: An action that ends an object: “blood clots to form in the arteries and veins”.
_TO_DO = re.compile(r"[^,]*?\sto\s+([a-z]+)\s[^,]*")
#: What is only the kind of the thing that is named then: “a procedure called plasma exchange”, “another drug, colchicine”.
_NAMED = re.compile(
    r"(?:(?:two|three|four|five) )?(?:related |similar )?(?:diseases|disorders|conditions)\s+(?:called|described as|named|known as)\s+|"
    r"(?:an?|another|one)\s+(?:[\w-]+\s+){0,2}(?:drug|medicine|medication|test|procedure|condition|disease|disorder|steroid|"
    r"antibiotic|treatment|therapy|surgery)(?:\s+(?:called|named|known as)\s+(?:an?\s+)?|,\s+(?=[\w-]+$))",
    re.IGNORECASE,
)
#: Where a list goes on behind an example.
_AGAIN = re.compile(r",\s+(?:and|or)\s+(?=(?:some|other|certain|many|most|several)\s)", re.IGNORECASE)
#: “such symptoms as a headache”.
_SUCH = re.compile(
    r"(?:(?:such )?(?:\w+ )?(?:symptoms|problems|signs|conditions|complications|factors|things)|such (?:[\w-]+ ){0,2}\w+s) as\s+",
    re.IGNORECASE,
)
#: What is done to find something out, and is one thing whatever follows.
_FINDING = frozenset(
    [
        *("avoiding", "controlling", "limiting", "demonstrating", "detecting"),
        *("examining", "finding", "identifying", "listening", "looking", "measuring", "observing"),
    ]
)
#: Where another thing that is done begins: “examining the blood and seeing parasites”.
_AND_FINDING = re.compile(r",?\s(?:and|or)\s(?=[a-z]+ing\s|an? (?:[\w-]+ )?(?:biopsy|exam|history|scan|test)\b)")
#: What begins no example, but tells where or when.
_PLACE = re.compile(
    rf"(?:{'|'.join(sorted(PREP))}|early|late|later|shortly|soon|if|when|as|because|those|with)\b", re.IGNORECASE
)
_LACKING = re.compile(
    r"\b(?:without|no|not)\b|\bcravings? for\b|\b(?:delays?|delayed|difficult\w+|trouble|loss|inability|impairment|impaired|lack|problems?) (?:of|in|to|with) [\w -]+$|"
    r"\b(?:delayed|impaired|limited|poor|slow) [\w-]+ (?:of|in|with) [\w -]+$",
    re.IGNORECASE,
)
#: What tells of which part it is so above all: “damage of the brain, especially the left side”.
_ABOVE_ALL = re.compile(r",?\s*(?:especially|in particular|particularly)\b")
_PARTED_OF = re.compile(r"\s(?:in|of|to)\s")
_DOING = re.compile(r"\b(?:in|of|for|with|at)\s+[a-z]+ing\s")
#: What is done with something, of which examples follow: “eating meat from an animal such as a rabbit”.
_DOING_WITH = re.compile(
    r"[a-z]+ing\s.*\b(?:by|from|in|of|on|with)\s(?:an? |the )?(?:[\w-]+\s){0,2}[\w-]+$", re.IGNORECASE
)
#: The same, in parentheses behind what is avoided or handled.
_HANDLED = re.compile(r"\b(?:avoiding|handling|touching)\b")
#: What is taken in or touched, of which examples follow that are no harm by themselves: “eating raw meat, such as beef”.
_EATING = re.compile(
    r"(?:being exposed|breathing|consuming|drinking|eating|handling|ingesting|inhaling|swallowing|touching)\b",
    re.IGNORECASE,
)
#: What is looked for, prevented or treated, of which examples follow.
_WATCHED = re.compile(
    r"\w\s(?:for|of|against|with|after|during|in|to (?:treat|prevent|detect|find))\s(?:[\w-]+\s){0,3}(?:problems|conditions|diseases|disorders|complications|symptoms|infections|cancers|activities|tasks)$",
    re.IGNORECASE,
)
#: Words behind which “to” stands before a noun.
_TO_NOUN = re.compile(
    r"\b(?:due|exposure|exposed|related|similar|damage|injury|response|resistance|attached|next|allergy|allergic|reaction|"
    r"sensitive|sensitivity|according|prior|close|change|changes|linked|access|surgery|therapy|pressure)\s+to\s+$"
)
#: “Gout, a form of arthritis”, “Ptosis, drooping of the eyelids”.
_KIND_BEHIND = re.compile(r"[^,()]+(?:\([^()]*\))?(,\s+(?:an?|the|one of|usually|often)\s[^,]*)$")
_ONE_WORD_FIRST = re.compile(r"[\w-]+(,\s+(?!and\b|or\b)[^,]*)$")
#: The end of a noun that stands alone before what it means.
_A_NAME = re.compile(
    r"(?:sis|ia|ies|oma|itis|us|ism|y|ness|ion|ure|um|ea|ma|ing|ine|in|ac|ol|ide|one|mab|ers?|nts?|als|tes?|es)$",
    re.IGNORECASE,
)
#: What a thing is, between it and where it is.
_INSIDE = re.compile(r",\s+an?\s(?:(?!and\b|or\b)[\w-]+\s){0,5}[\w-]+,(?=\s(?:in|on|at|from|within|throughout)\s)")
_KIND_FIRST = re.compile(r",\s+(?:(?:an?|one of)\s|the\s+[\w-]+\s+(?:between|that|which|where|in)\s)")
_A_KIND = re.compile(r",\s+(?:an?|the|one of)\s")  # “a diuretic, a drug”; “dry, irritated eyes” are one
_CONJUNCTION = re.compile(r"\b(?:and|or)\b")
_COMMA = re.compile(",")
_JOINED = re.compile(r"\s(?:and|or)\s")
#: Words without one of which nothing is coordinated.
_JOINING = frozenset(["and", "or", "and/or"])
_GERUND = re.compile(r"\w+ing")
_RESULT = Sought(re.compile(r",\s+(?:causing|resulting in|leading to)\s+"), ("causing", "resulting in", "leading to"))
_BRACKETED = re.compile(r"\(([^()]*)\)")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_FIXED = (
    "signs and symptoms",
    "pins and needles",
    "aches and pains",
    "wear and tear",
    "back and forth",
    "up and down",
    "on and off",
    "ups and downs",
    "more and more",
    "and so on",
    "head and neck",
    "black and blue",
    "over and over",
    "and other",
    "food and drug",
    "health and human",
)


def phrases(text: str, start: int, end: int, *, split: bool = True) -> list[Phrase]:
    """The atomic objects of ``text[start:end]``, in order."""
    return list(_dedupe(_phrases(text, start, end, split=split)))


def _dedupe(found: Iterator[Phrase]) -> Iterator[Phrase]:
    seen: set[str] = set()
    for phrase in found:
        if phrase.text.lower() not in seen:
            seen.add(phrase.text.lower())
            yield phrase


def _outside(text: str, start: int, end: int, pattern: Sought) -> re.Match[str] | None:
    """The first match that stands in no parentheses."""
    for match in pattern.finditer(text, start, end):
        if text.count("(", start, match.start()) == text.count(")", start, match.start()):
            return match
    return None


def _phrases(text: str, start: int, end: int, *, split: bool, depth: int = 0) -> Iterator[Phrase]:
    start, end = trim(text, start, end)
    if start >= end or depth > 3:
        return
    has_comma = text.find(",", start, end) >= 0
    dash = _outside(text, start, end, _DASH)
    if dash and dash.start() > start and depth == 0:
        if _ANNOUNCES.fullmatch(text, start, dash.start()):
            start = dash.end()  # “three features: weakness, …”
        else:
            end = dash.start()
    example = _outside(text, start, end, _EXAMPLE)
    if (
        example
        and example.start() > start
        and not (example.group().strip(" ,").lower() == "like" and text[example.start()] != ",")
    ):
        stop = end
        head = text[start : example.start()]
        goes_on = "," in head and not _CONJUNCTION.search(head.rsplit(",", 1)[1]) and text[example.start()] != ","
        comma = text.find(",", example.end(), end) if goes_on else -1
        if comma > 0 and _CONJUNCTION.search(text, comma, end):  # “fits, changes including loss of memory, and pain”
            *before, last = head.split(",")
            at = start
            for part in [*before, last]:
                yield from _phrases(text, at, at + len(part), split=split, depth=depth + 1)
                at += len(part) + 1
            for phrase in _phrases(text, example.end(), comma, split=split, depth=depth + 1):
                yield phrase._replace(role="example") if phrase.role == "main" else phrase
            yield from _phrases(text, comma + 1, end, split=split, depth=depth + 1)
            return
        again = _AGAIN.search(text, example.end(), end)
        if again and not _CONJUNCTION.search(text, example.end(), again.start()):
            # “asthma medicines, such as theophylline, and some allergy medicines”
            yield from _phrases(text, start, example.start(), split=split, depth=depth + 1)
            for phrase in _phrases(text, example.end(), again.start(), split=split, depth=depth + 1):
                yield phrase._replace(role="example") if phrase.role == "main" else phrase
            yield from _phrases(text, again.end(), end, split=split, depth=depth + 1)
            return
        tail = _RELATIVE.search(text, example.end(), end)
        if tail and tail.start() > example.end() + 3:
            stop = tail.start()
        heads = list(_phrases(text, start, example.start(), split=split, depth=depth + 1))
        yield from heads
        if _PLACE.match(text, example.end(), stop):
            return  # “small bumps, especially on the scalp”
        head = next((phrase.text for phrase in reversed(heads) if phrase.role == "main"), "")
        if (
            head.split(" ", 1)[0].lower() in _FINDING
            or (head.split(" ", 1)[0].lower() in PEOPLE and " who " in text[start : example.start()])
            or _DOING_WITH.match(head)
            or _EATING.match(head)
            or head.endswith(("genes", "gene"))
            or _DOING.search(head)
            or _LACKING.search(head)
            or _LACKING.search(text, start, example.start())
            or (_ABOVE_ALL.match(example.group()) and _PARTED_OF.search(head))
            or _WATCHED.search(head)
        ):
            return  # “delays in reaching milestones such as walking”, “tests for problems such as anemia”
        role = (
            "result" if _outside(text, start, example.start(), _RESULT) else "example"
        )  # “…, leading to harm such as”
        for phrase in _phrases(text, example.end(), stop, split=split, depth=depth + 1):
            yield phrase._replace(role=role) if phrase.role == "main" else phrase
        return
    result = _outside(text, start, end, _RESULT)
    if result and result.start() > start and depth < 2:
        yield from _phrases(text, start, result.start(), split=split, depth=depth + 1)
        yield from (
            phrase._replace(role="result") for phrase in _phrases(text, result.end(), end, split=split, depth=depth + 1)
        )
        return
    relative = _outside(text, start, end, _RELATIVE)
    around = _goes_on(text, start, relative, end) if relative else None
    if around:  # “pain, hands that are cold, and fever”
        for comma_before, comma_behind in pairwise((start - 1, *around, end)):
            yield from _phrases(text, comma_before + 1, comma_behind, split=split, depth=depth + 1)
        return
    is_done = _GERUND.fullmatch(text, start, relative.start()) if relative else None
    if relative and relative.start() > start + 2 and (is_done is None or is_done.group().lower() in COMPLETE):
        yield from _phrases(text, start, relative.start(), split=split, depth=depth + 1)
        if text[relative.start()] == ";":
            yield from _phrases(text, relative.end(), end, split=split, depth=depth)
        return
    reason = _outside(text, start, end, _DUE_TO)
    if reason and reason.start() > start and _CONJUNCTION.search(text, start, end):
        yield from _phrases(text, start, reason.start(), split=split, depth=depth + 1)
        return  # “liver disease due to inflamed or blocked ducts”
    denied = _outside(text, start, end, _BUT_NO)
    if denied and denied.start() > start:
        yield from _phrases(text, start, denied.start(), split=split, depth=depth)
        yield from _phrases(text, denied.end(), end, split=split, depth=depth + 1)
        return
    joined = _outside(text, start, end, _WITH)
    if joined and split and joined.start() > start:
        yield from _phrases(text, start, joined.start(), split=split, depth=depth)
        yield from _phrases(text, joined.end(), end, split=split, depth=depth + 1)
        return
    such = _SUCH.match(text, start, end)
    if such and such.end() < end:
        start = such.end()
    quantity = _OF.match(text, start, end) or _ONE_OF.match(text, start, end)
    if quantity and quantity.end() < end:
        start = quantity.end()
    words = tokenise(text, start, end)
    if words and words[0].low in _FINDING:
        if split and (joined := _AND_FINDING.search(text, start, end)):
            yield from _phrases(text, start, joined.start(), split=split, depth=depth + 1)
            yield from _phrases(text, joined.end(), end, split=split, depth=depth + 1)
            return
        split = False  # “detecting IgM and IgG antibodies”
    if words and words[0].low not in AMBIGUOUS and VERB_FORMS.get(words[0].low, ("", ""))[1] == "base":
        split = False  # an action: “Avoid or limit stimulants”
    done = _TO_DO.fullmatch(text, start, end) if any(word.low == "to" for word in words) else None
    if (
        done
        and VERB_FORMS.get(done.group(1), ("", ""))[1] == "base"
        and not _TO_NOUN.search(text, start, done.start(1))
        and not _JOINED.search(text, start, done.start(1))
    ):
        split = False
    if named := _NAMED.match(text, start, end):
        start = named.end()
    apposition = _KIND_BEHIND.match(text, start, end) or _ONE_WORD_FIRST.match(text, start, end) if has_comma else None
    if (
        apposition
        and (" " in text[start : apposition.start(1)] or _A_NAME.search(text, start, apposition.start(1)))
        and (_A_KIND.match(apposition.group(1)) or not is_adjective(text[start : apposition.start(1)]))
        and not _CONJUNCTION.search(text, start, apposition.start(1))
        and (_KIND_FIRST.match(apposition.group(1)) or not _CONJUNCTION.search(apposition.group(1)))
    ):
        end = apposition.start(1)
    # parentheses
    holes: list[tuple[int, int]] = []
    later: list[Phrase] = []
    for match in _BRACKETED.finditer(text, start, end) if text.find("(", start, end) >= 0 else ():
        inner = match.span(1)
        content = match.group(1)
        holes.append(match.span())
        label = _EXAMPLE_LIKE.match(content)
        if label and not (_PLACE.match(content, label.end()) or _HANDLED.search(text, start, match.start())):
            later += [
                phrase._replace(role="example")
                for phrase in _phrases(text, inner[0] + label.end(), inner[1], split=split, depth=depth + 1)
            ]
    if has_comma:  # “a buildup of zincin, a part of paper, in the lungs”
        holes += [(aside.start(), aside.end()) for aside in _INSIDE.finditer(text, start, end)]
    members = _coordinate(text, start, end, sorted(holes)) if split else [[(start, end)]]
    found: list[Phrase] = []
    for spans in members:
        kept = [part for span in spans for part in _without(span, holes)]
        made = made_of(text, *kept)
        if made:
            found.append(made)
    yield from found
    yield from later


def _goes_on(text: str, start: int, relative: re.Match[str], end: int) -> tuple[int, int] | None:
    """The commas around the member of a list that a relative clause ends, where the list goes on behind it."""
    if "that" not in relative.group() or "," in relative.group():
        return None
    commas = [
        at.start()
        for at in _COMMA.finditer(text, start, end)
        if text.count("(", start, at.start()) == text.count(")", start, at.start())
    ]
    before = max((at for at in commas if at < relative.start()), default=None)
    behind = min((at for at in commas if at > relative.end()), default=None)
    if before is None or behind is None or _CONJUNCTION.search(text, before, relative.start()):
        return None
    return (before, behind) if _CONJUNCTION.search(text, behind, end) else None


def _without(span: tuple[int, int], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    parts, at = [], span[0]
    for start, end in holes:
        if at <= start and end <= span[1]:
            parts.append((at, start))
            at = end
    parts.append((at, span[1]))
    return [(start, end) for start, end in parts if start < end]


def _coordinate(text: str, start: int, end: int, holes: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Part at commas and conjunctions; a shared head or lead goes with each member."""
    tokens = tokenise(text, start, end)
    words = [token for token in tokens if not any(a <= token.start < b for a, b in holes)] if holes else tokens
    lowered = [token.low for token in tokens]
    if _JOINING.isdisjoint(lowered):
        return [[(words[0].start, words[-1].end)] if words else []]
    said = " ".join(lowered)
    if any(fixed in said for fixed in _FIXED) and said.count(",") < 2:
        return [[(start, end)]]
    masked = [*holes, *(quoted.span() for quoted in _QUOTED.finditer(text, start, end))]
    members = members_of(words, {token.start for token in tokens if any(a <= token.start < b for a, b in masked)})
    return [[(part[0].start, part[-1].end) for part in parts if part] for parts in members]
