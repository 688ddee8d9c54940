"""What is remembered for some facts is never given for others, or for other knowledge."""

from __future__ import annotations

from hippath.knowledge import Knowledge
from hippath.pathway import Facts, stored_facts
from hippath.pathway.recent import remembered


def test_facts_and_knowledge_both_count(knowledge: Knowledge) -> None:
    reckoned: list[Facts] = []

    @remembered
    def age(facts: Facts, knowledge: Knowledge) -> tuple[int | None, str]:
        reckoned.append(facts)
        return facts.age, knowledge.clinic.name

    other = knowledge.copy(update={"clinic": knowledge.clinic.copy(update={"name": "Other"})})
    assert age(Facts(age=30), knowledge) == age(Facts(age=30), knowledge) == (30, knowledge.clinic.name)
    assert len(reckoned) == 1
    assert age(Facts(age=31), knowledge) == (31, knowledge.clinic.name)
    assert age(Facts(age=30), other) == (30, "Other")


def test_facts_are_equal_when_every_field_is() -> None:
    told = Facts(symptoms_present=["groin_pain", "snapping"], age=30)
    assert told == Facts(symptoms_present=["snapping", "groin_pain"], age=30)
    assert hash(told) == hash(Facts(**told.dict()))
    assert told != told.copy(update={"age": 31})


def test_stored_facts_are_the_facts_that_were_stored() -> None:
    told = Facts(symptoms_present=["groin_pain"], injection="wore_off", conservative_days=90.5)
    assert stored_facts(told.dict()) == told
    assert stored_facts(None) == Facts()
