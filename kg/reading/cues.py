"""Words by which rules decide: what tells an outcome, a risk, a medicine, a procedure, the publisher."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.reading.first_letters import by_first_letter, looking_ahead
from kg.reading.sought import Sought

__all__ = [
    "APPEARS_AFTER",
    "BACKGROUND",
    "CAUSE_VERBS",
    "COURSE_VERBS",
    "DISEASE",
    "EPI",
    "HAVE_VERBS",
    "HEADS",
    "JOINS",
    "NAMED_DISEASE",
    "NAVIGATION",
    "NORMALLY",
    "OUTCOME",
    "PROCEDURE",
    "PROVIDER",
    "RISK",
    "SHOWN",
    "TEST",
    "UNDECIDED",
    "UNKNOWN",
    "is_furniture",
]

#: What leads elsewhere or explains the page: links, videos, where a table is from.
_NAVIGATION = (
    *("videos?", "press the", "more information", "learn more", "click", "web ?site", "web page", "for information"),
    *("these resources", "see also", "go to the", "read more", "this (?:summary|page|fact sheet|section|article)"),
    *("medscape", "human phenotype ontology", "approximate number", "look up", "the sign or symptom", "check out"),
    *("key words", "medical dictionary", "health topic", "questions to ask", "following resources", "fact sheet"),
    *("copyright", "nih:", "orphanet", "listed as", "the fractions?", r"a frequency of \d+/\d+"),
    *("information on frequency", "the table below", "medlineplus", "genetic testing registry", "gene review"),
)
#: The same at the head of a sentence.
_SENT_ELSEWHERE = (
    *("for (?:further |additional )?(?:assistance|help)", "see (?:the|below|section)"),
    r"(?:\w+ )?(?:institutes?|department|agency|administration|foundation|association|society) (?:of|for|on)\b",
)
#: Who studies the condition, and who pays for it.
_STUDIES = (
    *("clinical trials?", "national institutes?", "ninds", r"nih\b", "niddk", r"nci\b", r"cdc\b", "supports? research"),
    *("help (?:researchers|scientists)", "scientists are", "investigators", "studies are", "guideline"),
    r"researchers (?:are|have not(?! (?:yet )?found (?:a|that)\b))",
    *("genetics professional", r"fda\b", "food and drug administration", "centers for disease control"),
)
_HEAD = "|".join(_SENT_ELSEWHERE)
NAVIGATION = Sought(re.compile(rf"^(?:{_HEAD})|\b(?:{by_first_letter(_NAVIGATION)})"))
_AT_HEAD = Sought(re.compile(_HEAD))
_ANYWHERE = Sought(re.compile(rf"\b(?:{by_first_letter(_NAVIGATION + _STUDIES)})"))


@lru_cache(maxsize=1 << 9)
def is_furniture(sentence: str) -> bool:
    """Whether a sentence leads elsewhere, explains the page, or is on those who study the condition."""
    return _AT_HEAD.match(sentence) is not None or _ANYWHERE.search(sentence) is not None


PROCEDURE = Sought(
    re.compile(
        looking_ahead(
            r"during the (?:procedure|test|surgery|scan|exam)|(?:before|after) the (?:procedure|test|biopsy|surgery|scan|operation)|the patient (?:lies|stays|fasts|will|must|does)|needle|anesthetic|anesthesia|sedatives?|microscope|"
            r"technician|outpatient center|sent to a lab|sending the sample|sound waves|electrodes|computer|dye|radiologist|pathologist|transducer|incisions?|(?:is|are) (?:placed|inserted|threaded|passed|attached) (?:in|into|under|through|to|on)|(?:images|pictures|picture) (?:can )?shows?|stethoscope|lie on|you (?:lie|wear|push|return|exercise)"
        )
        + r"\b"
    ),
)


#: What a test shows, where a sentence tells no more of how it is done.
SHOWN = re.compile(
    r"(?:the |these )?(?:images|pictures|results|x[ -]rays?|scans?) (?:can|may|might) (?:also )?show\b(?!.*\brule out\b)",
    re.IGNORECASE,
)


NORMALLY = Sought(
    re.compile(r"^(?:normally|in healthy|in a healthy)\b|\bnormally\b"),
    ("normally", "in healthy", "in a healthy"),
)


BACKGROUND = re.compile(
    r"^(?:the|a|an|these|your|this)?\s*[\w\s-]{2,40}\b(?:is|are) (?:the|a|an|part of|one of|found|located|tiny|small|minerals|proteins|medicines|medications|procedure)\b",
    re.IGNORECASE,
)


EPI = Sought(
    re.compile(
        looking_ahead(
            r"rare|uncommon|common|often in|most often|more often|less often|occurs in|affects (?:about|men|women|children|people|more|mostly)|per (?:100|1,|\d)|percent|ages? (?:of|between|\d)|years (?:old|of age)|"
            r"at any age|all ages|middle age|young adult\w*|childhood|adolescen\w*|infancy|worldwide|in the world|(?:occurs?|happens?|develops?|appears?) (?:mostly |mainly |often |most often |usually |only )?in (?:people|children|adults|infants|men|women|those|persons)|affects? both|united states|prevalence|incidence|runs? in families|inherited|men than women|women than men|more than men|more than women|one in|exclusively in|(?:men|women|children|adults|infants|people) (?:of|over|under|older|younger)|contagious|ethnic|(?:found|occurs?|seen) (?:in|throughout) (?:[\w-]+ ){0,3}(?:countries|regions|areas|parts of)"
        )
        + r"\b|%(?<=\d%)"
    ),
)


#: Behind what the condition is first felt: “appear soon after birth”.
APPEARS_AFTER = Sought(
    re.compile(
        r"\b(?:appears?|begins?|develops?|starts?|becomes? (?:apparent|evident|noticeable)) (?:(?:signs and )?symptoms )?"
        r"(?:\w+ly |only |soon |long )?after\b"
    ),
    ("after",),
)
OUTCOME = Sought(
    re.compile(
        looking_ahead(
            r"prognosis|outlook|recover\w*|recovery|survive\w*|survival|deaths?|dies?|dying|fatal|deadly|life expectancy|permanent\w*|relaps\w*|come back|comes back|recur\w*|go away|goes away|remission|"
            r"cure|cured|gets? (?:much )?(?:better|worse)|worsens?|improves?|progress(?:es)?|disabilit\w*|normal lives?|long-term|quality of life|life-threatening|return to normal|outcome|successful|(?:completely|easily|effectively|fully|successfully|well) (?:controlled|managed|treated)|respond\w*|resolves?|lasts?|chance|lives? (?:for|into|to|until|beyond|past|only|a few|several)"
        )
        + r"\b"
    ),
)


RISK = Sought(
    re.compile(
        r"\b(?:at (?:\w+ )?(?:increased |higher |greater |high )?risk|(?:increase[sd]?|raise[sd]?|higher|greater|increasing|lower[s]?|reduce[sd]?) (?:the |your |their |a person'?s? )?(?:risk|chances?)|more likely|most likely|less likely|risk factors?|risk is|risk of)\b",
    ),
    ("risk", "likely", "chance"),
)


UNKNOWN = Sought(
    re.compile(
        r"\b(?:unknown|not (?:yet )?known|(?:is|are)n['’]?t known|not (?:fully |well |completely |clearly )?understood|unclear|not clear|no one (?:\w+ )?(?:knows|is sure)|nobody knows|do not know|does not know|don['’]?t know|cannot be (?:found|determined)|"
        r"(?:doctors|experts|researchers|scientists) (?:are (?:not sure|unsure)|aren['’]?t sure|do(?: not|n['’]?t)(?: yet| fully| really)* understand))\b",
    ),
    ("know", "understand", "understood", "clear", "sure", "cannot be"),
)


#: What nobody knows yet is no claim.
UNDECIDED = Sought(
    re.compile(
        r"\b(?:unclear|not (?:yet )?(?:known|clear|certain)|unknown|uncertain|(?:do|does) not (?:yet )?know|don['’]t (?:yet )?know|"
        r"not (?:yet )?been determined|remains to be seen)\s+(?:exactly\s+)?(?:if|whether|what|how|why|which)\b",
    ),
    ("know", "unclear", "clear", "certain", "determined", "remains"),
)


#: The name of a test, by its last word.
TEST = re.compile(
    r"\b(?:tests?|testing|screening|scans?|exams?|examinations?|x-rays?|MRI|CT|EKG|ECG|EEG|EMG|PET|CBC|ultrasounds?|biops(?:y|ies)|counts?|"
    r"punctures?|imaging|monitors?|panels?|analysis|stud(?:y|ies)|(?!program)GI series|assays?|barium swallow|\w+(?:graphy|graph|gram|scopy|metry))$",
    re.IGNORECASE,
)


PROVIDER = Sought(
    re.compile(
        r"\b(?:doctors?|providers?|physicians?|surgeons?|specialists?|he or she|professionals?|health care (?:team|providers?|professionals?)|clinicians?|gps?|pharmacists?|\w+(?:ologist|iatrist|iatrician)s?)\b",
    ),
    (
        "doctor",
        "provider",
        "physician",
        "surgeon",
        "specialist",
        "he or she",
        "professional",
        "health care",
        "clinician",
        "gp",
        "pharmacist",
        "ologist",
        "iatri",
    ),
)


#: Nouns at the end of a subject that tell what it is about; the group that has matched is the predicate.
HEADS = re.compile(
    r"\b(?:"
    r"(?P<hasComplication>complications?|side effects?|consequences)|"
    r"(?P<hasSymptom>symptoms?|signs?|features?|hallmarks?|characteristics?|manifestations?|problem signs|(?<=first )indications?|(?<=early )indications?)|"
    r"(?P<hasFinding>findings?|abnormalities found)|"
    r"(?P<hasRiskFactor>risk factors?)|"
    r"(?P<hasCause>causes?|triggers?|reasons?|factors)|"
    r"(?P<hasTreatmentGoal>goals?|aims?)|"
    r"(?P<hasMedicine>medicines?|medications?|drugs?|agents)|"
    r"(?P<hasTest>tests?|exams?|testing|studies|evaluation|diagnosis)|"
    r"(?P<hasTreatment>treatments?|therap(?:y|ies)|options|management|procedures?|measures)|"
    r"(?P<hasForm>types?|forms?|kinds?))\Z"
)


CAUSE_VERBS = frozenset(["cause", "lead", "result", "trigger", "produce", "create", "bring", "make", "provoke"])


HAVE_VERBS = frozenset(
    [
        *("have", "experience", "develop", "feel", "notice", "suffer", "lose", "get", "become", "show"),
        *("exhibit", "display", "complain", "see", "look", "appear"),
    ]
)


COURSE_VERBS = frozenset(
    [
        *("improve", "worsen", "progress", "last", "return", "recur", "resolve", "disappear", "persist", "recover"),
        *("survive", "die", "respond", "relapse", "vary", "stabilize", "go", "come", "continue", "spread"),
        *("decline", "get", "become", "remain", "grow", "heal", "clear", "live", "start", "begin", "stay", "depend"),
    ]
)


#: The name of some disease.
_DISEASE = (
    r"(?:d(?:iseases?|isorders?|iabetes|ystrophy)|s(?:yndromes?|clerosis)|c(?:ancers?|arcinomas?)|tumou?rs?|lupus|arthritis|palsy|gravis|infections?|"
    r"\w{6,}+(?<=[asy])(?:(?<=itis)|(?<=oma)|(?<=emia)|(?<=pathy)|(?<=osis)(?<!diagnosis)(?<!prognosis)(?<!apoptosis)))\b"
)
DISEASE = Sought(re.compile(rf"\b{_DISEASE}"))
#: The same, from the first of its words.
NAMED_DISEASE = Sought(re.compile(rf"(?:\w+[\s-]){{0,3}}?\b{_DISEASE}"))
#: What joins a sentence to the one before it, and says nothing.
JOINS = re.compile(
    r"(?:(?:however|therefore|thus|also|but|and|in addition|additionally|furthermore|moreover|for example|in general|fortunately|unfortunately|"
    r"in fact|in contrast|finally|overall|so|instead),?\s+)+(?!as\b|that\b|to\b)",
    re.IGNORECASE,
)
