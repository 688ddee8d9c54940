"""Which question comes next in the conversation."""

from __future__ import annotations

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.fill import fill
from hippath.conversation.wording import name_of
from hippath.knowledge import Knowledge
from hippath.knowledge.questions import Option, Question
from hippath.knowledge.source_keys import SourceKeys
from hippath.pathway import Facts, remaining

FLAG_PREFIX = "flag:"
CONSENT, OPENING, CHECK = "consent", "opening", "check_understanding"
CHANGE, WITHDRAWAL, CONTRADICTION = "what_to_change", "confirm_withdrawal", "contradiction"
_FACTS_WORTH_CHECKING = 3


def next_question(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Question | None:
    """Return the next question, or None when everything needed is known.

    A flag being taken back first, then consent; then what else concerns safety (a hint at danger, a contradiction); then
    the story and its check; then what the pathway still needs.
    """
    if dialogue.withdrawing:
        return question_by_id(WITHDRAWAL, facts, dialogue, knowledge)
    if dialogue.consent is None:
        return question_by_id(CONSENT, facts, dialogue, knowledge)
    if dialogue.doubts:
        return question_by_id(FLAG_PREFIX + dialogue.doubts[0], facts, dialogue, knowledge)
    missing = remaining(facts, knowledge)
    if not missing:
        return None
    if dialogue.contradiction:
        return question_by_id(CONTRADICTION, facts, dialogue, knowledge)
    if not dialogue.told:
        return question_by_id(OPENING, facts, dialogue, knowledge)
    if not dialogue.checked and _count(facts) >= _FACTS_WORTH_CHECKING:
        return question_by_id(CHANGE if dialogue.changing else CHECK, facts, dialogue, knowledge)
    return missing[0]


def question_by_id(identity: str, facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Question:
    """Return a question of ``questions.yml``, or the one about a single flag or finding, made from its own words."""
    say = knowledge.conversation
    if identity.startswith(FLAG_PREFIX):
        flag = knowledge.red_flags[identity[len(FLAG_PREFIX) :]]
        return _made(identity, flag.question, say.answers, flag.sources, knowledge)
    if identity == CHANGE:
        return _made(identity, say.what_to_change, {}, ("project-rule",), knowledge)
    if identity == WITHDRAWAL:
        names = ", ".join(name_of(atom, knowledge) for atom in dialogue.withdrawing)
        text = say.withdraw.format(name=names)
        return _made(identity, text, say.withdraw_options, ("project-rule",), knowledge)
    if identity == CONTRADICTION:
        text = say.contradiction.format(name=name_of(dialogue.contradiction or "", knowledge))
        return _made(identity, text, {**say.both_options, "not_sure": say.answers["not_sure"]}, ("project-rule",), knowledge)
    return knowledge.questions[identity]


def _made(identity: str, text: str, options: dict[str, str], sources: tuple[str, ...], knowledge: Knowledge) -> Question:
    says = knowledge.conversation.option_says
    choices = tuple(Option(value=value, label=label, says=says.get(value, ())) for value, label in options.items())
    return Question(
        id=identity,
        text=text,
        simpler=text,
        why="",
        kind="single" if options else "free",
        options=choices,
        group="conversation",
        sources=SourceKeys(sources),
    )


def _count(facts: Facts) -> int:
    return len(facts.symptoms_present) + len(facts.treatments) + len(facts.activities) + (facts.duration_days is not None)


def filled(question: Question, knowledge: Knowledge, simpler: bool) -> str:
    """Return the question's wording, the simpler one on a repeat, with the clinic's details filled in."""
    return fill(question.simpler if simpler and question.simpler else question.text, knowledge)
