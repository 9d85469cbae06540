"""Words by which it is told what the members of a coordination share: a head behind, a lead before, or nothing."""

from __future__ import annotations

__all__ = [
    "AMOUNTS",
    "BEFORE_INFINITIVE",
    "BY_ITSELF",
    "DEFICITS",
    "DEGREES",
    "DOING",
    "EXCLUSIVE",
    "HEADS_OF_ALL",
    "LEADS_OF_ALL",
    "OF_A_KIND",
    "OF_BODY_PARTS",
    "OF_ONE_THING",
    "OF_TWO_WORDS",
    "ON_SOMETHING",
    "PARTS",
    "SOMEWHERE",
    "TIMES_OF_LIFE",
    "WHERE",
]

#: First words whose phrase goes on over all members: “exposure to dust, strong acids, and certain drugs”.
LEADS_OF_ALL = frozenset(
    [
        *("allergy", "contact", "exposed", "exposure", "history", "intolerance", "sensitivity", "shortage"),
        *("shortages", "tolerance"),
    ]
)
#: What is done without an object: “the inability to grow and gain weight”.
BY_ITSELF = frozenset(
    [
        *("breathe", "chew", "concentrate", "drink", "eat", "grow", "hear", "learn", "move", "read", "run"),
        *("see", "sit", "sleep", "smell", "speak", "stand", "swallow", "talk", "think", "urinate", "walk", "write"),
    ]
)
#: Participles of degree, which go with both of two nouns.
DEGREES = frozenset(["decreased", "delayed", "impaired", "increased", "limited", "poor", "reduced", "slow", "slowed"])
#: Qualities of which a thing has one: “small or missing kneecaps”.
EXCLUSIVE = DEGREES | frozenset(
    [
        *("abnormal", "absent", "acute", "bilateral", "chronic", "complete", "dominant", "dry", "early", "enlarged"),
        *("excessive", "extra", "fewer", "frequent", "fused", "high", "incomplete", "irregular", "large", "late"),
        *("low", "malformed", "mild", "missing", "moderate", "narrow", "nonfunctional", "occasional", "partial"),
        *("permanent", "persistent", "profound", "recessive", "severe", "short", "shortened", "small", "sparse"),
        *("temporary", "thick", "thin", "total", "underdeveloped", "unilateral", "unusual", "wide"),
    ]
)
#: What a sentence with “or” tells one of: “in childhood or adolescence”.
TIMES_OF_LIFE = frozenset(["adolescence", "adulthood", "birth", "childhood", "infancy", "puberty"])
#: What is done to each of several things.
DOING = frozenset(
    [
        *("checking", "correcting", "decreasing", "drinking", "easing", "eating", "giving", "improving", "increasing"),
        *("losing", "lowering", "preventing", "providing", "reducing", "relieving", "removing", "taking", "treating"),
        *("using", "wearing"),
    ]
)
#: Heads that are shared with any single word before them.
HEADS_OF_ALL = frozenset(["deficiencies", "drugs", "exams", "medications", "medicines", "scans", "tests", "workers"])
#: What is of the next member alone in a longer list: “low levels of iron, fatigue, and pain”.
AMOUNTS = frozenset(["amount", "amounts", "level", "levels"])
#: What is amiss, and does not say with what: “cognitive delay and impairment”.
OF_A_KIND = frozenset(
    [
        *("decline", "delay", "delays", "deterioration", "disability", "dysfunction", "impairment", "impairments"),
        "retardation",
    ]
)
#: What parts of the body consist of, and do.
OF_BODY_PARTS = frozenset(
    ["cells", "control", "damage", "function", "joints", "muscles", "nerves", "tissue", "tissues"]
)
#: What says nothing without what it is of: “problems with the structure and function of cilia”.
OF_ONE_THING = frozenset(
    ["amount", "development", "function", "growth", "number", "production", "shape", "size", "structure"]
)
#: Parts of the body that two words name.
OF_TWO_WORDS = frozenset(["cord", "duct", "ducts", "gland", "marrow", "node", "nodes", "vessel", "vessels"])
#: What cannot be done without an object: “trouble initiating or continuing movement”.
ON_SOMETHING = frozenset(
    [
        *("beginning", "continuing", "controlling", "finding", "initiating", "maintaining", "making", "processing"),
        "starting",
    ]
)
#: Words that make a place of the body of what is behind them.
PARTS = frozenset(
    ["area", "areas", "lining", "organ", "organs", "palms", "part", "parts", "places", "roof", "soles", "whites"]
)
#: What is felt in some part of the body: “numbness, tingling, or pain in the arms”.
SOMEWHERE = frozenset(
    [
        *("ache", "aches", "achiness", "aching", "burning", "cramping", "cramps", "heaviness", "itching", "numbness"),
        *("pain", "redness", "soreness", "spasms", "stiffness", "swelling", "tenderness", "tightness", "tingling"),
        *("twitching", "weakness"),
    ]
)
#: What is amiss with something, which is told behind the last of them.
DEFICITS = frozenset(
    [
        *("absence", "deficiency", "degeneration", "destruction", "deterioration", "enlargement", "excess", "lack"),
        *("loss", "narrowing", "shortage", "thickening"),
    ]
)
#: Words behind whose “to” stands a verb.
BEFORE_INFINITIVE = frozenset(["ability", "desire", "failure", "inability", "need", "tendency", "unable", "urge"])
#: Which part a word tells, and not of what kind a thing is.
WHERE = frozenset(["central", "inner", "left", "lower", "outer", "peripheral", "right", "upper"])
