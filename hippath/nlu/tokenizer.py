"""Tokens for Rasa: spaCy's English rules; no model to download."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from hippath.nlu.fingerprint import fingerprint


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class HippathTokenizer(Tokenizer):  # type: ignore[misc]
    """Splits text as spaCy's blank English pipeline does."""

    def __init__(self, config: Dict[Text, Any]) -> None:
        super().__init__(config)
        self._nlp = spacy.blank("en")

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the configuration that Rasa's tokenizers share; intents are never split."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """Return a digest of the tokenizer behind this one."""
        return f"spacy {spacy.__version__} {fingerprint('nlu/tokenizer')}"

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        """Return the tokens of one text, white space left out."""
        text = message.get(attribute)
        return [Token(word.text, word.idx) for word in self._nlp.make_doc(text) if not word.is_space]
