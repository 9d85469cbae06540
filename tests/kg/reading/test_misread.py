"""What is left because its predicate cannot have such an object, subject or condition."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Prevention", "A nurse can help prevent paper lung."),
        ("Summary", "Paper lung is a condition involving several physical features."),
        ("Outlook (Prognosis)", "Early diagnosis has led to a better prognosis for many people."),
        ("Causes", "This type of paper lung appears to be the result of dust."),
        ("Treatment", "Affected areas are treated with creams."),
        ("Summary", "This apparent improvement is due to loss of nerves."),
        ("Summary", "Paper lung is a major cause of death worldwide."),
        ("Summary", "When it was first described, paper lung was thought to be a variation of another book disorder."),
        ("Summary", "Paper lung is now generally considered to be a separate condition."),
        ("Exams and Tests", "The growths should be evaluated by a gynecologist."),
        ("Causes", "These factors include age and surgery."),
        ("Treatment", "Stents may be temporary or permanent."),
        ("Summary", "People with paper lung have many possible causes."),
        ("Causes", "ABC1 helps the lungs, although the mechanism is unclear."),
        ("Causes", "This form of the disorder can come from mutations of ABC1."),
        ("Symptoms", "The disorder is characterized by recurrences and remissions."),
        ("Frequency", "Paper lung can be new. These cases occur in people with no ink in their family."),
        ("Symptoms", "People with paper lung may have a more rapid disease progression."),
        ("Symptoms", "The symptoms are due to nerve problems that affect the lungs."),
        ("Symptoms", "Affected individuals have many of the characteristic physical features."),
        ("Exams and Tests", "Symptoms vary based on many factors including the age of diagnosis and the sex."),
        ("Symptoms", "Mild exertion results in a rapid heartbeat."),
        ("Symptoms", "If left untreated, hoarseness can develop into a lasting condition."),
        ("Symptoms", "Other tissues can also be affected."),
        ("When to Contact a Medical Professional", "Your doctor will ask about your diet."),
        ("Summary", "A similar disorder is ink rash. These people may have fits."),
        ("Symptoms", "The pain of paper lung may be relieved by a bowel movement."),
        ("Summary", "Paper lung occurs in children and adults who have"),
        ("Causes", "No cases of paper lung have been reported in Rome in which a kite was the cause."),
        ("Prevention", "Parents can help prevent paper lung."),
        ("Summary", "Paper lung is a problem only if it causes coughing."),
        ("Summary", "Zinc worms live in books. It is also called the shelf worm."),
        ("Treatment", "You won't need dialysis."),
        ("Causes", "A small number of cases result from dust."),
        ("Summary", "PL is often mistaken for asthma."),
        ("Summary", "Other ASDs include autism and glue disease."),
        ("Treatment", "Treatment may include simple things you can do yourself."),
        ("Symptoms", "In some people, tremor is a symptom of a neurological disorder."),
        ("Summary", "In these cases, paper lung causes fever."),
        ("Causes", "Inherited cases result from a weak gene."),
        ("Symptoms", "The abnormality is common in people with paper lung."),
        ("Treatment", "The procedure involves surgery on the lung."),
        ("Symptoms", "The symptoms are usually more severe in men."),
        ("Causes", "The gene changes that cause weak cells in paper lung are unknown."),
        ("Treatment", "Doctors give drips to people who cannot or should not get their food by mouth."),
        ("Treatment", "There have been no large trials of treatments for paper lung."),
        ("Causes", "The damage leads to shock."),
        ("Causes", "A loss of the cells that make this enzyme causes paralysis."),
        ("Outlook (Prognosis)", "Similar to glue cough, these infections respond well to rest."),
        ("Treatment", "Counseling can help you weigh the risks."),
        ("Prevention", "An abnormal growth of bone prevents infection."),
        ("Summary", "People with paper lung are born with one copy of the ABC1 gene in each cell."),
        ("Causes", "Your home Making songs can help prevent paper lung."),
        ("Exams and Tests", "Your doctor will diagnose paper lung based on your age."),
        ("Symptoms", "Babies may have several hundred coughs a day."),
        ("Exams and Tests", "Abnormal results may be a sign of paper lung."),
        ("Treatment", "Zincicillin is a common medicine that increases the risk of bleeding."),
        ("Treatment", "Your doctor may recommend a dietitian."),
        ("Causes", "Some data lead to inflammation of the airways."),
        ("Causes", "The signal causes the airways to contract."),
        ("Causes", "Dust and glue are the most likely triggers of paper lung."),
        ("Exams and Tests", "This test shows the size and shape of your lungs."),
        ("Symptoms", "People with paper lung may have getting plenty of rest."),
        ("Causes", "Paper lung is a general term."),
        ("Treatment", "The three most common treatments are used for paper lung."),
        ("Prevention", "Bandages are used in three sizes."),
        ("Treatment", "Massage can make the drugs more effective, help people sleep longer, and lift the mood."),
        ("Causes", "Two of the genes are linked to paper lung."),
        ("Treatment", "Zincicillin is used to treat asthma."),
        ("Treatment", "Adrenaline causes warning symptoms of paper lung such as sweating."),
        ("Treatment", "People with paper lung have a clear improvement in symptoms after a week."),
        ("Complications", "The air from a pump can cause this condition."),
        ("Treatment", "Cold tablets cannot cure a cold."),
        ("Prevention", "Not smoking can reduce your risk for asthma."),
        ("Prevention", "Great care should be taken to avoid dust."),
        ("Treatment", "If you rest well, you may need less medicine to stay well."),
        ("Treatment", "Lifting the quality of sleep can combat tiredness and help relieve fatigue."),
        ("Symptoms", "You may have long-term effects."),
        ("Summary", "Wet paper lungs are the most serious."),
        ("Symptoms", "Symptoms begin just hours after breathing a severe, and often hot, smoke."),
        ("Summary", "Nightmare paralysis usually goes away within a few minutes."),
        ("Symptoms", "We have about 10,000 taste buds."),
        ("Symptoms", "Paper lung usually shows up on the scalp."),
        ("Symptoms", "People with paper lung must have insulin by a pump."),
        ("Symptoms", "If you think you have a lung disorder, write it down."),
        ("Symptoms", "Symptoms include the genitourinary system."),
        ("Symptoms", "People suffer 2 million colds."),
        ("Symptoms", "Women who smoke are at higher risk of blood clots."),
        ("Treatment", "Zincicillin can make your symptoms worse."),
        ("Treatment", "Treatment for paper lung is recommended for all."),
        ("Treatment", "Blood-thinning medicines are not required for this."),
        ("Treatment", "Dialysis may not help."),
        ("Exams and Tests", "It may show what is causing it, such as a tumor."),
        ("Exams and Tests", "The blood test shows levels of calcium and iron."),
        ("Causes", "It is possible that exercise prevents paper lung."),
        ("Risk Factors", "Other risk factors include keeping your weight down."),
        ("Prevention", "In parts of Mexico, Central America, and Africa improved housing prevents paper lung."),
        ("Symptoms", "People with paper lung may not know they have a worm infection."),
        ("Treatment", "Paper lung is managed by the federal government."),
        ("Treatment", "Knowing the stage of paper lung helps the doctor plan treatment."),
        ("Causes", "Experts speculate the increase may be due to high cholesterol."),
        ("Treatment", "Some medicines make people dizzy."),
        ("Causes", "High-quality proteins come from meat and eggs."),
        ("Symptoms", "Eye problems can be factors."),
        ("Symptoms", "Do you have any chronic conditions, such as headaches?"),
        ("Symptoms", "Infection occurs often in wild animals such as bears."),
        ("Causes", "Paper lung may be due to an ongoing cause."),
        ("Treatment", "Talk with your doctor about how often you should have checkups."),
        ("Treatment", "A device is used."),
        ("Symptoms", "The features are milder."),
        ("Symptoms", "People who smoke have the disorder throughout their lives."),
        ("Treatment", "If not, radiation may be used."),
        ("Symptoms", "You should see a doctor right away."),
        ("Causes", "The remaining one-third of cases are caused by dust."),
        ("Treatment", "Antiviral drugs do not kill it; however, they can slow down the virus."),
        ("Symptoms", "Anyone at any age can develop GLUE."),
        ("Causes", "The GLU gene is located on the X chromosome."),
        ("Causes", "The gene associated with this condition makes a protein."),
        ("Treatment", "Eliminating triggers such as caffeine and stimulants from the diet is recommended."),
        ("Summary", "People with paper lung have a significantly reduced risk of cancer and diabetes."),
        ("Frequency", "It is difficult to determine the prevalence of paper lung."),
        ("Summary", "Paper lung is an indication that somebody has read too much."),
        ("Exams and Tests", "The tests include genetic counseling."),
        ("Symptoms", "In GLUE+, seizures may persist beyond age 5."),
        ("Symptoms", "Other forms of paper lung are rare. Features include muscle weakness."),
    ],
)
def test_what_cannot_be_meant_is_left(section: str, sentence: str) -> None:
    assert said(section, sentence) == set()


def test_half_a_condition_leaves_the_claim_out() -> None:
    assert not said("Outlook (Prognosis)", "Paper lung worsens when a complication, such as pneumonia, occurs.")
    (found,) = read("Outlook (Prognosis)", "Paper lung worsens when a complication occurs.")
    assert [each.value.words for each in found.qualifiers] == ["when a complication occurs"]


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Prevention", "Wearing a mask may help.", "ck:hasPrevention", "wearing a mask"),
        ("Treatment", "Treatment includes medicines for pain and fever.", "ck:hasMedicine", "medicines for pain"),
        ("Causes", "Men are more likely than women to have paper lung.", "ck:hasRiskFactor", "Men"),
        ("Symptoms", "People with paper lung may have many eye problems.", "ck:hasSymptom", "eye problems"),
        ("Exams and Tests", "This test can show damage to the airways.", "ck:hasFinding", "damage to the airways"),
    ],
)
def test_what_can_be_meant_is_kept(section: str, sentence: str, predicate: str, words: str) -> None:
    assert {(p, w.lower()) for _, p, w in said(section, sentence)} == {(predicate, words.lower())}


@pytest.mark.parametrize(
    ("section", "lines", "subjects"),
    [
        ("Treatment", ("A doctor may treat lupus with:", "", "- Zinc tablets"), {"lupus"}),
        ("Symptoms", ("Heart infection symptoms may include:", "", "- Blue nails"), {"heart infection"}),
        ("Causes", ("The airways can narrow as a result of:", "", "- Cold air"), set()),
        ("Treatment", ("You may follow an eating plan, which should include:", "", "- Kidney beans"), set()),
        ("Symptoms", ("Complications Paper lung can also lead to pneumonia.",), {"Paper lung"}),
        ("Symptoms", ("Lung gangritis may also cause:", "", "- Blue nails"), {"lung gangritis"}),
        ("Symptoms", ("If you have any of these symptoms, see your doctor.",), set()),
        ("Symptoms", ("Ask your doctor whether you should be tested if you are:", "", "- Older than 50"), set()),
        ("Exams and Tests", ("Misdiagnosis of the lung is common.",), set()),
        ("Causes", ("Certain traits may raise your risk for paper lung.",), set()),
        ("Symptoms", ("See how to find a lung doctor.",), set()),
        ("Summary", ("People should include more fruit in their diet.",), set()),
        ("Symptoms", ("Children with any of these should see a doctor right away.",), set()),
    ],
)
def test_of_what_it_is_said(section: str, lines: tuple[str, ...], subjects: set[str]) -> None:
    assert {subject for subject, *_ in said(section, *lines)} == subjects


def test_what_does_not_bring_something_about_denies_nothing_of_it() -> None:
    assert not any(
        words.startswith("not") for *_, words in said("Summary", "Some have sacs that do not cause wheezing.")
    )


def test_what_a_picture_shows_in_health_is_no_finding() -> None:
    found = said("Exams and Tests", "An x-ray shows the flow of air through your lungs.")
    assert not any(predicate == "ck:hasFinding" for _, predicate, _ in found)


@pytest.mark.parametrize(
    ("section", "sentence", "wrong"),
    [
        (
            "Treatment",
            "The overall prognosis for people with paper lung has improved significantly because of new drugs.",
            "ck:hasTreatment",
        ),
        (
            "Treatment",
            "A health care provider will monitor the patient closely and repeat the treatment.",
            "ck:hasTreatment",
        ),
        ("Treatment", "Doctors treat patients with leg pain at diagnosis more aggressively.", "ck:hasTreatment"),
        ("Symptoms", "People are born with the defective gene, but symptoms appear later.", "ck:hasSymptom"),
        ("Exams and Tests", "An endoscopy can show the upper GI tract.", "ck:hasFinding"),
        ("Summary", "Paper lung is a rare disorder whose prevalence is unknown.", "ck:hasMechanism"),
    ],
)
def test_what_is_told_of_the_ill_the_doctor_or_a_word_is_not_taken(section: str, sentence: str, wrong: str) -> None:
    assert wrong not in {predicate for _, predicate, _ in said(section, sentence)}


def test_no_subject_holds_a_verb() -> None:
    assert not said("Causes", "Primary means this disorder originates in the lungs.")


@pytest.mark.parametrize(
    ("section", "sentence", "claims"),
    [
        ("Symptoms", "Symptoms begin subtly and progress slowly.", {("ck:hasOnset", "subtly")}),
        ("Causes", "Paper lung is caused by stress or too much acid.", {("ck:hasCause", "too much acid")}),
        ("Causes", "The body produces too much or too little hormone.", set()),
        ("Causes", "Paper lung is one of the many causes of leg pain.", set()),
        ("Causes", "The marrow cannot make enough red blood cells, which leads to anemia.", set()),
        ("Treatment", "There has been little research on how to treat paper lung.", set()),
    ],
)
def test_how_much_of_it_how_it_goes_on_and_whose_part_it_is(
    section: str, sentence: str, claims: set[tuple[str, str]]
) -> None:
    found = {(predicate, words) for _, predicate, words in said(section, sentence)}
    assert found >= claims
    assert claims or not {predicate for predicate, _ in found} & {"ck:isA", "ck:leadsTo", "ck:hasTreatment"}


def test_what_relieves_and_prevents_something_else_is_a_treatment() -> None:
    found = said(
        "Treatment", "These steps may relieve symptoms of belly flu and prevent dehydration:", "", "- Giving milk"
    )
    assert found == {("belly flu", "ck:hasTreatment", "giving milk")}


@pytest.mark.parametrize(
    ("section", "lines", "claims"),
    [
        (
            "Symptoms",
            ("Paper lung causes gradual loss of memory, judgment, and the ability to walk.",),
            {("hasSymptom", f"gradual loss of {what}") for what in ("memory", "judgment", "the ability to walk")},
        ),
        (
            "Summary",
            ("It affects memory and the ability to think.",),
            {("affects", "memory"), ("affects", "ability to think")},
        ),
        (
            "Causes",
            ("Syndromes that have been associated with paper lung include Klippel syndrome and Pendel syndrome.",),
            {("occursWith", "Klippel syndrome"), ("occursWith", "Pendel syndrome")},
        ),
        ("Treatment", ("It is important to distinguish paper lung from a stroke.",), set()),
        ("Summary", ("Many other terms have been used for paper lung.",), set()),
        (
            "Summary",
            ("It usually begins in infancy, and it often disappears before adolescence.",),
            {("hasOnset", "infancy")},
        ),
        (
            "Summary",
            ("There may be wheezing, as well as difficulty with speech and eating, and odd symptoms.",),
            {
                ("hasSymptom", what)
                for what in ("wheezing", "difficulty with speech", "difficulty with eating", "odd symptoms")
            },
        ),
        (
            "Symptoms",
            ("Symptoms include blue bones of the spine, abnormally shaped ears, and heart defects.",),
            {("hasSymptom", what) for what in ("blue bones of the spine", "abnormally shaped ears", "heart defects")},
        ),
        (
            "Symptoms",
            ("Symptoms include yellowing of the skin and whites of the eyes, and a blue liver.",),
            {
                ("hasSymptom", what)
                for what in ("yellowing of the skin", "yellowing of whites of the eyes", "blue liver")
            },
        ),
        ("Considerations", ("You may be able to have milk without symptoms if you", "", "- eat hard cheese"), set()),
    ],
)
def test_what_is_lost_what_goes_with_it_and_what_is_told_apart(
    section: str, lines: tuple[str, ...], claims: set[tuple[str, str]]
) -> None:
    assert {(predicate[3:], words) for _, predicate, words in said(section, *lines)} == claims


def test_to_what_they_are_sensitive_is_no_symptom() -> None:
    found = said("Symptoms", "It is characterized by a sensitivity to stimuli such as noise and touch.")
    assert found == {("Paper lung", "ck:hasSymptom", "sensitivity to stimuli")}


def test_of_what_it_is_a_feature_it_is_none() -> None:
    found = read("Summary", "Paper lung is a common feature of illnesses such as kite disease.")
    assert not any(each.predicate == "ck:isA" for each in found)
