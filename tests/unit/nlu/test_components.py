"""The graph components: features, entities, examples from the FAQ, and digests that make training notice changes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.training.fingerprinting import calculate_fingerprint_key
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from hippath.knowledge import Knowledge
from hippath.knowledge.loader import DEFAULT_FOLDER
from hippath.nlu.faq_examples import FaqExamples
from hippath.nlu.findings_extractor import FindingsExtractor
from hippath.nlu.fingerprint import fingerprint
from hippath.nlu.sentence_features import SentenceEmbeddingFeaturizer
from hippath.nlu.tokenizer import HippathTokenizer

TODAY = date(2026, 11, 21)


def made(kind: Any, folder: Path, **config: Any) -> Any:
    context = ExecutionContext(GraphSchema({}), node_name="node")
    storage = LocalModelStorage.create(folder)
    return kind.create({**kind.get_default_config(), **config}, storage, Resource("node"), context)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("it's sore", ["it", "'s", "sore"]),
        ("8/10 pain!!", ["8/10", "pain", "!", "!"]),
        ("a  b", ["a", "b"]),
        ("👍", ["👍"]),
    ],
)
def test_tokens_point_into_the_text(tmp_path: Path, text: str, tokens: list[str]) -> None:
    found = made(HippathTokenizer, tmp_path).tokenize(Message(data={TEXT: text}), TEXT)
    assert [token.text for token in found] == tokens
    assert all(text[token.start : token.end] == token.text for token in found)


def test_messages_get_their_own_scaled_sentence_embedding(tmp_path: Path) -> None:
    messages = [Message(data={TEXT: text}) for text in ("my hip hurts", "", "what is a psoas")]
    made(SentenceEmbeddingFeaturizer, tmp_path, scale=3.0).process(messages)
    rows = [message.get_dense_features(TEXT)[1] for message in messages]
    assert [row is None for row in rows] == [False, True, False]
    assert [float(np.linalg.norm(row.features)) for row in rows if row] == pytest.approx([3.0, 3.0], abs=1e-3)
    assert not np.allclose(rows[0].features, rows[2].features, atol=0.1)


def test_findings_become_entities_in_the_order_of_the_text() -> None:
    text = "no fever but my groin hurts for 3 weeks, took ibuprofen"
    message = FindingsExtractor(lambda: TODAY).process([Message(data={TEXT: text})])[0]
    found = [(item["entity"], item["value"], item["role"]) for item in message.get(ENTITIES)]
    assert ("symptom", "fever", "absent") in found and ("symptom", "groin_pain", "present") in found
    assert ("treatment", "nsaid", "tried") in found and any(kind == "duration" for kind, _, _ in found)
    starts = [item["start"] for item in message.get(ENTITIES)]
    assert starts == sorted(starts)
    assert {item["extractor"] for item in message.get(ENTITIES)} == {"FindingsExtractor"}
    sent = message.as_dict(only_output_properties=True)
    assert sent["findings"]["text"] == text and "understood" not in sent


def test_the_clock_decides_what_since_means() -> None:
    def days(today: date) -> list[Any]:
        message = FindingsExtractor(lambda: today).process([Message(data={TEXT: "my hip hurts since august 2026"})])[0]
        return [item["value"] for item in message.get(ENTITIES) if item["entity"] == "duration"]

    first, later = days(TODAY), days(date(2027, 3, 21))
    assert first and later and first[0] < later[0]


def test_questions_of_the_faq_are_taught_and_stories_are_not(tmp_path: Path, knowledge: Knowledge) -> None:
    own = Message.build(text="hello", intent="greet")
    data = made(FaqExamples, tmp_path).process_training_data(TrainingData([own]))
    taught = {example.get(TEXT): example.get(INTENT) for example in data.intent_examples}
    assert taught["hello"] == "greet"
    assert taught["should i even be running??"] == "ask_question"
    assert "my hip flexor only hurts on hills and sprints" not in taught
    topics = [topic for topic in knowledge.faq.values() if "patient" in topic.audience]
    assert all(any(text in taught for text in topic.asks.patient) for topic in topics)


@pytest.mark.parametrize("kind", [FaqExamples, HippathTokenizer])
def test_a_changed_knowledge_file_trains_anew(kind: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    keys = [calculate_fingerprint_key(kind, {}, {})]
    monkeypatch.setattr("hippath.knowledge.loader.DEFAULT_FOLDER", folder)
    keys.append(calculate_fingerprint_key(kind, {}, {}))
    path = folder / "clinic.yml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    from hippath.knowledge import loader

    loader._at.cache_clear()
    loader._load.cache_clear()
    keys.append(calculate_fingerprint_key(kind, {}, {}))
    loader._at.cache_clear()
    loader._load.cache_clear()
    assert (keys[0] == keys[1], keys[1] == keys[2]) == (True, False)


def test_a_changed_source_file_trains_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hippath.nlu import fingerprint as module

    shutil.copytree(Path(module.__file__).parents[1] / "understanding", tmp_path / "understanding")
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    digests = []
    for addition in ("", "\n"):
        path = tmp_path / "understanding" / "words.py"
        path.write_text(path.read_text(encoding="utf-8") + addition, encoding="utf-8")
        module._sources.cache_clear()
        digests += [fingerprint("understanding"), fingerprint("understanding/words"), fingerprint()]
    module._sources.cache_clear()
    assert [digests[0] == digests[3], digests[1] == digests[4], digests[2] == digests[5]] == [False, False, True]
