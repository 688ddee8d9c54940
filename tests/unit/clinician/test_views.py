"""What the pages and the terminal show of the knowledge."""

from __future__ import annotations

import pytest

from hippath.clinician.cards import card
from hippath.clinician.certainty import span
from hippath.clinician.danger_signs import danger_signs
from hippath.clinician.figures import figures
from hippath.clinician.finder import find
from hippath.clinician.groups import HEADINGS, topic_groups
from hippath.clinician.pathway_rows import pathway_table
from hippath.knowledge import Knowledge


def test_a_card_numbers_its_sources_as_they_come(knowledge: Knowledge) -> None:
    shown = card(knowledge.faq["release_evidence"], "clinician", knowledge)
    assert [source.number for source in shown.sources] == list(range(1, len(shown.sources) + 1))
    keys = {source.number: source.key for source in shown.sources}
    statements = knowledge.faq["release_evidence"].clinician
    assert [{keys[number] for number in evidence.numbers} for evidence in shown.evidence] == [set(s.sources) for s in statements]
    assert (shown.group, shown.certainty) == ("Surgery", "low")


def test_a_patients_card_has_the_patients_words(knowledge: Knowledge) -> None:
    shown = card(knowledge.faq["ice"], "patient", knowledge)
    assert shown.evidence[0].text == knowledge.faq["ice"].patient.short[0].text


def test_related_topics_have_an_answer_for_the_reader(knowledge: Knowledge) -> None:
    for topic in knowledge.faq.values():
        for link in card(topic, "clinician", knowledge).related:
            assert knowledge.faq[link.id].clinician


def test_every_topic_is_in_one_group(knowledge: Knowledge) -> None:
    for audience in ("clinician", "patient"):
        shown = [link.id for group in topic_groups(knowledge, audience) for link in group.topics]  # type: ignore[arg-type]
        assert sorted(shown) == sorted(topic.id for topic in knowledge.faq.values() if audience in topic.audience)
    assert [group.id for group in topic_groups(knowledge, "patient")] == list(HEADINGS)


@pytest.mark.parametrize(
    ("labels", "words"),
    [([], ""), ([None], ""), (["low", None, "low"], "low"), (["low", "very_low"], "very low to low"), (["high"], "high")],
)
def test_span(labels: list[str | None], words: str) -> None:
    assert span(labels) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("relieved 89.1% v 85.6%, recurrence", "relieved <b>89.1% v 85.6%</b>, recurrence"),
        ("in 24 of 25, Harris 65 to 84;", "in <b>24 of 25</b>, Harris <b>65 to 84</b>;"),
        ("0.16% of 25,648 hips", "<b>0.16% of 25,648</b> hips"),
        ("+17% strength at 6 weeks", "<b>+17%</b> strength at 6 weeks"),
        ("<b>9%</b>", "&lt;b&gt;<b>9%</b>&lt;/b&gt;"),
    ],
)
def test_figures(text: str, html: str) -> None:
    assert figures(text) == html


def test_every_row_and_sign_reads_to_the_end(knowledge: Knowledge) -> None:
    rows = pathway_table(knowledge).rows
    assert [row.id for row in rows] == [row.id for row in knowledge.pathway.rows]
    assert all(row.when and row.reasons and row.numbers for row in rows)
    signs = [sign for level in danger_signs(knowledge).levels for sign in level.signs]
    assert {sign.id for sign in signs} == set(knowledge.red_flags)
    assert all(sign.when and sign.numbers for sign in signs)


def test_find(knowledge: Knowledge) -> None:
    found = find("psoas tenotomy evidence", knowledge)
    assert found.sure
    assert found.answers[0].card.id == "release_evidence"
    assert [answer.score for answer in found.answers] == sorted((answer.score for answer in found.answers), reverse=True)


def test_nothing_found_is_not_sure(knowledge: Knowledge) -> None:
    found = find("capital of France", knowledge)
    assert not found.answers
    assert not found.sure


def test_a_word_that_fits_several_topics_is_answered(knowledge: Knowledge) -> None:
    found = find("injection", knowledge)
    assert len(found.answers) > 2
    assert found.sure
