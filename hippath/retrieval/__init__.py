"""Questions to FAQ topics, by sentence embeddings and words. Importing it loads no model."""

from hippath.retrieval.embedder import Embedder, EmbedderError
from hippath.retrieval.lookup import Match, lookup, lookup_json
from hippath.retrieval.repeated import expect_one_question, shared_embedder

__all__ = ["Embedder", "EmbedderError", "Match", "expect_one_question", "lookup", "lookup_json", "shared_embedder"]
