"""Compares intent classifiers: five-fold cross-validation, the held-out file, and milliseconds a message.

    .venv/bin/python benchmarks/classifier.py [words] [pairs] [meaning] [svm] [diet]

Every candidate is made of Rasa's own components, given the same folds; ways of asking in knowledge/faq are added to the
training part of each, as in config.yml.

Measured with 1,782 examples of 18 intents and 184 held out, two busy cores: ``findings`` (chosen) cross-validated accuracy
0.824 and F1 0.811, held-out 0.837 and 0.841, 10 ms a message; ``pairs`` 0.818, 0.807, 0.826, 0.830, 6 ms; ``words`` 0.811,
0.801, 0.804, 0.825; ``meaning`` 0.783, 0.781, 0.799, 0.823; ``svm`` 0.796, 0.793, 0.777, 0.784. ``diet`` took 18 s an epoch
and was not measured to the end. The examples have since grown to more than 2,900.
"""

from __future__ import annotations

import sys
import tempfile
import time
from copy import deepcopy
from pathlib import Path
from typing import Any, Sequence

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.diet_classifier import DIETClassifier
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.nlu.classifiers.sklearn_intent_classifier import SklearnIntentClassifier
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold

from hippath.nlu.faq_examples import FaqExamples
from hippath.nlu.findings_features import FindingsFeaturizer
from hippath.nlu.sentence_features import SentenceEmbeddingFeaturizer
from hippath.nlu.tokenizer import HippathTokenizer

ROOT = Path(__file__).parents[1]
Step = tuple[Any, dict[str, Any]]
PAIRS: Step = (CountVectorsFeaturizer, {"min_ngram": 1, "max_ngram": 2})
LOGISTIC: Step = (LogisticRegressionClassifier, {"max_iter": 300, "tol": 0.001})
CANDIDATES: dict[str, list[Step]] = {
    "words": [(CountVectorsFeaturizer, {}), (SentenceEmbeddingFeaturizer, {"scale": 5.0}), LOGISTIC],
    "pairs": [PAIRS, (SentenceEmbeddingFeaturizer, {"scale": 5.0}), LOGISTIC],
    "findings": [PAIRS, (SentenceEmbeddingFeaturizer, {"scale": 5.0}), (FindingsFeaturizer, {"scale": 1.0}), LOGISTIC],
    "meaning": [(SentenceEmbeddingFeaturizer, {"scale": 4.0}), LOGISTIC],
    "svm": [(SentenceEmbeddingFeaturizer, {"scale": 1.0}), (SklearnIntentClassifier, {"C": [5], "num_threads": 1})],
    "diet": [
        PAIRS,
        (SentenceEmbeddingFeaturizer, {"scale": 1.0}),
        (DIETClassifier, {"epochs": 25, "entity_recognition": False, "random_seed": 1, "run_eagerly": False}),
    ],
}


class Pipeline:
    """The components of one candidate, trained in order."""

    def __init__(self, steps: Sequence[Step], folder: Path) -> None:
        common: list[Step] = [(FaqExamples, {}), (HippathTokenizer, {})]
        folder.mkdir()
        storage = LocalModelStorage.create(folder)
        self.parts = []
        for place, (kind, config) in enumerate([*common, *steps]):
            context = ExecutionContext(GraphSchema({}), node_name=f"{kind.__name__}{place}")
            own = {**kind.get_default_config(), **config}
            self.parts.append(kind.create(own, storage, Resource(context.node_name), context))

    def train(self, data: TrainingData) -> None:
        """Train each component on what the ones before it made."""
        for part in self.parts:
            if hasattr(part, "train"):
                part.train(data)
            if part is not self.parts[-1]:
                data = part.process_training_data(data)

    def intents(self, texts: Sequence[str]) -> tuple[list[str], float]:
        """Return the intents of ``texts``, read one by one, and the median of the milliseconds they took."""
        found, taken = [], []
        for text in texts:
            messages = [Message(data={TEXT: text})]
            started = time.perf_counter()
            for part in self.parts:
                messages = part.process(messages)
            taken.append((time.perf_counter() - started) * 1000)
            found.append(messages[0].get(INTENT)["name"])
        return found, float(np.median(taken))


def measure(name: str, steps: Sequence[Step], data: TrainingData, held: TrainingData) -> str:
    """Return one line about a candidate."""
    examples = data.intent_examples
    right = [example.get(INTENT) for example in examples]
    said: list[str] = [""] * len(examples)
    with tempfile.TemporaryDirectory() as folder:
        folds = StratifiedKFold(5, shuffle=True, random_state=1).split(right, right)
        for fold, (taught, asked) in enumerate(folds):
            pipeline = Pipeline(steps, Path(folder) / str(fold))
            pipeline.train(TrainingData([deepcopy(examples[place]) for place in taught]))
            answers = pipeline.intents([examples[place].get(TEXT) for place in asked])[0]
            for place, intent in zip(asked, answers, strict=True):
                said[place] = intent
        pipeline = Pipeline(steps, Path(folder) / "all")
        started = time.perf_counter()
        pipeline.train(deepcopy(data))
        seconds = time.perf_counter() - started
        found, milliseconds = pipeline.intents([example.get(TEXT) for example in held.intent_examples])
    apart = [example.get(INTENT) for example in held.intent_examples]
    figures = [accuracy_score(right, said), f1_score(right, said, average="macro")]
    figures += [accuracy_score(apart, found), f1_score(apart, found, average="macro")]
    text = "cross-validated accuracy {:.3f} F1 {:.3f}, held-out accuracy {:.3f} F1 {:.3f}".format(*figures)
    return f"{name}: {text}, trained in {seconds:.0f} s, {milliseconds:.1f} ms a message"


def main(names: Sequence[str]) -> None:
    """Measure the candidates asked for, or all."""
    data, held = load_data(str(ROOT / "data" / "nlu")), load_data(str(ROOT / "tests" / "nlu" / "heldout.yml"))
    print(f"{len(data.intent_examples)} examples, {len(held.intent_examples)} held out")
    for name in names or CANDIDATES:
        print(measure(name, CANDIDATES[name], data, held), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
