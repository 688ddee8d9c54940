"""From facts to the next question and to an assessment: pure functions, whatever the order of the facts."""

from hippath.pathway.assess import assess
from hippath.pathway.assessment import Assessment, IncompleteFacts
from hippath.pathway.exercise import can_advise_exercise
from hippath.pathway.facts import Facts, FactsError
from hippath.pathway.flags import EstablishedFlag, established
from hippath.pathway.gate import MedicineAdvice, medicine_advice
from hippath.pathway.questions import remaining
from hippath.pathway.stored_facts import stored_facts

__all__ = [
    "Assessment",
    "EstablishedFlag",
    "Facts",
    "FactsError",
    "IncompleteFacts",
    "MedicineAdvice",
    "assess",
    "can_advise_exercise",
    "established",
    "medicine_advice",
    "remaining",
    "stored_facts",
]
