"""Members of a coordination; a shared head or lead goes with each."""

from __future__ import annotations

import pytest

from kg.reading.coordination import members_of
from kg.reading.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("joint and muscle pain", ["joint pain", "muscle pain"]),
        ("swelling of the neck and face", ["swelling of the neck", "swelling of face"]),
        ("difficulty swallowing and speaking", ["difficulty swallowing", "difficulty speaking"]),
        ("fatigue and muscle pain", ["fatigue", "muscle pain"]),
        ("dizziness upon rising, and dry mouth", ["dizziness upon rising", "dry mouth"]),
        ("fever", ["fever"]),
        ("enlarged lips, nose, and tongue", ["enlarged lips", "enlarged nose", "enlarged tongue"]),
        ("signals between the nerves and muscles", ["signals between the nerves and muscles"]),
        ("damage to the joints and sometimes to the kidneys", ["damage to the joints", "damage to the kidneys"]),
        (
            "pain, numbness, or heaviness in the legs",
            ["pain in the legs", "numbness in the legs", "heaviness in the legs"],
        ),
        ("fever, fatigue, and pain in the legs", ["fever", "fatigue", "pain in the legs"]),
        (
            "low tolerance for crowds and loud noises",
            ["low tolerance for crowds", "low tolerance for loud noises"],
        ),
        ("bent third, fourth, and fifth fingers", ["bent third , fourth , and fifth fingers"]),
        ("kidney failure in childhood or in adolescence", ["kidney failure in childhood or in adolescence"]),
        ("recurrent episodes of fever and joint pain", ["recurrent episodes of fever and joint pain"]),
        ("enzyme with reduced or no activity", ["enzyme with reduced or no activity"]),
        ("inward and outward turning of the eyes", ["inward turning of the eyes", "outward turning of the eyes"]),
        ("fever, sensitivity to bright light, and vomiting", ["fever", "sensitivity to bright light", "vomiting"]),
        ("scarring and impaired function of the lungs", ["scarring of the lungs", "impaired function of the lungs"]),
        (
            "small changes with learning and behavioral problems",
            ["small changes with learning and behavioral problems"],
        ),
        ("having a brother or sister with gout", ["having a brother or sister with gout"]),
        ("more severe gaps and fever", ["more severe gaps", "fever"]),
        (
            "a ring of small, firm bumps over the backs of the forearms, hands or feet",
            [
                "a ring of small , firm bumps over the backs of the forearms",
                "a ring of small , firm bumps over the backs of hands",
                "a ring of small , firm bumps over the backs of feet",
            ],
        ),
        ("removal of lumps and swollen tissue", ["removal of lumps and swollen tissue"]),
        ("cysts and swollen veins", ["cysts", "swollen veins"]),
        ("almost every lung and nerve", ["almost every lung", "nerve"]),
        ("easy bruising or bleeding", ["easy bruising", "easy bleeding"]),
        ("the heart and the muscles used for movement", ["the heart", "the muscles used for movement"]),
        ("the front or the back of the eye", ["the front of the eye", "the back of the eye"]),
        ("correction of water and salt imbalances", ["correction of water and salt imbalances"]),
        ("underdeveloped upper and lower jaws", ["underdeveloped upper jaws", "underdeveloped lower jaws"]),
        ("severe shortage or complete absence of IgM", ["severe shortage of IgM", "complete absence of IgM"]),
        ("two or more drugs", ["two or more drugs"]),
        ("absence or deficiency of IgM", ["absence of IgM", "deficiency of IgM"]),
        ("removal of the spleen and gallbladder", ["removal of the spleen", "removal of gallbladder"]),
        ("loss of bladder and bowel control", ["loss of bladder control", "loss of bowel control"]),
        ("swelling of the ankles and knee joints", ["swelling of the ankles", "swelling of knee joints"]),
        ("loss of brain and spinal cord cells", ["loss of brain cells", "loss of spinal cord cells"]),
        ("problems moving arms or legs", ["problems moving arms", "problems moving legs"]),
        ("trouble recognizing family and friends", ["trouble recognizing family", "trouble recognizing friends"]),
        ("pain in, around, or behind the eye", ["pain in , around , or behind the eye"]),
        ("scaly, red, or swollen skin", ["scaly skin", "red skin", "swollen skin"]),
        (
            "damage to the heart, kidneys, and other organs",
            ["damage to the heart", "damage to kidneys", "damage to other organs"],
        ),
        ("removal of part or all of the stomach", ["removal of part or all of the stomach"]),
        (
            "difficulties with memory and neuromuscular disorders",
            ["difficulties with memory", "difficulties with neuromuscular disorders"],
        ),
        ("cognitive delay and impairment", ["cognitive delay", "cognitive impairment"]),
        ("serious blood or wound infections", ["serious blood infections", "serious wound infections"]),
        ("blisters containing pus and blood", ["blisters containing pus and blood"]),
        ("a beat or beats", ["a beat or beats"]),
        ("short arms and legs and broad , short feet", ["short arms", "short legs", "broad , short feet"]),
        ("delayed growth and development", ["delayed growth", "delayed development"]),
        ("delayed or absent speech", ["delayed or absent speech"]),
        ("a small or missing rib and pain", ["a small or missing rib", "pain"]),
        ("mild, moderate, or severe deafness", ["mild , moderate , or severe deafness"]),
        ("fits in childhood or adolescence", ["fits in childhood or adolescence"]),
        ("heart or kidney disease", ["heart disease", "kidney disease"]),
        ("reducing fever and inflammation", ["reducing fever", "reducing inflammation"]),
        ("allergy and cold medicines", ["allergy medicines", "cold medicines"]),
        (
            "exposure to dust, strong acids, and drugs",
            ["exposure to dust", "exposure to strong acids", "exposure to drugs"],
        ),
        ("smoking and not being active", ["smoking", "not being active"]),
        ("a history of renal or nasal cancer", ["a history of renal cancer", "a history of nasal cancer"]),
        ("lack of sleep and visual hallucinations", ["lack of sleep", "visual hallucinations"]),
        ("burning or aching in the groin area", ["burning or aching in the groin area"]),
        ("growth of shorter and thinner strands", ["growth of shorter and thinner strands"]),
        ("tests of blood or tissue samples", ["tests of blood or tissue samples"]),
        ("two genes called ABC1 and ABC2", ["two genes called ABC1 and ABC2"]),
        ("disturbances of gait and coordination", ["disturbances of gait", "disturbances of coordination"]),
        ("the inability to grow and gain weight", ["the inability to grow", "the inability to gain weight"]),
        ("the ability to plan and carry out tasks", ["the ability to plan and carry out tasks"]),
        ("loss of interest or pleasure in work", ["loss of interest or pleasure in work"]),
        (
            "shortages of iron, copper, and zinc in the body",
            ["shortages of iron", "shortages of copper", "shortages of zinc in the body"],
        ),
        ("blood and marrow cell transplant", ["blood and marrow cell transplant"]),
        ("contaminated food or drink", ["contaminated food or drink"]),
        ("large, flat bruises from minor bumps or falls", ["large , flat bruises from minor bumps or falls"]),
        ("preventing or delaying harm", ["preventing or delaying harm"]),
        (
            "anomalies of the skin, sex organs, muscles, and legs",
            ["anomalies of the skin", "anomalies of sex organs", "anomalies of muscles", "anomalies of legs"],
        ),
        ("a failure in the formation or division of cells", ["a failure in the formation or division of cells"]),
        (
            "difficulty recognizing family members and close friends",
            ["difficulty recognizing family members", "difficulty recognizing close friends"],
        ),
        ("dust, a reaction to glue or ink, and by cold air", ["dust", "a reaction to glue or ink", "cold air"]),
        ("T and B lymphocytes", ["T and B lymphocytes"]),
        ("pain of the head and neck", ["pain of the head and neck"]),
        (
            "problems with vessels in the heart and with sleep",
            ["problems with vessels in the heart", "problems with sleep"],
        ),
        ("snails in herbs, green juices, or salads", ["snails in herbs , green juices , or salads"]),
        ("damage to the ear, auditory nerve, or lobe", ["damage to the ear , auditory nerve , or lobe"]),
        (
            "defects in the skin, heart, and genital tube",
            ["defects in the skin", "defects in heart", "defects in genital tube"],
        ),
        ("treatment for lung, rectal, or other tumors", ["treatment for lung , rectal , or other tumors"]),
        (
            "treat the cause and restore levels of iron, salt, and zinc",
            ["treat the cause", "restore levels of iron", "restore levels of salt", "restore levels of zinc"],
        ),
        ("screening for liver and kidney harm", ["screening for liver harm", "screening for kidney harm"]),
        (
            "the lower back, face, soles of the feet, and nails",
            ["the lower back", "face", "soles of the feet", "nails"],
        ),
        (
            "cramps in the legs and in the hips, thighs, and feet",
            ["cramps in the legs", "cramps in the hips", "cramps in thighs", "cramps in feet"],
        ),
        ("low levels of iron, zinc, and salt", ["low levels of iron", "low levels of zinc", "low levels of salt"]),
        ("low levels of iron, fatigue, and pain", ["low levels of iron", "fatigue", "pain"]),
        (
            "rapid, irregular, and aimless involuntary movements of the eyes",
            [
                "rapid involuntary movements of the eyes",
                "irregular involuntary movements of the eyes",
                "aimless involuntary movements of the eyes",
            ],
        ),
        ("changes in your heart rate or blood pressure", ["changes in your heart rate", "changes in blood pressure"]),
        (
            "a problem during liver and bile duct growth in the womb",
            ["a problem during liver and bile duct growth in the womb"],
        ),
        (
            "chronic sinus, middle ear, or lung infections",
            ["chronic sinus infections", "chronic middle ear infections", "chronic lung infections"],
        ),
        (
            "sensitivity to light, twitching of the legs, and pain",
            ["sensitivity to light", "twitching of the legs", "pain"],
        ),
        (
            "a fluttering, racing, or irregular heartbeat",
            ["a fluttering heartbeat", "racing heartbeat", "irregular heartbeat"],
        ),
        ("delayed growth of speech and motor skills", ["delayed growth of speech", "delayed growth of motor skills"]),
        ("chronic, or long lasting, kidney harm", ["chronic kidney harm"]),
        ("sores on or around the lips", ["sores on or around the lips"]),
        ("problems with growth and development in children", ["problems with growth and development in children"]),
        (
            "a painful, burning feeling in the bladder or urethra during the night",
            ["a painful , burning feeling in the bladder or urethra during the night"],
        ),
        (
            "changes in digestion, bowel and bladder function, and sleep",
            ["changes in digestion , bowel and bladder function , and sleep"],
        ),
        ("pain in the back or side below the ribs", ["pain in the back or side below the ribs"]),
        ("watery or very bloody stools", ["watery stools", "very bloody stools"]),
        ("brain or spinal cord injury", ["brain injury", "spinal cord injury"]),
        ("liver and kidney function tests", ["liver function tests", "kidney function tests"]),
        ("a narrow face and dental problems", ["a narrow face", "dental problems"]),
        ("aspirin and other pain medicines", ["aspirin and other pain medicines"]),
        ("zinc and iron deficiencies", ["zinc deficiencies", "iron deficiencies"]),
        ("a slow or quick, painless growth of a bone or wall", ["a slow or quick , painless growth of a bone or wall"]),
        (
            "fever, problems with balance, muscle spasms, and a rash",
            ["fever", "problems with balance", "muscle spasms", "a rash"],
        ),
        (
            "rapid, abnormal, and aimless movements of the arms, legs, and trunk",
            ["rapid , abnormal , and aimless movements of the arms , legs , and trunk"],
        ),
        (
            "headaches, fever, and changes in mood or mental state",
            ["headaches", "fever", "changes in mood or mental state"],
        ),
        (
            "holding the head in a downward and forward position",
            ["holding the head in a downward and forward position"],
        ),
        ("a rash and in some cases sore joints", ["a rash", "sore joints"]),
        ("a feeling of fullness or swelling, in the belly", ["a feeling of fullness", "swelling , in the belly"]),
        ("giving fluids and nutrients", ["giving fluids", "giving nutrients"]),
    ],
)
def test_members(text: str, members: list[str]) -> None:
    found = members_of(tokenise(text, 0, len(text)), set())
    assert [" ".join(token.text for part in parts for token in part) for parts in found] == members
