"""Causes, triggers, risks, and what occurs together."""

from __future__ import annotations

import re

from kg.entry.lexicon import BODY, COMPLETE, VERB_FORMS
from kg.reading.cues import CAUSE_VERBS, DISEASE, RISK, UNKNOWN
from kg.reading.found import CONDITION, DEFAULT
from kg.reading.rule import AnyBut, rule
from kg.reading.sound import is_pointing
from kg.reading.tokens import trim
from kg.reading.view import View
from kg.reading.whole import open_question

__all__ = ["associated", "caused_by", "causes", "occurs_when", "unknown_cause"]

#: What something is made, behind “make”: “makes it hard to walk”.
_MADE = re.compile(
    r"\b(?:hard|harder|difficult|weak|weaker|impossible|easier|more|less|unable|likely|worse|sick|ill|stiff|tired|feel|\w*antibod\w*|too)\b"
)
#: What makes a product one of illness: “produces too much”.
_ILL = re.compile(r"\b(?:too|excess\w*|abnormal\w*|inflam\w*|damage|pain|weakness|symptoms?|toxins?)\b")
#: What nobody knows: “what causes gout”, “the exact cause of gout”.
_ASKED = re.compile(
    r"\b((?:what|why|how)\s[^.;,]*?\b(?:causes?|triggers?|lead\w*|develop\w*|occurs?|happens?|sets?|starts?|begins?|gets?|makes?|attacks?|"
    r"makes|damages?|destroys?)\b[^.;,]*?|(?:(?:the|its|an?)\s+)?(?:(?:exact|precise|specific|underlying|root|main|direct)\s+)*"
    r"(?:causes?|inheritance patterns?|mechanisms?|triggers?|reasons?)\b(?:\s\([^)]*\))?(?:\s(?:of|for|behind)\s[^.;]*?)?)"
    r"(?=\s+(?:is|are|isn|aren|remains?|may be|has|have|cannot)\b|[.;,)]|$)",
    re.IGNORECASE,
)
#: What stands before that: “No one knows …”.
_NO_ONE = re.compile(
    r"\b(?:not|n['’]t|no one|nobody|unknown|unclear|unsure|little|cannot)\b[^.;]{0,60}$|\bdont\b[^.;]{0,60}$|\b(?:unknown|unclear)\s*$",
    re.IGNORECASE,
)
#: What stands behind it: “… is unknown”.
_IS_UNKNOWN = re.compile(
    r"\s+(?:(?:is|are|remains?|may be|has|have|cannot)(?:n['’]t)?\s+)(?:be\s+|been\s+)?(?:complex and |often |still |usually |yet |currently |generally |largely )*"
    r"(?:unknown|unclear|uncertain|not\b|known|never\b|found)",
    re.IGNORECASE,
)
#: What a thing brings about that is told elsewhere as the condition's.
_ITS_SIGNS = re.compile(r"(?:the |these |some |many )?(?:[\w-]+ ){0,3}?(?:signs|symptoms)\b")
#: What it leads to, by that name.
_COMPLICATIONS = re.compile(r"(?:(?:serious|other|many|several|some|certain|severe|long-term) )*complications\b")
#: How it gets better.
_BETTER = re.compile(
    r"(?:an? |the |some |modest |significant |marked |complete |partial )*(?:improvements?|recovery|relief|remission|resolution|stabili[sz]ation)\b"
)
_TO_DO = re.compile(r"[a-z]s? (?:[\w-]+ )*?(?<!bility )(?<!desire )(?<!failure )(?<!need )(?<!urge )to ([a-z]+)\b")
#: “the signs and symptoms of gout”, which what causes them explains.
_SIGNS_OF = re.compile(
    r"(?:the |many |most |some |main )*(?:signs and symptoms|symptoms|signs|features|abnormalities|problems) (?:of|in|associated with) "
)
#: A form of the condition, before its name: “a more severe form of gout”.
_A_FORM = re.compile(
    r"(?:an? |the )?((?!(?:all|certain|many|most|several|some) )(?:[\w-]+ ){0,3}(?:forms?|kinds?|subtypes?|types?|variants?) of (?:[\w-]+ )?|(?:acquired|acute|atypical|chronic|congenital|familial|hereditary|inherited|primary|secondary|severe|(?:group|type) \w+) )$",
    re.IGNORECASE,
)
#: That something is found beside another thing.
_TOGETHER = re.compile(r"(?:[\w-]+ ){0,2}(?:with|in (?:association|combination|conjunction) with)\b")
#: What stands behind a verb that brings about.
_LEADS = {"lead": ("to", "in"), "result": ("in",)}
#: What causes the cause: “by a lack of blood, resulting from …”.
_RESULTING = re.compile(r",\s(?:resulting from|caused by|due to|as a result of)\s")
_DUE_TO = re.compile(
    r"(?:usually |often |most often |mainly |probably |thought to be )?(?:due to|caused by|the result of|a result of|because of|related to|triggered by)"
)
_FROM = re.compile(
    r"(?:most often |often )?(?:from(?! \d)|because of|due to|as (?:a|the) (?:result|complication|consequence) of|in response to|following|after)\s"
)
_TO_FEEL = re.compile(r"(?:you|people|individuals|patients|someone|a person) to (?:be |feel |have )?")
#: Words of a target that tell what it is.
_HEAD = 4


#: Where something else begins.
_BUT = re.compile(r"[,;]\s*(?:but|however)|;\s")


@rule()
def unknown_cause(view: View) -> bool:
    """R-unknown: “The exact cause is unknown”, “No one knows what causes X”."""
    sentence = view.piece.text
    is_there = view.section in ("causes", "considerations", "summary", "genetics", "risk", "symptoms")
    if not UNKNOWN.search(sentence) or not (is_there or view.reader.condition_named.search(sentence)):
        return False
    but = _BUT.search(sentence)
    start, end = view.piece.start, view.piece.start + (but.start() if but else len(sentence))
    asked = _ASKED.search(view.text, start, end)
    unknown = UNKNOWN.search(view.text[start:end])
    if (
        asked is None
        or unknown is None
        or view.text.count("(", start, asked.start()) != view.text.count(")", start, asked.start())
    ):
        return False
    if not (_NO_ONE.search(view.text[start : asked.start()]) or _IS_UNKNOWN.match(view.text, asked.end(), end)):
        return False
    view.handled.update(
        index
        for index in range(view.index + 1, len(view.all))
        if view.all[index].tokens[view.all[index].group[0]].start < end
    )
    open_question(view.reader, view.block, view.piece, trim(view.text, asked.start(1), asked.end(1)))
    return True


_BY_SOMEBODY = re.compile(r"an? (?:infected |infested )?(?:person|animal)\b")
_NAME = re.compile(r"(?:the |its )?(?:name|term|word)\b")
_IN_PARENTHESES = re.compile(r"\s*\([^)]*\)")


@rule(
    verbs=[
        *("acquire", "appear", "arise", "be", "bring", "cause", "come", "develop", "happen", "induce", "influence"),
        *("occur", "pass", "produce", "provoke", "result", "spread", "stem", "transmit", "trigger"),
    ]
)
def caused_by(view: View) -> bool:
    """R-caused-by: “is caused by”, “results from”, “is due to”, “occurs because of”."""
    clause = view.clause
    complement = view.complement
    target: tuple[int, int] | None = None
    if clause.passive and clause.verb in ("cause", "trigger", "bring", "produce", "induce", "provoke"):
        target = view.after("by")
    elif (
        clause.passive
        and clause.verb in ("acquire", "pass", "spread", "transmit")
        and view.reader.only.match(view.words)
    ):
        target = view.after("by") if clause.verb == "pass" else view.after("by", "through")
        if clause.negated or target is None or _BY_SOMEBODY.match(view.text[slice(*target)]):
            return False  # by whom, it is not plain how
        return view.objects("hasCause", *target, "R-spread-by", "B", view.subject(), drop_purpose=False)
    elif clause.passive and clause.verb == "influence" and view.kind == "condition" and not clause.negated:
        target = view.after("by")
        return target is not None and view.objects("hasRiskFactor", *target, "R-caused-by", "B", view.subject())
    elif clause.verb == "be" and _DUE_TO.match(complement):
        target = view.after("to", "by", "of")
    elif (
        clause.verb in ("result", "come", "arise", "stem", "occur", "develop", "happen", "appear")
        and _FROM.match(complement)
        and not clause.passive
    ):
        if (
            clause.verb in ("occur", "develop", "happen", "appear", "come")
            and complement.startswith(("from ", "after ", "following "))
            and view.section not in ("causes", "summary")
        ):
            return False
        if clause.verb == "come" and view.kind == "other" and not COMPLETE.intersection(view.words.split()):
            return False  # “Proteins come from meat”
        target = view.after("from", "of", "to", "following", "after")
    if target is None or _NAME.match(view.words):
        return False
    subject = (
        view.subject() if view.kind in ("condition", "this", "none", "people") else (view.words, view.subject_span())
    )
    predicate = "hasTrigger" if clause.verb == "trigger" or complement.startswith("triggered") else "hasCause"
    if (
        subject[1] is not None
        and (signs := _SIGNS_OF.match(view.words))
        and view.reader.only.match(view.words[signs.end() :])
    ):
        return view.objects("hasMechanism", *target, "R-caused-by", "B", drop_purpose=False)
    tier = "A" if view.kind == "condition" else "B"
    start, end = target
    further = _RESULTING.search(view.text, start, end)
    if further is None:
        return view.objects(predicate, start, end, "R-caused-by", tier, subject, drop_purpose=False)
    done = view.objects(predicate, start, further.start(), "R-caused-by", tier, subject, drop_purpose=False)
    cause = _IN_PARENTHESES.sub("", view.text[start : further.start()])
    if len(cause.split()) <= _HEAD:
        view.objects(
            "hasCause", further.end(), end, "R-caused-by", "B", (cause, (start, start + len(cause))), drop_purpose=False
        )
    return done


_FEEL = re.compile(r"\b(?:you|people|them|someone) feel ")
#: The condition, as it is called.
_IT = re.compile(r"it\W*")
_SOMEBODY = re.compile(r"\b(?:people|patients|persons|those|with)\b")
_OF_SOME = re.compile(r"\b(?:else|others?|everyone|always|all)\b")


@rule(verbs=CAUSE_VERBS, passive=False)
def causes(view: View) -> bool:
    """R-causes: “can cause”, “leads to”, “results in”, and who causes what."""
    clause, complement = view.clause, view.complement
    if view.kind == "none" and clause.opener == "main" and view.index:
        return False  # “…; however, too much can cause it”
    if clause.verb == "make":
        if view.kind in ("provider", "people") or view.section not in (
            "summary",
            "causes",
            "symptoms",
            "genetics",
            "complications",
        ):
            return False
        if view.section in ("summary", "symptoms") and _FEEL.search(complement):
            words = clause.words(clause.complement)
            at = next(i for i, token in enumerate(words) if token.low == "feel")
            return at + 1 < len(words) and view.objects(
                "hasSymptom",
                words[at].start,
                words[-1].end,
                "R-makes-feel",
                "B",
                view.subject(),
                drop_purpose=False,
                split=False,
            )
        if not _MADE.search(complement):
            return False  # “The thyroid makes a hormone”
        return view.clause_object(DEFAULT[view.section], "R-makes", "B", extend=True)
    if not complement.startswith(_LEADS.get(clause.verb, "")):
        return False
    words = clause.words(clause.complement)
    if not words and (later := view.following("coord")):  # “can cause or aggravate gout”
        words = clause.words(later[0][1].complement)
        view.handled.add(later[0][0])
    skip = 1 if words and words[0].low in ("to", "in", "about") else 0
    if len(words) <= skip:
        return False
    start, end = words[skip].start, words[-1].end
    if to_feel := _TO_FEEL.match(view.text, start, end):
        start = to_feel.end()
    target = view.text[start:end]
    if clause.opener == "content" and (" lead to " in target or " result in " in target):
        return False  # “… that changes that cause gout result in pain”
    if (
        view.kind == "condition"
        and clause.verb in ("produce", "create")
        and target.startswith(("too ", "excess", "abnormal"))
    ):
        return view.clause_object("hasMechanism", "R-causes", "B")
    if _BETTER.match(target) and view.section in ("outlook", "treatment"):
        subject = (CONDITION, None) if view.kind == "condition" else (view.words, view.subject_span())
        return view.objects("hasPrognosis", start, end, "R-results-in", "B", subject, drop_purpose=False, split=False)
    if view.kind in ("condition", "none", "this"):
        default = {
            "complications": "hasComplication",
            "outlook": "hasComplication",
            "treatment": "hasComplication",
            "exams": "hasComplication",
            "causes": "hasSymptom",
            "prevention": "hasComplication",
        }.get(view.section, "hasSymptom")
        if clause.verb in ("lead", "result") and default == "hasSymptom":
            default = "hasComplication"
        if view.kind != "condition" and view.section in ("causes", "summary"):
            default = "hasMechanism"
        if default == "hasSymptom" and _COMPLICATIONS.match(target):
            default = "hasComplication"
        does = _TO_DO.search(target)
        is_one = does is not None and VERB_FORMS.get(does.group(1), ("", ""))[1] == "base"  # “causes organs to stick”
        return view.objects(default, start, end, "R-causes", "A", view.subject(), drop_purpose=False, split=not is_one)
    signs = _SIGNS_OF.match(target)
    if signs and view.reader.only.match(target[signs.end() :].rstrip(" .").lower()) and not is_pointing(view.words):
        return view.objects("hasMechanism", *view.subject_span(), "R-signs-of", "B", drop_purpose=False, split=False)
    if _ITS_SIGNS.match(target):
        return True  # “Adrenaline causes symptoms of gout such as …”: by which way it comes
    names = view.reader.condition_named if view.section == "complications" else view.reader.condition
    about = names.search(target)
    if about is None and view.reader.last[0] == "condition":
        about = _IT.fullmatch(target)  # “Dust can also cause it”
    if about and about.start() <= 25 and not _SOMEBODY.search(target[: about.start()]):
        predicate = "hasTrigger" if clause.verb == "trigger" else "hasCause"
        if clause.negated and _OF_SOME.search(target):
            return False
        form = _A_FORM.match(target, 0, about.start())
        first = form.start(1) if form else about.end()
        named = (target[first : about.end()], (start + first, start + about.end())) if form else (CONDITION, None)
        count = len(view.reader.claims)
        is_told = view.objects(predicate, *view.subject_span(), "R-cause-of", "A", named, drop_purpose=False)
        view.limit_to_share(count)
        # “Dust often causes gout” is not “Gout often comes of dust”
        view.drop_frequency(count, view.subject_span()[1], clause.span(clause.group)[1])
        return is_told
    predicate = {
        "complications": "hasComplication" if DISEASE.search(view.words) else "leadsTo",
        "outlook": "hasComplication",
        "symptoms": "hasSymptom" if DISEASE.search(view.words) else "leadsTo",
        "treatment": "hasComplication",
        "prevention": "hasComplication",
    }.get(view.section, "leadsTo")
    if clause.verb == "lead" and any(word in BODY or word == "organs" for word in target.split()[:2]):
        return False  # where a vessel leads to
    if clause.verb in ("bring", "produce", "create") and not (about or _ILL.search(" ".join(target.split()[:_HEAD]))):
        return False  # “Glands produce hormones”
    if is_pointing(view.words) or view.words.removeprefix("the ") in BODY:
        return False  # of what “these bacteria” are, or “the body” does, it does not tell
    subject = (view.words, view.subject_span())
    return view.objects(predicate, start, end, "R-leads-to", "B", subject, drop_purpose=False)


_WITH = re.compile(r"(?:along |together |in association )?with\b")
_FREQUENCY = re.compile(r"(?:an? )?(?:higher|greater|lower|increased|equal) frequency\b")
#: In whom above all.
_ABOVE_ALL = re.compile(r"\bin particular\b|\bespecially\b")


@rule(
    verbs=[
        *("accompany", "affect", "appear", "associate", "coexist", "coincide", "connect", "find", "happen", "link"),
        *("occur", "relate", "see"),
    ],
    sections=AnyBut("frequency"),
)
def associated(view: View) -> bool:
    """R-associated: “is associated with”, “occurs with”, “coexists with”."""
    clause = view.clause
    if clause.passive and clause.verb in ("associate", "link", "connect", "relate", "see", "find"):
        is_seen = clause.verb in ("see", "find")
        if is_seen and not _TOGETHER.match(view.complement):
            return False  # “is found in areas with poor sanitation”
        target = view.after("with") if is_seen else view.after("with", "to")
    elif (clause.passive and clause.verb == "accompany" and view.kind == "condition") or (
        clause.passive
        and clause.verb == "affect"
        and view.kind == "people"
        and DISEASE.search(view.complement)
        and view.reader.condition.search(view.words)
    ):
        target = view.after("by")
    elif clause.verb in ("occur", "coexist", "coincide", "appear", "happen") and _WITH.match(view.complement):
        target = view.after("with")
    else:
        return False
    if target is None:
        return False
    if view.kind not in ("condition", "none", "people"):
        about = view.reader.condition.search(view.text[slice(*target)])
        if about and clause.negated:
            return False
        if about:
            predicate = "hasRiskFactor" if RISK.search(view.text[slice(*target)]) else "occursWith"
            return view.objects(predicate, *view.subject_span(), "R-associated-of", "B")
        if not view.reader.condition.search(view.whole):
            return False
        return view.clause_object(DEFAULT.get(view.section, "hasMechanism"), "R-associated-other", "C", whole=True)
    words = view.text[slice(*target)]
    if _FREQUENCY.match(words):
        return False
    done = view.objects("occursWith", *target, "R-associated", "A", view.subject())
    return done or _ABOVE_ALL.search(words) is not None


#: Where or in whom something is.
_IN_WHOM = re.compile(r"\b(?:in|among) \w")


@rule(
    verbs=["appear", "begin", "come", "develop", "happen", "occur", "result", "start"],
    kinds=["condition", "none", "this"],
)
def occurs_when(view: View) -> bool:
    """R-occurs-when: “It happens when the immune system …”."""
    later = view.following("sub", "rel", "content")
    if not later:
        return False
    when = later[0][1]
    if (
        when.opener == "content"
        or when.link not in ("when", "because", "if", "after", "which")
        or when.subject[0] >= when.subject[1]
    ):
        return False
    if view.kind == "condition" and view.subject()[1] is not None:
        return False  # of a form alone
    if when.link == "because" and _IN_WHOM.search(view.complement):
        return False  # why it is where it is
    done = False
    for number, (index, clause) in enumerate(later):
        view.handled.add(index)
        if number and clause.link in ("when", "if"):
            continue  # another way in which it comes
        # “it can occur when …”; what is not possible then is part of what happens
        clause.modal = view.clause.modal
        done |= view.clause_object(
            "hasCause" if not done else "hasMechanism",
            "R-occurs-when",
            "B",
            clause=clause,
            whole=True,
            negated=False,  # what is denied is part of what happens: “when the body does not make enough iron”
        )
    for index in range(later[-1][0] + 1, len(view.all)):
        if view.all[index].opener != "coord":
            break
        view.handled.add(index)
    return done
