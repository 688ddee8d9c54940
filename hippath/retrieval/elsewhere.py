"""Questions about other things, against which "this is not about our subject" is learnt."""

from __future__ import annotations

ELSEWHERE = tuple(
    line.strip()
    for line in """
    how do I treat knee pain when running
    torn meniscus surgery or physio
    patellar tendinopathy loading programme
    my kneecap clicks on the stairs
    ankle ligament exercises
    how long does a broken ankle take to heal
    achilles tendonitis stretches
    heel pain in the morning
    steroid injection for plantar fasciitis
    bunion surgery
    ingrown toenail
    calf strain how long to rest
    shin splints treatment
    shoulder impingement exercises
    steroid injection in the shoulder
    shoulder dislocation rehab
    rotator cuff repair outcomes
    golfer's elbow brace
    elbow bursitis drainage
    wrist fracture cast
    trigger finger injection
    carpal tunnel splint at night
    thumb arthritis
    whiplash neck pain pillow
    neck stiffness exercises
    jaw clicking treatment
    cracked rib breathing
    cervical disc replacement
    scoliosis brace
    knee replacement recovery time
    supplements for a dog with bad hips
    my cat is limping
    who produced that hip hop album
    do you accept private health insurance
    how do I get a copy of my notes
    can I change my address with you
    select from table where id
    drop database
    achilles heel drops protocol
    hamstring loading programme for sprinters
    frozen shoulder how long does it last
    adhesive capsulitis stages
    what time does the clinic open
    is there parking at the surgery
    how much does a consultation cost
    cancel my dental appointment
    repeat prescription for my thyroid
    vaccine for travel
    who is the prime minister
    recipe for dinner tonight
    translate a sentence
    tell me a joke
    what is the weather
    best laptop for a student
    write me a poem
    ACL graft choice
    headache tablets
    migraine triggers
    dizziness when standing up
    sore throat remedy
    cough that will not go away
    asthma inhaler technique
    hay fever tablets
    ear infection antibiotics
    blocked nose at night
    toothache relief
    bleeding gums
    red itchy eye
    do I need reading glasses
    eczema cream
    acne scars
    athlete's foot
    mole changing colour
    hair loss treatment
    heartburn after meals
    constipation remedies
    irritable bowel diet
    food poisoning how long
    haemorrhoid cream
    urine infection antibiotics
    kidney donation
    contraceptive pill and weight
    period pain relief
    morning sickness tips
    baby teething
    toddler will not eat
    menopause hot flushes
    erectile dysfunction tablets
    how to stop smoking
    how to lose weight
    healthy breakfast ideas
    vitamin D dose in winter
    is red wine bad for you
    how much sleep do I need
    snoring cure
    anxiety and panic attacks
    antidepressant withdrawal
    flu jab for over 65s
    travel vaccinations
    covid test
    shingles rash
    high cholesterol statin
    blood pressure tablet side effects
    atrial fibrillation ablation
    heart failure medication titration
    type 2 diabetes metformin dose
    insulin pump
    underactive thyroid
    gout attack
    rheumatoid arthritis biologics
    multiple sclerosis relapse
    stroke thrombolysis window
    asthma stepwise management
    COPD exacerbation antibiotics
    sepsis six bundle
    appendicitis scoring
    breast screening age
    prostate screening
    first aid for burns
    bee sting
    my dog is limping
    cat will not eat
    weather forecast for the weekend
    train times to London
    cheap hotel near the airport
    football results
    who won the election
    capital of Australia
    how to cook pasta
    banana bread recipe
    how to fix a puncture
    car insurance quote
    mortgage rates
    how to reset my password
    best laptop for students
    phone will not charge
    write a poem
    tell me a funny story
    translate hello into French
    what is two plus two
    do my maths homework
    best film of the year
    play some music
    learn guitar
    gardening tips for spring
    birthday present ideas
    what is the time
    are you married
    do you have feelings
    what is the meaning of life
    stock market today
    parking near the hospital
    opening hours of the pharmacy
    how to appeal a parking fine
    renew my passport
    apply for a job
    prescription charges
    """.splitlines()
    if line.strip()
)
"""Other parts of the body, other illnesses, everyday life and small talk; nothing about the hip, groin or thigh."""
