"""What an answer to each kind of question does to facts and dialogue."""

from __future__ import annotations

from hippath.conversation.answering import answered, unanswered
from hippath.conversation.dialogue import Dialogue
from hippath.conversation.next_question import CHANGE, CHECK, CONSENT, CONTRADICTION, FLAG_PREFIX, OPENING, WITHDRAWAL
from hippath.conversation.reading import Reading
from hippath.conversation.screening import flags_resting_on, without_atoms
from hippath.knowledge import Knowledge
from hippath.knowledge.questions import Question
from hippath.pathway import Facts

ASKED_AT_MOST = 2
"""An unanswered question is asked this often, then taken on the safe side (design section 4)."""


def take_answer(
    question: Question, reading: Reading, facts: Facts, dialogue: Dialogue, learnt: bool, knowledge: Knowledge
) -> tuple[Facts, Dialogue]:
    """Return facts and dialogue after ``reading`` was given to ``question``; ``learnt``: the message told a new fact."""
    if question.id in (OPENING, CHANGE):
        told = learnt or reading.kind == "chosen"
        return facts, dialogue.copy(update={"told": dialogue.told or told, "changing": False if told else dialogue.changing})
    if question.id == CHECK:
        return facts, _check(reading, dialogue, learnt)
    if not reading.is_answer:
        return facts, dialogue
    if question.id == CONSENT:
        return facts, dialogue.copy(
            update={"consent": "yes" if reading.values == ("yes",) else "no" if reading.values == ("no",) else None}
        )
    if question.id == WITHDRAWAL:
        return _withdraw(reading, facts, dialogue, knowledge)
    if question.id == CONTRADICTION:
        atom = {dialogue.contradiction or ""}
        facts = without_atoms(facts, atom) if reading.values == ("have_not",) else facts
        return facts, dialogue.copy(update={"contradiction": None})
    if reading.kind == "not_sure":
        return (facts, dialogue) if question.level != "other" else (unanswered(facts, question), dialogue)
    if question.id.startswith(FLAG_PREFIX):
        return _screened(question, reading.values == ("yes",), facts, dialogue)
    return answered(facts, question, reading, knowledge), dialogue


def give_up(question: Question, facts: Facts, dialogue: Dialogue) -> tuple[Facts, Dialogue]:
    """Return facts and dialogue when ``question`` was asked often enough without an answer: the safe side is taken."""
    if question.id == OPENING:
        return facts, dialogue.copy(update={"told": True})
    if question.id in (CHECK, CHANGE):
        return facts, dialogue.copy(update={"checked": True, "changing": False})
    if question.id == WITHDRAWAL:
        return facts, dialogue.copy(update={"withdrawing": ()})
    if question.id == CONTRADICTION:
        return facts, dialogue.copy(update={"contradiction": None})
    if question.id == CONSENT:
        return facts, dialogue
    if question.id.startswith(FLAG_PREFIX):
        return _screened(question, True, facts, dialogue)
    return unanswered(facts, question), dialogue


def _check(reading: Reading, dialogue: Dialogue, learnt: bool) -> Dialogue:
    if learnt or reading.values == ("right",):
        return dialogue.copy(update={"checked": True})
    return dialogue.copy(update={"changing": reading.values == ("wrong",)})


def _withdraw(reading: Reading, facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> tuple[Facts, Dialogue]:
    atoms = dialogue.withdrawing
    if reading.values != ("mistake",):
        return facts, dialogue.copy(update={"withdrawing": ()})
    flags = {flag for atom in atoms for flag in flags_resting_on(atom, facts, knowledge)}
    facts = without_atoms(facts, {*atoms, *flags})
    withdrawn = tuple(sorted({*dialogue.withdrawn, *flags}))
    return facts, dialogue.copy(update={"withdrawing": (), "withdrawn": withdrawn, "finished": False})


def _screened(question: Question, yes: bool, facts: Facts, dialogue: Dialogue) -> tuple[Facts, Dialogue]:
    flag = question.id[len(FLAG_PREFIX) :]
    field = "red_flags" if yes else "red_flags_absent"
    values = tuple(sorted({*getattr(facts, field), flag}))
    doubts = tuple(doubt for doubt in dialogue.doubts if doubt != flag)
    return facts.copy(update={field: values}), dialogue.copy(update={"doubts": doubts})
