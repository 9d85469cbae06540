"""Words by which a thing that treats is known: a medicine, a procedure, and what either does."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.entry.lexicon import BODY, COMPLETE, PEOPLE
from kg.reading.cues import DISEASE
from kg.reading.first_letters import by_first_letter
from kg.reading.sought import Sought

__all__ = [
    "GIVE_VERBS",
    "MEDICINE",
    "THE_DRUGS",
    "TREATS",
    "TREAT_VERBS",
    "is_another",
    "kind_of_treatment",
    "own_predicate",
    "treatment_or_medicine",
    "treats_by_name",
]

#: Names of drugs.
_DRUGS = (
    "medicines?|medications?|drugs?|steroids?|corticosteroids?|antibiotics?|antivirals?|antitoxins?|painkillers?|"
    "bronchodilators?|vasodilators?|blood thinners?|mucus thinners?|antihistamines?|decongestants?|expectorants?|"
    "laxatives?|antacids?|antidepressants?|anticonvulsants?|antipsychotics?|immunosuppressants?|"
    "muscle relaxants?|inhibitors?|blockers?|diuretics?|creams?|ointments?|pills?|vaccines?|agents|insulin|"
    "aspirin"
)
#: Words that end as names of drugs do and are none; how these end.
_NO_DRUGS = (
    r"\w?ine\b|engine|marine|feline|machine|routine|urine|spine|caffeine|intestine|examine|determine|baseline|online|"
    r"outline|decline|nicotine|inside|outside|side|wide|provide|guide|peroxide|role|whole|hole|hospice|discipline|sunshine|"
    r"dioxide|divide|decide|vaccine"
)
_AS_DRUGS = r"(?<=\w(?:ine|ide|ole|cin|mab|nib|lol))|(?<=\w(?:pril|sone|lone))|(?<=\wlimus)|(?<=\w(?:statin|cillin))|(?<=\wtrexate)"
MEDICINE = Sought(
    re.compile(rf"\b(?:{by_first_letter(_DRUGS.split('|'))}|(?=\w++(?:{_AS_DRUGS}))(?!{_NO_DRUGS})\w+)\b")
)


TREAT_VERBS = frozenset(
    [
        "help",
        "improve",
        "relieve",
        "reduce",
        "ease",
        "lessen",
        "slow",
        "prevent",
        "suppress",
        "block",
        "control",
        "treat",
        "remove",
        "stop",
        "cure",
        "restore",
        "shorten",
        "prolong",
        "boost",
        "soothe",
        "decrease",
        "lower",
        "support",
        "strengthen",
        "protect",
        "kill",
        "fight",
        "keep",
        "replace",
        "relax",
        "increase",
        "correct",
        "repair",
        "manage",
        "allow",
        "make",
    ]
)


GIVE_VERBS = frozenset(
    [
        "use",
        "give",
        "prescribe",
        "recommend",
        "do",
        "perform",
        "need",
        "require",
        "order",
        "try",
        "take",
        "place",
        "put",
        "make",
        "start",
        "suggest",
        "repeat",
        "schedule",
        "administer",
        "initiate",
        "utilize",
        "insert",
        "remove",
        "apply",
        "offer",
        "help",
        "administered",
        "inserted",
        "applied",
        "advised",
        "offered",
    ]
)


#: Words of what a treatment is for or is.
TREATS = re.compile(r"\b(?:treat|therap|medicine|drug|surgery|symptom|pain|weakness|cramp|healing|recovery)\w*")
#: What was named before.
THE_DRUGS = re.compile(r"the (?:drugs?|medicines?|medications?|treatments?|therapy)")


#: What is done, by its name.
_DONE = (
    r"surgery|surgical|transplant\w*|exercises?|plasma\w*|exchange|immunoglobulins?|ivig|removal|diet|rest|"
    r"counsel\w*|rehabilitation|devices?|machine|ventilator|radiation|procedures?|operation|injections?|"
    "transfusions?|support|braces?|feeding|tube feeding|feeding tubes?|ventilation|dialysis|globulins?|"
    "replacement|follow-up|medical care|hospital care|palliative care|nursing care|intensive care|dental care|"
    "eye care|skin care|special care|pacemakers?|hearing aids?|wheelchairs?|glasses|contact lenses|"
    "corrective lenses|special lenses|shots?|catheters?|shunts?|stents?|inhalers?|nebulizers?|splints?|"
    "orthotics?|massage|acupuncture|supplements?|rehydration|ablation|embolization|hospitalization|humidifiers?|"
    "stimulation|implants?|ultrasound|microwave"
)
_PROCEDURE_NAME = Sought(
    re.compile(
        rf"\b(?:{by_first_letter(_DONE.split('|'))}|\w++(?:(?<=therapy)|(?<=therapies)|(?<=\wectomy)|(?<=\wpheresis)))\b"
    )
)


#: What stands behind the name of something that treats.
_BEHIND = re.compile(r"\s(?:such as|to|for|including|that|which|who|like|in)\s")
_BEHIND_KIND = re.compile(r"\s(?:such as|to|for|including|that|which|who|like|with)\s")
_CHANGING = re.compile(
    r"(?:adjusting|avoiding|changing|discontinuing|lowering|reducing|stopping|treating)\b", re.IGNORECASE
)


def treatment_or_medicine(words: str) -> str:
    """The predicate of something that treats, by its words."""
    head = _BEHIND.split(words, maxsplit=1)[0]
    if _CHANGING.match(head):
        return "hasTreatment"
    return "hasMedicine" if MEDICINE.search(head) else "hasTreatment"


@lru_cache(maxsize=1 << 12)
def treats_by_name(words: str) -> bool:
    """Whether words name something that treats."""
    return bool(_PROCEDURE_NAME.search(words) or MEDICINE.search(words))


#: What is done, and is no medicine.
_NO_DRUG = re.compile(
    r"\b(?:changes?|counseling|diets?|education|exercises?|lifestyle|monitoring|rest|support)$", re.IGNORECASE
)


def kind_of_treatment(words: str, predicate: str) -> str:
    """Whether a thing that treats is a medicine or a procedure, by its words; as it is where they tell neither."""
    head = _BEHIND_KIND.split(words, maxsplit=1)[0]
    if _PROCEDURE_NAME.search(head) or _NO_DRUG.search(head):
        return "hasTreatment"
    return "hasMedicine" if MEDICINE.search(head) else predicate


_BEHIND_ITEM = re.compile(r"\s(?:--|such as|including|,)\s|,|\(")
_DRUG = re.compile(r"\b(?:medicines?|medications?|drugs?|steroids|antibiotics|creams?|ointments?|pills?)\b")


def own_predicate(text: str, predicate: str) -> str | None:
    """An item may be of another kind than its list: a medicine among treatments."""
    if predicate != "hasTreatment":
        return None
    head = _BEHIND_ITEM.split(text.lower(), maxsplit=1)[0]
    is_drug = _DRUG.search(head) and not head.startswith(("avoid", "stop", "do not", "changing", "not"))
    return "hasMedicine" if is_drug else None


#: An illness that is no complaint of the condition.
_ILLNESS = re.compile(rf"{DISEASE.pattern.pattern}|\bdeficiency\b", re.IGNORECASE)


_COMPLAINT = re.compile(
    r"\b(?:symptoms?|problems?|complications?|cases?|attacks?|signs?|loss|spasms?|seizures?|cramps?|aches?|\w+ness)\b",
    re.IGNORECASE,
)


def is_another(words: str) -> bool:
    """Whether what is treated is another illness than the condition, or something that no complaint is: “ectasia”."""
    is_plain = any(word in COMPLETE or word in BODY or word in PEOPLE for word in words.split())
    return _ILLNESS.search(words) is not None or not (is_plain or _COMPLAINT.search(words))
