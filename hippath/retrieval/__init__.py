"""Questions to FAQ topics, by sentence embeddings and words. Importing it loads no model."""

from hippath.retrieval.embedder import Embedder, EmbedderError
from hippath.retrieval.lookup import Match, lookup, lookup_json
from hippath.retrieval.repeated import shared_embedder

__all__ = ["Embedder", "EmbedderError", "Match", "lookup", "lookup_json", "shared_embedder"]
