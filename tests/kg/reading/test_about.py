"""What sentences are about that no rule reads."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence", "predicate"),
    [
        ("Summary", "There are two types of paper lung, called early and late.", "hasForm"),
        ("Summary", "There are several types of paper lung, designated types 1 to 4.", "hasForm"),
        ("Summary", "There are several subtypes of paper lung, each the result of one kind of ink.", "hasForm"),
        (
            "Outlook (Prognosis)",
            "Life-span is normal in most cases in which breathing is not hindered.",
            "hasPrognosis",
        ),
        ("Summary", "The most common form of paper lung becomes apparent in infancy.", "hasOnset"),
        ("Symptoms", "The symptoms of paper lung typically appear after printers are weaned.", "hasOnset"),
        ("Symptoms", "Most affected children are better able to print as they get older.", "hasPrognosis"),
        ("Summary", "The first symptoms of paper lung are nearly always noticed in childhood.", "hasOnset"),
        ("Causes", "About 90 percent of paper lung is caused by old ink and its dust.", "hasMechanism"),
        ("Causes", "A baby may also develop paper lung if its mother prints books during pregnancy.", "hasRiskFactor"),
        ("Diagnosis", "Most children with paper lung are diagnosed in the first 6 months of life.", "hasOnset"),
        (
            "Outlook",
            (
                "Paper lung is characterized by progressive loss of book and ink skills (regression) and typically "
                "results in death within a decade, mostly due to dust."
            ),
            "hasSymptom",
        ),
        ("Summary", "Paper lung can be divided into two types defined by the underlying cause.", "hasForm"),
        ("Summary", "Infants born with this condition have very short arms, and a narrow chest.", "hasSymptom"),
        ("Causes", "The symptoms of paper lung are typically worse in tall printers.", "hasSymptom"),
        ("Symptoms", "People with paper lung may uncontrollably bite their lips.", "hasSymptom"),
        ("Summary", "The symptoms of paper lung usually fade by age 9.", "hasPrognosis"),
        ("Summary", "Paper lung also reduces the color of the thumbs and of the nails.", "hasMechanism"),
        ("Outlook (Prognosis)", "Most printers with paper lung are dependent on others.", "hasPrognosis"),
        ("Summary", "Most patients are diagnosed during childhood.", "hasOnset"),
        ("Summary", "Without early diagnosis and treatment, severe fits may occur.", "hasPrognosis"),
        (
            "Summary",
            "The most common form of paper lung is characterized by brittle ribs that are prone to crack.",
            "hasSymptom",
        ),
        ("Causes", "Type 2 occurs more often in Danish printers.", "occursIn"),
        ("Causes", "Too little air at night can also increase the risk of paper lung.", "hasRiskFactor"),
        ("Summary", "The severity of paper lung varies widely among printers.", "hasPrognosis"),
        ("Summary", "The severity of symptoms in paper lung varies among printers.", "hasSymptom"),
        (
            "Summary",
            "Paper lung is a chronic, or long lasting, disease that makes airways leak.",
            "hasMechanism",
        ),
        ("Summary", "Paper lung means inflammation of the airways that you use to print.", "hasMechanism"),
        ("Summary", "People with paper lung are also likely to have a long nose and large, blue ears.", "hasSymptom"),
        ("Summary", "In paper lung, weak hands, which is called the kite sign, may get worse.", "hasSymptom"),
        ("Symptoms", "Patients should consult with their primary health care provider.", "hasContact"),
        ("Summary", "Overall, two-thirds of people who have paper lung are women.", "occursIn"),
        ("Summary", "In Europe, most people with paper lung are of Danish ancestry.", "occursIn"),
        ("Summary", "People with this condition typically are tall with long fingers.", "hasSymptom"),
        ("Causes", "Some types of ink also may damage the airways and lead to paper lung.", "hasMechanism"),
        ("Summary", "Women are more often affected by paper lung than men.", "occursIn"),
        ("Summary", "The two main types of paper lung are early and late.", "hasForm"),
        ("Complications", "Kite syndrome often starts a few days after the pain begins.", "hasComplication"),
        ("Summary", "Children with paper lung may fail to grow normally and may be small.", "hasSymptom"),
        ("Summary", "Paper lung usually develops slowly over time, but may develop rapidly.", "hasPrognosis"),
        ("Symptoms", "Without treatment, the lung eventually fails.", "hasPrognosis"),
        ("Symptoms", "Some people with the disorder are unable to blow up a kite.", "hasSymptom"),
        ("Exams and Tests", "The diagnosis rests on finding the dust in the lung by a microscopic look.", "hasTest"),
        ("Outlook (Prognosis)", "Failure of the heart is the most common cause of death.", "hasPrognosis"),
        ("Prevention", "Old books should be thoroughly dusted before they are read.", "hasPrevention"),
        ("Summary", "Occasionally, a printer can pass the disease to others.", "hasMechanism"),
        ("Summary", "Some of the rarer paper lungs are kite lung and glue lung.", "hasForm"),
        ("Outlook (Prognosis)", "The cough may wane as the person ages.", "hasPrognosis"),
        ("Summary", "Paper lung is when ink grows where air should be.", "hasMechanism"),
        ("Summary", "Type 3 is the most serious form of paper lung.", "hasPrognosis"),
        ("Exams and Tests", "Paper lung is common in old printers.", "occursIn"),
        ("Symptoms", "A chest scan can show whether paper lung has affected the heart.", "hasTest"),
        ("Summary", "The features of paper lung generally become apparent in the first decade of life.", "hasOnset"),
        ("Causes", "Most cases of paper lung occur in printers who never wear a mask.", "occursIn"),
        ("Causes", "The earlier a person starts to print, the greater the risk of paper lung is.", "hasRiskFactor"),
        (
            "Summary",
            "With a plan, even people who have severe paper lung can live normal, active lives.",
            "hasPrognosis",
        ),
        ("Symptoms", "Paper lung tends to cause the chest to feel tight.", "hasSymptom"),
        ("Treatment", "Symptoms of paper lung may remain long after the dust is gone.", "hasPrognosis"),
        ("Complications", "Sudden death may be caused by paper lung.", "hasComplication"),
        ("Treatment", "All persons diagnosed with paper lung should receive treatment.", "hasTreatment"),
        ("Causes", "People can get paper lung from old dust by breathing it in at night.", "hasMechanism"),
        ("Causes", "Printers who get old paper as a gift may develop paper lung.", "hasRiskFactor"),
        ("Causes", "Nearly all infants born at sea develop paper lung.", "occursIn"),
        ("Causes", "Outbreaks of paper lung typically happen in old houses full of books.", "occursIn"),
        ("Summary", "The age of onset of paper lung is hard to pinpoint.", "hasOnset"),
        ("Summary", "Paper lung is a disease that causes small airways to become inflamed and leak.", "hasMechanism"),
        ("Summary", "In people with this condition, one or both eyes may be poorly developed.", "hasSymptom"),
        ("Treatment", "Treatment for paper lung will depend on its cause and severity.", "hasTreatment"),
        ("Outlook (Prognosis)", "Third-degree paper lung limits the ability to run.", "hasComplication"),
        ("Causes", "You usually inherit paper lung only if both of your parents have it.", "hasMechanism"),
        ("Summary", "A small percentage of affected individuals develop inflammation of the eyes.", "hasSymptom"),
        ("Symptoms", "The doctor may refer you to an expert on old paper.", "hasReferral"),
        (
            "Exams and Tests",
            "If the tests show that your chest makes too much dust, it may be a sign that you have paper lung.",
            "hasTest",
        ),
        ("Symptoms", "Paper lung can contribute to bad moods, so people should be happy.", "hasComplication"),
        ("Treatment", "If you suspect that dust has reached your eye, see an eye doctor.", "hasContact"),
        ("Summary", "Losing weight may help some patients avoid weak airways.", "hasTreatment"),
        ("Prevention", "After the first year, people may need to limit the time that they print.", "hasPrevention"),
        ("Treatment", "Printers who have paper lung are given surfactant.", "hasTreatment"),
        ("Symptoms", "The rash may first look like hives and then change to look like bruises.", "hasSymptom"),
        ("Causes", "In paper lung, the genes that control how cells are made are faulty and damaged.", "hasMechanism"),
    ],
)
def test_about(section: str, sentence: str, predicate: str) -> None:
    (found,) = read(section, sentence, in_words=True)
    assert found.predicate == f"ck:{predicate}"


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Causes", "Operations of the chest raise the risk of stroke in paper lung."),  # a risk of something else
        ("Treatment", "Pills for paper lung may cause the eyes to become dry."),  # what a treatment does besides
        ("Treatment", "Zinc is taken for paper lung, but it has not been shown to work."),
        ("Prevention", "Doctors should report new cases to a health department."),
        ("Summary", "Printers produce fewer books than readers."),
        ("Exams and Tests", "Sometimes paper lung is hard to diagnose."),  # which names no test
        (
            "Exams and Tests",
            "No single test can find paper lung, so several are done.",
        ),  # one is denied, others are not
        ("Symptoms", "People with paper lung should eat well and sleep long."),  # what is to be done
        ("Causes", "Some risk factors may be more likely to bring paper lung to printers."),  # which, it does not say
        ("Summary", "Each year, more than 3,000 printers are born with paper lung."),  # how many
        ("Treatment", "Choosing Good Paper Not all paper is right for paper lung."),  # a heading that has run in
    ],
)
def test_what_is_not_plain(section: str, sentence: str) -> None:
    assert not [each for each in read(section, sentence, in_words=True) if each.rule == "verbatim"]
