"""How the condition is passed on: from person to person, by what, from parents to their children."""

from __future__ import annotations

import re

from kg.reading.rule import AnyBut, rule
from kg.reading.tokens import trim
from kg.reading.view import View

__all__ = ["contagious", "infected_by", "spreads"]

_CONTAGIOUS = re.compile(
    r"(?:(?:very|highly|quite|extremely|also|usually|generally|itself|necessarily)\s+)*((?:contagious|infectious|communicable|transmissible|catching)"
    r"(?: (?:disease|infection|illness|condition))?)(?=\s*(?:[.,;]|$)|\s+(?:and|but|or)\b)",
    re.IGNORECASE,
)
_LEADS_ON = r"(?:(?:easily|quickly|rapidly|mainly|usually|often|most often|primarily|typically|commonly|directly|also|only|sexually)\s+)*"
#: The way from one to the next; “to the lungs” is another matter.
_FROM_ONE = re.compile(
    rf"{_LEADS_ON}(?:(?:on|down) )?(?:(?:from|to|between|among|by|through|via|in|with)\s+(?:[\w-]+\s+){{0,4}}?(?:persons?|people|humans?|animals?|mothers?|child|children|babies|baby|"
    r"parents?|generations?|family|families|others|someone|men|women|partners?|contact|air|food|water|blood|feces|saliva|droplets|coughs?|coughing|sneezing|touching|kissing|sharing|sex|bites?|biting|"
    r"ticks?|mosquito(?:es)?|fleas|lice|flies|insects|rodents?|soil|needles|objects|surfaces|hands|milk|meat)\b|person[- ]to[- ]person|when\b)",
)
#: What causes the condition, where it is spoken of as that which is passed on.
_GERM = re.compile(
    r"(?:the|this|these) (?:[\w-]+ )?(?:virus(?:es)?|bacteri(?:a|um)|germs?|parasites?|worms?|fung(?:us|i)|spores|eggs|larvae|infections?|organisms?|toxin|mites|lice)",
)
_INFECTED = re.compile(
    r"(?:(?:can|may|might|could|usually|often|also|sometimes|most often|commonly|generally) )*(?:become|becomes|get|gets|be|are|is|been) (?:also |usually |often |most often )?infected"
    r"(?: with (?:it|them|(?:the|this) \w+|([\w' -]+?)))?(?= (?:by|through|from|after|if|when)\b)"
)
_BY = re.compile(r"\s*(?:by|through|from|after)\s+(?=\w)", re.IGNORECASE)
_YOU = re.compile(r"(?:you|they|people|a person|someone|he or she)\s+")


@rule(verbs=["be"], kinds=["condition"], passive=False)
def contagious(view: View) -> bool:
    """R-contagious: “X is not contagious”."""
    clause = view.clause
    if view.words.split()[0] in ("most", "some"):
        return False
    said = _CONTAGIOUS.match(view.text, *view.span()) if clause.complement[0] < clause.complement[1] else None
    return said is not None and view.say(
        "hasMechanism", (said.span(1),), "R-contagious", subject=view.subject(), is_bare=True
    )


@rule(
    verbs=["pass", "spread", "transmit", "travel"],
    kinds=["condition", "other"],
    sections=AnyBut("treatment", "exams"),
)
def spreads(view: View) -> bool:
    """R-spreads-by: “It spreads from person to person”, “The virus is passed on through contact with blood”."""
    clause = view.clause
    is_germ = view.kind == "other" and _GERM.fullmatch(view.words) is not None
    if not (is_germ or (view.kind == "condition" and view.reader.only.match(view.words))):
        return False
    if (clause.verb == "transmit" and not clause.passive) or (
        clause.verb == "travel" and not _GERM.fullmatch(view.words)
    ):
        return False
    if not _FROM_ONE.match(view.complement):
        return False
    is_of_when = view.complement.endswith("when") or not view.complement
    return view.clause_object("hasMechanism", "R-spreads-by", "B", whole=is_germ, extend=is_of_when)


#: What is done, and no thing.
_DOING = re.compile(r"\w+ing\s")


@rule(kinds=["people", "none"], sections=AnyBut("treatment", "exams"), negated=False)
def infected_by(view: View) -> bool:
    """R-infected-by: “People become infected by eating raw meat”, “You can become infected if you swallow it”."""
    clause = view.clause
    start, end = clause.span((clause.group[0], clause.complement[1]))
    said = view.text[start:end]
    later = view.following("sub")
    if later and not said.rstrip(" .").endswith((" if", " when")):
        said = f"{said.rstrip(' .')} {later[0][1].link}"
    infected = _INFECTED.match(said.lower())
    if infected is None or (infected.group(1) and not view.reader.condition.match(infected.group(1))):
        return False
    by = _BY.match(view.text, start + infected.end(), end)
    if by is not None:
        is_done = _DOING.match(view.text[by.end() : end]) is not None
        return view.objects("hasCause", by.end(), end, "R-infected-by", "A", drop_purpose=False, split=not is_done)
    if not later or later[0][1].link not in ("if", "when") or later[0][1].negated:
        return False
    index, when = later[0]
    subject = f"{when.text(when.subject)} "
    if not _YOU.fullmatch(subject) or len(view.all) > index + 1:
        return False  # “if you eat it or touch …”: which of them, is not plain
    view.handled.add(index)
    done = trim(view.text, when.span(when.group)[0], when.span((when.group[0], when.complement[1]))[1])
    return view.say("hasCause", (done,), "R-infected-by", is_bare=True)
