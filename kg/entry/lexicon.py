"""Closed word classes and cue words: all that the rules know of English. No medical dictionary is needed."""

from __future__ import annotations

from functools import lru_cache

__all__ = [
    "ADVERBS",
    "AMBIGUOUS",
    "BE",
    "BODY",
    "COMPLETE",
    "CONJ",
    "DET",
    "FREQUENCY",
    "HAVE",
    "MODALS",
    "NEGATION",
    "PEOPLE",
    "POSS",
    "PREP",
    "PRONOUNS",
    "REL",
    "SHARED_HEADS",
    "SHARED_LEADS",
    "SUBORD",
    "VERBS",
    "VERB_FORMS",
    "is_adjective",
]


def _w(text: str) -> frozenset[str]:
    return frozenset(text.split())


DET = _w(
    "a an the this that these those some any each every no another other several many most few both all such certain various either neither more less enough one two three four five six"
)
POSS = _w("your their its his her our my person's body's patient's")
PREP = _w(
    "of in on at by for with from to into onto through during without within between among under over around about after before "
    "against along across behind below above near off out up down per than as like including despite toward towards upon until via due because throughout"
)
CONJ = _w("and or but nor and/or")
REL = _w("that which who whom whose where")
SUBORD = _w("if when because although though while whereas since unless until once whether even so")
MODALS = _w("may might can could should must will would cannot can't won't shouldn't")
BE = _w("is are was were be been being isn't aren't")
HAVE = _w("has have had having")
DO = _w("do does did don't doesn't didn't")
NEGATION = _w("not no never cannot can't isn't aren't don't doesn't didn't won't without nor neither none")
PRONOUNS = _w("it they he she you we i them him us this these those there who which that people some others many most")
ADVERBS = _w(
    "initially overall often usually sometimes rarely commonly frequently occasionally always generally typically mostly mainly also however not only even "
    "especially particularly slowly quickly suddenly gradually then now later first very more most less much too still just ever never "
    "likely probably possibly perhaps almost nearly about approximately directly normally early together then thus therefore further "
    "well better worse soon again once already both primarily largely completely entirely fully partly partially eventually instead "
    "temporarily significantly greatly easily seldom routinely mistakenly abnormally badly severely mildly slightly closely only currently"
)
#: Frequency, as worded; the value is what the qualifier says.
FREQUENCY = (
    "in most cases",
    "in some cases",
    "in many cases",
    "in rare cases",
    "in rare instances",
    "in a few cases",
    "in a small number of",
    "in a small percentage of",
    "in a minority of",
    "a small number of",
    "a small percentage of",
    "in many instances",
    "in some instances",
    "in a few instances",
    "in most instances",
    "in severe cases",
    "in very rare cases",
    "most of the time",
    "in the majority of",
    "among the majority of",
    "the majority of",
    "at times",
    "in some people",
    "in many people",
    "in most people",
    "for some people",
    "for most people",
    "for many people",
    "most often",
    "more often",
    "less often",
    "very often",
    "almost always",
    "not always",
    "very rarely",
    "less commonly",
    "less frequently",
    "more frequently",
    "most commonly",
    "more commonly",
    "often",
    "usually",
    "sometimes",
    "rarely",
    "commonly",
    "frequently",
    "occasionally",
    "always",
    "generally",
    "typically",
    "seldom",
    "mostly",
    "mainly",
    "primarily",
    "predominantly",
    "principally",
    "chiefly",
    "most people",
    "some people",
    "many people",
    "most patients",
    "some patients",
    "some individuals",
    "some children",
    "some also",
    "other cases",
    "many patients",
    "most cases",
    "some cases",
    "many cases",
    "other people",
    "a few people",
    "most individuals",
    "many individuals",
)
PEOPLE = _w(
    "people person persons patient patients individual individuals child children adult adults infant infants baby babies women woman men man "
    "you he she they someone everyone others those smokers males females boys girls humans newborns newborn fetus fetuses teenagers adolescents elderly families americans who we"
)
#: Words for body parts: they share a head in “joint and muscle pain”, and stand as the last part in “swelling of the neck and face”.
BODY = _w(
    "forearms skeleton abdomen abdominal ankle ankles arm arms artery back belly bladder blood bone bones bowel brain breast calf cheek cheeks chest chin ear ears elbow elbows eye eyes "
    "eyelid eyelids eyebrow eyelash face facial feet finger fingers fingernails fingertips toenails foot forearm forehead genital genitals gland glands groin gum gums gut hair hand hands head heart hip hips intestine intestines "
    "jaw joint joints kidney kidneys knee knees knuckles leg legs limb limbs lip lips liver lung lungs lymph mouth muscle muscles nail nails neck nerve nerves nose pelvis rectum sinus sinuses urethra "
    "scalp shoulder shoulders skin spine spinal stomach testicle throat thigh thighs thumb toe toes tongue tooth teeth thyroid trunk vagina vein veins vessels wrist wrists tissue tissues voice vision speech body "
    "cord marrow urine stool stools sputum saliva duodenum pancreas esophagus spleen uterus ovary ovaries prostate testes colon retina cornea tendon tendons ligaments bile duct ducts skull rib ribs tonsils windpipe nipple nipples areola eyebrows eyelashes lashes lobe lobes hemisphere hemispheres cortex diaphragm nostrils palms soles heels genitourinary organs tract larynx trachea airways aorta arteries capillaries brainstem cerebellum mucous membranes membrane armpits gallbladder appendix ureter ureters cervix penis eardrum tonsil adenoids pupil pupils respiratory gastrointestinal digestive urinary nervous immune skeletal vocal"
)
#: Nouns that are complete on their own, so that “fatigue and muscle pain” is not “fatigue pain”.
COMPLETE = _w(
    "fatigue fever pain nausea vomiting weakness numbness tingling dizziness confusion anxiety depression rash itching swelling diarrhea constipation cough headache "
    "bleeding bruising coma seizures paralysis redness infection weight jaundice burning chills sweating hoarseness wheezing inflammation surgery medicine medicines medication exercise rest diet stress alcohol smoking pregnancy"
)
#: First words that go with each member: “difficulty swallowing and speaking”, “loss of appetite or weight”.
SHARED_LEADS = _w(
    "difficulty difficulties trouble problems problem changes change loss lack mutation mutations shortage shortages deficiency deficiencies pain swelling weakness numbness tingling thinning yellowing feeling decreased delayed increased reduced "
    "disturbances disturbance impairment absence abnormalities abnormality anomalies anomaly enlargement defects malformation malformations deformity deformities thickening narrowing stiffness tightness redness dryness irritation degeneration deterioration destruction failure "
    "vaccine vaccines vaccination vaccinations abnormal blurred double low high poor severe mild sudden chronic inflammation infection infections injury damage bleeding paralysis weight excessive "
    "sensitivity tolerance intolerance exposure exposed allergy contact need inability risk history use treatment medicines drugs management prevention removal production buildup accumulation formation presence level levels amount amounts restriction"
)
#: Last words that go with each member: “thinking and memory problems”, “physical and occupational therapy”.
SHARED_HEADS = _w(
    "pain pains problems problem disease diseases disorder disorders condition conditions infection infections weakness changes therapy therapies test tests exam exams "
    "function loss cramps aches spasms cancer cancers failure tumor tumors injury injuries damage swelling medicines medicine drugs medications treatment treatments syndrome symptoms movements "
    "scan scans x-ray x-rays biopsy studies study surgery exposure cells muscles nerves levels factors vision speech tissue tissues vessels viruses bacteria attacks defects use intake counseling clot clots stones "
    "pressure rate count output activity movement control rhythm stiffness tightness discomfort bleeding inflammation abnormalities tremor heartbeat heartbeats sensation sensations"
)
_VERB_LIST = (
    "affect belong allow appear arise ask assist attack attach avoid become begin believe bind block break bring build call carry cause change check choose come confirm connect consider consist contact contain continue "
    "contribute control convert cover create cure cut damage decrease depend depress destroy detect determine develop diagnose die differ disappear discuss disrupt disturb drain drink drop ease eat enlarge enter evaluate examine experience expect "
    "explain fail fall feel fight fill find flow follow force form get give go grow happen harm heal help identify impair improve include increase infect inform inhibit injure inject interact interfere involve invade keep kill know lack "
    "last lead learn leak let lessen lie limit live look lose lower make malfunction manage mean measure mistake monitor narrow need notice occur open order own pass pay perform persist play precede prefer prepare prescribe "
    "present press prevent produce progress promote protect provide put raise range reach recommend recover reduce refer regulate relax release relieve rely remain remove repair repeat replace require resemble resolve respond rest restore result return reveal "
    "rise rule run say see seek seem sense separate set share show shrink slow smoke sound speak spread stabilize start stay steal stop strike suffer suggest supply support suppress surround survive suspect swallow take talk target tell tend test think tighten transmit "
    "treat trigger try turn undergo understand use vary view visit walk want warn wash weaken wear widen work worsen worry write store send move hear learn strengthen link associate relate accumulate collect thicken thin "
    "travel pump beat lean stretch eat boil cook discard sterilize refrigerate visit request rate aim direct tolerate complain occur characterize mark recur reappear darken lighten fade itch burn hurt bleed swell itch "
    "resume maintain regain review insert adjust guide discontinue hold benefit document report bathe acquire activate aggravate adhere complicate deplete destroy deteriorate divide double drive engage ensure extend evolve expose freeze generate group handle harden imitate impact incorporate intensify interrupt invite irritate isolate lift load lodge mimic obstruct overact overlap penetrate pick plug possess pull push radiate react recognize redden refuse regrow rely render reproduce retain reverse rub rupture scar scratch sit sleep snore soften spill splint squeeze stand stem stick sting subside substitute suck sweat tear tire touch transfer transport trap twitch urinate vomit wake yield walk evaluate rehabilitate schedule assess compare enable stimulate induce exclude coexist coincide accompany describe define call name consume ingest eat multiply germinate inhale exhibit typify eliminate minimize clean drill empty dispose seal prolong boost preserve dissolve soothe shorten protrude enlarge theorize gain deal cope initiate utilize impede hamper encourage account listen indicate secrete breathe locate save decide inherit circulate discover act read consult achieve distinguish advise delay establish contaminate notify distort diminish gargle administer reconstruct compensate bruise differentiate restart degenerate metabolize bulge ache blur digest modify overlook verify absorb fluctuate faint gather apply predict observe implant replenish select alleviate receive deliver dilate enhance predispose obtain hinder restrict constrict deprive elevate emerge weigh nourish collapse compress participate normalize specialize cleanse filter purify place install swell stiffen tighten exist correct originate choke drool focus influence pose comprise migrate"
)
_IRREGULAR = {
    "become": "became become",
    "begin": "began begun",
    "break": "broke broken",
    "bring": "brought brought",
    "build": "built built",
    "choose": "chose chosen",
    "come": "came come",
    "cut": "cut cut",
    "drink": "drank drunk",
    "eat": "ate eaten",
    "fall": "fell fallen",
    "feel": "felt felt",
    "fight": "fought fought",
    "find": "found found",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone",
    "grow": "grew grown",
    "hear": "heard heard",
    "keep": "kept kept",
    "know": "knew known",
    "lead": "led led",
    "let": "let let",
    "lie": "lay lain",
    "lose": "lost lost",
    "make": "made made",
    "mean": "meant meant",
    "put": "put put",
    "rise": "rose risen",
    "run": "ran run",
    "say": "said said",
    "see": "saw seen",
    "seek": "sought sought",
    "send": "sent sent",
    "set": "set set",
    "show": "showed shown",
    "shrink": "shrank shrunk",
    "speak": "spoke spoken",
    "spread": "spread spread",
    "steal": "stole stolen",
    "strike": "struck struck",
    "swell": "swelled swollen",
    "take": "took taken",
    "tell": "told told",
    "think": "thought thought",
    "understand": "understood understood",
    "wear": "wore worn",
    "write": "wrote written",
    "bind": "bound bound",
    "undergo": "underwent undergone",
    "hurt": "hurt hurt",
    "bleed": "bled bled",
    "mistake": "mistook mistaken",
    "arise": "arose arisen",
}


def _forms(verb: str) -> dict[str, str]:
    """Forms of a verb: form to ``base``, ``s``, ``ed``, ``ing``."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        s, ed, ing = verb + "s", verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        s, ed, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        s, ed, ing = verb + "es", verb + "ed", verb + "ing"
    elif (
        len(verb) <= 5
        and verb[-1] in "bdgklmnprt"
        and verb[-2] in "aeiou"
        and verb[-3] not in "aeiou"
        and verb not in {"enter", "order", "cover", "happen", "alter", "open", "visit", "limit"}
    ):
        s, ed, ing = verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    else:
        s, ed, ing = verb + "s", verb + "ed", verb + "ing"
    forms = {verb: "base", s: "s", ed: "ed", ing: "ing"}
    for form in {"occur", "refer", "prefer", "recur", "control"} & {verb}:
        forms |= {form + form[-1] + "ed": "ed", form + form[-1] + "ing": "ing"}
    for form in _IRREGULAR.get(verb, "").split():
        forms.setdefault(form, "ed")
    return forms


VERBS = frozenset(_VERB_LIST.split()) | _w(
    "acquire alter block catch colonize contract correspond represent underlie apply conduct dispose enjoy grab launder minimize peel plan pull rinse scrub soak spray teach trap tuck walk wear wipe wrap be have do"
)
#: Form to (verb, kind of form).
VERB_FORMS: dict[str, tuple[str, str]] = {
    form: (verb, kind) for verb in sorted(VERBS - {"be", "have", "do"}) for form, kind in _forms(verb).items()
}
VERB_FORMS |= {
    "done": ("do", "ed"),
    "caught": ("catch", "ed"),
    "fed": ("feed", "ed"),
    "bathes": ("bathe", "s"),
    "held": ("hold", "ed"),
    "taught": ("teach", "ed"),
    "paid": ("pay", "ed"),
}
#: Forms that are nouns (or adjectives) as often as verbs.
AMBIGUOUS = _w(
    "peel soak spray sprays trap traps plan plans cause causes test tests damage change changes need needs use uses help result results look looks check checks attack attacks block blocks work works lead leads start starts form forms control rest drop "
    "benefit benefits harm break breaks cure cures last cover covers link links mark marks name names range ranges increase increases decrease decreases lack loss progress present measure measures limit limits injection order orders own release "
    "repair return rise fall falls support treat treats trigger triggers view visit visits walk supply play slow open lower smoke sound sounds study spread stretch stress show thin narrow separate target targets tell "
    "experience experiences feel drink drinks flow fight rate rates wear burn burns bleed cut cuts strike strikes request pass press fill set sets store stores share call calls contact contacts move moves run runs shrink complete lie lies mean means sense senses "
    "review reviews document documents report reports group groups impact sleep load loads scar scars scratch stem stand tear tears tire transfer transport trap double drive freeze guide guides insert swell swallow hurt itch direct aim aims pump pumps beat beats fever cook force forces suspect gain gains schedule schedules document account accounts complain act acts delay delays bruise bruises bulge bulges ache aches implant implants faint collapse select elevate rule rules lead put lives drops correct corrects focus focuses influence influences pose poses"
)
_ADJ_ENDS = ("al", "ic", "ous", "ive", "ary", "ory", "able", "ible", "ful", "less", "ular", "oid", "ed")
_COMPOUND_ENDS = (
    "-term",
    "-related",
    "-like",
    "-dose",
    "-grade",
    "-threatening",
    "-lasting",
    "-onset",
    "-stage",
    "-type",
)
_ADJ = _w(
    "inward outward upward downward piercing throbbing stabbing shooting extreme broad flat round curved narrow wide big dark bright pink purple brown gray yellow black blue green warm cool moist brittle firm rubbery silvery curly sparse unsteady jerky shaky wobbly moody major minor direct fatty greasy soft sluggish faulty thick oily puffy watery flaky crusty scaly hoarse shiny clumsy cloudy stuffy runny bloody coarse rough smooth sharp dull tender tense frequent urgent persistent recurrent intermittent permanent transient prominent absent constant significant pregnant malignant resistant dominant widespread grey white orange itchy high low double blurred blurry poor severe mild chronic acute sudden rapid slow fast irregular abnormal other common rare new dry red pale cold small large young old early late first main good bad hard difficult easy similar different unclear harmless normal bothersome "
    "gritty bumpy lumpy patchy spongy waxy scratchy raspy irritated inflamed reddened flushed cracked chapped bloodshot sunken tall thin lean sticky foul-smelling raw undercooked oral hot enlarged quick simple safe effective autoimmune immune benign subtle serious better worse long short deep heavy light sore stiff weak strong tight swollen slurred drooping loose physical mental left right upper lower front"
)


#: Nouns that end as adjectives do.
_NOUNS = _w(
    "memory history category territory capillary ovary hospital animal referral survival denial arousal trial removal withdrawal "
    "fabric traffic topic clinic colic arsenic need seed weed speed feed hundred"
)


_NOT_ADJ = COMPLETE | _NOUNS


@lru_cache(maxsize=1 << 13)
def is_adjective(word: str) -> bool:
    """Whether a word looks like an adjective."""
    word = word.lower()
    return (
        word in _ADJ
        or word.endswith(_COMPOUND_ENDS)
        or (len(word) > 4 and word.endswith(_ADJ_ENDS) and word not in VERB_FORMS and word not in _NOT_ADJ)
    )
