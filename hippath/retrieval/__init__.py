"""Questions to FAQ topics, by sentence embeddings and words. Importing it loads no model."""

from hippath.retrieval.embedder import Embedder, EmbedderError, shared_embedder
from hippath.retrieval.lookup import Match, lookup, lookup_json

__all__ = ["Embedder", "EmbedderError", "Match", "lookup", "lookup_json", "shared_embedder"]
