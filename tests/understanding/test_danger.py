"""Danger signs in lay words fire; denials, history, questions and figures of speech do not."""

from __future__ import annotations

from datetime import date

import pytest

from hippath.conversation.extract import extract_json
from hippath.knowledge import load_knowledge
from hippath.understanding.scene import read

NOW = date(2026, 11, 21)


def flags(text: str) -> set[str]:
    return {flag["id"] for flag in extract_json(text, NOW)["red_flags"] if flag["status"] == "present"}


FIRES = [
    ("I came off my scooter and now one leg is shorter than the other", "trauma_deformity"),
    ("since the fall my foot is turned outwards and I can't shift the leg", "trauma_deformity"),
    ("dad's gone all confused and is breathing really quickly, he's got hip pain", "sepsis_signs"),
    ("my lips have gone blue", "sepsis_signs"),
    ("im on edoxaban, sudden groin pain an hour ago, I've gone grey and clammy", "bleed_collapse"),
    ("my foot's gone icy cold and pale all of a sudden", "limb_ischaemia"),
    ("I'm 6 weeks pregnant and nearly fainted, awful tummy pain", "ectopic_collapse"),
    ("74, sudden tearing pain in my back and groin, feel like I'll pass out", "aaa_suspected"),
    ("struggling to breathe and coughing blood", "pe_suspected"),
    ("my chest hurts", "pe_suspected"),
    ("theres blood in my poo since taking naproxen", "gi_bleed"),
    ("I was sick and it looked like coffee grounds", "gi_bleed"),
    ("I don't want to live anymore", "crisis_text"),
    ("thinking about ending it all", "crisis_text"),
    ("I've been having suicidal thoughts", "crisis_text"),
    ("I've been cutting myself because of the pain", "crisis_text"),
    ("knocked down by a car, cannot stand", "trauma_no_weight"),
    ("fell on the pavement last night and I cant take more than one step", "trauma_no_weight"),
    ("aged 80, slid off the bed, groin hurts a bit", "fragility_fracture"),
    ("I've got osteoporosis and I bumped my hip on the table, groin sore since", "fragility_fracture"),
    ("they found osteoporosis back in 2018, I slipped on the mat on tuesday and the groin is sore", "fragility_fracture"),
    ("can't walk at all today", "cannot_walk_or_move"),
    ("since last night nanna cannot put any weight on it, no fall", "cannot_walk_or_move"),
    ("hip replaced in 2019, reached over the dog's bed and it has popped out", "hip_replacement_acute"),
    ("I literally cannot move my hip", "cannot_walk_or_move"),
    ("hot and cold, shivering, and the hip is agony", "septic_joint"),
    ("temp of 39 and my groin is really painful", "septic_joint"),
    ("I wake up soaked in sweat and my hip flexor aches", "psoas_abscess"),
    ("on xarelto and my thigh's gone numb", "iliopsoas_bleed"),
    ("haemophiliac, groin pain came on suddenly", "iliopsoas_bleed"),
    ("my bits have gone numb", "cauda_equina"),
    ("I've lost control of my bowels", "cauda_equina"),
    ("can't feel when I'm weeing", "cauda_equina"),
    ("I keep having accidents, didn't know I'd done a poo", "cauda_equina"),
    ("sex feels numb", "cauda_equina"),
    ("both legs are really weak", "cauda_equina"),
    ("had prostate cancer, now my back is hurting and my legs feel weak", "cord_compression"),
    ("I have a lump in my groin, it's gone hard and really sore and I can't push it in", "hernia_strangulated"),
    ("left testicle suddenly agony and swollen", "testicular_torsion"),
    ("really bad pain in my nuts came on fast and I've thrown up", "testicular_torsion"),
    ("my period is late and I've got pain low down on the right", "ectopic_suspected"),
    ("trying for a baby, pain one side low down and bleeding", "ectopic_suspected"),
    ("pain started round my belly button and moved down to the right", "acute_abdomen"),
    ("my tummy hurts when I cough", "acute_abdomen"),
    ("suddenly severe pain in my ovary on one side and being sick", "ovarian_torsion"),
    ("my new hip popped out", "hip_replacement_acute"),
    ("I've got a hip replacement and a fever", "hip_replacement_acute"),
    ("had the scope 3 weeks ago and my wound is oozing", "procedure_infection"),
    ("cortisone in my hip on monday, now its red and hot", "procedure_infection"),
    ("hip arthroscopy on tuesday, belly is swollen and really tender", "postop_belly_pain"),
    ("had breast cancer and now I can't put weight on my leg", "cancer_no_weight"),
    ("pain from my kidney down to my groin and a temperature", "kidney_infection"),
    ("I've had 10 paracetamol today", "paracetamol_overdose"),
    ("been taking paracetamol and lemsip together", "paracetamol_overdose"),
    ("he's 7 and has a fever, won't walk", "child_emergency"),
    ("runner, groin hurts every time I land on that leg", "stress_fracture_suspected"),
    ("groin hurts when I put weight through it and I've a limp", "stress_fracture_suspected"),
    ("deep groin pain when I hop, training for a marathon", "stress_fracture_suspected"),
    ("my calf's swollen, red and warm", "dvt_suspected"),
    ("one leg is twice the size of the other", "dvt_suspected"),
    ("leg gets weaker every day", "progressive_weakness"),
    ("I keep tripping over my foot, it won't lift", "progressive_weakness"),
    ("hip pain was ok for years but it's suddenly far worse", "sudden_deterioration"),
    ("the pain comes in waves from my side to my groin", "kidney_stone"),
    ("there's blood in my urine", "kidney_stone"),
    ("smelly discharge and pelvic pain", "pelvic_infection"),
    ("my daughter is 13 and her groin hurts", "child_hip_pain"),
    ("I'm 15 and I limp", "child_hip_pain"),
    ("I was on steroids for years and I've a deep ache in my groin even at rest", "avn_risk"),
    ("heavy drinker, hip aches deep inside at night in bed", "avn_risk"),
    ("I've lost 2 stone and haven't been dieting", "cancer_suspected"),
    ("I had melanoma in 2010", "cancer_suspected"),
    ("asthma, prostate cancer in remission", "cancer_suspected"),
    ("pain is there all day and all night, nothing eases it", "cancer_suspected"),
    ("my replaced hip hurts with each step", "hip_replacement_weight_pain"),
    ("lump on my left ball", "testicle_lump"),
    ("34, back is stiff for an hour every morning for 2 years, better when I move", "inflammatory_back_pain"),
    ("soft lump in the groin which goes back in, painless", "groin_lump_soft"),
]


@pytest.mark.parametrize(("text", "flag"), FIRES, ids=[f"{row[1]}: {row[0][:50]}" for row in FIRES])
def test_a_danger_sign_in_lay_words_fires(text: str, flag: str) -> None:
    assert flag in flags(text)


SILENT = [
    "I cut my mileage and it still aches at the front of my hip",
    "cutting my toenails is impossible",
    "cut me some slack, it's my hip flexor",
    "it started when I jumped off a box at the gym",
    "I hurt myself at the gym three weeks ago",
    "I did something stupid and ran a marathon untrained",
    "at the end it hurts in the crease",
    "i've had enough of life on the sofa with this hip",
    "I take all my pills in the morning and still get groin pain",
    "I'm not suicidal, just fed up",
    "this pain is killing me",
    "no numbness between my legs",
    "I can pee normally and there's no blood",
    "I haven't lost weight",
    "my nan had osteoporosis",
    "a neighbour had his new hip pop out, it worries me",
    "no chest pain or breathlessness",
    "I fell in love with running last year",
    "I'm sick and tired of this",
    "my legs are tired after leg day",
    "I had a fall ten years ago but not since",
    "no history of cancer in my family",
    "Crohn's but in remission",
    "my groin aches, UC in remission since 2019",
    "the injection is booked for next week",
    "I had a jab in my hip 5 months ago and it was hot for a day",
    "I take one paracetamol a day",
    "my leg feels heavy after work",
    "the ball of my foot hurts",
    "I was born with a hip problem",
    "do I need to worry about blood clots?",
    "could I be pregnant? no chance",
    "My hip went out of fashion lol",
    "it's not numb, it's not weak, and I can walk fine",
    "hip pops out a sound when I stand",
    "there's no lump",
    "I'm 70 and have never fallen",
    "sweating after the gym",
    "pain 3/10, on stairs only",
    "I can't run",
    "can't lift my leg high at ballet",
    "tight calf after running",
    "my shoulder aches too",
    "my tummy is fine",
    "hip flexor sore, hurts when I cough? no",
    "I'm breathing fine",
    "I sat in a cold room",
    "period pains are normal for me",
    "no weight loss, appetite good, no sweats",
    "i dont have a temperature",
    "my back is a bit stiff in the morning for 5 mins",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_sounds_dangerous_stays_silent(text: str) -> None:
    assert flags(text) == set()


@pytest.mark.parametrize("pattern", [trap for trap in load_knowledge().language.not_features if "~" in trap.split()])
def test_a_trap_leaves_the_danger_that_it_merely_passes_over(pattern: str) -> None:
    words = ["lymphoma" if part == "~" else part.rstrip("?").split("|")[0].lstrip("=") for part in pattern.split()]
    assert "cancer_ever" in {match.id for match in read(" ".join(words), load_knowledge()).of("feature")}
