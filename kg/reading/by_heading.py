"""What a sentence that names the condition is about by its heading, where its words tell nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.reading.said import FINDS, Said
from kg.reading.sought import Sought

__all__ = ["by_heading"]

_HEADINGS: Mapping[str, str] = {
    "causes": "hasMechanism",
    "complications": "hasComplication",
    "exams": "hasTest",
    "genetics": "hasMechanism",
    "outlook": "hasPrognosis",
    "symptoms": "hasSymptom",
    "treatment": "hasTreatment",
}
#: What is none of that, whatever stands above it: what a word means, what is like it, where a gene is.
_ELSE = Sought(
    re.compile(
        r"\b(?:(?:similar|in addition) to|located on|evidence (?:for|that)|(?:in association|associated) with (?:other|another)|other than|(?:don['’]t|do not) (?:discover|know)|differentiated|distinguish\w*|"
        r"an indication|the only|several factors|may want|awareness|clinical trials?|resembl\w*|reported to|classified into|not (?:\w+ )?understood|discover\w*|unlike|called by)\b|"
        r"\b(?:many|number of|several|variety of) (?:other )?symptoms\b(?!.*\b(?:including|such as)\b)"
    )
)
#: What a heading of each kind does not tell of.
_LEFT: Mapping[str, Sought] = {
    "hasComplication": Sought(re.compile(r"\b(?:first evidence|should|must|treat\w*)\b")),
    "hasMechanism": Sought(
        re.compile(
            r"\b(?:severe signs|should|ulcerative|reliev\w*|undiagnosed|unnoticed|(?:relatively|so|very) (?:mild|severe)|delay\w*|outlook|prognosis|treat\w*|diagnos(?:e|is|ing)|tests?|risk factors?|(?:chances?|risks?) (?:for|of) (?!developing|getting|having|inheriting))\b"
        )
    ),
    "hasPrognosis": Sought(re.compile(r"\b(?:is|are) (?:found|seen)\b|\b(?:important to|should|tests?)\b")),
    "hasSymptom": Sought(
        re.compile(
            r"\b(?:appl(?:y|ies) to|(?:cases of|several cases)|suspects?|examination|could be due|both|treat\w*)\b"
        )
    ),
    "hasTreatment": Sought(
        re.compile(
            r"\b(?:side effects?|charts?|complications?|habit|monitor\w*|presentation|rate|report\w*|suggests? that|worse\w*|harm\w*|costs?|not (?:been )?(?:shown|proven|effective)|caus(?:e|es|ing)|play\w* (?:an? )?(?:\w+ )?roles?|after an? (?:infection|injury)|risks?)\b"
        )
    ),
}
#: What people have by birth, where a heading of causes stands above it.
_BORN_WITH = Sought(
    re.compile(r"\b(?:chromosomes?|cop(?:y|ies)|deletions?|duplications?|genes?|genetic|mutations?|inherit\w*)\b")
)
_TESTED = Sought(
    re.compile(
        r"\b(?:assess\w*|calculat\w*|detect\w*|determine\w*|exam(?:s|in\w+)?|measur\w*|monitor\w*|screen\w*|tests?|tested|diagnos\w*)\b"
    )
)
#: What is told of care, and with which verbs; what no sentence on an illness has.
_CARED = Sought(
    re.compile(
        r"\b(?:surg\w+|treatments?|therap\w+|medications?|medicines?|blocking agents?|(?:beta[- ])?blockers?|eye drops)\b"
    ),
    ("surg", "treatment", "therap", "medic", "block", "drops"),
)
_HELPS = re.compile(
    rf"{_CARED.pattern.pattern}|\b(?:approved|benefit|eas(?:e|es)|improve\w*|inhibitors|injected|lower(?:s|ed)|recommended|reduc\w+|reliev\w+|slow(?:s|ed)|stops?|treated)\b"
).search
_DONE = frozenset(["be", "benefit", "help", "include", "indicate", "prefer", "require", "use"])
_NO_ILL = Sought(
    re.compile(
        r"\b(?:blockers?|diet|doctors?|drugs?|foods?|liquids?|lower\w*|medic\w+|necessary|normal\w*|pills?|prescri\w+|prevent\w*|providers?|reduc\w+|requires?|surg\w+|therap\w+|transfusions?|vitamins?)\b"
    )
)
#: Verbs that tell what a word means.
_MEANING = frozenset(["call", "define", "know", "mean", "name", "refer"])


def _is_plain(said: Said, predicate: str) -> bool:
    """Whether a sentence that does not name the condition is of what its heading is of, by what it says may be or is done."""
    kind = said.view.kind
    if predicate == "hasTreatment":
        is_done = said.verb in _DONE and kind in ("other", "people", "treatments")
        is_done &= not said.view.complement.startswith(("a ", "an "))  # what a word means
        return is_done and _CARED.search(said.words) is not None
    kinds = {"hasComplication": ("other",), "hasSymptom": ("other", "people", "symptoms")}.get(predicate, ())
    may_be = said.view.clause.modal in ("can", "could", "may", "might")
    return kind in kinds and may_be and _NO_ILL.search(said.words) is None


def by_heading(said: Said) -> str:
    """The predicate of the heading above a sentence that names the condition; empty where it tells something else.

    Args:
        said: The sentence, by its first clause.
    """
    view = said.view
    predicate = _HEADINGS.get(view.section, "")
    if not predicate:
        return ""
    is_named = said.is_of_it and (predicate != "hasComplication" or view.reader.condition_named.search(said.words))
    if view.kind in ("none", "there") or said.verb in _MEANING:
        return ""
    is_before = view.words in ("it", "they") and view.index == 0
    if is_before or _ELSE.search(said.words) or not (is_named or _is_plain(said, predicate)):
        return ""
    left = _LEFT.get(predicate)
    if left is not None and left.search(said.words):
        return ""
    if said.words.startswith("In the general population"):
        return ""
    is_risk = "risk of developing " in view.complement or view.words.startswith("the risk of developing ")
    if predicate == "hasMechanism" and is_risk:
        return "hasRiskFactor"
    if predicate == "hasMechanism" and said.kind == "people" and not _BORN_WITH.search(said.words):
        return ""
    has_it = said.verb == "have" and view.reader.condition.match(view.complement) is not None
    if predicate in ("hasMechanism", "hasPrognosis", "hasSymptom") and (said.kind == "provider" or has_it):
        return ""  # what is done, or who has it
    is_besides = said.verb == "have" if said.kind == "people" else said.kind == "other" and not _HELPS(said.words)
    if predicate == "hasTreatment" and is_besides:
        return ""  # what they have besides, or what makes it worse
    if predicate == "hasTest":
        return predicate if _TESTED.search(said.words) and said.kind != "symptoms" else ""
    return "" if FINDS.search(said.words) else predicate
