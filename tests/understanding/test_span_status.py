"""The assertion status of any given words, in patients' messages and in clinicians' notes."""

from __future__ import annotations

import pytest

from hippath.understanding import span_status

TABLE = [
    ("Extremities reveal no peripheral cyanosis or EDEMA.", "EDEMA", "absent"),
    ("The lungs are clear to auscultation bilaterally, no wheezes or RALES.", "RALES", "absent"),
    (
        "In general, he denies any changes in vision or diplopia, no changes in hearing, no neck pain, no meningismus, no chest pain, no palpitations, no shortness of breath, no cough, no abdominal pain, no nausea, vomiting, or diarrhea, no hematuria or dysuria, no MYALGIA or arthralgia",
        "MYALGIA",
        "absent",
    ),
    ("No abdominal pain, nausea, VOMITING or diarrhea.", "VOMITING", "absent"),
    ("ENDOCRINE: Denies any POLYURIA or polyphagia.", "POLYURIA", "absent"),
    ("Heart - Regular rate and rhythm, no murmurs, GALLOPS, or rubs.", "GALLOPS", "absent"),
    ("Heart - Regular rate and rhythm, no murmurs, gallops, or RUBS.", "RUBS", "absent"),
    ("The patient sustained a LEFT ACETABULAR FRACTURE.", "LEFT ACETABULAR FRACTURE", "present"),
    ("She denies any DIAPHORESIS.", "DIAPHORESIS", "absent"),
    ("EKG shows normal sinus rhythm with no ACUTE ISCHEMIC CHANGES.", "ACUTE ISCHEMIC CHANGES", "absent"),
    ("There is TRACE MITRAL REGURGITATION.", "TRACE MITRAL REGURGITATION", "present"),
    (
        "This is a 60-year-old male with a past history of diabetes, dementia, ANEMIA, anxiety who presents with a chief complaint of having fallen.",
        "ANEMIA",
        "past",
    ),
    ("CHEST PAIN, RULE OUT MYOCARDIAL INFARCTION.", "MYOCARDIAL INFARCTION", "possible"),
    ("CHEST PAIN, RULE OUT MYOCARDIAL INFARCTION.", "CHEST PAIN", "present"),
    ("Family history of BREAST CANCER in her mother.", "BREAST CANCER", "other_person"),
    ("Her mother had LUPUS.", "LUPUS", "other_person"),
    ("My dad has a bad HEART but I'm fine", "HEART", "other_person"),
    ("Return to the ER if you develop FEVER or worsening pain.", "FEVER", "possible"),
    ("Pulmonary embolism was ruled out.", "Pulmonary embolism", "absent"),
    ("DVT is unlikely", "DVT", "possible"),
    ("I had a STROKE in 2010", "STROKE", "past"),
    ("I used to smoke and had ASTHMA as a child", "ASTHMA", "past"),
    ("I haven't got any HEADACHES at the moment", "HEADACHES", "absent"),
    ("no rash, no ITCHING", "ITCHING", "absent"),
    ("It's not NUMBNESS, it's more of an ACHE", "NUMBNESS", "absent"),
    ("It's not NUMBNESS, it's more of an ACHE", "ACHE", "present"),
    ("could this be ARTHRITIS?", "ARTHRITIS", "possible"),
    ("I'm worried it might be a HERNIA", "HERNIA", "possible"),
    ("I might have a FRACTURE", "FRACTURE", "possible"),
    ("my brother has GOUT", "GOUT", "other_person"),
    ("The SWELLING has gone down", "SWELLING", "past"),
    ("the RASH cleared up last week", "RASH", "past"),
    ("I don't have DIABETES or HIGH BLOOD PRESSURE", "HIGH BLOOD PRESSURE", "absent"),
    ("neither HEAT nor ICE", "ICE", "absent"),
    ("MIGRAINES? never.", "MIGRAINES", "absent"),
    ("No fever, COUGH for two weeks", "COUGH", "present"),
    ("Without any WEAKNESS in the arms", "WEAKNESS", "absent"),
    ("I get DIZZY when I stand up", "DIZZY", "present"),
    ("never had SURGERY", "SURGERY", "absent"),
    ("I've been free of PAIN since March", "PAIN", "absent"),
    ("the doctor thinks it could be BURSITIS", "BURSITIS", "possible"),
    ("I can't rule out an INFECTION", "INFECTION", "possible"),
    ("Not only PAIN but also stiffness", "PAIN", "present"),
    ("I have no doubt it's a TEAR", "TEAR", "present"),
    ("he said there was no FRACTURE on the xray", "FRACTURE", "absent"),
    ("X-ray showed no FRACTURE", "FRACTURE", "absent"),
    ("my HEADACHE isn't any better", "HEADACHE", "present"),
    ("the tablets don't help the PAIN", "PAIN", "present"),
    ("the pain won't go away, NAUSEA too", "NAUSEA", "present"),
    ("I no longer have TINGLING", "TINGLING", "past"),
    ("last year I had SHINGLES", "SHINGLES", "past"),
    ("I've had PSORIASIS since I was a teenager", "PSORIASIS", "present"),
    ("if I get CHEST PAIN I'll call", "CHEST PAIN", "possible"),
    ("what are the symptoms of SEPSIS?", "SEPSIS", "possible"),
    ("My neighbour got SEPSIS after hers", "SEPSIS", "other_person"),
    ("mum's worried about my LIMP", "LIMP", "present"),
    ("I'm not worried about the CLICKING", "CLICKING", "present"),
    ("there isn't any BRUISING that I can see", "BRUISING", "absent"),
    ("lack of SLEEP", "SLEEP", "absent"),
    ("no change in the LIMP", "LIMP", "present"),
    ("PAIN is absent at rest", "PAIN", "absent"),
    ("Negative for FEVER, CHILLS", "CHILLS", "absent"),
    ("I've got a COLD but no cough", "COLD", "present"),
    ("I've got a cold but no COUGH", "COUGH", "absent"),
    ("No cough but I've got a COLD", "COLD", "present"),
    ("not sure if it's SWOLLEN", "SWOLLEN", "possible"),
    ("it's probably TENDONITIS", "TENDONITIS", "possible"),
    ("previous ANKLE SPRAIN healed fine", "ANKLE SPRAIN", "past"),
    ("I had CHICKENPOX as a kid", "CHICKENPOX", "past"),
    ("no longer on WARFARIN", "WARFARIN", "past"),
    ("stopped taking IBUPROFEN", "IBUPROFEN", "past"),
    ("I'm not on any BLOOD THINNERS or STEROIDS", "STEROIDS", "absent"),
    ("there was some NUMBNESS yesterday but it's gone now", "NUMBNESS", "past"),
    ("wife has had the same PAIN, mine started after", "PAIN", "other_person"),
    ("My sister had a hip replacement at 40. I have GROIN PAIN when running.", "GROIN PAIN", "present"),
    ("hasn't had any FALLS", "FALLS", "absent"),
    ("Fever: no. SHAKES: yes", "SHAKES", "present"),
    ("Fever: no. SHAKES: yes", "Fever", "absent"),
    ("no numbness, no tingling, but PAIN down the leg", "PAIN", "present"),
    ("PAIN not helped by ibuprofen", "PAIN", "present"),
    ("I don't get PAIN unless I run", "PAIN", "present"),
]


@pytest.mark.parametrize(("text", "words", "expected"), TABLE, ids=[f"{row[1]}: {row[0][:60]}" for row in TABLE])
def test_the_status_of_given_words(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    assert span_status(text, start, start + len(words)) == expected


def test_words_that_are_no_words_are_present() -> None:
    assert span_status("no pain   ", 7, 10) == "present"
